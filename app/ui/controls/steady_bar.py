"""The steady bar: a scroll bar that always keeps its place, and shows a handle only where there is more to see."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractSlider, QScrollArea, QScrollBar


class SteadyBar(QScrollBar):
    """Texts beside it are so measured for one width only, and nothing jumps sideways."""

    def sliderChange(self, change: QAbstractSlider.SliderChange) -> None:  # noqa: N802
        super().sliderChange(change)
        if change == QAbstractSlider.SliderChange.SliderRangeChange:
            self.setEnabled(self.maximum() > self.minimum())


def keep_steady(area: QScrollArea) -> None:
    """Give an area a bar that is always there."""
    area.setVerticalScrollBar(SteadyBar())
    area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
