// What is wrong with structured data: a file of [[name, object], …] → a JSON list of complaints. Each is expanded by jsonld;
// types and properties are looked up in schema-dts, which is made from the vocabulary itself.
import jsonld from "jsonld";
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";

const declared = readFileSync(createRequire(import.meta.url).resolve("schema-dts").replace(/\.js$/, ".d.ts"), "utf8");
const types = new Set([...declared.matchAll(/"@type": "([A-Za-z0-9]+)"/g)].map((found) => found[1]));
const properties = new Set([...declared.matchAll(/^ {4}"?([a-z][A-Za-z0-9-]*)"?\?: SchemaValue</gm)].map((found) => found[1]));
// Nothing is fetched: the vocabulary's own context says of every term that it is one of its own.
const documentLoader = async (url) => {
  if (url !== "https://schema.org") throw new Error(`${url} is asked for`);
  return { contextUrl: null, documentUrl: url, document: { "@context": { "@vocab": "https://schema.org/" } } };
};

const wrong = [];
const look = (name, node) => {
  if (Array.isArray(node)) return node.forEach((one) => look(name, one));
  if (typeof node !== "object" || node === null) return;
  for (const [key, value] of Object.entries(node)) {
    const term = key.replace("https://schema.org/", "");
    if (key === "@type") {
      for (const type of value) {
        const short = type.replace("https://schema.org/", "");
        if (!types.has(short) || short === "Thing") wrong.push(`${name}: no type ${short}`);
      }
    } else if (!key.startsWith("@") && !properties.has(term)) {
      wrong.push(`${name}: no property ${term}`);
    }
    look(name, value);
  }
};
for (const [name, said] of JSON.parse(readFileSync(process.argv[2], "utf8"))) {
  const expanded = await jsonld.expand(said, { documentLoader });
  if (expanded.length !== 1) wrong.push(`${name}: ${expanded.length} things`);
  look(name, expanded);
  if ((await jsonld.toRDF(said, { documentLoader })).length < 4) wrong.push(`${name}: says nothing`);
}
console.log(JSON.stringify(wrong));
