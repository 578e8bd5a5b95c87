// Sets the program's own search beside others, with the same passages and the same queries in the same run, each engine
// in a process of its own: `node compare.mjs <folder> <npm packages> <root>`. `cargo xtask bench` has made the folder: the
// collections and the own search as WebAssembly. Prints the lines that `bench` reads.

import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { passages } from "./engines.mjs";

const [folder, packages, root] = process.argv.slice(2);
const ENGINES = ["own", "MiniSearch", "FlexSearch", "lunr"];
/** What a key may cost at most with each collection, in ms. */
const COLLECTIONS = [
  { what: "five", label: "5 letters", limit: 8 },
  { what: "thousand", label: "1,000 letters", limit: 16 },
];

const one = (name, what) => {
  const script = join(dirname(fileURLToPath(import.meta.url)), "one.mjs");
  const output = execFileSync(process.execPath, ["--expose-gc", "--max-old-space-size=4096", script, name, what, folder, packages, root]);
  return JSON.parse(output.toString());
};
const titled = (name) => (name === "own" ? "this search" : name);
const print = (...fields) => console.log(fields.join("\t"));

for (const collected of COLLECTIONS) {
  const { what, label } = collected;
  const collection = readFileSync(join(folder, `${what}.json`), "utf8");
  const all = passages(folder, collection);
  writeFileSync(join(folder, `${what}.passages.json`), JSON.stringify(all));
  const words = all.flatMap(({ text }) => text.toLowerCase().match(/\p{L}+/gu) ?? []);
  collected.size = `${label}, ${all.length} passages, ${words.length} words, ${new Set(words).size} of them different`;
}

for (const name of ENGINES) {
  for (const [set, { queries, success, mrr, ndcg }] of Object.entries(one(name, "judged"))) {
    print("engines", "judged", titled(name), set.replaceAll("_", " "), queries, success, mrr, ndcg);
  }
}
for (const { what, label, limit, size } of COLLECTIONS) {
  console.log(size);
  const figures = ENGINES.map((name) => [name, one(name, what)]);
  for (const [name, { start, memory, p50, p95 }] of figures) {
    print("engines", label, titled(name), "-", start, memory / 1e6, p50, p95);
  }
  const [own, other] = ["own", "MiniSearch"].map((name) => figures.find(([found]) => found === name)[1]);
  print(`search as WebAssembly: one key, ${label}`, own.p95, "ms", other.p95, limit);
}
