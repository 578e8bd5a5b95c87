// citeproc-js prints items: a style, its language, items of CSL-JSON → a JSON list of [citation or note, entry].
import CSL from "citeproc";
import { readFileSync } from "node:fs";

const [style, locale, json] = process.argv.slice(2).map((file) => readFileSync(file, "utf8"));
const items = Object.fromEntries(JSON.parse(json).map((item) => [item.id, item]));
const engine = new CSL.Engine({ retrieveLocale: () => locale, retrieveItem: (id) => items[id] }, style, "en-US");
engine.setOutputFormat("text");
const printed = Object.keys(items).map((id) => {
  engine.updateItems([id]);
  const note = engine.previewCitationCluster({ citationItems: [{ id }], properties: { noteIndex: 1 } }, [], [], "text");
  return [note, engine.makeBibliography()[1].join("").trim()];
});
console.log(JSON.stringify(printed));
