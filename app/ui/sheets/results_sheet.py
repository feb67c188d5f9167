"""The review of pasted results: a line for each field that was named, what is asked, and what was not understood."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from app.ui import words
from app.ui.controls.bullets import Bullets
from app.ui.controls.flow import Flow
from app.ui.controls.labels import button, label, show_text
from app.ui.controls.tick import Tick
from app.ui.presenters.result_days import TESTED_ON
from app.ui.presenters.result_lines import ResultLine, Results
from app.ui.presenters.results import MOST_READ
from app.ui.sheets.sheet import Sheet


class ResultRow(QFrame):
    """Shows one field with what the text may mean; reports which of it is chosen (-1 for none)."""

    chosen = Signal(int, int)

    def __init__(self, place: int, line: ResultLine) -> None:
        super().__init__()
        self.setObjectName("result_row")
        self._place = place
        title = label("head", line.title)
        now = label("small", words.PASTE_NOW.format(text=line.now) if line.now else words.PASTE_NOW_EMPTY, wrap=False)
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(title, 1)
        top.addWidget(now)
        box = QVBoxLayout(self)
        box.setContentsMargins(12, 6, 12, 6)
        box.setSpacing(2)
        box.addLayout(top)
        box.addWidget(label("small", words.PASTE_READ.format(text=line.read)))
        if line.question:
            box.addWidget(label("said_warning", f"▲ {line.question}"))
        if line.note:
            box.addWidget(label("small", line.note))
        self.presses: tuple[Tick, ...] = tuple(self._press(line, option.says) for option in line.options)
        if self.presses:
            holder = QWidget()
            policy = holder.sizePolicy()
            policy.setHeightForWidth(True)
            holder.setSizePolicy(policy)
            flow = Flow(holder)
            for press in self.presses:
                flow.addWidget(press)
            box.addWidget(holder)
        self.show_chosen(line.chosen)

    def _press(self, line: ResultLine, says: str) -> Tick:
        press = Tick(says)
        press.setAccessibleName(words.FACT_VALUE.format(title=line.title, value=says))
        press.setAccessibleDescription(" ".join(part for part in (line.question, line.note, line.read) if part))
        press.clicked.connect(self._on_press_clicked)
        return press

    def show_chosen(self, option: int) -> None:
        """Tick what is taken."""
        for place, press in enumerate(self.presses):
            press.setChecked(place == option)

    def _on_press_clicked(self, checked: bool) -> None:
        presses: tuple[QAbstractButton, ...] = self.presses
        place = next(place for place, press in enumerate(presses) if press is self.sender())
        self.chosen.emit(self._place, place if checked else -1)


class ResultsSheet(Sheet):
    """Shows what was read; reports the results that are to be written."""

    taken = Signal(object)

    def __init__(self, over: QWidget) -> None:
        super().__init__(words.PASTE_TITLE, over, 620, 560)
        self._results = Results()
        self._said = label("small")
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        for moved in (self._scroll.verticalScrollBar().valueChanged, self._scroll.verticalScrollBar().rangeChanged):
            moved.connect(self._on_lines_moved)
        self._seen_to = 0
        self._undated = label("said_warning", f"▲ {words.PASTE_UNDATED}")
        self.take_button = button("", "primary")
        self.take_button.clicked.connect(self._on_take_clicked)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self._undated, 1)
        foot.addWidget(self.take_button, 0, Qt.AlignmentFlag.AlignRight)
        self.box.addWidget(self._said)
        self.box.addWidget(self._scroll, 1)
        self.box.addLayout(foot)
        self.rows: tuple[ResultRow, ...] = ()

    def say_empty(self) -> None:
        """Say that there is no text to read."""
        self._show(Results(), words.PASTE_EMPTY)

    def review(self, results: Results) -> None:
        """Show what was read."""
        said = words.PASTE_ABOUT if results.lines else words.PASTE_NOTHING
        cut = f" {words.PASTE_CUT.format(count=MOST_READ)}" if results.cut else ""
        self._show(results, f"{said}{cut}")

    def _show(self, results: Results, said: str) -> None:
        self._results = results
        show_text(self._said, said)
        body = QWidget()
        body.setObjectName("scroll_body")
        lines = QVBoxLayout(body)
        lines.setContentsMargins(0, 0, 4, 0)
        lines.setSpacing(6)
        self.rows = tuple(ResultRow(place, line) for place, line in enumerate(results.lines))
        for row in self.rows:
            row.chosen.connect(self._on_option_chosen)
            lines.addWidget(row)
        if results.rest:
            lines.addWidget(label("overline", words.PASTE_REST))
            rest = Bullets(small=True)
            rest.show_lines(results.rest)
            lines.addWidget(rest)
        lines.addStretch(1)
        self._seen_to = 0
        self._scroll.setWidget(body)
        self._scroll.setHidden(not (results.lines or results.rest))
        self._show_count()
        ready = self.take_button if results.taken else None
        first = next((press for row in self.rows for press in row.presses), None)
        self.lay_open(ready or first or self.close_button)

    def _show_count(self) -> None:
        taken = self._results.taken
        count = len(taken)
        one = words.PASTE_TAKE_ONE if count == 1 else words.PASTE_TAKE.format(count=count)
        text = words.PASTE_MORE if self._has_unseen() else one if count else words.PASTE_TAKE_NONE
        self.take_button.setText(text)
        self.take_button.setAccessibleName(text)
        self.take_button.setEnabled(count > 0)
        self.take_button.setHidden(not self._results.lines)
        dated = TESTED_ON in taken or not any(path.startswith("labs.") for path in taken)
        self._undated.setHidden(dated)

    def _has_unseen(self) -> bool:
        """Whether something that is ticked was never in sight: it is not taken before it was."""
        bar = self._scroll.verticalScrollBar()
        if not self._scroll.isVisible():
            return False
        self._seen_to = max(self._seen_to, bar.value() + self._scroll.viewport().height())
        ticked = [row for row, line in zip(self.rows, self._results.lines, strict=True) if line.taken is not None]
        return any(row.geometry().bottom() > self._seen_to for row in ticked)

    def _on_lines_moved(self) -> None:
        self._show_count()

    def _on_option_chosen(self, line: int, option: int) -> None:
        self._results = self._results.chosen(line, option)
        self.rows[line].show_chosen(option)
        self._show_count()

    def _on_take_clicked(self) -> None:
        if self._has_unseen():
            bar = self._scroll.verticalScrollBar()
            bar.setValue(bar.value() + bar.pageStep())
            self._show_count()
            return
        results = self._results
        self.put_away()
        self.taken.emit(results)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.take_button.hasFocus():
            self.take_button.click()
        else:
            super().keyPressEvent(event)
