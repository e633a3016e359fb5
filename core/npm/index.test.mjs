// The package as it is built (make core-npm): node --test core/npm/index.test.mjs
import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { test } from "node:test";

const built = new URL("../../build/npm/index.js", import.meta.url);
const skip = !existsSync(built) && "no package in build/npm; run make core-npm";

test("words, profiles, gaps, any text", { skip }, async () => {
  const { load } = await import(built);
  const kontsevich = await load();
  for (const profile of ["dzh", "kholodovich", "paper"])
    assert.ok(kontsevich.profiles.includes(profile));
  assert.equal(kontsevich.convert("국물을 먹었다"), "кунмурыль моготта");
  assert.equal(kontsevich.convert("ㅎㅏㄴㄱㅡㄹ 😀\ufeff\n"), "хангыль 😀\ufeff\n");
  assert.equal(kontsevich.convert("민족", { profile: "dzh" }), "минджок");
  const running = { kind: "auto", fill: (hangul) => `<${hangul}>` };
  assert.equal(kontsevich.convert("국물 김정은 국물", running), "кунмуль <김정은> кунмуль");
  assert.equal(kontsevich.convert("김정은", { kind: "auto" }), "김정은");
  assert.throws(() => kontsevich.convert("국물", { profile: "nobody" }), RangeError);
  assert.throws(() => kontsevich.convert("국물", { kind: "name" }), RangeError);
  const long = "국물 ".repeat(200_000);
  assert.equal(kontsevich.convert(long), "кунмуль ".repeat(200_000));
});
