#!/usr/bin/env bash
# survey-core 3.1.1 (SurveyJS; 2026-12-01, Node 20.20.2).
# A choice may have a comment beside it (showCommentArea). In a checkbox whose choice with a comment is called "other", the
# comment is gone as soon as another box is ticked. Where another choice has a comment too it is taken for a choice then,
# and when the survey is completed that "other" was ticked is gone with it. Comments beside choices that are called
# otherwise stay, and so does that of a radiogroup's "other".
# Seen: other alone: {"q":["other","c"]}; with another: {"q":[{"value":"a","comment":"w a"},{"value":"c"}]};
# called otherwise: {"q":[{"value":"a","comment":"w a"},{"value":"c"}]}
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm install --silent --no-fund --no-audit survey-core@3.1.1 >/dev/null
cat >run.mjs <<'JAVASCRIPT'
import { Model } from "survey-core";

for (const [name, says] of [["other alone:", ["other"]], ["with another:", ["a", "other"]], ["called otherwise:", ["a"]]]) {
  const choices = ["a", "c", "other"].map((value) => ({ value, ...(says.includes(value) ? { showCommentArea: true } : {}) }));
  const survey = new Model({ elements: [{ type: "checkbox", name: "q", choices }] });
  const question = survey.getQuestionByName("q");
  const ticked = [];
  for (const value of says) {
    ticked.push(value);
    question.renderedValue = [...ticked];
    question.setCommentValue(question.choices.find((own) => own.value === value), `w ${value}`);
  }
  question.renderedValue = [...ticked, "c"];
  survey.doComplete();
  console.log(name, JSON.stringify(survey.data));
}
JAVASCRIPT
seen=$(node run.mjs)
echo "$seen"
[ "$seen" = 'other alone: {"q":["other","c"]}
with another: {"q":[{"value":"a","comment":"w a"},{"value":"c"}]}
called otherwise: {"q":[{"value":"a","comment":"w a"},{"value":"c"}]}' ]
echo "The behaviour stands."
