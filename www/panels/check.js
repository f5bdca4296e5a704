// The panel of what an editor should look at again, in reading order.
import { paragraphNumber } from "../exports.js";
import { counted, make } from "../html.js";
import { excerpt } from "../words.js";

/** Rows of the panel; `dismissed` is how many marks the editor's decisions took away. */
export function checkRows({ text, analysis, marks, dismissed }) {
  const rows = marks.filter((mark) => mark.layer === "finding").map((mark) => findingRow(text, analysis, mark));
  return [
    rows.length ? make("ol", { class: "rows" }, ...rows) : make("p", { class: "nothing" }, "Nothing stood out. That is no promise: names, figures and quotes still want a reader."),
    dismissed > 0 && make("p", { class: "note" }, `${counted(dismissed, "mark")} set aside by you. `, make("kbd", {}, "u"), " takes the last decision back."),
  ].filter(Boolean);
}

function findingRow(text, analysis, mark) {
  const finding = analysis.findings[mark.index];
  const { start, end } = finding.spans[0];
  return make(
    "li",
    {},
    make(
      "button",
      { type: "button", class: "row", "data-mark": mark.id },
      make("span", { class: "row-title" }, finding.message),
      make("span", { class: "row-words", dir: "auto" }, excerpt(text.slice(start, end), 90)),
      make("span", { class: "row-place" }, `¶ ${paragraphNumber(analysis, start)}`),
    ),
  );
}
