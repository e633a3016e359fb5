// A line and a machine that are slow, for measuring: what a reader with an old telephone sees.
import { Transform } from "node:stream";
import { setTimeout as wait } from "node:timers/promises";

const bytes = 3e6 / 8; // a second, of all that is sent together
const slower = 4; // the page's processes work in one of so many parts of the time
const part = 5; // milliseconds

/** What makes a stream for everything that is sent; all of them share one line. */
export function makeLine() {
  let free = 0;
  return () =>
    new Transform({
      async transform(chunk, _, done) {
        free = Math.max(free, performance.now()) + (chunk.length / bytes) * 1000;
        await wait(free - performance.now());
        done(null, chunk);
      },
    });
}

/** Stops the processes of the pages again and again, until what it returns is called. */
export async function slowDown(context) {
  const session = await context.browser().newBrowserCDPSession();
  let slow = true;
  const signal = async (name) => {
    const { processInfo } = await session.send("SystemInfo.getProcessInfo");
    for (const { id, type } of processInfo) if (type === "renderer") process.kill(id, name);
  };
  const work = async () => {
    while (slow) {
      await signal("SIGSTOP");
      await wait(part * (slower - 1));
      await signal("SIGCONT");
      await wait(part);
    }
  };
  const working = work();
  return async () => {
    slow = false;
    await working;
  };
}
