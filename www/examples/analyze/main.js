import { createAnalyzer } from "copydesk";

const article = "LONDON (AP) — “We will rebuild the bridge,” Mayor Amina Okafor said on Monday.";
const { analyze } = createAnalyzer();
const { mentions, quotes, entities, timexes } = await analyze(article, { created: "2026-11-22" });

const lines = [
  ...mentions.map(({ type, start, end }) => `${type}: ${article.slice(start, end)}`),
  ...timexes.map(({ start, end, value }) => `${article.slice(start, end)}: ${value}`),
  ...quotes.map(({ speaker }) => `said by ${entities[speaker]?.name ?? "nobody named"}`),
];
document.body.append(Object.assign(document.createElement("pre"), { textContent: lines.join("\n") }));
