// The interpreter and the library, away from the page's thread: typing never waits for them.
//
// What takes long in a start of Python is not loading but starting. So the build starts it once,
// lets it convert a word, and stores its memory (freeze.mjs); here that memory is put back. On a
// slow line to fetch it takes longer than to start: there, and where this fails, Python starts by
// itself. The library is there in both cases: what the first word did not need is imported from it.
// What no first check needs comes last (divide.py), and whatever asks for it waits.
import { XzReadableStream } from "xz-decompress";

import { unzip, write } from "./archive.js";
import { readEvents } from "./markdown.js";

const { bytesOfStart, library, packages, rest, start: frozen } = PARTS; // of build.mjs
const first = new Set(["check", "convert", "fix", "restore", "rules", "syllables", "warm"]); // calls
const slow = self.name === "slow"; // as library.js has found the line
const bytes = PARTS.bytes + (slow ? 0 : bytesOfStart);
const here = new URL("./", self.location.href);
const ours = self.location.origin;

/** The browser's fetch, which counts what arrives and goes to no other host. */
const plainFetch = self.fetch.bind(self);
async function load(path) {
  const url = new URL(path, here);
  if (url.origin !== ours) throw new TypeError(`not ours: ${url.origin}`);
  const response = await plainFetch(url);
  if (!response.ok) throw new Error(`${response.status} ${url.pathname}`);
  const { headers } = response;
  return new Response(response.body.pipeThrough(new TransformStream({ transform: count })), {
    headers,
  });
}

/** What the build has packed, unpacked as it arrives. */
const unpack = async (path) => (await load(path)).body.pipeThrough(new DecompressionStream("gzip"));
// One unpacks at a time, so each is read at once: none may wait for whoever wants it.
const unpackClosely = async (path, type) => {
  const unpacked = new Response(new XzReadableStream((await load(`${path}.xz`)).body));
  return new Response(await unpacked.arrayBuffer(), { headers: { "content-type": type } });
};

let loaded = 0;
let told = 0;
function count(part, stream) {
  stream.enqueue(part);
  loaded += part.byteLength;
  const share = Math.min(loaded / bytes, 1);
  if (told === 1 || (share - told < 0.01 && share < 1)) return; // what comes last is not waited for
  told = share;
  self.postMessage({ progress: 0.9 * share });
}

// A slow line gives one after the other, in the order in which it is needed: Python starts while the
// library comes. Else all of it is asked for at once; the interpreter takes what has come by its old
// name.
let before = Promise.resolve();
function inTurn(task) {
  if (!slow) return task();
  before = before.then(task);
  return before;
}
const readFiles = (path) =>
  unpackClosely(path, "application/zip")
    .then((archive) => archive.arrayBuffer())
    .then((archive) => unzip(archive));
const script = inTurn(() => unpackClosely("python/pyodide.asm.mjs", "text/javascript"));
const packed = new Map([
  ["python/pyodide.asm.wasm", "application/wasm"],
  ["python/python_stdlib.zip", "application/zip"],
].map(([path, type]) => [new URL(path, here).href, () => unpackClosely(path, type)]));
const early = new Map([...packed].map(([href, fetchPacked]) => [href, inTurn(fetchPacked)]));
const memory = slow
  ? Promise.reject(new Error("a slow line"))
  : unpack(frozen).then((stream) => new Response(stream).arrayBuffer());
const files = inTurn(() => readFiles(library));
for (const promise of [script, ...early.values(), memory, files]) promise.catch(() => {});

self.fetch = async (resource) => {
  const { href } = new URL(resource instanceof Request ? resource.url : resource, here);
  const response = early.get(href);
  early.delete(href);
  return response ?? packed.get(href)?.() ?? load(href);
};

/** The interpreter's own script, which is packed too. */
async function readScript() {
  const address = URL.createObjectURL(await (await script).blob());
  try {
    return (await import(address)).default;
  } finally {
    URL.revokeObjectURL(address);
  }
}

async function start() {
  const { loadPyodide } = await import(new URL("python/pyodide.mjs", here).href);
  const indexURL = new URL("python/", here).href;
  const createPyodideModule = await readScript();
  const options = {
    createPyodideModule, indexURL, packageBaseUrl: indexURL, lockFileContents: LOCK,
  };
  const python = await loadPyodide(slow ? options : { ...options, _loadSnapshot: memory }).catch(() => {
    self.postMessage({ progress: 0.9, stage: "start" });
    return loadPyodide(options);
  });
  for (const [path, data] of await files) write(python, `${packages}/${path}`, data);
  python.registerJsModule("page_markdown", {
    readEvents: (text) => JSON.stringify(readEvents(text)),
  });
  return python.pyimport("bridge");
}

/** What comes last, beside what is there. */
async function complete(bridge) {
  const archives = [];
  for (const path of rest) {
    const archive = await unpackClosely(path, "application/zip");
    archives.push(new Uint8Array(await archive.arrayBuffer()));
  }
  bridge.complete(...archives, packages);
}

const starting = start();
let completing;
/** Resolves when all is there; where that has failed, it is tried anew. */
const completed = () =>
  (completing ??= starting.then(complete).catch((error) => {
    completing = undefined;
    throw error;
  }));
starting.then(completed).catch(() => {});
starting.then(
  () => self.postMessage({ ready: true }),
  (error) => self.postMessage({ failed: String(error?.message ?? error) }),
);

/** What a call gives; if it fails, once more when all is there: it may have lacked what comes last. */
async function tryTwice(call) {
  try {
    return call();
  } catch {
    await completed();
    return call();
  }
}

self.onmessage = async ({ data: { id, name, args, lang, bytes: data } }) => {
  let answer;
  try {
    const bridge = await starting;
    if (!first.has(name)) await completed();
    if (name === "open") {
      answer = JSON.parse(bridge.open_file(data, JSON.stringify(args), lang));
    } else {
      const call = () => bridge.call(name, JSON.stringify(args), lang);
      answer = JSON.parse(await tryTwice(call));
      if (answer.value?.saved) {
        const saved = bridge.take_saved();
        answer.value = saved.toJs();
        saved.destroy();
      }
    }
  } catch (error) {
    const lines = String(error?.message ?? error).trim().split("\n");
    answer = { error: lines[lines.length - 1] };
  }
  self.postMessage({ id, ...answer });
};
