// How marks look in someone else's editor: the same lines and colors as on the page, under names of our own, letters left alone.
// A host changes a color by its custom property, or takes `style: false` and brings its own rules for the names.
import { KINDS } from "../marks.js";
import { nameOf } from "./pieces.js";

const LOOKS = {
  quote: "background-color: var(--copydesk-quote, light-dark(#f3efe2, #2b2a24));",
  person: "text-decoration: underline solid .09em var(--copydesk-person, light-dark(#342e66, #73ffff)); text-underline-offset: .2em;",
  organization: "text-decoration: underline double .06em var(--copydesk-organization, light-dark(#bf520a, #e0f23d)); text-underline-offset: .2em;",
  place: "text-decoration: underline dashed .09em var(--copydesk-place, light-dark(#398078, #5c9900)); text-underline-offset: .2em;",
  other: "text-decoration: underline dotted .09em var(--copydesk-other, light-dark(#55524c, #b4b0a6)); text-underline-offset: .2em;",
  amount: "text-decoration: underline solid .05em var(--copydesk-other, light-dark(#55524c, #b4b0a6)); text-underline-offset: .2em;",
  date: "text-decoration: underline overline .07em var(--copydesk-date, light-dark(#9e0dff, #b973ff)); text-underline-offset: .2em;",
  finding: "text-decoration: underline wavy .07em var(--copydesk-finding, light-dark(#4c2104, #d96279)); text-underline-offset: .38em; text-decoration-skip-ink: none;",
};

/** Rules for marks that are elements with a class: `.copydesk-person { … }`. */
export const classStyle = rules((kind) => `.${nameOf(kind)}`);

/** Rules for marks that are CSS custom highlights: `::highlight(copydesk-person) { … }`. */
export const highlightStyle = rules((kind) => `::highlight(${nameOf(kind)})`);

/** Rules for boxes laid over the text: the line below, for a date the one above too, and the quotation's fill behind dark letters. */
export const boxStyle = `
.copydesk-quote { background: var(--copydesk-quote, #f3efe2); mix-blend-mode: multiply; }
.copydesk-person { border-block-end: 2px solid var(--copydesk-person, #342e66); }
.copydesk-organization { border-block-end: 3px double var(--copydesk-organization, #bf520a); }
.copydesk-place { border-block-end: 2px dashed var(--copydesk-place, #398078); }
.copydesk-other, .copydesk-amount { border-block-end: 2px dotted var(--copydesk-other, #55524c); }
.copydesk-date { border-block: 1px solid var(--copydesk-date, #9e0dff); }
.copydesk-finding { border-block-end: 3px dotted var(--copydesk-finding, #4c2104); }
div { box-sizing: border-box; }
`;

/** Makes `root` (a document or shadow root) use `css`, without an element in any tree; gives back how to undo it. */
export function adoptStyle(root, css) {
  const view = (root.ownerDocument ?? root).defaultView;
  const sheet = new view.CSSStyleSheet();
  sheet.replaceSync(css);
  root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
  return () => (root.adoptedStyleSheets = [...root.adoptedStyleSheets].filter((other) => other !== sheet));
}

function rules(selector) {
  return KINDS.map((kind) => `${selector(kind)} { ${LOOKS[kind]} }`).join("\n");
}
