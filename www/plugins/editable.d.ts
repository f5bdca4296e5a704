import type { Desk, DeskOptions } from "./desk.js";

export type { Desk, DeskOptions, Piece } from "./desk.js";

export interface EditableOptions extends DeskOptions {
  /** A selector of elements inside that are no copy. */
  ignore?: string;
}

/** Reads and marks a contenteditable, a textarea or a text input from now on. */
export function watchEditable(element: HTMLElement, options: EditableOptions): Desk;
