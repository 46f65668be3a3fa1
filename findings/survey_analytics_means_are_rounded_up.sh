#!/usr/bin/env bash
# survey-analytics 2.5.25 (SurveyJS Dashboard), survey-core 2.5.25, which it asks for, jsdom 29.1.1 (2026-12-01, Node 20.20.2).
# The mean of numbers (NumberModel, which is drawn as a gauge) is not rounded to two places but rounded up: 6, 6 and 7 have the mean 6.34, and since a
# product of floats may lie above the whole number, two answers of 1.1 have the mean 1.11. The largest answer is 1.1.
# The points of a ranking (RankingModel) go down to 1 from as many as a person ranked. Where a person may rank fewer
# (selectToRankEnabled), the first choice of who ranks one counts as the last of who ranks all: first for two, last for one is 3 points, first for one is 3.
# Seen: [6.34,6,7] [1.11,1.1,1.1]; points of c, b, a: 2, 3, 3
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm install --silent --no-fund --no-audit survey-analytics@2.5.25 survey-core@2.5.25 jsdom@29.1.1 >/dev/null
cat >run.cjs <<'JAVASCRIPT'
const { JSDOM } = require("jsdom");
const { window } = new JSDOM("");
Object.assign(globalThis, { window, document: window.document, HTMLElement: window.HTMLElement });
const { Model } = require("survey-core");
const { NumberModel, RankingModel } = require("survey-analytics/survey.analytics.core");

const survey = new Model({
  elements: [
    { type: "text", name: "n", inputType: "number" },
    { type: "ranking", name: "r", choices: ["a", "b", "c"], selectToRankEnabled: true },
  ],
});
const shown = (kind, name, answers) =>
  new kind(survey.getQuestionByName(name), answers.map((answer) => ({ [name]: answer }))).getCalculatedValues();
(async () => {
  console.log(JSON.stringify(await shown(NumberModel, "n", [6, 6, 7])), JSON.stringify(await shown(NumberModel, "n", [1.1, 1.1])));
  console.log(JSON.stringify(await shown(RankingModel, "r", [["a"], ["a"], ["b", "c", "a"]])));
})();
JAVASCRIPT
seen=$(node run.cjs)
echo "$seen"
[ "$seen" = '[6.34,6,7] [1.11,1.1,1.1]
[[2,3,3]]' ]
echo "The behaviour stands."
