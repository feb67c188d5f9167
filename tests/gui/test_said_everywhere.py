"""Spanish in every part of the window: no English word of the program is left, and none of its words is cut."""

import re
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import fields, is_dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import shiboken6
from PySide6.QtCore import QAbstractListModel, Qt
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QApplication, QComboBox, QTabBar, QWidget

from app.bootstrap import make_services
from app.domain.recording import catalogue as open_facts
from app.files.places import resource
from app.ui.advice.advice_widget import AdviceWidget
from app.ui.language import BASE, say, speak
from app.ui.main_window import MainWindow
from app.ui.panes import ADVICE, CASE, PLAN
from app.ui.plan.plan_pane import EVIDENCE, HANDOUT, MONITORING
from app.ui.presenters.case_presenter import CasePresenter
from app.ui.presenters.decisions import DECISIONS, Decided
from app.ui.presenters.engine_lines import HOW
from app.ui.presenters.questions import questions
from app.ui.qt_words import follow_language
from tests.gui.fitting import faults, seen
from tests.unit.ui.test_language import words_of_the_protocol
from tests.vignettes.vignette import compiled

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "build"))
import catalogue

# A word in small letters that stands alone: no part of a field's path, of a name or of a file's name.
WORD = re.compile(r"(?<![A-Za-zÀ-ÿ.@_/0-9-])[a-z]{3,}(?![A-Za-zÀ-ÿ_@0-9])")
NAMES = frozenset({"dermatomyositis", "patient"})
"""The name of the protocol itself, and of a field in a file."""
ROLES = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole)
SAID = ("text", "title", "placeholderText")
ABOUT = ("windowTitle", "toolTip", "accessibleName", "accessibleDescription")


@cache
def english() -> frozenset[str]:
    """Words of the English texts that no Spanish text has."""
    place = next(place for place in catalogue.places() if place.parts[-3] == "es")
    texts = [each for each in catalogue.read(place) if each.id]
    there = {word for each in texts for word in WORD.findall(str(each.id))}
    medicines = {name for each in compiled().protocol.prescribe.medicines for name in each.names.values()}
    named = NAMES | {word for name in medicines for word in WORD.findall(name)}
    return frozenset(there - named - {word for each in texts for word in WORD.findall(str(each.string))})


def leaves(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, (tuple, list, dict)):
        for part in value.values() if isinstance(value, dict) else value:
            yield from leaves(part)
    elif is_dataclass(value) and not isinstance(value, type):
        for field in fields(value):
            yield from leaves(getattr(value, field.name))


def plainly(text: str) -> str:
    """A text as the protocol wrote it: without addresses and the marks that hold a line together."""
    text = re.sub(r"https?://\S+", "", text)
    return re.sub(r"(?<=[0-9])[,\u00a0](?=[0-9]{3}(?![0-9]))", "", text).replace("\u00a0", " ")


@cache
def protocol_texts() -> frozenset[str]:
    protocol = compiled().protocol
    return frozenset(plainly(text) for text in leaves(protocol.model_dump(mode="json")) if " " in text)


def prose(window: MainWindow) -> list[str]:
    """What the protocol says, its evidence, and its lines as they were decided on, longest first."""
    found = {*protocol_texts()} | {plainly(entry.title) for entry in window._presenter.evidence()}
    report = window._presenter.screen.report
    lines = () if report is None else tuple(line for card in report.cards for line in card.how)
    found |= {plainly(line) for line in lines if line == in_english(line)}
    for text in () if report is None else leaves(tuple(words_of_the_protocol(report))):
        found.add(plainly(text))
    for card in () if report is None else report.cards:
        found |= {plainly(line) for line in (card.medicine_name, card.action_word, *card.dose_parts)}
    found |= {plainly(part["dose"] or "") for part in window._presenter._past.draft.lists.get(DECISIONS, ())}
    return sorted((text for text in found if len(text) > 3), key=len, reverse=True)


def in_english(line: str) -> str:
    """A line of a card as it stands in English, where the protocol said it; "" where the engine did."""
    return "" if any(line.startswith(say(template).partition("{")[0]) for template in HOW) else line


def shown(window: QWidget) -> Iterator[str]:
    """Every text of a window, also those that only a screen reader tells."""
    for widget in (window, *seen(window)):
        for name in SAID if not isinstance(widget, QTabBar) else ():
            said = getattr(widget, name, None)
            yield str(said()) if callable(said) else ""
        yield from (getattr(widget, name)() for name in ABOUT)
        if isinstance(widget, QTabBar):
            yield from (widget.tabText(place) for place in range(widget.count()))
        elif isinstance(widget, QComboBox):
            yield from (widget.itemText(place) for place in range(widget.count()))
        elif isinstance(widget, QAbstractItemView):
            yield from cells(widget)
    for action in window.findChildren(QAction):
        yield action.text()


def cells(view: QAbstractItemView) -> Iterator[str]:
    model = view.model()
    columns = 1 if isinstance(model, QAbstractListModel) else model.columnCount()
    for column in range(columns):
        yield str(model.headerData(column, Qt.Orientation.Horizontal) or "")
        for row in range(model.rowCount()):
            yield from (str(model.index(row, column).data(role) or "") for role in ROLES)


def left_in_english(window: MainWindow, part_of_it: QWidget | None = None) -> list[str]:
    """Every text with a word of the program in English, in the window or in a part of it."""
    return english_of(window, shown(part_of_it or window))


def english_of(window: MainWindow, texts: Iterable[str]) -> list[str]:
    """Those of the texts with a word of the program in English."""
    found, sources = [], None
    for text in dict.fromkeys(texts):
        rest = plainly(text)
        if not english().intersection(WORD.findall(rest)):
            continue
        sources = prose(window) if sources is None else sources
        for part in sources:
            if part in rest:
                rest = rest.replace(part, " ◆ ")
        if english().intersection(WORD.findall(rest)):
            found.append(rest)
    return found


@pytest.fixture
def spanish(qapp: QApplication) -> Iterator[Callable[[str], MainWindow]]:
    made: list[tuple[MainWindow, CasePresenter]] = []
    open_facts()
    speak("es")
    follow_language()

    def opened(example: str = "") -> MainWindow:
        presenter = CasePresenter(make_services())
        window = MainWindow(presenter)
        made.append((window, presenter))
        window.resize(1366, 768)
        window.show_supported()
        if example:
            window._on_example_wanted(str(resource(f"examples/{example}.yaml")))
        return window

    yield opened
    for window, presenter in made:
        presenter._kept = presenter._past.draft
        window.close()
        shiboken6.delete(window)
    speak(BASE)
    follow_language()


def write(window: MainWindow, path: str, text: str) -> None:
    window._on_field_written(path, text)
    window._on_field_left(path)


@pytest.mark.parametrize("example", ["severe-start", "relapse", "child", "review", "refractory-skin", ""])
def test_that_no_word_of_the_program_is_left_in_english(
    spanish: Callable[[str], MainWindow], example: str, qapp: QApplication
) -> None:
    window = spanish(example)
    for box in window.case.form._boxes.values():
        box.open()
    for widget in window.advice.findChildren(AdviceWidget):
        if widget.isVisibleTo(window):
            widget.press_letter("W")
    for tab in (MONITORING, HANDOUT, 0):
        window.plan.show_tab(tab)
        qapp.processEvents()
        assert not left_in_english(window)


def test_that_no_word_around_the_evidence_is_left_in_english(spanish: Callable[[str], MainWindow]) -> None:
    window = spanish("severe-start")
    window.panes.show_pane(PLAN)
    window.plan.show_tab(EVIDENCE)
    kinds: dict[tuple[str, str, bool], str] = {}
    for entry in window._presenter.evidence():
        kinds.setdefault((entry.kind, entry.use, entry.to_confirm), entry.id)
    assert len(kinds) > 6
    for name in kinds.values():
        window.plan.evidence.show_entry(name)
        assert not left_in_english(window, window.plan.evidence), name


def test_that_the_help_on_no_question_is_left_in_english(spanish: Callable[[str], MainWindow]) -> None:
    window = spanish("severe-start")
    sheet = window.habits.helping.field_sheet
    texts: dict[str, str] = {}
    for path in questions():
        sheet.show_help(window._presenter.help_on(path), window.case)
        texts |= dict.fromkeys(shown(sheet), path)
    assert len(set(texts.values())) > 150, "each question has words of its own"
    assert not [(texts.get(text), text) for text in english_of(window, texts)]


def cards_to_decide(window: MainWindow) -> list[AdviceWidget]:
    cards = window.advice.findChildren(AdviceWidget)
    return [card for card in cards if card.isVisibleTo(window) and card._shown is not None and card._shown.decided]


@pytest.mark.parametrize("example", ["severe-start", "review"])
def test_that_no_word_on_a_card_is_left_in_english_while_and_after_it_is_decided(
    spanish: Callable[[str], MainWindow], example: str, qapp: QApplication
) -> None:
    window = spanish(example)
    said = set()
    for place, card in enumerate(cards_to_decide(window)):
        card.press_letter("A" if place % 2 else "D")
        qapp.processEvents()
        assert not left_in_english(window, card), "while it is asked why"
        answers = tuple((ask.rule, "result_pending") for ask in decided_on(card).asks) if place % 2 else ()
        card.take_reasons(answers or (("", "patient_prefers_not"),), "nota", "Dra. Ruiz")
        card.close_panel()
        qapp.processEvents()
        assert not left_in_english(window, card)
        said.add(decided_on(card).state)
    assert said >= {"accepted", "declined"}
    write(window, "patient.weight_kg", "48")
    write(window, "red_flags.infection_suspected", "yes")
    for tab in (MONITORING, HANDOUT, 0):
        window.plan.show_tab(tab)
        qapp.processEvents()
        assert not left_in_english(window), "after the advice has changed"
    window._on_print_wanted()
    assert not left_in_english(window), "what stands against a page"
    window._presenter._kept = window._presenter._past.draft  # nothing is asked before the next visit
    window._on_action_wanted("new_visit")
    qapp.processEvents()
    assert not left_in_english(window), "at the next visit"


def decided_on(card: AdviceWidget) -> Decided:
    assert card._shown is not None
    assert card._shown.decided is not None
    return card._shown.decided


WRONG = {
    "patient.weight_kg": ("900", "150 libras", "30", "<40"),
    "patient.height_cm": ("5 ft 30", "1,65"),
    "activity.ck_u_per_l": ("1,234", "900000000", "dos"),
    "visit_date": ("31-Feb-2026", "01-Dec-2027"),
    "patient.date_of_birth": ("21-Nov-2030",),
    "red_flags.temperature_c": ("101",),
    "patient.family_name": ("x" * 400,),
}


def test_that_nothing_is_said_in_english_of_a_wrong_value_or_a_refused_page(
    spanish: Callable[[str], MainWindow],
) -> None:
    window = spanish("severe-start")
    for place in range(4):
        for path, texts in WRONG.items():
            write(window, path, texts[min(place, len(texts) - 1)])
        assert not left_in_english(window, window.case)
    window._on_print_wanted()
    assert not left_in_english(window)
    write(window, "red_flags.dyspnoea", "yes")
    assert not left_in_english(window)


def test_that_nothing_is_said_in_english_of_a_file_that_is_refused(
    spanish: Callable[[str], MainWindow], tmp_path: Path
) -> None:
    window = spanish("")
    place = tmp_path / "caso.yaml"
    for text in (
        "schema: heliotrope.case/1\nvisit_date: 2026-13-40\npurpose: review\npatient: {weight_kg: 900, hight: 3}\n",
        "schema: heliotrope.case/1\nvisit_date: [1,\n",
        "schema: other/9\n",
        "",
    ):
        place.write_text(text, encoding="utf-8")
        window.filing.open_dropped((str(place),))
        assert window._presenter.screen.notice is not None
        assert not [said.replace(str(tmp_path), "") for said in left_in_english(window) if str(tmp_path) not in said]
        notice = "\n".join(window._presenter.screen.notice.lines).replace(str(tmp_path), "")
        assert not english().intersection(WORD.findall(notice)), notice


def test_that_no_sheet_is_left_in_english(spanish: Callable[[str], MainWindow], qapp: QApplication) -> None:
    window = spanish("review")
    window.activateWindow()
    for name in ("find", "keys", "tour", "about"):
        window._on_action_wanted(name)
        qapp.processEvents()
        assert not left_in_english(window), name
        QTest.keyClick(qapp.focusWidget() or window, Qt.Key.Key_Escape)
    for text in ("CK 1900 U/L, weight 62 kg, eGFR > 90", "CRP < 5 mg/L, ALT 900000, CK 300 (01-Jan-2020)", "nada"):
        QGuiApplication.clipboard().setText(text)
        window._on_action_wanted("paste")
        assert not [said for said in left_in_english(window) if "weight" not in said], text
        QTest.keyClick(qapp.focusWidget() or window, Qt.Key.Key_Escape)


@pytest.mark.parametrize("size", [(1366, 768), (683, 384)])
def test_that_no_spanish_word_is_cut(
    spanish: Callable[[str], MainWindow], size: tuple[int, int], qapp: QApplication
) -> None:
    window = spanish("severe-start")
    window.resize(*size)
    for box in window.case.form._boxes.values():
        box.open()
    for pane in (CASE, ADVICE, PLAN):
        window.panes.show_pane(pane)
        qapp.processEvents()
        assert not [fault for fault in faults(window) if "TaperTable" not in fault], pane
