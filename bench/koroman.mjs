// The peer that runs in Node.js: reads texts (a JSON list on the standard input), prints the
// seconds of processor time that each took. NODE_PATH does not serve modules: argument 1 is a folder
// with node_modules.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const { romanize } = createRequire(`${process.argv[2]}/`)("koroman");
const texts = JSON.parse(readFileSync(0, "utf8"));
const seconds = texts.map((text) => {
  const start = process.cpuUsage();
  romanize(text);
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1e6;
});
console.log(JSON.stringify(seconds));
