// TinyMCE 6 to 8: marks over its editing area, which is never written to, so `getContent`, undo levels, autosave and the dirty flag
// are what they would be without it.
import { watchEditable } from "./editable.js";

/** What TinyMCE keeps in the editing area for itself. */
const IGNORED = "[data-mce-bogus=all], .mce-offscreen-selection, .mce-visual-caret";

/**
 * Reads and marks the copy of one editor from now until it is removed.
 * @param {object} editor a TinyMCE editor that is initialized
 * @param {{analyze: Function, created?: string, pause?: number, style?: boolean}} options
 */
export function watchTinyMCE(editor, options) {
  const desk = watchEditable(editor.getBody(), { ...options, ignore: IGNORED });
  editor.once("remove", () => desk.close());
  return desk;
}

/**
 * Makes the TinyMCE plugin `copydesk`; name it in `plugins`. The desk is `editor.plugins.copydesk.desk` once the editor is ready.
 * @param {object} tinymce the global, or the module's default export
 */
export function registerTinyMCE(tinymce, options) {
  tinymce.PluginManager.add("copydesk", (editor) => {
    const plugin = { desk: null, getMetadata: () => ({ name: "Copydesk", url: "https://www.npmjs.com/package/copydesk" }) };
    editor.once("init", () => (plugin.desk = watchTinyMCE(editor, options)));
    return plugin;
  });
}
