"""The action bar: every action with its key, at the foot of the window; what finds no room stands under More."""

from collections.abc import Mapping
from typing import cast

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QToolButton, QWidget

from app.ui import words
from app.ui.controls.labels import literal
from app.ui.presenters.commands import HELP_COMMANDS, PAGE_COMMANDS, Command, commands
from app.ui.sizes import keep_height
from app.ui.view_menu import ViewMenu

_FOLDS_FIRST = ("redo", "pane", "undo", "examples", "find", "handout", "view", "needed", "open")
"""What goes under More where there is no room, in this order; nothing that is only there is lost."""
_EDGE, _GAP = 12, 4
_HEIGHT, _HEIGHT_LOW, _LOW = 44, 36, 300


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
        self._line.setContentsMargins(_EDGE, 4, _EDGE, 4)
        self._line.setSpacing(_GAP)
        self._buttons: dict[str, tuple[QToolButton, str, str]] = {}
        self._menus: dict[str, QMenu] = {}
        self._folded: tuple[str, ...] = ()
        self._rule = QAction(self)
        self._rule.setSeparator(True)
        self.actions_by_name = {command.name: self._make_action(command) for command in commands()}
        for command in commands():
            if command.short and command.name != "find":
                self._add(command)
            if command.name == "open":
                self._add_menu("examples", words.EXAMPLES, self._examples_menu(examples))
        self._line.addStretch(1)
        self._add(next(command for command in commands() if command.name == "find"))
        self._add_menu("more", words.MORE, QMenu(self))
        self._menus["more"].aboutToShow.connect(self._on_more_opened)
        self._pages = self._menu_of(PAGE_COMMANDS)
        self._pages.setTitle(literal(words.PAGE_CHOICE))
        self.view = ViewMenu(self)
        self._add_menu("view", words.VIEW, self.view)
        self._add_menu("help", words.HELP, self._menu_of(HELP_COMMANDS))

    def _make_action(self, command: Command) -> QAction:
        action = QAction(literal(command.title), self)
        action.setObjectName(command.name)
        action.setShortcut(QKeySequence(command.key))
        action.setShortcutVisibleInContextMenu(True)
        action.triggered.connect(self._on_action_triggered)
        return action

    def _add(self, command: Command) -> None:
        action = self.actions_by_name[command.name]
        press = QToolButton()
        press.setAccessibleName(command.title)
        press.setAccessibleDescription(words.ABOUT_ACTION.format(key=command.key))
        press.setToolTip(f"{command.title}  {command.key}")
        press.clicked.connect(action.trigger)
        self._line.addWidget(press)
        self._buttons[command.name] = (press, command.short, command.key)

    def _add_menu(self, name: str, text: str, menu: QMenu) -> None:
        press = QToolButton()
        press.setAccessibleName(text)
        press.setAccessibleDescription(words.ABOUT_MENU)
        press.setMenu(menu)
        menu.menuAction().setText(text)
        press.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu.setTitle(literal(text))
        self._line.addWidget(press)
        self._menus[name] = menu
        self._buttons[name] = (press, text, "")

    def _examples_menu(self, examples: tuple[tuple[str, str], ...]) -> QMenu:
        menu = QMenu(self)
        for file, title in examples:
            action = menu.addAction(literal(title))
            action.setData(file)
            action.triggered.connect(self._on_example_triggered)
        return menu

    def _menu_of(self, names: tuple[str, ...]) -> QMenu:
        menu = QMenu(self)
        for name in names:
            menu.addAction(self.actions_by_name[name])
        return menu

    def show_possible(self, can_undo: bool, can_redo: bool, has_handout: bool) -> None:
        """Show which actions can be taken; a blank form is always there."""
        for name, possible in (("undo", can_undo), ("redo", can_redo)):
            self.actions_by_name[name].setEnabled(possible)
            self._buttons[name][0].setEnabled(possible)
        for name in PAGE_COMMANDS:
            self.actions_by_name[name].setEnabled(has_handout or name == "page_blank")

    # Room ---------------------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._fit(event.size().width())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange) and self.isVisible():
            self._fit(self.width())

    def fit_window(self, height: float) -> None:
        """Take less height in a low window.

        Args:
            height: Of the window, in px as if the text were of the usual size.
        """
        low = height < _LOW
        keep_height(self, _HEIGHT_LOW if low else _HEIGHT, pressed=True)
        self._line.setContentsMargins(_EDGE, 0 if low else 4, _EDGE, 0 if low else 4)

    def _fit(self, width: int) -> None:
        """Show the keys where there is room for nearly all of them; else drop them, and then press by press."""
        with_keys, bare = self._widths(True), self._widths(False)
        folded: tuple[str, ...] = () if sum(with_keys.values()) <= width else _FOLDS_FIRST[:1]
        keys = _without(with_keys, folded) <= width
        if not keys:
            count = 0
            while count < len(_FOLDS_FIRST) and _without(bare, _FOLDS_FIRST[:count]) > width:
                count += 1
            folded = _FOLDS_FIRST[:count]
        self._folded = folded
        for name, (press, _text, _key) in self._buttons.items():
            text = self._text(name, keys)
            if press.text() != text:
                press.setText(text)
            press.setHidden(name in folded)

    def _text(self, name: str, keys: bool) -> str:
        _press, text, key = self._buttons[name]
        if not key:
            return literal(f"{text} \u25b4")
        return literal(f"{text}  {key}" if keys else text)

    def _widths(self, keys: bool) -> dict[str, int]:
        """The width of each press with the gap behind it, with its key or without; and of the two edges."""
        widths = {"": 2 * _EDGE}
        for name, (press, _text, _key) in self._buttons.items():
            before = press.text()
            press.setText(self._text(name, keys))
            widths[name] = press.sizeHint().width() + _GAP
            press.setText(before)
        return widths

    # Presses ------------------------------------------------------------------------------------------

    def _on_more_opened(self) -> None:
        """Put together what is not on the bar: commands without a press there, then what was folded away."""
        menu = self._menus["more"]
        # Not clear(): that would take the actions of the menus within along.
        for action in menu.actions():
            menu.removeAction(action)
        hidden = [name for name in self._folded if name in self._menus]
        for command in commands():
            hidden_here = not command.short or command.name in self._folded
            if hidden_here and command.name not in (*HELP_COMMANDS, *PAGE_COMMANDS):
                menu.addAction(self.actions_by_name[command.name])
        menu.addAction(self._pages.menuAction())
        if hidden:
            menu.addAction(self._rule)
        for name in hidden:
            menu.addAction(self._menus[name].menuAction())

    def _on_action_triggered(self) -> None:
        self.wanted.emit(self.sender().objectName())

    def _on_example_triggered(self) -> None:
        action = cast("QAction", self.sender())
        self.example_wanted.emit(str(action.data()))


def _without(widths: Mapping[str, int], folded: tuple[str, ...]) -> int:
    return sum(width for name, width in widths.items() if name not in folded)
