"""The case file is read strictly, told by field and line, and written so that it reads back the same."""

import io
import json
import sys
import time
from collections.abc import Mapping
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any, Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic.fields import FieldInfo

from app.domain.case import Case
from app.domain.case_tree import case_tree
from app.domain.choices import Decision, Override
from app.domain.errors import BadCase, NotWritten
from app.domain.section import Section
from app.domain.written import Day, Number, OneOf, Words
from app.store.case_file import (
    NOT_READABLE,
    mark_of_file,
    read_case_bytes,
    read_case_file,
    read_case_tree,
    write_case_file,
)

BROKEN = Path(__file__).parents[2] / "data" / "broken"
Kind = Literal["yaml", "json"]


def told(content: str | bytes, kind: Kind = "yaml") -> list[str]:
    raw = content.encode("utf-8") if isinstance(content, str) else content
    with pytest.raises(BadCase) as refused:
        read_case_bytes(raw, "case", kind)
    return [problem.sentence() for problem in refused.value.problems]


def test_that_yaml_and_json_give_the_same_case() -> None:
    from_yaml = read_case_bytes(
        b"visit_date: 2026-11-21\npatient: {weight_kg: 62.5, can_become_pregnant: no}", "c", "yaml"
    )
    from_json = read_case_bytes(
        b'{"visit_date": "2026-11-21", "patient": {"weight_kg": 62.5, "can_become_pregnant": "no"}}', "c", "json"
    )
    assert from_yaml == from_json
    assert from_yaml.patient.weight_kg == Decimal("62.5")
    assert from_yaml.patient.can_become_pregnant == "no"


def test_that_a_part_that_is_null_is_a_part_in_which_nothing_is_known() -> None:
    assert read_case_bytes(b"schema: heliotrope.case/1\npatient:\nlabs: null\nchoices: {}", "c", "yaml") == Case()


NOT_A_NUMBER = [
    "NaN", ".nan", "inf", "-inf", ".inf", "Infinity", "1e400", "1e3", "1E3", "−70", "1_0", "0x10", "0x5A", "0b1", "0o7",
    "٧٠", "７０", "70\u200b", "7 0", "1,5", "+70", "70.", ".5", "22:30", "70 kg", "--70", "yes", "true",
    "[70]", "{a: 70}", "5" * 5_000, "1E+1000000",
]  # fmt: skip


@pytest.mark.parametrize("written", NOT_A_NUMBER)
def test_T058_that_no_hostile_number_is_read_from_yaml(written: str) -> None:
    found = told(f"patient:\n  weight_kg: {written}")
    assert len(found) == 1
    assert found[0].startswith("case, line 2: patient.weight_kg: must be ")
    assert written not in found[0] or len(written) < 3


@pytest.mark.parametrize("written", ['" 70 "', '"70\\u200b"', '"-"', '""', '"0x10"'])
def test_T058_that_quotation_marks_do_not_make_a_number(written: str) -> None:
    assert told(f"patient:\n  weight_kg: {written}")[0].startswith("case, line 2: patient.weight_kg: must be ")


@pytest.mark.parametrize(
    "written",
    ["1e3", "1E400", "-70", '"70"', '" 70 "', '"٧٠"', "true", "false", "[70]", '{"a": 70}', "9" * 5_000, "1.2345678"],
)
def test_T058_that_no_hostile_number_is_read_from_json(written: str) -> None:
    [sentence] = told(f'{{"patient":\n {{"weight_kg": {written}}}}}', "json")
    assert sentence.startswith("case, line 2: patient.weight_kg: must be ")


@pytest.mark.parametrize("written", ["NaN", "Infinity", "-Infinity", "0x10", "1_0", "−70", "٧٠", "７０", "070", "+70"])
def test_T066_that_what_is_no_json_number_is_refused_as_such(written: str) -> None:
    assert "patient.weight_kg: " in told(f'{{"patient": {{"weight_kg": {written}}}}}', "json")[0]


@pytest.mark.parametrize("written", ["-0", "-0.0", "0", "0.000"])
def test_T058_that_minus_zero_is_zero(written: str) -> None:
    case = read_case_bytes(f"glucocorticoid: {{dose_mg_per_day: {written}}}".encode(), "c", "yaml")
    assert case.glucocorticoid.dose_mg_per_day == 0


def test_that_blanks_around_a_bare_number_are_no_part_of_it() -> None:
    assert read_case_bytes(b"patient: {weight_kg:   70   }", "c", "yaml").patient.weight_kg == 70


@pytest.mark.parametrize(
    "written", ["21-11-2026", "2026-02-30", "20261121", "2026-11-21T00:00:00", "0", "1899-12-31", "2026-1-1"]
)
def test_that_only_an_iso_day_of_the_calendar_is_a_day(written: str) -> None:
    assert told(f"visit_date: {written}")[0].startswith("case, line 1: visit_date: must be a day")


def test_that_a_number_is_no_day_and_no_name_in_json() -> None:
    found = told('{"visit_date": 20261121, "patient": {"identifier": 7}, "region": true}', "json")
    assert [sentence.split(": ")[1] for sentence in found] == ["visit_date", "patient.identifier", "region"]


@pytest.mark.parametrize("name", ["Anna Mustermann", "Mustermann", "Müller", "李", "anna mustermann", "12345", "a\\tb"])
@pytest.mark.parametrize("kind", ["yaml", "json"])
def test_that_a_key_that_may_be_a_name_is_not_repeated(name: str, kind: Kind) -> None:
    found = told('{"visit_date": "2026-11-21",\n "patient": {"NAME": "x"}}'.replace("NAME", name), kind)
    assert found == ["case, line 2: patient.(unknown key): is not a field of a case; take it out or look up its name"]
    twice = told('{"patient":\n {"NAME": "x", "NAME": "y"}}'.replace("NAME", name), kind)
    assert not [sentence for sentence in twice if name in sentence]
    assert "case, line 2: patient.(unknown key): stands twice" in twice[0]


def test_that_a_misspelt_field_is_still_named() -> None:
    assert told("patient: {wieght_kg: 62}") == [
        "case, line 1: patient.wieght_kg: is not a field of a case; did you mean weight_kg?"
    ]


def test_that_every_problem_is_told_in_the_order_of_the_file() -> None:
    found = told((BROKEN / "many_problems.yaml").read_bytes())
    assert [sentence.partition(": must")[0].partition(": is")[0] for sentence in found] == [
        "case, line 2: zzz",
        "case, line 3: weight_kg",
        "case, line 4: patient",
        "case, line 6: labs.egfr_ml_per_mn",
        "case, line 7: labs.alt_u_per_l",
        "case, line 8: history",
        "case, line 9: purpose",
        "case, line 11: choices.tablet_strengths_mg[1]",
        "case, line 13: choices.overrides[0].rul",
        "case, line 14: choices.overrides[1]",
        "case, line 15: choices.confirmed",
        "case, line 16: activity.major_organ.hart",
        "case, line 17: visit_date",
    ]


def test_that_an_unknown_field_comes_with_the_nearest_name() -> None:
    assert told("labs: {egfr_ml_per_mn: 3}") == [
        "case, line 1: labs.egfr_ml_per_mn: is not a field of a case; did you mean egfr_ml_per_min?"
    ]
    assert told("weight_kg: 62") == ["case, line 1: weight_kg: is not a field here; it belongs under patient"]


def test_INP8_that_no_value_is_repeated_in_a_problem() -> None:
    found = told("patient: {age_years: Mustermann, sex: Mustermann, family_name: [Mustermann]}\npurpose: Mustermann")
    assert len(found) == 4
    assert not any("Mustermann" in sentence for sentence in found)


def test_that_a_key_cannot_write_to_the_terminal() -> None:
    [sentence] = told('"\\e[31mred": 1')
    assert "\x1b" not in sentence


def test_that_very_many_unknown_fields_are_told_soon_and_not_all() -> None:
    started = time.perf_counter()
    assert len(told("\n".join(f"field_{number}: 1" for number in range(40_000)))) == 101
    assert time.perf_counter() - started < 5


@pytest.mark.parametrize("schema", ["heliotrope.case/2", "heliotrope.plan/1", "[a]", "1"])
def test_that_another_schema_is_told_alone(schema: str) -> None:
    [sentence] = told(f"schema: {schema}\nzzz: 1")
    assert "this program reads heliotrope.case/1" in sentence


@pytest.mark.parametrize(
    ("content", "kind", "word"),
    [
        (b"", "yaml", "is empty"),
        (b"# words\n", "yaml", "is empty"),
        (b" ", "json", "is empty"),
        (b"null", "json", "is empty"),
        (b"[]", "json", "is no case"),
        (b"just words", "yaml", "is no case"),
        (b"- a\n- b", "yaml", "is no case"),
    ],
)
def test_that_what_is_no_case_is_told_in_one_sentence(content: bytes, kind: Kind, word: str) -> None:
    [sentence] = told(content, kind)
    assert word in sentence


@pytest.mark.parametrize(
    ("name", "word"),
    [("nowhere.yaml", "does not exist"), (".", "is a folder"), ("case.txt", "must end in .yaml or .json")],
)
def test_that_a_file_that_cannot_be_read_is_told_in_one_sentence(tmp_path: Path, name: str, word: str) -> None:
    with pytest.raises(BadCase) as refused:
        read_case_file(tmp_path / name)
    [problem] = refused.value.problems
    assert word in problem.says


def test_that_a_file_over_1_mb_is_not_looked_at(tmp_path: Path) -> None:
    path = tmp_path / "case.yaml"
    path.write_bytes(b"a" * 2_000_000)
    with pytest.raises(BadCase, match="larger than 1 MB"):
        read_case_file(path)


@pytest.mark.parametrize("text", ["visit_date: 2026-11-21", '  {"visit_date": "2026-11-21"}'])
def test_that_standard_input_is_json_when_it_begins_with_a_brace(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(text.encode())))
    assert read_case_file(Path("-")).visit_date == date(2026, 11, 21)


def test_that_a_tree_from_a_form_is_told_without_lines() -> None:
    with pytest.raises(BadCase) as refused:
        read_case_tree({"patient": {"weight_kg": "70"}}, "the form")
    assert refused.value.problems[0].sentence().startswith("the form: patient.weight_kg: must be a number")


def test_that_a_case_in_which_nothing_is_known_is_only_its_schema() -> None:
    assert case_tree(Case()) == {"schema": "heliotrope.case/1"}


def test_that_words_that_could_be_misread_are_quoted(tmp_path: Path) -> None:
    case = read_case_bytes(b"patient: {can_become_pregnant: no, family_name: 'yes', given_name: '010'}", "c", "yaml")
    write_case_file(tmp_path / "case.yaml", case)
    text = (tmp_path / "case.yaml").read_text(encoding="utf-8")
    for line in ('can_become_pregnant: "no"', 'family_name: "yes"', 'given_name: "010"'):
        assert line in text


def test_that_a_written_json_case_is_json(tmp_path: Path) -> None:
    case = read_case_bytes(b"patient: {weight_kg: 62.50}\nvisit_date: 2026-11-21", "c", "yaml")
    write_case_file(tmp_path / "case.json", case)
    assert json.loads((tmp_path / "case.json").read_text(encoding="utf-8")) == {
        "schema": "heliotrope.case/1",
        "visit_date": "2026-11-21",
        "patient": {"weight_kg": 62.5},
    }


def test_T005_that_a_case_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    with pytest.raises(NotWritten):
        write_case_file(tmp_path / "nowhere" / "case.yaml", Case())


TEXT = st.text(st.characters(exclude_categories=("Cs", "Cc", "Cn")), max_size=12) | st.sampled_from(
    (
        "yes",
        "no",
        "null",
        "~",
        "- a",
        "a: b",
        "#",
        "'",
        '"',
        "\\",
        "010",
        "1e3",
        "2026-11-21",
        "{}",
        "[",
        "&a",
        "*a",
        "!x",
        "%",
    )
)


def answers(field: FieldInfo) -> st.SearchStrategy[object]:
    for mark in field.metadata:
        if isinstance(mark, Number):
            if mark.only:
                return st.none() | st.sampled_from([Decimal(number) for number in mark.only])
            places = 0 if mark.whole else 3
            low, high = Decimal(str(mark.low)), Decimal(str(mark.high))
            return st.none() | st.decimals(low, high, allow_nan=False, places=places)
        if isinstance(mark, OneOf):
            return st.sampled_from(mark.words)
        if isinstance(mark, Day):
            return st.none() | st.integers(0, 100_000).map(lambda days: date(1900, 1, 1) + timedelta(days))
        if isinstance(mark, Words):
            return st.none() | TEXT
    raise AssertionError(field)


def each_once(model: type[Section], name: str) -> st.SearchStrategy[Any]:
    return st.lists(sections(model), max_size=3, unique_by=lambda entry: entry.get(name) or object()).map(tuple)


def sections(model: type[Section]) -> st.SearchStrategy[Mapping[str, object]]:
    parts: dict[str, st.SearchStrategy[Any]] = {}
    for name, field in model.model_fields.items():
        kind = field.annotation
        if isinstance(kind, type) and issubclass(kind, Section):
            parts[name] = sections(kind)
        elif name == "tablet_strengths_mg":
            parts[name] = st.lists(st.decimals("0.5", 100, places=1), min_size=1, max_size=4).map(tuple)
        elif name == "confirmed":
            parts[name] = st.lists(TEXT, max_size=3).map(tuple)
        elif name == "overrides":
            parts[name] = each_once(Override, "rule")
        elif name == "decisions":
            parts[name] = each_once(Decision, "line")
        elif name == "taper_edits":
            halves = {"days": st.integers(1, 364).map(Decimal), "to_mg": st.decimals("0.5", 100, places=1)}
            one = st.fixed_dictionaries({"at_mg": st.decimals("0.5", 100, places=1)}, optional=halves)
            parts[name] = st.lists(one, max_size=3, unique_by=lambda edit: edit["at_mg"]).map(tuple)
        elif name in ("carried", "agreed"):
            day = st.integers(0, 100_000).map(lambda days: date(1900, 1, 1) + timedelta(days))
            also = {"value": TEXT.map(lambda text: text[:40]), "on_day": day, "line": TEXT} if name == "agreed" else {}
            one = st.fixed_dictionaries({}, optional={"field": TEXT, "from_day": day, **also})
            parts[name] = st.lists(one, max_size=3).map(tuple)
        elif field.alias is None:
            parts[name] = answers(field)
    return st.fixed_dictionaries({}, optional=parts)


@given(tree=sections(Case), kind=st.sampled_from(("yaml", "json")))
def test_that_a_written_case_reads_back_as_the_same_case(
    tmp_path_factory: pytest.TempPathFactory, tree: Mapping[str, object], kind: Kind
) -> None:
    case = read_case_tree(tree, "the form")
    path = tmp_path_factory.getbasetemp() / f"case.{kind}"
    write_case_file(path, case)
    assert read_case_file(path) == case
    assert read_case_tree(case_tree(case), "the form") == case


@pytest.mark.parametrize("written", ["010", "062", "00.5", "-01"])
def test_T058_that_a_leading_zero_is_no_number(written: str) -> None:
    with pytest.raises(BadCase):
        read_case_bytes(f"patient: {{weight_kg: {written}}}".encode(), "case.yaml", "yaml")


def test_that_a_strength_of_many_decimals_is_refused_before_it_is_counted_with() -> None:
    with pytest.raises(BadCase, match="at most 2 decimals"):
        read_case_bytes(b"choices: {tablet_strengths_mg: [1, 0.500001]}", "case.yaml", "yaml")


def test_that_a_file_is_known_again_by_its_content_until_somebody_changes_or_removes_it(tmp_path: Path) -> None:
    path = tmp_path / "case.yaml"
    assert mark_of_file(path) == ""
    mark = write_case_file(path, read_case_bytes(b"purpose: review", "c", "yaml"))
    assert mark_of_file(path) == mark
    path.write_bytes(path.read_bytes() + b"\n")
    assert mark_of_file(path) not in ("", mark)
    path.unlink()
    assert mark_of_file(path) == ""
    assert mark_of_file(tmp_path) == NOT_READABLE


def test_that_two_decisions_on_one_line_are_refused_at_the_second() -> None:
    case = """
choices:
  decisions:
    - {line: start-prednisone, decision: accept}
    - {line: methotrexate, decision: accept}
    - {line: start-prednisone, decision: decline}
"""
    assert told(case) == [
        "case, line 6: choices.decisions[2]: decides a second time on a line of advice that is decided above; "
        "keep the one that holds"
    ]


def test_that_a_rule_that_is_set_aside_twice_is_refused_at_the_second() -> None:
    case = """
choices:
  overrides:
    - {rule: G02, reason: tolerated before, specialist: Dr A. Mint}
    - {rule: G02, reason: a trial, specialist: Dr B. Reed}
"""
    assert told(case) == [
        "case, line 5: choices.overrides[1]: sets a rule aside that is set aside above already; "
        "keep the one entry that holds"
    ]
    assert told('{"choices": {"overrides": [{"rule": "G02"}, {"rule": "G02"}]}}', "json")[0].startswith(
        "case, line 1: "
    )


def test_that_entries_about_nothing_are_no_contradiction() -> None:
    case = read_case_bytes(b"choices:\n  decisions: [{note: a}, {note: b}]\n  overrides: [{}, {}]", "c", "yaml")
    assert len(case.choices.decisions) == 2
