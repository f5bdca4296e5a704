// The block editor's sidebar and pre-publish panel. A classic script over WordPress' own packages; the engine comes by import() when a
// panel is opened. Marks are CSS highlights in the canvas: neither blocks nor their attributes know of them.
(function (wp, here) {
  const { createElement: el, Fragment, useEffect, useState } = wp.element;
  const { Button, CheckboxControl, Notice, PanelBody, Spinner, TabPanel } = wp.components;
  const { __, _n, sprintf } = wp.i18n;
  const { dispatch, select, useSelect } = wp.data;
  const { PluginPrePublishPanel, PluginSidebar, PluginSidebarMoreMenuItem } = wp.editor.PluginSidebar ? wp.editor : wp.editPost;

  /** The engine's side of the plugin, in the version of this script. */
  const ENGINE = new URL(`js/plugins/wordpress/desk.js${here.search}`, here).href;

  /** Names that were offered as tags and taken or refused; as in copydesk.php. */
  const OFFERED = "copydesk_offered_tags";

  /** How often the canvas is looked for where it was not there, in milliseconds: no event tells of a new one. */
  const LOOK_AGAIN = 250;

  // ---- One desk for whoever is open ----

  let desk = null;
  let root = null;
  let users = 0;
  let opening = null; // what is being opened; another once it was closed meanwhile
  let looking = null;
  let told = { status: "loading" };
  const listeners = new Set();

  function tell(news) {
    told = { ...told, ...news };
    for (const listener of listeners) listener(told);
  }

  /** The element that holds title and blocks, in the iframe where there is one. */
  function editingArea() {
    const frame = document.querySelector("iframe[name=editor-canvas]");
    return frame ? frame.contentDocument?.querySelector(".is-root-container") && frame.contentDocument.body : document.querySelector(".editor-styles-wrapper");
  }

  function publicationDay() {
    return select("core/editor").getEditedPostAttribute("date")?.slice(0, 10) ?? null;
  }

  /** Whether `element` is in a page that is shown: the body of an iframe that was taken away stays in its document, which has no window then. */
  function isShown(element) {
    return Boolean(element?.isConnected && element.ownerDocument.defaultView);
  }

  /** Watches the canvas that is there now; a new one (device preview, code editor and back) is watched in its turn. */
  function followCanvas(module) {
    if (isShown(root)) return;
    const area = editingArea();
    if (!area) return;
    desk?.close();
    root = area;
    desk = module.watchCanvas(root, publicationDay());
    desk.addEventListener("progress", ({ detail }) => tell({ stale: detail.stale }));
    desk.addEventListener("result", ({ detail }) => tell({ status: "ready", error: null, stale: 0, analysis: detail.analysis, text: detail.text }));
    desk.addEventListener("error", ({ detail }) => tell({ status: "failed", error: detail.message }));
  }

  async function open() {
    if (++users > 1) return;
    const mine = (opening = {});
    try {
      const module = await import(ENGINE);
      if (opening !== mine) return;
      followCanvas(module);
      looking = setInterval(followCanvas, LOOK_AGAIN, module);
    } catch (error) {
      tell({ status: "failed", error: sprintf(__("Copydesk could not be loaded: %s", "copydesk"), error.message) });
    }
  }

  function close() {
    if (--users > 0) return;
    clearInterval(looking);
    desk?.close();
    desk = root = opening = looking = null;
    told = { status: "loading" };
  }

  function useDesk() {
    const [state, setState] = useState(told);
    useEffect(() => {
      listeners.add(setState);
      setState(told); // what was told since the first drawing
      open();
      return () => {
        listeners.delete(setState);
        close();
      };
    }, []);
    return state;
  }

  /** Scrolls to a stretch of the read text and selects the block that holds it. */
  function jumpTo(span) {
    const range = desk?.reveal(span);
    const id = range && range.startContainer.parentElement.closest("[data-block]")?.dataset.block;
    if (id) dispatch("core/block-editor").selectBlock(id);
    else tell({ notice: __("That passage has changed since it was read.", "copydesk") });
  }

  // ---- What the panels say ----

  function row(key, label, note, span) {
    return el("li", { key }, el(Button, { variant: "link", onClick: () => jumpTo(span) }, label), note && el("p", { className: "description", style: { margin: 0 } }, note));
  }

  function list(rows, nothing) {
    return rows.length ? el("ul", null, rows) : el("p", null, nothing);
  }

  const slice = (text, { start, end }) => text.slice(start, end);

  function Check({ analysis }) {
    const rows = analysis.findings.map(({ message, suggestion, spans }, i) => row(i, message, suggestion, spans[0]));
    return list(rows, __("Nothing to look at again.", "copydesk"));
  }

  function namesIn(analysis, types) {
    return analysis.entities.filter(({ type, mentions }) => types.includes(type) && mentions.length > 0);
  }

  function People({ analysis }) {
    const rows = namesIn(analysis, ["PERSON"]).map(({ name, role, mentions }, i) => {
      const times = sprintf(_n("%d mention", "%d mentions", mentions.length, "copydesk"), mentions.length);
      return row(i, name, role ? `${role}, ${times}` : times, analysis.mentions[mentions[0]]);
    });
    return el(Fragment, null, list(rows, __("No people named.", "copydesk")), el(Tags, { analysis }));
  }

  function Dates({ analysis, text }) {
    const byDay = [...analysis.timexes].sort((a, b) => (a.from ?? "9").localeCompare(b.from ?? "9"));
    const rows = byDay.map((timex, i) => {
      const reading = timex.value ?? __("not resolved", "copydesk");
      const how = timex.stated ? __("stated", "copydesk") : timex.inferred ?? __("inferred", "copydesk");
      return row(i, slice(text, timex), `${reading} (${how})`, timex);
    });
    return list(rows, __("No dates.", "copydesk"));
  }

  function Quotes({ analysis, text }) {
    const unnamed = __("No speaker named", "copydesk");
    const rows = analysis.quotes.map(({ content, speaker }, i) => row(i, slice(text, content[0]), analysis.entities[speaker]?.name ?? unnamed, content[0]));
    return list(rows, __("No quotations.", "copydesk"));
  }

  // ---- Tags: only on request, each only once ----

  function Tags({ analysis }) {
    const [offers, setOffers] = useState(null);
    const [chosen, setChosen] = useState([]);
    const isOffered = useSelect((stores) => stores("core/editor").getCurrentPostType() === "post" && mayDo("assign"), []);
    if (!isOffered) return null;
    if (!offers) return el(Button, { variant: "secondary", onClick: async () => setOffers(await offersFor(analysis)) }, __("Suggest tags", "copydesk"));
    if (offers.length === 0) return el("p", null, __("No further tags to suggest.", "copydesk"));
    const finish = async (names) => {
      await takeTags(names, offers);
      setOffers(null);
      setChosen([]);
    };
    const toggle = (name) => (on) => setChosen(on ? [...chosen, name] : chosen.filter((other) => other !== name));
    return el(
      Fragment,
      null,
      offers.map((name) => el(CheckboxControl, { key: name, label: name, checked: chosen.includes(name), onChange: toggle(name), __nextHasNoMarginBottom: true })),
      el(Button, { variant: "primary", disabled: chosen.length === 0, onClick: () => finish(chosen) }, __("Add tags", "copydesk")),
      el(Button, { variant: "tertiary", onClick: () => finish([]) }, __("None of these", "copydesk")),
    );
  }

  /** Whether WordPress lets this person "assign" tags to this post, or "create" new ones. */
  const mayDo = (action) => Boolean(select("core/editor").getCurrentPost()._links?.[`wp:action-${action}-tags`]);

  const offeredBefore = () => select("core/editor").getEditedPostAttribute("meta")?.[OFFERED] ?? [];

  async function tagsNamed(name) {
    const found = await wp.apiFetch({ path: `/wp/v2/tags?per_page=20&search=${encodeURIComponent(name)}` });
    return found.find((tag) => tag.name.toLowerCase() === name.toLowerCase());
  }

  /** People and places of the text that are no tags yet and were never offered for this post; new tags only for who may make them. */
  async function offersFor(analysis) {
    const names = namesIn(analysis, ["PERSON", "GPE"]).map(({ name }) => name);
    const fresh = [...new Set(names)].filter((name) => !offeredBefore().includes(name)).slice(0, 20);
    const current = select("core/editor").getEditedPostAttribute("tags") ?? [];
    const known = await Promise.all(fresh.map(tagsNamed));
    return fresh.filter((_, i) => (known[i] ? !current.includes(known[i].id) : mayDo("create")));
  }

  async function takeTags(names, offers) {
    const ids = [];
    for (const name of names) ids.push(((await tagsNamed(name)) ?? (await wp.apiFetch({ path: "/wp/v2/tags", method: "POST", data: { name } }))).id);
    const tags = [...new Set([...(select("core/editor").getEditedPostAttribute("tags") ?? []), ...ids])];
    dispatch("core/editor").editPost({ tags, meta: { [OFFERED]: [...new Set([...offeredBefore(), ...offers])] } });
  }

  // ---- Panels ----

  const TABS = [
    { name: "check", title: __("Check", "copydesk"), Content: Check },
    { name: "people", title: __("People", "copydesk"), Content: People },
    { name: "dates", title: __("Dates", "copydesk"), Content: Dates },
    { name: "quotes", title: __("Quotes", "copydesk"), Content: Quotes },
  ];

  /** The tab that was open last; a panel that is opened again begins with it. */
  let lastTab = "check";

  function Tabs({ state }) {
    const remember = (name) => (lastTab = name);
    const content = ({ name }) => el(TABS.find((tab) => tab.name === name).Content, state);
    return el(TabPanel, { tabs: TABS.map(({ name, title }) => ({ name, title })), initialTabName: lastTab, onSelect: remember }, content);
  }

  /** The store that knows whether blocks or their code are edited: core/editor from WordPress 6.6 on. */
  const modeStore = (stores) => [stores("core/editor"), stores("core/edit-post")].find((store) => store.getEditorMode || store.switchEditorMode);

  function useIsCode() {
    return useSelect((stores) => modeStore(stores).getEditorMode() === "text", []);
  }

  function CodeEditor() {
    const leave = () => modeStore(dispatch).switchEditorMode("visual");
    return el(Fragment, null, el("p", null, __("Copydesk reads the visual editor.", "copydesk")), el(Button, { variant: "secondary", onClick: leave }, __("Exit code editor", "copydesk")));
  }

  function Sidebar() {
    const state = useDesk();
    if (useIsCode()) return el(PanelBody, { className: "copydesk-panel" }, el(CodeEditor));
    return el(
      PanelBody,
      { className: "copydesk-panel" },
      state.error && el(Notice, { status: "warning", isDismissible: false }, state.error),
      state.notice && el(Notice, { status: "info", onRemove: () => tell({ notice: null }) }, state.notice),
      !state.analysis && !state.error && el(Spinner),
      state.stale > 0 && el("p", { className: "description" }, sprintf(_n("%d paragraph changed", "%d paragraphs changed", state.stale, "copydesk"), state.stale)),
      state.analysis && el(Tabs, { state }),
    );
  }

  function OpenItems() {
    const { analysis, error } = useDesk();
    if (useIsCode()) return el(CodeEditor);
    if (error) return el("p", null, error);
    if (!analysis) return el(Spinner);
    const count = analysis.findings.length;
    return el(Fragment, null, el("p", null, count ? sprintf(_n("%d open item", "%d open items", count, "copydesk"), count) : __("Nothing to look at again.", "copydesk")), count > 0 && el(Check, { analysis }));
  }

  const title = __("Copydesk", "copydesk");
  wp.plugins.registerPlugin("copydesk", {
    icon: "visibility",
    render: () =>
      el(
        Fragment,
        null,
        el(PluginSidebarMoreMenuItem, { target: "copydesk" }, title),
        el(PluginSidebar, { name: "copydesk", title }, el(Sidebar)),
        el(PluginPrePublishPanel, { title, initialOpen: false, icon: "visibility" }, el(OpenItems)),
      ),
  });
})(window.wp, new URL(document.currentScript.src));
