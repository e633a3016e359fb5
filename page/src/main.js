// The page: tabs, language, theme, the link that carries the input.
import * as check from "./check.js";
import * as convert from "./convert.js";
import { copy, tell } from "./copying.js";
import * as hangulize from "./hangulize.js";
import { kept } from "./kept.js";
import { ask, loading, quiet } from "./library.js";
import { get, knows, language, say, speak } from "./messages.js";
import * as restore from "./restore.js";

const panels = { convert, restore, check, hangulize };
const switches = ["kind", "profile", "generics", "case", "norm"];
const longestLink = 8000;
let current = "convert";
let ready = false;

// -- tabs

const tabs = [...document.querySelectorAll("[role=tab]")];
const nameOf = (tab) => tab.id.replace("tab-", "");

function openTab(name) {
  current = name;
  for (const tab of tabs) {
    const chosen = nameOf(tab) === name;
    tab.setAttribute("aria-selected", String(chosen));
    tab.tabIndex = chosen ? 0 : -1;
    get(`panel-${nameOf(tab)}`).hidden = !chosen;
  }
  if (ready) {
    panels[name].refresh();
  }
}

for (const tab of tabs) tab.addEventListener("click", () => openTab(nameOf(tab)));
get("tabs").addEventListener("keydown", (event) => {
  const at = tabs.findIndex((tab) => nameOf(tab) === current);
  const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: -1 }[event.key];
  if (to === undefined) return;
  event.preventDefault();
  const tab = tabs.at(to % tabs.length);
  openTab(nameOf(tab));
  tab.focus();
});

// -- what is remembered on this machine, and what a link carries

function readLink() {
  const link = new URLSearchParams(location.hash.slice(1));
  const lang = link.get("lang") ?? kept.get("lang") ?? navigator.language.slice(0, 2);
  speak(knows(lang) ? lang : lang === "ko" ? "en" : "ru");
  linkSite();
  for (const id of switches) {
    const select = get(id);
    if ([...select.options].some((option) => option.value === link.get(id)))
      select.value = link.get(id);
  }
  for (const select of profiles) follow(select, get("profile").value);
  get("terms").checked = link.get("terms") === "on";
  const tab = link.get("tab");
  const text = link.get("text");
  const name = tab in panels ? tab : current;
  if (text !== null) {
    if (name === "check") check.setText(text);
    else get(`${name}-text`).value = text;
  }
  openTab(name);
}

function buildLink() {
  const link = new URLSearchParams({ tab: current, text: get(`${current}-text`).value });
  for (const id of switches) {
    const select = get(id);
    const here = get(`panel-${current}`).contains(get(`${id}-${current}`) ?? select);
    if (!here) continue;
    // Who opens the link may have a profile of their own.
    if (id === "profile" || select.value !== select.options[0].value) link.set(id, select.value);
  }
  if (current === "hangulize" && get("terms").checked) link.set("terms", "on");
  link.set("lang", language());
  return `${location.href.split("#")[0]}#${link}`;
}

// -- copying, clearing, examples

for (const button of document.querySelectorAll("[data-copy]"))
  button.addEventListener("click", () => {
    const source = get(button.dataset.copy);
    copy(source.value || source.textContent);
  });
for (const button of document.querySelectorAll("[data-link]"))
  button.addEventListener("click", () => {
    const link = buildLink();
    if (link.length > longestLink) tell(say("link-long"));
    else {
      history.replaceState(null, "", link);
      copy(link);
    }
  });
for (const button of document.querySelectorAll("[data-clear]"))
  button.addEventListener("click", () => {
    const field = get(button.dataset.clear);
    field.value = "";
    field.dispatchEvent(new Event("input"));
    field.focus();
  });

for (const button of document.querySelectorAll("[data-example]"))
  button.addEventListener("click", () => {
    const field = get(button.dataset.example);
    field.value = button.textContent;
    field.dispatchEvent(new Event("input"));
  });

// -- the profile stands on each tab that it concerns; a Latin one concerns the first alone

function follow(select, profile) {
  if ([...select.options].some((option) => option.value === profile)) select.value = profile;
}

const profiles = [...document.querySelectorAll("[data-options=profile]")];
for (const select of profiles)
  select.addEventListener("change", () => {
    for (const other of profiles) follow(other, select.value);
    kept.set("profile", select.value);
    if (ready) panels[current].refresh();
  });

// -- language and theme

get("language").addEventListener("click", () => {
  speak(say("other-language-code"));
  kept.set("lang", language());
  linkSite();
  if (ready) panels[current].refresh();
});

function paint(theme) {
  if (theme === "auto") delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
}
get("theme").value = kept.get("theme") ?? "auto";
paint(get("theme").value);
get("theme").addEventListener("change", ({ target }) => {
  kept.set("theme", target.value);
  paint(target.value);
});

/** The site around the page, in the page's language. */
function linkSite() {
  const { site } = document.documentElement.dataset;
  if (!site) return;
  get("documentation").href = site.replace("LANG", language());
  get("documentation").hidden = false;
}

// -- the library arrives

loading.progress = (share, stage) => {
  get("progress").value = share;
  if (stage) get("loading-text").textContent = say(`loading-${stage}`);
};
loading.ready = () => {
  ready = true;
  get("loading").hidden = true;
  document.documentElement.dataset.ready = "yes";
  openTab(current);
  keepOffline();
  warmUp();
};
loading.failed = (error) => {
  get("loading-text").textContent = say("failed", { error });
  get("progress").hidden = true;
};

/** What the other tabs will have to read is read bit by bit, while nobody waits for anything. */
async function warmUp() {
  for (const tab of ["check", "restore", "hangulize"])
    do await quiet();
    while (await ask("warm", { tab }).catch(() => false)); // it may be broken off
}

async function keepOffline() {
  if (!("serviceWorker" in navigator)) return;
  await navigator.serviceWorker.register("sw.js");
  await navigator.serviceWorker.ready;
  get("offline").textContent = say("offline-ready");
  get("offline").dataset.t = "offline-ready";
}

addEventListener("hashchange", readLink);
readLink();
if (!new URLSearchParams(location.hash.slice(1)).has("profile"))
  for (const select of profiles) follow(select, kept.get("profile"));
