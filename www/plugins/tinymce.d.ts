import type { Desk, DeskOptions } from "./desk.js";

export type { Desk, DeskOptions, Piece } from "./desk.js";

/** Reads and marks the copy of one initialized editor until it is removed. */
export function watchTinyMCE(editor: { getBody(): HTMLElement; once(event: string, listener: () => void): unknown }, options: DeskOptions): Desk;

/** Makes the TinyMCE plugin `copydesk`; its desk is `editor.plugins.copydesk.desk` once the editor is ready. */
export function registerTinyMCE(tinymce: { PluginManager: { add(name: string, make: (editor: any) => object): unknown } }, options: DeskOptions): void;
