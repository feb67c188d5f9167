"""The handout tab: every kind of pages is chosen, seen as it is saved, and reached by key."""

import threading
from collections.abc import Iterator

import pytest
import shiboken6
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QGuiApplication, QTextCursor, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.domain.page_order import PAGE_KINDS, PageKind, PageOrder
from app.ui import clipping, words
from app.ui.main_window import MainWindow
from app.ui.panes import PLAN
from app.ui.plan.plan_pane import HANDOUT
from app.ui.plan.text_page import TextPage
from app.ui.presenters.case_presenter import CasePresenter
from app.ui.presenters.services import Judged
from app.ui.tab_order import read_after
from tests.gui.fitting import faults, too_small
from tests.gui.test_print_check import ACCEPT, ask, keys
from tests.gui.test_screen_reader import unheard
from tests.unit.ui.stand_in import EXAMPLE, LANGUAGES, Shelf, make_page, services
from tests.unit.ui.test_print_check import named

LONG_S = 10.0
TEXTS: tuple[PageKind, ...] = ("text", "calendar")


@pytest.fixture
def shown(qtbot: QtBot, window: MainWindow) -> MainWindow:
    """A window whose tab shows the patient's page of the example."""
    window._on_example_wanted(str(EXAMPLE))
    window.moving.go_handout()
    seen(window, qtbot)
    return window


def seen(window: MainWindow, qtbot: QtBot) -> bytes:
    qtbot.waitUntil(lambda: bool(window.preview.made), timeout=10000)
    return window.preview.made


def choose(window: MainWindow, qtbot: QtBot, kind: PageKind) -> bytes:
    window._on_action_wanted(f"page_{kind}")
    return seen(window, qtbot)


def order(window: MainWindow) -> PageOrder:
    return window._presenter.screen.handout.order


def visible(*presses: QWidget) -> list[bool]:
    return [press.isVisible() for press in presses]


# What is seen ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", PAGE_KINDS)
def test_OUT_6_that_each_kind_is_seen_as_the_very_bytes_that_are_saved(
    shown: MainWindow, qtbot: QtBot, kind: PageKind
) -> None:
    made = choose(shown, qtbot, kind)
    tab = shown.plan.handout
    assert made == make_page(shown._presenter._followed, order(shown))
    assert order(shown).kind == kind
    assert tab.choices.kind.currentText() == words.PAGE_KINDS[kind]
    assert tab.text.isVisible() == (kind in TEXTS)
    assert [page.isVisible() for page in tab._pages] == [kind not in TEXTS]
    if kind in TEXTS:
        assert tab.text.toPlainText().encode() == made
    presses = tab.presses
    checked = kind in ("patient", "large_print")
    assert visible(presses.check_print, presses.check_save) == [checked, checked]
    assert visible(presses.print, presses.copy, presses.save) == [kind not in TEXTS, kind == "text", True]
    assert visible(tab.choices.paper, tab.choices.language) == [kind not in TEXTS, kind not in ("clinician", "blank")]


def test_that_the_combos_choose_kind_language_and_paper(shown: MainWindow, qtbot: QtBot) -> None:
    choices = shown.plan.handout.choices
    for combo, letters in ((choices.kind, "l"), (choices.language, "s"), (choices.paper, "a")):
        combo.setFocus()
        QTest.keyClicks(combo, letters)
    assert (order(shown).kind, order(shown).language, order(shown).paper) == ("large_print", "es", "A4")
    page = seen(shown, qtbot)
    assert page == make_page(shown._presenter._followed, order(shown))
    assert QApplication.focusWidget() is choices.paper, "the choice keeps the cursor"


def test_PAT_9_that_a_draft_translation_is_told_beside_the_choice_and_stands_in_the_way(
    qtbot: QtBot, shelf: Shelf
) -> None:
    window = MainWindow(CasePresenter(services(shelf), named()))
    window.resize(1366, 768)
    window.show_supported()
    window.advice.decided.emit(ACCEPT)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    ask(window)
    tab = window.plan.handout
    assert tab.panel.isVisible()
    tab.choices.language_chosen.emit("es")
    assert tab.panel.isHidden()
    assert tab.choices._draft.text() == words.TRANSLATION_DRAFT
    assert not tab.presses.check_print.isEnabled()
    assert tab._obstacles.text() == words.TRANSLATION_NOT_REVIEWED
    assert b"es" in seen(window, qtbot)
    assert tab.presses.print.isEnabled(), "as a draft it may be printed"
    assert tab.presses.print.text() == "Print draft"
    tab.choices.language_chosen.emit("fr")
    assert tab.choices._draft.isHidden()
    assert tab.presses.check_print.isEnabled()
    window._presenter._kept = window._presenter._past.draft
    window.close()
    shiboken6.delete(window)


def test_UX_11_that_a_blank_form_is_made_while_nothing_was_entered(window: MainWindow, qtbot: QtBot) -> None:
    QTest.keyClick(window, Qt.Key.Key_F8)
    assert window.plan.tab == HANDOUT
    tab = window.plan.handout
    window._presenter._judged = None
    window._presenter._compose()
    window._render()
    assert tab._news.text() == words.HANDOUT_NONE
    assert not tab.presses.save.isEnabled()
    assert choose(window, qtbot, "blank") == make_page(None, PageOrder(kind="blank", paper="letter"))
    assert visible(tab._says, tab._mark, tab._news) == [False, False, False]
    assert tab.presses.print.isEnabled()
    assert tab.presses.save.isEnabled()


def test_UX_11_that_a_blank_form_is_made_before_there_is_advice(qtbot: QtBot) -> None:
    window = MainWindow(CasePresenter(services()))
    window.show()
    window._on_action_wanted("page_blank")
    assert not window._presenter._supported
    assert seen(window, qtbot) == make_page(None, order(window))
    window.close()
    shiboken6.delete(window)


def test_T111_that_no_page_of_one_patient_is_kept_for_the_next(shown: MainWindow, qtbot: QtBot) -> None:
    choose(shown, qtbot, "text")
    tab = shown.plan.handout
    assert tab.text.toPlainText()
    shown._on_action_wanted("new")
    assert tab.text.toPlainText() == ""
    assert tab._pictures == ()
    assert all(page.pixmap().isNull() for page in tab._pages)


# When it is made ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", ["large_print", "text", "blank"])
def test_UX_8_that_what_is_chosen_is_made_at_once_and_what_is_typed_waits_for_a_pause(
    shown: MainWindow, qtbot: QtBot, kind: PageKind
) -> None:
    pause = shown.preview._pause
    shown._on_action_wanted(f"page_{kind}")
    assert pause.interval() == 0
    seen(shown, qtbot)
    shown._on_field_written("patient.weight_kg", "63")
    assert shown.preview.made == b""
    assert pause.interval() > 0
    shown.plan.show_tab(0)
    assert not pause.isActive()
    shown.plan.show_tab(HANDOUT)
    assert pause.interval() == 0


class Gate:
    """Makes pages once it is opened."""

    def __init__(self) -> None:
        self.begun, self.open = threading.Event(), threading.Event()
        self.threads: set[int] = set()

    def make(self, judged: Judged | None, ordered: PageOrder) -> bytes:
        self.threads.add(threading.get_ident())
        self.begun.set()
        self.open.wait(LONG_S)
        return make_page(judged, ordered)


@pytest.fixture
def gate() -> Iterator[Gate]:
    made = Gate()
    yield made
    made.open.set()


@pytest.mark.parametrize("kind", ["patient", "text"])
def test_UX_8_that_the_window_goes_on_while_pages_are_made(
    qtbot: QtBot, gate: Gate, shelf: Shelf, kind: PageKind
) -> None:
    window = MainWindow(CasePresenter(services(shelf)._replace(make_handout=gate.make)))
    window.resize(1366, 768)
    window.show_supported()
    window._on_example_wanted(str(EXAMPLE))
    window._on_action_wanted(f"page_{kind}")
    qtbot.waitUntil(gate.begun.is_set)
    assert window.plan.handout._news.text() == words.HANDOUT_WORKING
    assert not window.plan.handout.presses.save.isEnabled()
    window._on_field_written("patient.family_name", "Roe")
    QApplication.processEvents()
    assert window._presenter.screen.fields["patient.family_name"].text == "Roe"
    window.panes.show_pane(PLAN)
    for tab in (0, 1, HANDOUT):
        window.plan.show_tab(tab)
        QApplication.processEvents()
    assert not gate.open.is_set(), "all that was done while the page was being made"
    gate.open.set()
    seen(window, qtbot)
    assert threading.get_ident() not in gate.threads
    window._presenter._kept = window._presenter._past.draft
    window.close()
    shiboken6.delete(window)


def test_that_only_the_kind_that_was_chosen_last_is_shown(qtbot: QtBot, gate: Gate, shelf: Shelf) -> None:
    window = MainWindow(CasePresenter(services(shelf)._replace(make_handout=gate.make)))
    window.show_supported()
    window._on_example_wanted(str(EXAMPLE))
    window._on_action_wanted("page_large_print")
    qtbot.waitUntil(gate.begun.is_set)
    window._on_action_wanted("page_text")
    window._on_action_wanted("page_clinician")
    gate.open.set()
    assert seen(window, qtbot) == make_page(window._presenter._followed, order(window))
    assert order(window).kind == "clinician"
    window.close()
    shiboken6.delete(window)


def test_that_pages_are_warmed_once_there_is_advice_and_nothing_waits(qtbot: QtBot) -> None:
    warmed: list[int] = []
    parts = services()._replace(warm_pages=lambda: warmed.append(threading.get_ident()))
    window = MainWindow(CasePresenter(parts))
    window.show()
    assert warmed == []
    with qtbot.waitSignal(window.support_opened, timeout=10000):
        window.open_support()
        assert warmed == [], "advice comes first"
    qtbot.waitUntil(lambda: len(warmed) == 1, timeout=10000)
    assert warmed != [threading.get_ident()]
    window.close()
    shiboken6.delete(window)


# Read and reached --------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", PAGE_KINDS)
def test_T106_that_every_control_of_every_kind_has_name_role_and_description(
    shown: MainWindow, qtbot: QtBot, kind: PageKind
) -> None:
    choose(shown, qtbot, kind)
    assert unheard(shown.plan) == []


def test_A11Y_2_that_choices_are_known_by_their_labels_and_a_text_is_read_as_a_text(
    shown: MainWindow, qtbot: QtBot
) -> None:
    made = choose(shown, qtbot, "text")
    tab = shown.plan.handout
    for choice, name in ((tab.choices.kind, words.PAGE_CHOICE), (tab.choices.language, words.LANGUAGE_CHOICE)):
        relations = QAccessible.queryAccessibleInterface(choice).relations(QAccessible.RelationFlag.AllRelations)
        labels = [one for one, kind in relations if kind & QAccessible.RelationFlag.Label]
        assert [one.text(QAccessible.Text.Name) for one in labels] == [name]
    told = QAccessible.queryAccessibleInterface(tab.text)
    assert told.role() == QAccessible.Role.EditableText
    assert told.state().readOnly
    assert told.text(QAccessible.Text.Name) == "Text for the record"
    assert told.textInterface().text(0, told.textInterface().characterCount()).encode() == made


def test_that_tab_leads_through_the_choices_and_presses_to_the_pages(shown: MainWindow, qtbot: QtBot) -> None:
    tab = shown.plan.handout
    choices, presses = tab.choices, tab.presses
    way: list[QWidget] = [choices.kind]
    while len(way) < 6:
        following = read_after(way[-1], shown)
        assert following is not None
        way.append(following)
    assert way == [choices.kind, choices.paper, choices.language, presses.print, presses.save, tab._pages[0]]


def test_that_every_kind_is_found_and_shown_by_key_alone(real_keys: MainWindow, qtbot: QtBot) -> None:
    window = real_keys
    for kind in PAGE_KINDS:
        QTest.keyClick(window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
        keys(words.PAGE_COMMANDS[kind] + "\n")
        assert order(window).kind == kind
        assert window.plan.tab == HANDOUT
        seen(window, qtbot)


@pytest.fixture
def real_keys(window: MainWindow, qtbot: QtBot) -> MainWindow:
    window._on_example_wanted(str(EXAMPLE))
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return window


def test_that_without_a_plan_the_search_offers_only_the_blank_form(window: MainWindow) -> None:
    window._presenter._judged = None
    window._presenter._compose()
    window._render()
    enabled = {name for name, action in window.bar.actions_by_name.items() if action.isEnabled()}
    assert {name for name in enabled if name.startswith("page_")} == {"page_blank"}
    assert "handout" in enabled


LONG = "\n".join(f"From day {day} on: {60 - day} mg a day, in the morning, with food." for day in range(40))


@pytest.fixture
def long_text(qtbot: QtBot, shelf: Shelf) -> Iterator[MainWindow]:
    window = MainWindow(CasePresenter(services(shelf)._replace(make_handout=lambda _judged, _order: LONG.encode())))
    window.resize(1366, 768)
    window.show_supported()
    window._on_example_wanted(str(EXAMPLE))
    choose(window, qtbot, "text")
    yield window
    window.close()
    shiboken6.delete(window)


def test_that_a_long_text_is_as_high_as_it_is_long_and_only_the_tab_scrolls(
    long_text: MainWindow, qtbot: QtBot
) -> None:
    tab = long_text.plan.handout
    for width in (1366, 1920, 700):
        long_text.resize(width, 768)
        long_text.panes.show_pane(PLAN)
        for _ in range(3):
            QApplication.processEvents()
        bar = tab.text.verticalScrollBar()
        assert bar.maximum() == 0, "all of it is in view of its own"
        last = tab.text.document().lastBlock()
        bottom = tab.text.blockBoundingGeometry(last).translated(tab.text.contentOffset()).bottom()
        room = tab.text.viewport().height()
        assert bottom <= room < bottom + 40


def test_that_keys_and_wheel_go_through_a_long_text(long_text: MainWindow, qtbot: QtBot) -> None:
    tab = long_text.plan.handout
    scroll = tab._scroll.verticalScrollBar()
    tab.text.setFocus()
    assert scroll.value() == 0
    QTest.keyClick(tab.text, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    assert tab.text.textCursor().atEnd()
    assert scroll.value() > 0, "the cursor is brought into view"
    QTest.keyClick(tab.text, Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
    assert scroll.value() < 40
    point = QPointF(20, 20)
    wheel = QWheelEvent(
        point, tab.text.mapToGlobal(point), QPoint(), QPoint(0, -120), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(tab.text.viewport(), wheel)
    assert not wheel.isAccepted(), "it is left to the tab"
    QTest.keyClicks(tab.text, "x")
    QTest.keyClick(tab.text, Qt.Key.Key_Delete)
    assert tab.text.toPlainText() == LONG, "it is read, not written"
    cursor = tab.text.textCursor()
    cursor.select(QTextCursor.SelectionType.Document)
    assert cursor.selectedText()


@pytest.mark.parametrize("size", [(1366, 720), (683, 384), (900, 700)])
@pytest.mark.parametrize("kind", ["patient", "text", "clinician"])
def test_T107_that_no_word_of_the_tab_is_cut_and_nothing_overlaps(
    shown: MainWindow, qtbot: QtBot, kind: PageKind, size: tuple[int, int]
) -> None:
    choose(shown, qtbot, kind)
    if kind != "clinician":
        shown.plan.handout.choices.language_chosen.emit("es")
    shown._presenter._saved = (EXAMPLE.with_suffix(".pdf"), b"")
    shown._presenter._compose()
    shown.resize(*size)
    shown.panes.show_pane(PLAN)
    shown._render()
    shown.plan.handout.presses.show_busy(words.PRINTING_PAGE.format(number=2, count=5))
    seen(shown, qtbot)

    def is_whole() -> None:
        assert [fault for fault in (*faults(shown), *too_small(shown, 24)) if "HandoutTab" in fault] == []

    qtbot.waitUntil(is_whole)  # a page as high as its text is laid out after it was shown


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("Take 60 mg", False),
        ("\n60 تأخذ", True),
        ("  (1) مسودة: DRAFT", True),
        ("每天 60", False),
        ("60", False),
        ("", False),
    ],
)
def test_PAT_9_that_a_text_is_set_from_the_side_that_it_is_read_from(qtbot: QtBot, text: str, right: bool) -> None:
    page = TextPage()
    qtbot.addWidget(page)
    page.resize(400, 200)
    for before in ("Take 60 mg", "تأخذ"):  # whatever stood there before
        page.show_text("Text for the record", before)
        page.show_text("Text for the record", text)
        page.grab()
        option = page.document().defaultTextOption()
        assert (option.textDirection() == Qt.LayoutDirection.RightToLeft) == right
        if text.strip():
            last = page.document().lastBlock().layout().lineAt(0)
            assert (last.naturalTextRect().left() > 100) == right


# The clipboard -----------------------------------------------------------------------------------------


def copied(window: MainWindow) -> str:
    window.plan.handout.presses.copy.click()
    return QGuiApplication.clipboard().text()


def test_PHI_2_that_the_text_lies_on_the_clipboard_as_text_alone_and_marked_as_a_secret(
    shown: MainWindow, qtbot: QtBot
) -> None:
    made = choose(shown, qtbot, "text")
    assert copied(shown).encode() == made
    mime = QGuiApplication.clipboard().mimeData()
    assert not mime.hasHtml()
    assert not mime.hasUrls()
    assert mime.data("x-kde-passwordManagerHint") == b"secret"
    notice = shown._presenter.screen.notice
    assert notice is not None
    assert "30 seconds" in notice.text
    assert clipping.LIES_MS == 30_000


def test_PHI_2_that_it_is_taken_off_again_but_nothing_that_was_copied_since(shown: MainWindow, qtbot: QtBot) -> None:
    choose(shown, qtbot, "text")
    lies = shown.preview.delivery._clipping
    copied(shown)
    assert lies._lies.isActive()
    lies._lies.timeout.emit()
    assert QGuiApplication.clipboard().text() == ""
    copied(shown)
    QGuiApplication.clipboard().setText("of another program")
    lies._lies.timeout.emit()
    assert QGuiApplication.clipboard().text() == "of another program"
    QGuiApplication.clipboard().clear()


def test_PHI_2_that_it_goes_with_the_window(qtbot: QtBot, shelf: Shelf) -> None:
    window = MainWindow(CasePresenter(services(shelf)))
    window.show_supported()
    window._on_example_wanted(str(EXAMPLE))
    choose(window, qtbot, "text")
    assert copied(window)
    window.close()
    assert QGuiApplication.clipboard().text() == ""
    shiboken6.delete(window)


def test_that_every_language_of_the_protocol_is_offered(shown: MainWindow) -> None:
    combo = shown.plan.handout.choices.language
    assert [combo.itemText(line) for line in range(combo.count())] == [each.shown for each in LANGUAGES]


def test_that_pages_that_could_not_be_made_are_tried_again_when_they_are_wanted(
    qtbot: QtBot, shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    from app.domain.errors import HandoutRefused, Problem

    fails = [True]

    def make(judged: Judged | None, ordered: PageOrder) -> bytes:
        if fails[0]:
            raise HandoutRefused([Problem("en.yaml", "texts.sun_1", "is missing; add this text")])
        return make_page(judged, ordered)

    window = MainWindow(CasePresenter(services(shelf)._replace(make_handout=make)))
    window.show_supported()
    window._on_example_wanted(str(EXAMPLE))
    window._on_action_wanted("page_clinician")
    qtbot.waitUntil(lambda: window._presenter.screen.notice is not None, timeout=10000)
    assert window.plan.handout._news.text() == words.HANDOUT_FAILED
    assert not window.plan.handout.presses.print.isEnabled()
    printed: list[bytes] = []
    monkeypatch.setattr(window.preview.delivery, "print", printed.append)
    fails[0] = False
    ask(window)
    qtbot.waitUntil(lambda: bool(printed), timeout=10000)
    assert printed == [window.preview.made]
    window.close()
    shiboken6.delete(window)
