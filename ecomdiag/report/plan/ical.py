"""A plan as iCalendar, whole days without times. Needs icalendar (``pip install ecomdiag[plan]``)."""

from __future__ import annotations

import datetime
from hashlib import sha256

from icalendar import Calendar, Event

from ecomdiag.planning.result import Plan, PlannedAction
from ecomdiag.texts import Language, say


def render(plan: Plan, language: Language) -> bytes:
    """Return the bytes of a calendar: an event for each action, and a day for each law to come.

    The plan has to have a date, which all events bear as the day on which they were written, so that the same plan
    gives the same bytes; whoever imports it again replaces the events of before.
    """
    assert plan.date is not None
    calendar = Calendar()
    calendar.add("prodid", "-//ecomdiag//plan//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    stamp = datetime.datetime.combine(_day(plan.date), datetime.time(), datetime.UTC)
    for own in plan.actions:
        if own.begins is not None and own.ends is not None:
            calendar.add_component(_action(plan, own, stamp, language))
    for law in plan.coming:
        event = _event(plan, f"law-{law.id}", law.title.to(language), stamp)
        event.add("dtstart", _day(law.date))
        event.add("dtend", _day(law.date) + datetime.timedelta(days=1))
        event.add("categories", [say("plan.coming", language)])
        calendar.add_component(event)
    written: bytes = calendar.to_ical()
    return written


def _action(plan: Plan, own: PlannedAction, stamp: datetime.datetime, language: Language) -> Event:
    assert own.begins is not None
    assert own.ends is not None
    event = _event(plan, own.action, own.title.to(language), stamp)
    event.add("dtstart", _day(own.begins))
    event.add("dtend", _day(own.ends) + datetime.timedelta(days=1))
    days = say("plan.days", language, count=round(own.days, 2))
    who = [own.who] if own.who else []
    event.add("description", "\n".join([days, own.first_step.to(language), *who]))
    event.add("categories", [say(f"plan.phase.{own.phase or 'later'}", language)])
    return event


def _event(plan: Plan, name: str, title: str, stamp: datetime.datetime) -> Event:
    event = Event()
    event.add("uid", f"{name}-{sha256((plan.company or '').encode()).hexdigest()[:12]}@ecomdiag")
    event.add("dtstamp", stamp)
    event.add("summary", title)
    event.add("transp", "TRANSPARENT")
    return event


def _day(text: str) -> datetime.date:
    return datetime.date.fromisoformat(text)
