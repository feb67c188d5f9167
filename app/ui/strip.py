"""The strip over the panes: the stop that matters most, or that none stands; always there, so that nothing moves."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QWidget

from app.ui import words
from app.ui.controls.labels import OneLine, button, label
from app.ui.sizes import keep_height, target, unscaled

_HEIGHT, _LINE, _LOW = 28, 18, 300
_LINES = ((1, 640), (2, 440), (3, 0))
"""How many lines a stop may need, from which width on, in pixels at the usual size of text."""


class Strip(QWidget):
    """Shows one line; wishes to see the card of the stop that it tells."""

    show_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._low = False
        keep_height(self, _HEIGHT, pressed=True)
        self._pages = QStackedLayout(self)
        self._pages.setContentsMargins(0, 0, 0, 0)
        self._calm = OneLine("small")
        self._word = label("head", wrap=False)
        self._text = label()
        go = button(words.SHOW, about=words.ABOUT_STOP)
        go.clicked.connect(self.show_wanted)
        for name, parts in (("strip_calm", (self._calm,)), ("strip", (self._word, self._text, go))):
            page = QWidget()
            page.setObjectName(name)
            page.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
            line = self._line = QHBoxLayout(page)  # in the end that of the stop
            line.setContentsMargins(16, 1, 16, 1)
            line.setSpacing(12)
            for part in parts:
                line.addWidget(part, 1 if part in (self._calm, self._text) else 0)
            self._pages.addWidget(page)

    @property
    def tells_stop(self) -> bool:
        """Whether a stop is told."""
        return self._pages.currentIndex() == 1

    @property
    def text(self) -> str:
        """The line that is shown."""
        return (self._text if self.tells_stop else self._calm).text()

    def show_calm(self, text: str) -> None:
        """Show how matters stand while no stop does."""
        self._calm.show_text(text)
        self._pages.setCurrentIndex(0)
        self.setAccessibleName(text)
        self._hold()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._hold()

    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._hold()
        return done

    def fit_window(self, height: float) -> None:
        """Leave the room to the panes in a low window, as long as no stop stands.

        Args:
            height: Of the window, in px as if the text were of the usual size.
        """
        self._low = height < _LOW
        self._hold()

    def _hold(self) -> None:
        """Keep the same height with a stop and without; only in a low window the room goes to the panes meanwhile."""
        if self._low:
            # It comes and goes here anyway, so it takes no more than this stop needs.
            self.setProperty("height_at_100", None)
            self.setFixedHeight(max(target(_HEIGHT), self._line.heightForWidth(self.width())))
        else:
            room = unscaled(self.width())
            lines = next(count for count, least in _LINES if room >= least)
            keep_height(self, _HEIGHT + (lines - 1) * _LINE, pressed=True)
        self.setHidden(self._low and not self.tells_stop)
        self._pages.setGeometry(self.rect())  # within a resize event the pages would keep the size from before

    def show_stop(self, text: str, emergency: bool) -> None:
        """Show a stop, and have it announced where it is a new one."""
        word = words.NO_DOSES if emergency else words.STOP
        if self.tells_stop and (self._word.text(), self._text.text()) == (word, text):
            return
        self._word.setText(word)
        self._text.setText(text)
        self._pages.setCurrentIndex(1)
        self._hold()
        self.setAccessibleName(f"{word}: {text}")
        from PySide6.QtGui import QAccessible, QAccessibleEvent  # with the first stop, not with the start

        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))
