"""Remarks at the fields: what the raised rules about bad input say, each where it can be mended."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from app.ui import words
from app.ui.language import say
from app.ui.presenters.draft import Draft, Laid, form_facts
from app.ui.presenters.form_plan import mate_before
from app.ui.presenters.screen import Remark
from app.ui.presenters.unit_questions import unit_offer

if TYPE_CHECKING:
    from app.domain.report import AlertCard

SIZES = "D01"
"""The rule about a weight or a height that cannot be; its figures are derived, so its fields are named here."""
_CONFIRMS = {"derived.weight_confirmed": "patient.weight_kg", "derived.height_confirmed": "patient.height_cm"}
_IN_UNIT = {"kg": "patient.weight_kg", "cm": "patient.height_cm"}
_OFFERED = re.compile(r"[Dd]id you mean ([0-9]+(?:\.[0-9]+)?) (kg|cm)\?")

Remarks = Mapping[str, tuple[Remark, ...]]


def remarks_of(
    alerts: tuple[AlertCard, ...], draft: Draft, laid: Laid, typing: str, *, juvenile: bool = False
) -> Remarks:
    """What is to be said at which fields.

    Args:
        typing: The field that is being typed in; what concerns it waits until it is left, so that nothing moves.
        juvenile: The size of an adult then says nothing of the unit.

    Returns:
        Path to remarks, in the order of the alerts; only fields that hold something are remarked upon.
    """
    found: dict[str, list[Remark]] = {}
    for alert in alerts:
        # Setting a warning aside is a reason for going on, not for silence: only a stop that is set aside is not told.
        silent = alert.overridden and alert.level == "stop"
        told = [] if silent else list(_remarks_on(alert, draft, laid, juvenile=juvenile))
        concerns = {path for path, _remark in told}
        for path, remark in told:
            if typing not in concerns:
                found.setdefault(path, []).append(remark)
    return {path: tuple(_beside(remark, path, found) for remark in remarks) for path, remarks in found.items()}


def _remarks_on(alert: AlertCard, draft: Draft, laid: Laid, *, juvenile: bool) -> Iterator[tuple[str, Remark]]:
    for part in alert.parts:
        for path in part.fields:
            if path in form_facts() and draft.text(path):
                yield path, Remark(part.says, alert.level, rule=alert.rule)
    if alert.rule == SIZES and not alert.parts:
        yield from _remarks_on_sizes(alert, draft, laid, juvenile=juvenile)


def _remarks_on_sizes(alert: AlertCard, draft: Draft, laid: Laid, *, juvenile: bool) -> Iterator[tuple[str, Remark]]:
    """The sentence of the card with the values it is about; a value may be confirmed, or one in its place taken."""
    asked = {fact.field for fact in alert.facts}
    confirms = [path for fact, path in _CONFIRMS.items() if fact in asked]
    if not confirms and any(path in draft.confirmed for path in _CONFIRMS.values()):
        return  # the question is answered; what is left of it stands on the card
    paths = [path for path in (confirms or _CONFIRMS.values()) if draft.text(path)]
    values = ", ".join(value_text(path, laid) for path in paths)
    says = " ".join((words.REMARK.format(title=alert.title, values=values), alert.action, *alert.lines))
    offered = {_IN_UNIT[unit]: value for value, unit in _OFFERED.findall(says)}
    for path in paths:
        confirm = words.CONFIRM_VALUE.format(value=value_text(path, laid)) if confirms else ""
        use = offered.get(path, "")
        use_says = words.USE_VALUE.format(value=f"{use} {say(form_facts()[path].unit)}") if use else ""
        other = None if use else unit_offer(form_facts()[path], laid, juvenile=juvenile)
        if other is not None:
            use, use_says = other.text, words.USE_VALUE.format(value=other.meant)
        yield path, Remark(says, alert.level, confirm, use, use_says, rule=alert.rule)


def value_text(path: str, laid: Laid) -> str:
    """What was read in a field, with its unit."""
    return f"{laid.text(path)} {say(form_facts()[path].unit)}".strip()


def _beside(remark: Remark, path: str, found: Mapping[str, list[Remark]]) -> Remark:
    """The same sentence is not written twice on one line of the form."""
    mate = mate_before(path)
    twice = any(other.says == remark.says for other in found.get(mate, ()))
    return remark._replace(beside=True) if twice else remark


def stopped_at_fields(remarks: Remarks) -> int:
    """How many different stops are told at fields."""
    return len({remark.says for told in remarks.values() for remark in told if remark.tone == "stop"})
