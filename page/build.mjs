// Builds the page: node build.mjs WHEELS OUT [--site HREF --rules HREF]
// WHEELS holds the wheels of kontsevich and of its pure dependencies.
import { createHash } from "node:crypto";
import { cp, mkdir, readFile, readdir, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { build } from "esbuild";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { site: { type: "string" }, rules: { type: "string" } },
});
const [wheelsFrom, out] = positionals;
const here = fileURLToPath(new URL(".", import.meta.url));
const python = ["pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm", "python_stdlib.zip",
  "pyodide-lock.json"];

await rm(out, { recursive: true, force: true });
await mkdir(join(out, "python"), { recursive: true });
await mkdir(join(out, "wheels"));
await build({
  absWorkingDir: here,
  entryPoints: ["src/main.js", "src/worker.js", "src/style.css"],
  outdir: fileURLToPath(new URL(out, `file://${process.cwd()}/`)),
  bundle: true,
  format: "esm",
  target: "es2022",
  minify: true,
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
const manifest = await readFile(join(here, "src/manifest.webmanifest"), "utf8");
await writeFile(join(out, "manifest.webmanifest"), fill(manifest, messages));
await cp(join(here, "src/icon.svg"), join(out, "icon.svg"));
await cp(join(here, "src/bridge.py"), join(out, "bridge.py"));
for (const file of python)
  await cp(join(here, "node_modules/pyodide", file), join(out, "python", file));
const wheels = (await readdir(wheelsFrom)).filter((file) => file.endsWith("-none-any.whl"));
if (!wheels.some((file) => file.startsWith("kontsevich-"))) throw new Error("no wheel of kontsevich");
for (const file of wheels) await cp(join(wheelsFrom, file), join(out, "wheels", file));

// What the loading bar counts.
const counted = [...wheels.map((file) => `wheels/${file}`), "bridge.py",
  ...python.filter((file) => !file.endsWith(".mjs")).map((file) => `python/${file}`)];
const sizes = await Promise.all(counted.map(async (file) => (await stat(join(out, file))).size));
const parts = {
  bytes: sizes.reduce((sum, size) => sum + size, 0),
  wheels: wheels.map((file) => `wheels/${file}`),
};
await writeFile(join(out, "parts.json"), JSON.stringify(parts));

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
