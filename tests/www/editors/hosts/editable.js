import { watchEditable } from "/www/plugins/editable.js";
import { KINDS } from "/www/marks.js";
import { expectedOn, inOrder, line, seenByScrolling } from "/tests/www/editors/drawn.js";
import { PARAGRAPHS, editAtRandom, longCopy } from "/tests/www/editors/random-edits.js";
import { analyzersFor, treeTools } from "./tree.js";

const place = document.getElementById("host");

function start({ plugin = true, field = false, paragraphs = PARAGRAPHS, engine = false, html, ...options } = {}) {
  const { fake, fresh } = analyzersFor(engine);
  const root = place.appendChild(field ? document.createElement("textarea") : document.createElement("div"));
  if (field) Object.assign(root, { rows: 12, cols: 60, value: paragraphs.join("\n") });
  else Object.assign(root, { contentEditable: "true", innerHTML: html ?? paragraphs.map((text) => `<p>${text}</p>`).join("") });
  const inputs = [];
  root.addEventListener("input", ({ inputType }) => inputs.push(inputType));
  const mutations = [];
  const observer = new MutationObserver((records) => mutations.push(...records.map(({ type }) => type)));
  observer.observe(root, { subtree: true, childList: true, attributes: true, characterData: true });
  const desk = plugin && watchEditable(root, { analyze: fake.analyze, pause: engine ? undefined : 20, ...options });
  window.host = {
    root,
    desk,
    fake,
    mutations,
    record: () => ({ html: root.innerHTML, value: root.value, inputs, selection: selectionOf(root) }),
    ...(field ? fieldTools(root, fresh) : treeTools(root, "", fresh)),
    caretAt: (needle, offset) => caretAt(root, needle, offset),
    edit: (seed, count) => edit(root, seed, count),
  };
}

function selectionOf(root) {
  if ("value" in root) return [root.selectionStart, root.selectionEnd];
  const { anchorOffset, focusOffset, anchorNode } = document.getSelection();
  return [anchorOffset, focusOffset, anchorNode?.data];
}

function caretAt(root, needle, offset = 0) {
  root.focus();
  if ("value" in root) return root.setSelectionRange(root.value.indexOf(needle) + offset, root.value.indexOf(needle) + offset);
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  while (walker.nextNode() && !walker.currentNode.data.includes(needle));
  document.getSelection().collapse(walker.currentNode, walker.currentNode.data.indexOf(needle) + offset);
}

/** The marks of a textarea lie on its mirror's lines. */
function fieldTools(field, fresh) {
  const lines = () => [...field.value.matchAll(/[^\n]*\S[^\n]*/g)].map(({ 0: text, index }) => ({ text, start: index }));
  const joined = () => lines().map(({ text }) => text).join("\n\n");
  const before = () => (document.hasFocus() && document.activeElement === field ? field.value.slice(0, field.selectionEnd).split("\n").at(-1) : null);
  const mirror = document.documentElement.lastElementChild.shadowRoot?.firstElementChild;
  const drawn = () => {
    const blocks = lines();
    const starts = new Map();
    let length = 0;
    for (const line of mirror.children) {
      if (line.hidden) continue;
      starts.set(line.firstChild, length);
      length += line.textContent.length + 1;
    }
    const marked = KINDS.flatMap((kind) =>
      [...(CSS.highlights.get(`copydesk-${kind}`) ?? [])]
        .filter((range) => mirror.contains(range.startContainer))
        .map((range) => ({ kind, start: starts.get(range.startContainer) + range.startOffset, end: starts.get(range.endContainer) + range.endOffset })),
    );
    return inOrder(
      marked.map(({ kind, start, end }) => {
        const i = blocks.findLastIndex((block) => block.start <= start);
        return line(blocks, i, start - blocks[i]?.start, end - blocks[i]?.start, kind);
      }),
    );
  };
  return { drawn, seen: () => seenByScrolling(field, drawn, field), expected: () => expectedOn(lines(), fresh), copy: joined, before };
}

function edit(root, seed, count) {
  root.focus();
  return editAtRandom(seed, count, (change) => {
    if ("value" in root) selectInField(root, change);
    else selectInTree(root, change);
    apply(change, "value" in root);
  });
}

function selectInField(field, { at, kind, length }) {
  const place = Math.floor(at * field.value.length);
  const offset = kind === "merge" ? field.value.lastIndexOf("\n", place) + 1 : place;
  field.setSelectionRange(offset, kind === "delete" ? offset + length : offset);
}

function selectInTree(root, { at, kind, length }) {
  const nodes = [];
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) nodes.push(walker.currentNode);
  if (nodes.length === 0) return document.getSelection().collapse(root, 0);
  const place = at * nodes.length;
  const node = nodes[Math.floor(place)];
  const offset = kind === "merge" ? 0 : Math.floor((place % 1) * node.length);
  document.getSelection().setBaseAndExtent(node, offset, node, kind === "delete" ? Math.min(node.length, offset + length) : offset);
}

function apply({ kind, text, pasted }, inField) {
  if (kind === "insert") document.execCommand("insertText", false, text);
  else if (kind === "delete" || kind === "merge") document.execCommand("delete");
  else if (kind === "split") document.execCommand(inField ? "insertLineBreak" : "insertParagraph");
  else if (kind === "undo") document.execCommand("undo");
  else if (inField) document.execCommand("insertText", false, pasted.join("\n"));
  else document.execCommand("insertHTML", false, pasted.map((line) => `<p>${line}</p>`).join(""));
}

Object.assign(window, { start, longCopy, ready: true });
