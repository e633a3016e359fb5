// Cyrillic or Latin letters back to Hangul.
import { copyButton } from "./copying.js";
import { ask, latest } from "./library.js";
import { get, make, say } from "./messages.js";

const input = get("restore-text");

const restore = latest(async () => {
  const text = input.value.trim();
  const list = get("candidates");
  if (!text) return list.replaceChildren();
  const found = await ask("restore", { text, profile: get("profile").value });
  if (!found.length)
    return list.replaceChildren(make("li", { class: "quiet" }, say("restore-none")));
  list.replaceChildren(...found.map(show));
}, 80);

function show(one, index) {
  const differs = one.deviations.length
    ? make(
        "details",
        index ? {} : { open: "" },
        make("summary", {}, say("restore-differs"), ` ${one.deviations.length}`),
        make("ul", {}, ...one.deviations.map((each) =>
          make("li", {}, each.says, " ", make("code", {}, each.rule)))),
      )
    : make("p", { class: "quiet" }, say("restore-exact"));
  return make(
    "li",
    {},
    make("p", { class: "reading" },
      make("b", { lang: "ko" }, one.hangul),
      make("span", {}, one.cyrillic),
      make("span", { class: "quiet" },
        [say(`reading-${one.kind}`), `${Math.round(one.probability * 100)} %`, one.who]
          .filter(Boolean).join(" · "))),
    copyButton(one.hangul),
    differs,
  );
}

export const refresh = restore;
input.addEventListener("input", restore);
