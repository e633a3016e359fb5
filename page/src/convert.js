// Hangul to Cyrillic, as one types; a syllable opens its rules.
import { core } from "./core.js";
import { ask, latest } from "./library.js";
import { get, make, say } from "./messages.js";
import { tellRules } from "./rules.js";

const input = get("convert-text");
let chosen = -1;

function settings() {
  const values = {};
  for (const id of ["kind", "profile", "generics", "case"])
    if (get(id).value) values[id] = get(id).value;
  return values;
}

const convert = latest(async () => {
  const text = input.value;
  try {
    get("convert-result").textContent = await ask("convert", { text, settings: settings() });
  } catch (error) {
    get("convert-result").textContent = error.message;
  }
});

/** Before Python has come: what the core knows; what may hold a name stays in Hangul. */
async function foretell() {
  const known = await core;
  const { kind, profile, generics, case: letters } = settings();
  const plain = !generics && letters === "keep" && (kind === "word" || kind === "auto");
  if (known?.profiles.includes(profile) && plain && !document.documentElement.dataset.ready)
    get("convert-result").textContent = known.convert(input.value, { kind, profile });
}

const showSyllables = latest(async () => {
  const text = input.value;
  const asked = settings();
  get("convert-detail").hidden = !text.trim();
  if (!text.trim()) {
    get("certainty").textContent = get("convert-others").textContent = "";
    return;
  }
  const { units, certainty, others } = await ask("syllables", { text, settings: asked });
  get("certainty").textContent = say(`certainty-${certainty}`);
  get("convert-others").textContent = others.length
    ? `${say("convert-others")} ${others.join("; ")}` : "";
  const shown = units.reduce((sum, unit) => sum + unit.source.length, 0);
  get("convert-part").hidden = shown >= text.normalize("NFC").length;
  get("syllables").replaceChildren(...groupWords(units, (unit) => show(unit, text, asked)));
  const open = units.find((unit) => unit.start === chosen && unit.hangul);
  if (open) openRules(open.start, text, asked);
  else get("rules").hidden = true;
}, 60);

/** Syllables of one word stand in one box, so that a line ends between words if it can. */
function groupWords(units, draw) {
  const boxes = [];
  let word = null;
  for (const unit of units) {
    if (!unit.hangul) word = null;
    else if (!word) boxes.push((word = make("span", { class: "word" })));
    (word ?? { append: (drawn) => boxes.push(drawn) }).append(draw(unit));
  }
  return boxes;
}

function show(unit, text, asked) {
  if (!unit.hangul) return make("span", { class: "passed" }, unit.source);
  const written = unit.written || "–";
  const button = make(
    "button",
    { type: "button", class: "syllable", "data-start": unit.start, "aria-pressed": "false" },
    make("span", { lang: "ko" }, unit.source),
    make("span", { class: "written" }, written.trimStart()),
  );
  button.addEventListener("click", () => {
    chosen = unit.start;
    openRules(unit.start, text, asked);
  });
  return button;
}

async function openRules(start, text, asked) {
  for (const button of get("syllables").querySelectorAll("button"))
    button.setAttribute("aria-pressed", String(Number(button.dataset.start) === start));
  const told = await ask("rules", { text, settings: asked, start });
  const rules = get("rules");
  rules.replaceChildren(
    make("h2", {}, say("rules-title", { syllable: told.source })),
    tellRules(told.lines),
  );
  rules.hidden = false;
}

export function refresh() {
  foretell();
  convert();
  showSyllables();
}

input.addEventListener("input", () => {
  chosen = -1;
  refresh();
});
for (const id of ["kind", "generics", "case"]) get(id).addEventListener("change", refresh);
foretell();
