"""The clinician's copy, second part: rules set aside, what is unknown, the taper, the checks, and the sources."""

from collections.abc import Iterator
from itertools import zip_longest

from app.domain.case import Case
from app.domain.leaflet import Grid, LeafletSection, Part, Points, Text
from app.domain.reasons import OVERRIDE_REASONS
from app.domain.report import AdviceCard, AlertCard, OpenFact, Report, SetAside, SourceLine, TaperSheet
from app.engine.citation import Citations
from app.engine.wording import day_text
from app.handout.clinician_advice import LACKS
from app.handout.clinician_words import paragraphs, source_mark

_YOURS = "your own"


def set_aside_sections(report: Report, case: Case) -> Iterator[LeafletSection]:
    """Every rule that the case sets aside: why, by whom, when, and to what effect."""
    if not report.set_aside:
        return
    codes = {entry.rule: entry.code or "" for entry in case.choices.overrides}
    effects = {
        alert.rule: LACKS[alert.lacks] or "Set aside." for alert in report.alerts if alert.overridden or alert.lacks
    }
    rows = tuple(
        (
            f"{aside.rule} {aside.title}",
            paragraphs(*_reasons(aside, codes.get(aside.rule, ""))),
            aside.who or "nobody named",
            f"visit of {report.visit_text}, under protocol {aside.version or 'not recorded'}",
            effects.get(aside.rule, "Not raised now."),
        )
        for aside in report.set_aside
    )
    headings = ("Rule", "Reason", "Who decides or agrees", "When", "Effect")
    grid = Grid(headings, rows, (0.26, 0.26, 0.16, 0.16, 0.16), named=True)
    yield LeafletSection("set_aside", "Rules set aside", (grid,))


def _reasons(aside: SetAside, code: str) -> tuple[str, str]:
    """The coded reason in words, and what was written beside it."""
    coded = OVERRIDE_REASONS.get(code, "")
    free = aside.reason.removeprefix(coded).removeprefix(": ") if coded else aside.reason
    return coded or "Not coded", free


def unknown_sections(report: Report) -> Iterator[LeafletSection]:
    """What is not known: without which there is no dose, then what could change the advice, most first."""
    if not report.open_facts:
        return
    waiting = {line.field: line.needed_for for line in report.missing}
    essential = tuple(_unknown(fact, waiting) for fact in report.open_facts if fact.essential)
    others = tuple(_unknown(fact, waiting) for fact in report.open_facts if not fact.essential)
    parts: list[Part] = []
    if essential:
        parts += [Text("Essential: no dose is printed without these.", bold=True), Points(essential)]
    if others:
        parts += [
            Text("Could change the advice, in how many lines:", bold=True),
            Text(f"{'; '.join(others)}.", "small"),
        ]
    yield LeafletSection("unknown", "Not known", tuple(parts), "strong" if essential else "plain")


def _unknown(fact: OpenFact, waiting: dict[str, tuple[str, ...]]) -> str:
    names = ", ".join(waiting.get(fact.field, ()))
    count = f" ({fact.lines})" if fact.lines else ""
    return f"{fact.title}{count}{f', for {names}' if names else ''}"


def taper_sections(report: Report) -> Iterator[LeafletSection]:
    """The taper in absolute doses, what it adds up to, and the tablets to dispense; or why there is none."""
    if report.taper is None:
        yield LeafletSection("taper", "Taper", (Text(report.no_taper),))
        return
    yield _taper("taper", report.taper)
    if report.taper.branch is not None:
        yield _taper("branch", report.taper.branch)


def _taper(name: str, sheet: TaperSheet) -> LeafletSection:
    rows = tuple(
        (
            row.from_text,
            row.to_text,
            row.weekday,
            str(row.week),
            str(row.days),
            row.dose_text,
            row.tablets_text,
            f"{row.phase}, {_YOURS}" if row.changed else row.phase,
        )
        for row in sheet.rows
    )
    headings = ("From", "To", "First day", "Week", "Days", "A day", "Tablets a day", "Phase")
    grid = Grid(headings, rows, (0.125, 0.125, 0.115, 0.07, 0.07, 0.095, 0.24, 0.16))
    dispensed = (f"To dispense, {sheet.dispense_text}: {'; '.join(sheet.dispense)}.",) if sheet.dispense else ()
    notes = (sheet.end_text, f"{'; '.join(sheet.totals)}.", *sheet.notes, sheet.no_branch, *dispensed)
    return LeafletSection(name, f"Taper: {sheet.title}", (grid, Points(tuple(filter(None, notes)))))


def monitoring_sections(report: Report) -> Iterator[LeafletSection]:
    """What is checked, on every one of its days."""
    if not report.monitoring:
        return
    by_days: dict[str, list[str]] = {}
    for line in report.monitoring:
        days = ", ".join(map(day_text, line.due)) or line.due_text
        told = f"{line.item} ({', '.join(map(source_mark, line.sources))})"
        by_days.setdefault(days, []).append(told)
    rows = tuple((days, paragraphs(*checks)) for days, checks in by_days.items())
    grid = Grid(("On", "Check, and its sources"), rows, (0.4, 0.6))
    yield LeafletSection("monitoring", "Monitoring", (grid,))


def difference_sections(report: Report) -> Iterator[LeafletSection]:
    """Where the sources differ that are cited here, and what stands."""
    cards: tuple[AlertCard | AdviceCard, ...] = (*report.alerts, *report.cards)
    conflicts = {conflict.id: conflict for card in cards for conflict in card.conflicts}
    if not conflicts:
        return
    told = [(f"{name}{'?' if each.to_confirm else ''}", each.question) for name, each in sorted(conflicts.items())]
    half = -(-len(told) // 2)
    rows = tuple((*left, *right) for left, right in zip_longest(told[:half], told[half:], fillvalue=("–", "–")))
    grid = Grid(("", "Question", "", "Question"), rows, (0.07, 0.43, 0.07, 0.43))
    yield LeafletSection("differences", "Where the sources differ", (grid,))


def source_sections(report: Report, citations: Citations) -> Iterator[LeafletSection]:
    """Each cited work once, with the places that are cited and those whose figures are not confirmed."""
    works: dict[str, list[SourceLine]] = {}
    for source in _cited(report, citations):
        works.setdefault(source.work, []).append(source)
    if not works:
        return
    rows = tuple(_work_row(work, cited) for work, cited in works.items())
    said = Text("A question mark behind an id: its figures are not confirmed yet.", "small")
    yield LeafletSection("sources", "Sources", (Grid(("", "Work"), rows, (0.1, 0.9)), said))


def _work_row(work: str, cited: list[SourceLine]) -> tuple[str, str]:
    """A work by its id, or by what its ids have in common with each of them."""
    if len(cited) == 1:
        return source_mark(cited[0]), work
    return cited[0].id.partition("-")[0], f"{work}: {', '.join(map(source_mark, cited))}"


def _cited(report: Report, citations: Citations) -> tuple[SourceLine, ...]:
    """Every source once, by id: of alerts, advice and checks, and those that a number to be confirmed names."""
    cards: tuple[AlertCard | AdviceCard, ...] = (*report.alerts, *report.cards)
    found = {source.id: source for part in (*cards, *report.monitoring) for source in part.sources}
    named = {source for card in cards for number in card.to_confirm for source in number.sources}
    found.update({source.id: source for source in citations.sources(sorted(named - found.keys()))})
    return tuple(source for _, source in sorted(found.items()))
