import type { Desk, DeskOptions } from "./desk.js";

export type { Desk, DeskOptions, Piece } from "./desk.js";

/** Makes a plugin for the editor's `plugins`; its desks are `editor.plugins.get("Copydesk").desks`, one for each root. */
export function createCKEditorPlugin(options: DeskOptions): { new (editor: any): { readonly desks: Desk[]; init(): void; destroy(): void }; readonly pluginName: "Copydesk" };

/** Reads and marks every root of an editor that is ready. */
export function watchCKEditor(editor: { editing: { view: { domRoots: Map<string, HTMLElement> } } }, options: DeskOptions): Desk[];
