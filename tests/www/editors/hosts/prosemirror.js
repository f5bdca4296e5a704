import { baseKeymap } from "prosemirror-commands";
import { collab, getVersion, receiveTransaction, sendableSteps } from "prosemirror-collab";
import { closeHistory, history, redo, redoDepth, undo, undoDepth } from "prosemirror-history";
import { keymap } from "prosemirror-keymap";
import { DOMSerializer, Schema } from "prosemirror-model";
import { nodes, marks } from "prosemirror-schema-basic";
import { addListNodes } from "prosemirror-schema-list";
import { EditorState, Plugin, PluginKey, TextSelection } from "prosemirror-state";
import { Decoration, DecorationSet, EditorView } from "prosemirror-view";
import { ySyncPlugin, yUndoPlugin } from "y-prosemirror";
import * as Y from "yjs";
import css from "prosemirror-view/style/prosemirror.css";
import { createProseMirrorPlugin } from "/www/plugins/prosemirror.js";
import { expectedOn, seenByScrolling } from "/tests/www/editors/drawn.js";
import { PARAGRAPHS, longCopy } from "/tests/www/editors/random-edits.js";
import { analyzersFor } from "./analyzers.js";
import { blocksOf, copyOf, drawn, edit, newGroupDelay, textBefore } from "./prosemirror-tools.js";

document.head.append(Object.assign(document.createElement("style"), { textContent: css }));

const basic = new Schema({ nodes, marks });
const schema = new Schema({ nodes: addListNodes(basic.spec.nodes, "paragraph block*", "block"), marks: basic.spec.marks });

/** A view with or without the plugin, and a log of what a CMS around it would notice. */
function createHost({ plugin = true, paragraphs = PARAGRAPHS, extra = [], engine = false, pause = engine ? undefined : 20, doc } = {}) {
  const { fake, fresh } = analyzersFor(engine);
  const copydesk = plugin && createProseMirrorPlugin({ Plugin, PluginKey, Decoration, DecorationSet }, { analyze: fake.analyze, pause });
  const plugins = [...extra, keymap({ "Mod-z": undo, "Mod-y": redo }), keymap(baseKeymap), ...(copydesk ? [copydesk] : [])];
  const start = doc ?? schema.node("doc", null, paragraphs.map((text) => schema.node("paragraph", null, text ? [schema.text(text)] : [])));
  const place = document.getElementById("host").appendChild(document.createElement("div"));
  const saves = [];
  const view = new EditorView(place, {
    state: EditorState.create({ schema, doc: start, plugins }),
    dispatchTransaction(transaction) {
      this.updateState(this.state.apply(transaction));
      if (transaction.docChanged) saves.push(JSON.stringify(this.state.doc));
    },
  });
  return { view, copydesk, desk: copydesk?.desk, fake, fresh, saves };
}

function start(options = {}) {
  const host = createHost({ extra: [history({ newGroupDelay })], ...options });
  const { view } = host;
  window.host = {
    ...host,
    record: () => ({ html: htmlOf(view), json: JSON.stringify(view.state.doc), saves: host.saves, undo: undoDepth(view.state), redo: redoDepth(view.state), selection: view.state.selection.toJSON() }),
    drawn: () => drawn(host),
    drawnElements: () => [...view.dom.querySelectorAll("[class^=copydesk-]")].map((e) => `${e.className} ${e.textContent}`),
    expected: () => expectedOn(blocksOf(view.state.doc), host.fresh),
    seen: () => seenByScrolling(view.dom, () => drawn(host)),
    copy: () => copyOf(view),
    caretAt: (needle, offset = 0) => caretAt(view, needle, offset),
    before: () => textBefore(view),
    newGroup: () => view.dispatch(closeHistory(view.state.tr)),
    edit: (seed, count) => edit(view, seed, count, undo),
    stop: () => host.desk?.close(),
    reveal: (span) => host.desk.reveal(span),
  };
}

function htmlOf(view) {
  const box = document.createElement("div");
  box.append(DOMSerializer.fromSchema(view.state.schema).serializeFragment(view.state.doc.content));
  return box.innerHTML;
}

function caretAt(view, needle, offset) {
  const block = blocksOf(view.state.doc).find(({ text }) => text.includes(needle));
  const position = block.start + block.text.indexOf(needle) + offset;
  view.focus();
  view.dispatch(view.state.tr.setSelection(TextSelection.create(view.state.doc, position)));
}

/** Two people at one text through prosemirror-collab: `sync()` exchanges what each has. */
function startCollab(plugin) {
  const steps = [];
  const peers = ["a", "b"].map((clientID) => createHost({ plugin, extra: [history(), collab({ clientID })] }));
  const exchange = ({ view }) => {
    const missed = steps.slice(getVersion(view.state));
    if (missed.length) view.dispatch(receiveTransaction(view.state, missed.map((s) => s.step), missed.map((s) => s.clientID), { mapSelectionBackward: true }));
    const mine = sendableSteps(view.state);
    if (!mine) return;
    steps.push(...mine.steps.map((step) => ({ step, clientID: mine.clientID })));
    view.dispatch(receiveTransaction(view.state, mine.steps, mine.steps.map(() => mine.clientID)));
  };
  window.pair = { peers, steps, sync: () => [...peers, ...peers].forEach(exchange), ...pairTools(peers), sent: () => steps.map(({ step }) => JSON.stringify(step.toJSON())) };
}

/** Two people at one text through Yjs, updates handed over at once. */
function startYjs(plugin) {
  const docs = [new Y.Doc(), new Y.Doc()];
  docs[0].clientID = 1;
  docs[1].clientID = 2;
  const updates = [];
  docs.forEach((doc, i) => doc.on("update", (update, origin) => origin !== "peer" && (updates.push(update), Y.applyUpdate(docs[1 - i], update, "peer"))));
  const peers = docs.map((doc) => createHost({ plugin, doc: schema.node("doc", null, [schema.node("paragraph")]), extra: [ySyncPlugin(doc.getXmlFragment("copy")), yUndoPlugin()] }));
  const { view } = peers[0];
  view.dispatch(view.state.tr.replaceWith(0, view.state.doc.content.size, PARAGRAPHS.map((text) => schema.node("paragraph", null, [schema.text(text)]))));
  window.pair = { peers, sync() {}, ...pairTools(peers), sent: () => updates.length };
}

function pairTools(peers) {
  return {
    insert: (i, needle, text) => {
      caretAt(peers[i].view, needle, 0);
      peers[i].view.dispatch(peers[i].view.state.tr.insertText(text));
    },
    json: () => peers.map(({ view }) => JSON.stringify(view.state.doc)),
    drawn: () => peers.map(drawn),
    isRead: () => peers.every(({ view, desk }) => !desk || desk.text === copyOf(view)),
    expected: () => Promise.all(peers.map(({ view }) => expectedOn(blocksOf(view.state.doc)))),
  };
}

Object.assign(window, { start, startCollab, startYjs, longCopy, ready: true });
