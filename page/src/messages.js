// What the page says: all of it stands in messages/*.json.
import en from "../messages/en.json";
import ru from "../messages/ru.json";

const all = { ru, en };
let lang = "ru";

export const language = () => lang;

/** A message, with its fields in braces filled in. */
export function say(key, fields = {}) {
  const text = all[lang][key] ?? key;
  return text.replace(/\{(\w+)\}/g, (whole, field) => fields[field] ?? whole);
}

export const knows = (code) => code in all;

/** Put a language into the whole page. */
export function speak(code) {
  lang = code;
  document.documentElement.lang = code;
  document.title = say("title");
  for (const element of document.querySelectorAll("[data-t]"))
    element.textContent = say(element.dataset.t);
  for (const element of document.querySelectorAll("[data-t-label]"))
    element.setAttribute("aria-label", say(element.dataset.tLabel));
  for (const element of document.querySelectorAll("[data-t-placeholder]"))
    element.placeholder = say(element.dataset.tPlaceholder);
  for (const select of document.querySelectorAll("[data-options]")) {
    const chosen = select.value;
    const options = select.dataset.values.split(" ").map((value) => {
      const option = make("option", {}, say(`${select.dataset.options}-${value}`));
      option.value = value;
      return option;
    });
    select.replaceChildren(...options);
    if (chosen) select.value = chosen;
  }
}

/** An element with attributes and children. */
export function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

export const get = (id) => document.getElementById(id);
