"""The plan pane: the chart says what the table says, and the preview is the very page."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.ui.crash import crash_report
from app.ui.main_window import MainWindow
from app.ui.plan.pages import page_pictures
from app.ui.plan.plan_pane import HANDOUT
from app.ui.theme import DARK, LIGHT, Theme
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
    qtbot.waitUntil(window.plan.handout._save.isEnabled, timeout=10000)
    assert window.preview.pdf == make_page(judge(ready_case()))
    assert len(window.plan.handout._pages) == 1
    window._on_escape_pressed()
    assert window.plan.tab == 0


def test_that_a_page_is_rendered_in_memory_at_the_width_asked(qtbot: QtBot) -> None:
    pictures = page_pictures(make_page(judge(ready_case())), 400)
    assert [picture.width() for picture in pictures] == [400]


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
