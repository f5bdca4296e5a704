// Tabs after the ARIA pattern: one is in the tab order, the arrow keys move between them.
import { byId, thousands } from "./html.js";

/**
 * @param {string[]} names of the tabs, as in `tab-NAME` and `panel-NAME`
 * @param {(name: string) => void} shown called when another tab comes to the front
 */
export function createTabs(names, shown) {
  let front = names[0];

  function show(name) {
    if (name === front) return;
    front = name;
    for (const other of names) {
      const tab = byId(`tab-${other}`);
      tab.setAttribute("aria-selected", String(other === name));
      tab.tabIndex = other === name ? 0 : -1;
      byId(`panel-${other}`).hidden = other !== name;
    }
    shown(name);
  }

  function turn(event) {
    const at = names.indexOf(front);
    const to = { ArrowLeft: at - 1, ArrowRight: (at + 1) % names.length, Home: 0, End: -1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    show(names.at(to));
    byId(`tab-${front}`).focus();
  }

  for (const name of names) {
    byId(`tab-${name}`).addEventListener("click", () => show(name));
    byId(`tab-${name}`).addEventListener("keydown", turn);
  }
  return {
    show,
    get front() {
      return front;
    },
    /** The number beside a tab's name. */
    count(name, count) {
      byId(`tab-${name}`).querySelector(".count").textContent = thousands(count);
    },
  };
}
