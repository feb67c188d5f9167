"""The action bar: every action with its key, at the foot of the window."""

from typing import cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QToolButton, QWidget

from app.ui import words
from app.ui.controls.labels import literal

_ROOMY, _CLOSE = 1180, 800
_NOT_WHEN_CLOSE = ("pane", "undo", "redo")
ACTIONS = (
    ("new", words.NEW, "Ctrl+N"),
    ("open", words.OPEN, "Ctrl+O"),
    ("save", words.SAVE, "Ctrl+S"),
    ("undo", words.UNDO, "Ctrl+Z"),
    ("redo", words.REDO, "Ctrl+Shift+Z"),
    ("pane", words.NEXT_PANE, "F6"),
    ("needed", words.NEXT_NEEDED, "F7"),
    ("handout", words.HANDOUT, "F8"),
)


class ActionBar(QWidget):
    """Shows the actions; wishes for one of them by its name."""

    wanted = Signal(str)
    example_wanted = Signal(str)
    mode_wanted = Signal(str)

    def __init__(self, examples: tuple[tuple[str, str], ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("action_bar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedHeight(44)
        self._line = QHBoxLayout(self)
        self._line.setContentsMargins(12, 4, 12, 4)
        self._line.setSpacing(4)
        self._buttons: dict[str, tuple[QToolButton, str, str]] = {}
        self.actions_by_name: dict[str, QAction] = {}
        for name, text, key in ACTIONS:
            self._add(name, text, key)
            if name == "open":
                self._add_menu("examples", words.EXAMPLES, self._examples_menu(examples))
        self._line.addStretch(1)
        self._add_menu("view", words.VIEW, self._view_menu())
        self._roomy: bool | None = None

    def _add(self, name: str, text: str, key: str) -> None:
        action = QAction(text, self)
        action.setObjectName(name)
        action.setShortcut(QKeySequence(key))
        action.triggered.connect(self._on_action_triggered)
        press = QToolButton()
        press.setAccessibleName(f"{text}, {key}")
        press.clicked.connect(action.trigger)
        self._line.addWidget(press)
        self._buttons[name] = (press, text, key)
        self.actions_by_name[name] = action

    def _add_menu(self, name: str, text: str, menu: QMenu) -> None:
        press = QToolButton()
        press.setAccessibleName(text)
        press.setMenu(menu)
        press.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._line.addWidget(press)
        self._buttons[name] = (press, text, "")

    def _examples_menu(self, examples: tuple[tuple[str, str], ...]) -> QMenu:
        menu = QMenu(self)
        for file, title in examples:
            action = menu.addAction(literal(title))
            action.setData(file)
            action.triggered.connect(self._on_example_triggered)
        return menu

    def _view_menu(self) -> QMenu:
        menu = QMenu(self)
        group = QActionGroup(menu)
        for mode, text in (("system", words.VIEW_SYSTEM), ("light", words.VIEW_LIGHT), ("dark", words.VIEW_DARK)):
            action = menu.addAction(text)
            action.setCheckable(True)
            action.setChecked(mode == "system")
            action.setData(mode)
            action.triggered.connect(self._on_mode_triggered)
            group.addAction(action)
        return menu

    def show_possible(self, can_undo: bool, can_redo: bool, has_handout: bool) -> None:
        """Show which actions can be taken."""
        for name, possible in (("undo", can_undo), ("redo", can_redo), ("handout", has_handout)):
            self.actions_by_name[name].setEnabled(possible)
            self._buttons[name][0].setEnabled(possible)

    def resizeEvent(self, event: QResizeEvent) -> None:
        width = event.size().width()
        for name in _NOT_WHEN_CLOSE:
            self._buttons[name][0].setHidden(width < _CLOSE)
        roomy = width >= _ROOMY
        if roomy == self._roomy:
            return
        self._roomy = roomy
        self._line.setSpacing(4 if roomy else 0)
        for press, text, key in self._buttons.values():
            mark = "" if key else " \u25b4"
            press.setText(literal(f"{text}  {key}" if roomy and key else f"{text}{mark}"))
            press.setToolTip(key)

    def _on_action_triggered(self) -> None:
        self.wanted.emit(self.sender().objectName())

    def _on_example_triggered(self) -> None:
        action = cast("QAction", self.sender())
        self.example_wanted.emit(str(action.data()))

    def _on_mode_triggered(self) -> None:
        action = cast("QAction", self.sender())
        self.mode_wanted.emit(str(action.data()))
