// The server and real clients of LanguageTool's protocol: the library by which editors make
// annotated text of HTML, and a page in a browser.
import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import { createServer } from "node:http";
import { after, before, test } from "node:test";

import { build } from "annotatedtext-rehype";
import { chromium } from "playwright-core";

const program = process.env.KONTSEVICH ?? "kontsevich";
const port = 18000 + (process.pid % 2000);
const address = `http://127.0.0.1:${port}/v2`;
const executablePath = spawnSync("sh", ["-c", 'command -v "${CHROMIUM:-chromium}"'], {
  encoding: "utf8",
}).stdout.trim();
const pages = createServer((_, response) => response.setHeader("content-type", "text/html").end("<p>"));
let origin;
let server;

before(async () => {
  await new Promise((done) => pages.listen(0, "127.0.0.1", done));
  origin = `http://127.0.0.1:${pages.address().port}`;
  server = spawn(program, ["serve", "--lang", "en", "--port", String(port), "--allow-origin", origin]);
  for (let left = 100; left; left -= 1) {
    if (await fetch(`${address}/healthcheck`).then(({ ok }) => ok, () => false)) return;
    await new Promise((done) => setTimeout(done, 100));
  }
  throw new Error("the server does not start");
});
after(() => {
  server.kill();
  pages.close();
});

test("annotated text, as editors make it of HTML", async () => {
  const source = "<p>О Ким <b>Чен</b> Ыне.</p><blockquote>И ещё.</blockquote>";
  const body = new URLSearchParams({ language: "ru", data: JSON.stringify(build(source)) });
  const { matches } = await (await fetch(`${address}/check`, { method: "POST", body })).json();
  assert.equal(matches.length, 1);
  const { offset, length, replacements } = matches[0];
  assert.equal(source.slice(offset, offset + length), "Ким <b>Чен</b> Ыне");
  assert.match(replacements[0].value.replaceAll(/<[^>]*>/g, ""), /^Ким Чжоныне$/);
});

test("a page in a browser, from an allowed origin and from another", {
  skip: executablePath ? false : "no Chromium; CHROMIUM may name one",
}, async () => {
  const browser = await chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu"] });
  try {
    const ask = async (from) => {
      const page = await browser.newPage();
      await page.goto(from);
      return page.evaluate(async (url) => {
        const body = new URLSearchParams({ language: "ru-RU", text: "Приехал Ким Чен Ын." });
        try {
          const answer = await fetch(`${url}/check`, { method: "POST", body });
          return (await answer.json()).matches[0].replacements[0].value;
        } catch (error) {
          return error.name;
        }
      }, address);
    };
    assert.equal(await ask(origin), "Ким Чжонын");
    assert.equal(await ask(origin.replace("127.0.0.1", "localhost")), "TypeError");
  } finally {
    await browser.close();
  }
});
