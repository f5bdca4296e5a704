// What the page tells its reader: a passing message with something to do about it, and trouble that stays until it is gone.
import { byId, make } from "./html.js";

/** How long a message stays, in milliseconds; longer where there is something to do about it. */
const TOAST_STAYS = 9000;
const ACTION_STAYS = 20_000;

const timers = new Map();

/** Runs `action` once `rest` milliseconds passed without another call under the same name. */
export function after(name, rest, action) {
  clearTimeout(timers.get(name));
  timers.set(name, setTimeout(action, rest));
}

/** Shows a message for a while, to screen readers too, with a button for `action` if there is one. */
export function say(message, label, action) {
  const toast = byId("toast");
  const button = label && make("button", { type: "button", onclick: () => (action(), (toast.hidden = true)) }, label);
  toast.replaceChildren(message, " ", button ?? "");
  toast.hidden = false;
  byId("status").textContent = message;
  hideLater(toast, action ? ACTION_STAYS : TOAST_STAYS);
}

/** Not while someone is about to press its button. */
function hideLater(toast, stays) {
  after("toast", stays, () => {
    if (toast.matches(":hover, :focus-within")) hideLater(toast, stays);
    else toast.hidden = true;
  });
}

/** Shows what went wrong, with a button to try again; null takes it away. */
export function showTrouble(error, again) {
  const trouble = byId("trouble");
  trouble.hidden = !error;
  if (error) trouble.replaceChildren(error.message, " ", make("button", { type: "button", onclick: () => again() }, "Try again"));
  if (error) byId("status").textContent = error.message;
}

/** Whether the lists are about to change: a screen reader may wait with them until they are those of the text as it stands. */
export function tellBusy(isBusy) {
  byId("panels").ariaBusy = String(isBusy);
}
