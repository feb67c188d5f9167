"""The choices over the pages: of which kind they are, in which language, and on which paper."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QHBoxLayout, QLabel, QSizePolicy, QWidget

from app.ui import words
from app.ui.controls.choice import Choice
from app.ui.controls.labels import label, plain_tip, show_text
from app.ui.plan.page_scripts import bring_in_scripts
from app.ui.presenters.handout_view import HandoutView


class PageChoices(QWidget):
    """Shows what is chosen; reports what is chosen instead."""

    kind_chosen = Signal(str)
    language_chosen = Signal(str)
    paper_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._languages: tuple[tuple[str, str], ...] = ()
        self.kind = _choice(words.PAGE_CHOICE, tuple(words.PAGE_KINDS.items()))
        self.kind.chosen.connect(self.kind_chosen)
        self.paper = _choice(words.PAPER_CHOICE, tuple(words.PAPERS.items()))
        self.paper.chosen.connect(self.paper_chosen)
        self.language = _choice(words.LANGUAGE_CHOICE, ())
        self.language.chosen.connect(self.language_chosen)
        self._of_kind = _name(words.PAGE_CHOICE, self.kind)
        self._of_paper = _name(words.PAPER_CHOICE, self.paper)
        self._of_language = _name(words.LANGUAGE_CHOICE, self.language)
        self._draft = label("said_warning")
        self.paper.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.paper.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(4)
        first = QHBoxLayout()
        first.setSpacing(8)
        first.addWidget(self.kind, 1)
        first.addWidget(self._of_paper)
        first.addWidget(self.paper)
        grid.addWidget(self._of_kind, 0, 0)
        grid.addLayout(first, 0, 1)
        grid.addWidget(self._of_language, 1, 0)
        grid.addWidget(self.language, 1, 1)
        grid.addWidget(self._draft, 2, 0, 1, 2)
        grid.setColumnStretch(1, 1)

    def show_view(self, view: HandoutView) -> None:
        """Show what is chosen; a language and a paper only where there is one to choose."""
        self.kind.show_word(view.order.kind)
        paper = view.order.paper
        if paper is not None:
            self.paper.show_word(paper)
        for widget in (self._of_paper, self.paper):
            widget.setHidden(paper is None)
        if view.languages and view.languages != self._languages:
            self._languages = view.languages
            bring_in_scripts()
            self.language.offer(view.languages)
        self.language.show_word(view.order.language)
        self.language.setToolTip(plain_tip(self.language.currentText()))
        for widget in (self._of_language, self.language):
            widget.setHidden(len(view.languages) < 2)
        show_text(self._draft, view.translation)


def _choice(name: str, choices: tuple[tuple[str, str], ...]) -> Choice:
    made = Choice(choices, always_known=True)
    made.setAccessibleName(name)
    made.setAccessibleDescription(words.ABOUT_PAGE_CHOICE)
    made.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
    return made


def _name(text: str, of: QWidget) -> QLabel:
    made = label("small", text, wrap=False)
    made.setBuddy(of)
    made.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    return made
