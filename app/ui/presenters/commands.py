"""The commands: everything that can be done in the window, each with its words and its keys, in one table."""

from typing import NamedTuple

from app.domain.page_order import PAGE_KINDS
from app.ui import words


class Command(NamedTuple):
    """One command.

    Args:
        name: By which the window knows it. title: in a few words, as menus and the search show it.
        key: The key that does it; "" for none. short: the words of its press on the bar; "" where it has none there.
        also: Other words by which it is found.
    """

    name: str
    title: str
    key: str = ""
    short: str = ""
    also: str = ""


HELP_COMMANDS = ("help", "keys", "tour", "about")
PAGE_COMMANDS = tuple(f"page_{kind}" for kind in PAGE_KINDS)
"""Each shows the pages of one kind."""
MODES = ("system", "light", "dark", "contrast", "grey")


def commands() -> tuple[Command, ...]:
    """Every command, in the order in which menus show them."""
    return (
        Command("new", words.NEW_CASE, "Ctrl+N", words.NEW),
        Command("open", words.OPEN_CASE, "Ctrl+O", words.OPEN),
        Command("new_visit", words.NEW_VISIT, "Ctrl+E", "", words.NEW_VISIT_ALSO),
        Command("save", words.SAVE_CASE, "Ctrl+S", words.SAVE),
        Command("save_as", words.SAVE_AS, "Ctrl+Shift+S"),
        Command("undo", words.UNDO, "Ctrl+Z", words.UNDO),
        Command("redo", words.REDO, "Ctrl+Shift+Z", words.REDO),
        Command("paste", words.PASTE_RESULTS, "Ctrl+Shift+V", "", words.PASTE_ALSO),
        Command("pane", words.NEXT_PANE, "F6", words.NEXT_PANE),
        Command("pane_before", words.PANE_BEFORE, "Shift+F6"),
        Command("needed", words.NEXT_NEEDED, "F7", words.NEXT_NEEDED),
        Command("handout", words.HANDOUT, "F8", words.HANDOUT),
        Command("print", words.CHECK_PRINT, "Ctrl+P"),
        *(Command(f"page_{kind}", words.PAGE_COMMANDS[kind], also=words.PAGES_ALSO) for kind in PAGE_KINDS),
        Command("find", words.FIND, "Ctrl+K", words.FIND_SHORT),
        Command("help", words.HELP_FIELD, "F1"),
        Command("keys", words.HELP_KEYS),
        Command("tour", words.HELP_TOUR),
        Command("about", words.HELP_ABOUT),
    )


def mode_titles() -> tuple[tuple[str, str], ...]:
    """The modes of the look with their words."""
    titles = (words.VIEW_SYSTEM, words.VIEW_LIGHT, words.VIEW_DARK, words.VIEW_CONTRAST, words.VIEW_GREY)
    return tuple(zip(MODES, titles, strict=True))


def key_lines() -> tuple[tuple[str, str], ...]:
    """Every key with what it does: those of the commands, then those that are no commands."""
    listed = [(command.key, command.title) for command in commands() if command.key]
    return (*listed, *words.OTHER_KEYS)
