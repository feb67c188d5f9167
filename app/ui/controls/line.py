"""The line: one field for a number, a day or a name, without a spin button, a wheel or an undo of its own."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QMenu, QWidget

from app.ui import words
from app.ui.controls.type_ahead import type_ahead


class Line(QLineEdit):
    """A field of text. Up and Down do nothing, Enter asks to move on, undo is the form's."""

    moved_on = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMaxLength(2000)
        self.returnPressed.connect(self.moved_on)

    def show_text(self, text: str) -> None:
        """Show a text; the cursor stays where it is when the text is the one that is shown."""
        if text != self.text():
            self.setText(text)

    def show_needed(self, needed: bool) -> None:
        """Say in the empty field that it is needed."""
        text = words.NEEDED if needed else ""
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
        elif not type_ahead.goes_on(event.text()):
            super().keyPressEvent(event)

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
