// The classic editor: a button beside "Add Media" that marks the copy in TinyMCE and takes the marks away again.
(function (wp, here) {
  const { __, _n, sprintf } = wp.i18n;
  const place = document.getElementById("wp-content-media-buttons") ?? document.getElementById("wp-content-editor-tools");
  if (!place) return;

  /** The engine's side of the plugin, in the version of this script. */
  const ENGINE = new URL(`js/plugins/wordpress/desk.js${here.search}`, here).href;

  let desk = null;
  let isOpening = false;
  const button = Object.assign(document.createElement("button"), { type: "button", className: "button", id: "copydesk-button", textContent: __("Check with Copydesk", "copydesk") });
  const status = document.createElement("span");
  status.setAttribute("role", "status");
  status.style.marginInlineStart = ".5em";
  place.append(button, status);

  function publicationDay() {
    const [year, month, day] = ["aa", "mm", "jj"].map((id) => document.getElementById(id)?.value);
    return year && month && day ? `${year}-${month}-${day.padStart(2, "0")}` : null;
  }

  async function open() {
    const editor = window.tinymce?.get("content");
    if (!editor || editor.isHidden()) return void (status.textContent = __("Open the Visual tab first.", "copydesk"));
    const { watchClassic } = await import(ENGINE);
    desk = watchClassic(editor, publicationDay());
    desk.addEventListener("result", ({ detail: { analysis } }) => (status.textContent = sprintf(_n("%d open item", "%d open items", analysis.findings.length, "copydesk"), analysis.findings.length)));
    desk.addEventListener("error", ({ detail: { message } }) => (status.textContent = message));
    button.setAttribute("aria-pressed", "true");
  }

  function close() {
    desk.close();
    desk = null;
    status.textContent = "";
    button.setAttribute("aria-pressed", "false");
  }

  /** The engine may take a moment to come: a second click meanwhile is no second desk. */
  async function toggle() {
    if (desk) return close();
    if (isOpening) return;
    isOpening = true;
    await open().catch(({ message }) => (status.textContent = message));
    isOpening = false;
  }

  button.addEventListener("click", toggle);
})(window.wp, new URL(document.currentScript.src));
