// Starts the page's own Python while the page is built: to divide and compile what the page fetches
// (divide.py), and to store the memory of a started interpreter that has converted its first word.
import { readFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { inflateRawSync } from "node:zlib";

import { loadPyodide } from "pyodide";

import { unzip, write } from "./src/archive.js";

/**
 * The archives of divide.py by their names, and the folder of our packages. `lock` stands for the
 * interpreter's own list of packages, of which none is used; `texts` are such as people check.
 */
export async function divide(wheels, sources, texts, lock) {
  const python = await loadPyodide({ lockFileContents: lock });
  // The prefix is a slash, and so is what follows it.
  const packages = python.runPython("import sysconfig; sysconfig.get_path('purelib')").replace("//", "/");
  for (const wheel of wheels)
    for (const [path, data] of await unzip(whole(await readFile(wheel)), inflateRawSync))
      write(python, join(packages, path), data);
  for (const source of sources)
    write(python, join(packages, basename(source)), await readFile(source));
  python.runPython(await readFile(new URL("divide.py", import.meta.url), "utf8"));
  const archives = python.globals.get("divide")(packages, python.toPy(texts)).toJs();
  return { archives, packages };
}

/** The memory of a Python that was started from these archives. */
export async function freeze(standard, library, packages, lock) {
  // Nothing of the machine that builds goes into the memory.
  const python = await loadPyodide({
    _makeSnapshot: true,
    env: { HOME: "/home/pyodide", PYTHONHASHSEED: "0" },
    _sysExecutable: "/usr/bin/python", // else the path of the build
    lockFileContents: lock,
    stdLibURL: standard,
  });
  for (const [path, data] of await unzip(whole(await readFile(library))))
    write(python, join(packages, path), data);
  python.runPython("import bridge, gc\nwhile bridge.warm_up('convert'): pass\ngc.collect()");
  return python.makeMemorySnapshot();
}

/** A file's bytes as a buffer of their own. */
function whole({ buffer, byteOffset, length }) {
  return buffer.slice(byteOffset, byteOffset + length);
}
