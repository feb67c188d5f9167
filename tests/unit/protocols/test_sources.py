"""What the protocol says of its sources holds together: statements, conflicts, and the marks of its numbers."""

import re
from collections.abc import Iterator
from decimal import Decimal

import pytest

from app.domain.protocol import Conflict, Protocol, Statement, Threshold
from app.protocols.library import load_protocol

PROTOCOL: Protocol = load_protocol()
CONFLICTS = {conflict.id: conflict for conflict in PROTOCOL.conflicts}
STATEMENTS = {statement.id: statement for statement in PROTOCOL.statements}
SEEN = [number for number in PROTOCOL.thresholds if number.confirmed == "seen"]
NOT_FOLLOWED = [statement for statement in PROTOCOL.statements if statement.use == "not_followed"]
OF_AN_ARTICLE = re.compile(r"S[0-3]-\d\d")
MOST = {"S0": 62, "S1": 41, "S2": 37, "S3": 30}
IN_WORDS = {"week": "1 week", "zero": "0", "month": "1 month", "year": "1 year", "fortnight": "2 weeks"}
DAYS_OF = (1, 7, 28, 30, 365)


def positions_of(conflict: Conflict) -> set[str]:
    return {source for position in conflict.positions for source in position.sources}


def test_that_every_statement_of_the_four_articles_is_there_once() -> None:
    wanted = [f"{article}-{number:02d}" for article, most in MOST.items() for number in range(1, most + 1)]
    assert [statement.id for statement in PROTOCOL.statements] == wanted


def test_that_every_conflict_and_every_misquotation_is_there() -> None:
    wanted = {f"C-{number:02d}" for number in range(1, 46)} | {f"Q-{number:02d}" for number in range(1, 15)}
    assert set(CONFLICTS) == wanted
    assert len(PROTOCOL.conflicts) == 59


@pytest.mark.parametrize("statement", NOT_FOLLOWED, ids=lambda each: each.id)
def test_that_what_is_not_followed_is_told_by_a_conflict_with_the_reason(statement: Statement) -> None:
    telling = [CONFLICTS[name] for name in statement.conflicts if statement.id in positions_of(CONFLICTS[name])]
    assert telling, f"{statement.id} is a position of none of {statement.conflicts}"
    assert all(conflict.stands and conflict.because for conflict in telling)
    assert statement.note


@pytest.mark.parametrize("conflict", PROTOCOL.conflicts, ids=lambda each: each.id)
def test_that_conflicts_and_statements_name_each_other(conflict: Conflict) -> None:
    named_here = {source for source in positions_of(conflict) if OF_AN_ARTICLE.fullmatch(source)}
    named_there = {statement.id for statement in PROTOCOL.statements if conflict.id in statement.conflicts}
    assert named_here == named_there


def test_that_the_two_corrections_of_the_ledger_stand() -> None:
    assert STATEMENTS["S0-12"].conflicts == ("Q-01",)
    assert STATEMENTS["S0-35"].conflicts == ("Q-02",)


def said_by(source: str) -> str:
    """What a source says, as far as it was seen there."""
    if source in STATEMENTS:
        return STATEMENTS[source].says
    (fact,) = (fact for fact in PROTOCOL.outside if fact.id == source)
    return " ".join((fact.title, *(part.says for part in fact.parts if part.confirmed == "seen")))


def figures_in(text: str) -> Iterator[Decimal]:
    """The figures of a text; a time or a place in words is a figure too."""
    for word, figure in IN_WORDS.items():
        text = re.sub(rf"\b{word}(?:ly|s)?\b", f" {figure} ", text)
    text = text.replace("yearly", "1 year").replace(",", "")
    yield from (Decimal(found) for found in re.findall(r"\d+(?:\.\d+)?", text))


def written_as(number: Threshold) -> set[Decimal]:
    """The ways in which a source may write a number: a time in weeks, months or years, a mass in g, below 60 as 59."""
    value = number.value
    if number.unit == "mL/min":
        return {value, value - 1}
    in_days = {"days": value, "weeks": value * 7}.get(number.unit)
    times = {value} if in_days is None else {in_days / days for days in DAYS_OF}
    rough = {Decimal(round(time)) for time in times if time and abs(time - round(time)) / time < Decimal("0.05")}
    return {value, *times, *rough, *({value / 1000} if number.unit.startswith("mg") else ())}


@pytest.mark.parametrize("number", SEEN, ids=lambda each: each.id)
def test_that_a_number_marked_as_seen_stands_in_a_source_that_it_cites(number: Threshold) -> None:
    assert set(number.sources) - {"PR"}
    figures = {figure for source in number.sources for figure in figures_in(said_by(source))}
    assert figures & written_as(number), f"{number.value} {number.unit} is not among {sorted(figures)}"


def test_that_a_number_without_a_text_behind_it_is_to_be_confirmed() -> None:
    assert [number.id for number in PROTOCOL.thresholds if "PR" in number.sources and number.confirmed == "seen"] == []
