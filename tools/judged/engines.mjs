// Asks a search engine in JavaScript: `node engines.mjs <engine> <how many> <collection> <node_modules>`. Prints the list of
// each query as JSON: `[[query, [id, …]], …]`.

import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import { join } from "node:path";

const [name, limit, folder, packages] = process.argv.slice(2);
const from = createRequire(join(packages, "x"));
const lines = (file) => readFileSync(join(folder, file), "utf8").split("\n").filter(Boolean);
const documents = lines("docs.jsonl").map((line) => JSON.parse(line)).map(({ id, paras }) => ({ id, text: paras.join(" ") }));
const queries = lines("queries.tsv").map((line) => line.slice(line.indexOf("\t") + 1));

const engines = {
  MiniSearch() {
    const MiniSearch = from("minisearch");
    const engine = new MiniSearch({ fields: ["text"] });
    engine.addAll(documents);
    return (query) => engine.search(query).map((found) => found.id);
  },
  FlexSearch() {
    const { Index } = from("flexsearch");
    const engine = new Index({ tokenize: "forward" });
    documents.forEach((document, at) => engine.add(at, document.text));
    return (query) => engine.search(query, { limit: Number(limit), suggest: true }).map((at) => documents[at].id);
  },
  lunr() {
    const lunr = from("lunr");
    const engine = lunr(function () {
      this.ref("id");
      this.field("text");
      documents.forEach((document) => this.add(document));
    });
    // Its own query language has signs that ordinary text has too.
    return (query) => engine.search(query.replace(/[:~^+*\-"]/g, " ")).map((found) => found.ref);
  },
};

const list = engines[name]();
console.log(JSON.stringify(queries.map((query) => [query, list(query).slice(0, Number(limit))])));
