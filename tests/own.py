"""A questionnaire of one's own, as short as can be, and answers to it; and the beginning of one with other questions."""

OWN = """\
id: own
version: "2"
title: {es: propio, en: own}
levels:
  - {id: low, from: 0, title: {es: bajo, en: low}}
  - {id: high, from: 50, title: {es: alto, en: high}}
sections:
  - id: only
    title: {es: sección única, en: only section}
    intro: {es: intro, en: intro}
    questions:
      - id: first
        kind: single
        text: {es: ¿primera?, en: first?}
        choices:
          - {id: "no", score: 0, text: {es: "no", en: "no"}}
          - {id: "yes", score: 1, text: {es: "sí", en: "yes"}}
      - id: second
        kind: percentage
        text: {es: ¿segunda?, en: second?}
        bands: [{from: 0, score: 0}, {from: 50, score: 1}]
"""
OWN_ANSWERS = "questionnaire: own\nversion: '2'\ncompany: Ñ\nanswers:\n  first: yes\n  second: 10\n"
#: Behind this stand the questions of a test.
BEGUN = """\
id: small
version: "1"
title: {es: P, en: S}
levels: [{id: low, from: 0, title: {es: B, en: L}}]
sections:
  - id: first
    title: {es: Una, en: One}
    intro: {es: A, en: B}
    questions:
"""
