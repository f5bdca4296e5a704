// The legend is the filter: one chip a kind, with a sample of its line and a count. Alt-click shows that kind alone.
import { byId, make, thousands } from "./html.js";
import { KINDS } from "./marks.js";
import { KIND_NAMES } from "./words.js";

/** Kinds that wait until they are asked for. */
const HIDDEN_AT_FIRST = ["amount", "doubtful"];

/** Chips: every kind, then marks below the cut-off of confidence. */
const CHIPS = [...KINDS, "doubtful"];

/**
 * Fills the legend.
 * @param {(hidden: Set<string>) => void} changed called with the kinds that are not drawn
 */
export function createLegend(changed) {
  let hidden = readHash() ?? new Set(HIDDEN_AT_FIRST);
  const chips = new Map(CHIPS.map((kind) => [kind, chipOf(kind, (alone) => (alone ? only(kind) : toggle(kind)))]));
  byId("legend").append(...chips.values());
  addEventListener("hashchange", () => set(readHash() ?? hidden));

  function press() {
    for (const [kind, chip] of chips) chip.setAttribute("aria-pressed", String(!hidden.has(kind)));
  }

  function set(kinds) {
    hidden = kinds;
    press();
    changed(hidden);
  }

  function toggle(kind) {
    const kinds = new Set(hidden);
    if (!kinds.delete(kind)) kinds.add(kind);
    keep(kinds);
  }

  function only(kind) {
    const isAlone = CHIPS.every((other) => other === kind || other === "doubtful" || hidden.has(other)) && !hidden.has(kind);
    keep(isAlone ? new Set(HIDDEN_AT_FIRST) : new Set(CHIPS.filter((other) => other !== kind)));
  }

  function keep(kinds) {
    set(kinds);
    writeHash(kinds);
  }

  press();
  return {
    toggle,
    /** The kinds that are not drawn. */
    get hidden() {
      return hidden;
    },
    /** Shows how many there are of each kind. */
    count(marks) {
      for (const [kind, chip] of chips) {
        const count = kind === "doubtful" ? marks.filter((mark) => mark.doubtful).length : marks.filter((mark) => mark.kind === kind).length;
        chip.querySelector(".count").textContent = thousands(count);
        chip.hidden = kind === "doubtful" && count === 0;
      }
    },
  };
}

function chipOf(kind, pressed) {
  const { many, sample, key } = KIND_NAMES[kind] ?? { many: "Doubtful", sample: "?", key: null };
  const title = key ? `Show or hide (${key}). Alt-click: show these alone.` : "Marks that are less likely right than wrong";
  return make(
    "button",
    { type: "button", class: `chip chip-${kind}`, title, "aria-keyshortcuts": key, onclick: (event) => pressed(event.altKey) },
    make("span", { class: `mark ${kind} sample`, "aria-hidden": "true" }, sample),
    make("span", { class: "name" }, many),
    " ",
    make("span", { class: "count" }, "0"),
  );
}

/** The filter in the address, so that it can be bookmarked: `#hide=amount,place`. */
function readHash() {
  const match = /^#hide=([a-z,]*)$/.exec(location.hash);
  return match && new Set(match[1].split(",").filter((kind) => CHIPS.includes(kind)));
}

function writeHash(kinds) {
  history.replaceState(null, "", `#hide=${CHIPS.filter((kind) => kinds.has(kind)).join(",")}`);
}
