// A record for archives, named → a JSON list of what is wrong with it. CodeMeta is linked data: its terms are schema.org's and
// a few of its own. Zenodo publishes the list of what it takes (developers.zenodo.org), of which these are the needed and used.
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import jsonld from "jsonld";

const [name, text] = process.argv.slice(2).map((file) => readFileSync(file, "utf8"));
const record = JSON.parse(text);
const wrong = [];
if (name === "codemeta.json") {
  const declared = readFileSync(createRequire(import.meta.url).resolve("schema-dts").replace(/\.js$/, ".d.ts"), "utf8");
  const known = new Set([...declared.matchAll(/^ {4}"?([a-z][A-Za-z0-9-]*)"?\?: SchemaValue</gm)].map((found) => found[1]));
  const documentLoader = async (url) => {
    if (url !== "https://w3id.org/codemeta/3.0") throw new Error(`${url} is asked for`);
    return { contextUrl: null, documentUrl: url, document: { "@context": { "@vocab": "https://schema.org/" } } };
  };
  const [node] = await jsonld.expand(record, { documentLoader });
  for (const key of Object.keys(node)) {
    const term = key.replace("https://schema.org/", "");
    if (!key.startsWith("@") && !known.has(term)) wrong.push(`no property ${term}`);
  }
  if (!node["@type"].includes("https://schema.org/SoftwareSourceCode")) wrong.push("no software");
} else {
  const taken = {
    title: "string", upload_type: "string", description: "string", version: "string", publication_date: "string",
    creators: "object", license: "string", access_right: "string", keywords: "object", notes: "string",
  };
  for (const [key, value] of Object.entries(record)) if (typeof value !== taken[key]) wrong.push(`${key} is not taken`);
  for (const key of ["title", "upload_type", "description", "creators", "license"]) if (!record[key]) wrong.push(`no ${key}`);
  if (!/^\d{4}-\d{2}-\d{2}$/.test(record.publication_date)) wrong.push("no day");
  if (!["publication", "dataset", "software", "other"].includes(record.upload_type)) wrong.push("no such type");
  if (!record.creators.every(({ name }) => name)) wrong.push("a creator has no name");
}
console.log(JSON.stringify(wrong));
