// The card of a mark: what it is, how it was read, who, why, how sure; and what the editor can decide about it.
import { paragraphNumber, saidIn, speakerOf } from "./exports.js";
import { byId, counted, make } from "./html.js";
import { groundsOf, readingOf } from "./reading.js";
import { confidenceInWords, excerpt, KIND_NAMES, quotedAs, quoteKindInWords, reasonOf, typeInWords, wordCount } from "./words.js";

/**
 * Makes the card.
 * @param {{choose(id: string): void, decide(id: string, verdict: string, everywhere?: boolean): void, leave(): void}} actions
 */
export function createCard(actions) {
  const card = byId("card");
  let shown = null;
  let anchor = null;

  function close() {
    if (!shown) return;
    shown = null;
    card.hidePopover();
  }

  /** The card stands at the end of the page, its mark does not: whoever tabs out of it is back at the mark. */
  function tabbed(event) {
    const stops = [...card.querySelectorAll("summary, button")];
    const isLeaving = event.shiftKey ? [card, stops[0]].includes(document.activeElement) : document.activeElement === stops.at(-1);
    if (event.key !== "Tab" || !isLeaving) return;
    event.preventDefault();
    actions.leave();
  }

  card.addEventListener("keydown", tabbed);
  addEventListener("scroll", () => shown && place(card, anchor), { passive: true, capture: true });
  addEventListener("resize", close);
  card.addEventListener("click", ({ target }) => {
    const button = target.closest("[data-choose], [data-verdict]");
    if (button?.dataset.choose) actions.choose(button.dataset.choose);
    if (button?.dataset.verdict) actions.decide(shown.id, button.dataset.verdict, "everywhere" in button.dataset);
  });

  return {
    /** Opens beside `element`; with `focus`, the card takes the focus. */
    open(mark, element, context, { focus = false } = {}) {
      shown = mark;
      anchor = element;
      card.replaceChildren(...contentOf(mark, context));
      card.dataset.kind = mark.kind;
      if (!card.matches(":popover-open")) card.showPopover();
      place(card, element);
      uncover(card, element);
      if (focus) card.focus({ preventScroll: true });
    },
    close,
    /** The mark whose card is open, or null. */
    get mark() {
      return shown;
    },
    element: card,
  };
}

/** Below the mark, or above where there is no room; on narrow screens the style sheet puts it at the foot. */
function place(card, anchor) {
  if (!anchor?.isConnected) return;
  const at = anchor.getClientRects()[0] ?? anchor.getBoundingClientRect();
  const { width, height } = card.getBoundingClientRect();
  const below = at.bottom + 10;
  const top = below + height < innerHeight - 8 ? below : Math.max(8, at.top - height - 10);
  card.style.setProperty("--card-top", `${top}px`);
  card.style.setProperty("--card-left", `${Math.max(8, Math.min(at.left, innerWidth - width - 8))}px`);
}

/** At the foot of a narrow screen the card may lie over its mark. */
function uncover(card, anchor) {
  const mark = anchor.getBoundingClientRect();
  const box = card.getBoundingClientRect();
  if (mark.bottom > box.top && mark.top < box.bottom) anchor.scrollIntoView({ block: "center", behavior: "instant" });
}

function contentOf(mark, context) {
  const body = { mention: mentionRows, timex: timexRows, quote: quoteRows, words: wordsRows, finding: findingRows }[mark.layer](mark, context);
  return [...body, decisions(mark, context)].filter(Boolean);
}

function mentionRows(mark, { text, analysis, marks }) {
  const mention = analysis.mentions[mark.index];
  const entity = mention.entity == null ? null : analysis.entities[mention.entity];
  const words = text.slice(mention.start, mention.end);
  return [
    ...head(`${KIND_NAMES[mark.kind].one}${mark.kind === "other" || mark.kind === "place" ? ` · ${typeInWords(mention.type)}` : ""}`, entity?.name ?? words),
    facts([
      ["Role", entity?.role],
      ["Here as", entity && entity.name !== words ? words : null],
      ["Also as", entity?.aliases.filter((alias) => alias !== words).join(", ")],
      ["Read as", mention.value],
      ["Why", reasonOf(mention.rule)],
    ]),
    sureness(mention),
    entity && mentionSteps(mark, mention, entity, marks),
  ];
}

/** Which mention of how many, with the way to the others. */
function mentionSteps(mark, mention, entity, marks) {
  if (entity.mentions.length < 2) return make("p", { class: "note" }, "Named once.");
  const ids = new Map(marks.filter(({ layer }) => layer === "mention").map((other) => [other.index, other.id]));
  const at = entity.mentions.indexOf(mark.index);
  const step = (by) => ids.get(entity.mentions.at((at + by) % entity.mentions.length));
  return make(
    "p",
    { class: "steps" },
    make("button", { type: "button", "data-choose": step(-1), "aria-label": "Previous mention" }, "‹"),
    ` mention ${at + 1} of ${entity.mentions.length} `,
    make("button", { type: "button", "data-choose": step(1), "aria-label": "Next mention" }, "›"),
  );
}

function timexRows(mark, { text, analysis }) {
  const timex = analysis.timexes[mark.index];
  return [
    ...head("Date", readingOf(timex)),
    facts([
      ["Words", text.slice(timex.start, timex.end)],
      ["Grounds", groundsOf(timex)],
      ["Or", timex.alternatives?.map((value) => readingOf({ value })).join("; ")],
      ["Covers", timex.from && timex.to && timex.from !== timex.to ? `${timex.from} to ${timex.to}` : null],
      ["TIMEX3", timex.value ? `${timex.type} ${timex.value}${timex.mod ? `, ${timex.mod}` : ""}` : null],
      ["Why", reasonOf(timex.rule)],
      ["Rule", timex.rule],
    ]),
  ];
}

function quoteRows(mark, { text, analysis, marks }) {
  const quote = analysis.quotes[mark.index];
  const said = saidIn(text, quote);
  const speaker = speakerOf(text, analysis, quote);
  const slice = (span) => span && text.slice(span.start, span.end);
  return [
    ...head(quoteKindInWords(quote.type), speaker.name || "No speaker"),
    make("p", { class: "card-said", dir: "auto" }, excerpt(said, 220)),
    facts([
      ["Role", speaker.role],
      ["Source", slice(quote.source) === speaker.name ? null : slice(quote.source)],
      ["Cue", slice(quote.cue)],
      ["Length", counted(wordCount(said), "word")],
      ["Where", `paragraph ${paragraphNumber(analysis, quote.content[0].start)}`],
      ["Why", quoteReason(text, analysis, quote)],
    ]),
    sureness(quote),
    speaker.named && speakerLink(analysis.entities[quote.speaker], marks),
  ];
}

function wordsRows(mark, { text, analysis }) {
  const words = analysis.quoted_words[mark.index];
  const why = "Nothing beside it says that somebody said it here.";
  return [...head("In quotation marks, not a quote", text.slice(words.start, words.end)), facts([["Read as", quotedAs(words.type)], ["Why", why]]), sureness(words)];
}

/** "'said' marks it as said; 'she' is Amina Okafor." */
function quoteReason(text, analysis, quote) {
  const cue = quote.cue && text.slice(quote.cue.start, quote.cue.end);
  const source = quote.source && text.slice(quote.source.start, quote.source.end);
  const entity = quote.speaker == null ? null : analysis.entities[quote.speaker];
  const parts = [cue && `“${cue}” marks it as said`, source && entity && source !== entity.name && `“${excerpt(source, 60)}” is ${entity.name}`].filter(Boolean);
  return parts.length ? `${parts.join("; ")}.` : reasonOf(quote.rule);
}

function speakerLink(entity, marks) {
  const first = marks.find((other) => other.layer === "mention" && other.index === entity.mentions[0]);
  return first && make("p", { class: "steps" }, make("button", { type: "button", "data-choose": first.id }, `Where ${entity.name} is first named`));
}

function findingRows(mark, { text, analysis }) {
  const finding = analysis.findings[mark.index];
  return [
    ...head("Look again", finding.message),
    finding.suggestion && facts([["Perhaps", finding.suggestion]]),
    finding.spans.length > 1 && make("ul", { class: "places" }, ...finding.spans.slice(0, 6).map((span) => make("li", { dir: "auto" }, `¶ ${paragraphNumber(analysis, span.start)}: ${excerpt(text.slice(span.start, span.end), 70)}`))),
    make("details", {}, make("summary", {}, "Why"), make("p", {}, "Check: ", make("code", {}, finding.rule))),
  ];
}

function head(kind, title) {
  return [make("p", { class: "card-kind" }, kind), make("h2", { id: "card-title", dir: "auto" }, excerpt(title, 200))];
}

function facts(rows) {
  return make("dl", {}, ...rows.filter(([, value]) => value).map(([term, value]) => make("div", {}, make("dt", {}, term), make("dd", { dir: "auto" }, value))));
}

/** In words; the number and the rule for those who ask. */
function sureness({ confidence, rule }) {
  return make("details", {}, make("summary", {}, capitalized(confidenceInWords(confidence))), make("p", {}, `Confidence ${confidence.toFixed(2)} of 1. Rule `, make("code", {}, rule)));
}

function decisions(mark, { isKept }) {
  const words = mark.layer === "finding" ? ["Right, keep it open", "Dismiss"] : ["Keep", "Not this"];
  const verdict = (label, value, everywhere) => make("button", { type: "button", "data-verdict": value, "data-everywhere": everywhere }, label);
  return make(
    "p",
    { class: "decisions" },
    isKept(mark.id) ? make("span", { class: "kept" }, "✓ kept by you") : verdict(words[0], "keep"),
    verdict(words[1], "reject"),
    mark.layer === "mention" && verdict("Nowhere here", "reject", true),
  );
}

function capitalized(words) {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
