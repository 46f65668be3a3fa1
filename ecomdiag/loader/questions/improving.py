"""Reads what stands beside a choice for whoever has not got that far, and writes it."""

from __future__ import annotations

from ecomdiag.loader.fields import Faults, Fields
from ecomdiag.loader.yaml import events
from ecomdiag.questionnaire.improving import Resource
from ecomdiag.questionnaire.model import Choice
from ecomdiag.questionnaire.notes import link_of


def resources(fields: Fields, faults: Faults) -> tuple[Resource, ...]:
    """Return what there is to read on beside a choice; every address has to be one of the web."""
    found = []
    for item in fields.items("resources", required=False):
        own = Fields(item, faults, "title", "url")
        url = own.string("url")
        if url and not link_of(url):
            faults.note("not_a_link", own.at("url"), found=url)
        found.append(Resource(title=own.text("title"), url=url))
    return tuple(found)


def written(own: Choice) -> events.Pairs:
    """Return the keys of a choice that say what to do, and where to read on."""
    read_on = events.listed(map(_resource, own.resources), flow=True)
    improve = None if own.improve is None else events.text_of(own.improve, flow=True)
    return (("improve", improve), ("resources", read_on))


def _resource(own: Resource) -> events.Events:
    return events.pairs(
        (("title", events.text_of(own.title, flow=True)), ("url", events.quoted(own.url))), flow=True
    )
