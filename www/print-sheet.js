// The accuracy sheet on paper: every name, date and quote in reading order with a box to tick, what to look at first on top.
import { namedEntities, paragraphNumber, saidIn, speakerOf } from "./exports.js";
import { make } from "./html.js";
import { groundsOf, readingOf } from "./reading.js";
import { typeInWords } from "./words.js";

/** The sheet's elements. */
export function printSheetOf(text, analysis) {
  const place = (offset) => `¶ ${paragraphNumber(analysis, offset)}`;
  return [
    make("h1", {}, "Accuracy sheet"),
    make("p", {}, `Published ${analysis.created ?? "on a date that was not given"}${analysis.created_at ? ", as the text says" : ""}. Numbers at the end of a line are paragraphs.`),
    part("Look at these first", analysis.findings.map((f) => [f.message, place(f.spans[0].start)])),
    part("Names and roles", namedEntities(analysis).map((e) => [`${e.name}${e.role ? `, ${e.role}` : ""} (${typeInWords(e.type)})`, place(e.first.start)])),
    part("Dates", analysis.timexes.map((t) => [`“${text.slice(t.start, t.end)}”: ${readingOf(t)}. ${groundsOf(t)}`, place(t.start)])),
    part("Amounts", analysis.mentions.filter((m) => m.entity == null).map((m) => [text.slice(m.start, m.end), place(m.start)])),
    part("Quotes", analysis.quotes.map((q) => [`${speakerOf(text, analysis, q).name || "NO SPEAKER"}: “${saidIn(text, q)}”`, place(q.content[0].start)])),
  ].filter(Boolean);
}

function part(title, lines) {
  return lines.length > 0 && make("section", {}, make("h2", {}, title), make("ul", {}, ...lines.map(([words, place]) => make("li", {}, make("span", { class: "box" }), make("span", { dir: "auto" }, words), make("span", { class: "margin" }, place)))));
}
