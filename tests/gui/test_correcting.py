"""Correcting on the card: a wrong number is set right where it is told, and nobody gives a reason for it."""

from collections.abc import Iterator
from decimal import Decimal

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.ui import words
from app.ui.advice.alert_widget import AlertWidget
from app.ui.advice.card_frame import frame_of
from app.ui.advice.correction_bar import CorrectionBar
from app.ui.main_window import MainWindow
from app.ui.presenters.case_presenter import CasePresenter
from app.ui.presenters.decisions import DecisionPress
from tests.gui.test_deciding_with_the_engine import decided, desk_of

CHILD = {"age_years": 8, "date_of_birth": None, "onset_age_years": Decimal(8), "height_cm": Decimal(125)}
THIN = {"weight_kg": Decimal(38), "height_cm": Decimal(170)}


def opened(desk: CasePresenter, qtbot: QtBot) -> MainWindow:
    made = MainWindow(desk)
    made.resize(1366, 720)
    made.show_supported()
    qtbot.waitExposed(made)
    return made


@pytest.fixture
def in_pounds(qtbot: QtBot) -> Iterator[MainWindow]:
    made = opened(desk_of("severe-start", **{**CHILD, "weight_kg": Decimal(55)}), qtbot)
    yield made
    made.preview.stop()
    shiboken6.delete(made)


@pytest.fixture
def thin(qtbot: QtBot) -> Iterator[MainWindow]:
    made = opened(desk_of("severe-start", **THIN), qtbot)
    yield made
    made.preview.stop()
    shiboken6.delete(made)


def press_key(key: Qt.Key) -> None:
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, key)


def presses_of(window: MainWindow, rule: str) -> list[str]:
    card = window.advice._stops.card(rule) or window.advice._lesser.card(rule)
    assert isinstance(card, AlertWidget)
    return [press.accessibleName() for bar in card.findChildren(CorrectionBar) for press in bar._presses]


def test_D01_that_the_first_press_of_the_card_takes_the_weight_that_was_meant(in_pounds: MainWindow) -> None:
    presenter = in_pounds._presenter
    assert presses_of(in_pounds, "D01")[0].startswith("Use 24.9 kg")
    in_pounds.advice.show_alert("D01")
    press_key(Qt.Key.Key_C)
    assert presenter._followed.case.patient.weight_kg == Decimal("24.9")
    assert not presenter._followed.case.choices.overrides, "a wrong number needs no reason"
    assert "D01" not in [alert.rule for alert in presenter._followed.report.alerts]
    assert frame_of(QApplication.focusWidget()) is not None, "the focus stays in the advice"
    presenter.undo()
    assert presenter._followed.case.patient.weight_kg == Decimal(55)


def test_D01_that_the_right_weight_is_confirmed_on_the_card(in_pounds: MainWindow) -> None:
    assert words.CONFIRM_VALUE.format(value="55 kg") in presses_of(in_pounds, "D01")
    card = in_pounds.advice._stops.card("D01")
    assert card is not None
    press = card.findChildren(CorrectionBar)[0]._presses[1]
    QTest.mouseClick(press, Qt.MouseButton.LeftButton)
    assert "D01" not in [alert.rule for alert in in_pounds._presenter._followed.report.alerts if alert.level == "stop"]


def test_D01_that_a_reason_is_asked_only_beside_the_way_to_the_field(thin: MainWindow) -> None:
    asked = next(ask for ask in decided(thin._presenter, "start-prednisone").asks if ask.rule == "D01")
    kinds = [each.kind for each in asked.corrections]
    assert "go" in kinds
    thin.advice.focus_line("start-prednisone")
    press_key(Qt.Key.Key_A)
    card = frame_of(QApplication.focusWidget())
    assert card is not None
    bar = card.findChildren(CorrectionBar)[0]
    QTest.mouseClick(bar._presses[kinds.index("go")], Qt.MouseButton.LeftButton)
    row = thin.case.form.row_of(QApplication.focusWidget())
    assert row is not None
    assert row.path == "patient.weight_kg"
    assert not thin._presenter._followed.case.choices.overrides


@pytest.fixture
def hepatitis(qtbot: QtBot) -> Iterator[MainWindow]:
    desk = desk_of("severe-start")
    desk.write("labs.hbsag", "positive")
    made = opened(desk, qtbot)
    yield made
    made.preview.stop()
    shiboken6.delete(made)


def test_G18_that_the_focus_goes_with_a_stop_that_is_set_aside_and_back(hepatitis: MainWindow) -> None:
    advice = hepatitis.advice
    advice.show_alert("G18")
    reasons = (("G18", "specialist_advice"),)
    card = advice._stops.card("G18")
    assert isinstance(card, AlertWidget)
    card.tell(DecisionPress("set_aside", "G18", reasons, "", "Dr A. Mint"))
    moved = advice._lesser.card("G18")
    assert advice._stops.card("G18") is None
    assert QApplication.focusWidget() is moved
    press_key(Qt.Key.Key_S)
    assert QApplication.focusWidget() is advice._stops.card("G18")
    assert advice._lesser.card("G18") is None
