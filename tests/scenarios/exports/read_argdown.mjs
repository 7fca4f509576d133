// Reads an Argdown document with the published parser and prints what it makes of it as JSON.
// Arguments: the folder of @argdown/core, the document.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const [folder, document] = process.argv.slice(2);
const core = await import(pathToFileURL(join(folder, "dist", "index.js")));
const app = new core.ArgdownApplication();
app.addPlugin(new core.ParserPlugin(), "parse-input");
app.addPlugin(new core.DataPlugin(), "build-model");
app.addPlugin(new core.ModelPlugin(), "build-model");
app.addPlugin(new core.PreselectionPlugin(), "build-map");
app.addPlugin(new core.StatementSelectionPlugin(), "build-map");
app.addPlugin(new core.ArgumentSelectionPlugin(), "build-map");
app.addPlugin(new core.MapPlugin(), "build-map");
const response = app.run({
  process: ["parse-input", "build-model", "build-map"],
  input: readFileSync(document, "utf8"),
  throwExceptions: true,
});

const told = (parts) =>
  Object.fromEntries(
    Object.values(parts).map((part) => [
      part.title,
      { text: part.members.map((member) => member.text).join(""), tags: part.tags ?? [], data: part.data ?? {} },
    ]),
  );
console.log(
  JSON.stringify({
    errors: response.parserErrors.map((error) => error.message),
    front: response.frontMatter,
    sections: response.sections.map((section) => section.title),
    statements: told(response.statements),
    arguments: told(response.arguments),
    relations: response.relations.map((one) => [one.relationType, one.from.title, one.to.title]),
    map: response.map.nodes.map((node) => node.title),
  }),
);
