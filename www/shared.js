// One worker and one wasm instance for everything on a page that reads: elements, editors, panels.
import { createAnalyzer } from "./client.js";

let analyzer = null;
let users = 0;
let queue = Promise.resolve();

/**
 * An analyzer that shares its worker with every other one made here. Texts wait for one another; within one of these analyzers a
 * newer text takes the place of an older one that still waits. The worker ends when the last user closes.
 */
export function shareAnalyzer() {
  let latest = 0;
  let closed = false;
  users++;
  analyzer ??= createAnalyzer();

  return {
    /** As `createAnalyzer().analyze`. */
    analyze(text, options = {}) {
      const turn = ++latest;
      const read = () => {
        options.signal?.throwIfAborted();
        if (closed || turn !== latest) throw new DOMException("A newer text took its place.", "AbortError");
        return analyzer.analyze(text, options);
      };
      const answer = queue.then(read);
      queue = answer.catch(() => {});
      return answer;
    },
    close() {
      if (closed) return;
      closed = true;
      if (--users > 0) return;
      analyzer.close();
      analyzer = null;
    },
  };
}
