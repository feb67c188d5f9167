"""The taper: chart above, the step that is read in words, table below."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from app.ui import words
from app.ui.controls.labels import label, show_text
from app.ui.controls.quiet import laid_out_once
from app.ui.plan.chart import Draw, TaperChart
from app.ui.plan.taper_table import TaperTable

if TYPE_CHECKING:
    from app.domain.report import TaperSheet


class TaperTab(QWidget):
    """Shows a taper sheet, or why there is none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sheet: TaperSheet | None = None
        self._title = label("title")
        self._none = label("muted")
        self.chart = TaperChart()
        self.table = TaperTable()
        self._reading = label("small")
        self._reading.setFixedHeight(32)
        self._totals = label("small")
        self._rule = label("small", words.TABLE_RULES)
        body = QWidget()
        body.setObjectName("scroll_body")
        scroll = QScrollArea(self)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(body)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scroll)
        box = self._box = QVBoxLayout(body)
        box.setContentsMargins(12, 8, 12, 8)
        box.setSpacing(4)
        box.addWidget(self._title)
        box.addWidget(self._none)
        box.addWidget(self.chart, 4)
        box.addWidget(self._reading)
        box.addWidget(self.table, 5)
        box.addWidget(self._totals)
        box.addWidget(self._rule)
        self._filler = QWidget()
        box.addWidget(self._filler, 9)
        self.chart.step_reached.connect(self._on_step_reached)
        self.table.step_reached.connect(self._on_step_reached)

    def show_taper(self, sheet: TaperSheet | None, why_not: str, draw: Draw) -> None:
        """Show a taper, or the reason why there is none."""
        with laid_out_once(self._box):
            self._show(sheet, why_not)
        self.chart.show_course(draw)
        self._read(-1)

    def _show(self, sheet: TaperSheet | None, why_not: str) -> None:
        self._sheet = sheet
        has = sheet is not None
        show_text(self._none, "" if has else why_not)
        for part in (self.chart, self._reading, self.table, self._rule):
            part.setHidden(not has)
        self._filler.setHidden(has)
        show_text(self._title, sheet.title if sheet is not None else "")
        show_text(self._totals, " · ".join((*sheet.totals, sheet.end_text)) if sheet is not None else "")
        self.table.show_rows(sheet.rows if sheet is not None else ())

    def _read(self, step: int) -> None:
        rows = self._sheet.rows if self._sheet is not None else ()
        text = words.CHART_HINT
        if 0 <= step < len(rows):
            row = rows[step]
            text = words.CHART_STEP.format(
                start=row.from_text, end=row.to_text, dose=row.dose_text, tablets=row.tablets_text
            )
        if self._reading.text() != text:
            self._reading.setText(text)

    def _on_step_reached(self, step: int) -> None:
        self._read(step)
        self.chart.show_step(step)
        self.table.show_step(step)
