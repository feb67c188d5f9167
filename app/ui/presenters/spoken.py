"""The report in the language of the window: what the engine says in words of its own; the protocol keeps its own."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from app.ui.language import BASE, as_written, language, said_of, say
from app.ui.presenters.engine_lines import (
    CARDS,
    CHART,
    COMMON,
    COURSE,
    FIELDS,
    MONITORING,
    PROTOCOL,
    REFUSALS,
    STANDING,
    WHO,
)

if TYPE_CHECKING:
    from app.domain.drawing import Drawing, Shape
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
say_protocol, say_problem, say_refusal = said_of(PROTOCOL), said_of(FIELDS), said_of(REFUSALS)
_MEASURE = re.compile(r"([0-9.,]+) (.+)")


def spoken_report(report: Report) -> Report:
    """Say a report in the language in force; in the base language it is the same report."""
    if language() == BASE:
        return report
    return replace(
        report,
        patient=_patient(report.patient),
        visit_text=say_who(report.visit_text),
        headline=say_standing(report.headline),
        alerts=tuple(_alert(alert) for alert in report.alerts),
        cards=tuple(_card(card) for card in report.cards),
        missing=tuple(replace(line, title=say(line.title)) for line in report.missing),
        derived=_facts(report.derived),
        taper=None if report.taper is None else _sheet(report.taper),
        no_taper=say_standing(report.no_taper),
        monitoring=tuple(_monitor(line) for line in report.monitoring),
        protocol_line=say_protocol(report.protocol_line),
        set_aside=tuple(_aside(each) for each in report.set_aside),
        open_facts=tuple(replace(fact, title=say(fact.title)) for fact in report.open_facts),
    )


def spoken_drawing(drawing: Drawing) -> Drawing:
    """Say the labels of a chart in the language in force."""
    if language() == BASE:
        return drawing
    shapes = tuple(_shape(shape) for shape in drawing.shapes)
    return replace(drawing, shapes=shapes, text=say_chart(drawing.text))


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
    return tuple(replace(fact, title=say(fact.title), value=_value(fact.value)) for fact in facts)


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
        allergies=say_who(patient.allergies),
        identifier_title=say(patient.identifier_title),
    )


def _alert(alert: AlertCard) -> AlertCard:
    return replace(
        alert,
        word=say(alert.word),
        affects=tuple(say(name) for name in alert.affects),
        facts=_facts(alert.facts),
        set_aside=None if alert.set_aside is None else _aside(alert.set_aside),
        without_effect=None if alert.without_effect is None else _aside(alert.without_effect),
    )


def _card(card: AdviceCard) -> AdviceCard:
    return replace(
        card,
        headline=say_common(card.headline),
        because=say_common(card.because),
        verdict_word=say(card.verdict_word),
        range_line=_parts(card.range_line, ", ", say_card),
        strength=say(card.strength),
        facts=_facts(card.facts),
        needs=_facts(card.needs),
        would_change=_facts(card.would_change),
        hinges=_facts(card.hinges),
    )


def _sheet(sheet: TaperSheet) -> TaperSheet:
    return replace(
        sheet,
        title=say_course(sheet.title),
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
