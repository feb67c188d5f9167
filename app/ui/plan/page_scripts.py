"""The scripts of the pages in the window: names and texts in other scripts are read where no such font is installed."""

import unicodedata
from functools import cache

from PySide6.QtGui import QFontDatabase

from app.files.places import resource

_FACES = ("NotoSansArabic-Regular.ttf", "DroidSansFallback-Han.ttf")
_FROM_THE_RIGHT = frozenset(("R", "AL"))
_OF_SOME_SIDE = _FROM_THE_RIGHT | {"L"}


@cache
def bring_in_scripts() -> None:
    """Let the window write what the pages are written in; with the first choice of a language, for it costs a while."""
    for face in _FACES:
        file = resource(f"fonts/{face}")
        if file.is_file():
            QFontDatabase.addApplicationFont(str(file))


def is_from_the_right(text: str) -> bool:
    """Whether a text begins in letters that are read from the right."""
    sides = (unicodedata.bidirectional(letter) for letter in text)
    return next((side for side in sides if side in _OF_SOME_SIDE), "L") in _FROM_THE_RIGHT
