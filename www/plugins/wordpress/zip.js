// Makes the plugin's zip: `node www/plugins/wordpress/zip.js FILE`. The same files give the same bytes.
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { deflateRawSync } from "node:zlib";

const here = new URL("./", import.meta.url);
const www = new URL("../../", here);

/** The modules that desk.js imports, at the same distances from one another as in www. */
const MODULES = ["client.js", "engine.js", "marks.js", "packed.js", "segments.js", "shared.js", "worker.js", "pkg/copydesk.js", "pkg/copydesk_bg.wasm", "plugins/wordpress/desk.js"];

/** Path in the zip and contents of every file of the plugin. */
export function pluginFiles() {
  const own = ["copydesk.php", "readme.txt", "block-editor.js", "block-editor.css", "classic-editor.js", "languages/copydesk.pot"];
  const plugins = readdirSync(new URL("plugins/", www)).filter((name) => /\.js$/.test(name) && !/^(ckeditor5|prosemirror)/.test(name));
  return [
    ...own.map((name) => [`copydesk/${name}`, readFileSync(new URL(name, here))]),
    ...[...MODULES, ...plugins.map((name) => `plugins/${name}`)].map((name) => [`copydesk/js/${name}`, readFileSync(new URL(name, www))]),
    ["copydesk/LICENSE", readFileSync(new URL("../LICENSE-MIT", www))],
  ];
}

/** A zip archive (APPNOTE 6.3.9, deflate) of `files`, dated 1980-01-01. */
export function zip(files) {
  const local = [];
  const central = [];
  let offset = 0;
  for (const [name, data] of files) {
    const packed = deflateRawSync(data, { level: 9 });
    const path = Buffer.from(name);
    const fields = [20, 0x800, 8, 0, 33];
    const sizes = [crc32(data), packed.length, data.length];
    const entry = Buffer.concat([record(0x04034b50, fields, sizes, [path.length, 0]), path, packed]);
    local.push(entry);
    central.push(record(0x02014b50, [20, ...fields], sizes, [path.length, 0, 0, 0, 0], [0, offset]), path);
    offset += entry.length;
  }
  const directory = Buffer.concat(central);
  const end = record(0x06054b50, [0, 0, files.length, files.length], [directory.length, offset], [0]);
  return Buffer.concat([...local, directory, end]);
}

/** Little-endian: a signature, then runs of 16-bit and of 32-bit numbers in turn. */
function record(signature, ...runs) {
  const parts = [word(signature, 4)];
  runs.forEach((run, i) => parts.push(...run.map((value) => word(value, i % 2 === 0 ? 2 : 4))));
  return Buffer.concat(parts);
}

function word(value, size) {
  const buffer = Buffer.alloc(size);
  buffer.writeUIntLE(value, 0, size);
  return buffer;
}

const TABLE = Array.from({ length: 256 }, (_, n) => {
  for (let bit = 0; bit < 8; bit++) n = n & 1 ? 0xedb88320 ^ (n >>> 1) : n >>> 1;
  return n >>> 0;
});

function crc32(data) {
  let crc = 0xffffffff;
  for (const byte of data) crc = TABLE[(crc ^ byte) & 0xff] ^ (crc >>> 8);
  return (crc ^ 0xffffffff) >>> 0;
}

if (process.argv[1] && import.meta.url.endsWith(process.argv[1].split("/").at(-1)) && process.argv[2]) writeFileSync(process.argv[2], zip(pluginFiles()));
