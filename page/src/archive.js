// Wheels are zip archives: their files, by the browser's own means, and into Python's folders.

/** The files of an archive: pairs of a path and its bytes. */
export async function unzip(buffer, inflate = inflateHere) {
  const view = new DataView(buffer);
  const short = (at) => view.getUint16(at, true);
  const long = (at) => view.getUint32(at, true);
  let end = buffer.byteLength - 22;
  while (long(end) !== 0x06054b50) end -= 1; // RangeError where there is no directory
  const files = [];
  let at = long(end + 16);
  for (let left = short(end + 10); left > 0; left -= 1) {
    const [packed, size, name] = [short(at + 10) !== 0, long(at + 20), short(at + 28)];
    const head = long(at + 42);
    const path = new TextDecoder().decode(new Uint8Array(buffer, at + 46, name));
    const start = head + 30 + short(head + 26) + short(head + 28);
    const data = new Uint8Array(buffer, start, size);
    if (!path.endsWith("/")) files.push([path, packed ? inflate(data) : data]);
    at += 46 + name + short(at + 30) + short(at + 32);
  }
  return Promise.all(files.map(async ([path, data]) => [path, await data]));
}

/** Writes a file for Python. All have one time: what is kept beside a table goes by it. */
export function write(python, path, data) {
  python.FS.mkdirTree(path.slice(0, path.lastIndexOf("/")));
  python.FS.writeFile(path, data);
  python.FS.utime(path, 0, 0);
}

async function inflateHere(data) {
  const stream = new Blob([data]).stream().pipeThrough(new DecompressionStream("deflate-raw"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}
