// Markdown for the page: what the library's own parser, which is compiled, tells of a text, told by
// one in JavaScript. src/pyromark.py hands it to the library.
import { decodeNamedCharacterReference } from "decode-named-character-reference";
import { parse, postprocess, preprocess } from "micromark";
import { gfmFootnote } from "micromark-extension-gfm-footnote";
import { gfmStrikethrough } from "micromark-extension-gfm-strikethrough";
import { gfmTable } from "micromark-extension-gfm-table";
import { gfmTaskListItem } from "micromark-extension-gfm-task-list-item";
import { decodeNumericCharacterReference } from "micromark-util-decode-numeric-character-reference";

const extensions = [gfmTable(), gfmFootnote(), gfmStrikethrough(), gfmTaskListItem()];
/** What is no text to read: addresses, titles, labels, definitions. */
const silent = new Set([
  "resource", "reference", "definition", "codeFencedFence", "gfmFootnoteDefinitionLabel",
]);
/** Where the end of a line is a part of the text. */
const flowing = new Set(["paragraph", "setextHeadingText"]);
const cells = new Set(["tableHeader", "tableData"]);
const note = /^\[!(note|tip|important|warning|caution)\][ \t]*(?:\r?\n|$)/i;
const attributes = /[ \t]*\{[^{}\n\\]*\}[ \t]*$/;

/** The events of a text: a name, or a name with what it holds, and a range in bytes of UTF-8. */
export function readEvents(text) {
  const bytes = countBytes(text);
  const told = [];
  const tell = (event, start, end) => told.push([event, bytes[start], bytes[end]]);
  const tellText = (start, end, value = text.slice(start, end)) =>
    start < end && tell({ Text: value }, start, end);
  const open = (tag, { start, end }) => tell({ Start: tag }, start.offset, end.offset);
  const close = (tag, { start, end }) => tell({ End: tag }, start.offset, end.offset);
  const quotes = [];
  const begun = []; // of each list that is open, whether an item is
  let flow = 0; // how many paragraphs and the like are open
  let skipped = null; // the token of which nothing is told
  let broken = -1; // where a hard break began
  let until = 0; // what stands before this has been told, or is not text
  let cut = Infinity; // what stands behind this is no text of the heading
  let fenced = false; // whether a block of code between fences is open
  let code = false; // whether a line's end is code: not that of the first fence

  const parser = parse({ extensions });
  const written = parser.document().write(preprocess()(text, undefined, true));
  for (const [way, token] of postprocess(written)) {
    const { type, start: { offset: start }, end: { offset: end } } = token;
    const enter = way === "enter";
    if (skipped) {
      if (!enter && token === skipped) skipped = null;
      continue;
    }
    if (flowing.has(type)) flow += enter ? 1 : -1;
    if (silent.has(type)) {
      skipped = token;
    } else if (type === "paragraph") {
      if (enter) open("Paragraph", token);
      else close("Paragraph", token);
    } else if (type === "blockQuote" && enter) {
      const found = note.exec(text.slice(start).replace(/^ {0,3}> ?/, ""));
      quotes.push(found?.[1] ?? null);
      if (found) until = text.indexOf("]", start) + 1 + found[0].length - found[0].indexOf("]") - 1;
      open({ BlockQuote: quotes.at(-1) }, token);
    } else if (type === "blockQuote") {
      close({ BlockQuote: quotes.pop() }, token);
    } else if (type === "gfmFootnoteDefinition") {
      const label = text.slice(start + 2, text.indexOf("]:", start));
      if (enter) open({ FootnoteDefinition: label }, token);
      else close("FootnoteDefinition", token);
    } else if (type === "atxHeading" || type === "setextHeading") {
      const level = type === "atxHeading" ? /^#+/.exec(text.slice(start, end))[0].length
        : text[end - 1 - /[ \t]*$/.exec(text.slice(start, end))[0].length] === "=" ? 1 : 2;
      if (enter) open({ Heading: { level: `H${level}` } }, token);
      else close({ Heading: `H${level}` }, token);
      cut = Infinity;
    } else if (type === "atxHeadingText" || type === "setextHeadingText") {
      const found = attributes.exec(text.slice(start, end));
      cut = enter && found ? start + found.index : Infinity;
    } else if (type === "listOrdered" || type === "listUnordered") {
      if (enter) begun.push(false);
      else if (begun.pop()) close("Item", token);
    } else if (type === "listItemPrefix") {
      if (enter && begun.at(-1)) close("Item", token);
      if (enter) open("Item", token);
      begun[begun.length - 1] = true;
    } else if (type === "link" || type === "autolink") {
      if (enter) open({ Link: readLink(text.slice(start, end)) }, token);
      else close("Link", token);
    } else if (cells.has(type)) {
      if (enter) open("TableCell", token);
      else close("TableCell", token);
    } else if (type === "codeFenced" || type === "codeIndented") {
      if (type === "codeIndented" && !enter) tellText(end, end + lineEnd(text, end));
      if (enter) open("CodeBlock", token);
      else close("CodeBlock", token);
      code = enter && type === "codeIndented";
      fenced = enter && type === "codeFenced";
    } else if (type === "htmlFlow" && enter) {
      open("HtmlBlock", token);
      tell({ Html: "" }, start, end + lineEnd(text, end));
      close("HtmlBlock", token);
      skipped = token;
    } else if (!enter || end <= until) {
      // the rest begins and ends as one
    } else if (type === "codeFlowValue") {
      tellText(start, end);
    } else if (type === "codeText") {
      tell({ Code: "" }, start, end);
      skipped = token;
    } else if (type === "htmlText") {
      tell({ InlineHtml: "" }, start, end);
      skipped = token;
    } else if (type === "gfmFootnoteCall") {
      tell({ FootnoteReference: "" }, start, end);
      skipped = token;
    } else if (type === "autolinkProtocol" || type === "autolinkEmail") {
      tellText(start, end);
    } else if (type === "taskListCheck") {
      until = end + 1;
      skipped = token;
    } else if (type === "characterEscape") {
      tellText(start + 1, end);
      skipped = token;
    } else if (type === "characterReference") {
      tellText(start, end, decode(text.slice(start + 1, end - 1)));
      skipped = token;
    } else if (type === "data") {
      tellText(Math.max(start, until), Math.min(end, cut));
    } else if (type === "hardBreakTrailing" || type === "hardBreakEscape") {
      broken = start;
      skipped = token;
    } else if (type === "lineEnding" && flow) {
      // The token may hold the next line's indent too.
      const over = start + lineEnd(text, start);
      if (broken >= 0) tell("HardBreak", broken, over);
      else tell("SoftBreak", start, over);
      broken = -1;
    } else if (type === "lineEnding") {
      if (code) tellText(start, start + lineEnd(text, start));
      else code = fenced;
    }
  }
  return told;
}

/** How a link gives its address, and the address, where it stands in the link itself. */
function readLink(link) {
  if (link.startsWith("<")) return { link_type: "Autolink", dest_url: link.slice(1, -1) };
  const found = /^.*\]\(\s*<?([^\s<>()]*)/s.exec(link);
  return { link_type: found ? "Inline" : "Reference", dest_url: found?.[1] ?? "" };
}

const lineEnd = (text, at) => /^(?:\r\n|\n|\r)?/.exec(text.slice(at, at + 2))[0].length;

function decode(reference) {
  if (!reference.startsWith("#")) return decodeNamedCharacterReference(reference) || "";
  return /^#x/i.test(reference)
    ? decodeNumericCharacterReference(reference.slice(2), 16)
    : decodeNumericCharacterReference(reference.slice(1), 10);
}

/** For each offset of the text, how many bytes stand before it. */
function countBytes(text) {
  const bytes = new Uint32Array(text.length + 1);
  for (let at = 0, sum = 0; at < text.length; at += 1) {
    bytes[at] = sum;
    const unit = text.charCodeAt(at);
    // Both halves of a pair count two.
    sum += unit < 0x80 ? 1 : unit < 0x800 || (unit >= 0xd800 && unit < 0xe000) ? 2 : 3;
    bytes[at + 1] = sum;
  }
  return bytes;
}
