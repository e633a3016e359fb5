// The page's Markdown parser for the tests in Python: a text in JSON on each line of standard
// input, its events in JSON on a line of standard output.
import { fileURLToPath } from "node:url";
import { createInterface } from "node:readline";

import { build } from "../../page/node_modules/esbuild/lib/main.js";

const { outputFiles } = await build({
  entryPoints: [fileURLToPath(new URL("../../page/src/markdown.js", import.meta.url))],
  bundle: true,
  format: "esm",
  conditions: ["worker"],
  write: false,
});
const code = Buffer.from(outputFiles[0].text).toString("base64");
const { readEvents } = await import(`data:text/javascript;base64,${code}`);
for await (const line of createInterface({ input: process.stdin }))
  process.stdout.write(`${JSON.stringify(readEvents(JSON.parse(line)))}\n`);
