import { createAnalyzer } from "copydesk";

const article = "LONDON (AP) — “We will rebuild the bridge,” Mayor Amina Okafor said on Monday.";
const { analyze } = createAnalyzer();
const { mentions } = await analyze(article, { created: "2026-11-22" });
for (const { type, start, end } of mentions) console.log(`${type}: ${article.slice(start, end)}`);
