// Texts that come as files: dropped anywhere on the page, or chosen.
import { byId } from "./html.js";

/**
 * @param {(text: string) => void} take
 * @param {(message: string) => void} refuse
 */
export function listenForFiles(take, refuse) {
  const input = byId("file");
  byId("open-file").addEventListener("click", () => input.click());
  input.addEventListener("change", () => {
    if (input.files[0]) readFile(input.files[0], take, refuse);
    input.value = "";
  });
  addEventListener("dragover", (event) => {
    event.preventDefault();
    document.body.dataset.dropping = "";
  });
  addEventListener("dragleave", ({ relatedTarget }) => relatedTarget || delete document.body.dataset.dropping);
  addEventListener("drop", (event) => {
    delete document.body.dataset.dropping;
    const [file] = event.dataTransfer.files;
    const words = event.dataTransfer.getData("text/plain");
    if (!file && event.target.matches?.("textarea, input")) return;
    event.preventDefault();
    if (file) readFile(file, take, refuse);
    else if (words) take(words);
  });
}

async function readFile(file, take, refuse) {
  if (!file.type.startsWith("text/") && !/\.(txt|md|markdown|text)$/i.test(file.name)) {
    return refuse(`“${file.name}” is not plain text. Copydesk reads .txt and .md files; from a word processor, copy the text and paste it.`);
  }
  const bytes = new Uint8Array(await file.arrayBuffer());
  try {
    take(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    refuse(`“${file.name}” is not UTF-8 text. Save it as UTF-8, or copy the text and paste it.`);
  }
}
