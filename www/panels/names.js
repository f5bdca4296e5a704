// The panel of people, organizations, places and other names: one row an entity, however often and in whatever form it is named.
import { namedEntities } from "../exports.js";
import { counted, make } from "../html.js";
import { kindOfType } from "../marks.js";
import { KIND_NAMES, typeInWords } from "../words.js";

const SECTIONS = ["person", "organization", "place", "other"];

/** Sections of the panel, each a list. */
export function nameRows({ analysis, marks }) {
  const ids = idsOfMentions(marks);
  const entities = shownEntities(analysis, marks);
  const sections = SECTIONS.map((kind) => nameSection(kind, entities.filter(({ type }) => kindOfType(type) === kind), ids)).filter(Boolean);
  return sections.length ? sections : [make("p", { class: "nothing" }, "No names yet.")];
}

/** Entities with at least one mention among `marks`. */
export function shownEntities(analysis, marks) {
  const ids = idsOfMentions(marks);
  return namedEntities(analysis).filter(({ mentions }) => mentions.some((index) => ids.has(index)));
}

function idsOfMentions(marks) {
  return new Map(marks.filter(({ layer }) => layer === "mention").map(({ index, id }) => [index, id]));
}

function nameSection(kind, entities, ids) {
  if (!entities.length) return null;
  const ordered = entities.sort((a, b) => b.mentions.length - a.mentions.length || a.first.start - b.first.start);
  return make(
    "section",
    { class: "group" },
    make("h2", {}, KIND_NAMES[kind].many, " ", make("span", { class: "count" }, String(entities.length))),
    make("ul", { class: "rows" }, ...ordered.map((entity) => nameRow(kind, entity, ids))),
  );
}

function nameRow(kind, entity, ids) {
  const places = entity.mentions.map((index) => ids.get(index)).filter(Boolean);
  const label = `${KIND_NAMES[kind].one}, ${entity.name}, ${entity.role ? `${entity.role}, ` : ""}${counted(places.length, "mention")}`;
  return make(
    "li",
    { class: "name-row", "data-marks": places.join(" ") },
    make(
      "button",
      { type: "button", class: "row", "data-mark": places[0], "aria-label": label },
      make("span", { class: "row-title" }, make("span", { class: `mark ${kind}`, dir: "auto" }, entity.name), entity.role && make("span", { class: "role" }, `, ${entity.role}`)),
      kind === "other" && make("span", { class: "row-words" }, typeInWords(entity.type)),
      entity.aliases.length > 0 && make("span", { class: "row-words", dir: "auto" }, `also ${entity.aliases.join(", ")}`),
    ),
    places.length > 1 ? stepper(entity.name, places.length) : make("span", { class: "row-count" }, "1"),
  );
}

/** Next and previous mention, inside the row. */
function stepper(name, count) {
  return make(
    "span",
    { class: "stepper" },
    make("button", { type: "button", "data-step": "-1", "aria-label": `Previous mention of ${name}` }, "‹"),
    make("span", { class: "row-count" }, String(count)),
    make("button", { type: "button", "data-step": "1", "aria-label": `Next mention of ${name}` }, "›"),
  );
}
