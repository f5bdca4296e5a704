// How the page names things to its reader: kinds, types, confidence, reasons. Pure.

/** Names of kinds of marks: in the legend, one by one, and its key. */
export const KIND_NAMES = {
  person: { many: "People", one: "Person", sample: "Ana", key: "1" },
  organization: { many: "Organizations", one: "Organization", sample: "Inc.", key: "2" },
  place: { many: "Places", one: "Place", sample: "Ayr", key: "3" },
  date: { many: "Dates", one: "Date", sample: "May", key: "4" },
  quote: { many: "Quotes", one: "Quote", sample: "said", key: "5" },
  other: { many: "Other names", one: "Name", sample: "Abc", key: "6" },
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

const QUOTED_AS = {
  title: "a title",
  nickname: "a nickname",
  term: "a term that is being introduced",
  scare: "words kept at a distance",
};

/** What words in quotation marks are that nobody is quoted with. */
export function quotedAs(type) {
  return QUOTED_AS[type] ?? type;
}

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
  if (confidence >= 0.4) return "probable";
  return "doubtful";
}

/** Why, by rule; a rule that is not here is explained by its family, the part of its name before the dot. */
const REASONS = {
  "model": "The trained tagger reads it so, from its form and its neighbors.",
  "name.repeated": "The same name is read so elsewhere in this text.",
  "name.acronym-of": "Its letters are the initials of a name in this text.",
  "person": "It has the form of a person's name.",
  "person.title": "A title, rank or form of address stands before it.",
  "person.role": "An office or profession stands before it.",
  "person.apposition": "An age, office or profession follows between commas.",
  "person.verb": "It does what people do: a verb of saying or acting follows.",
  "person.first-name": "It begins with a known first name.",
  "person.surname": "It is the surname of a person who is named in full.",
  "person.surname-of": "It is the surname of a person who is named in full.",
  "person.initials": "Initials stand before it.",
  "person.particle": "A particle such as “von” or “al-” joins its parts.",
  "org": "It has the form of an organization's name.",
  "org.listed": "It is on the list of known organizations.",
  "org.head": "Its head word names a kind of organization.",
  "org.company-form": "It ends in a company form such as “Inc.” or “Ltd”.",
  "org.introduced-acronym": "It is introduced in brackets after its full name.",
  "org.acronym": "It is written as an acronym.",
  "org.place-team": "A place plays, wins or loses here, so its team is meant.",
  "place": "It stands where a place stands.",
  "place.listed": "It is on the list of known places.",
  "place.preposition": "A preposition of place stands before it.",
  "place.head": "Its head word names a kind of place.",
  "place.comma": "The larger place that it lies in follows after a comma.",
  "place.direction": "A direction stands before a known place.",
  "norp": "It is on the list of nationalities, religions and parties.",
  "event": "Its head word names a kind of event.",
  "law": "Its head word names a kind of law or treaty.",
  "work": "It stands in quotation marks as titles do.",
  "money": "A number with a currency.",
  "percent": "A number with a percent sign or word.",
  "quantity": "A number with a unit of measure.",
  "date": "The words are a pattern that dates have.",
  "time": "The words are a pattern that times of day have.",
  "duration": "The words are a pattern that lengths of time have.",
  "set": "The words are a pattern that repeated times have.",
  "quote": "Quotation marks, or a verb of saying, mark it as somebody's words.",
  "quote.alone": "It stands between quotation marks, and nothing beside it says who spoke.",
  "quote.next-paragraph": "The speaker is carried over from the paragraph before.",
  "quote.turn": "A speaker's name opens the line, as in an interview.",
  "quote.label": "A name and a colon stand before it.",
};

/** Why something was found, in a sentence. */
export function reasonOf(rule) {
  return REASONS[rule] ?? REASONS[rule.split(".")[0]] ?? `${capitalized(rule.replaceAll(/[.-]/g, " "))}.`;
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
