// The checker: a manuscript with its findings, whose words are whose, and fixes.
import { ask, latest } from "./library.js";
import { get, make, say } from "./messages.js";
import { linkRule } from "./rules.js";

const input = get("check-text");

/** The text with its own line ends, which the field would change. */
let text = "";
let file = null;
/** What came of the last check, and of which text. */
let checked = { findings: [], regions: [] };
let checkedText = "";

const profile = () => get("profile").value;

export const refresh = latest(async () => {
  const asked = text;
  let answer;
  try {
    answer = await ask("check", { text: asked, profile: profile(), opened: Boolean(file) });
  } catch (error) {
    note(error.message);
    return;
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
  file = opened;
  input.value = value;
  // What lies in a package can only be fixed, not retyped.
  input.readOnly = Boolean(file?.package);
  refresh();
  note(file ? say("check-file-name", file) : "");
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
  if (own.length) list.append(make("h3", {}, say("check-own-title")), cards(own));
  if (sic.length) list.append(make("h3", {}, say("check-sic-title")), cards(sic));
  const safe = own.filter((one) => one.fix === "safe").length;
  get("check-actions").hidden = empty;
  get("fix-all").hidden = !safe;
  get("fix-all").textContent = say("check-fix-all", { count: safe });
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
      make("s", {}, one.found.replace(/\s+/g, " ")),
      ...(one.expected.length ? [" → ", make("b", {}, one.expected[0])] : []),
      ...(also.length ? [make("span", { class: "quiet" }, ` ${say("check-may")} ${also.join(", ")}`)] : [])),
    make("p", { class: "quiet" }, one.message),
  );
  if (one.fix !== "none" && !one.sic) {
    const button = make("button", { type: "button" },
      say(one.fix === "safe" ? "check-fix" : "check-fix-unsafe"));
    button.addEventListener("click", () => fix({ index }));
    item.append(button);
  }
  return item;
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
    const fixed = await ask("fix", { text: checkedText, profile: profile(), ...which });
    // What has been typed meanwhile is not overwritten.
    if (fixed === null || text !== checkedText) return;
    put(fixed, file);
    note(say("check-fixed"));
  } catch (error) {
    note(error.message);
  }
}

get("fix-all").addEventListener("click", () => fix({}));

get("download").addEventListener("click", async () => {
  try {
    const data = file ? await ask("save", { text }) : new TextEncoder().encode(text);
    const link = make("a", {
      href: URL.createObjectURL(new Blob([data])),
      download: file ? file.name.replace(/(\.\w+)?$/, `.${say("check-suffix")}$1`)
        : say("check-new-name"),
    });
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  } catch (error) {
    note(error.message);
  }
});

async function open(dropped) {
  if (!dropped) return;
  try {
    const bytes = new Uint8Array(await dropped.arrayBuffer());
    const opened = await ask("open", { name: dropped.name }, bytes);
    if (opened.format) put(opened.text, { ...opened, name: dropped.name });
    else note(say("check-wrong-type"));
  } catch (error) {
    note(error.message);
  }
}

input.addEventListener("input", () => {
  const crlf = file?.newline === "\r\n";
  text = crlf ? input.value.replaceAll("\n", "\r\n") : input.value;
  if (!text) {
    file = null;
    input.readOnly = false;
  }
  note("");
  soon();
});
get("check-file").addEventListener("change", (event) => {
  open(event.target.files[0]);
  event.target.value = "";
});
get("check-sample").addEventListener("click", () => put(say("check-sample-text"), null));

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
