// Russian in Hangul.
import { ask, latest } from "./library.js";
import { get, say } from "./messages.js";
import { tellRules } from "./rules.js";

const input = get("hangulize-text");

export const refresh = latest(async () => {
  const text = input.value;
  const { result, certainty, lines } = await ask("hangulize", {
    text,
    norm: get("norm").value,
    terms: get("terms").checked,
  });
  get("hangulize-result").textContent = result;
  get("hangulize-certainty").textContent = text.trim() ? say(`certainty-${certainty}`) : "";
  get("hangulize-rules").hidden = !lines.length;
  get("hangulize-steps").replaceChildren(tellRules(lines));
});

input.addEventListener("input", refresh);
for (const id of ["norm", "terms"]) get(id).addEventListener("change", refresh);
