"""JSON is read strictly: duplicate keys, NaN, trailing data and other encodings are refused with line and column."""

import json
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.errors import BadCase
from app.domain.written import NumberText, PlainText
from app.files.strict_json import read_json

BROKEN = Path(__file__).parents[2] / "data" / "broken"


def problems(text: str | bytes) -> list[str]:
    content = text.encode("utf-8") if isinstance(text, str) else text
    with pytest.raises(BadCase) as refused:
        read_json(content, "case.json")
    return [problem.sentence() for problem in refused.value.problems]


def test_T066_that_values_keep_what_they_are() -> None:
    tree = read_json(
        b'{"a": 1.50, "b": 1e3, "c": "70", "d": true, "e": null,\n "f": [false, {"g": "\\u0041\\n"}]}', "x"
    )
    assert tree.value == {"a": "1.50", "b": "1e3", "c": "70", "d": True, "e": None, "f": (False, {"g": "A\n"})}
    assert isinstance(tree.value, dict)
    assert type(tree.value["a"]) is NumberText
    assert type(tree.value["c"]) is str
    assert not isinstance(tree.value["c"], PlainText)
    assert tree.lines[("e",)] == 1
    assert tree.lines[("f", 1, "g")] == 2


@pytest.mark.parametrize(
    ("text", "place", "word"),
    [
        ('{"a": 1,\n "a": 2}', 2, "stands twice"),
        ('{"a": {"b": [{"c": 1, "c": 1}]}}', 1, "a.b[0].c: stands twice"),
        ('{"a": NaN}', 1, "NaN"),
        ('{"a": Infinity}', 1, "infinite"),
        ('{"a": -Infinity}', 1, "infinite"),
        ('{"a": 1}\n{"b": 2}', 2, "behind its end"),
        ('{"a": 1} x', 1, "behind its end"),
        ('{"a": 01}', 1, "neither a number"),
        ('{"a": +1}', 1, "neither a number"),
        ('{"a": .5}', 1, "neither a number"),
        ('{"a": 0x10}', 1, "neither a number"),
        ('{"a": True}', 1, "neither a number"),
        ('{"a": 1,}', 1, "comma"),
        ("[1 2]", 1, "comma"),
        ("[1,,2]", 1, "no value"),
        ("{a: 1}", 1, "double quotation marks"),
        ("{'a': 1}", 1, "double quotation marks"),
        ('{"a"}', 1, "colon"),
        ('{"a": "x', 1, "not closed"),
        ('{"a": "x\ny"}', 1, "not closed"),
        ('{"a": "\\x"}', 1, "backslash"),
        ('{"a": "\\ud800"}', 1, "surrogate"),
        ('{"a": ', 1, "no value"),
        ("// note\n1", 1, "neither a number"),
    ],
)
def test_T066_that_what_is_not_json_is_refused_with_line_and_column(text: str, place: int, word: str) -> None:
    found = problems(text)
    assert any(sentence.startswith(f"case.json, line {place}: ") and word in sentence for sentence in found), found
    assert all("(column " in sentence for sentence in found)


def test_T066_that_every_defect_is_listed_not_the_first() -> None:
    found = problems((BROKEN / "many_json_defects.json").read_bytes())
    for word in ("NaN", "stands twice", "infinite", "neither a number", "behind its end"):
        assert any(word in sentence for sentence in found), word


@pytest.mark.parametrize("opening", ["[", '{"a":', '[{"a":'])
def test_T066_that_deep_nesting_is_refused_at_once(opening: str) -> None:
    started = time.perf_counter()
    assert "32 levels" in problems(opening * 100_000)[0]
    assert time.perf_counter() - started < 1


def test_T066_that_32_levels_are_read_and_33_are_not() -> None:
    read_json(b"[" * 32 + b"]" * 32, "case.json")
    assert "32 levels" in problems(b"[" * 33 + b"]" * 33)[0]


@pytest.mark.parametrize(
    ("content", "word"),
    [
        ("\ufeff{}".encode(), "byte order mark"),
        ("{}".encode("utf-16"), "UTF-16"),
        (b'{"a": "\xff"}', "not valid UTF-8"),
        (b"{}\x00", "zero byte"),
        (b'{"a": "' + b"x" * 2_000_000 + b'"}', "1 MB"),
    ],
)
def test_T066_that_another_encoding_or_size_is_refused_in_one_sentence(content: bytes, word: str) -> None:
    found = problems(content)
    assert len(found) == 1
    assert word in found[0]


def test_T068_that_a_number_of_5000_digits_is_read_as_its_digits_and_at_once() -> None:
    started = time.perf_counter()
    tree = read_json(b"[" + b"9" * 5_000 + b", 1E+1000000]", "case.json")
    assert tree.value == ("9" * 5_000, "1E+1000000")
    assert time.perf_counter() - started < 0.1


LETTERS = st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="\ufeff\ufffe\uffff")


@given(
    st.recursive(
        st.none() | st.booleans() | st.text(LETTERS),
        lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text('ab"\\/ü ', max_size=4), inner, max_size=4),
        max_leaves=12,
    )
)
def test_T066_that_it_reads_what_the_standard_reader_reads(value: object) -> None:
    def as_tuples(part: object) -> object:
        if isinstance(part, list):
            return tuple(as_tuples(inner) for inner in part)
        return {key: as_tuples(inner) for key, inner in part.items()} if isinstance(part, dict) else part

    for ascii_only in (True, False):
        content = json.dumps(value, ensure_ascii=ascii_only, indent=1).encode("utf-8")
        assert read_json(content, "case.json").value == as_tuples(value)
