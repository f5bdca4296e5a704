import { shareAnalyzer } from "copydesk";
import { watchEditable } from "copydesk/editable";

document.body.innerHTML = `
  <div contenteditable><p>“We will rebuild the bridge,” Mayor Amina Okafor said on Monday.</p></div>
  <textarea rows="4" cols="60">Okafor spoke in London.</textarea>`;

for (const element of document.querySelectorAll("[contenteditable], textarea")) {
  const desk = watchEditable(element, { analyze: shareAnalyzer().analyze, created: "2026-11-22" });
  desk.addEventListener("error", ({ detail: { message } }) => console.error(message));
}
