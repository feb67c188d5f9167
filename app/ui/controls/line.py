"""The line: one field for a number, a day or a name, without a spin button, a wheel or an undo of its own."""

import re

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QMenu, QWidget

from app.ui.controls.type_ahead import type_ahead

_NUMBER = re.compile(r"[0-9]*[.,]?[0-9]*")


class Line(QLineEdit):
    """A field of text. Up and Down do nothing, Enter asks to move on, undo is the form's.

    Where it was told so, U wishes for the other unit of a number, and T for today.
    """

    moved_on = Signal()
    unit_wanted = Signal()
    today_wanted = Signal()

    def __init__(self, parent: QWidget | None = None, longest: int = 64) -> None:
        """Args: longest: The most characters; what is pasted beyond is cut, and told by `inputRejected`."""
        super().__init__(parent)
        self.has_units = False
        self.is_day = False
        self.unit_typed = False
        self.setMaxLength(longest)
        # A file that is dragged over a field is the window's: its name is no answer.
        self.setAcceptDrops(False)
        self.returnPressed.connect(self.moved_on)

    def show_text(self, text: str) -> None:
        """Show a text; the cursor stays where it is when the text is the one that is shown."""
        if text != self.text():
            self.setText(text)

    def show_waiting(self, text: str) -> None:
        """Say in the empty field what waits for it; "" for nothing."""
        if self.placeholderText() != text:
            self.setPlaceholderText(text)

    def show_wrong(self, wrong: bool) -> None:
        """Mark the field as one to mend."""
        if bool(self.property("wrong")) != wrong:
            self.setProperty("wrong", wrong)
            self.style().unpolish(self)
            self.style().polish(self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.modifiers() == Qt.KeyboardModifier.AltModifier:
            # A key of the window's, never a letter of the field's.
            event.ignore()
        elif event.text().lower() == "u" and self._switches():
            self.unit_wanted.emit()
        elif event.text().lower() == "t" and self.is_day and self.selectedText() == self.text():
            if not event.isAutoRepeat():
                self.today_wanted.emit()
                self.moved_on.emit()
        elif not type_ahead.goes_on(event.text()):
            super().keyPressEvent(event)

    def _switches(self) -> bool:
        """Whether U is a wish: it is a letter where a unit is being typed."""
        return self.has_units and (self.unit_typed or _NUMBER.fullmatch(self.text()) is not None)

    def menu(self) -> QMenu:
        """The menu of the field, without an undo of its own: that would go behind the form's."""
        menu = self.createStandardContextMenu()
        for action in menu.actions():
            if action.objectName() in ("edit-undo", "edit-redo"):
                menu.removeAction(action)
        first = next(iter(menu.actions()), None)
        if first is not None and first.isSeparator():
            menu.removeAction(first)
        return menu

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = self.menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(event.globalPos())

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and _undoes(event):
            # Left to the window: one undo for the whole form.
            event.ignore()
            return False
        return super().event(event)


def _undoes(event: QKeyEvent) -> bool:
    return event.matches(QKeySequence.StandardKey.Undo) or event.matches(QKeySequence.StandardKey.Redo)
