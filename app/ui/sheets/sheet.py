"""The sheet: a panel over the panes, never a window of its own; Esc closes it and the focus returns."""

from PySide6.QtCore import QEvent, QObject, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from app.ui import words
from app.ui.controls.labels import button, label
from app.ui.tab_order import step_focus

EDGE, SIDE, FOOT = 12, 16, 12
"""Between the sheet and the edge of what it lies over; inside it at the sides, and above and below."""


class Sheet(QFrame):
    """A panel with a title and a press that closes it. `closed`: it has gone, and the focus is back."""

    closed = Signal()

    def __init__(self, title: str, over: QWidget, width: int, height: int = 0) -> None:
        """Args: over: What it lies over. width, height: At most; 0 for as high as it needs."""
        super().__init__(over)
        self.setObjectName("sheet")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._over = over
        self._wide, self._high = width, height
        self._back: QWidget | None = None
        self.heading: QLabel = label("title", title)
        self.close_button = button(f"{words.CLOSE}  Esc")
        self.close_button.setAccessibleName(words.CLOSE)
        self.close_button.clicked.connect(self.put_away)
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(self.heading, 1)
        top.addWidget(self.close_button)
        self.box = QVBoxLayout(self)
        self.box.setContentsMargins(SIDE, FOOT, SIDE, FOOT)
        self.box.setSpacing(8)
        self.box.addLayout(top)
        self.setAccessibleName(title)
        over.installEventFilter(self)
        self.hide()

    def lay_open(self, first: QWidget) -> None:
        """Show the sheet, in the place of another, with the focus on its first control; it goes back afterwards."""
        for other in self._over.findChildren(Sheet, options=Qt.FindChildOption.FindDirectChildrenOnly):
            if other is not self:
                other.put_away()
        focused = QApplication.focusWidget()
        if focused is None or not self.isAncestorOf(focused):
            self._back = focused
        self.show()
        self.raise_()
        self.place()
        first.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def put_away(self) -> None:
        """Hide the sheet and give the focus back."""
        if self.isHidden():
            return
        focused = QApplication.focusWidget()
        mine = focused is None or self.isAncestorOf(focused)
        back, self._back = self._back, None
        self.hide()
        if mine and back is not None and back.isVisible():
            back.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.closed.emit()

    def place(self) -> None:
        """Take the place over the panes that its size allows."""
        room = self._over.rect().adjusted(EDGE, EDGE, -EDGE, -EDGE)
        wide = min(self._wide, room.width())
        need = self.heightForWidth(wide) if self.hasHeightForWidth() else self.sizeHint().height()
        high = min(self._high or need, room.height())
        self.setGeometry(self.where(room, wide, high))

    def where(self, room: QRect, wide: int, high: int) -> QRect:
        """The place in the room: in the middle, towards the top."""
        top = room.top() + min(48, (room.height() - high) // 3)
        return QRect(room.left() + (room.width() - wide) // 2, top, wide, high)

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: N802
        """Go round within the sheet: the focus never stands on what the sheet covers."""
        step_focus(self, forward)
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and watched is self._over and not self.isHidden():
            self.place()
        return False

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self.claims(event):
            event.accept()
            return True
        return super().event(event)

    def claims(self, event: QKeyEvent) -> bool:
        """Whether a key is the sheet's own, although the window has a use for it."""
        return event.key() == Qt.Key.Key_Escape

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.put_away()
        else:
            super().keyPressEvent(event)
