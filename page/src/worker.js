// The interpreter and the library, away from the page's thread: typing never waits for them.
//
// What takes long in a start of Python is not loading but starting. So the build starts it once,
// lets it convert a word, and stores its memory (freeze.mjs); here that memory is put back. On a
// slow line to fetch it takes longer than to start: there, and where this fails, Python starts by
// itself. The library is there in both cases: what the first word did not need is imported from it.
import { XzReadableStream } from "xz-decompress";

import { unzip } from "./archive.js";
import { readEvents } from "./markdown.js";

const { bytesOfStart, library, modules, packages, start: frozen } = PARTS; // of build.mjs
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
  if (share - told < 0.01 && share < 1) return;
  told = share;
  self.postMessage({ progress: 0.9 * share });
}

// All of it is asked for at once; the interpreter takes what has come by its old name.
const script = unpackClosely("python/pyodide.asm.mjs", "text/javascript");
const packed = new Map([
  ["python/pyodide.asm.wasm", "application/wasm"],
  ["python/python_stdlib.zip", "application/zip"],
].map(([path, type]) => [new URL(path, here).href, () => unpackClosely(path, type)]));
const early = new Map([...packed].map(([href, fetchPacked]) => [href, fetchPacked()]));
const memory = slow
  ? Promise.reject(new Error("a slow line"))
  : unpack(frozen).then((stream) => new Response(stream).arrayBuffer());
const files = unpackClosely(library, "application/zip")
  .then((archive) => archive.arrayBuffer())
  .then((archive) => unzip(archive));
const sources = Promise.all(
  modules.map(async (path) => [path, new Uint8Array(await (await load(path)).arrayBuffer())]),
);
for (const promise of [script, ...early.values(), memory, files, sources])
  promise.catch(() => {});

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
  for (const [path, data] of [...(await files), ...(await sources)]) {
    const full = `${packages}/${path}`;
    python.FS.mkdirTree(full.slice(0, full.lastIndexOf("/")));
    python.FS.writeFile(full, data);
  }
  python.registerJsModule("page_markdown", {
    readEvents: (text) => JSON.stringify(readEvents(text)),
  });
  return python.pyimport("bridge");
}

const starting = start();
starting.then(
  () => self.postMessage({ ready: true }),
  (error) => self.postMessage({ failed: String(error?.message ?? error) }),
);

self.onmessage = async ({ data: { id, name, args, lang, bytes: data } }) => {
  let answer;
  try {
    const bridge = await starting;
    if (name === "open") {
      answer = JSON.parse(bridge.open_file(data, JSON.stringify(args), lang));
    } else {
      answer = JSON.parse(bridge.call(name, JSON.stringify(args), lang));
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
