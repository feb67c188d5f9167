"""Filing: what has to do with case files and their dialogs, from a press to a file that stands."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from app.ui import words
from app.ui.presenters.case_presenter import CasePresenter
from app.ui.presenters.form_plan import order
from app.ui.presenters.screen import Wish

_FIRST_OF_A_VISIT = "purpose"
_MOST_NAMES = 1000


class Filing(QObject):
    """Carries out what is done with files; reports news to show, and that a case or a visit begins at a field."""

    told = Signal()
    begun = Signal(str)

    def __init__(self, presenter: CasePresenter, window: QWidget) -> None:
        super().__init__(window)
        self._presenter = presenter
        self._window = window

    def new(self) -> None:
        """Begin an empty case."""
        self._follow(self._presenter.new)
        if not self._presenter.screen.unsaved:
            self.begun.emit(order()[0])

    def open(self) -> None:
        """Open a case file that is asked for."""
        self._follow(self._presenter.open)

    def open_example(self, file: str) -> None:
        """Open a built-in case."""
        self._follow(partial(self._presenter.open_example, Path(file)))

    def open_dropped(self, files: tuple[str, ...]) -> None:
        """Open what was dragged into the window. Args: files: As the desktop names them; "" for what is no file."""
        self._follow(partial(self._presenter.open_dropped, files))

    def new_visit(self) -> None:
        """Begin the next visit of this patient."""
        self._follow(self._presenter.new_visit)

    def save(self) -> None:
        """Save where the case came from, or where is asked for."""
        self._follow(self._presenter.save)

    def save_as(self) -> None:
        """Save where is asked for."""
        self._grant("ask_place")

    def save_first(self) -> None:
        """Save, then go on with what was asked for."""
        self._follow(self._presenter.save_first)

    def discard(self) -> None:
        """Go on with what was asked for, without what is not saved."""
        self._follow(self._presenter.discard)

    def save_anyway(self) -> None:
        """Save over what was told to stand there, then go on with what was asked for."""
        self._follow(self._presenter.save_anyway)

    def dismiss(self) -> None:
        """Close the notice."""
        self._presenter.dismiss()
        self.told.emit()

    def _follow(self, press: Callable[[], Wish]) -> None:
        visit = self._presenter.visit
        wish = press()
        self.told.emit()
        self._grant(wish)
        if self._presenter.visit > visit:
            self.begun.emit(_FIRST_OF_A_VISIT)

    def _grant(self, wish: Wish) -> None:
        if wish == "close":
            self._window.close()
        elif wish:
            self._ask(wish)

    def _ask(self, wish: Wish) -> None:
        from PySide6.QtWidgets import QFileDialog  # made with the first question

        if wish == "ask_file":
            file, _ = QFileDialog.getOpenFileName(self._window, words.ASK_OPEN, str(Path.home()), words.CASE_FILTER)
            if file:
                self._presenter.open_chosen(Path(file))
                self.told.emit()
        elif wish == "ask_place":
            start = str(free_name(Path.home() / words.CASE_NAME))
            file, _ = QFileDialog.getSaveFileName(self._window, words.ASK_SAVE, start, words.CASE_FILTER)
            if file:
                self._follow(partial(self._presenter.save_to, Path(file)))


def free_name(place: Path) -> Path:
    """The first name like this one that no file has: what is offered to everybody must not be another patient's."""
    names = (place, *(place.with_stem(f"{place.stem}-{number}") for number in range(2, _MOST_NAMES)))
    return next((name for name in names if not name.exists()), place)
