"""The presses over the pages: check, print, save, copy, and delete what was saved; they wait while pages go out."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QGridLayout, QPushButton, QVBoxLayout, QWidget

from app.ui import words
from app.ui.controls.labels import button, label, literal, plain_tip, show_text
from app.ui.presenters.handout_view import HandoutView


class PagePresses(QWidget):
    """Shows what can be done with the pages; wishes for it. `check_wanted` says what is to follow the check."""

    save_wanted = Signal()
    print_wanted = Signal()
    copy_wanted = Signal()
    delete_wanted = Signal()
    check_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view = HandoutView()
        self._ready = self._busy = False
        self._held: QWidget | None = None
        self._left_to: QWidget | None = None
        self.check_print = button(words.CHECK_PRINT, about=words.ABOUT_CHECK)
        self.check_save = button(words.CHECK_SAVE, about=words.ABOUT_CHECK)
        for press, name in ((self.check_save, "save"), (self.check_print, "print")):
            press.setObjectName(name)
            press.clicked.connect(self._on_check_clicked)
        self.print = button(words.PRINT_DRAFT, about=words.ABOUT_PRINT)
        self.print.clicked.connect(self.print_wanted)
        self.copy = button(words.COPY_TEXT, about=words.ABOUT_COPY)
        self.copy.clicked.connect(self.copy_wanted)
        self.save = button(words.SAVE_DRAFT, about=words.ABOUT_SAVE_PDF)
        self.save.clicked.connect(self.save_wanted)
        self.delete = button(words.DELETE_SAVED, "link")
        self.delete.clicked.connect(self.delete_wanted)
        self._progress = label("small")
        grid = QGridLayout()
        grid.setSpacing(8)
        for row, presses in enumerate(((self.check_print, self.check_save), (self.print, self.save))):
            for column, press in enumerate(presses):
                grid.addWidget(press, row, column)
        grid.addWidget(self.copy, 1, 0)
        grid.setColumnStretch(2, 1)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(6)
        box.addLayout(grid)
        box.addWidget(self._progress)
        box.addWidget(self.delete, 0, Qt.AlignmentFlag.AlignLeft)

    def show_view(self, view: HandoutView) -> None:
        """Show what can be done with pages of this kind."""
        self._view = view
        asking, unchecked = view.asking is not None, view.needs_check and not view.is_checked
        for press in (self.check_print, self.check_save):
            press.setHidden(not unchecked or asking)
        self.print.setHidden(not view.is_printed or asking)
        self.copy.setHidden(view.order.kind != "text")
        self.save.setHidden(asking)
        self.delete.setHidden(not view.saved or asking)
        about = words.DELETE_SAVED_ABOUT.format(name=view.saved)
        self.delete.setAccessibleDescription(about)
        self.delete.setToolTip(plain_tip(about))
        _name(self.print, words.PRINT_DRAFT if unchecked else words.PRINT)
        _name(self.save, _save_words(view))
        self._settle()

    def show_ready(self, ready: bool) -> None:
        """Say whether there are pages with which something can be done."""
        self._ready = ready
        self._settle()

    def show_busy(self, says: str) -> None:
        """Say what goes on with the pages; "" for nothing. Meanwhile the presses wait."""
        show_text(self._progress, says)
        if self._busy == bool(says):
            return
        self._busy = bool(says)
        if self._busy:
            focused = QApplication.focusWidget()
            self._held = focused if focused is not None and self.isAncestorOf(focused) else None
            self._settle()
            self._left_to = QApplication.focusWidget()
            return
        self._settle()
        # Whoever has gone on to something else in the meantime stays there.
        if self._held is not None and QApplication.focusWidget() in (None, self._left_to):
            self._held.setFocus(Qt.FocusReason.OtherFocusReason)

    def _settle(self) -> None:
        free = not self._busy
        for press in (self.check_print, self.check_save):
            press.setEnabled(free and self._view.possible and not self._view.obstacles)
        for press in (self.print, self.copy, self.save):
            press.setEnabled(free and self._ready)
        self.delete.setEnabled(free)

    def _on_check_clicked(self) -> None:
        self.check_wanted.emit(self.sender().objectName())


def _save_words(view: HandoutView) -> str:
    if view.order.kind == "text":
        return words.SAVE_TEXT
    if view.order.kind == "calendar":
        return words.SAVE_CALENDAR
    return words.SAVE_DRAFT if view.needs_check and not view.is_checked else words.SAVE_PDF


def _name(press: QPushButton, text: str) -> None:
    press.setText(literal(text))
    press.setAccessibleName(text)
