// The program that the extension talks to: where it is found, and how it is installed.
import { execFile } from "node:child_process";
import { join } from "node:path";

/** Runs a program to its end: what it has printed. Fails where there is none or it ends badly. */
export type Run = (program: string, args: readonly string[]) => Promise<string>;

export const run: Run = (program, args) =>
  new Promise((done, fail) => {
    execFile(program, [...args], { timeout: 300_000, windowsHide: true }, (error, out, told) =>
      error ? fail(new Error(told || error.message)) : done(out));
  });

const NEEDED = [3, 11] as const;
const PYTHONS: ReadonlyArray<readonly string[]> = [["python3"], ["python"], ["py", "-3"]];
const TELL = "import sys; print(*sys.version_info[:2])";

/** Where a virtual environment in this folder has one of its programs. */
export function inside(folder: string, program: string, platform = process.platform): string {
  return platform === "win32" ? join(folder, "Scripts", `${program}.exe`) : join(folder, "bin", program);
}

/**
 * The program to start: the one the user names, else that on the path, else the one installed into
 * `folder` before. Nothing where none of them has a language server.
 */
export async function findServer(
  named: string, folder: string, runs: Run = run,
): Promise<string | undefined> {
  const candidates = named ? [named] : ["kontsevich", inside(folder, "kontsevich")];
  for (const candidate of candidates) {
    try {
      await runs(candidate, ["lsp", "--help"]);
      return candidate;
    } catch {
      // The next one may do.
    }
  }
  return undefined;
}

/** A command that starts a Python of 3.11 or later, if there is one. */
export async function findPython(runs: Run = run): Promise<readonly string[] | undefined> {
  for (const command of PYTHONS) {
    const [program = "", ...args] = command;
    try {
      const [major = 0, minor = 0] = (await runs(program, [...args, "-c", TELL])).split(" ").map(Number);
      if (major > NEEDED[0] || (major === NEEDED[0] && minor >= NEEDED[1])) return command;
    } catch {
      // The next one may do.
    }
  }
  return undefined;
}

/** Install the program with its language server into a folder of its own: where it stands then. */
export async function installServer(
  python: readonly string[], folder: string, runs: Run = run, source = "kontsevich[lsp]",
): Promise<string> {
  const [program = "", ...args] = python;
  await runs(program, [...args, "-m", "venv", folder]);
  const own = inside(folder, "python");
  await runs(own, ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--upgrade", source]);
  return inside(folder, "kontsevich");
}
