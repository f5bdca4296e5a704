// Dates on an axis. Plus and minus zoom, the arrow keys move along it, Home shows all of it; every date stays a button in time order.
import { make } from "../html.js";
import { dayInShort, dayNumber, dayOfNumber, readingOf } from "../reading.js";
import { excerpt } from "../words.js";

/** Steps between ticks, in days: a day, a week, a month, a quarter, a year, a decade, a century. */
const TICK_STEPS = [1, 7, 30.44, 91.31, 365.25, 3652.5, 36525];

const MOST_TICKS = 5;

/** The narrowest stretch that can be shown, in days. */
const NARROWEST = 6;

/**
 * The timeline of `items` [{mark, timex, open}], in time order, each with `timex.from`; `open` is "since" or "until" where that side has no end.
 * @param {{start: number, end: number} | null} view the stretch to show, in day numbers; null for all of it
 * @param {(view: object) => void} moved called when the reader zooms or moves
 */
export function timelineOf(items, context, view, moved) {
  const all = wholeOf(items);
  let shown = view ?? all;
  const axis = make("div", { class: "axis", "aria-hidden": "true" });
  const rows = make("ol", { class: "rows bars" });
  const range = make("p", { class: "note", "aria-live": "polite" });
  const frame = make("div", { class: "timeline", role: "group", "aria-label": "Timeline: plus and minus zoom, arrow keys move, Home shows all", tabindex: "0" }, tools(), range, axis, rows);
  frame.addEventListener("keydown", (event) => {
    const change = KEYS[event.key];
    if (!change || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    event.stopPropagation();
    show(change(shown, all));
  });

  function tools() {
    const button = (words, label, key) => make("button", { type: "button", "aria-label": label, title: `${label} (${key})`, onclick: () => show(KEYS[key](shown, all)) }, words);
    return make("div", { class: "timeline-tools" }, button("−", "Zoom out", "-"), button("+", "Zoom in", "+"), button("←", "Earlier", "ArrowLeft"), button("→", "Later", "ArrowRight"), button("All", "Show all", "Home"));
  }

  function show(stretch) {
    shown = stretch;
    moved(stretch);
    draw();
  }

  function draw() {
    const inView = items.filter(({ timex, open }) => (open === "since" || lastDay(timex) >= shown.start) && (open === "until" || dayNumber(timex.from) <= shown.end));
    range.textContent = `${dayInShort(dayOfNumber(Math.floor(shown.start)))} to ${dayInShort(dayOfNumber(Math.ceil(shown.end)))}: ${inView.length} of ${items.length}`;
    axis.replaceChildren(...ticksOf(shown));
    rows.replaceChildren(...inView.map((item) => bar(item, shown, context)));
  }

  draw();
  return frame;
}

const KEYS = {
  "+": (shown) => zoomed(shown, 0.5),
  "=": (shown) => zoomed(shown, 0.5),
  "-": (shown) => zoomed(shown, 2),
  ArrowLeft: (shown) => movedBy(shown, -0.25),
  ArrowRight: (shown) => movedBy(shown, 0.25),
  Home: (_, all) => all,
};

function zoomed({ start, end }, factor) {
  const middle = (start + end) / 2;
  const half = Math.min(Math.max(((end - start) * factor) / 2, NARROWEST / 2), 200_000);
  return { start: middle - half, end: middle + half };
}

function movedBy({ start, end }, share) {
  const by = (end - start) * share;
  return { start: start + by, end: end + by };
}

function wholeOf(items) {
  const start = Math.min(...items.map(({ timex }) => dayNumber(timex.from)));
  const end = Math.max(...items.map(({ timex }) => lastDay(timex)));
  const margin = Math.max(3, (end - start) * 0.06);
  return { start: start - margin, end: end + margin };
}

function lastDay({ from, to }) {
  return dayNumber(to ?? from) + 1;
}

function ticksOf(shown) {
  const length = shown.end - shown.start;
  const step = TICK_STEPS.find((days) => length / days <= MOST_TICKS) ?? TICK_STEPS.at(-1) * Math.ceil(length / TICK_STEPS.at(-1) / MOST_TICKS);
  const ticks = [];
  for (let at = Math.ceil(shown.start / step) * step; at <= shown.end; at += step) ticks.push(tick(at, step, shown));
  return ticks;
}

function tick(at, step, shown) {
  const [day, month, year] = dayInShort(dayOfNumber(Math.round(at))).split(" ");
  const words = step >= 365 ? year : step >= 30 ? `${month} ${year}` : `${day} ${month}`;
  const made = make("span", { class: "tick" }, words);
  made.style.insetInlineStart = percent(at, shown);
  return made;
}

function bar({ mark, timex, open }, shown, { text }) {
  const line = make("span", { class: `bar ${timex.stated ? "stated" : "inferred"}`, "aria-hidden": "true" });
  const first = open === "until" ? shown.start : Math.max(dayNumber(timex.from), shown.start);
  const last = open === "since" ? shown.end : Math.min(lastDay(timex), shown.end);
  line.style.insetInlineStart = percent(first, shown);
  line.style.insetInlineEnd = `calc(100% - ${percent(last, shown)})`;
  return make(
    "li",
    {},
    make(
      "button",
      { type: "button", class: "row", "data-mark": mark.id },
      make("span", { class: "track" }, line),
      make("span", { class: "row-title" }, readingOf(timex), make("span", { class: "role", dir: "auto" }, ` “${excerpt(text.slice(timex.start, timex.end), 60)}”`), open ? make("span", { class: "row-words" }, open === "since" ? " no end told" : " no beginning told") : "", timex.stated ? "" : make("span", { class: "row-words" }, " inferred")),
    ),
  );
}

function percent(day, { start, end }) {
  return `${((100 * (day - start)) / (end - start)).toFixed(2)}%`;
}
