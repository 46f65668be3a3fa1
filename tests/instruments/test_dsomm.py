"""DSOMM against its own rule: a level is reached where all activities of it, and of those below, are done."""

from __future__ import annotations

from fractions import Fraction
from itertools import chain
from random import Random

import pytest
from sheets import blank

from ecomdiag.diagnosis.diagnose import diagnose
from ecomdiag.loader.questionnaire import load_questionnaire
from ecomdiag.proof.prove import prove
from ecomdiag.questionnaire.sheet import AnswerSheet
from ecomdiag.ranges.finder import RangeFinder

DSOMM = load_questionnaire("dsomm")
HIGHEST = 5

#: The dimension of each sub-dimension, and at which level the model has the activities that are asked about.
ACTIVITIES: dict[str, tuple[str, dict[int, str]]] = {
    "build": (
        "build_and_deployment",
        {
            1: "defined_build",
            2: "clean_machine fixed_versions list_of_parts",
            3: "signed_code",
            5: "signed_packages",
        },
    ),
    "deployment": (
        "build_and_deployment",
        {
            1: "by_itself inventory",
            2: "retirement secrets_apart",
            3: "secrets_encrypted in_batches",
            4: "same_package switches",
            5: "two_copies",
        },
    ),
    "patch_management": (
        "build_and_deployment",
        {
            1: "patch_policy proposals",
            2: "nightly_images fewer_parts",
            3: "patches_deployed",
            4: "short_life",
        },
    ),
    "design": (
        "culture_and_organization",
        {
            1: "technical_threats",
            2: "targets_told",
            3: "business_threats abuse_stories threat_process",
            4: "advanced_threats",
            5: "advanced_abuse",
        },
    ),
    "education_and_guidance": (
        "culture_and_organization",
        {
            1: "now_and_then advice",
            2: "champions training_for_all",
            3: "coaching lessons",
            4: "war_games outsiders",
            5: "checks_together",
        },
    ),
    "process": (
        "culture_and_organization",
        {1: "continuity", 2: "protection_need", 3: "approval change_management"},
    ),
    "application_hardening": (
        "implementation",
        {
            1: "encoding parametrised",
            2: "first_level not_root",
            3: "headers most_of_second",
            4: "second_level",
            5: "third_level",
        },
    ),
    "source_control": (
        "implementation",
        {1: "versions", 2: "review_first", 3: "no_forcing checks_first", 4: "ignored", 5: "checks_at_home"},
    ),
    "infrastructure_hardening": (
        "implementation",
        {
            1: "second_factor_admins access_control encrypted_edge",
            2: "second_factor_all backup environments",
            3: "as_code roles outgoing",
            4: "chaos near_production",
            5: "best_firewall",
        },
    ),
    "logging": (
        "information_gathering",
        {
            1: "system_logs",
            2: "application_logs security_events",
            3: "analysed drawn",
            5: "correlated personal_data",
        },
    ),
    "monitoring": (
        "information_gathering",
        {
            1: "system_metrics application_metrics",
            2: "alerts metrics_drawn",
            3: "alerts_targeted availability",
            4: "defence application_depth",
            5: "with_tests",
        },
    ),
    "test_figures": (
        "information_gathering",
        {2: "by_severity time_to_fix", 3: "share_fixed deadlines", 4: "time_to_production"},
    ),
    "application_tests": ("test_and_verification", {2: "units", 3: "together", 4: "smoke", 5: "coverage"}),
    "consolidation": (
        "test_and_verification",
        {
            1: "false_ones high_ones",
            2: "shown",
            3: "in_daily_work medium_ones",
            4: "reproducible",
            5: "all_ones",
        },
    ),
    "dynamic_applications": (
        "test_and_verification",
        {
            2: "simple_scan several_roles",
            3: "hidden sequences",
            4: "several_scanners",
            5: "coverage_known between_services",
        },
    ),
    "dynamic_infrastructure": (
        "test_and_verification",
        {2: "exposed cloud_settings", 3: "weak_passwords unauthorised", 4: "load", 5: "unused"},
    ),
    "static_applications": (
        "test_and_verification",
        {
            2: "parts_of_servers late_patches",
            3: "servers parts_of_clients",
            4: "all_own",
            5: "libraries style",
        },
    ),
    "static_infrastructure": (
        "test_and_verification",
        {
            1: "secrets_in_code secrets_in_packages",
            2: "cloud_files virtual_files",
            3: "malware newer_images",
            4: "known_weaknesses",
        },
    ),
    "test_intensity": (
        "test_and_verification",
        {1: "defaults", 2: "regularly", 3: "high unneeded_off", 4: "concept"},
    ),
}


def reached(dimension: str | None, done: dict[str, set[str]]) -> int:
    """Return the highest level of which, and of all below it, everything in a dimension (or anywhere) is done."""
    needed = {
        level: {
            (name, activity)
            for name, (own, levels) in ACTIVITIES.items()
            for activity in levels.get(level, "").split()
            if own == dimension or dimension is None
        }
        for level in range(1, HIGHEST + 1)
    }
    every = {(name, activity) for name, own in done.items() for activity in own}
    return next((level - 1 for level, own in needed.items() if not own <= every), HIGHEST)


def random_team(rng: Random) -> dict[str, set[str]]:
    """Return what a team does: all up to some level, but for a gap now and then, and some of what is above."""
    done = {}
    for name, (_, levels) in ACTIVITIES.items():
        whole, gap = rng.randint(0, HIGHEST), rng.random() < 0.1
        own = set(chain.from_iterable(found.split() for level, found in levels.items() if level <= whole))
        more = [one for found in levels.values() for one in found.split() if rng.random() < 0.2]
        done[name] = (own | set(more)) - ({min(own)} if gap and own else set())
    return done


def sheet_of(done: dict[str, set[str]]) -> AnswerSheet:
    found = blank(DSOMM)
    for name, own in done.items():
        order = [choice.id for choice in DSOMM.by_id[name].choices if choice.id in own]
        found = found.with_answer(name, tuple(order) or ("none",))
    return found


@pytest.mark.parametrize("seed", range(60))
def test_levels_are_reached_as_the_model_has_it(seed: int) -> None:
    done = random_team(Random(seed))
    found = diagnose(DSOMM, sheet_of(done))
    for section in found.sections:
        assert section.score == Fraction(100 * reached(section.id, done), HIGHEST)
    assert found.level is not None
    assert found.level.id == f"level_{reached(None, done)}"


def test_every_activity_stands_where_the_table_has_it() -> None:
    assert {name: own.section for name, own in DSOMM.by_id.items()} == {
        n: s for n, (s, _) in ACTIVITIES.items()
    }
    for name, (_, levels) in ACTIVITIES.items():
        asked = [choice.id for choice in DSOMM.by_id[name].together]
        assert asked == " ".join(levels.values()).split()


@pytest.mark.parametrize("seed", range(8))
def test_what_is_missing_leaves_an_exact_range(seed: int) -> None:
    rng = Random(seed)
    done = random_team(rng)
    known = {name: own for name, own in done.items() if rng.random() < 0.7}
    found = RangeFinder(DSOMM).find(sheet_of(known))
    full = {name: set(" ".join(levels.values()).split()) for name, (_, levels) in ACTIVITIES.items()}
    assert found.exact
    # Whatever is missing may not be done at all, or be done whole.
    assert found.overall == tuple(
        Fraction(
            100 * reached(None, known | {name: own for name, own in rest.items() if name not in known}),
            HIGHEST,
        )
        for rest in ({name: set() for name in full}, full)
    )


@pytest.mark.slow  # the others are proved in the usual run, and all by .ci/run
def test_it_is_proved() -> None:
    assert not prove(DSOMM).findings
