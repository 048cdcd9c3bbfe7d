// Reads the schemas, then a record in each line: its kind and its text. Writes true or false for each.
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";

const Ajv = createRequire(process.argv[2])("ajv/dist/2020").default;
const [schemas, ...records] = readFileSync(0, "utf8").trimEnd().split("\n").map((line) => JSON.parse(line));
const ajv = new Ajv({ formats: { date: true } });
const valid = Object.fromEntries(Object.entries(schemas).map(([kind, text]) => [kind, ajv.compile(JSON.parse(text))]));
process.stdout.write(JSON.stringify(records.map(([kind, text]) => valid[kind](JSON.parse(text)))));
