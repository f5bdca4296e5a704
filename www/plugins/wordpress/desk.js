// The engine's side of the WordPress plugin: loaded when a panel is first opened, not before.
import { shareAnalyzer } from "../../shared.js";
import { watchEditable } from "../editable.js";
import { watchTinyMCE } from "../tinymce.js";

/** What the block editor shows among the copy that is no copy. */
export const IGNORED = [
  ".block-list-appender, .block-editor-default-block-appender, .block-editor-block-list__insertion-point, .block-editor-inserter",
  ".components-placeholder, .components-popover, .components-visually-hidden, .screen-reader-text, .wp-block-post-title[data-empty=true]",
].join(", ");

/** Reads and marks the canvas, iframe or not, whose editing area is `root`. */
export function watchCanvas(root, created) {
  return watched((analyze) => watchEditable(root, { analyze, created, ignore: IGNORED }));
}

/** Reads and marks a TinyMCE of the classic editor. */
export function watchClassic(editor, created) {
  return watched((analyze) => watchTinyMCE(editor, { analyze, created }));
}

function watched(watch) {
  const analyzer = shareAnalyzer();
  const desk = watch((text, options) => analyzer.analyze(text, options));
  desk.onclose(() => analyzer.close());
  return desk;
}
