// Hangul in Cyrillic by the Kontsevich system: the compiled core, in Node.js and in browsers.
//
// `convert` does ordinary words. In running text (`kind: "auto"`) what may hold a name is given to
// `fill`, which by default leaves it in Hangul: names are read by the Python package.

const encoder = new TextEncoder();
const decoder = new TextDecoder("utf-8", { ignoreBOM: true });
const word = 4; // bytes of a number

export class Core {
  #library;
  #tables;
  #profiles;
  #cores = new Map();

  /** Of a WebAssembly.Instance and the bytes of the tables. */
  constructor(instance, tables) {
    this.#library = instance.exports;
    this.#tables = tables;
    const lines = decoder.decode(tables).split("\n").map((line) => line.split("\t"));
    const rows = lines.filter(([kind]) => kind === "profile");
    this.#profiles = new Map(rows.map(([, name, ...settings]) => [name, settings]));
  }

  get profiles() {
    return [...this.#profiles.keys()];
  }

  convert(text, { kind = "word", profile = "paper", fill = (hangul) => hangul } = {}) {
    const source = encoder.encode(text);
    const core = this.#open(profile, kind);
    const [given, size] = this.#lend(source);
    const written = this.#library.core_allocate(word);
    const at = this.#library.core_convert(core, given, size, written);
    const whole = new DataView(this.#library.memory.buffer).getUint32(written, true);
    const result = this.#copy(at, whole);
    this.#library.core_free(at, whole);
    this.#library.core_free(written, word);
    this.#library.core_free(given, size);
    return fillGaps(result, source, fill);
  }

  #open(profile, kind) {
    if (!this.#profiles.has(profile)) throw new RangeError(`unknown profile: ${profile}`);
    if (kind !== "word" && kind !== "auto") throw new RangeError(`unknown kind: ${kind}`);
    const settings = [...this.#profiles.get(profile), kind].join("\n");
    if (!this.#cores.has(settings)) {
      const tables = this.#lend(this.#tables);
      const given = this.#lend(encoder.encode(settings));
      this.#cores.set(settings, this.#library.core_open(...tables, ...given));
      this.#library.core_free(...tables);
      this.#library.core_free(...given);
    }
    return this.#cores.get(settings);
  }

  #lend(bytes) {
    const at = this.#library.core_allocate(bytes.length);
    new Uint8Array(this.#library.memory.buffer, at, bytes.length).set(bytes);
    return [at, bytes.length];
  }

  #copy(at, size) {
    return new Uint8Array(this.#library.memory.buffer, at, size).slice();
  }
}

/** What was written, with a reading for each gap: from and to in the source, where it belongs. */
function fillGaps(result, source, fill) {
  const numbers = new DataView(result.buffer);
  const count = numbers.getUint32(result.length - word, true);
  const end = result.length - word * (3 * count + 1);
  let text = "";
  let last = 0;
  for (let gap = end; gap < result.length - word; gap += 3 * word) {
    const [from, to, place] = [0, 1, 2].map((index) => numbers.getUint32(gap + index * word, true));
    text += decoder.decode(result.subarray(last, place));
    text += fill(decoder.decode(source.subarray(from, to)));
    last = place;
  }
  return text + decoder.decode(result.subarray(last, end));
}

/** The core of this package; `read` says how a file beside this module is read. */
export async function load(read = readBeside) {
  const [library, tables] = await Promise.all(["kontsevich_core.wasm", "tables.txt"].map(read));
  const { instance } = await WebAssembly.instantiate(library);
  return new Core(instance, new Uint8Array(tables));
}

async function readBeside(name) {
  const url = new URL(name, import.meta.url);
  if (url.protocol !== "file:") return (await fetch(url)).arrayBuffer();
  const { readFile } = await import("node:fs/promises");
  return readFile(url);
}
