"""The report in the language of the window: what the engine says in words of its own; the protocol keeps its own."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, cast

from app.ui import words
from app.ui.language import BASE, as_written, language, said_of, say
from app.ui.presenters.engine_lines import (
    CARDS,
    CHART,
    COMMON,
    COURSE,
    FIELDS,
    FILES,
    HOW,
    MONITORING,
    NO_FURTHER,
    PROTOCOL,
    REFUSALS,
    STANDING,
    SUMS,
    WHO,
)

if TYPE_CHECKING:
    from app.domain.drawing import Drawing, Shape
    from app.domain.errors import Problem
    from app.domain.report import (
        AdviceCard,
        AlertCard,
        FactLine,
        MonitorLine,
        PatientLine,
        Report,
        SetAside,
        TaperSheet,
    )

# Each part of the report has its own templates: no sentence of the protocol, and nothing that was recorded, is ever
# held against those of another.
say_standing, say_who, say_card, say_common = said_of(STANDING), said_of(WHO), said_of(CARDS), said_of(COMMON)
say_course, say_chart, say_monitoring = said_of(COURSE), said_of(CHART), said_of(MONITORING)
say_protocol, say_problem, say_file = said_of(PROTOCOL), said_of(FIELDS), said_of((*FILES, *FIELDS))
_say_sum, _say_how, _say_refusal = said_of(SUMS), said_of(HOW), said_of(REFUSALS)
_FORBIDDEN = "No taper while a change of yours is not permitted. {refusals}"
_OF_A_RULE = re.compile(r"([A-Z]+-?[0-9]+[a-z]?: )?(.+)")
_SENTENCE = re.compile(r"(?<=\.) ")
_DAY = r"([0-9]{2}-[A-Z][a-z]{2}-[0-9]{4})"
_STEP_DAYS = re.compile(rf"{_DAY} to {_DAY}: ")
_MEASURE = re.compile(r"([0-9.,]+) (.+)")


def spoken_report(report: Report) -> Report:
    """Say a report in the language in force; in the base language it is the same report."""
    if language() == BASE:
        return report
    from app.ui.presenters.thousands import parted  # it brings in the report, which the start does not need

    said = replace(
        report,
        patient=_patient(report.patient),
        visit_text=say_who(report.visit_text),
        headline=say_standing(report.headline),
        alerts=tuple(_alert(alert) for alert in report.alerts),
        cards=tuple(_card(card) for card in report.cards),
        missing=tuple(replace(line, title=_title(line.title)) for line in report.missing),
        derived=_facts(report.derived),
        taper=None if report.taper is None else _sheet(report.taper),
        no_taper=_no_taper(report.no_taper),
        monitoring=tuple(_monitor(line) for line in report.monitoring),
        protocol_line=say_protocol(report.protocol_line),
        set_aside=tuple(_aside(each) for each in report.set_aside),
        open_facts=tuple(replace(fact, title=_title(fact.title)) for fact in report.open_facts),
    )
    return cast("Report", parted(said))


def say_refusal(text: str) -> str:
    """Why a change of the taper is not followed, with or without the rule before it."""
    found = _OF_A_RULE.fullmatch(text)
    return f"{found[1] or ''}{_say_refusal(found[2])}" if found else text


def problem_line(problem: Problem) -> str:
    """Tell what is wrong with a file in one line: file, line, field, what is wrong."""
    place = problem.file
    if problem.line is not None:
        place = words.PROBLEM_PLACE.format(file=problem.file, line=problem.line)
    return ": ".join(part for part in (place, problem.at, say_file(problem.says)) if part)


def _no_taper(text: str) -> str:
    before, place, _ = _FORBIDDEN.partition("{refusals}")
    if not text.startswith(before):
        return say_standing(text)
    told = " ".join(say_refusal(each) for each in _SENTENCE.split(text.removeprefix(before)))
    return say(_FORBIDDEN).replace(place, told)


def spoken_drawing(drawing: Drawing) -> Drawing:
    """Say the labels of a chart in the language in force."""
    if language() == BASE:
        return drawing
    shapes = tuple(_shape(shape) for shape in drawing.shapes)
    return replace(drawing, shapes=shapes, text=_STEP_DAYS.sub(_step_days, say_chart(drawing.text)))


def _step_days(found: re.Match[str]) -> str:
    return words.CHART_STEP.partition("{dose}")[0].format(start=found[1], end=found[2])


def _shape(shape: Shape) -> Shape:
    from app.domain.drawing import Label

    return replace(shape, text=say_chart(shape.text)) if isinstance(shape, Label) else shape


def _value(text: str) -> str:
    """A value in words: the word of a closed list is known with a capital, a number has its unit behind it."""
    if measure := _MEASURE.fullmatch(text):
        return f"{measure[1]} {say(measure[2])}"
    said = say(text)
    if said != text or not text[:1].islower():
        return said
    capital = f"{text[:1].upper()}{text[1:]}"
    word = say(capital)
    return text if word == capital else f"{word[:1].lower()}{word[1:]}"


def _facts(facts: Sequence[FactLine]) -> tuple[FactLine, ...]:
    return tuple(replace(fact, title=_title(fact.title), value=_value(fact.value)) for fact in facts)


def _title(text: str) -> str:
    """The label of a fact, with the name of its medicine before it where it needs one."""
    return _parts(text, " · ", say)


def _parts(text: str, between: str, said: Callable[[str], str]) -> str:
    """A line of several texts, each said for itself."""
    return between.join(said(part) for part in text.split(between))


def _aside(aside: SetAside) -> SetAside:
    """A coded reason is kept in English, for whoever reads the file; a note behind it stays as it was written."""
    coded, mark, note = aside.reason.partition(": ")
    known = coded in as_written("OVERRIDE_REASONS").values()
    return replace(aside, reason=f"{say(coded)}{mark}{note}") if known else aside


def _patient(patient: PatientLine) -> PatientLine:
    return replace(
        patient,
        name=say_who(patient.name) if patient.name == "Name not recorded" else patient.name,
        born=say_who(patient.born),
        sex=say(patient.sex),
        identifier=say_who(patient.identifier) if patient.identifier == "Not known" else patient.identifier,
        measures=_parts(patient.measures, " · ", say_who),
        allergies=_allergies(patient.allergies),
        identifier_title=say(patient.identifier_title),
    )


def _allergies(text: str) -> str:
    before, place, _ = "Known: {names}".partition("{names}")
    if not text.startswith(before):
        return say_who(text)
    return say(f"{before}{place}").replace(place, _parts(text.removeprefix(before), ", ", _value))


def _how(line: str) -> str:
    """A line that the engine made of titles of the form names them as the form does."""
    said = _say_how(line)
    if said == line or ": " not in line:
        return said
    before, _, titles = said.rpartition(": ")
    return f"{before}: {_parts(titles.removesuffix('.'), ', ', say)}."


def _alert(alert: AlertCard) -> AlertCard:
    return replace(
        alert,
        word=say(alert.word),
        affects=tuple(say(name) for name in alert.affects),
        facts=_facts(alert.facts),
        raised_by=_facts(alert.raised_by),
        would_change=_facts(alert.would_change),
        set_aside=None if alert.set_aside is None else _aside(alert.set_aside),
        without_effect=None if alert.without_effect is None else _aside(alert.without_effect),
    )


def _headline(text: str) -> str:
    """A headline that the engine makes; every other one is the protocol's."""
    before, _, after = NO_FURTHER.partition("{name}")
    if not (text.startswith(before) and text.endswith(after)):
        return say_common(text)
    return say(NO_FURTHER).format(name=_value(text[len(before) : -len(after)]))


def _card(card: AdviceCard) -> AdviceCard:
    return replace(
        card,
        headline=_headline(card.headline),
        because=say_common(card.because),
        verdict_word=say(card.verdict_word),
        range_line=_parts(card.range_line, ", ", say_card),
        arithmetic=_parts(card.arithmetic, ", ", _say_sum),
        how=tuple(_how(line) for line in card.how),
        strength=say(card.strength),
        facts=_facts(card.facts),
        needs=_facts(card.needs),
        would_change=_facts(card.would_change),
        hinges=_facts(card.hinges),
        excluded_by=_facts(card.excluded_by),
    )


def _sheet(sheet: TaperSheet) -> TaperSheet:
    return replace(
        sheet,
        title=say_course(sheet.title),
        rows=tuple(replace(row, weekday=say(row.weekday), phase=say_chart(row.phase)) for row in sheet.rows),
        end_text=say_course(sheet.end_text),
        totals=tuple(say_course(total) for total in sheet.totals),
        notes=tuple(say_course(note) for note in sheet.notes),
        no_branch=say_course(sheet.no_branch),
        branch=None if sheet.branch is None else _sheet(sheet.branch),
        dispense=tuple(say_course(line) for line in sheet.dispense),
        dispense_text=say_course(sheet.dispense_text),
    )


def _monitor(line: MonitorLine) -> MonitorLine:
    return replace(line, due_text=say_monitoring(line.due_text))
