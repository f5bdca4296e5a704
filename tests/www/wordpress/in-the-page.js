// Functions that run inside WordPress' own page; each stands alone.

/** Random edits through the block editor's data: typing into a block, cutting from it, splitting, joining, pasting, moving, undoing. */
export async function editBlocks({ seed, count }) {
  const { createBlock, cloneBlock } = window.wp.blocks;
  const store = window.wp.data.select("core/block-editor");
  const { insertBlocks, mergeBlocks, moveBlocksDown, removeBlock, replaceBlock, updateBlockAttributes } = window.wp.data.dispatch("core/block-editor");
  const words = ["Amina Okafor", "Friday", "“", "”", " the the ", "👨‍👩‍👧", "ירושלים", "Peter Lind said", "London", " <strong>Paris</strong> ", "22 November 2026"];
  const copy = ["“We have checked every bolt,” Mayor Amina Okafor said on Monday.", "Peter Lind, who lives in Paris, thanked the crews 👩‍🚒 on Friday.", "ראש העיר ירושלים שלח ברכה to Okafor."];
  let state = seed;
  const random = () => (state = (state * 48271) % 2147483647) / 2147483647;
  const pick = (list) => list[Math.floor(random() * list.length)];
  const paragraph = (content) => createBlock("core/paragraph", { content });
  const contentOf = (block) => String(block.attributes.content ?? "");
  await insertBlocks(copy.map(paragraph));
  for (let i = 0; i < count; i++) {
    const blocks = store.getBlocks();
    const block = pick(blocks);
    const content = contentOf(block).replace(/<[^>]+>/g, "");
    const letters = [...content];
    const at = Math.floor(random() * (letters.length + 1));
    const [before, after] = [letters.slice(0, at).join(""), letters.slice(at).join("")];
    const kind = pick(["type", "type", "type", "cut", "cut", "split", "join", "paste", "move", "undo", "remove", "copy"]);
    if (kind === "type") await updateBlockAttributes(block.clientId, { content: before + pick(words) + after });
    else if (kind === "cut") await updateBlockAttributes(block.clientId, { content: before + [...after].slice(6).join("") });
    else if (kind === "split") await replaceBlock(block.clientId, [paragraph(before), paragraph(after)]);
    else if (kind === "join" && blocks.indexOf(block) > 0) await mergeBlocks(blocks[blocks.indexOf(block) - 1].clientId, block.clientId);
    else if (kind === "paste") await insertBlocks([paragraph(pick(copy)), createBlock("core/heading", { content: pick(words) })], blocks.indexOf(block));
    else if (kind === "copy") await insertBlocks(cloneBlock(block), 0);
    else if (kind === "move") await moveBlocksDown([block.clientId], "");
    else if (kind === "undo") await window.wp.data.dispatch("core/editor").undo();
    else if (kind === "remove" && blocks.length > 6) await removeBlock(block.clientId, false);
    if (random() < 0.2) await new Promise((resolve) => setTimeout(resolve, random() * 150));
  }
}

/** What is drawn in the canvas, and what a fresh reading of it by the engine marks: "block kind place words". */
export async function drawnAndExpected() {
  const folder = "/wp-content/plugins/copydesk/js/";
  const load = (name) => import(`${folder}${name}`);
  const [{ createAnalyzer }, { dealPieces, joinBlocks }, { pointIn, readBlocks }, { KINDS }, { IGNORED }] = await Promise.all(
    ["client.js", "plugins/blocks.js", "plugins/dom-text.js", "marks.js", "plugins/wordpress/desk.js"].map(load),
  );
  const frame = document.querySelector("iframe[name=editor-canvas]");
  const root = frame ? frame.contentDocument.body : document.querySelector(".editor-styles-wrapper");
  const { highlights } = (frame?.contentWindow ?? window).CSS;
  const blocks = readBlocks(root, IGNORED);
  const line = (i, start, end, kind) => `${i} ${kind} ${start}-${end} ${blocks[i]?.text.slice(start, end)}`;
  const drawn = KINDS.flatMap((kind) =>
    [...(highlights.get(`copydesk-${kind}`) ?? [])].map((range) => {
      const start = pointIn(blocks, range.startContainer, range.startOffset, true);
      return line(blocks.indexOf(start?.block), start?.offset, pointIn(blocks, range.endContainer, range.endOffset)?.offset, kind);
    }),
  );
  window.freshReader ??= createAnalyzer({ mode: "inline" });
  const { text, starts } = joinBlocks(blocks);
  const created = window.wp.data.select("core/editor").getEditedPostAttribute("date")?.slice(0, 10);
  const dealt = dealPieces(await window.freshReader.analyze(text, { created }), blocks, starts);
  const expected = dealt.flatMap((pieces, i) => pieces.map(({ start, end, kind }) => line(i, start, end, kind)));
  const inOrder = (lines) => [...new Set(lines)].sort();
  return [inOrder(drawn), inOrder(expected)];
}
