// The site: every link leads somewhere, every page is there in both languages, everyone can read
// it, and no page asks another host for anything.
import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join, posix } from "node:path";
import { describe, test } from "node:test";

import { axePath, missing, site, start } from "./browser.mjs";

const axeCode = readFileSync(axePath, "utf8");
const skip = missing() || false;
if (skip && process.env.CI) throw new Error(skip);

const pages = () =>
  readdirSync(site, { recursive: true })
    .filter((path) => path.endsWith(".html") && !path.endsWith("404.html"))
    .sort();

const attributes = (html, name) =>
  [...html.matchAll(new RegExp(`[\\s"]${name}=(?:"([^"]*)"|([^\\s>"]+))`, "g"))].map((match) =>
    (match[1] ?? match[2]).replace(/&amp;/g, "&"),
  );

// Pages of each kind: home, tutorials, tables, lists, rules, figures.
const kinds = {
  ru: ["", "author/", "editor/", "check/", "matrix/", "rules/", "rules/voiced-j/", "accuracy/", "benchmarks/", "api/"],
  en: ["", "editor/", "matrix/", "rules/KTV101/"],
};

describe("the site", { skip }, () => {
  test("all links resolve, with their anchors", () => {
    const ids = new Map();
    const anchors = (path) => {
      if (!ids.has(path)) {
        const html = readFileSync(join(site, path), "utf8");
        ids.set(path, new Set([...attributes(html, "id"), ...attributes(html, "name")]));
      }
      return ids.get(path);
    };
    const broken = [];
    let [seen, within] = [0, 0];
    for (const page of pages()) {
      const html = readFileSync(join(site, page), "utf8");
      for (const link of [...attributes(html, "href"), ...attributes(html, "src")]) {
        if (/^(https?|data|mailto|javascript):/.test(link)) continue;
        seen += 1;
        const [target, anchor] = link.split("#").map(decodeURIComponent);
        let path = target.split("?")[0]
          ? posix.normalize(posix.join(posix.dirname(page), target.split("?")[0]))
          : page;
        const there = join(site, path);
        if (existsSync(there) && statSync(there).isDirectory()) path = posix.join(path, "index.html");
        if (path.startsWith("..") || !existsSync(join(site, path))) broken.push(`${page}: ${link}`);
        else if (anchor && path.endsWith(".html") && !path.startsWith("app/") &&
          !anchors(path).has(anchor)) broken.push(`${page}: ${link}`);
        within += anchor ? 1 : 0;
      }
    }
    console.log(`${pages().length} pages, ${seen} links, ${within} of them to a place in a page`);
    assert.ok(seen > 30000, `only ${seen} links were seen`);
    assert.ok(within > 5000, `only ${within} links to a place in a page were seen`);
    assert.deepEqual(broken, []);
  });

  for (const [lang, twin] of [["ru", "en"], ["en", "ru"]])
    test(`each page in ${lang} is one click from itself in ${twin}`, () => {
      const found = pages().filter((path) => path.startsWith(`${lang}/`));
      assert.ok(found.length > 300, `only ${found.length} pages`);
      for (const page of found) {
        const html = readFileSync(join(site, page), "utf8");
        const there = posix.dirname(page).replace(lang, twin);
        const other = posix.relative(posix.dirname(page), there);
        assert.ok(html.includes(`href="${other}/"`), `${page} has no link to ${other}/`);
        assert.ok(existsSync(join(site, page.replace(lang, twin))), page);
        assert.match(html, new RegExp(`<html lang="${lang}"`));
      }
    });

  for (const colorScheme of ["light", "dark"])
    for (const width of [360, 1280])
      test(`axe finds nothing serious: ${colorScheme}, ${width} pixels`, async () => {
        const browser = await start({ colorScheme, viewport: { width, height: 800 } });
        try {
          const { page, origin } = browser;
          const found = [];
          for (const lang of ["ru", "en"])
            for (const kind of kinds[lang]) {
              await page.goto(`${origin}${lang}/${kind}`);
              await page.evaluate(axeCode);
              const faults = await page.evaluate(async () => {
                const { violations } = await globalThis.axe.run();
                return violations
                  .filter(({ impact }) => ["serious", "critical"].includes(impact))
                  .map(({ id, nodes }) => `${id}: ${nodes.slice(0, 3).map((node) => node.html).join(" ")}`);
              });
              found.push(...faults.map((fault) => `${lang}/${kind} ${fault}`));
              const wide = await page.evaluate(() => document.documentElement.scrollWidth);
              if (wide > width) found.push(`${lang}/${kind} is ${wide} pixels wide`);
            }
          assert.deepEqual(found, []);
          assert.deepEqual(browser.strangers, []);
          assert.deepEqual(browser.troubles, []);
        } finally {
          await browser.stop();
        }
      });

  test("the first page leads to the page that works, and to what each reader needs", async () => {
    const browser = await start();
    try {
      const { page, origin } = browser;
      await page.goto(origin);
      await page.waitForURL(`${origin}ru/`);
      for (const path of ["ru/author/", "ru/editor/", "ru/library/", "en/"])
        assert.ok(await page.locator(`a[href="${posix.relative("ru", path)}/"]`).count(), path);
      await page.getByRole("link", { name: "Открыть в браузере" }).click();
      await page.waitForURL(`${origin}app/#lang=ru`);
    } finally {
      await browser.stop();
    }
  });

  test("a cell of the boundary table opens its rules, and a rule of the page its page", async () => {
    const browser = await start();
    try {
      const { page, origin } = browser;
      for (const path of ["ru/", "en/tutorial/", "ru/rules/voiced-j/"]) {
        const response = await page.goto(origin + path);
        assert.equal(response.status(), 200);
      }
      await page.goto(`${origin}ru/matrix/`);
      await page.getByRole("link", { name: "нн", exact: true }).first().click();
      await page.waitForURL(/matrix-cells\/#c/);
      const rules = await page.locator("li:has(:target) a").allTextContents();
      assert.ok(rules.includes("stop-becomes-nasal"), rules.join());
      await page.goto(`${origin}app/#lang=ru&text=${encodeURIComponent("국물")}`);
      await page.locator("#syllables button").first().click();
      await page.click("#rules a:has-text('stop-becomes-nasal')");
      await page.waitForURL(/ru\/rules\/stop-becomes-nasal\/$/);
      assert.match(await page.textContent("h1"), /stop-becomes-nasal/);
      assert.deepEqual(browser.strangers, []);
    } finally {
      await browser.stop();
    }
  });
});
