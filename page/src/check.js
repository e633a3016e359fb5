// The checker: a manuscript with its findings, whose words are whose, and fixes.
import { kept } from "./kept.js";
import { Cancelled, ask, latest, restart } from "./library.js";
import { get, make, say } from "./messages.js";
import { linkRule } from "./rules.js";

const input = get("check-text");
const PATIENCE = 700; // milliseconds before one is told that it takes a while
const LONGEST = 2_000_000; // characters of a text that is kept for the next visit

/** The text with its own line ends, which the field would change. */
let text = "";
let file = null;
/** Whether a file is being read: what is on the page till then is not checked. */
let opening = false;
/** What came of the last check, and of which text. */
let checked = { findings: [], regions: [] };
let checkedText = "";

/** How it is checked: the profile, and the spellings to leave alone. */
const settings = () => ({
  profile: get("profile").value,
  keep: get("check-keep").value.split("\n").map((line) => line.trim()).filter(Boolean),
});

export const refresh = latest(async () => {
  if (opening) return;
  const asked = text;
  let answer;
  const busy = setTimeout(() => { get("check-busy").hidden = false; }, PATIENCE);
  try {
    answer = await ask("check", { text: asked, ...settings(), opened: Boolean(file) });
  } catch (error) {
    if (!(error instanceof Cancelled)) note(error.message);
    return;
  } finally {
    clearTimeout(busy);
    get("check-busy").hidden = true;
  }
  if (asked !== text) return;
  checked = answer;
  checkedText = asked;
  showFindings();
  showText();
});
const soon = latest(async () => refresh(), 250);

function put(value, opened) {
  text = value;
  if (opened !== file) forget();
  file = opened;
  input.value = value;
  keepText();
  for (const button of ways) button.hidden = !file?.ways?.includes(button.dataset.way);
  // What lies in a package can only be fixed, not retyped.
  input.readOnly = Boolean(file?.package);
  refresh();
  note(file ? say("check-file-name", file) : "");
}

/** What was found before is about another text. */
function forget() {
  checked = { findings: [], regions: [] };
  checkedText = "";
  get("findings").replaceChildren();
  get("marked").replaceChildren();
  get("legend").hidden = true;
  get("check-counts").textContent = "";
  get("check-actions").hidden = true;
}

/** A typed text outlives a reload; a file stays where it is. */
function keepText() {
  kept.set("text", file || text.length > LONGEST ? "" : text);
}

/** Text from a link. */
export const setText = (value) => put(value, null);
export const getText = () => input.value;

function note(message) {
  get("check-note").textContent = message;
}

// -- what was found

function showFindings() {
  const { findings } = checked;
  const own = findings.filter((one) => !one.sic);
  const sic = findings.filter((one) => one.sic);
  const empty = !text.trim();
  const count = own.filter((one) => one.severity !== "notice").length;
  get("check-counts").textContent = empty
    ? "" : say("check-counts", { errors: count, sic: sic.length });
  const list = get("findings");
  list.replaceChildren();
  if (!findings.length)
    list.append(make("p", { class: "quiet" }, say(empty ? "check-empty" : "check-clean")));
  if (own.length) list.append(make("h3", {}, say("check-own-title")), ...groups(own));
  if (sic.length) list.append(make("h3", {}, say("check-sic-title")), ...groups(sic));
  const safe = own.filter((one) => one.fix === "safe").length;
  get("check-actions").hidden = empty;
  get("fix-all").hidden = !safe;
  get("fix-all").textContent = say("check-fix-all", { count: safe });
}

/** The findings by the name that they are about; a name that is met once has no heading. */
function groups(findings) {
  const byName = new Map();
  for (const one of findings) byName.set(one.name, [...(byName.get(one.name) ?? []), one]);
  return [...byName].map(([name, group]) => {
    if (group.length === 1) return cards(group);
    const title = say("check-group", { name, count: group.length });
    return make("details", { class: "group", open: "" }, make("summary", {}, title), cards(group));
  });
}

function cards(findings) {
  return make("ul", { class: "cards" }, ...findings.map(card));
}

function card(one) {
  const index = checked.findings.indexOf(one);
  const code = make("code", {}, one.code);
  const also = one.expected.slice(1, 4);
  const item = make(
    "li",
    { class: one.sic ? "card sic" : `card ${one.severity}`, id: `finding-${index}`, tabindex: "-1" },
    make("p", { class: "quiet" },
      make("span", { class: "badge" }, one.sic ? say("sic") : say(`severity-${one.severity}`)),
      " ", linkRule(one.code, code),
      ` · ${say("check-line", { line: one.line })} · ${say(`role-${one.region}`)}`),
    make("p", { class: "change", lang: "ru" },
      make(one.sic ? "span" : "s", {}, one.found.replace(/\s+/g, " ")),
      ...(one.expected.length ? [" → ", make("b", {}, one.expected[0])] : []),
      ...(also.length ? [make("span", { class: "quiet" }, ` ${say("check-may")} ${also.join(", ")}`)] : [])),
    make("p", { class: "quiet" }, one.message),
  );
  if (one.sic) return item;
  const row = make("div", { class: "row" });
  if (one.fix !== "none")
    row.append(act(one.fix === "safe" ? "check-fix" : "check-fix-unsafe", () => fix({ index })));
  row.append(act("check-keep-one", () => leave(index)));
  item.append(row);
  return item;
}

function act(label, does) {
  const button = make("button", { type: "button" }, say(label));
  button.addEventListener("click", does);
  return button;
}

/** From now on this spelling is left alone. */
async function leave(index) {
  const { profile, keep } = settings();
  try {
    keep.push(await ask("keep", { index, profile }));
  } catch (error) {
    note(error.message);
    return;
  }
  get("check-keep").value = keep.join("\n");
  kept.set("keep", keep.join("\n"));
  refresh();
}

// -- the text with marks: a region's colour below, a finding's above it

function showText() {
  const cuts = new Set([0, text.length]);
  for (const span of [...checked.regions, ...checked.findings]) {
    cuts.add(span.start);
    cuts.add(span.end);
  }
  const points = [...cuts].sort((left, right) => left - right);
  const pieces = [];
  const roles = new Set();
  let region = 0;
  let finding = 0;
  for (let index = 0; index + 1 < points.length; index += 1) {
    const [start, end] = [points[index], points[index + 1]];
    while (region < checked.regions.length && checked.regions[region].end <= start) region += 1;
    while (finding < checked.findings.length && checked.findings[finding].end <= start) finding += 1;
    const role = within(checked.regions[region], start)?.role;
    const one = within(checked.findings[finding], start);
    let piece = text.slice(start, end);
    if (one) piece = mark(one, piece, finding);
    if (role) {
      roles.add(role);
      piece = make("span", { class: `region ${role}`, title: say(`role-${role}`) }, piece);
    }
    pieces.push(piece);
  }
  get("marked").replaceChildren(...pieces);
  get("legend").hidden = !roles.size;
  get("legend").replaceChildren(
    say("check-legend"),
    ...[...roles].flatMap((role) =>
      [" ", make("span", { class: `region ${role}` }, say(`role-${role}`))]),
  );
}

const within = (span, start) => (span && span.start <= start ? span : undefined);

function mark(one, piece, index) {
  const link = make(
    "a",
    { href: `#finding-${index}`, class: one.sic ? "mark sic" : `mark ${one.severity}`, title: one.message },
    piece,
  );
  link.addEventListener("click", (event) => {
    event.preventDefault();
    const target = get(`finding-${index}`);
    target.scrollIntoView({ block: "center" });
    target.focus();
  });
  return link;
}

// -- fixes and files

async function fix(which) {
  try {
    const fixed = await ask("fix", { text: checkedText, ...settings(), ...which });
    // What has been typed meanwhile is not overwritten.
    if (fixed === null || text !== checkedText) return;
    put(fixed, file);
    note(say("check-fixed"));
  } catch (error) {
    note(error.message);
  }
}

get("fix-all").addEventListener("click", () => fix({}));

const ways = document.querySelectorAll("[data-way]:not([data-way=''])");
for (const button of document.querySelectorAll("[data-way]"))
  button.addEventListener("click", () => download(button.dataset.way));

async function download(way) {
  try {
    const data = file
      ? await ask("save", { text, way, ...settings() }) : new TextEncoder().encode(text);
    const suffix = say(way ? `check-suffix-${way}` : "check-suffix");
    const link = make("a", {
      href: URL.createObjectURL(new Blob([data])),
      download: file ? file.name.replace(/(\.\w+)?$/, `.${suffix}$1`) : say("check-new-name"),
    });
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  } catch (error) {
    note(error.message);
  }
}

async function open(dropped) {
  if (!dropped) return;
  forget();
  opening = true;
  note(say("check-reading", dropped));
  try {
    const bytes = new Uint8Array(await dropped.arrayBuffer());
    const opened = await ask("open", { name: dropped.name }, bytes);
    opening = false;
    if (opened.format) {
      put(opened.text, { ...opened, name: dropped.name });
      return;
    }
    note(say("check-wrong-type"));
  } catch (error) {
    note(error.message);
  }
  opening = false;
  refresh(); // what was there before is there still
}

input.addEventListener("input", () => {
  const crlf = file?.newline === "\r\n";
  text = crlf ? input.value.replaceAll("\n", "\r\n") : input.value;
  if (!text) {
    file = null;
    input.readOnly = false;
  }
  note("");
  keepText();
  soon();
});
get("check-keep").addEventListener("input", (event) => {
  kept.set("keep", event.target.value);
  soon();
});
get("check-cancel").addEventListener("click", () => {
  const typed = file ? "" : text; // what the library had opened is gone with it
  restart();
  text = typed;
  input.value = typed;
  input.readOnly = false;
  file = null;
  forget();
  note(say("check-cancelled"));
});
get("check-file").addEventListener("change", (event) => {
  open(event.target.files[0]);
  event.target.value = "";
});
get("check-sample").addEventListener("click", () => put(say("check-sample-text"), null));

get("check-keep").value = kept.get("keep") ?? "";
text = input.value = kept.get("text") ?? "";

const panel = get("panel-check");
panel.addEventListener("dragover", (event) => {
  event.preventDefault();
  panel.classList.add("over");
});
panel.addEventListener("dragleave", (event) => {
  if (!panel.contains(event.relatedTarget)) panel.classList.remove("over");
});
panel.addEventListener("drop", (event) => {
  event.preventDefault();
  panel.classList.remove("over");
  open(event.dataTransfer.files[0]);
});
