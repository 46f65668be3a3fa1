// How many companies SurveyJS's survey-core goes through, evaluating the conditions of a questionnaire: which of its
// questions are visible. bench/databases.py writes the model and the answers, and runs this.
//
// node survey.js FOLDER: reads model.json (a survey with visibleIf) and answers.json (a list of data, and of each the
// names of the questions that our engine asks); writes companies, seconds of CPU time and how many differ, as JSON.
"use strict";
const fs = require("node:fs");
const path = require("node:path");
const folder = process.argv[2];
const { SurveyModel } = require(require.resolve("survey-core", { paths: [folder] }));
const read = (name) => JSON.parse(fs.readFileSync(path.join(folder, name), "utf8"));
const rows = read("answers.json");
const survey = new SurveyModel(read("model.json"));
survey.clearInvisibleValues = "none";
const questions = survey.getAllQuestions();
const visible = (data) => {
  survey.data = data;
  return questions.filter((own) => own.isVisible).map((own) => own.name);
};
for (const { data } of rows.slice(0, 20)) visible(data);
const before = process.cpuUsage();
let differing = 0;
for (const { data, asked } of rows) if (visible(data).join() !== asked.join()) differing += 1;
const used = process.cpuUsage(before);
console.log(JSON.stringify({ companies: rows.length, seconds: (used.user + used.system) / 1e6, differing }));
