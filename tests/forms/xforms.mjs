// Answers an XForm with the engine of ODK Web Forms as a person does, one question that is relevant after the other.
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
const require = createRequire(process.argv[2] + "/");
const { JSDOM } = require("jsdom");
const { window } = new JSDOM("");
const names = ["DOMParser", "XMLSerializer", "Node", "Element", "Document", "XMLDocument", "Attr", "Text", "CDATASection", "Comment",
  "ProcessingInstruction", "NodeFilter", "XPathResult"];
for (const name of names) globalThis[name] ??= window[name];
globalThis.window ??= window;
globalThis.document ??= window.document;
// The engine is made for browsers: where it sees Node it looks for files of its own that are not shipped.
Object.defineProperty(process, "versions", { value: { ...process.versions, node: undefined } });
const { createInstance } = await import(pathToFileURL(process.argv[2] + "/node_modules/@getodk/xforms-engine/dist/index.js"));

// What repeats has the names of its questions with the number of the copy behind them.
const copy = new Map();
const questions = (node) => {
  const { children } = node.currentState;
  const own = ["input", "select", "rank"].includes(node.nodeType) ? [node] : [];
  const behind = (child, place) => child.nodeType === "repeat-instance" ? `_${place + 1}` : copy.get(node);
  if (Array.isArray(children)) children.forEach((child, place) => copy.set(child, behind(child, place) ?? ""));
  return [...own, ...(Array.isArray(children) ? children.flatMap(questions) : [])];
};
const name = (node) => node.definition.nodeset.split("/").at(-1) + (copy.get(node) ?? "");
const empty = (node) => { const { value } = node.currentState; return value === null || value === undefined || value === "" || value.length === 0; };
const answer = (node, value) => {
  if (node.nodeType === "select") node.selectValues([value].flat());
  else if (node.nodeType === "rank") node.setValues(value);
  else node.setValue(node.valueType === "decimal" ? Number(value) : value);
};
const told = [];
for (const { form, sheets } of JSON.parse(readFileSync(0, "utf8"))) {
  for (const wanted of sheets) {
    const { root } = await createInstance(form, { config: {} });
    for (let more = true; more; ) {
      more = false;
      for (const node of questions(root)) {
        if (node.currentState.relevant && empty(node) && wanted[name(node)] !== undefined) {
          answer(node, wanted[name(node)]);
          more = true;
        }
      }
    }
    const asked = questions(root).filter((node) => node.currentState.relevant);
    const data = Object.fromEntries(asked.filter((node) => !empty(node)).map((node) => [name(node), node.instanceState?.value ?? String(node.currentState.value)]));
    const wrong = root.validationState.violations.map((found) => `${found.reference}: ${found.violation?.condition ?? ""}`);
    told.push({ asked: asked.map(name), valid: wrong.length === 0, wrong, data });
  }
}
process.stdout.write(JSON.stringify(told));
