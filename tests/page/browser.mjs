// A browser with an empty profile, and a server of the built page; any request to another host
// is noted, and refused.
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

import { serve } from "../../page/serve.mjs";

const require = createRequire(new URL("../../page/package.json", import.meta.url));
const { chromium } = await import(pathToFileURL(require.resolve("playwright-core")).href)
  .then((module) => module.default ?? module);

export const axePath = require.resolve("axe-core/axe.min.js");
export const site = process.env.SITE ?? fileURLToPath(new URL("../../build/site", import.meta.url));
export const folder = join(site, "app");
const executablePath = spawnSync("sh", ["-c", 'command -v "${CHROMIUM:-chromium}"'], {
  encoding: "utf8",
}).stdout.trim();
const quiet = [
  "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
  "--disable-background-networking", "--disable-component-update", "--disable-sync",
];

/** Why the tests can't run here, or nothing. */
export function missing() {
  if (!existsSync(join(folder, "index.html"))) return `no page in ${folder}; run make site`;
  if (!executablePath) return "no Chromium; CHROMIUM may name one";
  return "";
}

/** The built page in a browser; `options` go to the browser's context, `pace` to the server. */
export async function start({ pace, ...options } = {}) {
  const server = await serve(site, 0, pace);
  const origin = `http://127.0.0.1:${server.address().port}/`;
  const address = `${origin}app/`;
  const profile = await mkdtemp(join(tmpdir(), "page-"));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath,
    headless: true,
    args: quiet,
    locale: "ru-RU",
    acceptDownloads: true,
    ...options,
  });
  const strangers = [];
  const troubles = [];
  context.on("request", (request) => {
    const url = request.url();
    if (!url.startsWith(origin) && !/^(blob|data):/.test(url)) strangers.push(url);
  });
  const page = context.pages()[0] ?? (await context.newPage());
  page.setDefaultTimeout(90_000); // of a machine that has much else to do
  page.on("pageerror", (error) => troubles.push(String(error)));
  page.on("console", (line) => line.type() === "error" && troubles.push(line.text()));
  return {
    page,
    context,
    origin,
    address,
    strangers,
    troubles,
    async stop() {
      await context.close();
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
      await rm(profile, { recursive: true, force: true });
    },
  };
}

/** Waits until the library is there. */
export async function whenReady(page) {
  await page.locator("html[data-ready=yes]").waitFor();
}
