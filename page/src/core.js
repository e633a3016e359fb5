// The compiled core: it answers while Python arrives, as far as it goes without names.
import { load } from "../../core/npm/index.js";

/** The core, or nothing where the page is built without it. */
export const core = CORE ? load(unpack).catch(() => null) : Promise.resolve(null); // of build.mjs

async function unpack(name) {
  const { body } = await fetch(new URL(`core/${name}.packed`, import.meta.url));
  return new Response(body.pipeThrough(new DecompressionStream("gzip"))).arrayBuffer();
}
