"""Sheets of text: the first look at the window, all keys, how cards are worked, and what the program says of itself."""

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QPlainTextEdit, QScrollArea, QVBoxLayout, QWidget

from app.ui import words
from app.ui.controls.labels import label
from app.ui.sheets.sheet import EDGE, FOOT, SIDE, Sheet

_MODIFIERS = (Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_Meta)


class TermsSheet(Sheet):
    """Shows pairs of a short term and what it means, under headings."""

    def __init__(self, title: str, over: QWidget, width: int = 640) -> None:
        super().__init__(title, over, width, 520)
        self._body = QWidget()
        self._body.setObjectName("scroll_body")
        self._lines = QVBoxLayout(self._body)
        self._lines.setContentsMargins(8, 6, 8, 6)
        self._lines.setSpacing(6)
        self._said: list[str] = []
        self._ended = False
        self.page = QScrollArea()
        self.page.setWidgetResizable(True)
        self.page.setFrameShape(QFrame.Shape.NoFrame)
        self.page.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.page.setAccessibleName(title)
        self.page.setWidget(self._body)
        self.box.addWidget(self.page, 1)

    def add_terms(self, heading: str, terms: Iterable[tuple[str, str]]) -> None:
        """Add pairs, under a heading where it is not empty."""
        if heading:
            self._lines.addWidget(label("overline", heading))
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(1, 1)
        grid.setColumnMinimumWidth(0, 116)
        for row, (term, means) in enumerate(terms):
            for column, shown in enumerate((label("head", term, wrap=False), label("", means))):
                shown.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
                grid.addWidget(shown, row, column)
            self._said.append(f"{term}: {means}")
        self._lines.addLayout(grid)

    def add_line(self, text: str, role: str = "") -> None:
        """Add a sentence."""
        self._lines.addWidget(label(role, text))
        self._said.append(text)

    def open(self) -> None:
        """Show it; the arrow keys scroll."""
        if not self._ended:
            self._ended = True
            self._lines.addStretch(1)
        self.page.setAccessibleDescription("\n".join(self._said))
        self.lay_open(self.page)

    def place(self) -> None:
        """Take no more height than the text needs."""
        room = self._over.width() - 2 * EDGE
        inside = min(self._wide, room) - 2 * SIDE - self.page.verticalScrollBar().sizeHint().width()
        around = self.close_button.sizeHint().height() + self.box.spacing() + 2 * FOOT
        self._high = self._lines.heightForWidth(inside) + around + 32
        super().place()


class TourSheet(TermsSheet):
    """The first look: one screen, and any key goes on."""

    def claims(self, event: QKeyEvent) -> bool:
        """Every key but those that only go with another."""
        return event.key() not in _MODIFIERS

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() not in _MODIFIERS:
            self.put_away()


class AboutSheet(Sheet):
    """What the program is, as text that can be selected."""

    def __init__(self, over: QWidget) -> None:
        super().__init__(words.HELP_ABOUT, over, 640, 520)
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName(words.HELP_ABOUT)
        self.box.addWidget(self.text, 1)

    def show_about(self, text: str) -> None:
        """Show a text from its beginning."""
        self.text.setPlainText(text)
        self.lay_open(self.text)


def make_tour(over: QWidget) -> TourSheet:
    """The first look at the window."""
    sheet = TourSheet(words.TOUR_TITLE, over, 680)
    sheet.add_terms("", words.TOUR_PANES)
    sheet.add_terms(words.TOUR_KEYS_TITLE, words.TOUR_KEYS)
    sheet.add_terms("", words.TOUR_MEANS)
    sheet.add_line(words.TOUR_END, "small")
    return sheet


def make_keys(over: QWidget, lines: Iterable[tuple[str, str]]) -> TermsSheet:
    """All keys. Args: lines: each key with what it does."""
    sheet = TermsSheet(words.HELP_KEYS, over, 560)
    sheet.add_terms("", lines)
    return sheet


def make_card_help(over: QWidget) -> TermsSheet:
    """How a card of the advice is worked."""
    sheet = TermsSheet(words.HELP_CARDS, over, 560)
    sheet.add_terms("", words.CARD_TERMS)
    return sheet
