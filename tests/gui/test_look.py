"""The look: chosen in the View menu, worn by the whole window, kept as one value."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QImage
from PySide6.QtWidgets import QApplication, QComboBox, QDialog, QMenu, QPushButton, QToolButton, QToolTip, QWidget

from app.ui import words
from app.ui.advice.card_frame import CardFrame
from app.ui.crash import CrashDialog
from app.ui.main_window import MainWindow
from app.ui.panes import ADVICE, CASE, PLAN
from app.ui.plan.plan_pane import EVIDENCE, HANDOUT, MONITORING, TAPER
from app.ui.sizes import PERCENTS, scaled, target, unscaled
from app.ui.theme import DARK, LIGHT, Look, Theme, theme
from tests.gui.fitting import too_small
from tests.unit.ui.stand_in import EXAMPLE


@pytest.fixture(autouse=True)
def undressed(window: MainWindow) -> Iterator[None]:
    yield
    window.dress.put_on(Look("light"))


def choose(window: MainWindow, text: str) -> None:
    next(action for action in window.bar.view.actions() if action.text() == text).trigger()


def checked(window: MainWindow) -> list[str]:
    return [action.text() for action in window.bar.view.actions() if action.isChecked()]


def test_that_the_view_menu_changes_one_thing_and_keeps_the_others(window: MainWindow) -> None:
    told: list[Look] = []
    window.dress.changed.connect(told.append)
    choose(window, words.VIEW_DARK)
    choose(window, words.VIEW_TEXT.format(percent=150))
    choose(window, words.VIEW_TOUCH)
    assert window.dress.look == Look("dark", 150, touch=True)
    assert told[-1] == window.dress.look
    assert checked(window) == ["Dark", "Text 150 %", "Larger targets", "English (UK)"]
    assert theme().dark
    assert QApplication.font().pointSizeF() == 15


def test_that_a_look_that_was_kept_is_worn_and_marked(window: MainWindow) -> None:
    window.dress.put_on(Look("grey", 125))
    assert checked(window) == ["Greyscale", "Text 125 %", "English (UK)"]
    assert not theme().dark


@pytest.mark.parametrize("percent", PERCENTS)
def test_that_lengths_follow_the_text(window: MainWindow, percent: int) -> None:
    window.dress.put_on(Look("light", percent))
    assert scaled(100) == percent
    assert unscaled(percent) == 100
    assert target() == max(24, 24 if percent == 100 else scaled(0) or 24)
    line = window.case.form._boxes["who"].row("patient.weight_kg").control
    assert line.width() == scaled(72)


@pytest.mark.parametrize(
    ("width", "percent", "columns"),
    [(1920, 100, 3), (1920, 150, 3), (1920, 200, 2), (1366, 100, 3), (1366, 125, 2), (1366, 200, 1), (900, 100, 2)],
)
def test_that_the_window_folds_by_the_room_that_the_text_leaves(
    window: MainWindow, width: int, percent: int, columns: int
) -> None:
    window.dress.put_on(Look("light", percent))
    window.resize(width, 800)
    QApplication.processEvents()
    assert window.panes.columns == columns


@pytest.mark.parametrize("size", [(1366, 768), (683, 384)])
def test_A11Y_1_that_larger_targets_are_large_enough_for_a_finger(window: MainWindow, size: tuple[int, int]) -> None:
    window._on_example_wanted(str(EXAMPLE))
    window.dress.put_on(Look("light", 100, touch=True))
    window.resize(*size)
    for box in window.case.form._boxes.values():
        box.open()
    for card in window.advice.findChildren(CardFrame):
        card.toggle_why()
    wrong: list[str] = []
    for pane in (CASE, ADVICE, PLAN):
        window.panes.show_pane(pane)
        for tab in (TAPER, MONITORING, HANDOUT, EVIDENCE):
            window.plan.show_tab(tab)
            QApplication.processEvents()
            wrong += too_small(window, 44)
    assert list(dict.fromkeys(wrong)) == []


def test_that_why_opens_beside_a_card_that_is_wide_enough(window: MainWindow) -> None:
    window._on_example_wanted(str(EXAMPLE))
    card = window.advice._numbered[0]
    card.toggle_why()
    why = card._why
    assert why is not None
    for width, beside in ((1366, False), (1920, True), (1366, False)):
        window.resize(width, 1000)
        QApplication.processEvents()
        assert (why.x() > card.width() // 3) == beside


def test_that_the_banner_takes_two_lines_at_200_percent_of_a_small_laptop(window: MainWindow) -> None:
    window._on_field_written("patient.family_name", "Featherstonehaugh")
    window._on_field_written("patient.identifier", "004-1187-22-0000-1187")
    window.resize(683, 384)
    for _ in range(2):
        QApplication.processEvents()
    assert window.banner.height() <= 2 * window.banner._name.fontMetrics().height() + 16
    for part in ("born", "number", "allergies"):
        assert window.banner._parts[part].isVisible()
    window.resize(1366, 768)
    QApplication.processEvents()
    assert all(part.isVisible() for part in window.banner._parts.values())


def test_that_actions_that_do_not_fit_are_in_the_more_menu(window: MainWindow) -> None:
    window.resize(683, 384)
    QApplication.processEvents()
    shown = {press.text() for press in window.bar.findChildren(QToolButton) if press.isVisible()}
    assert {"New", "Save", "More ▴", "View ▴"} <= shown
    window.bar._menus["more"].aboutToShow.emit()
    hidden = {action.text() for action in window.bar._menus["more"].actions()}
    assert {"Undo", "Redo", "Next pane"} <= hidden
    asked = []
    window.bar.wanted.connect(asked.append)
    action = next(action for action in window.bar._menus["more"].actions() if action.text() == "Next pane")
    assert isinstance(action, QAction)
    action.trigger()
    assert asked == ["pane"]


def test_A11Y_6_that_nothing_in_the_style_moves() -> None:
    from app.ui.theme import style_sheet

    sheet = style_sheet(LIGHT)
    assert "transition" not in sheet
    assert "animation" not in sheet


def test_that_long_words_of_a_press_wrap(window: MainWindow) -> None:
    window.dress.put_on(Look("light", 200))
    window.resize(683, 700)
    window.panes.show_pane(ADVICE)
    QApplication.processEvents()
    chips = [chip for chip in window.advice._start.findChildren(QPushButton) if chip.isVisible()]
    for chip in chips:
        assert chip.height() >= chip.heightForWidth(chip.width())
        assert chip.width() <= window.width()
        assert chip.focusPolicy() & Qt.FocusPolicy.TabFocus


def _edge(widget: QWidget) -> str:
    """The colour of the edge of a widget, half way down its left side."""
    widget.resize(max(widget.width(), 120), max(widget.height(), 60))
    picture: QImage = widget.grab().toImage()
    return picture.pixelColor(0, picture.height() // 2).name().upper()


@pytest.mark.parametrize(("mode", "look"), [("dark", DARK), ("light", LIGHT)])
def test_A11Y_5_that_what_opens_over_the_window_wears_its_look(window: MainWindow, mode: str, look: Theme) -> None:
    crash = CrashDialog("KeyError")
    window.dress.put_on(Look("grey"))
    window.dress.put_on(Look(mode))  # type: ignore[arg-type]
    QToolTip.showText(QPoint(40, 40), "A tip", window.case)
    tip = next(each for each in QApplication.topLevelWidgets() if each.inherits("QTipLabel"))
    menus = window.findChildren(QMenu)
    choice = next(each for each in window.case.findChildren(QComboBox) if each.isVisible())
    question = QPushButton("Save", QDialog(window))
    close = crash.findChild(QPushButton)
    assert close is not None
    assert menus
    for menu in menus:
        assert _edge(menu) == look.edge, menu.title()
    choice.showPopup()
    for each in (tip, question):
        assert _edge(each) == look.edge, each
    for each in (choice.view(), close):  # these have the focus
        assert _edge(each) == look.accent, each
    choice.hidePopup()
    QToolTip.hideText()
    crash.deleteLater()


def test_UX_8_that_the_look_is_set_on_windows_and_not_on_the_application(window: MainWindow) -> None:
    window.dress.put_on(Look("dark", 125))
    assert QApplication.instance().styleSheet() == ""  # type: ignore[union-attr]
    assert DARK.accent in window.styleSheet()


def test_that_a_window_that_takes_the_place_of_another_is_dressed_once_more(window: MainWindow) -> None:
    again = MainWindow(window._presenter)
    assert again.styleSheet() == ""
    again.take_over(window)
    assert again.styleSheet() == window.styleSheet() != ""
    again.retire()
