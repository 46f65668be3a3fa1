"""What twenty companies are told first: what must be among the first five actions, and what must not."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from pathlib import Path
from typing import NamedTuple

import pytest
from sheets import blank

from ecomdiag import engine
from ecomdiag.loader.answers import read_answers
from ecomdiag.questionnaire.conditions import Answer
from ecomdiag.questionnaire.model import Kind, Question, Questionnaire
from ecomdiag.questionnaire.sheet import AnswerSheet
from ecomdiag.workflows.diagnosing import diagnose

F = Fraction
EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
DAY = "2026-11-23"
FIRST = 5

CONSUMERS: dict[str, Answer] = {
    "customer_types": "consumers", "sells_online": "yes", "exports": "occasional", "exports_online": "occasional",
    "target_countries": ("FR", "PT"),
}  # fmt: skip
BUSINESSES: dict[str, Answer] = {
    "customer_types": "businesses", "sells_online": "yes", "exports": "regular", "exports_online": "occasional",
    "target_countries": ("DE", "FR"),
}  # fmt: skip
#: What a careful company has: nothing of it is urgent.
SETTLED: dict[str, Answer] = {
    "data_protection": "home", "legal_updates": ("consumer", "data", "taxes", "product"), "legal_team": "adviser",
    "returns": ("policy", "easy_request"), "digital_payments": "several", "mobile_store": "yes",
    "transport": ("parcel", "tracking"), "ecommerce_manager": "one",
}  # fmt: skip
OFFLINE = frozenset(
    [
        "sell_at_fairs",
        "organise_own_sales",
        "supply_other_shops",
        "sign_home_distributor",
        "find_importer_or_agent",
    ]
)


class Told(NamedTuple):
    """A fictional company, and what an adviser would sign."""

    answers: Mapping[str, Answer]
    first: str
    never: str = ""


COMPANIES: dict[str, Told] = {
    "cheese-maker, transfers only, phone fails": Told(
        {**CONSUMERS, "sectors": ("food",), "employees": "micro", "digital_payments": "transfer", "mobile_store": "partial", "returns": ("policy",), "digital_marketing_share": F("9.5"), "platform_share": F(20), "people_share": F(20), "online_budget_share": F(20), "online_strategy": "own_shop", "data_protection": "home", "payment_providers": "no"},
        "open_provider_account take_cards_at_checkout fix_mobile_ordering add_withdrawal_function",
        "fund_digital_marketing review_disputes_by_country",
    ),
    "soap-maker, no way to pay online": Told(
        {**CONSUMERS, "sectors": ("health",), "employees": "micro", "digital_payments": "no", "online_strategy": "own_shop"},
        "offer_remote_payment", "make_checkout_seamless",
    ),
    "shoemaker, nothing done about personal data": Told(
        {**CONSUMERS, **SETTLED, "sectors": ("fashion",), "employees": "small", "data_protection": "no"},
        "start_data_protection", "open_own_shop_beside_marketplace",
    ),
    "florist, no transport": Told(
        {**CONSUMERS, **SETTLED, "sectors": ("agriculture",), "employees": "micro", "transport": ("none",)},
        "sign_parcel_carrier", "hold_stock_abroad",
    ),
    "bookshop, no returns process": Told(
        {**CONSUMERS, **SETTLED, "sectors": ("leisure",), "employees": "micro", "returns": ("none",)},
        "write_consumer_returns_terms add_withdrawal_function",
    ),
    "furniture, page useless on a phone": Told(
        {**CONSUMERS, **SETTLED, "sectors": ("home",), "employees": "small", "mobile_store": "no"},
        "make_page_work_on_phone",
    ),
    "department store, law on customer service due": Told(
        {**CONSUMERS, **SETTLED, "sectors": ("retail",), "employees": "large", "service_practices": ("log",)},
        "", "offer_human_contact promise_reply_time hold_stock_abroad",
    ),
    "online-only fashion": Told(
        {**CONSUMERS, **SETTLED, "sectors": ("fashion",), "employees": "micro", "channel_mix": "online_only", "offline_channels": ("none",)},
        "", " ".join(OFFLINE),
    ),
    "apps for consumers, nothing to ship": Told(
        {**CONSUMERS, **SETTLED, "sectors": ("software",), "employees": "micro", "current_logistics": "no_shipping", "channel_mix": "online_only", "offline_channels": ("none",)},
        "", f"{' '.join(OFFLINE)} sign_parcel_carrier use_post_for_small_items provide_return_label",
    ),
    "consultants paid by transfer": Told(
        {**BUSINESSES, **SETTLED, "sectors": ("services",), "employees": "small", "current_logistics": "no_shipping", "digital_payments": "transfer", "fraud_management": "rules"},
        "", "review_disputes_by_country add_withdrawal_function take_cards_at_checkout",
    ),
    "machine-builder of parts, orders by e-mail": Told(
        {**BUSINESSES, **SETTLED, "sectors": ("machinery",), "employees": "medium", "digital_payments": "transfer", "data_protection": "started"},
        "complete_gdpr_work", "add_withdrawal_function write_consumer_returns_terms",
    ),
    "wine wholesaler to shops": Told(
        {**BUSINESSES, **SETTLED, "customer_types": "resellers", "sectors": ("drinks",), "employees": "small", "digital_payments": "no"},
        "offer_remote_payment", "provide_return_label",
    ),
    "carpenter, not online yet": Told(
        {"customer_types": "consumers", "sectors": ("home",), "employees": "micro", "sells_online": "no", "exports": "no", "target_countries": ("FR",), "considers_online_export": "no", "ecommerce_manager": "nobody", "store_analytics": "no", "data_protection": "home"},
        "launch_online_sales_project study_online_export name_online_manager", "join_up_channels split_sales_by_country",
    ),
    "bakery, shop about to open": Told(
        {"customer_types": "consumers", "sectors": ("food",), "employees": "micro", "sells_online": "planned", "exports": "no", "target_countries": ("PT",), "data_protection": "no", "legal_team": "no"},
        "start_data_protection take_first_online_orders", "review_disputes_by_country",
    ),
    "near miss of the first band, otherwise settled": Told(
        {**BUSINESSES, **SETTLED, "sectors": ("metal",), "employees": "small", "online_budget_share": F("9.9"), "platform_share": F("9.8"), "people_share": F("9.7"), "digital_marketing_share": F("9.5")},
        "", "reserve_first_online_budget fund_platform fund_people fund_digital_marketing",
    ),
}  # fmt: skip

#: The examples that ship: what stands in the files of ``examples/``.
SHIPPED: dict[str, tuple[str, str]] = {
    "conservas-ria": ("find_out_data_status review_consumer_rules", "open_own_shop_beside_marketplace"),
    "maquinaria-norte": ("take_first_online_orders add_main_market_methods", "review_disputes_by_country"),
    "moda-doce": ("complete_gdpr_work", "cover_every_target_market"),
    "software-quince": ("add_main_market_methods approve_export_budget", " ".join(OFFLINE)),
    "taller-forja": (
        "complete_gdpr_work launch_online_sales_project study_online_export",
        "use_post_for_small_items",
    ),
}


def _middling(question: Question) -> Answer:
    """Return an answer in the middle of what a question is worth."""
    if question.kind is Kind.PERCENTAGE:
        return F(20)
    if question.kind is Kind.RANKING:
        return tuple(choice.id for choice in question.choices)
    known = [own for own in question.choices if not own.not_applicable and not own.unknown]
    best = min(known, key=lambda own: abs(own.score - F(1, 2)))
    return best.id if question.kind is Kind.SINGLE else (best.id,)


def _company(questionnaire: Questionnaire, answers: Mapping[str, Answer]) -> AnswerSheet:
    given = {"online_advertising_share": F(20), "offline_advertising_share": F(80), **answers}
    sheet = blank(questionnaire)
    while (question := engine.next_question(questionnaire, sheet)) is not None:
        sheet = sheet.with_answer(question.id, given.get(question.id) or _middling(question))
    assert not [own for own in engine.check(questionnaire, sheet) if own.stops]
    return sheet


def _first(questionnaire: Questionnaire, sheet: AnswerSheet, date: str | None = DAY) -> list[str]:
    advice = diagnose(questionnaire, sheet, date=date).advice
    assert advice is not None
    return [own.action for own in advice.recommendations[:FIRST]]


@pytest.mark.parametrize("name", COMPANIES)
def test_a_company_is_told_first(shipped: Questionnaire, name: str) -> None:
    own = COMPANIES[name]
    found = _first(shipped, _company(shipped, own.answers))
    assert not set(own.first.split()) - set(found), found
    assert not set(own.never.split()) & set(found), found


@pytest.mark.parametrize("name", SHIPPED)
def test_an_example_is_told_first(shipped: Questionnaire, name: str) -> None:
    first, never = SHIPPED[name]
    found = _first(shipped, read_answers((EXAMPLES / f"{name}.yaml").read_bytes(), shipped).sheet)
    assert not set(first.split()) - set(found), found
    assert not set(never.split()) & set(found), found


def test_there_are_twenty_of_them() -> None:
    assert len(COMPANIES) + len(SHIPPED) == 20


def test_a_law_presses_from_its_day_on(shipped: Questionnaire) -> None:
    name = "department store, law on customer service due"
    sheet = _company(shipped, COMPANIES[name].answers)
    assert {"offer_human_contact", "promise_reply_time"} <= set(_first(shipped, sheet, "2026-12-28"))


def test_without_a_day_the_laws_press_that_were_in_force_when_they_were_checked(
    shipped: Questionnaire,
) -> None:
    name = "bookshop, no returns process"
    sheet = _company(shipped, COMPANIES[name].answers)
    assert _first(shipped, sheet, None) == _first(shipped, sheet)
