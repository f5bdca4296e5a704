// The menu of what can be taken away: copied, saved or printed. Nothing is sent anywhere.
import { datesCsv, markdownSheet, namesCsv, quotesCsv } from "./exports.js";
import { byId } from "./html.js";
import { printSheetOf } from "./print-sheet.js";

/**
 * @param {() => {text: string, analysis: object | null, raw: object | null}} current `analysis`: as shown; `raw`: as it was read
 * @param {(message: string) => void} say
 */
export function createTakeAway(current, say) {
  const menu = byId("take-menu");

  /** A focus inside goes to what opened the menu. */
  function close() {
    const hadFocus = menu.contains(document.activeElement);
    menu.open = false;
    if (hadFocus) menu.querySelector("summary").focus({ preventScroll: true });
  }

  menu.addEventListener("click", ({ target }) => {
    const what = target.closest("[data-take]")?.dataset.take;
    if (!what) return;
    close();
    const { text, analysis, raw } = current();
    if (analysis) WAYS[what](text, what === "json" ? raw : analysis, say);
    else say("There is nothing to take away yet.");
  });
  addEventListener("click", ({ target }) => menu.contains(target) || (menu.open = false));
  menu.addEventListener("focusout", ({ relatedTarget }) => relatedTarget && !menu.contains(relatedTarget) && (menu.open = false));
  addEventListener("beforeprint", () => {
    const { text, analysis } = current();
    byId("print-sheet").replaceChildren(...(analysis ? printSheetOf(text, analysis) : []));
  });
  addEventListener("afterprint", () => byId("print-sheet").replaceChildren());
  return {
    close,
    get isOpen() {
      return menu.open;
    },
  };
}

const WAYS = {
  print: () => print(),
  text: (text, _, say) => copy(text, "The text", say),
  markdown: (text, analysis, say) => copy(markdownSheet(text, analysis), "The accuracy sheet", say),
  json: (_, analysis, say) => copy(JSON.stringify(analysis, null, 2), "Everything, as JSON,", say),
  quotes: (text, analysis) => save("quotes.csv", quotesCsv(text, analysis)),
  dates: (text, analysis) => save("dates.csv", datesCsv(text, analysis)),
  names: (_, analysis) => save("names.csv", namesCsv(analysis)),
};

async function copy(words, what, say) {
  try {
    await navigator.clipboard.writeText(words);
    say(`${what} is on the clipboard.`);
  } catch {
    say("The browser did not allow copying. Click into the page and try again.");
  }
}

/** A byte order mark tells spreadsheets that this is UTF-8. */
function save(name, words) {
  const address = URL.createObjectURL(new Blob(["\ufeff", words], { type: "text/csv;charset=utf-8" }));
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
