#!/usr/bin/env bash
# survey-core 3.1.1 (SurveyJS; 2026-12-01, Node 20.20.2).
# A dynamic panel has as many panels as the answer to a question (bindings: panelCount). Lowering that answer takes panels
# out of the data, and a condition over one of them is not worked out again: what hangs on an answer that is gone stays
# visible, also when the survey is completed. If the number of panels is set directly, or one is removed, it is hidden.
# And maxPanelCount does not hold for a bound number; the question that is bound gets 0 when it is hidden.
# Seen: bound: true true; set: true false; 7 panels of 5; {"g":"no","n":0}
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm install --silent --no-fund --no-audit survey-core@3.1.1 >/dev/null
cat >run.mjs <<'JAVASCRIPT'
import { Model } from "survey-core";

const made = (bound) => new Model({
  clearInvisibleValues: "onHidden",
  elements: [
    { type: "radiogroup", name: "g", choices: ["yes", "no"], defaultValue: "yes" },
    { type: "text", name: "n", inputType: "number", visibleIf: "{g} = 'yes'" },
    { type: "paneldynamic", name: "sites", maxPanelCount: 5, templateElements: [{ type: "text", name: "w" }],
      ...(bound ? { bindings: { panelCount: "n" } } : {}) },
    { type: "text", name: "after", visibleIf: "{sites[1].w} notempty" },
  ],
});
for (const bound of [true, false]) {
  const survey = made(bound);
  const sites = survey.getQuestionByName("sites");
  const often = (number) => (bound ? survey.setValue("n", number) : (sites.panelCount = number));
  often(2);
  sites.panels[1].getQuestionByName("w").value = "x";
  const before = survey.getQuestionByName("after").isVisible;
  often(1);
  console.log(bound ? "bound:" : "set:", before, survey.getQuestionByName("after").isVisible);
}
const survey = made(true);
survey.setValue("n", 7);
console.log(survey.getQuestionByName("sites").panels.length, "panels of 5");
survey.setValue("g", "no");
console.log(JSON.stringify(survey.data));
JAVASCRIPT
seen=$(node run.mjs)
echo "$seen"
[ "$seen" = 'bound: true true
set: true false
7 panels of 5
{"g":"no","n":0}' ]
echo "The behaviour stands."
