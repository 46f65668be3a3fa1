#!/usr/bin/env bash
# survey-core 3.1.1 (SurveyJS; 2026-11-29, Node 20.20.2).
# Two things that a survey's data says and nobody answered:
# 1. A ranking of which one item was stored is completed in the data when it is loaded, and passes isRequired.
# 2. A score kept by an expression counts an answer that is gone: hidden, the answer is taken out on completion, and the
#    expression is not worked out again.
# Seen: {"r":["b","a","c"],"g":"yes","t":"x","s":10}, valid; then completed: {"r":["b","a","c"],"g":"no","s":10}
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm install --silent --no-fund --no-audit survey-core@3.1.1 >/dev/null
cat >run.mjs <<'JAVASCRIPT'
import { Model } from "survey-core";

const survey = new Model({
  elements: [
    { type: "ranking", name: "r", isRequired: true, choices: ["a", "b", "c"] },
    { type: "radiogroup", name: "g", choices: ["yes", "no"] },
    { type: "text", name: "t", visibleIf: "{g} = 'yes'" },
    { type: "expression", name: "s", expression: "iif({t} notempty, 10, 0)" },
  ],
});
survey.data = { r: ["b"], g: "yes", t: "x" };
console.log(JSON.stringify(survey.data), survey.validate());
survey.setValue("g", "no");
survey.doComplete();
console.log(JSON.stringify(survey.data), survey.state);
JAVASCRIPT
seen=$(node run.mjs)
echo "$seen"
[ "$seen" = '{"r":["b","a","c"],"g":"yes","t":"x","s":10} true
{"r":["b","a","c"],"g":"no","s":10} completed' ]
echo "The behaviour stands."
