"""Deciding in the window: by keyboard alone, on the card itself, and nothing moves under the pointer."""

from collections.abc import Iterator

import pytest
import shiboken6
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from app.domain.errors import SupportFault
from app.ui.advice.advice_widget import AdviceWidget
from app.ui.advice.alert_widget import AlertWidget
from app.ui.controls.line import Line
from app.ui.controls.medicine_line import MedicineLine
from app.ui.main_window import MainWindow
from app.ui.presenters.case_presenter import CasePresenter
from app.ui.presenters.decisions import Decided, DecisionPress
from tests.unit.ui.stand_in import EXAMPLE, Shelf, judge, ready_case, services

LINE = "start-prednisone"


@pytest.fixture
def ready(window: MainWindow) -> MainWindow:
    window._on_example_wanted(str(EXAMPLE))
    return window


def press(key: Qt.Key, times: int = 1) -> None:
    for _ in range(times):
        focused = QApplication.focusWidget()
        assert focused is not None
        QTest.keyClick(focused, key)


def type_text(text: str) -> None:
    for letter in text:
        focused = QApplication.focusWidget()
        assert focused is not None
        QTest.keyClicks(focused, letter)


def card_of(window: MainWindow) -> AdviceWidget:
    card = window.advice._advice.card(LINE)
    assert isinstance(card, AdviceWidget)
    return card


def decided(window: MainWindow) -> Decided:
    items = [item for section in window._presenter.screen.sections for item in section.items]
    found = next(item.decided for item in items if item.card.id == LINE)
    assert found is not None
    return found


def test_that_a_line_is_accepted_by_keyboard_alone_and_taken_back(ready: MainWindow, qtbot: QtBot) -> None:
    QTest.keyClick(ready, Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    assert QApplication.focusWidget() is card_of(ready)
    press(Qt.Key.Key_A)
    assert decided(ready).state == "open", "a warning asks for its reason first"
    press(Qt.Key.Key_4)
    assert isinstance(QApplication.focusWidget(), Line), "then for the name of who decides"
    type_text("Dr A. Mint")
    press(Qt.Key.Key_Return)
    assert decided(ready).state == "accepted"
    assert QApplication.focusWidget() is card_of(ready), "the focus stays on the card"
    assert ready._presenter._recorded.choices.overrides[0].specialist == "Dr A. Mint"
    press(Qt.Key.Key_A)
    assert decided(ready).state == "open"
    press(Qt.Key.Key_A)
    assert decided(ready).state == "accepted", "the warning has its reason already"


def test_that_enter_in_a_field_chooses_no_reason(ready: MainWindow, qtbot: QtBot) -> None:
    ready.advice.focus_card(1)
    press(Qt.Key.Key_A)
    panel = card_of(ready)._panel
    assert panel is not None
    panel._who.setFocus()
    type_text("Dr A. Mint")
    press(Qt.Key.Key_Return)
    assert panel._rows[0].code == ""
    assert decided(ready).state == "open"
    press(Qt.Key.Key_Return)
    assert panel._rows[0].code == "specialist_advice", "Enter on an answer gives it"


def test_that_a_line_is_declined_with_two_keys(ready: MainWindow, qtbot: QtBot) -> None:
    ready.advice.focus_card(1)
    press(Qt.Key.Key_D)
    press(Qt.Key.Key_1)
    assert decided(ready).says == "Not now: Patient prefers not to"
    assert QApplication.focusWidget() is card_of(ready)
    press(Qt.Key.Key_D)
    assert decided(ready).state == "open"


def test_that_esc_leaves_the_question_and_nothing_else(ready: MainWindow, qtbot: QtBot) -> None:
    ready.plan.show_tab(3)
    ready.advice.focus_card(1)
    press(Qt.Key.Key_D)
    press(Qt.Key.Key_Escape)
    assert decided(ready).state == "open"
    assert QApplication.focusWidget() is card_of(ready)
    assert ready.plan.tab == 3


def test_REG_5_that_a_letter_typed_in_a_panel_decides_nothing(ready: MainWindow, qtbot: QtBot) -> None:
    ready.advice.focus_card(1)
    press(Qt.Key.Key_D)
    press(Qt.Key.Key_A)
    assert decided(ready).state == "open"
    press(Qt.Key.Key_9)
    assert decided(ready).state == "open", "there is no ninth reason"


def test_that_a_key_held_down_or_with_control_decides_nothing(ready: MainWindow, qtbot: QtBot) -> None:
    ready.advice.focus_card(1)
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    assert card_of(ready)._panel is None


def test_that_w_tells_why_and_down_goes_to_the_next_card(ready: MainWindow, qtbot: QtBot) -> None:
    ready.advice.focus_card(1)
    press(Qt.Key.Key_W)
    why = card_of(ready)._why
    assert why is not None
    assert why.isVisible()
    press(Qt.Key.Key_Down)
    assert isinstance(QApplication.focusWidget(), AlertWidget)
    press(Qt.Key.Key_Up)
    assert QApplication.focusWidget() is card_of(ready)


def test_T110_that_undo_after_accept_shows_the_card_as_it_was(ready: MainWindow, qtbot: QtBot) -> None:
    before = ready._presenter.screen.sections
    ready.advice.decided.emit(DecisionPress("accept", LINE, (("G33", "result_pending"),), "", "Dr A. Mint"))
    assert card_of(ready)._bar.accept.text().startswith("Take back")
    ready.bar.actions_by_name["undo"].trigger()
    assert ready._presenter.screen.sections == before
    assert card_of(ready)._bar.accept.text().startswith("Accept")


def test_T111_that_an_open_question_is_not_carried_into_another_case(ready: MainWindow, qtbot: QtBot) -> None:
    ready.advice.focus_card(1)
    press(Qt.Key.Key_A)
    panel = card_of(ready)._panel
    assert panel is not None
    panel._note.setText("about Jane")
    ready._presenter.write("patient.given_name", "Jane")
    ready._on_example_wanted(str(EXAMPLE))
    ready._presenter.discard()
    ready._render()
    assert panel.isHidden()
    card_of(ready)._on_accept_wanted()
    assert panel._note.text() == ""
    assert panel._who.text() == ""


def test_that_the_decision_bar_hides_while_its_question_is_open(ready: MainWindow, qtbot: QtBot) -> None:
    card = card_of(ready)
    card._on_decline_wanted()
    assert card._bar.isHidden()
    card.close_panel()
    assert not card._bar.isHidden()


def test_ALR_4_that_cards_keep_their_place_while_the_pointer_is_over_them(ready: MainWindow, qtbot: QtBot) -> None:
    pane, card = ready.advice, card_of(ready)
    pane.setAttribute(Qt.WidgetAttribute.WA_UnderMouse)
    title = next(each for each in pane.findChildren(QLabel) if each.text() == "Advised")
    place = card.mapTo(pane._body, QPoint(0, 0)).y() - title.mapTo(pane._body, QPoint(0, 0)).y()
    ready._presenter.write("red_flags.dyspnoea", "yes")
    ready._render()
    assert [stop.rule for stop in ready._presenter.screen.stops] == ["R01"]
    assert pane._stops.card("R01") is not None, "a stop never waits"
    assert title.isVisibleTo(pane)
    assert card.mapTo(pane._body, QPoint(0, 0)).y() - title.mapTo(pane._body, QPoint(0, 0)).y() == place
    assert not card._bar.isVisibleTo(card), "what is no longer offered cannot be pressed"
    qtbot.waitUntil(lambda: not title.isVisibleTo(pane), timeout=2000)
    pane.setAttribute(Qt.WidgetAttribute.WA_UnderMouse, on=False)


def test_ALR_4_that_without_the_pointer_cards_go_at_once_to_their_place(ready: MainWindow, qtbot: QtBot) -> None:
    pane = ready.advice
    pane.setAttribute(Qt.WidgetAttribute.WA_UnderMouse, on=False)
    ready._presenter.write("red_flags.dyspnoea", "yes")
    ready._render()
    assert "Advised" not in pane._keys


def faulty(rule: str) -> CasePresenter:
    """A presenter whose engine fails as soon as there is fever."""

    def judged(case: object) -> object:
        if case.red_flags.fever == "yes":  # type: ignore[attr-defined]
            raise SupportFault(rule)
        return judge(case)  # type: ignore[arg-type]

    return CasePresenter(services(Shelf())._replace(judge=judged), ready_case())  # type: ignore[arg-type]


@pytest.fixture
def failing(qtbot: QtBot) -> Iterator[MainWindow]:
    made = MainWindow(faulty("R03"))
    made.resize(1366, 768)
    made.show_supported()
    yield made
    made._presenter._kept = made._presenter._past.draft
    made.close()
    shiboken6.delete(made)


def shown_in(part: QWidget) -> list[QWidget]:
    kinds = (AdviceWidget, AlertWidget, MedicineLine)
    return [each for each in part.findChildren(QWidget) if isinstance(each, kinds) and each.isVisibleTo(part)]


def test_T079_that_a_failing_rule_leaves_no_advice_and_is_named(failing: MainWindow, qtbot: QtBot) -> None:
    assert shown_in(failing.advice)
    failing._on_field_written("red_flags.fever", "yes")
    assert shown_in(failing.advice) == []
    assert "Decision support is not running: R03" in failing.strip._text.text()
    assert failing.strip.tells_stop
    assert failing.plan.taper.table.isHidden()
    assert not failing._presenter.screen.has_handout


def test_T079_that_the_case_can_still_be_saved_and_advice_comes_back(failing: MainWindow, qtbot: QtBot) -> None:
    from pathlib import Path

    failing._on_field_written("red_flags.fever", "yes")
    failing._presenter.save_to(Path("a.yaml"))
    assert not failing._presenter.screen.unsaved
    failing._on_field_written("red_flags.fever", "no")
    assert shown_in(failing.advice)
    assert not failing.strip.tells_stop


def test_B_4_that_a_medicine_line_is_wrapped_between_its_attributes_only(qtbot: QtBot) -> None:
    line = MedicineLine()
    qtbot.addWidget(line)
    parts = ("methotrexate", "tablet", "DOSE 15 mg", "oral", "ONCE A WEEK on Monday")
    line.show_parts(parts, " – ".join(parts))
    line.ensurePolished()
    for width in (240, 320, 500):
        rows: dict[int, str] = {}
        for place, text, _bold in line._laid(width):
            assert place.right() <= width
            rows[place.y()] = rows.get(place.y(), "") + text + ("" if text == "DOSE " else "·")
        for part in parts:
            assert any(part in row for row in rows.values()), (width, part)
    assert line.heightForWidth(240) > line.heightForWidth(900)


def test_B_4_that_name_and_amount_stand_out_and_the_rest_does_not(qtbot: QtBot) -> None:
    line = MedicineLine()
    qtbot.addWidget(line)
    parts = ("methotrexate", "tablet", "DOSE 15 mg", "oral", "ONCE A WEEK on Monday")
    line.show_parts(parts, " – ".join(parts))
    assert [text for _place, text, bold in line._laid(900) if bold] == ["methotrexate", "15 mg"]
    assert line.text() == "methotrexate – tablet – DOSE 15 mg – oral – ONCE A WEEK on Monday"
    assert line.textFormat() == Qt.TextFormat.PlainText


def test_B_4_that_an_attribute_wider_than_the_window_is_not_cut(qtbot: QtBot) -> None:
    line = MedicineLine()
    qtbot.addWidget(line)
    long = "DOSE 400 mg on 2 days of the week and 200 mg on 5 days"
    line.show_parts(("hydroxychloroquine", "tablet", long, "oral"), "x")
    (place,) = [place for place, text, _bold in line._laid(180) if "400 mg" in text]
    assert place.width() == 180
    assert place.height() > line.fontMetrics().height()
