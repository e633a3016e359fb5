// How fast the page is, as Markdown: node tests/page/measure.mjs (the page built before).
import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";

import { folder, start, whenReady } from "./browser.mjs";

const rounds = 3;
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
const strokes = [];
const checks = [];
for (let round = 0; round < rounds; round += 1) {
  const browser = await start();
  const { page } = browser;
  const begun = performance.now();
  await page.goto(`${browser.address}#text=${encodeURIComponent("김정은")}`);
  await page.waitForFunction(
    () => document.querySelector("#convert-result").textContent === "Ким Чжонын",
  );
  cold.push(performance.now() - begun);
  await whenReady(page);
  await page.locator("#offline:not(:empty)").waitFor();
  await page.waitForTimeout(500);
  for (let end = 1; end <= keys.length; end += 1)
    if (keys[end - 1] !== " ")
      strokes.push(await timed(page, "#convert-text", keys.slice(0, end), "#convert-result", null));
  await page.click("#tab-check");
  await page.waitForTimeout(1500);
  checks.push(await timed(page, "#check-text", page40, "#marked", "Ким Чен Ын"));
  await browser.stop();
}
let [all, python] = [0, 0];
for (const entry of readdirSync(folder, { recursive: true })) {
  const found = statSync(join(folder, entry));
  if (!found.isFile()) continue;
  all += found.size;
  if (entry.startsWith("python/")) python += found.size;
}
const milliseconds = (value) => `${Math.round(value)} ms`;
const megabytes = (value) => `${(value / 1e6).toFixed(1)} MB`;
console.log(`| what | median | worst |
|---|---|---|
| first conversion, empty browser | ${milliseconds(median(cold))} | ${milliseconds(Math.max(...cold))} |
| keystroke to result, a line | ${milliseconds(median(strokes))} | ${milliseconds(Math.max(...strokes))} |
| check of ${page40.length} characters, to the marked text (of it 250 ms of waiting for more typing) | ${milliseconds(median(checks))} | ${milliseconds(Math.max(...checks))} |

The page weighs ${megabytes(all)}, ${megabytes(all - python)} of it without the interpreter.`);
