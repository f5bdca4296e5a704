import { createAnalyzer } from "/www/client.js";
import { watchEditable } from "/www/plugins/editable.js";
import { createFake } from "/tests/www/editors/fake-analyzer.js";
import { drawnByHighlights, expectedOn } from "/tests/www/editors/drawn.js";
import { readBlocks } from "/www/plugins/dom-text.js";
import { PARAGRAPHS, longCopy, randomEdit, seeded } from "/tests/www/editors/random-edits.js";

const place = document.getElementById("host");

function start({ plugin = true, field = false, paragraphs = PARAGRAPHS, engine = false, fake = engine ? createAnalyzer() : createFake(), html, ...options } = {}) {
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
    drawn: () => drawnByHighlights(root),
    expected: () => expectedOn(readBlocks(root)),
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

async function edit(root, seed, count) {
  const random = seeded(seed);
  root.focus();
  for (let i = 0; i < count; i++) {
    const change = randomEdit(random);
    caretSomewhere(root, change);
    apply(change);
    if (random() < 0.15) await new Promise((resolve) => setTimeout(resolve, random() * 30));
  }
}

function caretSomewhere(root, { at, kind, length }) {
  const nodes = [];
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) nodes.push(walker.currentNode);
  if (nodes.length === 0) return document.getSelection().collapse(root, 0);
  const place = at * nodes.length;
  const node = nodes[Math.floor(place)];
  const offset = kind === "merge" ? 0 : Math.floor((place % 1) * node.length);
  document.getSelection().setBaseAndExtent(node, offset, node, kind === "delete" ? Math.min(node.length, offset + length) : offset);
}

function apply({ kind, text, pasted }) {
  if (kind === "insert") document.execCommand("insertText", false, text);
  else if (kind === "delete" || kind === "merge") document.execCommand("delete");
  else if (kind === "split") document.execCommand("insertParagraph");
  else if (kind === "undo") document.execCommand("undo");
  else document.execCommand("insertHTML", false, pasted.map((line) => `<p>${line}</p>`).join(""));
}

Object.assign(window, { start, longCopy, ready: true });
