// The panel of dates: by time, undated apart, each with what was stated and what inferred; or as a timeline.
import { make } from "../html.js";
import { groundsOf, readingOf } from "../reading.js";
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
      const items = context.marks.filter((mark) => mark.layer === "timex").map((mark) => ({ mark, timex: context.analysis.timexes[mark.index] }));
      if (!items.length) return [make("p", { class: "nothing" }, "No dates yet.")];
      const dated = items.filter(({ timex }) => timex.from).sort(byTime);
      const undated = items.filter(({ timex }) => !timex.from);
      const timeline = asTimeline && dated.length > 0 ? timelineOf(dated, context, view, (changedView) => (view = changedView)) : null;
      return [
        dated.length > 0 && viewSwitch(asTimeline, choose),
        timeline ?? (dated.length > 0 && dateList("By time", dated, context)),
        undated.length > 0 && dateList("Lengths, repetitions and dates not resolved", undated, context),
      ].filter(Boolean);
    },
  };
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
