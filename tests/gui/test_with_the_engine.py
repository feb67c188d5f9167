"""The window with the real engine, worked by the keyboard alone."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from app.bootstrap import make_services
from app.domain.case import Case
from app.domain.recording import catalogue
from app.files.places import resource
from app.store.case_file import read_case_file
from app.ui.form.field_row import FieldRow
from app.ui.main_window import MainWindow
from app.ui.presenters.case_presenter import CasePresenter
from app.ui.presenters.draft import draft_of, form_facts
from app.ui.presenters.services import Services

EXAMPLES = sorted(resource("examples").glob("*.yaml"))


@pytest.fixture(scope="module")
def services() -> Services:
    catalogue()
    return make_services()


@pytest.fixture
def window(qtbot: QtBot, services: Services) -> Iterator[MainWindow]:
    presenter = CasePresenter(services)
    made = MainWindow(presenter)
    made.resize(1366, 720)
    made.show_supported()
    qtbot.waitExposed(made)
    yield made
    made.preview.stop()
    shiboken6.delete(made)


def row_in_focus(window: MainWindow) -> FieldRow:
    row = window.case.form.row_of(QApplication.focusWidget())
    assert row is not None, QApplication.focusWidget()
    return row


def test_that_the_relapse_case_is_typed_with_the_keyboard_alone(window: MainWindow) -> None:
    keys = 0

    def type_in(text: str, then: Qt.Key | None = Qt.Key.Key_Return) -> None:
        nonlocal keys
        QTest.keyClicks(QApplication.focusWidget(), text)
        keys += len(text)
        if then is not None:
            QTest.keyClick(QApplication.focusWidget(), then)
            keys += 1

    assert row_in_focus(window).path == "red_flags.dyspnoea"
    for _ in range(10):
        assert row_in_focus(window).path.startswith("red_flags.")
        type_in("n", None)
    assert row_in_focus(window).path == "patient.family_name"
    for text in ("Doe", "Jane", "0041187"):
        type_in(text)
    assert row_in_focus(window).path == "patient.sex"
    type_in("f", None)
    type_in("12031974")
    assert row_in_focus(window).path == "patient.weight_kg", "the age is known by the date of birth"
    for text in ("62", "165", "", "52"):
        type_in(text)
    assert row_in_focus(window).path == "patient.can_become_pregnant"
    type_in("n", None)
    assert row_in_focus(window).path == "purpose", "what no is said to is not asked further, and today is filled in"
    type_in("rel", None)
    type_in("c", None)
    type_in("s", None)
    type_in("sp", None)
    type_in("")
    screen = window._presenter.screen
    assert screen.fields["red_flags.vomiting_or_collapse"].text == "no"
    assert screen.fields["activity.severity"].text == "severe"
    while window._presenter.next_needed("") and keys < 120:
        QTest.keyClick(window, Qt.Key.Key_F7)
        keys += 1
        answer = {"glucocorticoid.dose_mg_per_day": "0", "choices.methotrexate_weekday": "m"}
        type_in(answer.get(row_in_focus(window).path, "n"), None)
    assert window._presenter.next_needed("") == ""
    report = window._presenter.screen.report
    assert report is not None
    doses = [card.dose_line for card in report.cards if card.medicine == "prednisone"]
    assert any("60 mg" in dose for dose in doses)
    assert window.plan.taper.table.isVisible()
    assert keys <= 110


def test_that_an_empty_case_shows_no_dose_anywhere(window: MainWindow) -> None:
    report = window._presenter.screen.report
    assert report is not None
    assert report.taper is None
    assert not any(card.dose_line for card in report.cards)
    shown = " ".join(text.text() for text in window.advice.findChildren(QLabel) if text.isVisible())
    assert "DOSE" not in shown
    assert any(line.essential for line in report.missing)


@pytest.mark.parametrize("file", EXAMPLES, ids=[file.stem for file in EXAMPLES])
def test_that_an_example_opens_and_every_card_tells_its_sources_in_one_press(window: MainWindow, file: Path) -> None:
    window._on_example_wanted(str(file))
    assert window._presenter.screen.notice is None
    for card in window.advice._numbered:
        card.toggle_why()
        assert card._why is not None
        assert card._why.isVisible() or not window.advice.isVisible()
        item = card._shown
        assert item is not None
        links = {link.objectName() for link in card._why.findChildren(QPushButton)}
        assert all(source.id in links for source in item.card.sources)


@pytest.mark.parametrize("file", EXAMPLES, ids=[file.stem for file in EXAMPLES])
def test_that_a_case_goes_through_the_form_and_comes_out_the_same(services: Services, file: Path) -> None:
    case = read_case_file(file)
    presenter = CasePresenter(services, case)
    assert presenter._followed.case == case


def test_that_a_number_with_three_decimals_survives_the_form(services: Services) -> None:
    tree = {"labs": {"platelets_10e9_per_l": "1.234"}, "visit_date": "2026-11-21"}
    from app.domain.written import PlainText

    case = Case.model_validate({**tree, "labs": {"platelets_10e9_per_l": PlainText("1.234")}})
    assert CasePresenter(services, case)._followed.case == case
    assert set(draft_of(case).texts) <= set(form_facts())


def test_that_a_new_case_starts_today(window: MainWindow) -> None:
    assert window._presenter.screen.today == date.today()  # noqa: DTZ011 - the day on the wall
