// Building elements without markup strings.

/**
 * Makes an element: `make("button", { type: "button", class: "quiet", onclick: f }, "Close")`.
 * Attributes that are null, undefined or false are left out; `true` writes an empty one; `on…` functions become listeners.
 */
export function make(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value == null || value === false) continue;
    if (key.startsWith("on")) made.addEventListener(key.slice(2), value);
    else made.setAttribute(key, value === true ? "" : value);
  }
  made.append(...children.filter((child) => child != null && child !== false));
  return made;
}

/** The element called `id`. */
export function byId(id) {
  return document.getElementById(id);
}

/** "12,345". Not by the browser's locale data, which takes a tenth of a second to load. */
export function thousands(count) {
  return String(count).replace(/\B(?=(\d{3})+$)/g, ",");
}

/** "1 person", "4 people". */
export function counted(count, one, many = `${one}s`) {
  return `${thousands(count)} ${count === 1 ? one : many}`;
}
