// The site: every link leads somewhere, and no page asks another host for anything.
import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join, posix } from "node:path";
import { describe, test } from "node:test";

import { missing, site, start } from "./browser.mjs";

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
    let seen = 0;
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
      }
    }
    assert.ok(seen > 5000, `only ${seen} links were seen`);
    assert.deepEqual(broken, []);
  });

  test("each page has its other language one click apart", () => {
    for (const page of pages().filter((path) => path.startsWith("ru/"))) {
      const html = readFileSync(join(site, page), "utf8");
      const other = posix.relative(posix.dirname(page), posix.dirname(page).replace(/^ru/, "en"));
      assert.ok(html.includes(`href="${other}/"`), `${page} has no link to ${other}/`);
      assert.ok(existsSync(join(site, page.replace(/^ru/, "en"))), page);
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
      const rules = await page.locator(":target a").allTextContents();
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
