// robots-parser reads a robots.txt → JSON: whether some agents may read some pages, and the site maps that it names.
import parse from "robots-parser";
import { readFileSync } from "node:fs";

const site = "https://letters.example.org";
const robots = parse(`${site}/robots.txt`, readFileSync(process.argv[2], "utf8"));
const may = ["/", "/data/corpus.json", "/letters/x/?q=y"].map((path) => robots.isAllowed(site + path, "Anybody/1.0") ?? true);
console.log(JSON.stringify([may, robots.getSitemaps()]));
