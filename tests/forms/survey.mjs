// Answers forms with survey-core as a person does, one visible question after the other.
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
const require = createRequire(process.argv[2] + "/");
const { Model } = require("survey-core");
const told = [];
for (const { form, sheets } of JSON.parse(readFileSync(0, "utf8"))) {
  for (const wanted of sheets) {
    const model = new Model(form);
    for (let more = true; more; ) {
      more = false;
      for (const question of model.getAllQuestions(true)) {
        if (question.isEmpty() && wanted[question.name] !== undefined) {
          question.value = wanted[question.name];
          more = true;
        }
      }
    }
    const asked = model.getAllQuestions(true).map((question) => question.name);
    const valid = model.validate(false);
    model.doComplete();
    told.push({ asked, valid, data: model.data });
  }
}
process.stdout.write(JSON.stringify(told));
