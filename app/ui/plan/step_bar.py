"""The step bar: the step that is read in words, or why a press changed nothing, over the presses on that step."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.ui import words
from app.ui.controls.flow import Flow
from app.ui.controls.labels import button, label, literal
from app.ui.presenters.course_view import RefusalView, StepView

_A_WEEK = 7
_LINES = 3


class StepBar(QWidget):
    """Keeps its height whatever it says, so that nothing moves under the cursor."""

    end_shifted = Signal(int)
    dose_shifted = Signal(int)
    taken_back = Signal()
    relapse_wanted = Signal()
    offer_used = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.reading = label("small")
        self.offer = button("", "offer")
        self.offer.clicked.connect(self.offer_used)
        self.offer.hide()
        top = QHBoxLayout()
        top.setContentsMargins(0, 0, 0, 0)
        top.setSpacing(8)
        top.addWidget(self.reading, 1)
        top.addWidget(self.offer)
        self._presses = QWidget()
        policy = self._presses.sizePolicy()
        policy.setHeightForWidth(True)
        self._presses.setSizePolicy(policy)
        presses = Flow(self._presses)
        self.sooner = self._press(words.ENDS_SOONER, words.ENDS_SOONER_ABOUT, presses)
        self.later = self._press(words.ENDS_LATER, words.ENDS_LATER_ABOUT, presses)
        self.smaller = self._press(words.LOWER, words.LOWER_ABOUT, presses)
        self.larger = self._press(words.HIGHER, words.HIGHER_ABOUT, presses)
        self.back = self._press(words.STEP_RESET, words.STEP_RESET_ABOUT, presses)
        self.relapse = self._press(words.RELAPSE_HERE, words.RELAPSE_HERE_ABOUT, presses)
        self.relapse.setCheckable(True)
        self.sooner.clicked.connect(self._on_sooner_clicked)
        self.later.clicked.connect(self._on_later_clicked)
        self.smaller.clicked.connect(self._on_lower_clicked)
        self.larger.clicked.connect(self._on_higher_clicked)
        self.back.clicked.connect(self.taken_back)
        self.relapse.clicked.connect(self._on_relapse_clicked)
        self._presses.setAccessibleName(words.WORK_BAR)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(4)
        box.addLayout(top)
        box.addWidget(self._presses)
        self._keep_height()

    def _press(self, text: str, about: str, row: Flow) -> QPushButton:
        made = button(text, "work")
        made.setToolTip(about)
        made.setAccessibleDescription(about)
        row.addWidget(made)
        return made

    def _keep_height(self) -> None:
        """Room for the longest that is said here, in the letters of now."""
        self.reading.ensurePolished()
        self.reading.setFixedHeight(self.reading.fontMetrics().lineSpacing() * _LINES)

    def resizeEvent(self, event: QResizeEvent) -> None:
        # Where the presses wrap, no layout may squeeze them for a moment.
        self._presses.setMinimumHeight(self._presses.heightForWidth(self.width()))
        super().resizeEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        self._keep_height()
        super().showEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._keep_height()
        super().changeEvent(event)

    def show_reading(self, text: str, refusal: RefusalView | None) -> None:
        """Say what is read; where a press was just refused, why, with the press that is permitted."""
        said = text if refusal is None else refusal.says
        role = "small" if refusal is None else "said_stop"
        if self.reading.text() != said:
            self.reading.setText(said)
        if self.reading.property("role") != role:
            self.reading.setProperty("role", role)
            self.reading.style().unpolish(self.reading)
            self.reading.style().polish(self.reading)
        use = "" if refusal is None else refusal.use_says
        if self.offer.text() != literal(use):
            self.offer.setText(literal(use))
            self.offer.setAccessibleName(use)
        if not use and self.offer.hasFocus():
            self.sooner.setFocus()
        self.offer.setHidden(not use)

    def show_step(self, view: StepView | None, can_work: bool, has_relapse: bool) -> None:
        """Show what may be pressed on the step that is read."""
        self._presses.setHidden(not can_work)
        for press in (self.sooner, self.later, self.relapse):
            press.setEnabled(view is not None)
        for press in (self.smaller, self.larger):
            press.setEnabled(view is not None and bool(view.doses_mg))
        self.back.setEnabled(view is not None and view.changed)
        self.relapse.setChecked(has_relapse)

    def announce(self, news: str) -> None:
        """Speak what a press led to."""
        if news:
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, news))

    def _on_sooner_clicked(self) -> None:
        self.end_shifted.emit(-_A_WEEK)

    def _on_later_clicked(self) -> None:
        self.end_shifted.emit(_A_WEEK)

    def _on_lower_clicked(self) -> None:
        self.dose_shifted.emit(-1)

    def _on_higher_clicked(self) -> None:
        self.dose_shifted.emit(1)

    def _on_relapse_clicked(self) -> None:
        self.relapse_wanted.emit()
