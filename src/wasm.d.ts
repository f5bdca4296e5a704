/** What the caller knows about a text. */
export interface Options {
  /** The day of publication, `YYYY-MM-DD`: what "yesterday" counts from. Left out: read from the dateline, where there is one. */
  created?: string | null;
  /** How dates such as "03/04/2023" are written. Left out: both readings are kept where the text does not settle it. */
  dayOrder?: "day-first" | "month-first" | null;
  /** The time zone that days are counted in, as its offset from UTC: `+02:00`, `Z`. Left out: as each time states it. */
  zone?: string | null;
}

/** Half-open, in UTF-16 code units: `text.slice(start, end)`. */
export interface Span {
  start: number;
  end: number;
}

/** Everything that was read in one text. Lists are in text order. Described in full by `analysis.schema.json`. */
export interface Analysis {
  schema: 1;
  offsets: "utf16";
  /** The anchor date that relative dates were resolved against. */
  created: string | null;
  /** Where the text states it; absent when the caller gave it. */
  created_at?: Span;
  mentions: Mention[];
  entities: Entity[];
  timexes: Timex[];
  /** Stretches and anniversaries, beside the expressions of TIMEX3. */
  intervals: Interval[];
  quotes: Quote[];
  /** Words between quotation marks that nobody is quoted with. */
  quoted_words: QuotedWords[];
  findings: Finding[];
  paragraphs: Paragraph[];
  sentences: Span[];
}

/** Kinds of named things, after OntoNotes 5. */
export type EntityType =
  | "PERSON" | "ORG" | "GPE" | "LOC" | "FAC" | "NORP" | "EVENT" | "PRODUCT" | "WORK" | "LAW" | "MONEY" | "PERCENT" | "QUANTITY";

/** One occurrence of a name or an amount. */
export interface Mention extends Span {
  type: EntityType;
  /** Index into `entities`; null for amounts. */
  entity: number | null;
  /** The probability that span and type are right, 0 to 1. */
  confidence: number;
  /** What decided. */
  rule: string;
  /** Amounts only: the number and its currency or unit, normalized. */
  value?: string;
}

/** A thing named, with all its mentions. */
export interface Entity {
  name: string;
  type: EntityType;
  aliases: string[];
  /** Indices into `mentions`. */
  mentions: number[];
  /** Title, rank or office as the text states it first. */
  role?: string;
}

/** A temporal expression, after TimeML's TIMEX3. */
export interface Timex extends Span {
  type: "DATE" | "TIME" | "DURATION" | "SET";
  /** The TIMEX3 value; null while nothing tells it. */
  value: string | null;
  mod?:
    | "BEFORE" | "AFTER" | "ON_OR_BEFORE" | "ON_OR_AFTER" | "LESS_THAN" | "MORE_THAN" | "EQUAL_OR_LESS" | "EQUAL_OR_MORE"
    | "START" | "MID" | "END" | "APPROX";
  /** Whether the text gives every part of the value; false where a part was inferred. */
  stated: boolean;
  /** First day that the value covers. */
  from?: string;
  /** Last day that the value covers. */
  to?: string;
  /** Which part was inferred and from what. */
  inferred?: string;
  /** Other readings that the text leaves open. */
  alternatives?: string[];
  rule: string;
}

/** A stretch of time with an expression at one end or at both, or what an anniversary remembers. */
export interface Interval extends Span {
  type: "since" | "until" | "range" | "anniversary";
  /** First day; null where it is open. */
  from: string | null;
  /** Last day, inclusive; null where it is open. */
  to: string | null;
  /** Indices into `timexes` of the expressions that it was read from. */
  timexes: number[];
  /** Whether the text gives every part of it. */
  stated: boolean;
  /** Which part was inferred and from what. */
  inferred?: string;
}

/** A quoted or reported statement (PARC). */
export interface Quote {
  type: "direct" | "mixed" | "indirect";
  /** What was said, without its marks; several spans where a cue splits it. */
  content: Span[];
  /** The words that mark it as said. */
  cue?: Span;
  /** The words that name who said it. */
  source?: Span;
  /** What kind of source that is. */
  source_kind?: "named" | "organization" | "document" | "unnamed";
  /** Set where the text does not say that it was said: "never said", "if she says", "would say". */
  stance?: "negated" | "conditional" | "hypothetical";
  /** Index into `entities` of who said it; null while unknown. */
  speaker: number | null;
  confidence: number;
  rule: string;
}

/** Words between quotation marks that are no statement: a title, a nickname, a term, or words kept at a distance. */
export interface QuotedWords extends Span {
  type: "title" | "nickname" | "term" | "scare";
  confidence: number;
  rule: string;
}

/** Something an editor should look at again. */
export interface Finding {
  rule: string;
  message: string;
  /** The first is where to look first. */
  spans: Span[];
  suggestion?: string;
}

/** A paragraph and what it is there for. */
export interface Paragraph extends Span {
  kind: "headline" | "byline" | "dateline" | "body" | "quotation" | "item" | "furniture";
  /** Index of the earlier paragraph that it repeats. */
  duplicate_of?: number;
}
