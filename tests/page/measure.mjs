// How fast the page is, as Markdown: node tests/page/measure.mjs (the page built before).
import { readdirSync, statSync } from "node:fs";
import { cpus, totalmem } from "node:os";
import { join } from "node:path";

import { folder, start, whenReady } from "./browser.mjs";
import { makeLine, slowDown } from "./slow.mjs";

const rounds = 5;
const keys = "김정은 위원장이 독립문에서 국물을 먹었다";
const paragraph =
  "В переговорах участвовали Чхве Сонхи и министр обороны; о позиции Сеула сообщало агентство. " +
  "Решение было принято после долгого обсуждения, в котором стороны вернулись к прежним доводам. ";
const page40 = Array.from({ length: 72_000 / paragraph.length }, (_, index) =>
  index % 10 ? paragraph : `${paragraph}Об этом говорил Ким Чен Ын.\n\n`).join("");

const median = (list) => [...list].sort((left, right) => left - right)[list.length >> 1];

/** Milliseconds in the page from filling a field until a condition on the page holds. */
const timed = (page, field, value, selector, wanted) =>
  page.evaluate(
    ([where, text, seen, what]) =>
      new Promise((done) => {
        const target = document.querySelector(seen);
        const begun = performance.now();
        const watch = new MutationObserver(() => {
          if (what !== null && !target.textContent.includes(what)) return;
          watch.disconnect();
          done(performance.now() - begun);
        });
        watch.observe(target, { childList: true, characterData: true, subtree: true });
        const input = document.querySelector(where);
        input.value = text;
        input.dispatchEvent(new Event("input"));
      }),
    [field, value, selector, wanted],
  );

const cold = [];
const again = [];
const strokes = [];
const firsts = [];
const checks = [];
let version;
for (let round = 0; round < rounds; round += 1) {
  const browser = await start();
  const { page } = browser;
  version ??= browser.context.browser()?.version().split(".")[0];
  const load = async () => {
    const begun = performance.now();
    await page.goto(`${browser.address}#text=${encodeURIComponent("김정은")}`);
    await page.waitForFunction(
      () => document.querySelector("#convert-result").textContent === "Ким Чжонын",
    );
    return performance.now() - begun;
  };
  cold.push(await load());
  await whenReady(page);
  await page.locator("#offline:not(:empty)").waitFor();
  await page.goto("about:blank");
  again.push(await load());
  await whenReady(page);
  await page.waitForTimeout(500);
  for (let end = 1; end <= keys.length; end += 1)
    if (keys[end - 1] !== " ")
      strokes.push(await timed(page, "#convert-text", keys.slice(0, end), "#convert-result", null));
  await page.click("#tab-check");
  firsts.push(await timed(page, "#check-text", "О Ким Чен Ыне.", "#findings", "Ким Чжоныне"));
  await page.waitForTimeout(500);
  checks.push(await timed(page, "#check-text", page40, "#marked", "Ким Чен Ын"));
  await browser.stop();
}
const slowWords = [];
const slowChecks = [];
for (let round = 0; round < 2; round += 1) {
  const browser = await start({ pace: makeLine() });
  const { page } = browser;
  const quicken = await slowDown(browser.context);
  const begun = performance.now();
  await page.goto(`${browser.address}#kind=word&text=${encodeURIComponent("독립문")}`);
  const seen = (where, what) =>
    page
      .waitForFunction(([id, text]) => document.querySelector(id).textContent.includes(text), [where, what])
      .then(() => performance.now() - begun);
  slowWords.push(await seen("#convert-result", "тонниммун"));
  await page.click("#tab-check");
  await page.fill("#check-text", "О Ким Чен Ыне.");
  slowChecks.push(await seen("#findings", "Ким Чжоныне"));
  await quicken();
  await browser.stop();
}
const weigh = (belongs) =>
  readdirSync(folder, { recursive: true })
    .filter((entry) => belongs(entry) && statSync(join(folder, entry)).isFile())
    .reduce((sum, entry) => sum + statSync(join(folder, entry)).size, 0);
const seconds = (value) => `${(value / 1000).toFixed(2)} s`;
const milliseconds = (value) => `${Math.round(value)} ms`;
const row = (what, values, tell, bar) =>
  `| ${what} | ${tell(median(values))} | ${tell(Math.max(...values))} | ${bar} |`;
const megabytes = (value) => `${(value / 1e6).toFixed(1)} MB`;
console.log(`| what | median | worst | to be under |
|---|--:|--:|--:|
${row("first conversion, empty browser", cold, seconds, "8 s")}
${row("first conversion, the page stored", again, seconds, "8 s")}
${row("keystroke to result, a line", strokes, milliseconds, "50 ms")}
${row("first check, a line", firsts, seconds, "")}
${row("first word, slow line and machine", slowWords, seconds, "3 s")}
${row("first check, slow line and machine", slowChecks, seconds, "15 s")}
${row("check of 40 pages, to the marked text", checks, seconds, "2 s")}

| what | size | to be under |
|---|--:|--:|
| the whole page | ${megabytes(weigh(() => true))} | 20 MB |
| all but the interpreter | ${megabytes(weigh((entry) => !entry.startsWith("python")))} | 2.5 MB |

Chromium ${version}, ${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GB of memory, ${rounds} starts; the server is on the same machine.

Slow: 3 million bits a second, and a processor that works in a quarter of the time.

A check waits 0.25 s for more typing, and that is counted; the text has ${page40.length} characters.

\`\`\`sh
make bench-page
\`\`\``);
