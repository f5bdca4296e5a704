// The panel of dates: by time, undated apart, each with what was stated and what inferred; or as a timeline.
import { make } from "../html.js";
import { groundsOf, readingOf, stretchInWords } from "../reading.js";
import { excerpt } from "../words.js";
import { timelineOf } from "./timeline.js";

/** Makes the panel; its choice between list and timeline outlives each new reading of the text. */
export function createDatesPanel() {
  let asTimeline = false;
  let view = null;
  let redraw = () => {};

  function choose(timeline) {
    asTimeline = timeline;
    redraw();
  }

  return {
    /** What the panel shows. */
    rows(context, changed) {
      redraw = changed;
      const ends = openEnds(context.analysis);
      const items = context.marks.filter((mark) => mark.layer === "timex").map((mark) => ({ mark, timex: context.analysis.timexes[mark.index], open: ends.get(mark.index) }));
      if (!items.length) return [make("p", { class: "nothing" }, "No dates yet.")];
      const dated = items.filter(({ timex }) => timex.from).sort(byTime);
      const undated = items.filter(({ timex }) => !timex.from);
      const timeline = asTimeline && dated.length > 0 ? timelineOf(dated, context, view, (changedView) => (view = changedView)) : null;
      return [
        dated.length > 0 && viewSwitch(asTimeline, choose),
        timeline ?? (dated.length > 0 && dateList("By time", dated, context)),
        stretchList(context, items),
        undated.length > 0 && dateList("Lengths, repetitions, seasons, and dates not resolved", undated, context),
      ].filter(Boolean);
    },
  };
}

/** Of each expression that "since" or "until" leaves open on one side, which of the two. */
function openEnds({ intervals = [] }) {
  return new Map(intervals.filter(({ type }) => type === "since" || type === "until").map(({ type, timexes }) => [timexes[0], type]));
}

function stretchList({ analysis, text }, items) {
  const { intervals = [] } = analysis;
  if (!intervals.length) return null;
  const marks = new Map(items.map(({ mark }) => [mark.index, mark.id]));
  const heading = make("h2", {}, "Stretches and anniversaries ", make("span", { class: "count" }, String(intervals.length)));
  return make("section", { class: "group" }, heading, make("ol", { class: "rows" }, ...intervals.map((interval) => stretchRow(interval, text, marks.get(interval.timexes[0])))));
}

function stretchRow(interval, text, mark) {
  const words = [
    make("span", { class: "row-title" }, stretchInWords(interval)),
    make("span", { class: "row-words" }, make("span", { class: "mark date", dir: "auto" }, excerpt(text.slice(interval.start, interval.end), 80))),
    make("span", { class: `row-place ${interval.stated ? "stated" : "inferred"}` }, interval.stated ? "stated" : "inferred"),
  ];
  const title = interval.stated ? "" : `Inferred: ${interval.inferred}.`;
  return make("li", {}, mark ? make("button", { type: "button", class: "row", "data-mark": mark, title }, ...words) : make("div", { class: "row", title }, ...words));
}

function byTime(a, b) {
  return a.timex.from.localeCompare(b.timex.from) || (b.timex.to ?? "").localeCompare(a.timex.to ?? "") || a.mark.start - b.mark.start;
}

function viewSwitch(asTimeline, choose) {
  const option = (words, timeline) => make("button", { type: "button", "aria-pressed": String(asTimeline === timeline), onclick: () => choose(timeline) }, words);
  return make("div", { class: "switch small", role: "group", "aria-label": "Dates as" }, option("List", false), option("Timeline", true));
}

function dateList(title, items, context) {
  return make("section", { class: "group" }, make("h2", {}, title, " ", make("span", { class: "count" }, String(items.length))), make("ol", { class: "rows" }, ...items.map((item) => dateRow(item, context))));
}

function dateRow({ mark, timex }, { text }) {
  return make(
    "li",
    {},
    make(
      "button",
      { type: "button", class: "row", "data-mark": mark.id, title: groundsOf(timex) },
      make("span", { class: "row-title" }, readingOf(timex)),
      make("span", { class: "row-words" }, make("span", { class: "mark date", dir: "auto" }, excerpt(text.slice(timex.start, timex.end), 80))),
      make("span", { class: `row-place ${timex.stated ? "stated" : "inferred"}` }, timex.value ? (timex.stated ? "stated" : "inferred") : "open"),
      timex.alternatives?.length > 0 && make("span", { class: "row-words" }, `or ${timex.alternatives.map((value) => readingOf({ value })).join(", or ")}`),
    ),
  );
}
