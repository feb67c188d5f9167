"""The unit beside a number: what it is written in, and a small press to write it in the other one."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from app.ui import words
from app.ui.controls.labels import literal


class UnitMark(QPushButton):
    """Shows a unit; where there is another, wishes for it when pressed. The field's key U is the same wish."""

    wanted = Signal()

    def __init__(self, title: str, unit: str, other: str, parent: QWidget | None = None) -> None:
        """Args: other: The unit to which a press leads; "" where there is none."""
        super().__init__(literal(unit), parent)
        self._title, self._unit, self._other = title, unit, other
        self._shown = unit
        self.setProperty("kind", "unit" if other else "unit_alone")
        # The field keeps the cursor: its own key does the same.
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        if other:
            self.clicked.connect(self.wanted)
        else:
            self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._name()

    @property
    def unit(self) -> str:
        """The unit that is shown; "" where the field says it itself."""
        return self._shown

    def show_unit(self, unit: str) -> None:
        """Show the unit in force; "" where the field says it itself."""
        if unit != self._shown:
            self._shown = unit
            self.setText(literal(unit))
            self.setHidden(not unit)
            self._name()

    def _name(self) -> None:
        self.setAccessibleName(self._shown)
        if self._other:
            other = self._other if self._shown == self._unit else self._unit
            about = words.UNIT_PRESS.format(title=self._title, unit=self._shown, other=other)
            self.setToolTip(about)
            self.setAccessibleDescription(about)
