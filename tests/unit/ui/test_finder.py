"""Finding: every command, question, advice, source and example by its name, its unit or a synonym."""

import pytest

from app.domain.recording import catalogue
from app.ui.presenters.case_presenter import CasePresenter
from app.ui.presenters.commands import commands
from app.ui.presenters.finder import MOST, Found, everything, find
from app.ui.presenters.form_plan import order
from app.ui.presenters.names import other_names, result_names
from tests.unit.ui.stand_in import ready_case, services


@pytest.fixture
def entries() -> tuple[Found, ...]:
    presenter = CasePresenter(services(), ready_case())
    return everything(presenter.screen, presenter.evidence(), presenter.examples)


def first(entries: tuple[Found, ...], typed: str) -> Found:
    return find(entries, typed)[0]


@pytest.mark.parametrize(
    ("typed", "path"),
    [
        ("CK", "activity.ck_u_per_l"),
        ("hba1c", "labs.hba1c_mmol_per_mol"),
        ("plaquetas", "labs.platelets_10e9_per_l"),
        ("MTX", "other_treatment.methotrexate.taking"),
        ("hcq", "other_treatment.hydroxychloroquine.taking"),
        ("dob", "patient.date_of_birth"),
        ("fiebre", ""),
        ("mmol/mol", "labs.hba1c_mmol_per_mol"),
        ("peptic", "history.peptic_ulcer"),
    ],
)
def test_that_a_question_is_found_by_its_title_unit_or_synonym(
    entries: tuple[Found, ...], typed: str, path: str
) -> None:
    found = [entry.key for entry in find(entries, typed) if entry.kind == "field"]
    assert found[:1] == ([path] if path else [])


def test_that_nothing_typed_lists_the_commands_with_their_keys(entries: tuple[Found, ...]) -> None:
    listed = find(entries, "  ")
    assert {"command", "mode"} == {entry.kind for entry in listed}
    assert ("Save the case", "Ctrl+S") in [(entry.title, entry.about) for entry in listed]


def test_that_a_question_mark_lists_every_key(entries: tuple[Found, ...]) -> None:
    listed = {entry.about for entry in find(entries, "?")}
    assert {"Alt+1 … Alt+9", "Esc", "F7"} <= listed
    assert all(entry.about for entry in find(entries, "?"))


def test_that_what_begins_with_it_comes_before_what_holds_it(entries: tuple[Found, ...]) -> None:
    titles = [entry.title for entry in find(entries, "cough")]
    assert titles[0] == "Cough"
    weak = [entry.title for entry in find(entries, "weak")]
    assert weak[0].startswith("Weak")
    assert any("weak" in title and not title.startswith("Weak") for title in weak[1:])


def test_that_advice_an_alert_a_source_and_an_example_are_found(entries: tuple[Found, ...]) -> None:
    kinds = {first(entries, typed).kind for typed in ("start prednisone", "G33", "C-04", "relapse after")}
    assert kinds == {"card", "alert", "evidence", "example"}


def test_that_every_question_of_the_form_is_found_by_its_own_title(entries: tuple[Found, ...]) -> None:
    fields = {entry.key: entry.title for entry in entries if entry.kind == "field"}
    assert set(fields) == set(order())
    for path, title in fields.items():
        assert path in {entry.key for entry in find(entries, title)}, title


def test_that_a_command_that_cannot_be_done_now_is_not_listed(entries: tuple[Found, ...]) -> None:
    assert "undo" not in {entry.key for entry in find(entries, "undo")}


def test_that_no_abbreviation_of_a_medicine_is_ever_displayed(entries: tuple[Found, ...]) -> None:
    shown = " ".join(f" {entry.title} {entry.about} " for entry in entries)
    for banned in ("MTX", "HCQ", "AZA", "MMF", "CSA", "CYC", "IVIG", "RTX"):
        assert f" {banned} " not in shown, banned
        assert find(entries, banned), f"{banned} is a word to search by"


def test_that_no_list_is_longer_than_can_be_shown_at_once(entries: tuple[Found, ...]) -> None:
    assert len(find(entries, "e")) <= MOST


def test_that_two_commands_share_neither_name_nor_key() -> None:
    names = [command.name for command in commands()]
    keys = [command.key for command in commands() if command.key]
    assert len(names) == len(set(names))
    assert len(keys) == len(set(keys))


def test_that_no_spelling_belongs_to_two_facts_and_every_one_to_a_question_of_the_form() -> None:
    catalogue()
    owners: dict[str, str] = {}
    for kind in ("numbers", "words", "days"):
        for path, spellings in result_names(kind).items():
            assert path in order()
            for spelling in spellings:
                assert owners.setdefault(spelling.casefold(), path) == path, spelling
    for path in order():
        assert len(set(other_names(path))) == len(other_names(path))
