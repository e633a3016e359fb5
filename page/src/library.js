// The library, as the page sees it: calls that a worker answers.
import { core } from "./core.js";
import { language } from "./messages.js";

const tables = "core/tables.txt.packed";
const leastPace = 500; // bytes in a thousandth of a second

let worker;
// The core is small and answers first: on a slow line Python would take its share.
let started = core.then(start);
const waiting = new Map();
let number = 0;
let asked = 0; // when something was asked for that a person waits for

/** What to do while the library loads: progress, ready, failed. */
export const loading = {};

function start() {
  worker = new Worker("worker.js", { type: "module", name: isSlow() ? "slow" : "" });
  worker.onmessage = hear;
  worker.onerror = (event) => loading.failed(event.message ?? "");
}

/** Whether the line is one on which the stored memory is no gain: the core's tables tell it. */
function isSlow() {
  const [entry] = performance.getEntriesByType("resource").filter(({ name }) => name.endsWith(tables));
  if (!entry) return false;
  const { encodedBodySize, requestStart, responseEnd } = entry;
  return encodedBodySize / (responseEnd - requestStart) < leastPace;
}

/** Break off whatever the library does: what was asked for fails, and it starts anew. */
export function restart() {
  worker?.terminate();
  for (const { reject } of waiting.values()) reject(new Cancelled());
  waiting.clear();
  started = started.then(start);
}

/** Why an answer does not come that was broken off. */
export class Cancelled extends Error {}

function hear({ data }) {
  if (data.progress !== undefined) loading.progress(data.progress, data.stage);
  else if (data.ready) loading.ready();
  else if (data.failed) loading.failed(data.failed);
  else {
    const { resolve, reject } = waiting.get(data.id);
    waiting.delete(data.id);
    if (data.error === undefined) resolve(data.value);
    else reject(new Error(data.error));
  }
}

/** Resolves when nothing has been asked for a while. */
export async function quiet(wait = 1000) {
  for (let left = wait; left > 0; left = asked + wait - performance.now())
    await new Promise((done) => setTimeout(done, left));
}

/** Ask for one of the calls of bridge.py. */
export function ask(name, args = {}, bytes) {
  const id = ++number;
  if (name !== "warm") asked = performance.now();
  const answer = new Promise((resolve, reject) => waiting.set(id, { resolve, reject }));
  started.then(() => {
    if (waiting.has(id)) worker.postMessage({ id, name, args, lang: language(), bytes });
  });
  return answer;
}

/**
 * A task that runs one at a time: what is asked for meanwhile waits, and only the last of it
 * runs, so that typing never piles up work.
 */
export function latest(task, wait = 0) {
  let busy = false;
  let again = false;
  let timer;
  const run = async () => {
    if (busy) {
      again = true;
      return;
    }
    busy = true;
    try {
      await task();
    } finally {
      busy = false;
      if (again) {
        again = false;
        run();
      }
    }
  };
  return () => {
    clearTimeout(timer);
    if (wait) timer = setTimeout(run, wait);
    else run();
  };
}
