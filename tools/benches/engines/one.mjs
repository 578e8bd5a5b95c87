// One search engine in a process of its own: `node --expose-gc one.mjs <engine> <what> <folder> <npm packages> <root>`.
// `what` is the name of a collection in the folder, or `judged`. Prints one line of JSON.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { engine, judged } from "./engines.mjs";

const [name, what, folder, packages, root] = process.argv.slice(2);

/** What is typed, letter by letter. */
const TYPED = [
  "trust",
  "can the united states be trusted",
  "who proposed the missiles",
  "withdrew the misiles from cuba",
  "peaceful coexistence",
  "the knot of war",
  "27 october",
  "kruschev",
];
const ROUNDS = 3;
const SETS = ["judgements", "held_out", "further", "further_held_out", "unseen", "fresh", "independent"];
const DEPTH = 10;

const used = () => {
  globalThis.gc();
  globalThis.gc();
  return process.memoryUsage().heapUsed + process.memoryUsage().arrayBuffers;
};
const percentile = (times, share) => [...times].sort((one, other) => one - other)[Math.floor((times.length - 1) * share)];

const collection = readFileSync(join(folder, `${what === "judged" ? "five" : what}.json`), "utf8");
const texts = JSON.parse(readFileSync(join(folder, `${what === "judged" ? "five" : what}.passages.json`), "utf8"));
const tried = engine(name, folder, packages);

if (what === "judged") {
  const made = tried.open(texts, collection);
  const figures = SETS.map((set) => [set, quality(made, judged(join(root, `tests/queries/${set}.tsv`)))]);
  console.log(JSON.stringify(Object.fromEntries(figures)));
} else {
  const before = used();
  const started = performance.now();
  const made = tried.open(texts, collection);
  const start = performance.now() - started;
  const memory = tried.bytes ? tried.bytes() : used() - before;
  const keys = TYPED.flatMap((text) => [...text].map((_, at) => text.slice(0, at + 1)));
  const best = keys.map(() => Infinity);
  for (let round = 0; round < ROUNDS; round += 1) {
    keys.forEach((query, at) => {
      const from = performance.now();
      tried.key(made, query);
      best[at] = Math.min(best[at], performance.now() - from);
    });
  }
  console.log(JSON.stringify({ start, memory, p50: percentile(best, 0.5), p95: percentile(best, 0.95), keys: keys.length }));
}

/** Success among the first three (a passage of the highest grade), MRR (of grade 2 at least), nDCG@10. */
function quality(made, set) {
  const sum = { success: 0, mrr: 0, ndcg: 0 };
  const gain = (grades) => grades.slice(0, DEPTH).reduce((all, grade, at) => all + (2 ** grade - 1) / Math.log2(at + 2), 0);
  for (const { query, grades } of set) {
    const found = tried.list(made, query, DEPTH).map((id) => grades.get(id) ?? 0);
    const ideal = [...grades.values()].sort((one, other) => other - one);
    const first = found.findIndex((grade) => grade >= 2);
    sum.success += found.slice(0, 3).includes(ideal[0]) ? 1 : 0;
    sum.mrr += first < 0 ? 0 : 1 / (first + 1);
    sum.ndcg += gain(found) / gain(ideal);
  }
  return { queries: set.length, success: sum.success / set.length, mrr: sum.mrr / set.length, ndcg: sum.ndcg / set.length };
}
