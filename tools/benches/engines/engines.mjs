// The search engines that are compared, each behind the same three functions: make an index of passages, list the best
// for a query, and do what a key press costs. Each is set up as its documentation advises for a search as one types.

import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import { join } from "node:path";

/** How many results are put in order at each key, as the page does. */
const DRAWN = 50;

/** The program's own search, as WebAssembly. It has its index made of the collection, not of bare passages. */
function own(folder) {
  const { SearchEngine } = createRequire(join(folder, "x"))("./wasm/search_engine.js");
  return {
    open: (passages, collection) => SearchEngine.open(collection),
    list: (engine, query, limit) => engine.listed(query, limit).split("\n").filter(Boolean),
    key: (engine, query) => engine.key(query, DRAWN),
    bytes: () => SearchEngine.bytes(),
  };
}

function miniSearch(packages) {
  const MiniSearch = packages("minisearch");
  const search = (engine, query) => engine.search(query, { prefix: true, fuzzy: 0.2 });
  return {
    open(passages) {
      const engine = new MiniSearch({ fields: ["text"] });
      engine.addAll(passages);
      return engine;
    },
    list: (engine, query, limit) => search(engine, query).slice(0, limit).map((found) => found.id),
    key: search,
  };
}

function lunr(packages) {
  const lunr = packages("lunr");
  // Its own query language has signs that ordinary text has too.
  const search = (engine, query) => engine.search(query.replace(/[:~^+*\-"]/g, " "));
  return {
    open: (passages) =>
      lunr(function () {
        this.ref("id");
        this.field("text");
        passages.forEach((passage) => this.add(passage));
      }),
    list: (engine, query, limit) => search(engine, query).slice(0, limit).map((found) => found.ref),
    key: search,
  };
}

function flexSearch(packages) {
  const { Index } = packages("flexsearch");
  const search = (engine, query, limit) => engine.search(query, { limit, suggest: true });
  return {
    open(passages) {
      const engine = new Index({ tokenize: "forward" });
      passages.forEach((passage) => engine.add(passage.id, passage.text));
      return engine;
    },
    list: search,
    key: (engine, query) => search(engine, query, DRAWN),
  };
}

/** The engine of a name. */
export function engine(name, folder, packages) {
  const from = createRequire(join(packages, "x"));
  return { own: () => own(folder), MiniSearch: () => miniSearch(from), lunr: () => lunr(from), FlexSearch: () => flexSearch(from) }[name]();
}

/** The passages of a collection, as the own search has them: `{ id, text }`. */
export function passages(folder, collection) {
  const { SearchEngine } = createRequire(join(folder, "x"))("./wasm/search_engine.js");
  const lines = SearchEngine.open(collection).passages().trimEnd().split("\n");
  return lines.map((line) => ({ id: line.split("\t")[0], text: line.split("\t")[1] }));
}

/** The judged queries of a file: `{ query, grades }`. */
export function judged(file) {
  const lines = readFileSync(file, "utf8").split("\n").filter((line) => line && !line.startsWith("#"));
  const sets = lines.map((line) => line.split("\t")).filter(([, kind]) => kind !== "absent");
  return sets.map(([query, , places]) => ({
    query,
    grades: new Map(places.split(" ").map((place) => place.split("=")).map(([place, grade]) => [place, Number(grade)])),
  }));
}
