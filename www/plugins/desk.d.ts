import type { Analysis, Analyze, Entity, Finding, Mention, Quote, Span, Timex } from "../index.js";

export type Kind = "person" | "organization" | "place" | "date" | "quote" | "other" | "amount" | "finding";

/** One stretch of text with one look. Offsets count in its block of text. */
export interface Piece extends Span {
  kind: Kind;
  /** The mark that it belongs to; its `id` names list and index in the Analysis. */
  mark: { id: string; layer: "mention" | "timex" | "quote" | "finding"; kind: Kind; index: number; spans: Span[] };
  /** The analysis' own record. */
  record: Mention | Timex | Quote | Finding;
  /** The entity that is named, or that speaks. */
  entity: Entity | null;
}

export interface DeskOptions {
  /** Reads a text; `createAnalyzer().analyze`, or anything that answers in the same form. */
  analyze: Analyze;
  /** The day of publication, YYYY-MM-DD. */
  created?: string | null;
  /** Milliseconds of rest in typing that start a reading; 250 unless told. */
  pause?: number;
  /** False: the host brings its own rules for the names `copydesk-person`, `copydesk-organization`, …. */
  style?: boolean;
}

export interface DeskEvents {
  /** So many blocks changed since the last result. */
  progress: CustomEvent<{ stale: number }>;
  /** The whole text was read; offsets count in `text`; `current` is false where typing went on meanwhile. */
  result: CustomEvent<{ analysis: Analysis; text: string; current: boolean }>;
  /** What is marked under a click, shortest first. */
  select: CustomEvent<{ pieces: Piece[] }>;
  /** A reading failed; the text and its marks stand, the next edit tries again. */
  error: CustomEvent<{ error: unknown; message: string }>;
}

/** Reads one editor's copy as it changes. */
export interface Desk extends EventTarget {
  created: string | null;
  readonly isClosed: boolean;
  /** The last result and the text that its offsets count in. */
  readonly analysis: Analysis | null;
  readonly text: string;
  /** Reads again now. */
  refresh(): void;
  /** Brings a stretch of the last result's text into view; false where that text is no longer there. */
  reveal(span: Span): unknown;
  /** Takes every mark away and stops for good. */
  close(): void;
  addEventListener<K extends keyof DeskEvents>(type: K, listener: (event: DeskEvents[K]) => void, options?: boolean | AddEventListenerOptions): void;
  addEventListener(type: string, listener: EventListenerOrEventListenerObject | null, options?: boolean | AddEventListenerOptions): void;
}
