// How the page names things to its reader: kinds, types, confidence, reasons. Pure.

/** Names of kinds of marks: in the legend, one by one, and its key. */
export const KIND_NAMES = {
  person: { many: "People", one: "Person", sample: "Name", key: "1" },
  organization: { many: "Organizations", one: "Organization", sample: "Name", key: "2" },
  place: { many: "Places", one: "Place", sample: "Name", key: "3" },
  date: { many: "Dates", one: "Date", sample: "date", key: "4" },
  quote: { many: "Quotes", one: "Quote", sample: "said", key: "5" },
  other: { many: "Other names", one: "Name", sample: "Name", key: "6" },
  amount: { many: "Amounts", one: "Amount", sample: "12%", key: "7" },
  finding: { many: "To check", one: "To check", sample: "look", key: "8" },
};

const TYPE_NAMES = {
  PERSON: "person",
  ORG: "organization",
  GPE: "country, city or state",
  LOC: "region or landmark",
  FAC: "building or structure",
  NORP: "nationality, religion or party",
  EVENT: "event",
  PRODUCT: "product",
  WORK: "title of a work",
  LAW: "law or treaty",
  MONEY: "sum of money",
  PERCENT: "percentage",
  QUANTITY: "quantity",
};

const QUOTE_NAMES = {
  direct: "Direct quote",
  mixed: "Partly quoted",
  indirect: "Reported speech",
};

/** What an entity type means, in words. */
export function typeInWords(type) {
  return TYPE_NAMES[type] ?? type.toLowerCase();
}

/** How a statement is given, in words. */
export function quoteKindInWords(type) {
  return QUOTE_NAMES[type] ?? "Words in quotation marks";
}

/** A probability in words; the number is for those who ask. */
export function confidenceInWords(confidence) {
  if (confidence >= 0.95) return "nearly certain";
  if (confidence >= 0.85) return "very likely";
  if (confidence >= 0.7) return "likely";
  if (confidence >= 0.5) return "probable";
  return "doubtful";
}

/** Whole families of rules, by the beginning of their name; the longest that fits speaks. */
const RULE_REASONS = {
  "model": "The trained tagger reads it so from its form and its neighbors.",
  "mention.model": "The trained tagger reads it so from its form and its neighbors.",
  "mention.list": "It stands in a list of known names.",
  "mention.gazetteer": "It stands in a list of known names.",
  "mention.title": "A title, rank or office stands before it.",
  "mention.acronym": "It is introduced in brackets after its full name.",
  "mention.head": "Its last word names a kind of organization or place.",
  "mention.echo": "The same name is read so elsewhere in this text.",
  "amount": "A number with its unit or currency.",
  "date": "The words follow a pattern that dates have.",
  "time": "The words follow a pattern that times of day have.",
  "duration": "The words follow a pattern that lengths of time have.",
  "quote.direct": "It stands between quotation marks, and words beside it say who spoke.",
  "quote.mixed": "Part of it stands between quotation marks, and the rest is reported in the same clause.",
  "quote.indirect": "A verb of saying governs the clause.",
  "quote": "Quotation marks, or a verb of saying, mark it as somebody's words.",
};

/** Why something was found, in a sentence; then the rule's own name for those who look it up. */
export function reasonOf(rule) {
  const parts = rule.split(".");
  for (let length = parts.length; length > 0; length--) {
    const reason = RULE_REASONS[parts.slice(0, length).join(".")];
    if (reason) return reason;
  }
  return `${capitalized(parts.at(-1).replaceAll("-", " "))}.`;
}

/** A stretch of text for one line of a list: white space joined, cut at a word. */
export function excerpt(words, most = 160) {
  const line = words.replace(/\s+/g, " ").trim();
  if (line.length <= most) return line;
  const cut = line.slice(0, most);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(" "), most - 24)).replace(/[\s\p{P}]+$/u, "")}…`;
}

/** How many words a stretch of text has. */
export function wordCount(words) {
  return words.match(/\S+/g)?.length ?? 0;
}

function capitalized(words) {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
