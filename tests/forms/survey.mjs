// Answers forms with survey-core as a person does, one visible question after the other.
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
const require = createRequire(process.argv[2] + "/");
const { Model } = require("survey-core");
// What repeats has the names of its questions with the number of the copy behind them.
const visible = (model) => model.getAllQuestions(true).flatMap((question) => question.getType() !== "paneldynamic"
  ? [[question.name, question]]
  : question.panels.flatMap((panel, place) => panel.isVisible
    ? panel.questions.filter((own) => own.isVisible).map((own) => [`${own.name}_${place + 1}`, own]) : []));
const flat = (model) => Object.fromEntries(Object.entries(model.data).flatMap(([name, value]) =>
  model.getQuestionByName(name)?.getType() !== "paneldynamic" ? [[name, value]]
    : value.flatMap((copy, place) => Object.entries(copy).map(([inner, own]) => [`${inner}_${place + 1}`, own]))));
const told = [];
for (const { form, sheets } of JSON.parse(readFileSync(0, "utf8"))) {
  for (const wanted of sheets) {
    const model = new Model(form);
    for (let more = true; more; ) {
      more = false;
      for (const [name, question] of visible(model)) {
        // An answer before may have hidden it: nobody can answer what is not to be seen.
        if (question.isVisible && question.isParentVisible && question.isEmpty() && wanted[name] !== undefined) {
          // A person ticks boxes, and says something beside each choice that asks for words.
          if (["radiogroup", "checkbox"].includes(question.getType())) question.renderedValue = wanted[name];
          else question.value = wanted[name];
          for (const choice of question.choices ?? []) {
            if (choice.showCommentArea) question.setCommentValue(choice, "as said");
          }
          more = true;
        }
      }
    }
    const asked = visible(model).map(([name]) => name);
    const valid = model.validate(false);
    const wrong = model.getAllQuestions(true).filter((question) => question.errors.length).map((question) => question.name);
    model.doComplete();
    told.push({ asked, valid, wrong, data: flat(model), whole: model.data });
  }
}
process.stdout.write(JSON.stringify(told));
