import type { Analysis, Options } from "./pkg/copydesk.js";

export type { Analysis, Entity, EntityType, Finding, Interval, Mention, Paragraph, Quote, QuotedWords, Span, Timex } from "./pkg/copydesk.js";

/** What the caller knows about a text, and how to give up on it. */
export interface AnalyzeOptions extends Options {
  /** Aborts the call; the promise is rejected with the signal's reason. */
  signal?: AbortSignal;
  /** Told what the beginning of a long text holds, up to `end`, before the whole is read. */
  progress?: (part: { analysis: Analysis; end: number }) => void;
}

/** One function in, one plain object out: what every plugin takes as `analyze`. Offsets are UTF-16 code units. */
export type Analyze = (text: string, options?: AnalyzeOptions) => Promise<Analysis>;

export interface Analyzer {
  /** Reads `text` exactly as it is. A newer call takes the place of an older one, which is rejected with an `AbortError`. */
  analyze: Analyze;
  /** Ends the worker. A text that is being read is rejected. */
  close(): void;
}

export interface AnalyzerSettings {
  /** In a worker (default), or in this thread. In Node always "inline". */
  mode?: "worker" | "inline";
  /** Starts the worker; for hosts that keep it elsewhere. */
  spawn?: () => Worker;
  /** Loads the engine of `inline`; the function's `renew()`, where it has one, makes a fresh instance after a crash. */
  load?: () => Promise<((text: string, options: object) => Analysis) & { renew?: () => void }>;
  /** Milliseconds without an answer after which the reader is replaced; 30,000 unless told. */
  patience?: number;
}

/** Makes an analyzer. Nothing is loaded before the first text. */
export function createAnalyzer(settings?: AnalyzerSettings): Analyzer;

/** An analyzer that shares one worker and one wasm instance with every other one made by this function. */
export function shareAnalyzer(): Analyzer;

/** What went wrong, in a sentence for the person at the page, and a code for programs. */
export class CopydeskError extends Error {
  readonly code: "load" | "crash" | "timeout" | "options" | "closed";
}
