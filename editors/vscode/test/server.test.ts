// Where the server is found and how it is installed, without a server.
import assert from "node:assert/strict";
import { test } from "node:test";

import { findPython, findServer, inside, installServer, type Run } from "../src/server.js";

/** A machine with these programs: what each prints. */
function machine(programs: Record<string, string>): { runs: Run; started: string[] } {
  const started: string[] = [];
  const runs: Run = async (program, args) => {
    started.push([program, ...args].join(" "));
    const told = programs[program];
    if (told === undefined) throw new Error(`no ${program}`);
    return told;
  };
  return { runs, started };
}

const own = inside("/e", "kontsevich");

test("what the user names goes before all else, and nothing stands in for it", async () => {
  const { runs } = machine({ "/my/kontsevich": "usage", kontsevich: "usage" });
  assert.equal(await findServer("/my/kontsevich", "/e", runs), "/my/kontsevich");
  assert.equal(await findServer("/other", "/e", runs), undefined);
});

test("the path, then what was installed", async () => {
  assert.equal(await findServer("", "/e", machine({ kontsevich: "usage" }).runs), "kontsevich");
  assert.equal(await findServer("", "/e", machine({ [own]: "usage" }).runs), own);
  assert.equal(await findServer("", "/e", machine({}).runs), undefined);
});

test("a Python of 3.11 or later, by whatever name", async () => {
  assert.deepEqual(await findPython(machine({ python3: "3 9", python: "3 12" }).runs), ["python"]);
  assert.deepEqual(await findPython(machine({ py: "3 11" }).runs), ["py", "-3"]);
  assert.equal(await findPython(machine({ python3: "3 10", python: "2 7" }).runs), undefined);
  assert.equal(await findPython(machine({ python3: "what?" }).runs), undefined);
});

test("installed into a folder of its own", async () => {
  const { runs, started } = machine({ py: "", [inside("/e", "python")]: "" });
  assert.equal(await installServer(["py", "-3"], "/e", runs), own);
  assert.equal(started[0], "py -3 -m venv /e");
  assert.match(started[1] ?? "", /-m pip install .*kontsevich\[lsp\]$/);
});

test("Windows has its programs elsewhere", () => {
  assert.match(inside("e", "kontsevich", "win32"), /Scripts.kontsevich\.exe$/);
});
