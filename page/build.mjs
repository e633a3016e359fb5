// Builds the page: node build.mjs WHEELS OUT [--site HREF --rules HREF]
// WHEELS holds the wheels of kontsevich and of its pure dependencies.
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import {
  copyFile, cp, mkdir, mkdtemp, readFile, readdir, rm, stat, writeFile,
} from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { gzipSync } from "node:zlib";

import { build } from "esbuild";

import { divide, freeze } from "./freeze.mjs";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { site: { type: "string" }, rules: { type: "string" } },
});
const [wheelsFrom, out] = positionals;
const here = fileURLToPath(new URL(".", import.meta.url));
await rm(out, { recursive: true, force: true });
await mkdir(join(out, "python"), { recursive: true });
await cp(join(here, "src/icon.svg"), join(out, "icon.svg"));
const names = (await readdir(wheelsFrom)).filter((file) => file.endsWith("-none-any.whl"));
if (!names.some((file) => file.startsWith("kontsevich-"))) throw new Error("no wheel of kontsevich");
const wheels = names.sort().map((file) => join(wheelsFrom, file));

// The interpreter, its modules and ours, and its memory after the first word. All is packed here, so
// that it does not matter how a server sends it: closely (xz) what a slow line waits for too, else
// quickly (gzip).
const pyodide = join(here, "node_modules/pyodide");
await cp(join(pyodide, "pyodide.mjs"), join(out, "python/pyodide.mjs"));
const pack = async (path, data) => writeFile(join(out, path), gzipSync(data, { level: 9 }));
const work = await mkdtemp(join(tmpdir(), "page-"));
const packClosely = async (path, data) => {
  const plain = join(work, basename(path));
  await writeFile(plain, data);
  execFileSync(process.env.PYTHON ?? "python3", [join(here, "pack.py"), plain]);
  await copyFile(`${plain}.xz`, join(out, `${path}.xz`));
  return plain;
};
const { info } = JSON.parse(await readFile(join(pyodide, "pyodide-lock.json"), "utf8"));
const lock = { info, packages: {} };
const sources = ["bridge.py", "pyromark.py"].map((file) => join(here, "src", file));
const texts = await Promise.all(
  ["docs/check.ru.md", "examples/korean-page.txt"].map((path) => readFile(join(here, "..", path), "utf8")),
);
const { archives, packages } = await divide(wheels, sources, texts, lock);
const library = "library.zip";
const rest = ["python/rest.zip", "rest.zip"];
const interpreter = ["pyodide.asm.wasm", "pyodide.asm.mjs"];
for (const file of interpreter)
  await packClosely(`python/${file}`, await readFile(join(pyodide, file)));
const standard = await packClosely("python/python_stdlib.zip", archives.python);
const ours = await packClosely(library, archives.library);
await packClosely(rest[0], archives.rest_of_python);
await packClosely(rest[1], archives.rest_of_library);
const start = "python/start.packed";
await pack(start, await freeze(standard, ours, packages, lock));
await rm(work, { recursive: true });

// The compiled core, where it has been built (make core-wasm).
const core = join(here, "../build/core");
const ofCore = ["kontsevich_core.wasm", "tables.txt"];
const hasCore = ofCore.every((file) => existsSync(join(core, file)));
if (hasCore) {
  await mkdir(join(out, "core"));
  for (const file of ofCore) await pack(`core/${file}.packed`, await readFile(join(core, file)));
}

// What the loading bar counts.
const weigh = async (files) => {
  const sizes = await Promise.all(files.map(async (file) => (await stat(join(out, file))).size));
  return sizes.reduce((sum, size) => sum + size, 0);
};
const asked = [library, ...[...interpreter, "python_stdlib.zip"].map((file) => `python/${file}`)];
const bytes = await weigh(asked.map((path) => `${path}.xz`));
const parts = { bytes, bytesOfStart: await weigh([start]), library, packages, rest, start };

await build({
  absWorkingDir: here,
  entryPoints: ["src/main.js", "src/word.js", "src/worker.js", "src/style.css"],
  outdir: fileURLToPath(new URL(out, `file://${process.cwd()}/`)),
  bundle: true,
  format: "esm",
  target: "es2022",
  minify: true,
  conditions: ["worker"], // of packages that differ where there is no document
  define: { CORE: JSON.stringify(hasCore), PARTS: JSON.stringify(parts), LOCK: JSON.stringify(lock) },
  external: ["node:fs/promises"], // of the core's package, for Node.js alone
  legalComments: "none",
});

const messages = JSON.parse(await readFile(join(here, "messages/ru.json"), "utf8"));
const fill = (text, fields) =>
  text.replace(/\{\{([\w-]+)\}\}/g, (whole, key) => fields[key] ?? whole);

// The Russian text stands in the page from the start: nothing flickers, and it can be indexed.
let page = fill(await readFile(join(here, "src/index.html"), "utf8"), messages);
page = page.replace(/data-t="([\w-]+)">(?=<\/)/g, (whole, key) => whole + escape(messages[key]));
if (values.site) page = page.replace('<html lang="ru"', `$& data-site="${values.site}"`);
if (values.rules) page = page.replace('<html lang="ru"', `$& data-rules="${values.rules}"`);
await writeFile(join(out, "index.html"), page);
await writeFile(join(out, "word.html"), fill(await readFile(join(here, "src/word.html"), "utf8"), messages));
const manifest = await readFile(join(here, "src/manifest.webmanifest"), "utf8");
await writeFile(join(out, "manifest.webmanifest"), fill(manifest, messages));

const files = (await readdir(out, { recursive: true, withFileTypes: true }))
  .filter((entry) => entry.isFile())
  .map((entry) => join(entry.parentPath ?? entry.path, entry.name).slice(join(out, "/").length))
  .sort();
const hash = createHash("sha256");
for (const file of files) hash.update(file).update(await readFile(join(out, file)));
const worker = await readFile(join(here, "src/sw.js"), "utf8");
await writeFile(join(out, "sw.js"), fill(worker, {
  version: hash.digest("hex").slice(0, 16),
  files: JSON.stringify(["./", ...files]),
}));

function escape(text) {
  return text.replace(/&/g, "&amp;").replace(/</g, "&lt;");
}
