"""YAML is read strictly: what surprises is refused by name, with its line, before any field is looked at."""

import time
from pathlib import Path

import pytest

from app.domain.errors import BadCase
from app.domain.written import PlainText
from app.files.strict_yaml import read_yaml

BROKEN = Path(__file__).parents[2] / "data" / "broken"


def problems(text: str | bytes) -> list[str]:
    content = text.encode("utf-8") if isinstance(text, str) else text
    with pytest.raises(BadCase) as refused:
        read_yaml(content, "case.yaml")
    return [problem.sentence() for problem in refused.value.problems]


def test_T067_that_every_scalar_is_text_and_only_a_bare_null_is_nothing() -> None:
    tree = read_yaml(
        b"a: 010\nb: no\nc: 22:30\nd: 'null'\ne: ~\nf: null\ng:\nh: 1e3\ni: \"\"\nj: 2026-11-21", "case.yaml"
    )
    assert tree.value == {
        "a": "010", "b": "no", "c": "22:30", "d": "null", "e": None, "f": None, "g": None, "h": "1e3", "i": "",
        "j": "2026-11-21",
    }  # fmt: skip
    assert isinstance(tree.value, dict)
    assert all(type(value) is PlainText for value in tree.value.values() if value is not None)


def test_T067_that_sequences_are_tuples_and_each_value_has_its_line() -> None:
    tree = read_yaml(b"# one\na:\n  - 1\n  - {b: 2,\n     c: 3}\n", "case.yaml")
    assert tree.value == {"a": ("1", {"b": "2", "c": "3"})}
    assert tree.lines[("a",)] == 2
    assert tree.lines[("a", 0)] == 3
    assert tree.lines[("a", 1, "b")] == 4
    assert tree.lines[("a", 1, "c")] == 5


@pytest.mark.parametrize(
    ("text", "line", "word"),
    [
        ("a: 1\nb: &x 2", 2, "anchor"),
        ("a: 1\nb: &x {c: 1}", 2, "anchor"),
        ("a: &x 1\nb: *x", 2, "alias"),
        ("*x : 1", 1, "alias"),
        ("a: !!int 3", 1, "tag"),
        ("a: !python/object {}", 1, "tag"),
        ("a: ! 3", 1, "tag"),
        ("!!map {a: 1}", 1, "tag"),
        ("%YAML 1.1\n---\na: 1", 1, "directive"),
        ("%TAG ! tag:x,1:\n---\na: 1", 1, "directive"),
        ("%FOO x\n---\na: 1", 1, "directive"),
        ("a: 1\n---\nb: 2", 2, "second document"),
        ("a: 1\n...\n---\nb: 2", 3, "second document"),
        ("a: {b: 1}\n<<: {c: 2}", 2, "merge key"),
        ("~: 1", 1, "key must be text"),
        ("? [a, b]\n: 1", 1, "key that is not text"),
        ("? {a: b}\n: 1", 1, "key that is not text"),
        ("a:\n  b:\n    c: 1\n    d: 2\n    c: 3", 5, "stands twice"),
        ("a: {b: [{c: 1, c: 1}]}", 1, "stands twice"),
        ("a:\n\tb: 1", 2, "tab"),
        ("a: [1, 2", 2, "not closed"),
        ("a: b: c", 1, "colon"),
    ],
)
def test_T067_that_what_surprises_is_refused_by_name_with_its_line(text: str, line: int, word: str) -> None:
    assert any(sentence.startswith(f"case.yaml, line {line}: ") and word in sentence for sentence in problems(text))


def test_T067_that_a_yaml_anchor_is_refused_by_name() -> None:
    assert problems("a: &x 1") == ["case.yaml, line 1: a: has an anchor (&); write each value out"]


def test_T067_that_every_defect_is_listed_not_the_first() -> None:
    found = problems((BROKEN / "many_yaml_defects.yaml").read_bytes())
    for word in ("anchor", "alias", "tag", "merge key", "stands twice", "null"):
        assert any(word in sentence for sentence in found), word


def test_T067_that_an_alias_bomb_costs_nothing() -> None:
    rows = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    rows += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 20)]
    started = time.perf_counter()
    assert problems("\n".join(rows))
    assert time.perf_counter() - started < 1


@pytest.mark.parametrize("opening", ["[", "{a: ", "- ", "? "])
def test_T067_that_deep_nesting_is_refused_at_once(opening: str) -> None:
    started = time.perf_counter()
    assert "32 levels" in problems(opening * 100_000)[0]
    assert time.perf_counter() - started < 1


def test_T067_that_32_levels_are_read_and_33_are_not() -> None:
    read_yaml(b"[" * 32 + b"]" * 32, "case.yaml")
    assert problems(b"[" * 33 + b"]" * 33) == ["case.yaml, line 1: is nested more than 32 levels deep"]


def test_T066_that_a_file_over_1_mb_is_not_looked_at() -> None:
    assert problems(b"a: " + b"x" * 2_000_000) == ["case.yaml: is larger than 1 MB, which no such file is"]


def test_T066_that_very_many_values_are_refused_soon() -> None:
    started = time.perf_counter()
    assert "100,000 values" in problems("[" + "a," * 450_000 + "]")[0]
    assert time.perf_counter() - started < 5


def test_T066_that_very_many_defects_are_not_all_told() -> None:
    assert len(problems("[" + "*a ," * 100_000 + "]")) == 101


@pytest.mark.parametrize(
    ("content", "word"),
    [
        ("\ufeffa: 1".encode(), "byte order mark"),
        ("a: 1".encode("utf-16"), "UTF-16"),
        ("a: 1".encode("utf-16-le"), "zero byte"),
        (b"a: 1\nb: \xff\xfe", "not valid UTF-8"),
        (b"a: 1\x00", "zero byte"),
        (b"a: \x1b[31m", "control character"),
        (b'a: "\\ud800"', "not well-formed"),
    ],
)
def test_T066_that_another_encoding_is_refused_in_one_sentence(content: bytes, word: str) -> None:
    found = problems(content)
    assert len(found) == 1
    assert word in found[0]


@pytest.mark.parametrize("content", [b"", b"\n\n", b"# nothing but words\n", b"---\n", b"null"])
def test_that_an_empty_file_is_nothing(content: bytes) -> None:
    assert read_yaml(content, "case.yaml").value is None


def test_INP8_that_no_value_is_repeated_in_a_problem() -> None:
    assert not any("Mustermann" in sentence for sentence in problems("a: &x Mustermann\nb: Mustermann: c"))
