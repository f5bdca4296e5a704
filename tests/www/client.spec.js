// The client against workers of our own making, without a browser.
import { expect, test } from "@playwright/test";
import { createAnalyzer } from "../../www/client.js";

/** A worker that answers by `answer(message, worker)`. */
class FakeWorker {
  static started = 0;
  constructor(answer) {
    FakeWorker.started++;
    this.answer = answer;
  }
  postMessage(message) {
    setTimeout(() => this.ended || this.answer(message, this));
  }
  terminate() {
    this.ended = true;
  }
}

const echo = ({ id, text, options }, worker) => worker.onmessage({ data: { id, result: { text, options } } });

function analyzerWith(answer, settings = {}) {
  FakeWorker.started = 0;
  return createAnalyzer({ spawn: () => new FakeWorker(answer), ...settings });
}

test("nothing is started before the first text", () => {
  analyzerWith(echo);
  expect(FakeWorker.started).toBe(0);
});

test("the exact text and the options that are set reach the worker", async () => {
  const text = "a\r\nb\u0000\ud800";
  expect(await analyzerWith(echo).analyze(text, { created: "" })).toEqual({ text, options: {} });
  expect(await analyzerWith(echo).analyze(text, { created: "2023-03-01" })).toEqual({ text, options: { created: "2023-03-01" } });
});

test("the latest text wins", async () => {
  const analyzer = analyzerWith(echo);
  const all = await Promise.allSettled(["one", "two", "three"].map((text) => analyzer.analyze(text)));
  expect(all.map(({ status, reason }) => reason?.name ?? status)).toEqual(["AbortError", "AbortError", "fulfilled"]);
  expect(all[2].value.text).toBe("three");
});

test("a signal ends the wait", async () => {
  const stop = new AbortController();
  const reading = analyzerWith(echo).analyze("text", { signal: stop.signal });
  stop.abort();
  await expect(reading).rejects.toMatchObject({ name: "AbortError" });
});

test("an error reply about an option keeps the worker", async () => {
  const analyzer = analyzerWith(({ id, text, options }, worker) => (text === "bad" ? worker.onmessage({ data: { id, error: { code: "options", message: "not a date" } } }) : echo({ id, text, options }, worker)));
  await expect(analyzer.analyze("bad")).rejects.toMatchObject({ name: "CopydeskError", code: "options", message: "not a date" });
  await analyzer.analyze("good");
  expect(FakeWorker.started).toBe(1);
});

test("after a crash the next text is read by a fresh worker", async () => {
  const analyzer = analyzerWith((message, worker) => (message.text === "crash" ? worker.onerror({ message: "boom" }) : echo(message, worker)));
  await analyzer.analyze("before");
  await expect(analyzer.analyze("crash")).rejects.toMatchObject({ code: "crash" });
  expect((await analyzer.analyze("after")).text).toBe("after");
  expect(FakeWorker.started).toBe(2);
});

test("a worker that never starts is an error that says what to check", async () => {
  const analyzer = analyzerWith((_, worker) => worker.onerror({}));
  await expect(analyzer.analyze("text")).rejects.toMatchObject({ code: "load", message: expect.stringContaining("copydesk_bg.wasm") });
});

test("a worker that cannot be made is an error, not an exception", async () => {
  const analyzer = createAnalyzer({ spawn: () => { throw new Error("blocked by policy"); } });
  await expect(analyzer.analyze("text")).rejects.toMatchObject({ code: "load", message: expect.stringContaining("blocked by policy") });
});

test("a silent worker is given up", async () => {
  const analyzer = analyzerWith(() => {}, { patience: 20 });
  await expect(analyzer.analyze("text")).rejects.toMatchObject({ code: "timeout" });
});

test("a closed analyzer says so", async () => {
  const analyzer = analyzerWith(echo);
  const reading = analyzer.analyze("text");
  analyzer.close();
  await expect(reading).rejects.toMatchObject({ code: "closed" });
  await expect(analyzer.analyze("text")).rejects.toMatchObject({ code: "closed" });
});

test("inline reads in this thread and says when its engine did not load", async () => {
  const analyzer = createAnalyzer({ mode: "inline", load: async () => (text) => ({ text }) });
  expect(await analyzer.analyze("text")).toEqual({ text: "text" });
  const broken = createAnalyzer({ mode: "inline", load: async () => { throw new Error("404"); } });
  await expect(broken.analyze("text")).rejects.toMatchObject({ code: "load", message: expect.stringContaining("404") });
});
