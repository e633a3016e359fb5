// The interpreter and the library, away from the page's thread: typing never waits for them.

const here = new URL("./", self.location.href);
const ours = self.location.origin;

let loaded = 0;
let total = 1;

/** The browser's fetch, which counts what arrives and goes to no other host. */
const plainFetch = self.fetch.bind(self);
self.fetch = async (resource, options) => {
  const url = new URL(resource instanceof Request ? resource.url : resource, here);
  if (url.origin !== ours) throw new TypeError(`not ours: ${url.origin}`);
  const response = await plainFetch(resource, options);
  if (!response.ok || !response.body) return response;
  count(response.clone().body.getReader());
  return response; // itself, not a copy: so the browser may keep what it compiles of it
};

async function count(reader) {
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    loaded += part.value.byteLength;
    tellProgress();
  }
}

let told = 0;
function tellProgress() {
  const share = Math.min(loaded / total, 1);
  if (share - told < 0.01 && share < 1) return;
  told = share;
  self.postMessage({ progress: 0.8 * share });
}

async function start() {
  const parts = await (await plainFetch(new URL("parts.json", here))).json();
  total = parts.bytes;
  const wheels = Promise.all(
    parts.wheels.map(async (path) => (await fetch(new URL(path, here))).arrayBuffer()),
  );
  const bridge = fetch(new URL("bridge.py", here)).then((response) => response.text());
  const { loadPyodide } = await import(new URL("python/pyodide.mjs", here).href);
  const python = await loadPyodide({ indexURL: new URL("python/", here).href });
  self.postMessage({ progress: 0.85, stage: "start" });
  for (const wheel of await wheels) python.unpackArchive(wheel, "wheel");
  python.FS.writeFile("bridge.py", await bridge);
  const module = python.pyimport("bridge");
  self.postMessage({ progress: 0.95, stage: "start" });
  return module;
}

const starting = start();
starting.then(
  (bridge) => self.postMessage({ ready: JSON.parse(bridge.call("tabs", "{}")).value }),
  (error) => self.postMessage({ failed: String(error?.message ?? error) }),
);

self.onmessage = async ({ data: { id, name, args, bytes } }) => {
  let answer;
  try {
    const bridge = await starting;
    if (name === "open") {
      answer = JSON.parse(bridge.open_file(bytes, args.name));
    } else if (name === "save") {
      answer = JSON.parse(bridge.save_file(args.text));
      if (answer.value !== undefined) {
        const saved = bridge.take_saved();
        answer.value = saved.toJs();
        saved.destroy();
      }
    } else {
      answer = JSON.parse(bridge.call(name, JSON.stringify(args)));
    }
  } catch (error) {
    const lines = String(error?.message ?? error).trim().split("\n");
    answer = { error: lines[lines.length - 1] };
  }
  self.postMessage({ id, ...answer });
};
