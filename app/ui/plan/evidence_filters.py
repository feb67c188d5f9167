"""The filters of the evidence: by kind, what is to be confirmed, what is not followed; each a press that stays in."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from app.domain.evidence import EvidenceKind
from app.ui import words
from app.ui.controls.flow import Flow
from app.ui.controls.labels import button
from app.ui.presenters.evidence import Wanted


class EvidenceFilters(QWidget):
    """Shows the filters; reports that another choice was made."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        policy = self.sizePolicy()
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName(words.EVIDENCE_FILTERS)
        self._flow = Flow(self)
        self.kinds = {kind: self._press(text) for kind, text in words.EVIDENCE_KIND_NAMES.items()}
        self.to_confirm = self._press(f"▲ {words.EVIDENCE_TO_CONFIRM}")  # the mark of such entries in the list
        self.to_confirm.setAccessibleName(words.EVIDENCE_TO_CONFIRM)
        self.not_followed = self._press(words.EVIDENCE_NOT_FOLLOWED)

    def _press(self, text: str) -> QPushButton:
        made = button(text, "chip", self)
        made.setCheckable(True)
        made.setAccessibleDescription(words.EVIDENCE_FILTERS)
        made.clicked.connect(self.changed)
        self._flow.addWidget(made)
        return made

    @property
    def wanted(self) -> Wanted:
        """What is chosen."""
        kinds = frozenset(cast("EvidenceKind", kind) for kind, press in self.kinds.items() if press.isChecked())
        return Wanted("", kinds, self.to_confirm.isChecked(), self.not_followed.isChecked())

    def clear(self) -> None:
        """Choose nothing: every entry is listed."""
        for press in (*self.kinds.values(), self.to_confirm, self.not_followed):
            press.setChecked(False)
