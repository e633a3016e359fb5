// The interpreter and the library, away from the page's thread: typing never waits for them.
//
// What takes long in a start of Python is not loading but starting. So the build starts it once,
// lets it convert a word, and stores its memory (freeze.mjs); here that memory is put back, and
// only where this fails Python starts by itself. The wheels are there in both cases: what the
// first word did not need is imported from them.
import { unzip } from "./archive.js";
import { readEvents } from "./markdown.js";

const { bytes, modules, packages, start: frozen, wasm, wheels } = PARTS; // of build.mjs
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
const unpack = async (response, type) =>
  new Response((await response).body.pipeThrough(new DecompressionStream("gzip")), {
    headers: { "content-type": type },
  });

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
const early = new Map([
  [`${wasm}`, unpack(load(`${wasm}.packed`), "application/wasm")],
  ["python/python_stdlib.zip", load("python/python_stdlib.zip")],
].map(([path, response]) => [new URL(path, here).href, response]));
const memory = unpack(load(frozen), "application/octet-stream").then((all) => all.arrayBuffer());
const files = Promise.all(wheels.map(async (path) => unzip(await (await load(path)).arrayBuffer())));
const sources = Promise.all(
  modules.map(async (path) => [path, new Uint8Array(await (await load(path)).arrayBuffer())]),
);
for (const promise of [...early.values(), memory, files, sources]) promise.catch(() => {});

self.fetch = async (resource) => {
  const { href } = new URL(resource instanceof Request ? resource.url : resource, here);
  const response = early.get(href);
  early.delete(href);
  if (response) return response;
  return href.endsWith(wasm) ? unpack(load(`${href}.packed`), "application/wasm") : load(href);
};

async function start() {
  const { loadPyodide } = await import(new URL("python/pyodide.mjs", here).href);
  const indexURL = new URL("python/", here).href;
  const options = { indexURL, packageBaseUrl: indexURL, lockFileContents: LOCK };
  const python = await loadPyodide({ ...options, _loadSnapshot: memory }).catch(() => {
    self.postMessage({ progress: 0.9, stage: "start" });
    return loadPyodide(options);
  });
  for (const [path, data] of [...(await files).flat(), ...(await sources)]) {
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
