"""The page as plain text: all of it, in its order, in lines that nothing can go wrong with."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace

import pytest

from app.domain.leaflet import (
    Blank,
    Chart,
    Grid,
    Leaflet,
    LeafletSection,
    Points,
    Steps,
    Text,
    Visits,
)
from app.handout.plain_text import plain_text
from app.handout.text_lines import COLUMNS, folded, width_of
from tests.unit.handout.example_pages import DECISION_ID, DRAFT, EXAMPLES, in_script, plan_page

NOT_SAID = {"id", "kind", "language", "direction", "tone", "size", "page_words", "tick_text", "weeks_text"}
NOT_SAID |= {"joint", "headings"}
MARKS_OF_DIRECTION = "\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"


def said_in(value: object) -> Iterator[str]:
    """Every text of a page, in the order of its fields."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Chart):
        yield value.words.text
    elif isinstance(value, (tuple, list)):
        for part in value:
            yield from said_in(part)
    elif is_dataclass(value):
        for field in fields(value):
            if field.name not in NOT_SAID:
                yield from said_in(getattr(value, field.name))


def squeezed(text: str) -> str:
    return "".join(letter for letter in text if not letter.isspace())


def with_section(*parts: object) -> Leaflet:
    return replace(plan_page(), sections=(LeafletSection("one", "One", parts),))  # type: ignore[arg-type]


@pytest.mark.parametrize("leaflet", EXAMPLES, ids=lambda leaflet: leaflet.language)
def test_OUT_8_that_everything_on_the_page_is_in_the_text_in_the_same_order(leaflet: Leaflet) -> None:
    text = squeezed(plain_text(leaflet))
    rest = text
    for section in leaflet.sections:
        _, title, rest = rest.partition(squeezed(section.title))
        assert title
        for part in section.parts:
            said = [squeezed(each) for each in said_in(part) if each] or ["_" * COLUMNS]
            _, first, rest = rest.partition(said[0])
            assert first
            assert all(each in first + rest for each in said), said
    around = (leaflet.title, leaflet.subtitle, leaflet.about, leaflet.protocol_line)
    assert all(squeezed(each) in text for each in (*around, *said_in(leaflet.patient), *said_in(leaflet.printed)))


@pytest.mark.parametrize("leaflet", EXAMPLES, ids=lambda leaflet: leaflet.language)
def test_OUT_8_that_the_marks_stand_first_and_last_and_the_decision_is_named(leaflet: Leaflet) -> None:
    lines = plain_text(leaflet).splitlines()
    assert lines[: len(leaflet.marks)] == list(leaflet.marks) == lines[-len(leaflet.marks) :]
    assert f"Page code {DECISION_ID}" in lines


@pytest.mark.parametrize("leaflet", EXAMPLES, ids=lambda leaflet: leaflet.language)
def test_OUT_8_that_lines_are_clean_and_at_most_80_columns_wide(leaflet: Leaflet) -> None:
    text = plain_text(leaflet)
    assert text.endswith("\n")
    assert not text.endswith("\n\n")
    for line in text[:-1].split("\n"):
        assert width_of(line) <= COLUMNS, line
        assert line == line.rstrip()
        assert all(unicodedata.category(letter)[0] != "C" for letter in line), line
    assert text.encode().decode() == text


@pytest.mark.parametrize("leaflet", EXAMPLES, ids=lambda leaflet: leaflet.language)
def test_MED_8_that_each_row_of_the_step_down_plan_is_complete_in_itself(leaflet: Leaflet) -> None:
    blocks = re.split(r"\n(?! {2})", plain_text(leaflet))
    (steps,) = (part for part in leaflet.parts() if isinstance(part, Steps))
    for row in steps.rows:
        (block,) = (each for each in blocks if row.from_text in each and row.dose_text in each)
        told = " ".join(block.split())
        labels = zip(steps.headings, (row.from_text, row.to_text, row.dose_text, row.tablets_text), strict=False)
        assert all(f"{heading}: {cell}" in told for heading, cell in labels), told


@pytest.mark.parametrize("leaflet", EXAMPLES, ids=lambda leaflet: leaflet.language)
def test_PAT_7_that_each_row_has_a_box_for_each_week_begun(leaflet: Leaflet) -> None:
    text = " ".join(plain_text(leaflet).split())
    (steps,) = (part for part in leaflet.parts() if isinstance(part, Steps))
    for row in steps.rows:
        assert f"{row.tablets_text} – {steps.headings[4]}:{' [ ]' * row.weeks} •" in text


@pytest.mark.parametrize("leaflet", EXAMPLES, ids=lambda leaflet: leaflet.language)
def test_PAT_7_that_each_visit_stands_on_a_line_of_its_own_with_a_box(leaflet: Leaflet) -> None:
    lines = plain_text(leaflet).splitlines()
    (visits,) = (part for part in leaflet.parts() if isinstance(part, Visits))
    for row in visits.rows:
        assert f"[ ] {row.day_text}: {', '.join(row.what)}" in lines


@pytest.mark.parametrize("blanks", range(12))
def test_MED_2_that_no_figure_is_broken_from_its_unit(blanks: int) -> None:
    text = plain_text(with_section(Text(f"{'x' * blanks} {'take 2 × 2.5 mg or 17.5 mg ' * 9}")))
    assert "2 × 2.5 mg or" in text
    assert not re.search(r"[0-9×]\n", text.partition("x take")[2].partition("═")[0])


def test_MED_1_that_a_medicine_stands_on_one_line_with_how_much_and_when() -> None:
    text = plain_text(plan_page())
    assert "• methotrexate – 15 mg once a week – 6 tablets of 2.5 mg – Monday only\n  • Calms" in text


def test_that_a_line_of_medicine_too_long_for_one_line_breaks_between_its_attributes_only() -> None:
    (medicines,) = (section for section in plan_page().sections if section.id == "medicines")
    long = replace(medicines.parts[0], take=("60 mg a day, " * 3 + "in the morning", "3 tablets of 20 mg each"))
    lines = plain_text(with_section(long)).splitlines()
    place = next(number for number, line in enumerate(lines) if line.startswith("• prednisone"))
    assert lines[place].endswith("in the morning –")
    assert lines[place + 1] == "  3 tablets of 20 mg each"


def test_UX_11_that_an_empty_cell_and_an_empty_blank_are_lines_to_write_on() -> None:
    text = plain_text(plan_page())
    assert "• Day: ____ – Weight: ____" in text
    assert "Call your clinic: ________________________" in text


def test_UX_11_that_a_column_without_a_heading_names_what_stands_behind_it() -> None:
    grid = Grid(("", "Yes", "No", "", "Yes", "No"), (("Fever", "", "", "Cough", "", ""), ("Pain", "", "", "", "", "")))
    text = plain_text(with_section(grid))
    assert "• Fever – Yes: ____ – No: ____\n• Cough – Yes: ____ – No: ____\n• Pain –" in text


def test_T092_that_no_line_begins_as_a_formula_does_whatever_was_entered() -> None:
    formula = '=HYPERLINK("x")'
    leaflet = replace(
        with_section(Text(f"{'word ' * 15}{formula}"), Points((formula, "-1", "+1", "@x")), Text(formula)),
        patient=(Blank("Name", formula), Blank("Record", "a\tb\r\nc")),
        marks=("=draft",),
    )
    text = plain_text(leaflet)
    assert text.count(formula) == 4
    assert not re.search(r"^[=+\-@\t\r]", text, re.MULTILINE)
    assert "Record: a b  c" in text or "Record: a b c" in text


def test_T092_that_marks_of_direction_and_controls_never_reach_the_text() -> None:
    leaflet = replace(plan_page(), patient=(Blank("Name", f"J{MARKS_OF_DIRECTION}ane\u0000\u200b Doe\u2028"),))
    assert "Name: Jane Doe\n" in plain_text(leaflet)


def test_OUT_8_that_a_word_longer_than_a_line_is_kept_whole_over_several() -> None:
    word = "W" * 200
    lines = folded(word, "• ")
    assert "".join(line.strip("• ") for line in lines) == word
    assert max(map(len, lines)) <= COLUMNS


def test_PAT_9_that_chinese_is_folded_by_its_width_and_no_line_begins_with_a_closing_mark() -> None:
    text = plain_text(in_script("zh-Hans"))
    long = [line for line in text.splitlines() if width_of(line) >= 78]
    assert len(long) >= 2
    assert not re.search(r"^[，。；]", text, re.MULTILINE)
    assert width_of("每天 5 mg") == 9


def test_PAT_9_that_arabic_stays_in_the_order_in_which_it_is_read() -> None:
    (words,) = {part.words for part in in_script("ar").parts() if isinstance(part, Text)}
    assert words in " ".join(plain_text(in_script("ar")).split())


def test_OUT_8_that_the_text_of_a_page_without_marks_begins_with_its_title() -> None:
    text = plain_text(replace(plan_page(), marks=(), decision_id=""))
    assert text.startswith("Your treatment plan\n═══════════════════\n")
    assert DRAFT not in text
    assert text.rstrip().endswith("3f9c2a7d")
