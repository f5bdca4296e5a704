import { Autosave, BlockQuote, Bold, ClassicEditor, Essentials, Heading, Italic, List, Paragraph, Undo } from "ckeditor5";
import { createCKEditorPlugin } from "/www/plugins/ckeditor5.js";
import { PARAGRAPHS, analyzersFor, editAtRandom, longCopy, markup, nodeWith, textBefore, treeTools } from "./tree.js";

const IGNORED = ".ck-widget__type-around, .ck-fake-selection-container";

async function start({ plugin = true, paragraphs = PARAGRAPHS, engine = false, pause = engine ? undefined : 20 } = {}) {
  const { fake, fresh } = analyzersFor(engine);
  const saves = [];
  const place = document.getElementById("host").appendChild(document.createElement("div"));
  const Copydesk = createCKEditorPlugin({ analyze: (...all) => fake.analyze(...all), pause });
  const editor = await ClassicEditor.create(place, {
    licenseKey: "GPL",
    initialData: markup(paragraphs),
    plugins: [Autosave, BlockQuote, Bold, Essentials, Heading, Italic, List, Paragraph, Undo, ...(plugin ? [Copydesk] : [])],
    autosave: { waitingTime: 50, save: async (editor) => void saves.push(editor.getData()) },
  });
  const [root] = editor.editing.view.domRoots.values();
  const mutations = [];
  new MutationObserver((records) => mutations.push(...records)).observe(root, { subtree: true, childList: true, attributes: true, characterData: true });
  window.host = {
    editor,
    fake,
    saves,
    mutations,
    desk: plugin && editor.plugins.get("Copydesk").desks[0],
    ...treeTools(root, IGNORED, fresh),
    before: () => known(editor, textBefore(root)),
    record: async () => ((await saved(editor)), { html: editor.getData(), last: saves.at(-1), version: editor.model.document.version, undo: editor.commands.get("undo").isEnabled, redo: editor.commands.get("redo").isEnabled }),
    caretAt(needle, offset = 0) {
      editor.editing.view.focus();
      const node = nodeWith(root, needle);
      const position = editor.editing.mapper.toModelPosition(editor.editing.view.domConverter.domPositionToView(node, node.data.indexOf(needle) + offset));
      editor.model.change((writer) => writer.setSelection(position));
    },
    edit: (seed, count) => editAtRandom(seed, count, (change) => applyWhereAllowed(editor, change)),
  };
}

/** What stands before the caret, once the editor's model has heard of the caret's last move, too; else null. */
function known(editor, before) {
  const { parent, offset } = editor.model.document.selection.getFirstPosition();
  const texts = [...parent.getChildren()].filter((node) => node.is("$text")).map((node) => node.data);
  const plain = (text) => text.replaceAll("\u00a0", " ");
  return before !== null && plain(before) === plain(texts.join("").slice(0, offset)) ? before : null;
}

/** Waits until the autosave has saved what there is. */
async function saved(editor) {
  const autosave = editor.plugins.get("Autosave");
  while (autosave.state !== "synchronized") await new Promise((resolve) => setTimeout(resolve, 10));
}

/** CKEditor refuses a selection inside a letter (half an emoji, a letter without its accent); so does a writer. */
function applyWhereAllowed(editor, change) {
  try {
    apply(editor, change);
  } catch (error) {
    if (!error.message.startsWith("document-selection-wrong-position")) throw new Error(error.message);
  }
}

function apply(editor, { kind, at, length, text, pasted }) {
  const { model } = editor;
  const root = model.document.getRoot();
  const block = root.getChild(Math.min(root.childCount - 1, Math.floor(at * root.childCount)));
  const size = block.maxOffset;
  const offset = Math.floor(((at * root.childCount) % 1) * size);
  model.change((writer) => {
    const start = model.createPositionAt(block, kind === "merge" ? 0 : offset);
    const end = kind === "delete" ? model.createPositionAt(block, Math.min(size, offset + length)) : start;
    writer.setSelection(writer.createRange(start, end));
  });
  if (kind === "insert") editor.execute("insertText", { text });
  else if (kind === "delete" || kind === "merge") editor.execute("deleteBackward" in editor.commands ? "deleteBackward" : "delete");
  else if (kind === "split") editor.execute("enter");
  else if (kind === "undo") editor.execute("undo");
  else model.insertContent(editor.data.toModel(editor.data.processor.toView(markup(pasted))));
}

Object.assign(window, { start, longCopy, ready: true });
