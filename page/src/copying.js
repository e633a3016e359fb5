// Copying to the clipboard, and the word that it is done.
import { get, make, say } from "./messages.js";

let timer;

/** A short word at the foot of the page, which goes by itself. */
export function tell(message) {
  get("toast").textContent = message;
  clearTimeout(timer);
  timer = setTimeout(() => (get("toast").textContent = ""), 2500);
}

export async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    tell(say("copied"));
  } catch {
    tell(say("copy-failed")); // the browser may forbid it
  }
}

/** A button that copies this. */
export function copyButton(text) {
  const button = make("button", { type: "button", class: "copy", "aria-label": `${say("copy")}: ${text}` }, say("copy"));
  button.addEventListener("click", () => copy(text));
  return button;
}
