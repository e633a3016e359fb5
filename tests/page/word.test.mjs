// The pane of the add-in for Word in a real browser; a small document stands for Word's.
import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";

import { folder, missing, start } from "./browser.mjs";

const skip = missing() || (existsSync(join(folder, "word.html")) ? false : "no pane; run make site");
if (skip && process.env.CI) throw new Error(skip);

/** What Word gives a pane, over paragraphs of plain text. */
function office() {
  window.texts = ["Страну возглавил Ким Чен Ын.", "Пишут: «Ким Чен Ын рад»."];
  window.told = { tracking: [], comments: 0, selected: 0 };
  const collection = (items) => ({ items, load() {} });
  const paragraph = (index) => ({
    get text() { return window.texts[index]; },
    style: "Normal",
    search: (found) => collection(window.texts[index].split(found).slice(1).map((_, number) => ({
      select() { window.told.selected += 1; },
      insertComment() { window.told.comments += 1; },
      insertText(form) {
        let at = -1;
        window.texts[index] = window.texts[index].replaceAll(found, (one) => (++at === number ? form : one));
      },
    }))),
  });
  let mode = "Off";
  const document = {
    load() {},
    get changeTrackingMode() { return mode; },
    set changeTrackingMode(value) { window.told.tracking.push(mode = value); },
    body: {
      paragraphs: collection(window.texts.map((_, index) => paragraph(index))),
      footnotes: collection([]),
      endnotes: collection([]),
    },
  };
  window.Word = { run: (task) => task({ document, sync: async () => {} }) };
  window.Office = {
    HostType: { Word: "Word" },
    context: { displayLanguage: "ru-RU" },
    onReady: (ready) => addEventListener("DOMContentLoaded", () => ready({ host: "Word" })),
  };
}

describe("the pane in Word", { skip }, () => {
  let browser;
  let page;

  before(async () => {
    browser = await start();
    page = browser.page;
    await page.route("https://appsforoffice.microsoft.com/**", (route) =>
      route.fulfill({ contentType: "text/javascript", body: `(${office})()` }));
    await page.goto(`${browser.address}word.html`);
    await page.locator("#check:enabled").waitFor();
  });
  after(async () => {
    const { troubles } = browser;
    await browser.stop();
    assert.deepEqual(troubles, [], "errors in the pane");
  });

  test("checks the document, goes to a finding, comments, fixes what is sure as tracked", async () => {
    await page.click("#check");
    await page.locator("#findings .card.error").waitFor();
    assert.equal(await page.locator("#findings .card").count(), 2);
    await page.locator("#findings .card.error button").first().click();
    await page.click("#comment-all");
    await page.waitForFunction(() => window.told.comments === 2 && window.told.selected === 1);
    await page.click("#fix-all");
    await page.waitForFunction(() => window.texts[0] === "Страну возглавил Ким Чжонын.");
    await page.locator("#findings .card.error").waitFor({ state: "detached" });
    assert.equal(await page.evaluate(() => window.texts[1]), "Пишут: «Ким Чен Ын рад».");
    assert.deepEqual(await page.evaluate(() => window.told.tracking), ["TrackAll", "Off"]);
    assert.equal(await page.locator("#findings .card.sic button").count(), 1);
  });
});
