"""The clinician's copy: nothing of the plan is lost, and nothing stands in it that was not there."""

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path

import pytest

from app.domain.case import Case
from app.domain.choices import Override
from app.domain.leaflet import FillIn, Grid, Leaflet, LeafletSection
from app.domain.reasons import DECLINE_REASONS, OVERRIDE_REASONS
from app.domain.report import Report
from app.engine.wording import day_text
from app.handout.document import render_pdf
from app.handout.lines import break_lines
from app.handout.phrases import plainly
from app.handout.plain_text import plain_text
from app.handout.proof import prove_page
from app.store.case_file import read_case_file
from tests.unit.handout.example_copies import DAY, DECISION, copy_of, decided, judged
from tests.unit.handout.laid_out import boxes_of
from tests.vignettes.vignette import FOLDER, case_of, compiled

EXAMPLES = sorted((Path(__file__).parents[3] / "resources" / "examples").glob("*.yaml"))
LEVELS = ["STOP", "CAUTION", "CONSIDER"]
NBSP = "\u00a0"


def said_in(value: object) -> Iterator[str]:
    """Every text of a value made of dataclasses and tuples; days as they are read."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, date):
        yield day_text(value)
    elif isinstance(value, tuple):
        for part in value:
            yield from said_in(part)
    elif is_dataclass(value):
        for field in fields(value):
            yield from said_in(getattr(value, field.name))


def squeezed(text: str) -> str:
    return " ".join(text.replace(NBSP, " ").split())


def words_of(leaflet: Leaflet) -> str:
    return squeezed(" ".join(said_in(leaflet)))


def section(leaflet: Leaflet, name: str) -> LeafletSection:
    (found,) = (each for each in leaflet.sections if each.id == name)
    return found


def example(name: str) -> Case:
    return read_case_file(next(path for path in EXAMPLES if path.stem == name))


@cache
def cases() -> tuple[tuple[str, Case], ...]:
    """Every example and every vignette, by name."""
    vignettes = ((vignette.id, case_of(vignette.case)) for vignette in FOLDER.suite().vignettes)
    return (*((path.stem, read_case_file(path)) for path in EXAMPLES), *vignettes)


@cache
def copies() -> tuple[tuple[str, Report, Leaflet, str], ...]:
    """The copy of each of them, with its report and its words."""
    made = []
    for name, case in cases():
        leaflet = copy_of(case)
        made.append((name, judged(case)[1], leaflet, words_of(leaflet)))
    return tuple(made)


def test_there_are_enough_cases_of_every_kind() -> None:
    reports = [report for _, report, _, _ in copies()]
    assert len(reports) > 300
    assert sum(report.emergency for report in reports) >= 10
    assert sum(report.taper is not None for report in reports) >= 50
    assert sum(bool(report.set_aside) for report in reports) >= 5
    assert {card.verdict for report in reports for card in report.cards} == {
        "offer", "option", "needs_facts", "blocked", "not_advised"
    }  # fmt: skip


def test_ALR_3_that_every_alert_stands_with_its_word_rule_action_reason_and_sources() -> None:
    for name, report, leaflet, words in copies():
        for alert in report.alerts:
            assert f"{alert.word} {alert.rule}: {alert.title}" in words, (name, alert.rule)
            told = (
                alert.action,
                alert.because,
                *alert.lines,
                *alert.affects,
                *(fact.title for fact in alert.raised_by),
            )
            assert all(squeezed(each) in words for each in told), (name, alert.rule)
            assert all(fact.title in words for fact in alert.would_change), (name, alert.rule)
            for number in alert.to_confirm:
                assert f"{number.value} ({number.says}; {', '.join(number.sources)})" in words, (name, number.id)
        listed = [
            row[0].split("\n")[0]
            for part in section(leaflet, "alerts").parts
            if isinstance(part, Grid)
            for row in part.rows
        ]
        standing = [line.split()[0] for line in listed]
        if not report.emergency:
            assert standing == sorted(standing, key=LEVELS.index), name


def test_REG_3_that_an_emergency_stands_first_and_light_on_dark() -> None:
    for name, report, leaflet, _ in copies():
        first = leaflet.sections[0]
        urgent = [alert for alert in report.alerts if alert.emergency and not alert.overridden]
        assert (first.tone == "alarm") is report.emergency, name
        assert report.headline in words_of(replace(leaflet, sections=(first,)))
        for alert in urgent:
            assert alert.title in words_of(replace(leaflet, sections=(first,))), name
        if urgent:
            (grid,) = section(leaflet, "alerts").parts
            assert isinstance(grid, Grid)
            assert all(alert.title in grid.rows[place][0] for place, alert in enumerate(urgent)), name


def test_MED_3_that_every_line_of_advice_stands_with_its_dose_its_sum_its_reason_and_its_sources() -> None:
    for name, report, _, words in copies():
        for card in report.cards:
            assert squeezed(card.headline) in words, (name, card.id)
            assert squeezed(card.dose_line) in words, (name, card.id)
            for part in filter(None, (card.arithmetic, card.range_line, card.course.removeprefix(", "))):
                assert f"{part[0].upper()}{part[1:]}" in words, (name, card.id, part)
            told = (
                card.because,
                *card.blocked,
                *(fact.title for fact in (*card.needs, *card.would_change, *card.hinges)),
            )
            assert all(squeezed(each).removesuffix(".") in words for each in told), (name, card.id)
            assert all(conflict.id in words for conflict in card.conflicts), (name, card.id)
            for number in card.to_confirm:
                assert f"{number.value} ({number.says}; {', '.join(number.sources)})" in words, (name, number.id)
            if card.verdict in ("offer", "needs_facts"):
                assert all(squeezed(line) in words for line in card.how), (name, card.id)


def test_MED_8_that_the_taper_stands_in_absolute_doses_with_its_totals_and_tablets_to_dispense() -> None:
    for name, report, leaflet, words in copies():
        if report.taper is None:
            assert report.no_taper in words, name
            continue
        grid = section(leaflet, "taper").parts[0]
        assert isinstance(grid, Grid)
        assert len(grid.rows) == len(report.taper.rows), name
        for row, told in zip(report.taper.rows, grid.rows, strict=True):
            expected = (row.from_text, row.to_text, row.weekday, str(row.week), str(row.days), row.dose_text)
            assert told[:6] == expected, name
            assert told[6] == row.tablets_text
            assert told[7].startswith(row.phase)
            assert ("your own" in told[7]) is row.changed
        sheet = report.taper
        for line in (
            *sheet.totals,
            *sheet.dispense,
            sheet.end_text,
            sheet.dispense_text,
            *sheet.notes,
            sheet.no_branch,
        ):
            assert line in words, (name, line)


def test_H38_that_every_check_stands_on_each_of_its_days() -> None:
    for name, report, leaflet, _ in copies():
        grids = [part for each in leaflet.sections if each.id == "monitoring" for part in each.parts]
        rows = [row for grid in grids if isinstance(grid, Grid) for row in grid.rows]
        for line in report.monitoring:
            ((days, checks),) = (row for row in rows if f"{line.item} (" in row[1])
            assert [each.strip() for each in days.split(",")] == (list(map(day_text, line.due)) or [line.due_text]), (
                name
            )
            (told,) = (each for each in checks.split("\n") if each.startswith(f"{line.item} ("))
            assert all(source.id in told for source in line.sources), (name, line.item)


def test_REG_4_that_every_unknown_fact_that_could_change_the_advice_stands_and_the_essential_ones_first() -> None:
    for name, report, leaflet, _ in copies():
        if not report.open_facts:
            continue
        unknown = section(leaflet, "unknown")
        first, _, rest = words_of(replace(leaflet, sections=(unknown,))).partition("Could change the advice")
        for fact in report.open_facts:
            assert fact.title in (first if fact.essential else rest), (name, fact.field)
        assert ("no dose is printed" in first) is any(fact.essential for fact in report.open_facts), name
        words = first + rest
        for line in report.missing:
            assert line.title in words, (name, line.field)
            assert all(each in words for each in line.needed_for), (name, line.field)


def test_ALR_2_that_every_rule_set_aside_stands_with_its_reason_by_whom_and_when() -> None:
    found = 0
    for name, report, leaflet, _ in copies():
        for aside in report.set_aside:
            found += 1
            words = words_of(replace(leaflet, sections=(section(leaflet, "set_aside"),)))
            assert f"{aside.rule} {aside.title}" in words, name
            assert report.visit_text in words
            assert aside.who in words
            free = next((aside.reason.removeprefix(f"{each}: ") for each in OVERRIDE_REASONS.values()
                         if aside.reason.startswith(f"{each}: ")), aside.reason)  # fmt: skip
            assert free in words, name
    assert found >= 5


def test_that_the_figures_worked_out_stand_with_their_values() -> None:
    for name, report, leaflet, _ in copies():
        (part,) = section(leaflet, "case").parts
        assert isinstance(part, FillIn)
        told = {blank.label: blank.value for blank in part.blanks}
        assert all(told[fact.title] == fact.value for fact in report.derived), name
        assert told["Allergies"] == report.patient.allergies


def test_CON_1_that_each_cited_source_stands_once_with_its_work_and_whether_it_is_confirmed() -> None:
    for name, report, leaflet, _ in copies():
        parts = (*report.alerts, *report.cards, *report.monitoring)
        cited = {source.id: source for part in parts for source in part.sources}
        rows = [row for each in leaflet.sections if each.id == "sources" for part in each.parts
                if isinstance(part, Grid) for row in part.rows]  # fmt: skip
        told = " ".join(f"{first}: {work}" for first, work in rows)
        for source in cited.values():
            mark = f"{source.id}?" if source.to_confirm else source.id
            assert len(re.findall(rf"(?<![\w-]){re.escape(source.id)}(?![\w-])", told)) == 1, (name, source.id)
            assert re.search(rf"(?<![\w-]){re.escape(mark)}(?![\w?-])", told), (name, mark)
            assert source.work in told, (name, source.id)
        for number in (number for card in (*report.alerts, *report.cards) for number in card.to_confirm):
            assert all(re.search(rf"(?<![\w-]){source}(?![\w-])", told) for source in number.sources), (name, number.id)


DOSE = re.compile(r"\d[\d,.]*(?= (?:mg|g|mL|kg|%)(?![\w]))")
DATE = re.compile(r"\b\d\d-[A-Z][a-z]{2}-\d{4}\b")


def test_T085_that_no_figure_and_no_day_stands_in_it_that_the_report_does_not_have() -> None:
    for name, report, _, words in copies():
        known = squeezed(" ".join(said_in(report)))
        assert set(DOSE.findall(words)) <= set(DOSE.findall(known)), name
        assert set(DATE.findall(words)) <= {*DATE.findall(known), day_text(DAY)}, name


def test_that_no_word_of_the_patients_page_stands_in_it() -> None:
    texts = [text for words in compiled().protocol.handout.values() if words.language in ("en", "en-GB")
             for text in words.texts.values() if len(text.split()) > 4 and "{" not in text]  # fmt: skip
    assert len(texts) > 50
    for name, _report, _leaflet, words in copies()[:40]:
        assert not [text for text in texts if text in words], name


def test_REG_5_that_a_decision_stands_where_it_was_taken_with_its_coded_reason_and_note() -> None:
    case = decided(
        example("severe-start"),
        ["start-methotrexate", "folic-acid", "calcium-vitamin-d"],
        {"pulse-methylprednisolone": "patient_prefers_not", "start-azathioprine": "not_suitable"},
    )
    _plan, report = judged(case)
    leaflet = copy_of(case)
    titles = {card.id: card.headline for card in report.cards}
    accepted = words_of(replace(leaflet, sections=(section(leaflet, "accepted"),)))
    declined = words_of(replace(leaflet, sections=(section(leaflet, "declined"),)))
    assert titles["folic-acid"] in accepted
    assert titles["calcium-vitamin-d"] in accepted
    for line, code in (("pulse-methylprednisolone", "patient_prefers_not"), ("start-azathioprine", "not_suitable")):
        assert titles[line] in declined
        assert f"{DECLINE_REASONS[code]}; a note on {line}." in declined
    assert titles["start-ivig"] in words_of(replace(leaflet, sections=(section(leaflet, "options"),)))
    assert "Facts used: Severity of muscle and organ disease: severe." in accepted


def test_REG_5_that_a_decision_that_lapsed_is_told_as_open_with_what_was_decided() -> None:
    case = decided(example("relapse"), ["folic-acid"])
    entry = case.choices.decisions[0]
    other_dose = entry.model_copy(update={"dose": "folic acid – tablet – DOSE 1 mg – oral – once a day"})
    other_day = entry.model_copy(update={"visit_date": date(2026, 10, 1)})
    for lapsed, told in (
        (other_dose, "Accepted as: folic acid – tablet – DOSE 1 mg – oral – once a day. The advice has changed since."),
        (other_day, "Accepted at the visit of 01-Oct-2026, not at this one."),
    ):
        choices = case.choices.model_copy(update={"decisions": (lapsed,)})
        leaflet = copy_of(case.model_copy(update={"choices": choices}))
        assert "accepted" not in {each.id for each in leaflet.sections}
        assert told in words_of(replace(leaflet, sections=(section(leaflet, "open"),)))


def test_REG_5_that_a_line_accepted_before_a_warning_came_up_is_told_with_it() -> None:
    case = decided(example("severe-start"), ["start-prednisone"])
    leaflet = copy_of(case)
    words = words_of(replace(leaflet, sections=(section(leaflet, "open"),)))
    assert "Accepted before this came up: Long high-dose course" in words


def test_REG_5_that_a_line_accepted_and_not_offered_any_more_is_told() -> None:
    case = decided(example("severe-start"), ["folic-acid"])
    entry = case.choices.decisions[0].model_copy(update={"line": "start-something", "dose": "x – DOSE 3 mg – oral"})
    choices = case.choices.model_copy(update={"decisions": (entry,)})
    leaflet = copy_of(case.model_copy(update={"choices": choices}))
    assert "start something x – DOSE 3 mg – oral" in words_of(replace(leaflet, sections=(section(leaflet, "gone"),)))


def test_OUT_7_that_a_long_reason_is_wrapped_within_the_margins_and_stands_whole() -> None:
    reason = "Discussed at length with the centre, the parents of the patient and the ward: " * 4
    override = Override.model_validate(
        {
            "rule": "G33",
            "reason": reason[:300].strip(),
            "specialist": "Dr " + "Long-Name " * 5,
            "code": "specialist_advice",
        }
    )
    case = example("severe-start")
    case = case.model_copy(update={"choices": case.choices.model_copy(update={"overrides": (override,)})})
    leaflet = copy_of(case)
    assert squeezed(reason[:300]) in words_of(leaflet)
    for page in boxes_of(leaflet, "A4"):
        assert all(box.left > 30 and box.right < 595.28 - 30 for box in page)
    laid = squeezed(" ".join(box.text for page in boxes_of(leaflet, "A4") for box in page))
    assert "Long-Name Long-Name" in laid


def test_MED_2_that_a_medicine_line_is_wrapped_between_its_attributes_only() -> None:
    for _name, report, leaflet, _ in copies()[:60]:
        cells = [text for text in said_in(leaflet.sections) if "DOSE" in text]
        for card in (card for card in report.cards if card.dose_line):
            line = next(
                part for cell in cells for part in cell.split("\n") if squeezed(part) == squeezed(card.dose_line)
            )
            for broken in break_lines(line, 8.5, 150.0)[:-1]:
                whole = broken.strip().removesuffix("–").strip().removeprefix("–").strip()
                assert all(part in card.dose_parts or len(part) > 30 for part in whole.split(" – ")), broken


def test_PAT_10_that_a_copy_nobody_has_checked_is_a_draft_and_one_of_a_draft_protocol_stays_one() -> None:
    case = example("relapse")
    unchecked, checked = copy_of(case), copy_of(case, "Dr Example")
    assert unchecked.marks == ("DRAFT: not checked by a clinician, and the protocol is not approved",)
    assert checked.marks == ("DRAFT: the protocol is not approved",)
    assert unchecked.draft
    assert checked.draft
    assert "Dr Example" in words_of(replace(checked, sections=(section(checked, "basis"),)))


def test_CNT_9_that_the_protocol_stands_with_version_status_and_whole_content_hash() -> None:
    plan, _ = judged(example("relapse"))
    leaflet = copy_of(example("relapse"))
    words = words_of(replace(leaflet, sections=(section(leaflet, "basis"),)))
    assert all(each in words for each in (plan.protocol_version, "draft", plan.protocol_sha256, DECISION))
    assert leaflet.decision_line == f"Page code {DECISION}"
    assert leaflet.code_payload == f"HELIOTROPE {plan.protocol_version} {DECISION}"
    without = copy_of(example("relapse"), decision="")
    assert (without.decision_line, without.code_payload) == ("", "")


def test_ID_9_that_what_was_not_recorded_of_a_patient_is_a_line_to_write_on() -> None:
    leaflet = copy_of(example("severe-start"))
    assert [blank.value for blank in leaflet.patient] == ["", "38 years", ""]


def test_MED_1_that_the_language_is_that_of_the_region() -> None:
    case = example("relapse")
    british = copy_of(case.model_copy(update={"region": "UK"}))
    assert copy_of(case).language == "en-US"
    assert british.language == "en-GB"
    assert "prednisolone" in words_of(british)
    assert "predniSONE" not in words_of(british)


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_T085_that_the_copy_of_an_example_is_set_whole_on_few_pages_and_is_the_same_twice(path: Path) -> None:
    leaflet = copy_of(read_case_file(path))
    assert leaflet == copy_of(read_case_file(path))
    assert len(boxes_of(leaflet)) <= 7
    prove_page(render_pdf(leaflet, "A4"), leaflet, None)


def test_OUT_8_that_the_text_of_a_copy_tells_each_row_in_lines_of_its_own() -> None:
    text = plain_text(copy_of(example("relapse")))
    assert "• CONSIDER G11: Steroid card and sick-day rules\n  What to do, and why: Give the steroid" in text
    assert "\n  predniSONE – tablet – DOSE 60 mg – oral – once a day, in the morning\n" in text
    assert "• From: 19-Dec-2026 – To: 01-Jan-2027 – First day: Saturday" in text
    assert max(map(len, text.splitlines())) <= 80


def test_MED_1_that_the_sum_of_the_rows_is_the_dose_that_is_told_for_the_whole_course() -> None:
    for name, report, leaflet, words in copies():
        if report.taper is None:
            continue
        grid = section(leaflet, "taper").parts[0]
        assert isinstance(grid, Grid)
        total = sum((Decimal(row[5].removesuffix(" mg")) * int(row[4]) for row in grid.rows), Decimal(0))
        told = re.search(r"([\d,.]+) mg in all;", words)
        assert told, name
        assert Decimal(told[1].replace(",", "")) == total, name


def test_T085_that_an_exponent_is_never_read_back_as_a_figure() -> None:
    assert plainly("0.5 × 10⁹/L") == plainly("0.5 × 10 ⁹ /L")
    assert plainly("0.5 × 10⁹/L") != plainly("0.5 × 109/L")
