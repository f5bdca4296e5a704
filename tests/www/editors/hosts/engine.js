// The real client under a plugin, for what can go wrong with it.
import { createAnalyzer } from "/www/client.js";
import { watchEditable } from "/www/plugins/editable.js";

function start(settings = {}) {
  const root = document.getElementById("host");
  root.contentEditable = "true";
  root.innerHTML = "<p>“We will rebuild the bridge,” Mayor Amina Okafor said on Monday.</p>";
  window.told = [];
  window.results = 0;
  const analyzer = createAnalyzer(settings);
  const desk = watchEditable(root, { analyze: analyzer.analyze, created: "2026-11-22", pause: 20 });
  desk.addEventListener("result", () => window.results++);
  desk.addEventListener("error", ({ detail }) => window.told.push(detail.message));
  window.host = { desk, root, marks: () => CSS.highlights.get("copydesk-person")?.size ?? 0 };
}

function type(text) {
  document.getElementById("host").focus();
  document.getSelection().collapse(document.querySelector("#host p").lastChild, 3);
  document.execCommand("insertText", false, text);
}

Object.assign(window, { start, type, ready: true });
