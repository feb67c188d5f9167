"""The plan pane: the chart says what the table says, and the preview is the very page."""

from threading import get_ident

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.ui.crash import crash_report
from app.ui.main_window import MainWindow
from app.ui.panes import PLAN
from app.ui.plan import pages
from app.ui.plan.pages import page_pictures
from app.ui.plan.plan_pane import HANDOUT
from app.ui.theme import DARK, LIGHT, Look, Theme
from tests.gui.fitting import clipped
from tests.unit.ui.stand_in import EXAMPLE, judge, make_page, ready_case


def test_that_arrow_keys_read_the_steps_of_the_chart(window: MainWindow, qtbot: QtBot) -> None:
    window._on_example_wanted(str(EXAMPLE))
    chart = window.plan.taper.chart
    qtbot.waitUntil(lambda: chart.drawing is not None)
    chart.setFocus()
    QTest.keyClick(chart, Qt.Key.Key_Right)
    assert "60 mg" in window.plan.taper._reading.text()
    QTest.keyClick(chart, Qt.Key.Key_Right)
    assert "50 mg" in window.plan.taper._reading.text()
    assert window.plan.taper.table.currentIndex().row() == 1


def test_that_pointing_at_a_step_reads_it(window: MainWindow, qtbot: QtBot) -> None:
    window._on_example_wanted(str(EXAMPLE))
    chart = window.plan.taper.chart
    qtbot.waitUntil(lambda: chart.drawing is not None)
    assert chart.drawing is not None
    QApplication.processEvents()
    spot = chart.drawing.spots[0]
    QTest.mouseMove(chart, QPoint(1, 1))
    QTest.mouseMove(chart, QPoint(round(spot.x + 6), round(spot.y + spot.height / 2)))
    assert "21-Nov-2026 to 18-Dec-2026" in window.plan.taper._reading.text()


def test_that_the_chart_says_in_words_what_it_shows(window: MainWindow, qtbot: QtBot) -> None:
    window._on_example_wanted(str(EXAMPLE))
    chart = window.plan.taper.chart
    qtbot.waitUntil(lambda: chart.drawing is not None)
    assert chart.drawing is not None
    assert chart.accessibleDescription() == chart.drawing.text


def test_that_the_preview_shows_the_bytes_that_are_saved(window: MainWindow, qtbot: QtBot) -> None:
    window._on_example_wanted(str(EXAMPLE))
    window.bar.actions_by_name["handout"].trigger()
    assert window.plan.tab == HANDOUT
    qtbot.waitUntil(window.plan.handout.presses.save.isEnabled, timeout=10000)
    assert window.preview.made == make_page(judge(ready_case()))
    assert len(window.plan.handout._pages) == 1
    window._on_escape_pressed()
    assert window.plan.tab == 0


def test_that_a_page_is_rendered_in_memory_at_the_width_asked(qtbot: QtBot) -> None:
    pictures = page_pictures(make_page(judge(ready_case())), 400)
    assert [picture.width() for picture in pictures] == [400]


def test_UX_8_that_pages_are_rendered_away_from_the_interface_and_anew_when_they_are_wider(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    rendered: list[tuple[bytes, int, int]] = []

    def render(pdf: bytes, width: int) -> tuple[QImage, ...]:
        rendered.append((pdf, width, get_ident()))
        return page_pictures(pdf, width)

    monkeypatch.setattr(pages, "page_pictures", render)
    window._on_example_wanted(str(EXAMPLE))
    window.bar.actions_by_name["handout"].trigger()
    tab = window.plan.handout
    qtbot.waitUntil(tab.presses.save.isEnabled, timeout=10000)
    window.resize(1920, 1000)
    qtbot.waitUntil(lambda: len(rendered) == 2 and tab._pictures[0].width() == tab.page_width, timeout=10000)
    assert tab.presses.save.isEnabled()
    assert {pdf for pdf, _, _ in rendered} == {window.preview.made}
    assert rendered[0][1] < rendered[1][1]
    assert get_ident() not in {thread for _, _, thread in rendered}


def _fail(name: str) -> None:
    raise ValueError(name)


def test_that_a_crash_report_names_places_and_no_values() -> None:
    with pytest.raises(ValueError, match="Doe") as caught:
        _fail("Doe")
    report = crash_report(caught.type, caught.tb)
    assert "ValueError" in report
    assert "_fail" in report
    assert "Doe" not in report


def _luminance(colour: str) -> float:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _contrast(first: str, second: str) -> float:
    light, dark = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _text_pairs(look: Theme) -> list[tuple[str, str]]:
    return [
        (look.text, look.surface),
        (look.text, look.ground),
        (look.text, look.raised),
        (look.muted, look.surface),
        (look.muted, look.raised),
        (look.muted, look.note_ground),
        (look.accent, look.surface),
        (look.text, look.tint),
        (look.on_accent, look.accent),
        (look.stop, look.stop_ground),
        (look.warning, look.warning_ground),
        (look.caution, look.caution_ground),
        (look.note, look.note_ground),
        (look.text, look.stop_ground),
        (look.muted, look.stop_ground),
        (look.muted, look.warning_ground),
        (look.muted, look.caution_ground),
        ("#FFFFFF", look.strip),
        (look.stop, look.surface),
        (look.warning, look.surface),
    ]


def test_that_text_stands_out_from_its_ground_in_both_looks() -> None:
    for look in (LIGHT, DARK):
        for ink, ground in _text_pairs(look):
            assert _contrast(ink, ground) >= 4.5, (ink, ground)
        assert _contrast(look.edge, look.surface) >= 3
        assert _contrast(look.accent, look.surface) >= 3


def test_C_2_that_the_tablets_are_left_out_first_and_told_by_the_step_and_never_a_day_or_a_dose(
    window: MainWindow, qtbot: QtBot
) -> None:
    window._on_example_wanted(str(EXAMPLE))
    table = window.plan.taper.table
    window.dress.put_on(Look("light", 200))
    window.panes.show_pane(PLAN)
    QApplication.processEvents()
    model = table.model()
    for width, seen in ((760, [True] * 4), (560, [True, True, True, False])):
        table.resize(width, table.height())
        assert [not table.isColumnHidden(column) for column in range(4)] == seen
        assert list(clipped(table.parentWidget())) == []
    table.selectRow(1)
    tablets = model.index(1, 3).data().replace("\u00a0", " ")
    assert tablets in window.plan.taper.bar.reading.text()
    assert tablets in model.index(1, 2).data(Qt.ItemDataRole.ToolTipRole)


def test_that_a_row_that_is_gone_to_is_seen_where_the_whole_page_is_scrolled(window: MainWindow, qtbot: QtBot) -> None:
    window._on_example_wanted(str(EXAMPLE))
    window.resize(683, 384)
    window.panes.show_pane(PLAN)
    taper = window.plan.taper
    QApplication.processEvents()
    assert taper.table.verticalScrollBar().maximum() == 0
    assert taper._scroll.verticalScrollBar().maximum() > 0
    taper.table.setFocus()
    taper.table.selectRow(0)
    for _ in range(4):
        QTest.keyClick(taper.table, Qt.Key.Key_Down)
    row = taper.table.row_place(taper.table.currentIndex().row())
    top = taper.table.mapTo(taper, row.topLeft()).y()
    assert 0 <= top <= taper.height() - row.height()
