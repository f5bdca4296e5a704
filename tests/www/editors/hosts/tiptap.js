import { Editor, Extension } from "@tiptap/core";
import { closeHistory, undo } from "@tiptap/pm/history";
import { Plugin, PluginKey } from "@tiptap/pm/state";
import { Decoration, DecorationSet } from "@tiptap/pm/view";
import StarterKit from "@tiptap/starter-kit";
import { createProseMirrorPlugin } from "/www/plugins/prosemirror.js";
import { expectedOn, seenByScrolling } from "/tests/www/editors/drawn.js";
import { PARAGRAPHS } from "/tests/www/editors/random-edits.js";
import { analyzersFor } from "./analyzers.js";
import { blocksOf, copyOf, drawn, edit, newGroupDelay, textBefore } from "./prosemirror-tools.js";

function start({ plugin = true, engine = false, pause = 20 } = {}) {
  const { fake, fresh } = analyzersFor(engine);
  const copydesk = createProseMirrorPlugin({ Plugin, PluginKey, Decoration, DecorationSet }, { analyze: fake.analyze, pause });
  const Copydesk = Extension.create({ name: "copydesk", addProseMirrorPlugins: () => [copydesk] });
  const updates = [];
  const editor = new Editor({
    element: document.getElementById("host"),
    extensions: [StarterKit.configure({ undoRedo: { newGroupDelay } }), ...(plugin ? [Copydesk] : [])],
    content: PARAGRAPHS.map((text) => `<p>${text}</p>`).join(""),
    onUpdate: ({ editor }) => updates.push(editor.getHTML()),
  });
  const { view } = editor;
  window.host = {
    editor,
    desk: plugin && copydesk.desk,
    record: () => ({ html: editor.getHTML(), json: editor.getJSON(), updates, undo: editor.can().undo(), redo: editor.can().redo(), selection: editor.state.selection.toJSON() }),
    expected: () => expectedOn(blocksOf(editor.state.doc), fresh),
    drawn: () => drawn({ view, copydesk }),
    seen: () => seenByScrolling(view.dom, () => drawn({ view, copydesk })),
    copy: () => copyOf(view),
    before: () => textBefore(view),
    newGroup: () => view.dispatch(closeHistory(view.state.tr)),
    edit: (seed, count) => edit(view, seed, count, undo),
    caretAt(needle, offset = 0) {
      const block = blocksOf(editor.state.doc).find(({ text }) => text.includes(needle));
      editor.chain().focus().setTextSelection(block.start + block.text.indexOf(needle) + offset).run();
    },
  };
}

Object.assign(window, { start, ready: true });
