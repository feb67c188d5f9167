"""The banner: who the patient is, always in the same place, never covered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from app.ui.controls.flow import Flow
from app.ui.controls.labels import label

if TYPE_CHECKING:
    from app.domain.report import Report

_NUMBER = "Record no."
_PARTS = ("Born", "Gender", _NUMBER, "Allergies", "Visit")


class _Labelled(QWidget):
    """A small label with a stronger value behind it."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 12, 0)
        line.setSpacing(4)
        self.value: QLabel = label("head", wrap=False)
        self.title: QLabel = label("small", title, wrap=False)
        line.addWidget(self.title)
        line.addWidget(self.value)


class Banner(QWidget):
    """Shows the patient."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("banner")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._name = label("name")
        self._measures = label("small", wrap=False)
        top = QHBoxLayout()
        top.setSpacing(12)
        top.addWidget(self._name, 1)
        top.addWidget(self._measures)
        parts = QWidget()
        flow = Flow(parts)
        self._parts = {title: _Labelled(title) for title in _PARTS}
        for part in self._parts.values():
            flow.addWidget(part)
        policy = parts.sizePolicy()
        policy.setHeightForWidth(True)
        parts.setSizePolicy(policy)
        self._rows = parts
        box = QVBoxLayout(self)
        box.setContentsMargins(16, 6, 16, 6)
        box.setSpacing(2)
        box.addLayout(top)
        box.addWidget(parts)

    def show_patient(self, report: Report) -> None:
        """Show who the patient is."""
        patient = report.patient
        values = (patient.born, patient.sex, patient.identifier, patient.allergies, report.visit_text)
        changed = False
        for title, value in zip(_PARTS, values, strict=True):
            shown = self._parts[title].value
            if shown.text() != value:
                shown.setText(value)
                changed = True
        number = self._parts[_NUMBER].title
        if number.text() != patient.identifier_title:
            number.setText(patient.identifier_title)
            changed = True
        if self._name.text() != patient.name:
            self._name.setText(patient.name)
        if self._measures.text() != patient.measures:
            self._measures.setText(patient.measures)
        if changed:
            self._rows.updateGeometry()
