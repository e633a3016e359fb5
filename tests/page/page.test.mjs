// The page in a real browser, as people use it.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync } from "node:fs";
import { readFile, readdir, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, beforeEach, describe, test } from "node:test";
import { fileURLToPath } from "node:url";
import { gunzipSync } from "node:zlib";

import { axePath, folder, missing, start, whenReady } from "./browser.mjs";
import { makeLine } from "./slow.mjs";

const name = "Ким Чен Ын";
const prose = `В 2011 году страну возглавил ${name}. Вышла и книга о нём1.\n\n`;
const note = `1 Иванов И. И. ${name} и его время // Вестник. 2012. № 3. С. 5–17.\n`;
const sample = prose + note;

const axeCode = await readFile(axePath, "utf8");
const skip = missing() || false;
if (skip && process.env.CI) throw new Error(skip);

describe("the page", { skip }, () => {
  let browser;
  let page;

  before(async () => {
    browser = await start({ permissions: ["clipboard-read", "clipboard-write"] });
    page = browser.page;
    await page.goto(browser.address);
    await whenReady(page);
  });
  after(async () => {
    const { strangers, troubles } = browser;
    await browser.stop();
    assert.deepEqual(strangers, [], "requests to other hosts");
    assert.deepEqual(troubles, [], "errors in the page");
  });
  beforeEach(async () => {
    await follow("tab=check&text=");
    await follow("tab=convert&text=&kind=auto&profile=paper&generics=&case=keep&lang=ru");
  });

  /** A link inside the page: the library stays. */
  const follow = (link) =>
    page.evaluate(async (hash) => {
      const changed = new Promise((done) => addEventListener("hashchange", done, { once: true }));
      location.hash = `${hash}&n=${performance.now()}`;
      await changed;
    }, link);
  const see = (selector, text) =>
    page.waitForFunction(
      ([where, what]) => document.querySelector(where)?.textContent.includes(what),
      [selector, text],
    );
  const cards = (kind) => page.locator(`#findings .card${kind}`);

  async function check(text) {
    await page.click("#tab-check");
    await page.fill("#check-text", text);
    await cards("").first().waitFor();
  }

  test("converts as one types, and shows a syllable's rules", async () => {
    await page.locator("#convert-text").pressSequentially("김정은");
    await see("#convert-result", "Ким Чжонын");
    await page.click("#syllables button:has-text('정')");
    await see("#rules", "voiced-j");
    await see("#rules", "ㅈ → чж");
    assert.equal(await page.getAttribute("#syllables [aria-pressed=true]", "data-start"), "1");
    await page.fill("#convert-text", "국물");
    await page.click("#syllables button:has-text('국')");
    await see("#rules", "stop-becomes-nasal");
    assert.equal(await page.locator("#rules").getByText("voiced-j").count(), 0);
  });

  test("the switches change the result", async () => {
    await page.fill("#convert-text", "김정은");
    await page.selectOption("#profile", "dzh");
    await see("#convert-result", "Ким Джонын");
    await page.fill("#convert-text", "평창군");
    await page.selectOption("#kind", "place");
    await page.selectOption("#generics", "keep");
    await see("#convert-result", "Пхёнчхангун");
    await page.selectOption("#case", "lower");
    await see("#convert-result", "пхёнчхангун");
  });

  test("what is no Hangul passes, and hostile text is text", async () => {
    const hostile = "<img src=x onerror=alert(1)> 😀 & 국물";
    await page.fill("#convert-text", hostile);
    await see("#convert-result", "<img src=x onerror=alert(1)> 😀 & кунмуль");
    await see("#syllables", "😀");
    assert.equal(await page.locator("main img").count(), 0);
  });

  test("an example is one click away; a source is told once behind the rules", async () => {
    await page.click("[data-example=convert-text]:has-text('독립문')");
    await see("#convert-result", "кунмуль");
    await page.click("#syllables button:has-text('독')");
    await see("#rules .sources", "pbl");
    const sources = await page.locator("#rules .sources li code").allTextContents();
    assert.deepEqual(sources, [...new Set(sources)]);
  });

  test("the profile is one on all tabs", async () => {
    await page.click("#tab-restore");
    await page.selectOption("#profile-restore", "dzh");
    await page.fill("#restore-text", name);
    await see("#candidates li:first-child", "Ким Джонын");
    await page.click("#candidates .copy");
    assert.equal(await page.evaluate(() => navigator.clipboard.readText()), "김정은");
    await page.click("#panel-restore [data-link]");
    assert.match(await page.evaluate(() => navigator.clipboard.readText()), /profile=dzh/);
    await page.click("#tab-check");
    assert.equal(await page.inputValue("#profile-check"), "dzh");
    await page.fill("#check-text", `О ${name}е.`);
    await see("#findings", "Ким Джоныне");
    await page.selectOption("#profile-check", "paper");
    await see("#findings", "Ким Чжоныне");
    assert.equal(await page.inputValue("#profile"), "paper");
  });

  test("restores names", async () => {
    await page.click("#tab-restore");
    await page.fill("#restore-text", name);
    await see("#candidates li:first-child", "김정은");
    await see("#candidates li:first-child", "Ким Чжонын");
    await page.fill("#restore-text", "Park Ji-hoon");
    await see("#candidates li:first-child", "Пак Чихун");
  });

  test("checks: one error in prose, one sic in a title; only the error is fixed", async () => {
    await check(sample);
    assert.equal(await cards("").count(), 2);
    assert.equal(await cards(".error").count(), 1);
    assert.equal(await cards(".sic").count(), 1);
    assert.equal(await cards(".sic button").count(), 0);
    assert.equal(await page.textContent("#marked"), sample);
    assert.equal(await page.textContent("#marked a.error"), name);
    await page.click("#marked a.sic");
    assert.match(await page.evaluate(() => document.activeElement.className), /sic/);
    await page.click("#findings .card.error button");
    await see("#check-counts", "предупреждений: 0; в чужом тексте (sic): 1");
    assert.equal(
      await page.inputValue("#check-text"),
      prose.replace(name, "Ким Чжонын") + note,
    );
  });

  test("fixes all that is safe; offsets hold behind letters of two units", async () => {
    const text = `😀🎉 О Ким Чен Ыне и о Юн Сок Ёле. 😀 Чхве Сонхи. ${name}!`;
    await check(text);
    for (const mark of await page.locator("#marked a").all())
      assert.match(await mark.textContent(), /^(Ким Чен Ын|Юн Сок Ёл)/);
    await page.click("#fix-all");
    await see("#check-counts", "предупреждений: 0");
    assert.equal(
      await page.inputValue("#check-text"),
      "😀🎉 О Ким Чжоныне и о Юн Согёле. 😀 Чхве Сонхи. Ким Чжонын!",
    );
  });

  test("a file is read here and given back in its own encoding and line ends", async () => {
    await page.click("#tab-check");
    const letters = "О Ким Чен Ыне.\r\nКонец.\r\n";
    await page.setInputFiles("#check-file", {
      name: "глава.txt", mimeType: "text/plain", buffer: cp1251(letters),
    });
    await see("#check-note", "cp1251");
    await page.click("#fix-all");
    await see("#check-counts", "предупреждений: 0");
    const arriving = page.waitForEvent("download");
    await page.click("#download");
    const download = await arriving;
    assert.equal(download.suggestedFilename(), "глава.исправлено.txt");
    assert.deepEqual(
      await readFile(await download.path()),
      cp1251(letters.replace("Чен Ыне", "Чжоныне")),
    );
  });

  test("a file dropped on the page is read; another kind is refused with a word", async () => {
    await page.click("#tab-check");
    await drop("note.txt", `О ${name}е.\n`);
    await cards(".error").first().waitFor();
    await drop("photo.png", "x");
    await see("#check-note", ".txt");
  });

  test("Markdown is read as Markdown: code and quotations are nobody's errors", async () => {
    await page.click("#tab-check");
    const text = `# Глава\n\nО **Ким Чен**\nЫне.\n\n> ${name}\n\n\`\`\`\n${name}\n\`\`\`\n\n[^1]: О ${name}е.\n`;
    await drop("note.md", text);
    await see("#check-counts", "предупреждений: 2; в чужом тексте (sic): 1");
    await see("#legend", "заголовок");
    await see("#legend", "цитата абзацем");
    await see("#legend", "код");
    assert.equal(await page.textContent("#marked"), text);
    await page.click("#fix-all");
    await see("#check-counts", "предупреждений: 0; в чужом тексте (sic): 1");
    assert.equal(
      await page.inputValue("#check-text"),
      text.replace("**Ким Чен**\nЫне", "**Ким Чжоныне**").replace("О Ким Чен Ыне", "О Ким Чжоныне"),
    );
  });

  test("a Word document: prose and notes are fixed, a cited title is not", async () => {
    const made = join(mkdtempSync(join(tmpdir(), "word-")), "глава.docx");
    word("make", made);
    const before = word("read", made);
    assert.match(before, /Страну возглавил Ким Чен Ын\./);
    await page.click("#tab-check");
    await drop("глава.docx", await readFile(made));
    await see("#check-counts", "предупреждений: 2; в чужом тексте (sic): 1");
    await page.locator("#findings .card.error button").first().click();
    await see("#check-counts", "предупреждений: 1; в чужом тексте (sic): 1");
    await page.click("#fix-all");
    await see("#check-counts", "предупреждений: 0; в чужом тексте (sic): 1");
    const arriving = page.waitForEvent("download");
    await page.click("#download");
    const download = await arriving;
    assert.equal(download.suggestedFilename(), "глава.исправлено.docx");
    const fixed = word("read", await download.path());
    const wanted = before
      .replace("возглавил Ким Чен Ын", "возглавил Ким Чжонын")
      .replace("о Ким Чен Ыне", "о Ким Чжоныне");
    assert.equal(fixed, wanted);
    assert.match(fixed, /И\. Ким Чен Ын и его время/);
  });

  /** Drop a file of this name, with this text or these bytes, on the page. */
  async function drop(file, content) {
    const transfer = await page.evaluateHandle(
      ([called, letters]) => {
        const data = new DataTransfer();
        const bytes = Uint8Array.from(atob(letters), (letter) => letter.charCodeAt(0));
        data.items.add(new File([bytes], called));
        return data;
      },
      [file, Buffer.from(content).toString("base64")],
    );
    await page.dispatchEvent("#drop", "drop", { dataTransfer: transfer });
  }

  test("what the library refuses is told in the language of the page", async () => {
    await page.click("#tab-check");
    await drop("глава.docx", "не архив");
    await page.waitForFunction(() => /[а-яё]{3}/i.test(document.querySelector("#check-note").textContent));
    const russian = await page.textContent("#check-note");
    await page.click("#language");
    await drop("глава.docx", "не архив");
    await page.waitForFunction(
      (old) => document.querySelector("#check-note").textContent !== old, russian,
    );
    assert.doesNotMatch(await page.textContent("#check-note"), /[а-яё]/i);
    await page.click("#language");
  });

  test("what is typed while a fix is made is not overwritten", async () => {
    await check(`О ${name}е.`);
    await page.evaluate(() => {
      document.querySelector("#fix-all").click();
      const field = document.querySelector("#check-text");
      field.value += " И ещё.";
      field.dispatchEvent(new Event("input"));
    });
    await see("#marked", "И ещё.");
    assert.equal(await page.inputValue("#check-text"), `О ${name}е. И ещё.`);
  });

  test("Russian to Hangul by both norms", async () => {
    const tab = page.locator("#tab-hangulize");
    await tab.click();
    await page.fill("#hangulize-text", "Сергей Шойгу");
    await see("#hangulize-result", "세르게이 쇼이구");
    await page.selectOption("#norm", "north");
    await see("#hangulize-result", "쎄르게이 쇼이구");
  });

  test("speaks Russian and English, and remembers it", async () => {
    await page.fill("#convert-text", "국물");
    await page.click("#language");
    assert.equal(await page.textContent("#tab-check"), "Check a text");
    assert.equal(await page.getAttribute("html", "lang"), "en");
    await page.click("#syllables button:has-text('국')");
    await see("#rules", "A stop before");
    await page.goto("about:blank");
    await page.goto(browser.address);
    await whenReady(page);
    assert.equal(await page.textContent("#tab-check"), "Check a text");
    await page.click("#language");
    assert.equal(await page.textContent("#tab-check"), "Проверить текст");
  });

  test("both languages have the same messages, and the page uses only those", async () => {
    const from = new URL("../../page/messages/", import.meta.url);
    const read = async (lang) => JSON.parse(await readFile(new URL(`${lang}.json`, from), "utf8"));
    const [ru, en] = [await read("ru"), await read("en")];
    assert.deepEqual(Object.keys(ru), Object.keys(en));
    const used = await page.$$eval("[data-t]", (all) => all.map((one) => one.dataset.t));
    for (const key of used) assert.ok(key in ru, key);
    for (const text of await page.$$eval("option", (all) => all.map((one) => one.textContent)))
      assert.ok(Object.values(ru).includes(text), text);
  });

  test("a link carries tab, text and switches", async () => {
    await page.fill("#convert-text", "김정은");
    await page.selectOption("#profile", "dzh");
    await page.click("#panel-convert [data-link]");
    await see("#toast", "Скопировано");
    const link = await page.evaluate(() => navigator.clipboard.readText());
    assert.ok(link.startsWith(browser.address));
    await page.goto("about:blank");
    await page.goto(link);
    await see("#convert-result", "Ким Джонын");
    await follow(`tab=check&text=${encodeURIComponent(sample)}`);
    await cards(".sic").first().waitFor();
  });

  test("copies the result", async () => {
    await page.fill("#convert-text", "국물");
    await see("#convert-result", "кунмуль");
    await page.click("[data-copy=convert-result]");
    await see("#toast", "Скопировано");
    assert.equal(await page.evaluate(() => navigator.clipboard.readText()), "кунмуль");
  });

  test("the keyboard is enough", async () => {
    await page.focus("#tab-convert");
    await page.keyboard.press("ArrowRight");
    assert.equal(await page.evaluate(() => document.activeElement.id), "tab-restore");
    await page.keyboard.press("Home");
    for (let presses = 0; presses < 10; presses += 1) {
      await page.keyboard.press("Tab");
      if (await page.evaluate(() => document.activeElement.id === "convert-text")) break;
    }
    await page.keyboard.insertText("국물");
    await page.locator("#syllables button").first().waitFor();
    for (let presses = 0; presses < 10; presses += 1) {
      await page.keyboard.press("Tab");
      if (await page.evaluate(() => document.activeElement.dataset.start === "0")) break;
    }
    await page.keyboard.press("Enter");
    await see("#rules", "stop-becomes-nasal");
  });

  test("typing never waits for the library", async () => {
    const worker = page.workers().find((one) => one.url().endsWith("/worker.js"));
    let busy = true;
    const blocked = worker
      .evaluate(() => {
        for (const end = Date.now() + 4000; Date.now() < end; );
      })
      .then(() => (busy = false));
    await page.locator("#convert-text").pressSequentially("국물");
    await page.click("#tab-restore");
    await page.click("#tab-convert");
    assert.equal(await page.inputValue("#convert-text"), "국물");
    assert.ok(busy, "the page waited for the library");
    assert.equal(await page.textContent("#convert-result"), "");
    await blocked;
    await see("#convert-result", "кунмуль");
  });

  for (const theme of ["light", "dark"])
    for (const width of [360, 1280])
      test(`axe finds nothing serious: ${theme}, ${width} pixels`, async () => {
        await page.setViewportSize({ width, height: 800 });
        await page.selectOption("#theme", theme);
        await page.evaluate(axeCode);
        await page.fill("#convert-text", "김정은 독립");
        await page.locator("#syllables button").first().click();
        await page.locator("#rules .steps").waitFor();
        await axe();
        await page.click("#tab-restore");
        await page.fill("#restore-text", name);
        await page.locator("#candidates details").first().waitFor();
        await axe();
        await check(sample);
        await axe();
        await page.click("#tab-hangulize");
        await page.fill("#hangulize-text", "Тула");
        await page.$eval("#hangulize-rules", (rules) => (rules.open = true));
        await page.locator("#hangulize-rules .steps").waitFor();
        await axe();
        const wide = await page.evaluate(() => document.documentElement.scrollWidth);
        assert.ok(wide <= width, `the page is ${wide} pixels wide`);
        await page.selectOption("#theme", "auto");
        await page.setViewportSize({ width: 1280, height: 800 });
      });

  async function axe() {
    const faults = await page.evaluate(async () => {
      const { violations } = await globalThis.axe.run();
      return violations
        .filter(({ impact }) => ["serious", "critical"].includes(impact))
        .map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(" ")}`);
    });
    assert.deepEqual(faults, []);
  }

  test("no other host can be reached, and an attempt would be seen", async () => {
    const elsewhere = "https://elsewhere.invalid/";
    const { strangers, troubles } = browser;
    await page.evaluate((url) => fetch(url).catch(() => {}), elsewhere);
    assert.ok(troubles.splice(0).some((line) => line.includes("Content Security Policy")));
    const worker = page.workers().find((one) => one.url().endsWith("/worker.js"));
    const told = await worker.evaluate((url) => fetch(url).catch(String), elsewhere);
    assert.match(told, /not ours/);
    const seen = browser.context.waitForEvent("request", (one) => one.url() === elsewhere);
    await worker.evaluate((url) => {
      const request = new XMLHttpRequest();
      request.open("GET", url, false);
      try {
        request.send();
      } catch {
        // there may be no network at all
      }
    }, elsewhere);
    await seen;
    await page.waitForTimeout(200); // one attempt may be told twice
    assert.deepEqual([...new Set(strangers.splice(0))], [elsewhere]);
    troubles.splice(0);
  });

  test("works offline after the first load", async () => {
    await see("#offline", "без сети");
    await browser.context.setOffline(true);
    try {
      await page.goto("about:blank");
      await page.goto(`${browser.address}#text=${encodeURIComponent("국물")}`);
      await see("#convert-result", "кунмуль");
    } finally {
      await browser.context.setOffline(false);
    }
  });

  // 2 MB until names were weighed by learnt tables, which are half a megabyte when packed.
  test("weighs under 20 MB, under 2.5 MB without the interpreter", async () => {
    let [all, python] = [0, 0];
    for (const entry of await readdir(folder, { recursive: true })) {
      const { size, ...kind } = await stat(join(folder, entry)).then((found) => ({
        size: found.size, file: found.isFile(),
      }));
      if (!kind.file) continue;
      all += size;
      if (entry.startsWith("python/")) python += size;
    }
    assert.ok(all < 20e6, `${all} bytes`);
    assert.ok(all - python < 2.5e6, `${all - python} bytes besides the interpreter`);
  });
});

test("without the memory of a started interpreter the page starts all the same", { skip }, async () => {
  const browser = await start({ serviceWorkers: "block" });
  try {
    const { page } = browser;
    let asked = 0;
    await browser.context.route(/start\.packed$/, (route) => {
      asked += 1;
      return route.fulfill({ status: 404 });
    });
    await page.goto(`${browser.address}#text=${encodeURIComponent("국물")}`);
    await page.waitForFunction(
      () => document.querySelector("#convert-result").textContent === "кунмуль",
    );
    await page.click("#tab-restore");
    await page.fill("#restore-text", name);
    await page.locator("#candidates li:has-text('김정은')").first().waitFor();
    assert.equal(asked, 1);
  } finally {
    await browser.stop();
  }
});

test("a first check does not wait for what comes last", { skip }, async () => {
  const browser = await start({ serviceWorkers: "block" });
  try {
    const { page } = browser;
    const held = [];
    await browser.context.route(/rest\.zip/, (route) => held.push(route));
    await page.goto(`${browser.address}#tab=check`);
    await page.fill("#check-text", "О Ким Чен Ыне и 金正恩 в «Тонъа ильбо».");
    await page.locator("#findings:has-text('Ким Чжоныне')").waitFor();
    await page.click("#tab-hangulize");
    await page.fill("#hangulize-text", "Тула");
    await page.waitForTimeout(500);
    assert.ok(held.length, "nothing comes last");
    assert.equal(await page.locator("#hangulize-result").textContent(), "");
    await Promise.all(held.map((route) => route.continue()));
    await browser.context.unroute(/rest\.zip/);
    await page.locator("#hangulize-result:has-text('툴라')").waitFor();
  } finally {
    await browser.stop();
  }
});

test("while the library loads, a bar is shown and what is typed is kept", { skip }, async () => {
  const browser = await start();
  try {
    const { page } = browser;
    let go;
    const held = new Promise((done) => (go = done));
    await browser.context.route(/start\.packed$/, async (route) => {
      await held;
      await route.continue();
    });
    await page.goto(browser.address);
    await page.locator("#progress").waitFor();
    // The compiled core, if it was built, answers at once; what may hold a name waits for Python.
    const compiled = existsSync(join(folder, "core"));
    await page.fill("#convert-text", "국물 김정은");
    const foretold = compiled ? "кунмуль 김정은" : "";
    await page.waitForFunction(
      (text) => document.querySelector("#convert-result").textContent === text,
      foretold,
    );
    await page.waitForFunction(() => document.querySelector("#progress").value > 0);
    go();
    await whenReady(page);
    await page.waitForFunction(
      () => document.querySelector("#convert-result").textContent === "кунмуль Ким Чжонын",
    );
    assert.ok(await page.locator("#loading").isHidden());
  } finally {
    await browser.stop();
  }
});

test("on a slow line the first word does not wait for Python", { skip }, async (test) => {
  if (!existsSync(join(folder, "core"))) return test.skip("no compiled core; run make core-wasm");
  const browser = await start({ pace: makeLine() });
  try {
    const { page } = browser;
    await page.goto(`${browser.address}#kind=word&text=${encodeURIComponent("독립문")}`);
    await page.waitForFunction(
      () => document.querySelector("#convert-result").textContent === "тонниммун",
    );
    assert.ok((await page.evaluate(() => document.querySelector("#progress").value)) < 0.05);
  } finally {
    await browser.stop();
  }
});

test("the stored memory tells nothing of the machine that built it", { skip }, async () => {
  const memory = gunzipSync(await readFile(join(folder, "python/start.packed"))).toString("latin1");
  assert.ok(memory.includes("kontsevich.transcription"), "the library is not in it");
  for (const path of [fileURLToPath(new URL("../../", import.meta.url)), "build.mjs"])
    assert.ok(!memory.includes(path), path);
});

/** A Word document as python-docx makes and reads it. */
function word(what, path) {
  const python = process.env.PYTHON ?? fileURLToPath(new URL("../../.venv/bin/python", import.meta.url));
  const script = fileURLToPath(new URL("word.py", import.meta.url));
  return execFileSync(python, [script, what, path], { encoding: "utf8" });
}

/** Russian letters, line ends and ASCII in the encoding of old Windows. */
function cp1251(text) {
  return Buffer.from([...text].map((letter) => {
    const code = letter.codePointAt(0);
    if (code < 0x80) return code;
    assert.ok(code >= 0x410 && code <= 0x44f, letter);
    return code - 0x410 + 0xc0;
  }));
}
