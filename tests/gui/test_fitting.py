"""The judge of sizes: finds a word that is cut, a widget that is covered and a line that scrolls, and names each."""

import pytest
from PySide6.QtWidgets import QApplication, QFrame, QLabel, QScrollArea, QTabBar, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.ui.controls.bullets import Bullets
from app.ui.controls.choice import Choice
from app.ui.controls.labels import button, label
from tests.gui.fitting import clipped, faults, outside, overlapping, sideways, too_small

LONG = "methotrexate once a week, never daily"


@pytest.fixture
def sheet(qtbot: QtBot) -> QWidget:
    made = QWidget()
    made.resize(400, 300)
    qtbot.addWidget(made)
    made.show()
    return made


def put(sheet: QWidget, widget: QWidget, *place: int) -> None:
    widget.setParent(sheet)
    widget.setGeometry(*place)
    widget.show()
    QApplication.processEvents()


def test_that_what_fits_is_not_blamed(sheet: QWidget) -> None:
    box = QVBoxLayout(sheet)
    for widget in (label("head", LONG), label("", LONG, wrap=False), button(LONG), Choice((("a", "Yes"),))):
        box.addWidget(widget)
    QApplication.processEvents()
    assert faults(sheet) == []


def test_that_a_cut_label_is_found_and_told_with_both_widths(sheet: QWidget) -> None:
    put(sheet, label("", LONG, wrap=False), 0, 0, 60, 20)
    (fault,) = clipped(sheet)
    assert fault.startswith("cut: QLabel")
    assert LONG in fault
    assert "has 60" in fault


def test_that_a_label_that_wraps_into_too_little_height_is_found(sheet: QWidget) -> None:
    put(sheet, label("", LONG), 0, 0, 100, 17)
    (fault,) = clipped(sheet)
    assert fault.startswith("cut in height")


def test_that_a_word_wider_than_its_label_is_found(sheet: QWidget) -> None:
    put(sheet, label("", "hydroxychloroquine"), 0, 0, 50, 60)
    assert any("word wider" in fault for fault in clipped(sheet))


@pytest.mark.parametrize("make", ["button", "choice", "bullets", "tabs"])
def test_that_a_cut_control_is_found(sheet: QWidget, make: str) -> None:
    if make == "button":
        widget: QWidget = button("Hydroxychloroquine")
    elif make == "choice":
        widget = Choice((("a", LONG),), always_known=True)
    elif make == "bullets":
        lines = Bullets()
        lines.show_lines((LONG, LONG))
        widget = lines
    else:
        tabs = QTabBar()
        tabs.addTab(LONG)
        tabs.addTab(LONG)
        widget = tabs
    put(sheet, widget, 0, 0, 60, 24)
    assert list(clipped(sheet))


def test_that_a_covered_widget_is_found(sheet: QWidget) -> None:
    put(sheet, label("", "one"), 0, 0, 100, 20)
    put(sheet, label("", "two"), 50, 10, 100, 20)
    (fault,) = overlapping(sheet)
    assert "covers" in fault
    assert "“two”" in fault


def test_that_a_widget_over_the_edge_is_found(sheet: QWidget) -> None:
    put(sheet, QFrame(), 350, 0, 100, 20)
    (fault,) = outside(sheet)
    assert fault.startswith("over the edge")


def test_that_a_body_wider_than_its_view_is_found_with_who_makes_it_wide(sheet: QWidget) -> None:
    area = QScrollArea()
    body = QWidget()
    body.setMinimumWidth(300)
    wide = QLabel(LONG, body)
    wide.setMinimumWidth(290)
    area.setWidget(body)
    area.setWidgetResizable(True)
    put(sheet, area, 0, 0, 200, 100)
    told = list(sideways(sheet))
    assert any(LONG in fault for fault in told)
    assert any("scrolls sideways" in fault for fault in told)


def test_that_a_press_too_small_for_a_finger_is_found(sheet: QWidget) -> None:
    put(sheet, button("x"), 0, 0, 20, 20)
    assert list(too_small(sheet, 24))
    put(sheet, button("x"), 0, 100, 50, 50)
    assert len(list(too_small(sheet, 24))) == 1
