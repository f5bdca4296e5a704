// How an article and its marks look. One channel a layer: a quotation is the only fill, hatched where nobody is quoted with the words, a name one line below with a style by type,
// a date a line above and below, an issue a wavy line. Colors stay apart in normal, protan, deutan and tritan vision.

/** Mark styles shared by the article, the writing surface and the legend. */
export const markStyle = `
.mark { text-decoration: none; }
.quote { background: var(--copydesk-quote, light-dark(#f3efe2, #2b2a24)); padding-block: .16em; }
.words { --fill: var(--copydesk-quote, light-dark(#f3efe2, #2b2a24)); background: repeating-linear-gradient(135deg, var(--fill) 0 3px, transparent 3px 6px); padding-block: .16em; }
.person, .organization, .place, .other, .amount { text-decoration-line: underline; text-decoration-thickness: .09em; text-underline-offset: .2em; text-decoration-skip-ink: auto; }
.person { text-decoration-style: solid; text-decoration-color: var(--copydesk-person, light-dark(#342e66, #73ffff)); }
.organization { text-decoration-style: double; text-decoration-thickness: .06em; text-decoration-color: var(--copydesk-organization, light-dark(#bf520a, #e0f23d)); }
.place { text-decoration-style: dashed; text-decoration-color: var(--copydesk-place, light-dark(#398078, #5c9900)); }
.other { text-decoration-style: dotted; text-decoration-color: var(--copydesk-other, light-dark(#55524c, #b4b0a6)); }
.amount { text-decoration-thickness: .05em; text-decoration-color: var(--copydesk-other, light-dark(#55524c, #b4b0a6)); }
.doubtful { text-decoration-style: dotted; }
.date { text-decoration: underline overline .07em solid var(--copydesk-date, light-dark(#9e0dff, #b973ff)); text-underline-offset: .2em; }
.finding { text-decoration: underline wavy .07em var(--copydesk-finding, light-dark(#4c2104, #d96279)); text-underline-offset: .38em; text-decoration-skip-ink: none; position: relative; /* above the fill of the next line */ }
@media (forced-colors: active) {
  .quote { background: Mark; color: MarkText; }
  .words { background: none; }
  .current { outline: 2px solid Highlight; }
  .person, .organization, .place, .other, .amount, .date, .finding { text-decoration-color: CanvasText; }
}
@media print {
  .quote { background: none; box-shadow: inset 0 -.9em 0 #eee; print-color-adjust: exact; }
}
`;

/** The article itself. */
export const articleStyle = `
:host { display: block; color: inherit; font: inherit; }
:host([hidden]) { display: none; }
.text { outline: none; }
.paragraph { position: relative; margin: 0 0 .85em; white-space: pre-wrap; overflow-wrap: break-word; text-wrap: pretty; content-visibility: auto; contain-intrinsic-size: auto 6em; overflow-clip-margin: 4em; }
.paragraph.wrapped { white-space: normal; }
.headline { margin: 1.1em 0 .55em; font-size: 1.3em; font-weight: 700; line-height: 1.22; text-wrap: balance; }
.headline .date { --line: var(--copydesk-date, light-dark(#9e0dff, #b973ff)); text-decoration-line: underline; background: linear-gradient(var(--line), var(--line)) 0 .1em / 100% .07em no-repeat; print-color-adjust: exact; }
.headline.first { margin-top: 0; font-size: 1.85em; letter-spacing: -.012em; }
.byline, .dateline { margin-block-end: .6em; font-size: .86em; color: var(--copydesk-muted, light-dark(#5f5a50, #aba699)); }
.item { margin-block-end: .35em; padding-inline-start: 1em; }
.furniture, .duplicate { font-size: .86em; color: var(--copydesk-muted, light-dark(#6a655b, #a29d91)); }
.labelled::before { content: attr(data-label); display: block; margin-block-end: .15em; font: 600 .74rem/1.4 var(--copydesk-label-font, system-ui, sans-serif); letter-spacing: .02em; }
.quoted { border-inline-start: 3px solid var(--copydesk-quote-bar, light-dark(#cfc5a5, #5b5745)); padding-inline-start: .9em; margin-inline-start: calc(-.9em - 3px); }
.questioned::after { content: ""; position: absolute; inset-block: .3em; inset-inline-start: -1.15em; border-inline-start: 3px dotted var(--copydesk-finding, light-dark(#4c2104, #d96279)); }
.flagged::after { content: ""; position: absolute; inset-block-start: .62em; inset-inline-start: -1.2em; width: .4em; height: .4em; border-radius: 50%; background: var(--copydesk-finding, light-dark(#4c2104, #d96279)); }
@media (max-width: 40rem) { .flagged::after { inset-inline-start: -.85em; } }
.headline.first.flagged::after { inset-inline-start: -.75em; width: .24em; height: .24em; }
[data-id] { cursor: pointer; border-radius: 1px; }
.related { outline: 1px solid var(--copydesk-related, light-dark(#8d8570, #8a8474)); outline-offset: 1px; }
[data-id]:focus { outline: none; }
.current { --line: var(--copydesk-focus, light-dark(#0b57d0, #8ab4f8)); --left: 0 0 0 0 transparent; --right: 0 0 0 0 transparent; padding-block: .1em; box-shadow: 0 -2px 0 0 var(--line), 0 2px 0 0 var(--line), var(--left), var(--right); border-radius: 0; }
.current.opens { --left: -2px 0 0 0 var(--line), -2px -2px 0 0 var(--line), -2px 2px 0 0 var(--line); }
.current.closes { --right: 2px 0 0 0 var(--line), 2px -2px 0 0 var(--line), 2px 2px 0 0 var(--line); }
mark { background: none; color: inherit; }
@media print { .paragraph { content-visibility: visible; } }
`;

const sheets = new Map();

/** A style sheet that documents and shadow roots can adopt; made once for each `css`. Content security policies allow it. */
export function sheetOf(css) {
  if (!sheets.has(css)) {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    sheets.set(css, sheet);
  }
  return sheets.get(css);
}
