// The ledger: who said what. Statements without a speaker stand on top; then each speaker with what is theirs.
import { paragraphNumber, saidIn, speakerOf } from "../exports.js";
import { counted, make } from "../html.js";
import { excerpt, quoteKindInWords, wordCount } from "../words.js";

/** Groups of the panel, each a list. */
export function quoteRows({ text, analysis, marks }) {
  const quotes = marks.filter((mark) => mark.layer === "quote" && !isRepeated(analysis, mark)).map((mark) => statementOf(text, analysis, mark));
  if (!quotes.length) return [make("p", { class: "nothing" }, "No quotes yet.")];
  const allWords = quotes.reduce((sum, { words }) => sum + words, 0);
  return groupsOf(quotes).map((group) => speakerGroup(group, allWords, analysis));
}

/** What a repeated paragraph says again counts once. */
function isRepeated(analysis, { start }) {
  return analysis.paragraphs[paragraphNumber(analysis, start) - 1]?.duplicate_of != null;
}

/** Why the source of a statement has no name, in the text's words; empty where the text does not say. */
function reasonOf(text, analysis, { source }) {
  const said = source && analysis.findings.find(({ rule, spans }) => rule === "quote.unnamed-source" && spans.length > 1 && spans[0].start === source.start);
  return said ? text.slice(said.spans[1].start, said.spans[1].end) : "";
}

function statementOf(text, analysis, mark) {
  const quote = analysis.quotes[mark.index];
  const said = saidIn(text, quote);
  const speaker = speakerOf(text, analysis, quote);
  return { mark, quote, said, speaker, words: wordCount(said), reason: reasonOf(text, analysis, quote) };
}

/** No speaker first, then people and bodies by name, then sources that are only described ("officials"). */
function groupsOf(quotes) {
  const groups = new Map();
  for (const statement of quotes) {
    const key = statement.quote.speaker ?? statement.speaker.name.toLowerCase();
    if (!groups.has(key)) groups.set(key, []);
    groups.get(key).push(statement);
  }
  const rank = ([{ speaker }]) => (speaker.named ? 1 : speaker.name ? 2 : 0);
  return [...groups.values()].sort((a, b) => rank(a) - rank(b));
}

function speakerGroup(statements, allWords, analysis) {
  const [{ speaker }] = statements;
  const words = statements.reduce((sum, statement) => sum + statement.words, 0);
  const reason = statements.find((statement) => statement.reason)?.reason;
  const share = Math.round((100 * words) / allWords);
  return make(
    "section",
    { class: `group speaker ${speaker.name ? "" : "nobody"}` },
    make("h2", { dir: "auto" }, speaker.name ? headline(speaker.name) : "No speaker", speaker.role && make("span", { class: "role" }, `, ${speaker.role}`)),
    make("p", { class: "tally" }, `${speaker.name && !speaker.named ? `No name given${reason ? ` (“${reason}”)` : ""} · ` : ""}${counted(statements.length, "statement")} · ${counted(words, "word")} · ${share}% of all that is said`),
    make("meter", { class: "share", min: "0", max: "100", value: String(share), "aria-hidden": "true" }),
    make("ol", { class: "rows" }, ...statements.map((statement) => statementRow(statement, analysis))),
  );
}

function statementRow({ mark, quote, said }, analysis) {
  return make(
    "li",
    {},
    make(
      "button",
      { type: "button", class: "row", "data-mark": mark.id },
      make("span", { class: `row-said ${quote.type}`, dir: "auto" }, excerpt(said, 180)),
      make("span", { class: "row-words" }, quoteKindInWords(quote.type)),
      make("span", { class: "row-place" }, `¶ ${paragraphNumber(analysis, quote.content[0].start)}`),
    ),
  );
}

function headline(name) {
  return name.charAt(0).toUpperCase() + excerpt(name, 80).slice(1);
}
