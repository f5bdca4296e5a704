import type { Analysis } from "./index.js";

/** `<copydesk-article created="2026-11-22">`: an article in a page, read and marked in place. */
export class CopydeskArticle extends HTMLElement {
  /** The day of publication, YYYY-MM-DD. Reflects the attribute. */
  created: string | null;
  /** The article; setting it reads it. */
  text: string;
  /** The last result without what was rejected. */
  analysis: Analysis | null;
  /** Kinds of marks that are not drawn. */
  hiddenKinds: Iterable<string>;
  /** Reads the text again. */
  read(): Promise<void>;
  /** Chooses a mark by its id: outlines it and brings it into view. */
  choose(id: string | null, how?: { focus?: boolean; scroll?: boolean; related?: string[] }): void;
  /** Keeps or rejects a mark; `everywhere`: every mark of the same words. */
  decide(id: string, verdict: "keep" | "reject", everywhere?: boolean): void;
  /** Takes the last decision back; false where there is none. */
  undoDecision(): boolean;
}

declare global {
  interface HTMLElementTagNameMap {
    "copydesk-article": CopydeskArticle;
  }
}
