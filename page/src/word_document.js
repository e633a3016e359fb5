// The document that is open in Word, through Office.js: its paragraphs, and what is done to them.

/** Word's names of places beside the body, and how a paragraph of one is labelled. */
const NOTES = { footnotes: "footnote", endnotes: "endnote" };
const AROUND = "items/text,items/style";

/** Whether this Word can do what a set of its API has ("1.5": notes). */
const can = (version) => globalThis.Office?.context?.requirements?.isSetSupported("WordApi", version) ?? true;

/** The paragraphs of the body, then of the notes where this Word shows them, each as the library
 * wants it (`read`), and Word's own object for it (`place`). */
export async function readDocument(context) {
  const { body } = context.document;
  body.paragraphs.load(AROUND);
  await context.sync();
  const found = body.paragraphs.items.map((place) => describe(place, ""));
  if (!can("1.5")) return found;
  for (const [kind, label] of Object.entries(NOTES)) {
    const notes = body[kind];
    notes.load("items");
    await context.sync();
    for (const note of notes.items) note.body.paragraphs.load(AROUND);
    await context.sync();
    notes.items.forEach((note, index) => {
      for (const place of note.body.paragraphs.items)
        found.push(describe(place, `${label} ${index + 1}`));
    });
  }
  return found;
}

const describe = (place, label) => ({ place, read: { text: place.text, styles: [place.style], label } });

/** The range of a finding in Word: the paragraph is searched for what was found, and the occurrence
 * taken that stands where it was found. Nothing where the text is another by now. */
export async function locate(context, paragraph, finding) {
  const { text } = paragraph.read;
  const { found, start } = finding;
  const number = count(text.slice(0, start), found);
  const ranges = paragraph.place.search(found.replaceAll("\u00a0", "^s"), { matchCase: true });
  ranges.load("items/text");
  await context.sync();
  return ranges.items[number];
}

function count(text, found) {
  let number = 0;
  for (let at = text.indexOf(found); at >= 0; at = text.indexOf(found, at + found.length)) number += 1;
  return number;
}

/** Show a finding in the document. */
export async function goTo(context, paragraph, finding) {
  const range = await locate(context, paragraph, finding);
  range?.select();
  await context.sync();
  return Boolean(range);
}

/** Put the right form for findings, as tracked changes: how many. */
export async function fix(context, paragraphs, findings) {
  const { document } = context;
  document.load("changeTrackingMode");
  await context.sync();
  const before = document.changeTrackingMode;
  document.changeTrackingMode = "TrackAll";
  let fixed = 0;
  // The last one first: what stands before it is counted in the text as it was.
  for (const finding of [...findings].reverse()) {
    const range = await locate(context, paragraphs[finding.paragraph], finding);
    if (!range) continue;
    range.insertText(finding.expected[0], "Replace");
    await context.sync();
    fixed += 1;
  }
  document.changeTrackingMode = before;
  await context.sync();
  return fixed;
}

/** A comment at every finding: how many. */
export async function comment(context, paragraphs, findings) {
  let written = 0;
  for (const finding of findings) {
    const range = await locate(context, paragraphs[finding.paragraph], finding);
    if (!range) continue;
    range.insertComment(`${finding.code}: ${finding.message}`);
    written += 1;
  }
  await context.sync();
  return written;
}
