import { Editor, Extension } from "@tiptap/core";
import { Plugin, PluginKey } from "@tiptap/pm/state";
import { Decoration, DecorationSet } from "@tiptap/pm/view";
import StarterKit from "@tiptap/starter-kit";
import { createProseMirrorPlugin } from "/www/plugins/prosemirror.js";
import { createFake } from "/tests/www/editors/fake-analyzer.js";
import { expectedOn, line } from "/tests/www/editors/drawn.js";
import { PARAGRAPHS } from "/tests/www/editors/random-edits.js";

function start({ plugin = true, fake = createFake() } = {}) {
  const copydesk = createProseMirrorPlugin({ Plugin, PluginKey, Decoration, DecorationSet }, { analyze: fake.analyze, pause: 20 });
  const Copydesk = Extension.create({ name: "copydesk", addProseMirrorPlugins: () => [copydesk] });
  const updates = [];
  const editor = new Editor({
    element: document.getElementById("host"),
    extensions: [StarterKit, ...(plugin ? [Copydesk] : [])],
    content: PARAGRAPHS.map((text) => `<p>${text}</p>`).join(""),
    onUpdate: ({ editor }) => updates.push(editor.getHTML()),
  });
  const blocks = () => {
    const found = [];
    editor.state.doc.descendants((node, position) => void (node.isTextblock && node.content.size && found.push({ text: node.textContent, start: position + 1 })));
    return found;
  };
  window.host = {
    editor,
    desk: copydesk.desk,
    record: () => ({ html: editor.getHTML(), json: editor.getJSON(), updates, undo: editor.can().undo(), redo: editor.can().redo(), selection: editor.state.selection.toJSON() }),
    expected: () => expectedOn(blocks()),
    drawn: () =>
      copydesk
        .getState(editor.state)
        .find()
        .map(({ from, to, spec }) => {
          const i = blocks().findLastIndex(({ start }) => start <= from);
          return line(blocks(), i, from - blocks()[i].start, to - blocks()[i].start, spec.copydesk.piece.kind);
        })
        .sort(),
    caretAt(needle, offset = 0) {
      const block = blocks().find(({ text }) => text.includes(needle));
      editor.chain().focus().setTextSelection(block.start + block.text.indexOf(needle) + offset).run();
    },
  };
}

Object.assign(window, { start, ready: true });
