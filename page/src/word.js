// The pane in Word: the library of the page, and the document that is open.
import { kept } from "./kept.js";
import { ask, loading } from "./library.js";
import { get, knows, make, say, speak } from "./messages.js";
import { comment, fix, goTo, readDocument } from "./word_document.js";

let paragraphs = [];
let findings = [];

const settings = () => ({
  profile: get("profile").value,
  keep: (kept.get("keep") ?? "").split("\n").filter(Boolean),
});
const note = (text) => { get("check-note").textContent = text; };

/** Something done with the document; what Word refuses is told. */
const withWord = (task) => async () => {
  try {
    await Word.run(task);
  } catch (error) {
    note(error.message);
  }
};

async function check(context) {
  note("");
  paragraphs = await readDocument(context);
  const answer = await ask("paragraphs", { paragraphs: paragraphs.map(({ read }) => read), ...settings() });
  findings = answer;
  show();
}

const sure = () => findings.filter((one) => one.fix === "safe" && !one.sic);

function show() {
  const own = findings.filter((one) => !one.sic).length;
  get("check-counts").textContent = say("check-counts", { errors: own, sic: findings.length - own });
  get("fix-all").textContent = say("check-fix-all", { count: sure().length });
  for (const id of ["fix-all", "comment-all"]) get(id).hidden = !findings.length;
  get("findings").replaceChildren(...findings.map(card));
}

function card(one) {
  const row = make("div", { class: "row" }, button("word-go", (context) => goTo(context, paragraphs[one.paragraph], one)));
  if (one.fix !== "none" && !one.sic)
    row.append(button(one.fix === "safe" ? "check-fix" : "check-fix-unsafe", async (context) => {
      await fix(context, paragraphs, [one]);
      await check(context);
    }));
  return make("li", { class: one.sic ? "card sic" : `card ${one.severity}` },
    make("p", { class: "change", lang: "ru" },
      make(one.sic ? "span" : "s", {}, one.found),
      ...(one.expected.length ? [" → ", make("b", {}, one.expected[0])] : [])),
    make("p", { class: "quiet" }, one.message), row);
}

function button(label, task) {
  const made = make("button", { type: "button" }, say(label));
  made.addEventListener("click", withWord(task));
  return made;
}

Office.onReady(({ host }) => {
  const lang = Office.context.displayLanguage?.slice(0, 2);
  speak(knows(lang) ? lang : "ru");
  if (host !== Office.HostType.Word) {
    note(say("word-only"));
    return;
  }
  get("check").addEventListener("click", withWord(check));
  get("fix-all").addEventListener("click", withWord(async (context) => {
    const fixed = await fix(context, paragraphs, sure());
    await check(context);
    note(say("word-fixed", { fixed }));
  }));
  get("comment-all").addEventListener("click", withWord(async (context) => {
    note(say("word-commented", { written: await comment(context, paragraphs, findings) }));
  }));
  get("profile").value = kept.get("profile") ?? "paper";
  get("profile").addEventListener("change", ({ target }) => kept.set("profile", target.value));
});

loading.progress = (share) => { get("progress").value = share; };
loading.ready = () => {
  get("loading").hidden = true;
  get("check").disabled = false;
};
loading.failed = (error) => note(say("failed", { error }));
