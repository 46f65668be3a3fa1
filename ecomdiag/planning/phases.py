"""When each action of a plan is done: one after the other, as fast as the company has days for it."""

from __future__ import annotations

from fractions import Fraction
from math import ceil, floor

from ecomdiag.planning.result import PHASES, Plan
from ecomdiag.record import replace

#: Days in a month of the calendar.
MONTH = 30


def in_phases(plan: Plan) -> Plan:
    """Return the plan with the days of each action, counted from 0, and its phase."""
    actions, spent = [], Fraction(0)
    for action in plan.actions:
        begins, spent = spent, spent + action.days
        first = floor(begins * MONTH / plan.capacity)
        last = max(ceil(spent * MONTH / plan.capacity) - 1, first)
        phase = next((end for end in PHASES if last < end), None)
        actions.append(replace(action, first_day=first, last_day=last, phase=phase))
    return replace(plan, actions=tuple(actions))
