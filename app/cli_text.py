"""The report as plain text for a terminal: at most 88 columns, the most urgent first."""

import textwrap
from collections.abc import Iterable, Iterator

from app.domain.report import (
    AdviceCard,
    AlertCard,
    MissingLine,
    MonitorLine,
    NumberLine,
    Report,
    SourceLine,
    TaperSheet,
)

COLUMNS = 88
_INDENT = "  "


def report_text(report: Report) -> str:
    """Write a report as text.

    Returns:
        Lines of at most 88 columns, without a line break at the end.
    """
    blocks = (
        _patient(report),
        _alerts(report.alerts),
        _advice(report.cards),
        _missing(report.missing),
        _taper(report.taper, report.no_taper),
        _monitoring(report),
        _conflicts(report),
        _works(report),
        _foot(report),
    )
    return "\n\n".join("\n".join(lines) for block in blocks if (lines := list(block)))


def _heading(title: str) -> Iterator[str]:
    yield title.upper()
    yield "─" * COLUMNS


def _wrapped(text: str, first: str = _INDENT, then: str | None = None) -> list[str]:
    """Fold a text; the lines after the first stand under its words, or under `then`."""
    after = " " * len(first) if then is None else then
    return textwrap.wrap(
        text, COLUMNS, initial_indent=first, subsequent_indent=after, break_on_hyphens=False, break_long_words=True
    )


def _labelled(label: str, text: str) -> list[str]:
    return _wrapped(text, f"{_INDENT}{label:<9}") if text else []


def _patient(report: Report) -> Iterator[str]:
    patient = report.patient
    yield from _wrapped(f"{patient.name} · {patient.sex} · {patient.born} · {patient.identifier}", "")
    yield from _wrapped(f"{patient.measures} · {patient.allergies}", "")
    yield from _wrapped(f"Visit {report.visit_text} · {report.purpose_text}", "")
    yield "═" * COLUMNS
    yield from _wrapped(f"⚠ {report.headline}" if report.emergency else report.headline, "")
    for fact in report.derived:
        yield from _wrapped(f"{fact.title}: {fact.value}")


def _alerts(alerts: tuple[AlertCard, ...]) -> Iterator[str]:
    if not alerts:
        return
    yield from _heading("Alerts")
    for place, card in enumerate(alerts):
        if place:
            yield ""
        yield from _alert(card)


def _alert(card: AlertCard) -> Iterator[str]:
    aside = ""
    if card.overridden:
        aside = f" (set aside by {card.set_aside.who})" if card.set_aside and card.set_aside.who else " (set aside)"
    elif card.without_effect:
        aside = " (not set aside: a reason is recorded, without effect)"
    yield from _wrapped(f"{card.title}{aside} [{card.rule}]", f"{card.word:<9}", " " * 9)
    yield from _labelled("", card.action)
    for line in card.lines:
        yield from _wrapped(line, f"{_INDENT}{'':<9}· ")
    yield from _labelled("because", card.because)
    yield from _labelled("affects", ", ".join(card.affects))
    yield from _labelled("confirm", _to_confirm(card.to_confirm))
    yield from _labelled("sources", _sources(card.sources))


def _advice(cards: tuple[AdviceCard, ...]) -> Iterator[str]:
    yield from _heading("Recommendations")
    if not cards:
        yield f"{_INDENT}None."
    for place, card in enumerate(cards):
        if place:
            yield ""
        yield from _advice_card(card)


def _advice_card(card: AdviceCard) -> Iterator[str]:
    yield from _wrapped(card.headline, f"{card.verdict_word.upper()}: ", _INDENT)
    if card.hinges:
        yield from _labelled("first", f"{card.hinge_says} {', '.join(fact.title for fact in card.hinges)}.")
    if card.dose_line:
        yield from _wrapped(f"▸ {card.dose_line}", _INDENT, " " * 4)
    yield from _labelled("limits", card.range_line)
    yield from _labelled("worked", card.arithmetic)
    for number, line in enumerate(card.how):
        yield from _labelled("" if number else "how", line)
    for number, line in enumerate(card.blocked):
        yield from _labelled("" if number else "blocked", line)
    yield from _labelled("needs", "; ".join(fact.title for fact in card.needs))
    yield from _labelled("because", card.because)
    yield from _labelled("differ", ", ".join(conflict.id for conflict in card.conflicts))
    yield from _labelled("confirm", _to_confirm(card.to_confirm))
    yield from _labelled("sources", _sources(card.sources))


def _to_confirm(numbers: Iterable[NumberLine]) -> str:
    """Numbers that nobody has confirmed at their source yet."""
    return "; ".join(f"{number.says}: {number.value} ({', '.join(number.sources)})" for number in numbers)


def _sources(sources: Iterable[SourceLine]) -> str:
    """Ids only; a figure that was not confirmed at its source has a question mark."""
    return ", ".join(f"{source.id}?" if source.to_confirm else source.id for source in sources)


def _missing(missing: tuple[MissingLine, ...]) -> Iterator[str]:
    if not missing:
        return
    yield from _heading("Not known")
    for line in missing:
        mark = "●" if line.essential else "○"
        waits = f" (for {', '.join(line.needed_for)})" if line.needed_for else ""
        yield from _wrapped(f"{line.title} · {line.field}{waits}", f"{_INDENT}{mark} ")
    yield f"{_INDENT}● without it no dose is printed   ○ would refine the advice"


def _taper(sheet: TaperSheet | None, no_taper: str) -> Iterator[str]:
    yield from _heading("Taper" if sheet is None else sheet.title)
    if sheet is None:
        yield from _wrapped(no_taper)
        return
    columns = [("From", "To", "Week", "Days", "A day", "Tablets")]
    columns += [
        (row.from_text, row.to_text, str(row.week), str(row.days), row.dose_text, row.tablets_text)
        for row in sheet.rows
    ]
    widths = [max(len(line[column]) for line in columns) for column in range(5)]
    for first, last, week, days, dose, tablets in columns:
        before = (
            f"{_INDENT}{first:<{widths[0]}}  {last:<{widths[1]}}  {week:>{widths[2]}}  {days:>{widths[3]}}"
            f"  {dose:>{widths[4]}}  "
        )
        yield from _wrapped(tablets, before) or [before.rstrip()]
    yield from _wrapped(sheet.end_text)
    for total in (*sheet.totals, *sheet.notes, *filter(None, (sheet.no_branch,))):
        yield from _wrapped(total)
    if sheet.dispense:
        yield from _wrapped(f"Tablets, {sheet.dispense_text}: {'; '.join(sheet.dispense)}.")
    if sheet.branch is not None:
        yield ""
        yield from _taper(sheet.branch, "")


def _monitoring(report: Report) -> Iterator[str]:
    if not report.monitoring:
        return
    yield from _heading("Monitoring")
    for line in report.monitoring:
        yield from _wrapped(f"{line.item}: {line.due_text}", f"{_INDENT}□ ")
        yield from _wrapped(f"{line.because} [{_sources(line.sources)}]", " " * 4)


def _conflicts(report: Report) -> Iterator[str]:
    cards: tuple[AlertCard | AdviceCard, ...] = (*report.alerts, *report.cards)
    conflicts = {conflict.id: conflict for card in cards for conflict in card.conflicts}
    if not conflicts:
        return
    yield from _heading("Where the sources differ")
    for name, conflict in sorted(conflicts.items()):
        yield from _wrapped(f"{conflict.question} {conflict.stands}", f"{_INDENT}{name:<6}")


def _works(report: Report) -> Iterator[str]:
    parts: tuple[AlertCard | AdviceCard | MonitorLine, ...] = (*report.alerts, *report.cards, *report.monitoring)
    sources = {source.id: source for part in parts for source in part.sources}
    works: dict[str, list[SourceLine]] = {}
    for _, source in sorted(sources.items()):
        works.setdefault(source.work, []).append(source)
    if not works:
        return
    yield from _heading("Sources")
    for work, cited in works.items():
        yield from _wrapped(f"{work} [{_sources(cited)}]", _INDENT, " " * 4)


def _foot(report: Report) -> Iterator[str]:
    yield "═" * COLUMNS
    yield from _wrapped(report.protocol_line, "")
    if report.draft:
        yield from _wrapped(
            "DRAFT: no clinician has approved this protocol. It advises; the clinician decides. "
            "A source with ? has a figure that is not confirmed where it is cited from.",
            "",
        )
