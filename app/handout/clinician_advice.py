"""The clinician's copy, first part: what was raised, and what was decided on each line of advice, with its reasons."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from app.domain.case import Case
from app.domain.decided import TO_DECIDE, KeptDecision, Standing, decisions_in, standing
from app.domain.leaflet import Grid, LeafletSection, Text
from app.domain.reasons import DECLINE_REASONS
from app.domain.report import BETWEEN_ATTRIBUTES, AdviceCard, AlertCard, Report, SetAside
from app.domain.words import Lack, Verdict
from app.engine.wording import NOT_KNOWN, day_text
from app.handout.clinician_words import grounds, known, named, paragraphs, run_on, sentence, unbroken

LACKS: Mapping[Lack, str] = {
    "": "",
    "specialist": "No effect: no specialist who agrees is named.",
    "cause": "No effect: it was recorded for other facts than today’s.",
    "permission": "No effect: this stop cannot be set aside.",
}
_SHARES = (0.3, 0.7)
_ABOVE = frozenset({"purpose", "visit_date"})
"""What the head of the page says already."""
_UNDECIDED: tuple[tuple[Verdict, str, str], ...] = (
    ("needs_facts", "waiting", "Waiting for facts"),
    ("blocked", "blocked", "Blocked"),
    ("not_advised", "against", "Not advised"),
)


def alert_sections(report: Report) -> Iterator[LeafletSection]:
    """Every raised rule, emergencies and stops first."""
    in_order = sorted(report.alerts, key=lambda alert: not (alert.emergency and not alert.overridden))
    rows = tuple(_alert_row(alert) for alert in in_order)
    part = Grid(("Raised", "What to do, and why"), rows, _SHARES, named=True)
    yield LeafletSection("alerts", "Alerts", (part if rows else Text("No rule is raised by what is known."),))


def _alert_row(alert: AlertCard) -> tuple[str, str]:
    aside = ""
    if alert.overridden:
        aside = f"Set aside: {_aside_text(alert.set_aside)}" if alert.set_aside else "Set aside."
    elif alert.without_effect:
        aside = f"{LACKS[alert.lacks]} Recorded: {_aside_text(alert.without_effect)}"
    why = run_on(
        alert.because,
        named("Raised by", map(known, alert.raised_by), "; "),
        named("Affects", alert.affects),
        named("Told with it", alert.line_rules),
        named("Could end it, once known", (fact.title for fact in alert.would_change)),
    )
    said = paragraphs(alert.action, *alert.lines, why, grounds(alert.sources, alert.conflicts, alert.to_confirm))
    return paragraphs(f"{alert.word} {alert.rule}: {alert.title}", aside), said


def _aside_text(aside: SetAside) -> str:
    return f"{aside.reason} ({aside.who})." if aside.who else f"{aside.reason}."


class _Line(NamedTuple):
    """A line of advice with what became of it; None where nothing is decided on its kind."""

    card: AdviceCard
    entry: KeptDecision | None
    found: Standing | None


def advice_sections(report: Report, case: Case) -> Iterator[LeafletSection]:
    """The advice by what became of it; the medicine line of each stands whole."""
    entries = decisions_in(case)
    lines = [_line(card, entries, report, case) for card in report.cards]
    if gone := tuple(_gone(report, entries)):
        grid = Grid(("Line", "As it was accepted"), gone, (0.3, 0.7))
        yield LeafletSection("gone", "Accepted earlier, not offered now", (grid,), "strong")
    yield from _section("accepted", "Accepted", [line for line in lines if _is(line, "accepted")])
    yield from _section("declined", "Not now", [line for line in lines if _is(line, "declined")])
    undecided = [line for line in lines if _is(line, "open", "lapsed")]
    yield from _section("open", "Offered, not decided", [line for line in undecided if line.card.verdict == "offer"])
    yield from _section(
        "options", "Options, not decided", [line for line in undecided if line.card.verdict == "option"]
    )
    for verdict, name, title in _UNDECIDED:
        yield from _section(name, title, [line for line in lines if line.card.verdict == verdict])


def _line(card: AdviceCard, entries: Mapping[str, KeptDecision], report: Report, case: Case) -> _Line:
    if card.verdict not in TO_DECIDE:
        return _Line(card, None, None)
    entry = entries.get(card.id)
    return _Line(card, entry, standing(entry, card, case.visit_date, report.alerts))


def _is(line: _Line, *states: str) -> bool:
    return line.found is not None and line.found.state in states


def _gone(report: Report, entries: Mapping[str, KeptDecision]) -> Iterator[tuple[str, str]]:
    offered = {card.id for card in report.cards if card.verdict in TO_DECIDE}
    for line, entry in entries.items():
        if line not in offered and entry["decision"] == "accept":
            yield line.replace("-", " "), unbroken(entry["dose"] or NOT_KNOWN)


def _section(name: str, title: str, lines: Sequence[_Line]) -> Iterator[LeafletSection]:
    if lines:
        rows = tuple((_what(line), _how_and_why(line)) for line in lines)
        grid = Grid(("Advice", "How and why"), rows, _SHARES, named=True)
        yield LeafletSection(name, title, (grid,))


def _says_how(line: _Line) -> bool:
    """Whether it is told how to do it: where it is accepted or advised, not for one choice of many."""
    return _is(line, "accepted") or line.card.verdict in ("offer", "needs_facts")


def _what(line: _Line) -> str:
    """What to do, in the medicine line where there is a dose, and what was decided on it."""
    card = line.card
    dose = unbroken(BETWEEN_ATTRIBUTES.join(card.dose_parts))
    return paragraphs(card.headline, dose, _decided(line), *map(sentence, card.blocked))


def _decided(line: _Line) -> str:
    """What was decided, where the heading of the table does not say it all."""
    _card, entry, found = line
    if entry is None or found is None or found.state == "accepted":
        return ""
    reason = "; ".join(part for part in (DECLINE_REASONS.get(entry["reason"] or ""), entry["note"]) if part)
    if found.state == "declined":
        return f"Because: {reason}."
    word = "Accepted" if entry["decision"] == "accept" else f"Declined ({reason})"
    if found.lapsed_by == "advice":
        return f"{word} as: {unbroken(entry['dose'] or NOT_KNOWN)}. The advice has changed since."
    if found.lapsed_by == "visit":
        return f"{word} at the visit of {day_text(entry['visit_date'])}, not at this one."
    return f"{word} before this came up: {'; '.join(alert.title for alert in found.warnings)}."


def _how_and_why(line: _Line) -> str:
    """How it is done, the sum and the range, the reason, the sources; the facts behind it where it is accepted."""
    card = line.card
    first = f"First: {card.hinge_says} {', '.join(fact.title for fact in card.hinges)}." if card.hinges else ""
    telling = (fact for fact in card.facts if fact.value != NOT_KNOWN and fact.field not in _ABOVE)
    facts = map(known, telling) if _is(line, "accepted") else ()
    return paragraphs(
        run_on(
            first, named("Needed first", (fact.title for fact in card.needs)), *(card.how if _says_how(line) else ())
        ),
        run_on(
            *map(sentence, (card.arithmetic, card.range_line, card.course.removeprefix(", "))),
            card.because,
            named("Because of", map(known, card.excluded_by), "; "),
            named("Could change it, once known", (fact.title for fact in card.would_change)),
        ),
        named("Facts used", facts, "; "),
        grounds(card.sources, card.conflicts, card.to_confirm, card.strength),
    )
