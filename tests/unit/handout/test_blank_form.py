"""The form to fill in by hand: every fact that is asked, what is urgent in the protocol's own words, and no dose."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import cache

import pytest

from app.domain.errors import HandoutRefused
from app.domain.form_groups import BESIDE_CHART, FROM_LAST_VISIT, asked_facts, fact_groups
from app.domain.form_words import GROUPS, choice_text
from app.domain.leaflet import FillIn, Grid, Leaflet, LeafletSection
from app.domain.page_order import PAPER_NAMES, PaperName
from app.domain.recording import catalogue
from app.engine.missing import ESSENTIAL
from app.handout.blank_emergency import on_paper
from app.handout.blank_form import blank_form
from app.handout.document import render_pdf
from app.handout.plain_text import plain_text
from app.handout.proof import prove_page
from tests.unit.handout.laid_out import boxes_of
from tests.unit.handout.test_clinician_copy import said_in
from tests.vignettes.vignette import compiled

REGIONS = ("US", "UK")
PLACES = {"never_stop", "same_day", "first", "medicines_now", "steps"}
"""The sections that ask nothing of the case."""


@cache
def form(region: str = "US") -> Leaflet:
    return blank_form(compiled(), region)


def asking() -> list[LeafletSection]:
    return [section for section in form().sections if section.id not in PLACES]


def asked_in(section: LeafletSection) -> Iterator[tuple[str, str]]:
    """Every question of a section, and how it is answered: words to circle, boxes to tick, or a line."""
    for part in section.parts:
        if isinstance(part, FillIn):
            yield from ((blank.label, blank.value or "line") for blank in part.blanks)
        elif isinstance(part, Grid):
            assert part.to_tick
            for row in part.rows:
                yield from zip(row[::4], map(repr, zip(row[1::4], row[2::4], row[3::4], strict=True)), strict=True)


@cache
def questions() -> dict[str, tuple[str, str]]:
    """Title of a fact to its question on the form: the longest title with which the question begins."""
    catalogue()
    titles = sorted((spec.title for spec in asked_facts().values()), key=len, reverse=True)
    pairs = [pair for section in asking() for pair in asked_in(section) if pair[0]]
    found = {next(title for title in titles if label.startswith(title)): (label, answer) for label, answer in pairs}
    assert len(found) == len(pairs)
    return found


def question_of(path: str) -> tuple[str, str]:
    return questions()[asked_facts()[path].title]


def paths() -> list[str]:
    catalogue()
    return [path for path in asked_facts() if path not in (*BESIDE_CHART, *FROM_LAST_VISIT)]


def test_UX_11_that_every_fact_of_the_catalogue_is_asked_once_and_nothing_else_is() -> None:
    labels = [label for section in asking() for label, _ in asked_in(section) if label]
    assert len(labels) == len(paths()) > 200
    assert set(questions()) == {asked_facts()[path].title for path in paths()}


def test_UX_11_that_the_groups_are_those_of_the_window_red_flags_first() -> None:
    assert [section.title for section in asking()] == [GROUPS[group.id] for group in fact_groups()]
    assert asking()[0].title == "Red flags: new or worse"
    for section, group in zip(asking(), fact_groups(), strict=True):
        assert len([label for label, _ in asked_in(section) if label]) == len(group.paths)


def test_REG_4_that_every_question_of_a_closed_list_can_be_answered_with_each_word_and_with_not_known() -> None:
    ticked = 0
    for path in paths():
        spec = asked_facts()[path]
        _, answer = question_of(path)
        if spec.kind != "word":
            assert answer == "line", path
        elif answer.startswith("("):
            assert (spec.words, answer) == (("yes", "no"), repr(("", "", ""))), path
            ticked += 1
        else:
            pending = ["Pending"] if path.startswith("antibodies.") else []
            unknown = [] if spec.silence else ["Not known"]
            assert answer.split(" · ") == [*map(choice_text, spec.words), *pending, *unknown], path
    assert ticked > 100
    grids = [part for section in asking() for part in section.parts if isinstance(part, Grid)]
    assert all(set(grid.headings) == {"", "Yes", "No", "Not known"} for grid in grids)


def test_MED_6_that_each_number_stands_with_its_unit() -> None:
    for path in paths():
        spec = asked_facts()[path]
        if spec.unit:
            assert spec.unit in question_of(path)[0], path
    assert question_of("patient.weight_kg")[0] == "Weight, kg or lb *"


def test_UX_11_that_essential_facts_are_marked_and_no_others() -> None:
    for path in paths():
        essential = path in ESSENTIAL or path == "patient.date_of_birth"
        assert ("*" in question_of(path)[0]) is essential, path
    assert "* Essential: no dose is worked out without it." in form().subtitle


def test_UX_11_that_a_red_flag_stands_with_what_counts_as_one() -> None:
    for path in paths():
        spec = asked_facts()[path]
        if path.startswith("red_flags.") and path in fact_groups()[0].paths and spec.words == ("yes", "no"):
            assert spec.about in question_of(path)[0], path


def test_REG_3_that_every_emergency_of_the_protocol_stands_with_what_it_looks_for_and_what_to_do() -> None:
    (same_day,) = (section for section in form().sections if section.id == "same_day")
    (grid,) = same_day.parts
    assert isinstance(grid, Grid)
    rules = [each for each in compiled().case_rules if each.rule.emergency]
    assert len(grid.rows) == len(rules) >= 8
    for rule, (looks_for, do) in zip(rules, grid.rows, strict=True):
        grade = rule.rule.grades[0]
        assert looks_for.startswith(grade.says or rule.rule.says)
        assert do == on_paper(grade.do)
        flags = [leaf for leaf in rule.leaves[0] if leaf.startswith("red_flags.")]
        assert all(asked_facts()[flag].title in looks_for for flag in flags), rule.rule.id
    told = " ".join(looks_for for looks_for, _ in grid.rows)
    assert "SpO2 at rest below 94 %" in told
    assert "unless Interstitial lung disease: confirmed" in told


def test_H08_that_it_says_first_in_the_protocols_words_never_to_stop_a_glucocorticoid() -> None:
    first = form().sections[0]
    (row,) = (each.row for each in compiled().rows if each.row.id == "keep-prednisone")
    assert first.tone == "alarm"
    assert first.title == f"A glucocorticoid that is taken: {row.says[0].lower()}{row.says[1:]}"
    assert row.because in " ".join(said_in(first.parts))


def test_H08_that_a_protocol_that_does_not_say_it_makes_no_form() -> None:
    without = replace(compiled(), rows=())
    with pytest.raises(HandoutRefused, match="never stopped suddenly"):
        blank_form(without, "US")


def test_REG_3_that_what_is_urgent_is_said_in_sentences_of_the_protocol_alone() -> None:
    rules = [each.rule for each in compiled().case_rules]
    sentences = {each for rule in rules for grade in rule.grades for each in re.split(r"(?<=[.!?]) ", grade.do)}
    for section in form().sections[1:3]:
        for part in section.parts:
            assert isinstance(part, Grid)
            for _, do in part.rows:
                assert set(re.split(r"(?<=[.!?]) ", do)) <= sentences


@pytest.mark.parametrize("region", REGIONS)
def test_UX_11_that_it_gives_no_dose_and_points_at_none(region: str) -> None:
    words = " ".join(said_in(form(region)))
    assert re.findall(r"\d[\d,.]* ?(?:mg|g|mL|IU)\b[^/]{0,8}", words) == ["1 mg steps, "]  # the title of a choice
    assert "stands below" in " ".join(grade.do for each in compiled().case_rules for grade in each.rule.grades)
    assert "below." not in words


def test_UX_11_that_medicines_and_steps_can_be_written_into_empty_tables() -> None:
    (medicines,) = (section for section in form().sections if section.id == "medicines_now")
    (steps,) = (section for section in form().sections if section.id == "steps")
    (table,) = (part for part in steps.parts if isinstance(part, Grid))
    assert table.headings == ("From", "To", "mg a day", "Tablets a day, each strength", "Weeks")
    for grid in (table, *(part for part in medicines.parts if isinstance(part, Grid))):
        assert len(grid.rows) >= 6
        assert not any(cell for row in grid.rows for cell in row)
    labels = [blank.label for part in steps.parts if isinstance(part, FillIn) for blank in part.blanks]
    assert "Tablet strengths at hand, mg *" in labels


@pytest.mark.parametrize("paper", PAPER_NAMES)
@pytest.mark.parametrize("region", REGIONS)
def test_UX_11_that_it_is_set_whole_on_six_pages_at_most(paper: PaperName, region: str) -> None:
    assert len(boxes_of(form(region), paper)) <= 6
    prove_page(render_pdf(form(region), paper), form(region), None)


def test_PAT_10_that_it_is_a_draft_while_the_protocol_is_one_and_names_its_version_and_content() -> None:
    about = compiled().protocol.about
    assert about.status == "draft"
    assert form().draft
    assert form().marks == ("DRAFT: the protocol is not approved",)
    assert about.version in form().protocol_line
    assert compiled().protocol.sha256[:8] in form().protocol_line
    assert form().decision_line == ""


def test_ID_9_that_nobodys_name_stands_on_it_and_each_page_has_lines_for_it() -> None:
    assert [(blank.label, blank.value) for blank in form().patient] == [("Name", ""), ("Born", ""), ("Record no.", "")]
    assert form().printed.value == ""
    assert blank_form(compiled(), "US", date(2026, 11, 21)).printed.value == "21-Nov-2026"


def test_ID_5_that_a_british_form_is_in_british_english_and_asks_for_the_nhs_number() -> None:
    assert (form("UK").language, form("US").language) == ("en-GB", "en-US")
    assert form("UK").patient[2].label == "NHS No."


def test_OUT_8_that_its_text_can_be_answered_line_by_line() -> None:
    text = plain_text(form())
    assert "• Effective contraception – Yes: [ ] – No: [ ] – Not known: [ ]\n" in text
    assert "Weight, kg or lb *: ________________________\n" in text
    assert "Sex: Female · Male · Not known\n" in text
    assert text.count("• From: ____ – To: ____ – mg a day: ____") == 11
    assert "\u00a0" not in text
