import type { Desk, DeskOptions } from "./desk.js";

export type { Desk, DeskOptions, Piece } from "./desk.js";

/** ProseMirror's own classes, so that there is one copy of them. */
export interface ProseMirrorClasses<P> {
  Plugin: new (spec: any) => P;
  PluginKey: new (name?: string) => any;
  Decoration: { inline(from: number, to: number, attributes: any, spec?: any): any };
  DecorationSet: { empty: any };
}

/** Makes the plugin; its `desk` emits the events and closes it. */
export function createProseMirrorPlugin<P>(classes: ProseMirrorClasses<P>, options: DeskOptions): P & { readonly desk: Desk };
