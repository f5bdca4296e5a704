// Copy and edits for the tests: the same seed, the same edits.

/** A repeatable source of numbers in 0..1 (mulberry32). */
export function seeded(seed) {
  return () => {
    seed = (seed + 0x6d2b79f5) | 0;
    let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

export const PARAGRAPHS = [
  "Amina Okafor said on Monday that the bridge would reopen.",
  "“We have checked every bolt,” said Okafor. “It is the the safest bridge in town.",
  "“And it will stay so,” she added on 2026-11-20.",
  "The mayor, Peter Lind, thanked the crews 👩‍🚒 who worked since Friday.",
  "ראש העיר ירושלים שלח ברכה to Lind and his team.",
];

const WORDS = ["Okafor", "Peter Lind", "Friday", "“", "”", "the the", "👨‍👩‍👧", "😀", "ירושלים", "שלום", " and ", "Ana Sol", "2026-11-22", "x", " ", "é", "e\u0301", "Sol"];

/** One edit: {kind, at: 0..1, length, text}; an editor's host knows what each kind means there. */
export function randomEdit(random) {
  const kinds = ["insert", "insert", "insert", "delete", "delete", "paste", "split", "merge", "undo"];
  const pick = (list) => list[Math.floor(random() * list.length)];
  const text = pick(WORDS);
  return { kind: pick(kinds), at: random(), length: 1 + Math.floor(random() * 12), text, pasted: [pick(PARAGRAPHS), pick(PARAGRAPHS)] };
}

/** Runs `count` random edits, some in one task, some with readings in between. */
export async function editAtRandom(seed, count, apply) {
  const random = seeded(seed);
  for (let i = 0; i < count; i++) {
    apply(randomEdit(random));
    if (random() < 0.15) await new Promise((resolve) => setTimeout(resolve, random() * 30));
  }
}

/** About 10,000 words of copy. */
export function longCopy(words = 10_000) {
  const paragraphs = [];
  for (let count = 0, i = 0; count < words; i++) {
    const text = `${PARAGRAPHS[i % PARAGRAPHS.length]} Paragraph ${i} goes on about the budget and the council, which meets on Thursday at ten.`;
    paragraphs.push(text);
    count += text.split(" ").length;
  }
  return paragraphs;
}
