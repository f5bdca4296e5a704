import { expect, test } from "@playwright/test";
import { open } from "./steps.js";

const ARTICLE = `
  <style>p { color: rgb(255, 0, 0); } .person { border: 9px solid red; }</style>
  <copydesk-article created="2026-11-22">
    <h1>Bridge to be rebuilt</h1>
    <p>“We will rebuild the bridge,” Mayor Amina
       Okafor said on Monday.</p>
    <p>Okafor spoke in London.<br>“It will take a year,” she said.</p>
    <p slot="card">A card</p>
  </copydesk-article>`;

async function show(page, count = 1) {
  const errors = await open(page, "element");
  await page.evaluate(([html, count]) => {
    window.told = [];
    for (const type of ["ready", "progress", "result", "select", "decision", "error"]) document.addEventListener(type, ({ type, detail }) => window.told.push([type, detail?.message ?? detail?.mark?.kind ?? detail?.verdict]), true);
    document.body.innerHTML = html.repeat(count);
  }, [ARTICLE, count]);
  await expect(page.locator("copydesk-article").last().locator(".person").first()).toBeVisible();
  return errors;
}

test("its own paragraphs are read and marked; events tell so", async ({ page }) => {
  const errors = await show(page);
  expect(await page.evaluate(() => document.querySelector("copydesk-article").text)).toBe(
    "Bridge to be rebuilt\n\n“We will rebuild the bridge,” Mayor Amina Okafor said on Monday.\n\nOkafor spoke in London. “It will take a year,” she said.",
  );
  await expect.poll(() => page.evaluate(() => window.told.map(([type]) => type).filter((type) => type !== "progress"))).toEqual(["ready", "result"]);
  expect(errors).toEqual([]);
});

test("several on a page share one worker", async ({ page }) => {
  await show(page, 3);
  await expect.poll(() => page.evaluate(() => window.told.filter(([type]) => type === "result").length)).toBe(3);
  expect(page.workers().length).toBe(1);
  await page.evaluate(() => document.body.replaceChildren());
  await expect.poll(() => page.workers().length).toBe(0);
});

test("the page's styles stay out, its custom properties come in", async ({ page }) => {
  await show(page);
  await page.evaluate(() => document.documentElement.style.setProperty("--copydesk-person", "rgb(1, 2, 3)"));
  const person = page.locator("copydesk-article .person").first();
  for (const [property, value] of Object.entries({ "border-top-width": "0px", "text-decoration-color": "rgb(1, 2, 3)", color: "rgb(0, 0, 0)" })) await expect(person).toHaveCSS(property, value);
});

test("its parts can be styled from the page, and nothing of its own style reaches the page", async ({ page }) => {
  await show(page);
  await page.addStyleTag({ content: "copydesk-article::part(person) { letter-spacing: 3px; } copydesk-article::part(text) { border-top: 5px solid red; }" });
  const look = await page.evaluate(() => {
    const { shadowRoot } = document.querySelector("copydesk-article");
    const styleOf = (element) => getComputedStyle(element);
    const outside = Object.assign(document.createElement("p"), { className: "person date quote", textContent: "Outside" });
    document.body.append(outside);
    return {
      person: styleOf(shadowRoot.querySelector("[part~=person]")).letterSpacing,
      text: styleOf(shadowRoot.querySelector("[part~=text]")).borderTopWidth,
      paragraphs: shadowRoot.querySelectorAll("[part~=paragraph]").length,
      marks: shadowRoot.querySelectorAll("[part~=mark]").length > 3,
      outside: styleOf(outside).textDecorationLine,
    };
  });
  expect(look).toEqual({ person: "3px", text: "5px", paragraphs: 3, marks: true, outside: "none" });
});

test("an engine that does not come is one error event, and the article still reads", async ({ page }) => {
  await page.route("**/*.wasm", (route) => route.fulfill({ status: 404, body: "no" }));
  await open(page, "element");
  await page.evaluate((html) => {
    window.told = [];
    document.addEventListener("error", ({ detail }) => detail && window.told.push(detail.message), true);
    document.body.innerHTML = html;
  }, ARTICLE);
  await expect.poll(() => page.evaluate(() => window.told)).toHaveLength(1);
  expect(await page.evaluate(() => window.told[0])).toContain("could not be loaded");
  await expect(page.getByText("Okafor said on Monday.").last()).toBeVisible();
  await page.unroute("**/*.wasm");
  await page.evaluate(() => document.querySelector("copydesk-article").read());
  await expect(page.locator("copydesk-article .person").first()).toBeVisible();
});

test("a mark is chosen, its card shown, decided on, and decided back", async ({ page }) => {
  await show(page);
  const card = page.getByText("A card");
  await expect(card).toBeHidden();
  await page.locator("copydesk-article .person").first().click();
  await expect(card).toBeVisible();
  const marks = () => page.locator("copydesk-article .person").count();
  await expect.poll(() => page.evaluate(() => window.told.at(-1)[0])).toBe("select");
  const before = await marks();
  await page.evaluate(() => {
    const article = document.querySelector("copydesk-article");
    article.decide(article.marks.find(({ kind }) => kind === "person").id, "reject");
  });
  expect(await marks()).toBeLessThan(before);
  await page.evaluate(() => document.querySelector("copydesk-article").undoDecision());
  expect(await marks()).toBe(before);
  expect(await page.evaluate(() => window.told.filter(([type]) => type === "select" || type === "decision"))).toEqual([["select", "person"], ["decision", "reject"]]);
});

test("a wrong date is an error event with how to mend it; a right one reads again", async ({ page }) => {
  await show(page);
  await page.evaluate(() => (document.querySelector("copydesk-article").created = "yesterday"));
  await expect.poll(() => page.evaluate(() => window.told.find(([type]) => type === "error")?.[1])).toContain("YYYY-MM-DD");
  await page.evaluate(() => {
    window.told = [];
    document.querySelector("copydesk-article").created = "2026-11-23";
  });
  await expect.poll(() => page.evaluate(() => window.told.map(([type]) => type))).toContain("result");
});
