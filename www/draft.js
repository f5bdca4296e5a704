// The draft is kept on this machine only if the reader asks for it, and erased with the same box.
import { byId } from "./html.js";

const NAME = "copydesk-draft";

/**
 * @param {() => {text: string, created: string}} current what there is to keep
 */
export function createDraft(current) {
  const box = byId("keep-draft");
  const kept = read();
  box.checked = kept !== null;
  box.addEventListener("change", save);

  function save() {
    try {
      if (box.checked) localStorage.setItem(NAME, JSON.stringify(current()));
      else localStorage.removeItem(NAME);
    } catch {
      box.checked = false;
    }
  }

  return { kept, save };
}

/** Storage may be switched off, or hold something else. */
function read() {
  try {
    const { text, created } = JSON.parse(localStorage.getItem(NAME));
    return typeof text === "string" ? { text, created: created ?? "" } : null;
  } catch {
    return null;
  }
}
