"""Chips: facts as small buttons that lead to their field."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from app.ui import words
from app.ui.controls.flow import Flow
from app.ui.controls.labels import button, literal

_WORKED_OUT = "derived."  # figures that have no field to go to


class FactChips(QWidget):
    """Shows facts as (path, text); wishes to go to the field of one."""

    field_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None, about: str = "") -> None:
        """Args: about: What a press does; goes to the field where nothing else is said."""
        super().__init__(parent)
        self._about = about or words.ABOUT_CHIP
        self._flow = Flow(self)
        self._chips: list[QPushButton] = []
        self._facts: tuple[tuple[str, str], ...] = ()
        policy = self.sizePolicy()
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_facts(self, facts: tuple[tuple[str, str], ...]) -> None:
        """Show these facts; the chips that are there are used again."""
        if facts == self._facts:
            return
        self._facts = facts
        while len(self._chips) < len(facts):
            chip = button("", "chip", self)
            chip.clicked.connect(self._on_chip_clicked)
            self._flow.addWidget(chip)
            self._chips.append(chip)
        for index, chip in enumerate(self._chips):
            chip.setHidden(index >= len(facts))
            if index < len(facts):
                path, text = facts[index]
                chip.setText(literal(text))
                chip.setAccessibleName(text)
                chip.setProperty("path", path)
                worked_out = path.startswith(_WORKED_OUT)
                chip.setEnabled(not worked_out)
                chip.setAccessibleDescription(words.ABOUT_WORKED_OUT if worked_out else self._about)
        self._flow.invalidate()
        self.updateGeometry()

    def _on_chip_clicked(self) -> None:
        self.field_wanted.emit(str(self.sender().property("path")))
