"""Leaving: a window that is closed while its pages are on their way goes once they are out, and not before."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from app.ui.presenters.case_presenter import CasePresenter


class Leaving(QObject):
    """Remembers that the window was to close; reports that there is news to show."""

    told = Signal()

    def __init__(self, presenter: CasePresenter, window: QWidget) -> None:
        super().__init__(window)
        self._presenter = presenter
        self._window = window
        self._waits = False

    def wait(self) -> None:
        """Close once the pages are out; asked for a second time, be out of sight until then."""
        if self._waits:
            self._window.hide()
        self._waits = True
        self._presenter.tell_on_the_way(closes=True)
        self.told.emit()

    def go_on(self, went_well: bool) -> None:
        """The pages are out, or came to grief: then the window stays, or comes back, and shows it."""
        waits, self._waits = self._waits, False
        if not waits:
            return
        self._window.show()
        if went_well:
            self._window.close()
