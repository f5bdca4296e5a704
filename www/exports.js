// What can be taken away: an accuracy sheet in Markdown, tables as CSV. Pure.
import { groundsOf, readingOf } from "./reading.js";
import { quoteKindInWords, typeInWords } from "./words.js";

/** Entities that are named at least once, each with its first mention. */
export function namedEntities(analysis) {
  return analysis.entities
    .map((entity, index) => ({ ...entity, index, first: analysis.mentions[entity.mentions[0]] }))
    .filter(({ first }) => first);
}

/** Who a statement is given to: `{name, role, named}`; `named` is false where only words such as "officials" stand for the speaker. */
export function speakerOf(text, analysis, quote) {
  const entity = quote.speaker == null ? null : analysis.entities[quote.speaker];
  if (entity) return { name: entity.name, role: entity.role ?? "", named: true };
  const source = quote.source ? text.slice(quote.source.start, quote.source.end) : "";
  return { name: source.replace(/,? (who|which|that)$/, ""), role: "", named: false };
}

/** What was said; the pieces of a split quote joined by an ellipsis. */
export function saidIn(text, quote) {
  return quote.content.map(({ start, end }) => text.slice(start, end)).join(" … ");
}

/** The number of the paragraph an offset lies in, from 1. */
export function paragraphNumber(analysis, offset) {
  const index = analysis.paragraphs.findIndex(({ end }) => offset < end);
  return (index < 0 ? analysis.paragraphs.length - 1 : index) + 1;
}

/** Every fact in reading order with a box to tick, what to look at first on top. */
export function markdownSheet(text, analysis) {
  const where = (item) => `¶ ${paragraphNumber(analysis, item.start)}`;
  const box = (line) => `- [ ] ${line}`;
  const names = namedEntities(analysis).map((e) => box(`**${e.name}**, ${e.role ? `${e.role}; ` : ""}${typeInWords(e.type)} (${where(e.first)}, ${e.mentions.length}×)`));
  const dates = analysis.timexes.map((t) => box(`“${inLine(text.slice(t.start, t.end))}”: ${readingOf(t)}. ${groundsOf(t)} (${where(t)})`));
  const quotes = analysis.quotes.map((q) => box(`${speakerOf(text, analysis, q).name || "**No speaker**"}: “${inLine(saidIn(text, q))}” (${quoteKindInWords(q.type).toLowerCase()}, ${where(q.content[0])})`));
  const amounts = analysis.mentions.filter((m) => m.entity == null).map((m) => box(`${inLine(text.slice(m.start, m.end))} (${where(m)})`));
  const checks = analysis.findings.map((f) => box(f.message));
  const published = `Published ${analysis.created ?? "(date not given)"}${analysis.created_at ? ", read from the text" : ""}`;
  return `${[
    `# Accuracy sheet\n\n${published}`,
    part("Look at these first", checks),
    part("Names and roles", names),
    part("Dates", dates),
    part("Amounts", amounts),
    part("Quotes", quotes),
  ].filter(Boolean).join("\n\n")}\n`;
}

/** One row a statement. */
export function quotesCsv(text, analysis) {
  const rows = analysis.quotes.map((q) => {
    const speaker = speakerOf(text, analysis, q);
    const source = q.source ? text.slice(q.source.start, q.source.end) : "";
    const cue = q.cue ? text.slice(q.cue.start, q.cue.end) : "";
    return [paragraphNumber(analysis, q.content[0].start), speaker.named ? speaker.name : "", speaker.role, source, cue, q.type, saidIn(text, q), q.content[0].start, q.content.at(-1).end];
  });
  return csv([["paragraph", "speaker", "role", "source", "cue", "type", "content", "start", "end"], ...rows]);
}

/** One row a temporal expression. */
export function datesCsv(text, analysis) {
  const rows = analysis.timexes.map((t) => [paragraphNumber(analysis, t.start), text.slice(t.start, t.end), t.type, t.value ?? "", t.mod ?? "", t.stated ? "stated" : "inferred", t.inferred ?? "", t.from ?? "", t.to ?? "", t.start, t.end]);
  return csv([["paragraph", "words", "type", "value", "mod", "grounds", "inferred", "from", "to", "start", "end"], ...rows]);
}

/** One row a person, organization, place or other thing named. */
export function namesCsv(analysis) {
  const rows = namedEntities(analysis).map((e) => [e.name, e.type, e.role ?? "", e.aliases.join("; "), e.mentions.length, paragraphNumber(analysis, e.first.start)]);
  return csv([["name", "type", "role", "aliases", "mentions", "first paragraph"], ...rows]);
}

function part(title, lines) {
  return lines.length ? `## ${title}\n\n${lines.join("\n")}` : "";
}

function inLine(words) {
  return words.replace(/\s+/g, " ");
}

/** RFC 4180. A cell that a spreadsheet would take for a formula is kept as text. */
function csv(rows) {
  return rows.map((row) => `${row.map(cell).join(",")}\r\n`).join("");
}

function cell(value) {
  const words = typeof value === "string" && /^[=+\-@\t\r]/.test(value) ? `'${value}` : String(value);
  return /[",\r\n]/.test(words) ? `"${words.replaceAll('"', '""')}"` : words;
}
