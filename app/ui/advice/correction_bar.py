"""The correction bar: what settles an alert in the case itself, as presses; the first one has a key."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from app.ui import words
from app.ui.controls.flow import Flow
from app.ui.controls.labels import button, literal
from app.ui.presenters.decisions import Correction


class CorrectionBar(QWidget):
    """Shows corrections; reports the one that is wanted."""

    wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None, *, keyed: bool = True) -> None:
        """Args: keyed: whether the first press has a key here."""
        super().__init__(parent)
        self._keyed = keyed
        policy = self.sizePolicy()
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._flow = Flow(self)
        self._presses: list[QPushButton] = []
        self._shown: tuple[Correction, ...] = ()

    def show_corrections(self, corrections: tuple[Correction, ...]) -> None:
        """Show these; the presses that are there are used again."""
        if corrections == self._shown:
            return
        self._shown = corrections
        while len(self._presses) < len(corrections):
            press = button("", "", self, words.ABOUT_CORRECTION)
            press.setAutoDefault(True)  # Enter on it presses it; from here it goes no further
            press.clicked.connect(self._on_clicked)
            self._flow.addWidget(press)
            self._presses.append(press)
        for place, press in enumerate(self._presses):
            press.setHidden(place >= len(corrections))
            if place < len(corrections):
                says, first = corrections[place].says, place == 0 and self._keyed
                keyed = words.WITH_KEY.format(text=says, key=words.CORRECT_KEY) if first else says
                press.setText(literal(keyed))
                spoken = words.SPOKEN_KEY.format(text=says, key=words.CORRECT_KEY) if first else says
                press.setAccessibleName(spoken)
        self._flow.invalidate()
        self.setHidden(not corrections)
        self.updateGeometry()

    def take_first(self) -> bool:
        """Do what the first press does; False where there is none."""
        if self._shown:
            self.wanted.emit(self._shown[0])
        return bool(self._shown)

    def _on_clicked(self) -> None:
        place = self._presses.index(self.sender())  # type: ignore[arg-type]
        self.wanted.emit(self._shown[place])
