"""The patient's words on every page that the vignettes and the examples make: easy, exact, without jargon."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from app.domain.errors import AssistantError
from app.domain.leaflet import Leaflet, LeafletMedicine, LeafletSection, Visits
from app.domain.page_order import PageOrder
from app.engine.evaluate import evaluate
from app.engine.leaflet import make_leaflet
from app.proofs.reading import VignetteFolder
from app.protocols.handout_reading import names_in
from app.protocols.readability import Reading, reading_of, sentences_of
from app.store.case_file import read_case_file, read_case_tree
from tests.unit.handout.example_course import FIRST_DAY, make_case, make_compiled, make_plan, page_words
from tests.unit.handout.spoken_page import everything, printed, prose

ROOT = Path(__file__).parents[3]
ENGLISH = ("en", "en-GB")
JARGON = re.compile(
    r"\b(oral|taper|glucocorticoid|immunosuppress|contraindicat|toxic|adverse|renal|hepatic|dyspn|dysphag|syncope|prophyla"
    r"|subcutan|intramusc|intraven|sclero|alopecia|nausea|lesion|erupt|induction|relapse|remission|monitor)"
    r"|\b(bd|od|tds|prn|po|iv|im|sc|spf|gp|e\.g|i\.e|etc|vs|approx|max|min)\b",
    re.IGNORECASE,
)
BANNED_NAMES = re.compile(r"\b(MTX|AZA|MMF|HCQ|CSA|CsA|CYC|RTX|IVIG|pred|GC|MP|PJP|TMP|SMX)\b")
BANNED_ABBREVIATIONS = re.compile(
    r"\d\.0\b|(?<!\d)\.\d|\dmg\b|\dg\b|\dmL\b|µg|\bmcg\b|\bq\.?d\b|\bo\.d\b|\bBID\b|\bIU\b|\bU\b|\bhs\b|\bD/C\b|\bcc\b|@|[<>&\\|/]|°"
)
CHANGE = re.compile(
    r"\b(by|reduce[ds]?|decrease[ds]?|lower(?:ed)?|raise[ds]?|half|halve[ds]?|double[ds]?|twice)\b[^.?!\n]{0,25}\d"
    r"|\d[^.?!\n]{0,25}\b(by|reduce[ds]?|decrease[ds]?|half|halve[ds]?|double[ds]?|twice)\b",
    re.IGNORECASE,
)
DECIMAL = re.compile(r"\d\.\d+\b(?! (?:mg|g|%))")
LONG_DAY = re.compile(
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day [0-3]\d (?:January|February|March|April|May|June|July|August|"
    r"September|October|November|December) \d{4}"
)
SHORT_DAY = re.compile(
    r"\d{4}-\d\d-\d\d|\d\d?/\d\d?/\d{2,4}|\b\d\d?-?(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\b"
)


@cache
def every_page() -> tuple[tuple[str, Leaflet], ...]:
    """Each vignette and example: as offered, with every option accepted, and as the other region writes it."""
    return tuple(_every_page())


def _every_page() -> Iterator[tuple[str, Leaflet]]:
    compiled = make_compiled()
    cases = [(vignette.id, vignette.case) for vignette in VignetteFolder(ROOT / "tests/vignettes").suite().vignettes]
    examples = ((path.stem, read_case_file(path)) for path in sorted((ROOT / "resources/examples").glob("*.yaml")))
    for name, case in (*((name, read_case_tree(tree, name)) for name, tree in cases if _is_a_case(tree)), *examples):
        plan = evaluate(compiled, case)
        options = frozenset(row.id for row in plan.recommendations if row.verdict in ("offer", "option"))
        other = "en" if case.region == "UK" else "en-GB"
        for accepted, language in ((None, "en"), (options, "en"), (options, other)):
            order = PageOrder(accepted=accepted, printed_on=case.visit_date, language=language)
            yield name, make_leaflet(compiled, case, plan, order)


def _is_a_case(tree: object) -> bool:
    try:
        read_case_tree(tree, "a vignette")  # type: ignore[arg-type]
    except AssistantError:
        return False
    return True


@cache
def every_section() -> dict[LeafletSection, str]:
    """Each section that differs from the others, with the first page on which it stands."""
    sections: dict[str, tuple[LeafletSection, str]] = {}
    for name, leaflet in every_page():
        for section in leaflet.sections:
            sections.setdefault("\n".join(printed(section)), (section, f"{name} ({leaflet.language}): {section.id}"))
    return dict(sections.values())


def graded(section: LeafletSection) -> Reading:
    return reading_of(prose(section), names_in(page_words().texts))


def test_that_the_vignettes_make_pages_of_every_kind_and_section() -> None:
    assert len(every_page()) > 900
    assert {leaflet.kind for _, leaflet in every_page()} == {"plan", "urgent"}
    assert {leaflet.language for _, leaflet in every_page()} == {"en-US", "en-GB"}
    assert {section.id for section in every_section()} == {
        "call", "not_now", "swallow", "steroid_ended", "medicines", "never_stop", "emergency", "today", "plan", "ill",
        "methotrexate", "sun", "infections", "pregnancy", "effects", "visits", "questions", "steroid_card", "signing",
        "urgent", "nothing",
    }  # fmt: skip


def test_PAT_2_T096_that_every_section_reads_at_grade_six_or_below() -> None:
    hard = {where: graded(section) for section, where in every_section().items() if not graded(section).is_easy}
    worst = sorted(hard.items(), key=lambda each: -each[1].grade)[:10]
    assert not hard, "\n".join(f"{where}: grade {found.grade:.1f}" for where, found in worst)


def test_PAT_2_that_no_sentence_is_long() -> None:
    sentences = {sentence for section in every_section() for sentence in sentences_of(prose(section))}
    assert max(sentences, key=lambda sentence: len(sentence.split())).count(" ") < 25


@cache
def every_line() -> frozenset[str]:
    """Every line that is printed on any of the pages."""
    return frozenset(line for _, leaflet in every_page() for text in everything(leaflet) for line in text.splitlines())


@pytest.mark.parametrize(
    "banned",
    [JARGON, BANNED_NAMES, CHANGE, DECIMAL, SHORT_DAY],
    ids=["jargon", "names of medicines", "words of change", "decimals", "short days"],
)
def test_MED_2_MED_8_PAT_8_T096_that_no_line_of_any_page_has_what_is_banned(banned: re.Pattern[str]) -> None:
    assert not sorted(line for line in every_line() if banned.search(line))[:10]


def test_MED_2_T096_that_figures_and_units_are_written_the_one_safe_way() -> None:
    lines = (line.replace(" | ", ", ") for line in every_line())
    assert not sorted(line for line in lines if BANNED_ABBREVIATIONS.search(line))[:10]


def test_PAT_8_that_the_only_percent_is_the_strength_of_an_ointment() -> None:
    assert {line for line in every_line() if "%" in line} == {"Strength 0.1 %", "Strength 0.03 %"}


def test_PAT_8_that_every_day_of_a_table_is_long_and_names_its_weekday() -> None:
    days = [row.day_text for _, leaflet in every_page() for part in leaflet.parts() if isinstance(part, Visits)
            for row in part.rows]  # fmt: skip
    assert days
    assert all(LONG_DAY.fullmatch(day) for day in days)


def test_MED_7_H01_that_a_weekly_medicine_never_reads_as_daily() -> None:
    for name, leaflet in every_page():
        for medicine in (part for part in leaflet.parts() if isinstance(part, LeafletMedicine)):
            weekly, daily = (
                "ONE day a week" in medicine.take[0],
                re.search(r"\b(?:once a|each) day\b", medicine.take[0]),
            )
            assert not (weekly and daily), name
            if medicine.id == "methotrexate":
                assert weekly, name
                assert medicine.only_on.endswith("day only"), name


def test_H12_H13_that_no_page_tells_two_things_about_one_sign() -> None:
    """What asks for the emergency number never asks for a mere call the same day."""
    for name, leaflet in every_page():
        for section in leaflet.sections:
            for line in printed(section):
                if re.search(r"vomit|hard to breathe", line):
                    assert "same day" not in line, (name, line)


def test_SRC_1_that_no_dose_is_typed_into_the_words() -> None:
    for language in ENGLISH:
        for name, text in page_words(language).texts.items():
            if not name.startswith("emergency_number"):
                assert not re.search(r"\d+ ?(mg|g|mL|tablet|times)\b", text), name


def test_that_every_text_is_said_on_some_page() -> None:
    """A text that nothing says is a text that nobody checks."""
    words, unsaid = page_words(), []
    printed_lines = "\n".join(every_line())
    for name, text in words.texts.items():
        pattern = re.sub(r"\\\{[a-z_]+\\\}", ".+", re.escape(text))
        if not re.search(pattern, printed_lines):
            unsaid.append(name)
    assert set(unsaid) <= NOT_ON_THESE_PAGES, sorted(set(unsaid) - NOT_ON_THESE_PAGES)


NOT_ON_THESE_PAGES = frozenset(
    "about_checked check_other draft_protocol hold_birth_control hold_day hold_dose how_hydrocortisone_emergency "
    "how_tablets_now how_tablets_start ill_not_shared ill_whole mark_translation medicine_adalimumab "
    "medicine_ciclosporin_UK medicine_dexamethasone medicine_etanercept medicine_infliximab message_fast "
    "message_fast_child pregnancy_cyclophosphamide pregnancy_feeding_1 script_fast_child status_approved "
    "status_draft status_under_review take_none_else take_times take_total urgent_R05 urgent_R07 urgent_R10 "
    "urgent_drip_ask_child urgent_drip_child urgent_ended visits_tick weekday_4 "
    "what_for_hydrocortisone_emergency".split()
)
"""What only another status, day or case says; the tests of the page's contents make most of these."""

MUST_BE_SAID = (
    "Never stop prednisone", "911", "vomit", "hydrocortisone", "chickenpox", "steroid card", "mood", "thirsty",
    "stomach", "sunscreen", "hat", "rimethoprim", "alcohol", "birth control", "bruises", "mouth sores", "blood tests",
)  # fmt: skip


@pytest.mark.parametrize("word", MUST_BE_SAID)
def test_PAT_4_5_6_that_nothing_that_must_be_said_is_missing(word: str) -> None:
    leaflet = make_leaflet(make_compiled(), make_case(), make_plan(), PageOrder(printed_on=FIRST_DAY))
    assert any(word in line for line in everything(leaflet))
