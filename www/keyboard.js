// Keys of the page, in one table that the help is made from. Single letters work only where nobody types.
import { byId, make } from "./html.js";

/**
 * @param {Record<string, () => void>} actions by the names in KEYS
 */
export function listenToKeys(actions) {
  fillHelp();
  addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.isComposing) return;
    if (event.key === "Escape") return actions.escape(event);
    if ((event.ctrlKey || event.metaKey) && event.key === "Enter") return act(event, actions.switchMode);
    if (event.ctrlKey || event.metaKey || isTyping(event.target)) return;
    if (event.altKey) return event.key === "ArrowUp" ? act(event, actions.outward) : undefined;
    const row = KEYS.find(({ keys }) => keys.includes(event.key));
    if (row && !isPressed(event)) act(event, () => actions[row.action](event.key));
  });
}

const KEYS = [
  { keys: ["j", "k"], action: "stepMark", help: "next, previous mark" },
  { keys: ["n", "p"], action: "stepFinding", help: "next, previous thing to check" },
  { keys: ["Enter"], action: "openCard", help: "card of the chosen mark" },
  { keys: ["1", "2", "3", "4", "5", "6", "7", "8"], action: "filter", help: "show or hide people, organizations, places, dates, quotes, other names, amounts, checks" },
  { keys: ["a"], action: "keep", help: "keep the mark" },
  { keys: ["x"], action: "reject", help: "not this mark; dismiss this check" },
  { keys: ["u"], action: "undo", help: "undo the last decision" },
  { keys: ["e"], action: "write", help: "write, at the chosen mark" },
  { keys: ["?"], action: "help", help: "these keys" },
];

const OTHER_KEYS = [
  [["Ctrl", "Enter"], "from writing to reading and back"],
  [["Alt", "↑"], "the longer mark around this one"],
  [["Esc"], "close the card; from writing to reading; back to the list"],
  [["Tab"], "between text, lists and tools"],
];

function act(event, action) {
  event.preventDefault();
  action();
}

function isTyping(target) {
  return target instanceof HTMLElement && (target.isContentEditable || target.matches("input:not([type=checkbox]), textarea, select"));
}

/** Enter on a control presses that control. */
function isPressed({ key, target }) {
  return key === "Enter" && target.closest?.("button, a, summary, [role=tab], label, input");
}

function fillHelp() {
  const dialog = byId("help");
  const row = (keys, help) => make("div", {}, make("dt", {}, ...keys.map((key) => make("kbd", {}, key))), make("dd", {}, help));
  dialog.append(
    make("h2", { id: "help-title" }, "Keys"),
    make("dl", {}, ...KEYS.map(({ keys, help }) => row(keys.length > 2 ? [keys[0], "–", keys.at(-1)] : keys, help)), ...OTHER_KEYS.map(([keys, help]) => row(keys, help))),
    make("p", { class: "note" }, "Single letters rest while you write. Alt-click on a chip of the legend shows that kind alone."),
    make("form", { method: "dialog" }, make("button", { class: "primary" }, "Close")),
  );
}
