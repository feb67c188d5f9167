"""The taper is worked directly: by mouse, by key, by typing; what is forbidden changes nothing; undo for all of it."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from itertools import pairwise

import pytest
import shiboken6
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from app.bootstrap import make_services
from app.domain.drawing import Label
from app.domain.plan import Taper
from app.domain.recording import catalogue
from app.files.places import resource
from app.store.case_file import read_case_file
from app.ui import words
from app.ui.controls.line import Line
from app.ui.main_window import MainWindow
from app.ui.panes import PLAN
from app.ui.plan.chart import TaperChart
from app.ui.plan.handles import TARGET, Part
from app.ui.presenters.case_presenter import CasePresenter
from app.ui.presenters.services import Services
from app.ui.tab_order import in_reading_order
from app.ui.theme import Look
from tests.unit.engine.cases import case_of

SHIFT = Qt.KeyboardModifier.ShiftModifier
NONE = Qt.KeyboardModifier.NoModifier
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture(scope="module")
def services() -> Services:
    catalogue()
    return make_services()


@pytest.fixture
def presenter(services: Services) -> CasePresenter:
    return CasePresenter(services, read_case_file(resource("examples/severe-start.yaml")))


@pytest.fixture
def window(qtbot: QtBot, presenter: CasePresenter) -> Iterator[MainWindow]:
    made = MainWindow(presenter)
    made.resize(1366, 720)
    made.show_supported()
    qtbot.waitExposed(made)
    made.activateWindow()
    yield made
    made.preview.stop()
    shiboken6.delete(made)


@pytest.fixture
def chart(window: MainWindow) -> TaperChart:
    window.plan.taper.chart.setFocus()
    QApplication.processEvents()
    return window.plan.taper.chart


def steps(presenter: CasePresenter) -> list[tuple[str, int]]:
    taper = presenter.screen.course
    assert taper is not None
    return [(f"{step.dose_mg:f}", step.days) for step in taper.steps]


def handle(chart: TaperChart, step: int, part: Part) -> QPoint:
    assert chart.handles is not None
    return (chart.handles.places(step)[part] + chart._room().topLeft()).toPoint()


def drag(chart: TaperChart, start: QPoint, by: QPoint) -> None:
    QTest.mousePress(chart, Qt.MouseButton.LeftButton, NONE, start)
    QTest.mouseMove(chart, start + by / 2)
    QTest.mouseMove(chart, start + by)
    QTest.mouseRelease(chart, Qt.MouseButton.LeftButton, NONE, start + by)


def press(chart: TaperChart, *keys: tuple[Qt.Key, Qt.KeyboardModifier]) -> None:
    for key, modifier in keys:
        QTest.keyClick(chart, key, modifier)


def pump() -> None:
    """Let the editor close, then let be done what was typed."""
    for _ in range(4):
        QApplication.processEvents()


def says(window: MainWindow) -> str:
    return window.plan.taper.bar.reading.text()


# By mouse ----------------------------------------------------------------------------------------------


def test_that_a_steps_end_is_dragged_to_the_day(chart: TaperChart, presenter: CasePresenter) -> None:
    chart.hold_step(2)
    assert chart.handles is not None
    before = dict(steps(presenter))["40"]
    wide = chart.handles._scale.x(35) - chart.handles._scale.x(0)
    drag(chart, handle(chart, 2, "end"), QPoint(round(wide), 0))
    assert dict(steps(presenter))["40"] == before + 35


@pytest.mark.parametrize("percent", [100, 200])
def test_UX_8_that_the_letters_of_the_chart_grow_with_the_text_and_a_drag_still_meets_its_day(
    window: MainWindow, chart: TaperChart, presenter: CasePresenter, percent: int
) -> None:
    window.dress.put_on(Look("light", percent))
    window.panes.show_pane(PLAN)
    pump()
    assert chart.drawing is not None
    grown = percent / 100
    assert chart.drawing.width * grown == chart.width() - 6
    assert min(shape.size for shape in chart.drawing.shapes if isinstance(shape, Label)) >= 11.0
    assert not chart.grab().isNull()
    chart.hold_step(2)
    assert chart.handles is not None
    before = dict(steps(presenter))["40"]
    wide = (chart.handles._scale.x(35) - chart.handles._scale.x(0)) * grown
    start = (chart.handles.places(2)["end"] * grown + chart._room().topLeft()).toPoint()
    drag(chart, start, QPoint(round(wide), 0))
    assert dict(steps(presenter))["40"] == before + 35
    window.dress.put_on(Look())


def test_that_a_steps_dose_is_dragged_to_what_the_tablets_make(chart: TaperChart, presenter: CasePresenter) -> None:
    chart.hold_step(2)
    assert chart.handles is not None
    high = chart.handles._scale.y(45) - chart.handles._scale.y(40)
    drag(chart, handle(chart, 2, "dose"), QPoint(0, round(high)))
    assert steps(presenter)[2] == ("45", 14)


def test_that_a_drag_may_begin_on_the_line_itself(chart: TaperChart, presenter: CasePresenter) -> None:
    assert chart.handles is not None
    right = chart.handles.line(0)[1] + chart._room().topLeft()
    drag(chart, right.toPoint(), QPoint(40, 0))
    assert steps(presenter)[0][1] > 28


def test_that_a_forbidden_drag_changes_nothing_and_offers_what_is_permitted(
    window: MainWindow, chart: TaperChart, presenter: CasePresenter
) -> None:
    before = steps(presenter)
    undoable = presenter.screen.can_undo
    chart.hold_step(0)
    drag(chart, handle(chart, 0, "end"), QPoint(-12, 0))
    assert steps(presenter) == before
    assert presenter.screen.can_undo == undoable
    assert says(window) == "G07: 60 mg is taken for at least 4 weeks."
    assert window.plan.taper.bar.offer.text() == "Use 4 weeks, to 18-Dec-2026"


def test_that_a_drag_is_let_go_by_escape(chart: TaperChart, presenter: CasePresenter) -> None:
    before = steps(presenter)
    chart.hold_step(2)
    start = handle(chart, 2, "end")
    QTest.mousePress(chart, Qt.MouseButton.LeftButton, NONE, start)
    QTest.mouseMove(chart, start + QPoint(30, 0))
    QTest.keyClick(chart, Qt.Key.Key_Escape)
    QTest.mouseRelease(chart, Qt.MouseButton.LeftButton, NONE, start + QPoint(30, 0))
    assert steps(presenter) == before


def test_A11Y1_that_handles_are_large_enough_and_apart_on_every_step(chart: TaperChart) -> None:
    assert chart.handles is not None
    assert TARGET >= 24
    for step in range(len(chart._steps)):
        places = chart.handles.places(step)
        if "dose" in places:
            assert abs(places["dose"].y() - places["end"].y()) >= TARGET
        for part, place in places.items():
            grip = chart.handles.grip_at(place, step)
            assert grip is not None
            assert (grip.step, grip.part) == (step, part)


def test_that_pointing_elsewhere_leaves_a_step_that_was_clicked(window: MainWindow, chart: TaperChart) -> None:
    drawing = chart.drawing
    assert drawing is not None
    spot, other = drawing.spots[0], drawing.spots[8]
    QTest.mouseClick(chart, Qt.MouseButton.LeftButton, NONE, QPoint(round(spot.x + 6), round(spot.y + spot.height - 4)))
    QTest.mouseMove(chart, QPoint(round(other.x + 8), round(other.y + 4)))
    assert "60 mg" in says(window)


# By key ------------------------------------------------------------------------------------------------

RIGHT = (Qt.Key.Key_Right, NONE)


def test_A11Y7_that_all_of_it_is_done_with_keys_in_the_chart(chart: TaperChart, presenter: CasePresenter) -> None:
    press(chart, RIGHT, RIGHT, RIGHT)
    press(chart, (Qt.Key.Key_Right, SHIFT), (Qt.Key.Key_Right, SHIFT), (Qt.Key.Key_Left, SHIFT))
    assert steps(presenter)[2] == ("40", 21)
    press(chart, (Qt.Key.Key_Up, SHIFT), (Qt.Key.Key_Up, SHIFT), (Qt.Key.Key_Down, SHIFT))
    assert steps(presenter)[2] == ("42.5", 21)
    press(chart, (Qt.Key.Key_R, NONE))
    assert presenter.screen.work.branch is not None
    press(chart, (Qt.Key.Key_R, NONE))
    assert presenter.screen.work.branch is None
    press(chart, (Qt.Key.Key_Delete, NONE))
    assert steps(presenter)[2] == ("40", 14)


def test_A11Y7_that_all_of_it_is_done_with_presses_too(
    window: MainWindow, chart: TaperChart, presenter: CasePresenter
) -> None:
    bar = window.plan.taper.bar
    chart.hold_step(2)
    chart.step_reached.emit(2)
    for button in (bar.later, bar.later, bar.sooner, bar.larger, bar.larger, bar.smaller):
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert steps(presenter)[2] == ("42.5", 21)
    QTest.mouseClick(bar.relapse, Qt.MouseButton.LeftButton)
    assert bar.relapse.isChecked()
    assert presenter.screen.work.branch is not None
    QTest.mouseClick(bar.back, Qt.MouseButton.LeftButton)
    assert steps(presenter)[2] == ("40", 14)


def test_that_a_forbidden_key_is_answered_with_the_rule_and_the_offer_is_taken(
    window: MainWindow, chart: TaperChart, presenter: CasePresenter
) -> None:
    press(chart, RIGHT, RIGHT, RIGHT, (Qt.Key.Key_Right, SHIFT))
    press(chart, (Qt.Key.Key_Left, SHIFT), (Qt.Key.Key_Left, SHIFT))
    assert steps(presenter)[2] == ("40", 14)
    assert says(window).startswith("G08: 40 mg is taken for at least 2 weeks")
    press(chart, (Qt.Key.Key_Down, SHIFT))
    assert says(window).startswith("G08: After 50 mg the largest cut is to 40 mg")
    assert window.plan.taper.bar.offer.text() == "Use 40 mg from 02-Jan-2027"
    QTest.mouseClick(window.plan.taper.bar.offer, Qt.MouseButton.LeftButton)
    assert steps(presenter)[2] == ("40", 14)
    assert window.plan.taper.bar.offer.isHidden()


def test_that_the_first_dose_is_not_changed_here(
    window: MainWindow, chart: TaperChart, presenter: CasePresenter
) -> None:
    before = steps(presenter)
    press(chart, RIGHT, (Qt.Key.Key_Down, SHIFT))
    assert steps(presenter) == before
    assert says(window) == words.FIRST_DOSE_FIXED


def test_T110_that_every_change_is_one_step_back_with_the_focus_in_the_chart(
    window: MainWindow, chart: TaperChart, presenter: CasePresenter
) -> None:
    before = presenter._past.draft
    seen = [steps(presenter)]
    press(chart, RIGHT, RIGHT, RIGHT)
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Right):
        press(chart, (key, SHIFT))
        seen.append(steps(presenter))
    for expected in reversed(seen[:-1]):
        QTest.keyClick(chart, Qt.Key.Key_Z, CONTROL)
        assert steps(presenter) == expected
    assert presenter._past.draft == before
    window._on_redo_wanted()
    assert steps(presenter) == seen[1]


def test_that_the_step_stays_chosen_while_it_is_worked_on(chart: TaperChart, window: MainWindow) -> None:
    press(chart, RIGHT, RIGHT, RIGHT, (Qt.Key.Key_Right, SHIFT), (Qt.Key.Key_Up, SHIFT))
    assert chart._step == 2
    assert window.plan.taper.table.currentIndex().row() == 2
    assert "42.5 mg" in says(window)


def test_that_nothing_moves_when_a_press_is_refused_or_a_change_stands(window: MainWindow, chart: TaperChart) -> None:
    pump()
    tab = window.plan.taper
    places = [part.mapTo(tab, QPoint(0, 0)) for part in (chart, tab.bar.later, tab.table)]
    sizes = [chart.size(), tab.table.size()]
    press(chart, RIGHT, RIGHT, (Qt.Key.Key_Left, SHIFT))
    pump()
    assert [part.mapTo(tab, QPoint(0, 0)) for part in (chart, tab.bar.later, tab.table)] == places
    press(chart, (Qt.Key.Key_Right, SHIFT))
    pump()
    assert [part.mapTo(tab, QPoint(0, 0)) for part in (chart, tab.bar.later)] == places[:2]
    assert chart.size() == sizes[0]


def test_that_the_protocols_course_comes_back_at_one_press(
    window: MainWindow, chart: TaperChart, presenter: CasePresenter
) -> None:
    before = steps(presenter)
    assert window.plan.taper.all_back.isHidden()
    press(chart, RIGHT, (Qt.Key.Key_Right, SHIFT), RIGHT, (Qt.Key.Key_Up, SHIFT))
    assert not window.plan.taper.all_back.isHidden()
    QTest.mouseClick(window.plan.taper.all_back, Qt.MouseButton.LeftButton)
    assert steps(presenter) == before
    assert window.plan.taper.all_back.isHidden()


# By typing ---------------------------------------------------------------------------------------------


def write(window: MainWindow, row: int, column: int, text: str) -> None:
    table = window.plan.taper.table
    table.setFocus()
    table.setCurrentIndex(table.model().index(row, column))
    QTest.keyClick(table, Qt.Key.Key_F2)
    line = table.viewport().findChild(Line)
    assert line is not None
    line.setText(text)
    QTest.keyClick(line, Qt.Key.Key_Return)
    pump()


@pytest.mark.parametrize("typed", ["22-Jan-2027", "22012027", "2027-01-22"])
def test_that_an_end_is_typed_in_the_table(window: MainWindow, presenter: CasePresenter, typed: str) -> None:
    write(window, 2, 1, typed)
    assert steps(presenter)[2] == ("40", 21)


@pytest.mark.parametrize("typed", ["42.5", "42,5", "42.5 mg"])
def test_that_a_dose_is_typed_in_the_table_with_either_mark(
    window: MainWindow, presenter: CasePresenter, typed: str
) -> None:
    write(window, 2, 2, typed)
    assert steps(presenter)[2] == ("42.5", 14)
    assert window.plan.taper.table.model().index(2, 2).data() == "42.5 mg *"


@pytest.mark.parametrize(
    ("column", "typed", "told"),
    [
        (2, "30", "G08: After 50 mg the largest cut is to 40 mg."),
        (2, "47.3", "The tablets chosen cannot make 47.3 mg."),
        (2, "1e1", words.NOT_A_DOSE),
        (2, "٧٠", words.NOT_A_DOSE),
        (1, "03-Jan-2027", "G08: 40 mg is taken for at least 2 weeks."),
        (1, "01/02/2027", words.NOT_A_DAY),
        (1, "31-Feb-2027", words.NOT_A_DAY),
    ],
)
def test_T058_that_what_is_typed_amiss_changes_nothing_and_is_told(
    window: MainWindow, presenter: CasePresenter, column: int, typed: str, told: str
) -> None:
    before = steps(presenter)
    write(window, 2, column, typed)
    assert steps(presenter) == before
    assert says(window) == told


def test_that_a_digit_on_a_row_begins_its_dose(window: MainWindow, presenter: CasePresenter) -> None:
    table = window.plan.taper.table
    table.setFocus()
    table.selectRow(2)
    QTest.keyClicks(table, "4")
    line = table.viewport().findChild(Line)
    assert line is not None
    QTest.keyClicks(line, "5")
    QTest.keyClick(line, Qt.Key.Key_Return)
    pump()
    assert steps(presenter)[2] == ("45", 14)


def test_T110_that_a_typed_change_is_undone_with_the_focus_in_the_table(
    window: MainWindow, presenter: CasePresenter
) -> None:
    before = steps(presenter)
    write(window, 2, 2, "45")
    QTest.keyClick(window.plan.taper.table, Qt.Key.Key_Z, CONTROL)
    assert steps(presenter) == before


# What if, tablets, words -------------------------------------------------------------------------------


def test_that_a_marked_relapse_is_a_second_line_and_a_second_table_that_say_what_if(
    window: MainWindow, chart: TaperChart, presenter: CasePresenter
) -> None:
    handout = presenter.handout_job()()
    press(chart, *[RIGHT] * 4, (Qt.Key.Key_R, NONE))
    box = window.plan.taper.branch
    assert not box.isHidden()
    assert box._title.text().startswith("What if relapse on 16-Jan-2027, prednisone")
    assert box.table.model().index(0, 2).data() == "40 mg"
    assert chart.drawing is not None
    assert "What if relapse on 16-Jan-2027: prednisone" in chart.accessibleDescription()
    assert any(getattr(shape, "dashes", None) and shape.role == "branch" for shape in chart.drawing.shapes)
    assert presenter.handout_job()() == handout
    box.day.setFocus()
    box.day.setText("20-Jan-2027")
    QTest.keyClick(box.day, Qt.Key.Key_Return)
    assert box.table.model().index(0, 0).data() == "20-Jan-2027"
    box.day.setText("30-Feb-2027")
    QTest.keyClick(box.day, Qt.Key.Key_Return)
    assert says(window) == words.NOT_A_DAY
    assert box.wrong.text() == words.NOT_A_DAY
    assert presenter.screen.work.marked_on == date(2027, 1, 20)
    QTest.mouseClick(box.drop, Qt.MouseButton.LeftButton)
    assert box.isHidden()


def test_that_a_relapse_outside_the_course_is_told_where_it_is_marked_and_can_be_taken_away(
    window: MainWindow, chart: TaperChart, presenter: CasePresenter
) -> None:
    press(chart, *[RIGHT] * 4, (Qt.Key.Key_R, NONE))
    box = window.plan.taper.branch
    for day in ("20-Nov-2026", "15-Jan-2028"):
        box.day.setFocus()
        box.day.setText(day)
        QTest.keyClick(box.day, Qt.Key.Key_Return)
        told = f"No way back is shown for a relapse on {day}: it lies outside this course, 21-Nov-2026 to 14-Jan-2028."
        assert not box.isHidden(), "the day and the way to be without it stay"
        assert (box.day.text(), box.wrong.text()) == (day, told)
        assert box.day.property("wrong")
        assert presenter.screen.work.news == told, "and it is spoken"
        assert box.table.isHidden()
        assert told not in window.plan.taper._notes.text(), "it is said once"
    box.day.setText("14-Jan-2028")
    QTest.keyClick(box.day, Qt.Key.Key_Return)
    assert (box.wrong.text(), box.table.isHidden(), bool(box.day.property("wrong"))) == ("", False, False)
    presenter.write_relapse("15-Jan-2028")
    window._render()
    box.drop.setFocus()
    QTest.keyClick(box.drop, Qt.Key.Key_Space)
    assert (box.isHidden(), presenter.screen.work.marked_on) == (True, None)


def test_that_a_relapse_that_is_marked_where_no_course_follows_is_told_and_can_be_taken_away(
    window: MainWindow, presenter: CasePresenter
) -> None:
    presenter.write_relapse("16-Jan-2027")
    presenter.write("red_flags.dyspnoea", "yes")
    window._render()
    box = window.plan.taper.branch
    assert presenter.screen.course is None
    assert box.wrong.text() == words.RELAPSE_NO_COURSE.format(day="16-Jan-2027")
    assert not box.isHidden()
    QTest.mouseClick(box.drop, Qt.MouseButton.LeftButton)
    assert box.isHidden()


def test_that_totals_follow_each_change(window: MainWindow, chart: TaperChart) -> None:
    before = window.plan.taper._totals.text()
    assert "98 days at 20 mg or more" in before
    press(chart, *[RIGHT] * 4, (Qt.Key.Key_Right, SHIFT))
    after = window.plan.taper._totals.text()
    assert "105 days at 20 mg or more" in after
    assert "77 days at 30 mg or more" in after
    assert "22-Jan-2028" in after


def test_that_strengths_are_chosen_and_the_taper_is_made_of_them(window: MainWindow, presenter: CasePresenter) -> None:
    tablets = window.plan.taper.tablets
    QTest.mouseClick(tablets.heading, Qt.MouseButton.LeftButton)
    QTest.mouseClick(tablets.body.strengths["20"], Qt.MouseButton.LeftButton)
    taper = presenter.screen.course
    assert taper is not None
    assert taper.steps[0].tablets == ((Decimal(10), 6),)
    for strength in ("1", "2.5"):
        QTest.mouseClick(tablets.body.strengths[strength], Qt.MouseButton.LeftButton)
    assert presenter.screen.course is None
    assert "cannot make every dose" in window.plan.taper._none.text()
    assert not tablets.isHidden()
    QTest.mouseClick(tablets.body.strengths["1"], Qt.MouseButton.LeftButton)
    assert presenter.screen.course is not None
    window._on_action_wanted("undo")
    assert presenter.screen.course is None


def test_T105_that_tab_goes_as_the_eye_does_through_what_is_built_late(
    window: MainWindow, chart: TaperChart, presenter: CasePresenter
) -> None:
    tab = window.plan.taper
    press(chart, RIGHT, (Qt.Key.Key_Right, SHIFT), (Qt.Key.Key_R, NONE))
    tab.tablets.open()
    pump()
    order = list(in_reading_order(tab))
    heights = [(place.mapTo(tab, QPoint(0, 0)).y(), place.mapTo(tab, QPoint(0, 0)).x()) for place in order]
    assert len(heights) >= 8 + 4 + 1 + 5
    assert all(later[0] > sooner[0] - 30 for sooner, later in pairwise(heights))


def test_that_the_last_strength_stays(window: MainWindow, presenter: CasePresenter) -> None:
    for strength in ("1", "2.5", "5", "10", "20"):
        window.course._on_strength_pressed(strength)
    assert dict(presenter.screen.work.strengths)["20"]
    assert presenter.screen.work.refusals[0].says == words.ONE_STRENGTH


def test_that_boxes_are_counted_once_their_size_is_typed(window: MainWindow, presenter: CasePresenter) -> None:
    tablets = window.plan.taper.tablets
    tablets.open()
    body = tablets.body
    assert "box" not in body.lines.text()
    assert not body._ask.isHidden()
    QTest.keyClicks(body.weeks, "4")
    QTest.keyClicks(body.per_box, "30")
    assert body.lines.text() == "84 tablets of 20 mg: 3 boxes"
    assert body._ask.isHidden()
    body.per_box.clear()
    QTest.keyClicks(body.per_box, "0")
    body.weeks.setFocus()
    assert "between 1 and 1000" in body._per_box_wrong.text()


def test_that_a_strength_that_is_needed_leads_to_its_place(window: MainWindow) -> None:
    window.focus_field("choices.tablet_strengths_mg")
    assert isinstance(QApplication.focusWidget(), QPushButton)
    assert QApplication.focusWidget() in window.plan.taper.tablets.body.strengths.values()


def test_that_keys_are_said_in_the_description_and_below_the_chart(window: MainWindow, chart: TaperChart) -> None:
    assert chart.drawing is not None
    assert chart.accessibleDescription() == f"{chart.drawing.text} {words.CHART_KEYS}"
    assert "Arrow keys" in says(window)
    interface = QAccessible.queryAccessibleInterface(chart)
    assert interface is not None


def test_that_each_change_is_announced_with_dose_and_day(
    window: MainWindow, chart: TaperChart, monkeypatch: pytest.MonkeyPatch
) -> None:
    spoken: list[str] = []
    monkeypatch.setattr(window.plan.taper.bar, "announce", spoken.append)
    press(chart, RIGHT, RIGHT, RIGHT, (Qt.Key.Key_Right, SHIFT), (Qt.Key.Key_Down, SHIFT))
    assert spoken[0].startswith("40 mg from 02-Jan-2027 to 22-Jan-2027, 3 weeks.")
    assert spoken[1].startswith("G08: After 50 mg the largest cut is to 40 mg. Use 40 mg from 02-Jan-2027")


def test_that_a_case_with_a_forbidden_change_opens_without_a_taper_and_is_mended_at_one_press(
    qtbot: QtBot, services: Services
) -> None:
    window = MainWindow(CasePresenter(services, case_of(choices={"taper_edits": [{"at_mg": 50, "to_mg": 30}]})))
    window.show_supported()
    qtbot.waitExposed(window)
    tab = window.plan.taper
    assert "G08: After 50 mg the largest cut is to 40 mg" in tab._none.text()
    assert not tab.chart.isVisible()
    offer = next(press for press in tab._offer_presses if not press.isHidden())
    assert offer.text() == "Use 40 mg after 50 mg"
    QTest.mouseClick(offer, Qt.MouseButton.LeftButton)
    assert tab.chart.isVisible()
    window.preview.stop()
    shiboken6.delete(window)


def test_C27_that_a_childs_course_says_why_it_is_not_changed(qtbot: QtBot, services: Services) -> None:
    presenter = CasePresenter(services, read_case_file(resource("examples/child.yaml")))
    presenter.shift_end(1, 7)
    assert presenter.screen.work.refusals[0].says.startswith("G27: The course of a child")
    course: Taper | None = presenter.screen.course
    assert course is not None
    assert course.kind == "juvenile_percent"
