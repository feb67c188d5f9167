"""A vignette that could prove nothing is refused, with its file and line; all of them are told."""

import shutil
from pathlib import Path

import pytest

from app.files.places import vignettes_folder
from app.proofs.reading import VignetteFolder
from app.proofs.vignette import VignetteRefused

BROKEN = Path(__file__).parents[2] / "data" / "broken" / "vignettes"
GOOD = "- {id: a, says: s, base: empty, case: {}, expect: {emergency: no}}\n"


def refused(folder: Path) -> list[str]:
    with pytest.raises(VignetteRefused) as error:
        VignetteFolder(folder).suite()
    assert error.value.exit_status == 3
    return [problem.sentence() for problem in error.value.problems]


def written(folder: Path, text: str, name: str = "cases.yaml") -> Path:
    (folder / name).parent.mkdir(exist_ok=True)
    (folder / name).write_text(text, encoding="utf-8")
    return folder


def test_that_the_vignettes_of_the_program_are_read() -> None:
    suite = VignetteFolder(vignettes_folder()).suite()
    assert suite.vignettes
    assert suite.boundaries
    assert any(vignette.uncomplicated for vignette in suite.vignettes)


def test_that_what_nobody_can_look_up_is_refused_in_every_file_with_its_line(tmp_path: Path) -> None:
    folder = tmp_path / "vignettes"
    shutil.copytree(BROKEN, folder)
    shutil.copy(vignettes_folder() / "normal.yaml", folder)
    assert refused(folder) == [
        "refused_expectation.yaml, line 2: expect: alert is no expectation",
        "rules/refused.yaml, line 2: lacks verdicts",
    ]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("- {id: a, says: s, case: {}}\n", "line 1: lacks expect"),
        (GOOD + "- {id: b, says: s, case: {}, expect: {}, wait: x}\n", "line 2: wait is no key of a vignette"),
        (GOOD + GOOD, "line 2: id: a is the id of another vignette too"),
        ("- {id: a, says: s, base: nowhere, case: {}, expect: {}}\n", "there is no nowhere.yaml"),
        ("- {id: a, says: s, base: ../normal, case: {}, expect: {}}\n", "there is no ../normal.yaml"),
        ("- {id: a, says: s, base: empty, case: {}, expect: {}, uncomplicated: perhaps}\n", "must be yes or no"),
        ("- {id: a, says: s, base: empty, case: [], expect: {}}\n", "case: must be a mapping"),
        ("- word\n", "line 1: must be a mapping"),
        ("word\n", "must be a list of vignettes"),
        ("- &a {id: a}\n", "has an anchor"),
    ],
)
def test_that_a_vignette_that_is_none_is_refused(text: str, says: str, tmp_path: Path) -> None:
    assert any(says in sentence for sentence in refused(written(tmp_path, text)))


def test_that_a_case_that_lies_over_itself_is_refused(tmp_path: Path) -> None:
    written(tmp_path, "over: b\n", "a.yaml")
    written(tmp_path, "over: a\n", "b.yaml")
    written(tmp_path, "- {id: x, says: s, base: a, case: {}, expect: {}}\n")
    assert refused(tmp_path) == ["cases.yaml, line 1: base: a lies over itself"]


def test_that_a_state_that_no_rule_has_is_refused(tmp_path: Path) -> None:
    text = "- {rule: R07, says: s, base: empty, vary: red_flags.fever, verdicts: {yes: stopp}}\n"
    assert refused(written(tmp_path, text, "rules/one.yaml")) == [
        "rules/one.yaml, line 1: verdicts: stopp is no state of a rule"
    ]


def test_that_a_base_may_lie_over_another_and_null_takes_a_value_out(tmp_path: Path) -> None:
    written(tmp_path, "patient: {sex: male, age_years: 50}\n", "a.yaml")
    written(tmp_path, "over: a\npatient: {age_years: null}\n", "b.yaml")
    assert VignetteFolder(tmp_path).base_case("b") == {"patient": {"sex": "male", "age_years": None}}
