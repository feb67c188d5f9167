"""The View menu: theme, size of the text, size of the targets, language."""

from typing import cast

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from app.ui import words
from app.ui.language import LANGUAGES, language
from app.ui.presenters.commands import mode_titles
from app.ui.sizes import PERCENTS
from app.ui.theme import Look, Mode


class ViewMenu(QMenu):
    """Shows the look that is worn; wishes for another."""

    look_wanted = Signal(object)
    language_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = Look()
        self._modes = self._choices(mode_titles())
        self._modes.triggered.connect(self._on_mode_triggered)
        self.addSeparator()
        self._texts = self._choices(tuple((each, words.VIEW_TEXT.format(percent=each)) for each in PERCENTS))
        self._texts.triggered.connect(self._on_text_triggered)
        self.addSeparator()
        self._touch = self.addAction(words.VIEW_TOUCH)
        self._touch.setCheckable(True)
        self._touch.triggered.connect(self._on_touch_triggered)
        self.addSeparator()
        self._languages = self._choices(tuple(LANGUAGES.items()))
        self._languages.triggered.connect(self._on_language_triggered)
        self.show_look(self._look)

    def _choices(self, choices: tuple[tuple[object, str], ...]) -> QActionGroup:
        group = QActionGroup(self)
        for value, text in choices:
            action = self.addAction(text)
            action.setCheckable(True)
            action.setData(value)
            group.addAction(action)
        return group

    def show_look(self, look: Look) -> None:
        """Mark what is worn."""
        self._look = look
        for group, value in ((self._modes, look.mode), (self._texts, look.text_percent)):
            for action in group.actions():
                action.setChecked(action.data() == value)
        self._touch.setChecked(look.touch)
        for action in self._languages.actions():
            action.setChecked(action.data() == language())

    def _on_mode_triggered(self, action: QAction) -> None:
        self.look_wanted.emit(self._look._replace(mode=cast("Mode", action.data())))

    def _on_text_triggered(self, action: QAction) -> None:
        self.look_wanted.emit(self._look._replace(text_percent=int(action.data())))

    def _on_touch_triggered(self, checked: bool) -> None:
        self.look_wanted.emit(self._look._replace(touch=checked))

    def _on_language_triggered(self, action: QAction) -> None:
        self.language_wanted.emit(action.data())
