"""The notice: news, problems of a file, or a question before something is lost; in the window, never over it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QVBoxLayout, QWidget
from shiboken6 import isValid

from app.ui import words
from app.ui.controls.bullets import Bullets
from app.ui.controls.flow import Flow
from app.ui.controls.labels import button, label
from app.ui.presenters.screen import Notice
from app.ui.sizes import scaled


class NoticeBar(QFrame):
    """Shows a notice; wishes what it asks about, or to be dismissed (which Esc and Cancel do)."""

    save_wanted = Signal()
    discard_wanted = Signal()
    elsewhere_wanted = Signal()
    anyway_wanted = Signal()
    dismissed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("tone", "warning")
        self._notice: Notice | None = None
        self._before: QWidget | None = None
        self._is_furnished = False
        self.hide()

    def _furnish(self) -> None:
        """Make what it shows, with the first notice: most windows open without one."""
        self._is_furnished = True
        self._text = label("head")
        self._lines = Bullets()
        self._scroll = QScrollArea()
        self._scroll.setObjectName("notice_lines")
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        holder = QWidget()
        holder.setObjectName("notice_body")
        inside = QVBoxLayout(holder)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self._lines)
        inside.addStretch(1)
        self._scroll.setWidget(holder)
        self._scroll.setMaximumHeight(scaled(120))
        self._save = button(words.SAVE, about=words.ABOUT_NOTICE)
        self._save.clicked.connect(self.save_wanted)
        self._discard = button(words.DISCARD, about=words.ABOUT_NOTICE)
        self._discard.clicked.connect(self.discard_wanted)
        self._elsewhere = button(words.SAVE_AS, about=words.ABOUT_NOTICE)
        self._elsewhere.clicked.connect(self.elsewhere_wanted)
        self._anyway = button(words.SAVE_ANYWAY, about=words.ABOUT_NOTICE)
        self._anyway.clicked.connect(self.anyway_wanted)
        self._dismiss = button(words.CLOSE, "primary", about=words.ABOUT_NOTICE)
        self._dismiss.clicked.connect(self.dismissed)
        top = Flow(first_fills=True)
        top.setSpacing(8)
        top.addWidget(self._text)
        for press in (self._save, self._discard, self._elsewhere, self._anyway, self._dismiss):
            top.addWidget(press)
        box = QVBoxLayout(self)
        box.setContentsMargins(12, 6, 12, 6)
        box.setSpacing(4)
        box.addLayout(top)
        box.addWidget(self._scroll)

    def show_notice(self, notice: Notice | None) -> None:
        """Show a notice, or none."""
        if notice == self._notice:
            return
        self._notice = notice
        if notice is None:
            self._go_back()
            return
        if not self._is_furnished:
            self._furnish()
        focused = QApplication.focusWidget()
        if focused is not None and not self.isAncestorOf(focused):
            self._before = focused
        elif notice.good:
            self._give_focus_back()
        self.setProperty("tone", "good" if notice.good else "warning")
        self.style().unpolish(self)
        self.style().polish(self)
        self._text.setText(notice.text)
        self._lines.show_lines(notice.lines)
        self._scroll.setHidden(not notice.lines)
        self._scroll.setFixedHeight(min(scaled(120), scaled(20) * len(notice.lines) + 4))
        for press in (self._save, self._discard):
            press.setHidden(not notice.asks)
        for press in (self._elsewhere, self._anyway):
            press.setHidden(not notice.clash)
        text = words.KEEP if notice.asks or notice.clash else words.CLOSE
        self._dismiss.setText(text)
        self._dismiss.setAccessibleName(text)
        self.setAccessibleName(notice.text)
        self.show()
        if not notice.good:
            self._dismiss.setFocus(Qt.FocusReason.OtherFocusReason)

    def _go_back(self) -> None:
        """Hide; the focus goes back to where it was before the notice took it."""
        focused = QApplication.focusWidget()
        held = focused is not None and self.isAncestorOf(focused)
        self.hide()
        if held:
            self._give_focus_back()
        self._before = None

    def _give_focus_back(self) -> None:
        before = self._before
        if before is not None and isValid(before) and before.isVisible():
            before.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.dismissed.emit()
        else:
            super().keyPressEvent(event)
