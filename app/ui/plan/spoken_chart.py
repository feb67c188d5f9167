"""The chart for assistive technology: a chart by its role, with the text equivalent as its description."""

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget, QWidget

_known: set[str] = set()


def tell_as_chart(kind: type[QWidget]) -> None:
    """Have every widget of a class that paints itself told as a chart; Qt knows it as a bare window otherwise."""
    name = kind.__name__
    if name in _known:
        return
    _known.add(name)

    def interface(asked: str, told: QObject) -> QAccessibleInterface | None:
        if asked == name and isinstance(told, QWidget):
            return QAccessibleWidget(told, QAccessible.Role.Chart)
        return None

    QAccessible.installFactory(interface)
