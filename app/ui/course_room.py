"""The course room: passes what is pressed in the taper tab to the presenter, and lets what came of it be spoken."""

from __future__ import annotations

from decimal import Decimal

from PySide6.QtCore import QObject, Qt, Signal

from app.domain.form_groups import BESIDE_CHART
from app.ui.plan.taper_tab import TaperTab
from app.ui.presenters.case_presenter import CasePresenter
from app.ui.presenters.course_view import PER_BOX, WEEKS
from app.ui.presenters.draft import EDITS, STRENGTHS


class CourseRoom(QObject):
    """Reports that there is something new to show."""

    told = Signal()

    def __init__(self, presenter: CasePresenter, tab: TaperTab, parent: QObject) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self._tab = tab
        tab.chart.days_wanted.connect(self._on_days_wanted)
        tab.chart.dose_wanted.connect(self._on_dose_wanted)
        tab.end_shifted.connect(self._on_end_shifted)
        tab.dose_shifted.connect(self._on_dose_shifted)
        tab.taken_back.connect(self._on_taken_back)
        tab.relapse_wanted.connect(self._on_relapse_wanted)
        tab.relapse_dropped.connect(self._on_relapse_dropped)
        tab.relapse_written.connect(self._on_relapse_written)
        tab.offer_used.connect(self._on_offer_used)
        tab.all_back_wanted.connect(self._on_all_back_wanted)
        tab.table.end_written.connect(self._on_end_written)
        tab.table.dose_written.connect(self._on_dose_written)
        tab.tablets.strength_pressed.connect(self._on_strength_pressed)
        tab.tablets.weeks_written.connect(self._on_weeks_written)
        tab.tablets.per_box_written.connect(self._on_per_box_written)
        tab.tablets.field_left.connect(self._on_field_left)

    def leads_to(self, path: str) -> bool:
        """Whether a choice is made here, and not in the form."""
        return path in (STRENGTHS, EDITS, *BESIDE_CHART)

    def focus_choice(self, path: str) -> None:
        """Go to where a choice is made."""
        if path == EDITS:
            self._tab.all_back.setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            self._tab.tablets.focus_first()

    def _tell(self) -> None:
        self.told.emit()
        self._tab.announce()

    def _on_days_wanted(self, step: int, days: int) -> None:
        self._presenter.set_days(step, days)
        self._tell()

    def _on_dose_wanted(self, step: int, dose_mg: object) -> None:
        if isinstance(dose_mg, Decimal):
            self._presenter.set_dose(step, dose_mg)
            self._tell()

    def _on_end_shifted(self, step: int, days: int) -> None:
        self._presenter.shift_end(step, days)
        self._tell()

    def _on_dose_shifted(self, step: int, way: int) -> None:
        self._presenter.shift_dose(step, way)
        self._tell()

    def _on_taken_back(self, step: int) -> None:
        self._presenter.take_back(step)
        self._tell()

    def _on_relapse_wanted(self, step: int) -> None:
        self._presenter.mark_relapse(step)
        self._tell()

    def _on_relapse_dropped(self) -> None:
        self._presenter.write_relapse("")
        self._tell()

    def _on_relapse_written(self, text: str) -> None:
        self._presenter.write_relapse(text)
        self._tell()

    def _on_offer_used(self, number: int) -> None:
        self._presenter.take_offer(number)
        self._tell()

    def _on_all_back_wanted(self) -> None:
        self._presenter.take_all_back()
        self._tell()

    def _on_end_written(self, step: int, text: str) -> None:
        self._presenter.write_end(step, text)
        self._tell()

    def _on_dose_written(self, step: int, text: str) -> None:
        self._presenter.write_dose(step, text)
        self._tell()

    def _on_strength_pressed(self, mg: str) -> None:
        self._presenter.press_strength(mg)
        self._tell()

    def _on_weeks_written(self, text: str) -> None:
        self._presenter.write(WEEKS, text)
        self.told.emit()

    def _on_per_box_written(self, text: str) -> None:
        self._presenter.write(PER_BOX, text)
        self.told.emit()

    def _on_field_left(self) -> None:
        for path in (WEEKS, PER_BOX):
            self._presenter.leave(path)
        self.told.emit()
