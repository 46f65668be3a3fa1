#!/usr/bin/env bash
# survey-core 3.1.1 (SurveyJS; 2026-12-01, Node 20.20.2).
# A ranking is about the order, and its isAnswerCorrect() says so: the right items in another order are wrong (made so in 2021,
# surveyjs/survey-library issue 3720; conditions followed in 2023, issue 7298). The count that a quiz shows does not ask it: getCorrectAnswerCount(),
# and {correctAnswers} on the page of thanks, count any order as correct, and the wrong ones as none.
# Seen: ["a","b","c"] true 1 0; ["c","b","a"] false 1 0; "1 of 1 right"
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm install --silent --no-fund --no-audit survey-core@3.1.1 >/dev/null
cat >run.mjs <<'JAVASCRIPT'
import { Model } from "survey-core";

const survey = new Model({
  completedHtml: "{correctAnswers} of {questionCount} right",
  elements: [{ type: "ranking", name: "r", choices: ["a", "b", "c"], correctAnswer: ["a", "b", "c"] }],
});
const ranking = survey.getQuestionByName("r");
for (const order of [["a", "b", "c"], ["c", "b", "a"]]) {
  survey.setValue("r", order);
  console.log(JSON.stringify(order), ranking.isAnswerCorrect(), survey.getCorrectAnswerCount(), survey.getInCorrectAnswerCount());
}
survey.doComplete();
console.log(survey.processedCompletedHtml);
JAVASCRIPT
seen=$(node run.mjs)
echo "$seen"
[ "$seen" = '["a","b","c"] true 1 0
["c","b","a"] false 1 0
1 of 1 right' ]
echo "The behaviour stands."
