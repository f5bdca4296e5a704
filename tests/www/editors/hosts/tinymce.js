import "tinymce/tinymce";
import "tinymce/icons/default";
import "tinymce/models/dom";
import "tinymce/themes/silver";
import "tinymce/plugins/autosave";
import "tinymce/plugins/lists";
import { registerTinyMCE } from "/www/plugins/tinymce.js";
import { PARAGRAPHS, analyzersFor, editAtRandom, longCopy, markup, nodeWith, somewhere, treeTools } from "./tree.js";

const { tinymce } = window;

async function start({ plugin = true, inline = false, paragraphs = PARAGRAPHS, engine = false, pause = engine ? undefined : 20 } = {}) {
  const { fake, fresh } = analyzersFor(engine);
  const target = document.getElementById("host").appendChild(document.createElement(inline ? "div" : "textarea"));
  registerTinyMCE(tinymce, { analyze: (...all) => fake.analyze(...all), pause });
  const [editor] = await tinymce.init({
    target,
    inline,
    license_key: "gpl",
    skin: false,
    content_css: false,
    promotion: false,
    branding: false,
    plugins: `lists autosave${plugin ? " copydesk" : ""}`,
    autosave_ask_before_unload: false,
    setup: (editor) => editor.on("init", () => editor.setContent(markup(paragraphs))),
  });
  editor.undoManager.reset();
  editor.setDirty(false);
  const told = [];
  editor.on("dirty change AddUndo", ({ type }) => told.push(type));
  const root = editor.getBody();
  const mutations = [];
  new MutationObserver((records) => mutations.push(...records)).observe(root.ownerDocument, { subtree: true, childList: true, attributes: true, characterData: true });
  window.host = {
    editor,
    fake,
    mutations,
    desk: editor.plugins.copydesk?.desk,
    ...treeTools(root, "[data-mce-bogus=all]", fresh),
    isDirty: () => editor.isDirty(),
    record: () => ({ html: editor.getContent(), text: editor.getContent({ format: "text" }), dirty: editor.isDirty(), told, levels: editor.undoManager.data.map(({ content, fragments }) => content + fragments), body: root.innerHTML }),
    caretAt(needle, offset = 0) {
      editor.focus();
      const node = nodeWith(root, needle);
      editor.selection.setCursorLocation(node, node.data.indexOf(needle) + offset);
    },
    edit: (seed, count) => editAtRandom(seed, count, (change) => apply(editor, root, change)),
  };
}

function apply(editor, root, { kind, at, length, text, pasted }) {
  const [node, offset] = somewhere(root, at);
  editor.selection.setCursorLocation(node, node.nodeType === 3 ? offset : 0);
  if (kind === "delete" && node.nodeType === 3) {
    const range = editor.dom.createRng();
    range.setStart(node, offset);
    range.setEnd(node, Math.min(node.length, offset + length));
    editor.selection.setRng(range);
  }
  if (kind === "insert") editor.insertContent(text);
  else if (kind === "delete") editor.execCommand("Delete");
  else if (kind === "merge") {
    if (node.nodeType === 3) editor.selection.setCursorLocation(node, 0);
    editor.execCommand("Delete");
  } else if (kind === "split") editor.execCommand("mceInsertNewLine");
  else if (kind === "paste") editor.execCommand("mceInsertClipboardContent", false, { html: markup(pasted) });
  else if (kind === "undo") editor.undoManager.undo();
}

Object.assign(window, { start, longCopy, ready: true });
