// Steps and their rules, told.
import { language, make, say } from "./messages.js";

/** A rule's id, which leads to its page where the site has one. */
export function linkRule(id, shown) {
  const pages = document.documentElement.dataset.rules;
  if (!pages) return shown;
  return make("a", { href: `${pages.replace("LANG", language())}${id}/` }, shown);
}

/** A list of what was done: change, sentence, source, and the rule's page where there is one. */
export function tellRules(lines) {
  if (!lines.length) return make("p", { class: "quiet" }, say("rules-none"));
  const list = make("ol", { class: "steps" }, ...lines.map(tell));
  // A source's full name is told once, behind all lines.
  const sources = new Map(lines.filter((line) => line.cite)
    .map((line) => [line.cite.split(" ")[0], line.source]));
  const told = [...sources].map(([id, title]) =>
    make("li", {}, make("code", {}, id), ` ${title}`));
  const all = make("div", {}, list);
  if (told.length) all.append(make("ul", { class: "sources" }, ...told));
  return all;
}

/** A space at the edge is what some rules put there: it has to be seen. */
const showSpace = (text) => text.replace(/^ | $/g, "␣");

function tell(line) {
  const [before, after] = [line.before, line.after].map(showSpace);
  const change = before === after ? before : `${before} → ${after || "–"}`;
  const rule = make("code", {}, line.rule);
  return make(
    "li",
    {},
    make("span", { class: "stage" }, say(`stage-${line.stage}`)),
    make(
      "div",
      {},
      make("p", {}, make("b", {}, change), " ", make("span", {}, line.says)),
      make(
        "p",
        { class: "quiet" },
        linkRule(line.page, rule),
        line.cite ? ` · ${line.cite}` : "",
      ),
    ),
  );
}
