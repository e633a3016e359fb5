// What the pane does with a document, against Microsoft's own stand-in for Office.js, which gives
// nothing that was not loaded.
import assert from "node:assert/strict";
import { test } from "node:test";

import mock from "office-addin-mock";

import { comment, fix, goTo, readDocument } from "../../../page/src/word_document.js";

const { OfficeMockObject } = mock;

/** The stand-in has no collections: one of its objects, of which nothing is seen before `sync`. */
class Collection {
  #items;
  #asked = false;
  #synced = false;

  constructor(items) {
    this.#items = items.map((item) => new OfficeMockObject(item));
  }

  load(names) {
    this.#asked = true;
    const own = names.split(",").map((name) => name.replace(/^items\/?/, "")).filter(Boolean);
    if (own.length) for (const item of this.#items) item.load(own);
  }

  async sync() {
    this.#synced = this.#asked;
    for (const item of this.#items) await item.sync();
  }

  get items() {
    if (!this.#synced) throw new Error("not loaded");
    return this.#items;
  }
}

/** A document of paragraphs whose ranges note down what is done to them. */
function open(texts, notes = []) {
  const done = [];
  const made = [];
  const collect = (items) => {
    const collection = new Collection(items);
    made.push(collection);
    return collection;
  };
  const paragraph = (text) => ({
    text,
    style: "Normal",
    search: (found) => collect(text.split(found).slice(1).map((_, number) => ({
      text: found,
      select: () => done.push(["select", number]),
      insertText: (form, how) => done.push(["insert", number, form, how]),
      insertComment: (said) => done.push(["comment", number, said]),
    }))),
  });
  const { document } = new OfficeMockObject({ document: { changeTrackingMode: "Off" } });
  const bodyOf = (some) => ({ paragraphs: collect(some.map(paragraph)) });
  const footnotes = collect(notes.map(() => ({})));
  const bodies = notes.map((text) => bodyOf([text]));
  document.body = { ...bodyOf(texts), footnotes, endnotes: collect([]) };
  const sync = async () => {
    await document.sync();
    for (const one of made) await one.sync();
    if (bodies.length)
      try {
        footnotes.items.forEach((note, index) => { note.body = bodies[index]; });
      } catch {
        // not asked for yet
      }
  };
  return { context: { document, sync }, done };
}

const finding = (text, found, start, paragraph = 0) => ({
  paragraph, found, start, expected: [text], code: "KTV101", message: "why", fix: "safe", sic: false,
});

test("paragraphs of the body and of the notes, with their styles", async () => {
  const { context } = open(["Ким Чен Ын", "И ещё"], ["О Ким Чен Ыне"]);
  const found = (await readDocument(context)).map(({ read }) => read);
  assert.deepEqual(found, [
    { text: "Ким Чен Ын", styles: ["Normal"], label: "" },
    { text: "И ещё", styles: ["Normal"], label: "" },
    { text: "О Ким Чен Ыне", styles: ["Normal"], label: "footnote 1" },
  ]);
});

test("the occurrence that was found is shown, not the first", async () => {
  const { context, done } = open(["Ким Чен Ын и Ким Чен Ын"]);
  const paragraphs = await readDocument(context);
  assert.equal(await goTo(context, paragraphs[0], finding("Ким Чжонын", "Ким Чен Ын", 13)), true);
  assert.deepEqual(done, [["select", 1]]);
  assert.equal(await goTo(context, paragraphs[0], finding("x", "Пак", 0)), false);
});

test("fixes are tracked, the last one first, and tracking is as before then", async () => {
  const { context, done } = open(["Ким Чен Ын и Ким Чен Ын"], ["О Ким Чен Ыне"]);
  const paragraphs = await readDocument(context);
  const findings = [
    finding("Ким Чжонын", "Ким Чен Ын", 0), finding("Ким Чжонын", "Ким Чен Ын", 13),
    finding("Ким Чжоныне", "Ким Чен Ыне", 2, 1),
  ];
  assert.equal(await fix(context, paragraphs, findings), 3);
  assert.deepEqual(done, [
    ["insert", 0, "Ким Чжоныне", "Replace"],
    ["insert", 1, "Ким Чжонын", "Replace"], ["insert", 0, "Ким Чжонын", "Replace"],
  ]);
  context.document.load("changeTrackingMode");
  await context.sync();
  assert.equal(context.document.changeTrackingMode, "Off");
});

test("a comment at every finding", async () => {
  const { context, done } = open(["Ким Чен Ын"]);
  const paragraphs = await readDocument(context);
  assert.equal(await comment(context, paragraphs, [finding("", "Ким Чен Ын", 0)]), 1);
  assert.deepEqual(done, [["comment", 0, "KTV101: why"]]);
});
