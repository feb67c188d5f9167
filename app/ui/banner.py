"""The banner: who the patient is, always in the same place, never covered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from app.ui import words
from app.ui.controls.flow import Flow
from app.ui.controls.labels import label

if TYPE_CHECKING:
    from app.domain.report import Report

_PARTS = ("born", "gender", "number", "allergies", "visit")
_LOW = 420  # px at the usual size of text: a laptop of 1366 by 768 at 200 %


class _Labelled(QWidget):
    """A small label with a stronger value behind it, that wraps where it is longer than a line."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = label("small", title, wrap=False)
        self.value: QLabel = label("head")
        line = self._line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 12, 0)
        line.setSpacing(4)
        line.addWidget(self.title, 0, Qt.AlignmentFlag.AlignBaseline)
        line.addWidget(self.value, 1, Qt.AlignmentFlag.AlignBaseline)

    def sizeHint(self) -> QSize:
        room = self.title.sizeHint().width() + self.value.fontMetrics().horizontalAdvance(self.value.text())
        return QSize(room + 18, self.heightForWidth(room + 18))

    def heightForWidth(self, width: int) -> int:
        room = width - self.title.sizeHint().width() - 16
        return max(self.value.heightForWidth(max(room, 1)), self.title.sizeHint().height())

    def hasHeightForWidth(self) -> bool:
        return True

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.title.sizeHint().height())


class Banner(QWidget):
    """Shows the patient; in a low window no more than what tells one patient from another, and the allergies."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("banner")
        self.setAccessibleName(words.BANNER)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._is_low = False
        self._name = label("name")
        self._measures = label("small")
        top = self._top = Flow(first_fills=True)
        top.setSpacing(12)
        top.addWidget(self._name)
        top.addWidget(self._measures)
        parts = QWidget()
        flow = Flow(parts)
        self._parts = {part: _Labelled(title) for part, title in zip(_PARTS, words.BANNER_PARTS, strict=True)}
        for part in self._parts.values():
            flow.addWidget(part)
        policy = parts.sizePolicy()
        policy.setHeightForWidth(True)
        parts.setSizePolicy(policy)
        self._rows = parts
        box = self._box = QVBoxLayout(self)
        box.setContentsMargins(16, 6, 16, 6)
        box.setSpacing(2)
        box.addLayout(top)
        box.addWidget(parts)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()

    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:
            self._hold()
        return done

    def _hold(self) -> None:
        """Keep the height that the words need: the panes give way, never the patient."""
        self.setMinimumHeight(self._box.heightForWidth(self.width()))

    def fit_window(self, height: float) -> None:
        """Take less height in a low window.

        Args:
            height: Of the window, in px as if the text were of the usual size.
        """
        low = height < _LOW
        if low == self._is_low:
            return
        self._is_low = low
        margin = 2 if low else 6
        self._box.setContentsMargins(16, margin, 16, margin)
        self._fit()

    def _fit(self) -> None:
        """Say all; in a low window leave out, one after another, what would take a third line."""
        hidden: set[QWidget] = set()
        may_go = (self._measures, self._parts["visit"], self._parts["gender"])
        for part in may_go:
            if not self._is_low or self._takes_two_lines(hidden):
                break
            hidden.add(part)
        for part in may_go:
            if part.isHidden() != (part in hidden):
                part.setHidden(part in hidden)
        self._box.invalidate()
        self._hold()

    def _takes_two_lines(self, hidden: set[QWidget]) -> bool:
        margins = self._box.contentsMargins()
        room = self.width() - margins.left() - margins.right()
        above = [shown for shown in (self._name, self._measures) if shown not in hidden]
        top = sum(shown.fontMetrics().horizontalAdvance(shown.text()) + self._top.spacing() for shown in above)
        below = sum(part.sizeHint().width() + 4 for part in self._parts.values() if part not in hidden)
        return top <= room and below <= room

    def show_nobody(self) -> None:
        """Nothing is worked out from this case: rather nobody than somebody else."""
        for line in (self._name, self._measures, *(part.value for part in self._parts.values())):
            line.setText(words.NOT_KNOWN if line is self._name else "")
        self._fit()

    def show_patient(self, report: Report) -> None:
        """Show who the patient is."""
        patient = report.patient
        values = (patient.born, patient.sex, patient.identifier, patient.allergies, report.visit_text)
        changed = False
        for part, value in zip(_PARTS, values, strict=True):
            shown = self._parts[part].value
            if shown.text() != value:
                shown.setText(value)
                changed = True
        number = self._parts["number"].title
        if number.text() != patient.identifier_title:
            number.setText(patient.identifier_title)
            changed = True
        measures = words.MEASURES_NONE if patient.measures == words.NOT_KNOWN else patient.measures
        for line, value in ((self._name, patient.name), (self._measures, measures)):
            if line.text() != value:
                line.setText(value)
                changed = True
        if changed:
            self._fit()
