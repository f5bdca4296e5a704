// Wires the page: text in, analysis from the client, marks and lists out.
import { ArticleView } from "./article-view.js";
import { createCard } from "./card.js";
import { createAnalyzer } from "./client.js";
import { createDecisions, withoutMarks } from "./decisions.js";
import { createDraft } from "./draft.js";
import { servedAsFiles } from "./engine.js";
import { exampleArticle } from "./example.js";
import { byId, counted, make } from "./html.js";
import { listenForFiles } from "./intake.js";
import { listenToKeys } from "./keyboard.js";
import { createLegend } from "./legend.js";
import { countByKind, isShownBeside, KINDS, marksOf } from "./marks.js";
import { after, say, showTrouble, tellBusy } from "./messages.js";
import { checkRows } from "./panels/check.js";
import { createDatesPanel } from "./panels/dates.js";
import { nameRows, shownEntities } from "./panels/names.js";
import { quoteRows } from "./panels/quotes.js";
import { dayInWords } from "./reading.js";
import { createTabs } from "./tabs.js";
import { createTakeAway } from "./take-away.js";
import { createWriter } from "./writer.js";

/** How long typing must rest before lists are made anew and the summary is read out, in milliseconds. */
const LISTS_REST = 150;
const SUMMARY_REST = 1200;
const HOVER_REST = 300;

/** Where lists scroll by themselves, as in style.css; elsewhere bringing a row into view would take the text out of it. */
const LISTS_BESIDE_TEXT = "(min-width: 62rem)";

const TAB_OF_LAYER = { finding: "check", mention: "names", timex: "dates", quote: "quotes", words: "quotes" };

customElements.define("copydesk-article", ArticleView);

const article = byId("article");
const created = byId("created");

/** What the desk holds: the text, the date that the editor gave, what was read in which text, what is shown of it, and where in it the editor is. */
const desk = { text: "", given: "", raw: null, readText: "", isReading: false, analysis: null, marks: [], dismissed: 0, mode: "write", current: null, place: -1, row: null };

const analyzer = createAnalyzer({ mode: servedAsFiles ? "worker" : "inline" });
const decisions = createDecisions(refresh);
const datesPanel = createDatesPanel();
const panels = {
  check: checkRows,
  names: nameRows,
  dates: (context) => datesPanel.rows(context, () => fillPanel("dates")),
  quotes: quoteRows,
};
const tabs = createTabs(Object.keys(panels), fillPanel);
const writer = createWriter(byId("text"), byId("backdrop"), edited);
const legend = createLegend(drawMarks);
const card = createCard({ choose: (id) => chooseAndOpen(id), decide, leave: () => closeCard() });
const takeAway = createTakeAway(taken, (message) => say(message));
const draft = createDraft(() => ({ text: desk.text, created: desk.given }));

// ---- text in

function edited(text, { pasted, wasEmpty }) {
  desk.text = text;
  changed();
  if (pasted && wasEmpty && text.trim()) setMode("read");
}

/** Puts another text on the desk. */
function load(text, given = "") {
  Object.assign(desk, { text, given, raw: null, analysis: null, marks: [], current: null, place: -1 });
  created.value = given;
  writer.load(text);
  decisions.forget();
  changed();
  setMode(text ? "read" : "write");
  scrollTo({ top: 0, behavior: "instant" });
}

function changed() {
  document.body.toggleAttribute("data-empty", desk.text === "");
  card.close();
  if (!desk.text) return clearDesk();
  draft.save();
  read();
}

function clearDesk() {
  Object.assign(desk, { raw: null, readText: "", isReading: false, analysis: null, marks: [], current: null });
  draft.save();
  showCreated();
  drawMarks();
  legend.count([]);
  for (const name of Object.keys(panels)) tabs.count(name, 0);
  tellBusy(false);
}

async function read(mayRetry = true) {
  const { text, given } = desk;
  desk.isReading = true;
  tellBusy(true);
  try {
    const result = await analyzer.analyze(text, { created: given });
    if (text !== desk.text || given !== desk.given) return;
    Object.assign(desk, { raw: result, readText: text, isReading: false });
    showTrouble(null);
    refresh();
  } catch (error) {
    if (error.name === "AbortError") return;
    if (error.code === "crash" && mayRetry) return read(false);
    desk.isReading = false;
    showTrouble(error, read);
    tellBusy(false);
  }
}

// ---- marks and lists out

/** Shows what was read, less what the editor rejected. */
function refresh() {
  if (!desk.raw || !isRead()) return;
  const { analysis, rejected } = decisions.applyTo(desk.text, desk.raw);
  Object.assign(desk, { analysis, dismissed: rejected, marks: marksOf(analysis) });
  showCreated();
  legend.count(desk.marks);
  drawMarks();
  if (!desk.marks.some(({ id }) => id === desk.current)) desk.current = null;
  after("lists", desk.mode === "write" ? LISTS_REST : 0, fillLists);
  after("summary", SUMMARY_REST, saySummary);
}

/** Whether what was read is the text as it stands; else its offsets are another text's. */
function isRead() {
  return desk.readText === desk.text;
}

function drawMarks() {
  if (desk.mode === "read") showArticle();
  else if (isRead()) writer.show(desk.marks.filter(isShown));
  else writer.draw();
}

function showArticle() {
  article.hiddenKinds = legend.hidden;
  article.show(desk.text, isRead() ? desk.analysis : null);
}

function isShown(mark) {
  return isShownBeside(legend.hidden, mark);
}

function fillLists() {
  const { analysis, marks } = contextOfLists();
  const counts = countByKind(marks);
  tabs.count("check", counts.finding);
  tabs.count("names", analysis ? shownEntities(analysis, marks).length : 0);
  tabs.count("dates", counts.date);
  tabs.count("quotes", counts.quote);
  fillPanel(tabs.front);
  tellBusy(desk.isReading);
}

function fillPanel(name) {
  const rows = desk.analysis ? panels[name](contextOfLists()) : [];
  byId(`panel-${name}`).replaceChildren(...rows);
  markRow(desk.current, false);
}

/** Lists leave doubtful marks out while these are hidden. */
function contextOfLists() {
  const marks = legend.hidden.has("doubtful") ? desk.marks.filter((mark) => !mark.doubtful) : desk.marks;
  return { ...desk, marks, isKept: decisions.isKept };
}

/** The publication date, and which of the two it is: read from the text, or given. */
function showCreated() {
  const fromText = desk.analysis?.created_at;
  if (fromText) created.value = desk.analysis.created;
  else if (!desk.given) created.value = "";
  byId("created-note").textContent = createdNote(fromText);
  byId("created-clear").hidden = !desk.given;
}

function createdNote(fromText) {
  if (!desk.text) return "";
  if (fromText) return `${dayInWords(desk.analysis.created)}, as the text says`;
  if (desk.given) return `${dayInWords(desk.given)}, set by you`;
  return "Not given, so “yesterday” stays open";
}

function saySummary() {
  const { analysis, marks } = contextOfLists();
  if (!analysis) return;
  const counts = countByKind(marks);
  const entities = shownEntities(analysis, marks).length;
  byId("status").textContent = `Done: ${counted(entities, "name")}, ${counted(counts.date, "date")}, ${counted(counts.quote, "quote")}, ${counts.finding} to check.`;
}

// ---- modes

function setMode(mode) {
  desk.mode = desk.text ? mode : "write";
  document.body.dataset.mode = desk.mode;
  const reading = desk.mode === "read";
  byId("mode-read").setAttribute("aria-pressed", String(reading));
  byId("mode-write").setAttribute("aria-pressed", String(!reading));
  byId("writer").hidden = reading;
  article.hidden = !reading;
  card.close();
  drawMarks();
  if (reading) (document.activeElement === document.body || document.activeElement === byId("text")) && byId("mode-read").focus({ preventScroll: true });
  else byId("text").focus({ preventScroll: true });
}

function write() {
  const mark = markOf(desk.current);
  setMode("write");
  if (mark) writer.caretTo(mark.spans[0].end);
}

// ---- choosing marks

function markOf(id) {
  return desk.marks.find((mark) => mark.id === id);
}

/** Outlines a mark in the text and its row in the lists. */
function choose(id, { focus = false, scroll = true, turn = true } = {}) {
  desk.current = id;
  const mark = markOf(id);
  if (mark) desk.place = mark.start;
  if (mark && turn) tabs.show(TAB_OF_LAYER[mark.layer]);
  if (desk.mode === "read") article.choose(id, { focus, scroll, related: mark ? relatedTo(mark) : [] });
  else if (mark && focus) writer.caretTo(mark.spans[0].end);
  markRow(id, true);
}

/** Other mentions of the same thing; for a quote, the first mention of its speaker within its source. */
function relatedTo(mark) {
  const { mentions, entities, quotes } = desk.analysis;
  if (mark.layer === "mention") return (entities[mentions[mark.index].entity]?.mentions ?? []).filter((index) => index !== mark.index).map((index) => `mention-${index}`);
  const source = mark.layer === "quote" && quotes[mark.index].source;
  return source ? mentions.flatMap((mention, index) => (mention.start >= source.start && mention.end <= source.end ? [`mention-${index}`] : [])) : [];
}

function markRow(id, scroll) {
  for (const old of document.querySelectorAll(".panels .chosen")) old.classList.remove("chosen");
  for (const old of document.querySelectorAll(".panels [aria-current]")) old.removeAttribute("aria-current");
  const row = id && (document.querySelector(`.panels [data-mark="${id}"]`) ?? document.querySelector(`.panels [data-marks~="${id}"] [data-mark]`));
  if (!row) return;
  row.setAttribute("aria-current", "true");
  row.closest("li").classList.add("chosen");
  if (scroll && row !== document.activeElement && matchMedia(LISTS_BESIDE_TEXT).matches) row.scrollIntoView({ block: "nearest", behavior: "instant" });
}

function chooseAndOpen(id) {
  choose(id, { focus: true });
  openCard(true);
}

function openCard(focus) {
  const mark = markOf(desk.current);
  if (!mark || desk.mode !== "read") return;
  const [element] = article.elementsOf(mark);
  if (element) card.open(mark, element, contextOfLists(), { focus });
}

function step(marks, by) {
  if (desk.mode !== "read" || !marks.length) return;
  const now = markOf(desk.current);
  const at = marks.indexOf(now);
  const following = marks.findIndex(({ start }) => (now ? start > now.start : start >= desk.place));
  const from = at >= 0 ? at + by : by > 0 ? Math.max(following, 0) : (following < 0 ? marks.length : following) - 1;
  const wasOpen = card.mark !== null;
  card.close();
  choose(marks.at(from % marks.length).id, { focus: true });
  if (wasOpen) openCard(false);
}

function decide(id, verdict, everywhere) {
  const words = markOf(id) && desk.text.slice(markOf(id).spans[0].start, markOf(id).spans[0].end);
  decisions.decide(id, verdict, everywhere);
  if (verdict === "keep") return openCard(true);
  card.close();
  choose(null);
  document.querySelector(".sheet").focus({ preventScroll: true }); // the mark that had it is gone
  say(`Set aside: ${words?.slice(0, 60)}`, "Undo", () => decisions.undo());
}

// ---- listening

function listenToArticle() {
  article.addEventListener("select", ({ detail: { mark } }) => {
    card.close();
    choose(mark?.id ?? null, { focus: mark !== null, scroll: false });
    if (mark) openCard(false);
  });
  article.addEventListener("point", ({ detail: { mark, element } }) => {
    after("hover", HOVER_REST, () => {
      if (card.element.matches(":hover") || card.mark?.id === desk.current && card.mark) return;
      if (mark) card.open(mark, element, contextOfLists());
      else card.close();
    });
  });
}

function listenToPanels() {
  const place = byId("panels");
  place.addEventListener("focusin", ({ target }) => {
    if (target.dataset.mark && target.matches(":focus-visible")) choose(target.dataset.mark, { turn: false });
  });
  place.addEventListener("click", ({ target }) => {
    const stepper = target.closest("[data-step]");
    if (stepper) return stepInRow(stepper);
    const row = target.closest("[data-mark]");
    if (!row) return;
    desk.row = row.dataset.mark;
    choose(row.dataset.mark, { focus: true, turn: false });
  });
}

function stepInRow(button) {
  const ids = button.closest("[data-marks]").dataset.marks.split(" ");
  const at = ids.indexOf(desk.current);
  const by = Number(button.dataset.step);
  choose(at < 0 ? ids.at(by > 0 ? 0 : -1) : ids.at((at + by) % ids.length), { turn: false });
}

function escape(event) {
  if (event.target.closest?.("dialog")) return;
  if (takeAway.isOpen) takeAway.close();
  else if (card.mark) closeCard();
  else if (event.target === byId("text") && desk.text) setMode("read");
  else if (desk.row) document.querySelector(`.panels [data-mark="${desk.row}"]`)?.focus();
}

function closeCard() {
  const { mark } = card;
  const hadFocus = card.element.contains(document.activeElement);
  card.close();
  if (hadFocus) choose(mark.id, { focus: true, scroll: false });
}

/** The longer mark around the chosen one. */
function outward() {
  const now = markOf(desk.current);
  const reach = (mark) => mark.spans.at(-1).end - mark.start;
  const around = desk.marks.filter((mark) => now && isShown(mark) && mark.start <= now.start && mark.spans.at(-1).end >= now.spans.at(-1).end && reach(mark) > reach(now));
  const [next] = around.sort((a, b) => reach(a) - reach(b));
  if (next) chooseAndOpen(next.id);
}

/** What is taken away is what is shown: doubtful marks stay behind while they are hidden. */
function taken() {
  const doubtful = new Set(legend.hidden.has("doubtful") ? desk.marks.filter((mark) => mark.doubtful).map(({ id }) => id) : []);
  return { ...desk, analysis: desk.analysis && withoutMarks(desk.analysis, doubtful) };
}

function listenToTools() {
  byId("mode-write").addEventListener("click", write);
  byId("mode-read").addEventListener("click", () => setMode("read"));
  byId("open-help").addEventListener("click", () => byId("help").showModal());
  byId("try").addEventListener("click", () => load(exampleArticle));
  byId("clear").addEventListener("click", () => {
    const { text, given } = desk;
    load("");
    if (text) say("The desk is clear.", "Bring the text back", () => load(text, given));
  });
  byId("spoken").addEventListener("change", ({ target }) => (article.spoken = target.checked));
  created.addEventListener("change", () => setGiven(created.value));
  byId("created-clear").addEventListener("click", () => (setGiven(""), created.focus())); // the button goes
}

function setGiven(given) {
  desk.given = given;
  changed();
}

listenToArticle();
listenToPanels();
listenToTools();
listenForFiles((text) => load(text), (message) => say(message));
listenToKeys({
  escape,
  outward,
  switchMode: () => (desk.mode === "read" ? write() : setMode("read")),
  stepMark: (key) => step(desk.marks.filter(isShown), key === "j" ? 1 : -1),
  stepFinding: (key) => step(desk.marks.filter((mark) => mark.layer === "finding" && isShown(mark)), key === "n" ? 1 : -1),
  openCard: () => openCard(true),
  filter: (key) => legend.toggle(KINDS[key - 1]),
  keep: () => desk.current && decide(desk.current, "keep"),
  reject: () => desk.current && decide(desk.current, "reject"),
  undo: () => decisions.undo() || say("There is nothing to undo."),
  write,
  help: () => byId("help").showModal(),
});

// The engine is on its way while the reader looks for a text; a text that comes first takes the place of this empty one.
after("warm-up", 0, () => desk.text || analyzer.analyze("").catch(() => {}));
if (draft.kept?.text) load(draft.kept.text, draft.kept.created);
if (servedAsFiles && "serviceWorker" in navigator) navigator.serviceWorker.register("sw.js").catch(() => {});
