"""The focus: goes as the eye does, is always seen, and stands out wherever it is."""

from collections.abc import Iterator
from itertools import pairwise

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTabBar, QWidget

from app.ui.advice.card_frame import CardFrame
from app.ui.main_window import MainWindow
from app.ui.panes import ADVICE, CASE, PLAN
from app.ui.system_contrast import contrast
from app.ui.tab_order import in_reading_order, read_after, read_before
from app.ui.theme import CONTRAST, DARK, GREY, LIGHT, Look, Theme
from tests.gui.fitting import at, in_view, place_of
from tests.unit.ui.stand_in import EXAMPLE


@pytest.fixture
def full(window: MainWindow) -> Iterator[MainWindow]:
    """A window in which everything is open, red flag and all."""
    window._on_example_wanted(str(EXAMPLE))
    window._on_field_written("red_flags.dyspnoea", "yes")
    for box in window.case.form._boxes.values():
        box.open()
    for card in window.advice.findChildren(CardFrame):
        if card.isVisibleTo(window):
            card.toggle_why()
    QApplication.processEvents()
    yield window
    window.dress.put_on(Look("light"))


def region_of(widget: QWidget, window: MainWindow) -> int:
    regions = (window.banner, window.strip, window.notice, window.case, window.advice, window.plan, window.bar)
    return next((place for place, region in enumerate(regions) if region.isAncestorOf(widget)), -1)


def gone_through(window: MainWindow) -> list[QWidget]:
    """The widgets that Tab reaches from the first to the last."""
    first = next(in_reading_order(window))
    first.setFocus()
    found: list[QWidget] = []
    now: QWidget | None = first
    while now is not None and now not in found and len(found) < 2000:
        found.append(now)
        QTest.keyClick(now, Qt.Key.Key_Tab)
        now = QApplication.focusWidget()
    return found


@pytest.mark.parametrize("size", [(1366, 768), (1000, 700), (683, 384)])
def test_T105_that_tab_goes_through_the_whole_window_as_the_eye_does(full: MainWindow, size: tuple[int, int]) -> None:
    full.resize(*size)
    QApplication.processEvents()
    for pane in (CASE, ADVICE, PLAN):
        full.panes.show_pane(pane)
        QApplication.processEvents()
        seen = gone_through(full)
        assert set(seen) == set(in_reading_order(full))
        regions = [region_of(widget, full) for widget in seen if widget is not full.panes._tabs]
        assert regions == sorted(regions)
        if full.panes.columns == 3:
            return


def test_T105_that_the_questions_come_from_the_top_down(full: MainWindow) -> None:
    tops = [at(widget, full).y() for widget in in_reading_order(full.case.form)]
    assert all(later >= earlier - 30 for earlier, later in pairwise(tops))


def test_T105_that_what_is_focused_is_in_view_and_under_nothing(full: MainWindow) -> None:
    full.resize(683, 384)
    for pane in (CASE, ADVICE, PLAN):
        full.panes.show_pane(pane)
        QApplication.processEvents()
        for before in gone_through(full):
            before.setFocus()
            QTest.keyClick(before, Qt.Key.Key_Tab)
            now = QApplication.focusWidget()
            assert now is not None
            assert in_view(now), f"{place_of(now)} {now.accessibleName()}"
            if full.panes.isAncestorOf(now):
                assert at(now, full).y() + now.height() > at(full.panes, full).y(), place_of(now)


def test_T105_that_shift_tab_goes_the_same_way_back(full: MainWindow) -> None:
    order = list(in_reading_order(full))
    for before, after in pairwise(order):
        assert read_after(before, full) is after
        assert read_before(after, full) is before


def picture(widget: QWidget) -> QImage:
    QApplication.processEvents()
    return widget.grab().toImage()


def changed_colours(before: QImage, after: QImage) -> list[str]:
    """The colours of the places at which two pictures differ, in the second."""
    places = [(x, y) for x in range(after.width()) for y in range(after.height())]
    return [QColor(after.pixel(x, y)).name() for x, y in places if before.pixel(x, y) != after.pixel(x, y)]


def one_of_each_kind(window: MainWindow) -> list[QWidget]:
    kinds: dict[tuple[str, object], QWidget] = {}
    for widget in in_reading_order(window):
        kinds.setdefault((type(widget).__name__, widget.property("kind")), widget)
    return list(kinds.values())


@pytest.mark.parametrize(("mode", "look"), [("light", LIGHT), ("dark", DARK), ("contrast", CONTRAST), ("grey", GREY)])
def test_T105_that_the_focus_is_seen_on_every_kind_of_control(full: MainWindow, mode: str, look: Theme) -> None:
    full.dress.put_on(Look(mode))  # type: ignore[arg-type]
    for widget in one_of_each_kind(full):
        ground = look.strip if full.strip.isAncestorOf(widget) else look.surface
        other = full.banner if widget is not full.bar else full.case
        other.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        other.setFocus()
        before = picture(widget)
        widget.setFocus()
        ring = [colour for colour in changed_colours(before, picture(widget)) if contrast(colour, ground) >= 3]
        other.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        # A row of tabs rings the one tab that the arrows would move from.
        ringed = widget.tabRect(widget.currentIndex()) if isinstance(widget, QTabBar) else widget.rect()
        assert len(ring) >= ringed.width(), f"{mode}: {place_of(widget)} {widget.accessibleName()}: {len(ring)}"
