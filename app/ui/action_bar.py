"""The action bar: every action with its key, at the foot of the window."""

from typing import cast

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QToolButton, QWidget

from app.ui import words
from app.ui.controls.labels import literal
from app.ui.sizes import keep_height
from app.ui.view_menu import ViewMenu

# What stays the longest where there is little room, the last first; anything else goes into "More" before these.
_HEIGHT, _HEIGHT_LOW, _LOW = 44, 36, 300
_STAYS = ("redo", "undo", "pane", "examples", "handout", "needed", "open", "new", "save")
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

    def __init__(self, examples: tuple[tuple[str, str], ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("action_bar")
        self.setAccessibleName(words.ACTIONS)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        keep_height(self, _HEIGHT, pressed=True)
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
        self._more = QMenu(self)
        self._more.aboutToShow.connect(self._on_more_opened)
        self._add_menu("more", words.MORE, self._more)
        self.view = ViewMenu(self)
        self._add_menu("view", words.VIEW, self.view)

    def _add(self, name: str, text: str, key: str) -> None:
        action = QAction(text, self)
        action.setObjectName(name)
        action.setShortcut(QKeySequence(key))
        action.triggered.connect(self._on_action_triggered)
        press = QToolButton()
        press.setAccessibleName(text)
        press.setAccessibleDescription(words.ABOUT_ACTION.format(key=key))
        press.clicked.connect(action.trigger)
        self._line.addWidget(press)
        self._buttons[name] = (press, text, key)
        self.actions_by_name[name] = action

    def _add_menu(self, name: str, text: str, menu: QMenu) -> None:
        press = QToolButton()
        press.setAccessibleName(text)
        press.setAccessibleDescription(words.ABOUT_MENU)
        press.setMenu(menu)
        menu.menuAction().setText(text)
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

    def show_possible(self, can_undo: bool, can_redo: bool, has_handout: bool) -> None:
        """Show which actions can be taken."""
        for name, possible in (("undo", can_undo), ("redo", can_redo), ("handout", has_handout)):
            self.actions_by_name[name].setEnabled(possible)
            self._buttons[name][0].setEnabled(possible)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if self.isVisible() and event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit()

    def _fit(self) -> None:
        """Show names with keys where there is room, names alone where there is less, and the rest in "More"."""
        if not hasattr(self, "view"):
            return
        names = [name for name in self._buttons if name != "more"]
        for roomy in (True, False):
            self._say(roomy)
            if self._width_of(names) <= self.width():
                break
        leaving = sorted((name for name in names if name != "view"), key=self._rank)
        while len(names) > 1 and self._width_of(names) > self.width():
            names = [*dict.fromkeys(name for name in (*names, "more") if name != leaving[0])]
            leaving.pop(0)
        for name, (press, _, _) in self._buttons.items():
            press.setHidden(name not in names)

    def fit_window(self, height: float) -> None:
        """Take less height in a low window.

        Args:
            height: Of the window, in px as if the text were of the usual size.
        """
        low = height < _LOW
        keep_height(self, _HEIGHT_LOW if low else _HEIGHT, pressed=True)
        self._line.setContentsMargins(12, 0 if low else 4, 12, 0 if low else 4)

    def _say(self, roomy: bool) -> None:
        self._line.setSpacing(4 if roomy else 0)
        for press, text, key in self._buttons.values():
            mark = "" if key else " \u25b4"
            shown = literal(f"{text}  {key}" if roomy and key else f"{text}{mark}")
            if press.text() != shown:
                press.setText(shown)
                press.setToolTip(key)

    def _width_of(self, names: list[str]) -> int:
        margins = self._line.contentsMargins()
        room = sum(self._buttons[name][0].sizeHint().width() + self._line.spacing() for name in names)
        return room + margins.left() + margins.right()

    @staticmethod
    def _rank(name: str) -> int:
        return _STAYS.index(name) if name in _STAYS else -1

    def _on_more_opened(self) -> None:
        self._more.clear()
        for name, (press, _, _) in self._buttons.items():
            if press.isHidden() and name != "more":
                action = self.actions_by_name.get(name)
                self._more.addAction(press.menu().menuAction() if action is None else action)

    def _on_action_triggered(self) -> None:
        self.wanted.emit(self.sender().objectName())

    def _on_example_triggered(self) -> None:
        action = cast("QAction", self.sender())
        self.example_wanted.emit(str(action.data()))
