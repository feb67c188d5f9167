"""Proving a protocol: what holds, what does not, and what is known not to hold."""

from pathlib import Path

import pytest

from app.proofs.proving import prove
from app.proofs.reading import VignetteFolder
from app.proofs.vignette import VignetteRefused
from tests.vignettes.vignette import compiled

CASE = "says: A case, base: empty, case: {visit_date: 2026-11-21, purpose: start}"


def folder_of(tmp_path: Path, text: str) -> Path:
    (tmp_path / "cases.yaml").write_text(text, encoding="utf-8")
    return tmp_path


def test_that_a_vignette_that_holds_is_counted(tmp_path: Path) -> None:
    proof = prove(compiled(), folder_of(tmp_path, f"- {{id: A, {CASE}, expect: {{no_dose: yes}}}}\n"))
    assert proof.holds
    assert (proof.cases.run, proof.cases.held) == (1, 1)


def test_that_one_that_does_not_hold_says_what_differs_and_where(tmp_path: Path) -> None:
    proof = prove(compiled(), folder_of(tmp_path, f"- {{id: A, {CASE}, expect: {{no_dose: no}}}}\n"))
    assert not proof.holds
    [failure] = proof.cases.failed
    assert (failure.id, failure.file, failure.line) == ("A", "cases.yaml", 1)
    assert failure.differs


def test_that_one_known_not_to_hold_is_counted_apart(tmp_path: Path) -> None:
    text = f"- {{id: A, {CASE}, expect: {{no_dose: no}}, awaits: the rule to come}}\n"
    proof = prove(compiled(), folder_of(tmp_path, text))
    assert proof.holds
    assert len(proof.cases.awaited) == 1


def test_that_one_that_holds_though_it_awaits_something_fails(tmp_path: Path) -> None:
    text = f"- {{id: A, {CASE}, expect: {{no_dose: yes}}, awaits: nothing any more}}\n"
    assert not prove(compiled(), folder_of(tmp_path, text)).holds


def test_that_a_case_that_cannot_be_read_does_not_hold(tmp_path: Path) -> None:
    text = "- {id: A, says: A case, base: empty, case: {purpose: nonsense}, expect: {no_dose: yes}}\n"
    assert not prove(compiled(), folder_of(tmp_path, text)).holds


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("- {id: A, says: A, case: {}}\n", "lacks expect"),
        ("- {id: A, says: A, case: {}, expect: {}, extra: 1}\n", "is no key of a vignette"),
        (
            f"- {{id: A, {CASE}, expect: {{}}}}\n- {{id: A, {CASE}, expect: {{}}}}\n",
            "is the id of another vignette too",
        ),
        ("- {id: A, says: A, base: nowhere, case: {}, expect: {}}\n", "among the vignettes to start from"),
        (f"- {{id: A, {CASE}, expect: {{}}, uncomplicated: perhaps}}\n", "must be yes or no"),
    ],
)
def test_that_what_is_not_written_as_a_vignette_is_refused(tmp_path: Path, text: str, says: str) -> None:
    with pytest.raises(VignetteRefused) as refused:
        VignetteFolder(folder_of(tmp_path, text)).suite()
    assert any(says in problem.says for problem in refused.value.problems)
