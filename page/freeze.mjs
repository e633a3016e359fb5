// The memory of a started interpreter that has converted its first word; worker.js puts it back.
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { inflateRawSync } from "node:zlib";

import { loadPyodide } from "pyodide";

import { unzip } from "./src/archive.js";

/**
 * Starts Python with these wheels and the bridge: its memory, and its folder of packages.
 * `lock` stands for the interpreter's own list of packages, of which none is used.
 */
export async function freeze(wheels, bridge, lock) {
  // Nothing of the machine that builds goes into the memory.
  const python = await loadPyodide({
    _makeSnapshot: true,
    env: { HOME: "/home/pyodide", PYTHONHASHSEED: "0" },
    _sysExecutable: "/usr/bin/python", // else the path of the build
    lockFileContents: lock,
  });
  const packages = python.runPython("import sysconfig; sysconfig.get_path('purelib')");
  for (const wheel of wheels) {
    const { buffer, byteOffset, length } = await readFile(wheel);
    const archive = buffer.slice(byteOffset, byteOffset + length);
    for (const [path, data] of await unzip(archive, inflateRawSync)) {
      const full = join(packages, path);
      python.FS.mkdirTree(full.slice(0, full.lastIndexOf("/")));
      python.FS.writeFile(full, data);
    }
  }
  python.FS.writeFile(join(packages, "bridge.py"), await readFile(bridge));
  python.runPython("import bridge, gc\nwhile bridge.warm_up('convert'): pass\ngc.collect()");
  return { memory: python.makeMemorySnapshot(), packages };
}
