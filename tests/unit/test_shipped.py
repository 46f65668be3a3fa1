"""The questionnaire that ships: the seed, sound texts, and scores that never punish a better answer."""

from __future__ import annotations

import csv
import re
import unicodedata
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path
from random import Random

import pytest
from searches import slow
from sheets import blank, random_sheet

from ecomdiag import engine
from ecomdiag.diagnosis.diagnose import diagnose
from ecomdiag.loader.countries import country_choices, find_country
from ecomdiag.names.fold import fold
from ecomdiag.questionnaire.conditions import Answer
from ecomdiag.questionnaire.model import Kind, NotAsked, Question, Questionnaire
from ecomdiag.questionnaire.sheet import AnswerSheet
from ecomdiag.record import replace
from ecomdiag.scoring import scoring
from ecomdiag.texts.words import Text

SEEDS = Path(__file__).parent.parent / "seeds"


def rows(name: str) -> list[dict[str, str]]:
    with (SEEDS / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


# The seed's questions -----------------------------------------------------------------------------------


def test_ids_kinds_sections_order_and_spanish_texts_are_the_seeds(shipped: Questionnaire) -> None:
    seeded = [question for question in shipped.questions if question.id not in ADDED]
    ours = [
        (str(place), question.section, question.id, question.kind.value, question.text.es)
        for place, question in enumerate(seeded, 1)
    ]
    seeds = [
        (row["order"], row["section"], row["id"], row["kind"], row["text_es"])
        for row in rows("seed_questions.csv")
    ]
    assert len(seeds) == 63
    assert ours == seeds


#: Questions of our own, between those of the seed: each may be left out, and counts nothing.
ADDED = ("turnover",)


def test_what_is_asked_beyond_the_seed_may_be_left_out_and_counts_nothing(shipped: Questionnaire) -> None:
    for name in ADDED:
        assert shipped.by_id[name].optional
        assert shipped.section_of[name].weight == 0


SECTIONS = [
    ("strategy", "Estrategia",
     "Empezamos conociendo algunos aspectos de la estrategia comercial de tu empresa"),
    ("company", "Características empresa",
     "Ahora queremos conocer algunos aspectos sobre el producto y tu empresa"),
    ("technology", "Tecnología", "Vamos a evaluar ahora los recursos tecnológicos de tu empresa"),
    ("people", "RRHH",
     "Queremos conocer ahora en profundidad la estructura y gestión de los recursos humanos de tu empresa"),
    ("marketing", "Marketing", "Hablemos ahora de la estrategia de marketing de tu empresa"),
    ("online_marketing", "Marketing online",
     "Hablemos ahora de la estrategia de marketing orientada a comercialización online"),
    ("customer_service", "Atención clientes",
     "Queremos conocer mejor algunos aspectos sobre atención al cliente"),
    ("payments", "Pagos", "Háblanos ahora de los medios de pago que utilizáis"),
    ("investment", "Inversión digital", "Vamos a hablar ahora de la inversión en estrategia digital"),
    ("logistics", "Logística",
     "Hablemos ahora del desarrollo e implementación logística de tu empresa"),
    ("legal", "Legal",
     "Por último nos gustaría saber un poco más sobre los temas legales en tu empresa"),
]  # fmt: skip


def test_no_answer_that_version_1_0_took_is_refused(shipped: Questionnaire) -> None:
    gone = [
        f"{row['question']} {row['choice']}"
        for row in rows("choices_of_1.0.csv")
        if row["choice"] not in shipped.by_id[row["question"]].by_id
    ]
    assert gone == []


def points(shipped: Questionnaire, question: str, *choices: str) -> list[int | None]:
    """Return what choices are worth, in points of 100; ``None`` if the question does not apply with them."""
    found = [shipped.by_id[question].by_id[own] for own in choices]
    return [None if own.not_applicable else int(own.score * 100) for own in found]


@pytest.mark.parametrize(
    ("company", "question", "choices", "worth"),
    [
        ("published reviews beat an application", "trust_seals", "applied reviews verified_reviews national", [25, 50, 75, 75]),
        ("sells only within the EU", "data_protection", "home eu_only each_market", [50, 75, 100]),
        ("leaves shipping to others", "current_logistics", "organised outsourced", [50, 50]),
        ("makes to order, or drop-ships", "warehouses", "not_needed", [None]),
        ("sells only on marketplaces", "mobile_store", "marketplace_only", [None]),
        ("is paid on agreed terms", "digital_payments", "transfer on_terms seamless", [25, 75, 100]),
        ("needs no payment provider", "payment_providers", "not_needed", [None]),
        ("works on search without ads", "search_positioning", "one seo_by_country by_country", [50, 100, 100]),
        ("has a mark abroad, contents not reviewed", "intellectual_property", "unreviewed european", [50, 75]),
        ("applies what is learnt, without a plan", "training_strategy", "occasional applied plan", [50, 75, 75]),
    ],
)  # fmt: skip
def test_a_company_of_every_sort_has_its_place(
    shipped: Questionnaire, company: str, question: str, choices: str, worth: list[int | None]
) -> None:
    assert points(shipped, question, *choices.split()) == worth, company


def test_sections_titles_and_intros_are_the_seeds(shipped: Questionnaire) -> None:
    assert [(part.id, part.title.es, part.intro.es) for part in shipped.sections] == SECTIONS
    assert (
        shipped.title.es
        == "Identifica el grado de desarrollo de tu empresa para la internacionalización online"
    )


def test_the_ten_scored_sections_weigh_the_same_and_the_profile_nothing(shipped: Questionnaire) -> None:
    assert {part.id: part.weight for part in shipped.sections} == {
        name: 0 if name == "company" else 1 for name, _, _ in SECTIONS
    }


def test_the_ranking_has_the_five_of_the_seed(shipped: Questionnaire) -> None:
    ranked = shipped.by_id["differentiators"].choices
    assert {choice.id: choice.text.es for choice in ranked} == {
        "brand": "Marca", "price": "Precio", "service": "Servicio", "quality": "Calidad",
        "exclusivity": "Exclusividad",
    }  # fmt: skip


def test_at_most_three_countries_can_be_chosen(shipped: Questionnaire) -> None:
    question = shipped.by_id["target_countries"]
    assert (question.min_choices, question.max_choices) == (1, 3)


def test_levels_are_the_quarters(shipped: Questionnaire) -> None:
    assert [(level.id, level.start, level.title.es) for level in shipped.levels] == [
        ("starting", 0, "Inicial"), ("developing", 25, "En desarrollo"), ("advanced", 50, "Avanzado"),
        ("leading", 75, "Líder"),
    ]  # fmt: skip


# Its texts ----------------------------------------------------------------------------------------------


def texts(shipped: Questionnaire) -> Iterator[tuple[str, Text]]:
    yield "title", shipped.title
    for level in shipped.levels:
        yield f"level {level.id}", level.title
    for part in shipped.sections:
        yield f"{part.id}.title", part.title
        yield f"{part.id}.intro", part.intro
    for question in shipped.questions:
        yield question.id, question.text
        if question.title is not None:
            yield f"{question.id}.title", question.title
        if question.help is not None:
            yield f"{question.id}.help", question.help
        if question.kind is not Kind.COUNTRIES:
            for choice in question.choices:
                yield f"{question.id}.{choice.id}", choice.text
    for constraint in shipped.constraints:
        yield constraint.id, constraint.message
    for blocker in shipped.blockers:
        yield f"{blocker.id}.title", blocker.title
        yield f"{blocker.id}.reason", blocker.reason


#: Written alike in Spanish and English.
SAME_IN_BOTH = {"marketing.title", "legal.title", "sectors.title"}


def test_every_text_is_translated(shipped: Questionnaire) -> None:
    assert {name for name, found in texts(shipped) if found.es == found.en} == SAME_IN_BOTH


def faults_of(found: str) -> list[str]:
    faults = {
        "empty": not found,
        "not one printable line": not found.isprintable(),
        "spaces around": found != found.strip(),
        "double space": "  " in found,
        "not composed": not unicodedata.is_normalized("NFC", found),
        "space before a sign": re.search(r" [,;:.?!)](?!\.\.)", found) is not None,
        "unbalanced": found.count("(") != found.count(")") or found.count("«") != found.count("»"),
        "left to do": re.search(r"TODO|FIXME|XXX|\?\?", found) is not None,
    }
    return [fault for fault, there in faults.items() if there]


def test_every_text_is_clean(shipped: Questionnaire) -> None:
    found = {
        f"{name} ({language})": faults
        for name, both in texts(shipped)
        for language in ("es", "en")
        if (faults := faults_of(both.to(language)))  # type: ignore[arg-type]
    }
    assert found == {}


def test_spanish_questions_open_their_question_marks_in_our_texts(shipped: Questionnaire) -> None:
    seeds = {row["text_es"] for row in rows("seed_questions.csv")}
    ours = [(name, both.es) for name, both in texts(shipped) if both.es not in seeds]
    assert [name for name, found in ours if found.count("¿") != found.count("?")] == []


def test_every_question_has_help_and_distinct_choices(shipped: Questionnaire) -> None:
    for question in shipped.questions:
        assert question.help is not None
        for language in ("es", "en"):
            shown = [choice.text.to(language) for choice in question.choices]  # type: ignore[arg-type]
            assert len(set(shown)) == len(shown)


# Its scores ---------------------------------------------------------------------------------------------


def scored(shipped: Questionnaire) -> list[Question]:
    return [q for q in shipped.questions if q.scored and shipped.section_of[q.id].weight > 0]


def ladder(question: Question) -> list[Fraction]:
    if question.kind is Kind.PERCENTAGE:
        return [band.score for band in question.bands]
    return [choice.score for choice in question.choices if not choice.not_applicable and not choice.unknown]


def test_ladders_reach_from_nothing_to_everything(shipped: Questionnaire) -> None:
    for question in scored(shipped):
        steps = ladder(question)
        full = sum(
            step for step, choice in zip(steps, question.choices, strict=False) if not choice.stands_alone
        )
        assert (full >= question.target) if question.kind is Kind.MULTIPLE else (max(steps) == 1), question.id
        # Below the first step of a question that is not always asked stands not being asked.
        below = question.show_if is not None and question.if_not_asked is NotAsked.ZERO
        assert min(steps) == 0 or below, question.id


def test_choices_of_a_ladder_stand_in_order_of_their_scores(shipped: Questionnaire) -> None:
    for question in scored(shipped):
        steps = ladder(question)
        if question.kind is Kind.SINGLE:
            assert steps == sorted(steps), question.id


def test_what_is_not_scored_has_no_scores(shipped: Questionnaire) -> None:
    silent = [question for question in shipped.questions if question not in scored(shipped)]
    assert [question.id for question in silent if any(ladder(question))] == []


def test_dont_know_scores_nothing(shipped: Questionnaire) -> None:
    unknown = [choice for question in shipped.questions for choice in question.choices if choice.unknown]
    assert unknown
    assert {choice.score for choice in unknown} == {Fraction(0)}


def complete(shipped: Questionnaire, *, best: bool, given: dict[str, Answer]) -> AnswerSheet:
    """Answer everything with the best, or the worst, that each question offers."""
    sheet = replace(blank(shipped), answers=dict(given))
    while (question := engine.next_question(shipped, sheet)) is not None:
        sheet = sheet.with_answer(question.id, extreme(question, best))
    return sheet


def extreme(question: Question, best: bool) -> Answer:
    ids = tuple(choice.id for choice in question.choices)
    if question.kind is Kind.RANKING:
        return ids
    if question.kind is Kind.PERCENTAGE:
        return Fraction(0)
    if question.kind is Kind.COUNTRIES:
        return ids[:1]
    options = [c for c in question.choices if not c.not_applicable]
    if question.kind is Kind.SINGLE:
        return (max if best else min)(options, key=lambda choice: choice.score).id
    if best:
        return tuple(choice.id for choice in options if not choice.stands_alone)
    return (min(options, key=lambda choice: choice.score).id,)


def test_exactly_0_and_exactly_100_can_be_reached(shipped: Questionnaire) -> None:
    worst = complete(shipped, best=False, given={})
    shares = {
        "online_budget_share": 50, "platform_share": 30, "people_share": 30, "digital_marketing_share": 40,
        "online_advertising_share": 60, "offline_advertising_share": 40,
    }  # fmt: skip
    best = complete(shipped, best=True, given={name: Fraction(share) for name, share in shares.items()})
    for sheet, score in ((worst, 0), (best, 100)):
        assert engine.check(shipped, sheet) == ()
        diagnosis = diagnose(shipped, sheet)
        assert diagnosis.score == score
        assert {part.score for part in diagnosis.sections} == {None, score}
        assert diagnosis.blockers == ()


# A better answer never lowers the score ------------------------------------------------------------------


def better(question: Question, answer: Answer) -> Iterator[Answer]:
    """Yield every answer one step better than this one."""
    if isinstance(answer, Fraction):
        yield from _next_band(question, answer)
    elif question.kind is Kind.SINGLE:
        yield from _next_rung(question, question.by_id[answer].score, answer)  # type: ignore[index, arg-type]
    elif question.kind is Kind.MULTIPLE:
        yield from _one_more(question, answer)  # type: ignore[arg-type]


def _next_rung(question: Question, score: Fraction, answer: str) -> Iterator[Answer]:
    if question.by_id[answer].not_applicable:
        return
    higher = [c for c in question.choices if c.score > score and not c.not_applicable]
    nearest = min((choice.score for choice in higher), default=None)
    yield from (choice.id for choice in higher if choice.score == nearest)


def _one_more(question: Question, answer: tuple[str, ...]) -> Iterator[Answer]:
    chosen = [question.by_id[item] for item in answer]
    if any(choice.not_applicable for choice in chosen):
        return
    kept = () if chosen[0].stands_alone else answer
    for choice in question.choices:
        more = (*kept, choice.id)
        if (
            not choice.stands_alone
            and choice.id not in kept
            and len(more) <= question.max_choices
            and scoring.answer_score(question, more) > scoring.answer_score(question, answer)  # type: ignore[operator]
        ):
            yield more


def _next_band(question: Question, answer: Fraction) -> Iterator[Answer]:
    now = scoring.answer_score(question, answer)
    for band in question.bands:
        if band.start > answer and band.score > now:  # type: ignore[operator]
            yield band.start
            return


def overall(shipped: Questionnaire, sheet: AnswerSheet) -> Fraction | None:
    return scoring.score(shipped, engine.path(shipped, sheet)).overall


def keeps_sums(shipped: Questionnaire, sheet: AnswerSheet) -> bool:
    return not any(problem.rule == "constraint" for problem in engine.check(shipped, sheet))


@pytest.mark.parametrize("start", [0, *slow(range(10, 80, 10))])
def test_a_better_answer_never_lowers_the_score(shipped: Questionnaire, start: int) -> None:
    steps = 0
    for seed in range(start, start + 10):
        sheet = random_sheet(shipped, Random(seed), hidden=True)
        before = overall(shipped, sheet)
        for question in engine.path(shipped, sheet).asked:
            for improved in better(question, sheet.answers[question.id]):
                after_sheet = sheet.with_answer(question.id, improved)
                if not keeps_sums(shipped, after_sheet):
                    continue
                after = overall(shipped, after_sheet)
                assert before is not None
                assert after is not None
                assert after >= before, (seed, question.id, sheet.answers[question.id], improved)
                steps += 1
    assert steps > 10 * 50


def test_a_better_answer_never_lowers_the_score_of_a_start_from_nothing(shipped: Questionnaire) -> None:
    sheet = random_sheet(shipped, Random(1), hidden=True)
    sheet = replace(sheet, answers={**sheet.answers, **complete(shipped, best=False, given={}).answers})
    before = overall(shipped, sheet)
    assert before == 0
    for question in engine.path(shipped, sheet).asked:
        for improved in better(question, sheet.answers[question.id]):
            after_sheet = sheet.with_answer(question.id, improved)
            assert not keeps_sums(shipped, after_sheet) or overall(shipped, after_sheet) >= 0  # type: ignore[operator]


# Countries ----------------------------------------------------------------------------------------------


def test_all_countries_of_the_seed_are_found() -> None:
    seeds = rows("seed_countries.csv")
    assert len(seeds) == 202
    for column in ("name_seed", "name_cldr_es", "name_en", "alpha2"):
        assert {row[column]: find_country(row[column]) for row in seeds} == {
            row[column]: row["alpha2"] for row in seeds
        }


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("México", "MX"), ("mexico", "MX"), ("MÉXICO", "MX"), ("  méjico ", "MX"),
        ("Turquía", "TR"), ("Türkiye", "TR"), ("turkiye", "TR"), ("Turkey", "TR"),
        ("Países Bajos", "NL"), ("paises bajos", "NL"), ("holanda", "NL"), ("The Netherlands", "NL"),
        ("USA", "US"), ("EE. UU.", "US"), ("EE.UU.", "US"), ("EEUU", "US"), ("Estados Unidos", "US"),
        ("DE", "DE"), ("DEU", "DE"), ("Deutschland", "DE"), ("Germany", "DE"),
        ("República Checa", "CZ"), ("Chequia", "CZ"), ("Czech Republic", "CZ"),
        ("Reino Unido", "GB"), ("UK", "GB"), ("Gran Bretaña", "GB"), ("Inglaterra", "GB"),
        ("Irlanda del Norte", "XI"), ("Irlanda", "IE"),
        ("Canarias", "IC"), ("Islas Canarias", "IC"), ("Ceuta", "EA"), ("Kosovo", "XK"),
        ("Corea del Sur", "KR"), ("Corea del Norte", "KP"), ("Congo", "CG"), ("RD Congo", "CD"),
        ("Côte d'Ivoire", "CI"), ("Birmania", "MM"), ("Suazilandia", "SZ"), ("Esuatini", "SZ"),
        ("China-Hong Kong", "HK"), ("Vaticano", "VA"), ("Palestina", "PS"), ("UAE", "AE"),
        ("Gibraltar", "GI"), ("NO", "NO"), ("Ñ", None), ("", None), ("Europa", None),
        ("XX", None), ("Islas", None), ("unidos", None),
    ],
)  # fmt: skip
def test_a_country_is_found_as_people_write_it(name: str, code: str | None) -> None:
    assert find_country(name) == code


def test_no_two_countries_share_a_name() -> None:
    owners: dict[str, set[str]] = {}
    for choice in country_choices():
        for name in (choice.id, choice.text.es, choice.text.en, *choice.aliases):
            owners.setdefault(fold(name), set()).add(choice.id)
    assert "" not in owners
    assert {name: codes for name, codes in owners.items() if len(codes) > 1} == {}


def test_a_name_that_several_share_is_shown_for_none_and_belongs_to_at_most_one() -> None:
    shown = {fold(name) for choice in country_choices() for name in (choice.text.es, choice.text.en)}
    sharers: dict[str, list[str]] = {}
    for choice in country_choices():
        for name in choice.shared:
            sharers.setdefault(fold(name), []).append(choice.id)
    assert not shown & set(sharers)
    alone = {name: codes for name, codes in sharers.items() if len(codes) == 1}
    owned = {fold(name) for choice in country_choices() for name in choice.aliases}
    assert set(alone) <= owned, "a name that one country shares is another's"
    assert all(len(set(codes)) == len(codes) for codes in sharers.values())


def test_every_country_has_two_letters_and_clean_names() -> None:
    codes = [choice.id for choice in country_choices()]
    assert len(set(codes)) == len(codes)
    for choice in country_choices():
        assert re.fullmatch("[A-Z]{2}", choice.id)
        for name in (choice.text.es, choice.text.en, *choice.aliases):
            assert name.isprintable()
            assert name == name.strip()
            assert "  " not in name
