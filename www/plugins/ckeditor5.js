// CKEditor 5: marks over its editing view, which is never written to. The model, its operations, undo, autosave and collaboration
// do not know of them.
import { watchEditable } from "./editable.js";

/** What CKEditor puts into the view for itself: handles of widgets, selections of widgets, buttons inside of blocks. */
const IGNORED = ".ck-widget__type-around, .ck-fake-selection-container, .ck-widget__selection-handle, .ck-reset_all, .ck-hidden";

/**
 * Makes a plugin for the editor's `plugins` list. The desks are `editor.plugins.get("Copydesk").desks`, one for each root.
 * @param {{analyze: Function, created?: string, pause?: number, style?: boolean}} options
 */
export function createCKEditorPlugin(options) {
  return class Copydesk {
    static pluginName = "Copydesk";

    constructor(editor) {
      this.editor = editor;
      this.desks = [];
    }

    init() {
      this.editor.once("ready", () => (this.desks = watchCKEditor(this.editor, options)));
    }

    destroy() {
      for (const desk of this.desks) desk.close();
    }
  };
}

/** Reads and marks every root of an editor that is ready; for editors that somebody else made. */
export function watchCKEditor(editor, options) {
  const { domRoots } = editor.editing.view;
  return [...domRoots.values()].map((root) => watchEditable(root, { ...options, ignore: IGNORED }));
}
