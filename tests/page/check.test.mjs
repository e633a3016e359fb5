// What the check keeps, groups and gives back.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { fileURLToPath } from "node:url";

import { missing, start, whenReady } from "./browser.mjs";

const python = process.env.PYTHON ?? fileURLToPath(new URL("../../.venv/bin/python", import.meta.url));
const skip = missing() || false;
if (skip && process.env.CI) throw new Error(skip);

const READ = "import sys, zipfile; print(ascii(zipfile.ZipFile(sys.argv[1]).read('word/document.xml')))";

describe("the check of the page", { skip }, () => {
  let browser;
  let page;

  before(async () => {
    browser = await start();
    page = browser.page;
    await page.goto(`${browser.address}#tab=check&lang=ru`);
    await whenReady(page);
  });
  after(async () => {
    const { troubles } = browser;
    await browser.stop();
    assert.deepEqual(troubles, [], "errors in the page");
  });
  const see = (selector, text) =>
    page.waitForFunction(
      ([where, what]) => document.querySelector(where)?.textContent.includes(what), [selector, text],
    );
  async function openFile(name, buffer) {
    await page.setInputFiles("#check-file", { name, mimeType: "", buffer });
    await see("#check-note", name);
  }

  test("names are grouped; what is sic is not struck through", async () => {
    await page.fill("#check-text", "О Ким Чен Ыне, с Ким Чен Ыном и о Юн Сок Ёле. Пишут: «Ким Чен Ын рад».");
    await see("#findings", "김정은");
    assert.equal(await page.textContent("#findings .group summary"), "Ким Чжонын (김정은): 2");
    assert.equal(await page.locator("#findings .card.sic").count(), 1);
    assert.equal(await page.locator("#findings .card.sic s").count(), 0);
    assert.equal(await page.locator("#findings .card.error s").count(), 3);
  });

  test("text, profile and what is left alone outlive a reload", async () => {
    await page.fill("#check-text", "О Ким Чен Ыне и о Юн Сок Ёле.");
    await see("#check-counts", "предупреждений: 2");
    await page.locator("#findings .card.error:has-text('Юн Сок Ёле') button:has-text('Не трогать')").click();
    await see("#check-counts", "предупреждений: 1");
    await page.selectOption("#profile-check", "dzh");
    await see("#findings", "Ким Джоныне");
    await page.reload();
    await whenReady(page);
    await page.click("#tab-check");
    await see("#findings", "Ким Джоныне");
    assert.equal(await page.inputValue("#check-text"), "О Ким Чен Ыне и о Юн Сок Ёле.");
    assert.equal(await page.inputValue("#check-keep"), "Юн Сок Ёл");
    await see("#check-counts", "предупреждений: 1");
    await page.selectOption("#profile-check", "paper");
    await page.evaluate(() => {
      const field = document.querySelector("#check-keep");
      field.value = "";
      field.dispatchEvent(new Event("input"));
    });
  });

  test("the findings of the old text are gone the moment a file is chosen", async () => {
    await page.fill("#check-text", "О Ким Чен Ыне.");
    await see("#check-counts", "предупреждений: 1");
    const left = await page.evaluate(() => {
      const data = new DataTransfer();
      data.items.add(new File(["О Чхве Сонхи."], "a.txt"));
      const field = document.querySelector("#check-file");
      field.files = data.files;
      field.dispatchEvent(new Event("change"));
      return document.querySelectorAll("#findings .card, #marked a").length;
    });
    assert.equal(left, 0);
    await see("#findings", "Замечаний нет");
  });

  test("Word gets tracked changes or comments", async () => {
    const folder = mkdtempSync(join(tmpdir(), "ways-"));
    const made = join(folder, "глава.docx");
    execFileSync(python, [fileURLToPath(new URL("word.py", import.meta.url)), "make", made]);
    await openFile("глава.docx", await readFile(made));
    await see("#check-counts", "предупреждений: 2");
    const parts = { track: ["правка", /<w:ins .*<w:del |<w:del .*<w:ins /s], annotate: ["примечания", /commentRangeStart/] };
    for (const [way, [suffix, sign]] of Object.entries(parts)) {
      const arriving = page.waitForEvent("download");
      await page.click(`[data-way=${way}]`);
      const download = await arriving;
      assert.equal(download.suggestedFilename(), `глава.${suffix}.docx`);
      const xml = execFileSync(python, ["-c", READ, await download.path()]).toString();
      assert.match(xml, sign);
    }
  });

  test("a long check can be broken off, and the page goes on", async () => {
    await page.goto("about:blank");
    await page.goto(`${browser.address}#tab=check&text=&lang=ru`);
    await whenReady(page);
    const line = "О Ким Чен Ыне и Пак Чжон Хи говорил Юн Сок Ёль в Сеуле. ";
    await page.fill("#check-text", line.repeat(4000));
    await page.click("#check-cancel");
    await see("#check-note", "Прервано");
    await page.fill("#check-text", "О Ким Чен Ыне.");
    await see("#check-counts", "предупреждений: 1");
  });
});
