"""The language of the window: the words in force, read from the catalogues, and put back for the next one."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache, lru_cache
from typing import Any

from app.files.places import resource
from app.ui import words

DOMAIN = "heliotrope"
BASE = "en"
LANGUAGES = {BASE: "English (UK)", "en_US": "English (US)", "es": "Español (borrador)"}
"""Code of a language to its name, in that language; what no person has reviewed yet says that it is a draft."""
DRAFTS = frozenset({"es"})
"""The translations that no person has reviewed yet."""
DECIMAL_COMMA = frozenset({"es"})
"""Where a comma in a number is read as its decimal mark: 1,000 mg would be one milligram."""

_PLACE = re.compile(r"\{([a-z_]+)\}")
_THOUSANDS = re.compile(r"(?<=[0-9]),(?=[0-9]{3}(?![0-9]))")
_ORIGINAL: dict[str, Any] = {name: value for name, value in vars(words).items() if name.isupper()}
_spoken = [BASE]
_found: list[Callable[[str], str]] = [str]


def language() -> str:
    """The code of the language in force."""
    return _spoken[0]


def as_written(name: str) -> Any:
    """A constant of the words as it is written, in the base language: for what is kept in a file."""
    return _ORIGINAL[name]


def is_draft() -> bool:
    """Whether nobody has reviewed the words in force."""
    return language() in DRAFTS


def speak(code: str) -> None:
    """Put a language in force, for every window that is built from now on.

    Args:
        code: One of LANGUAGES; any other, or one whose catalogue cannot be read, is the base language, in which the
            words are written.
    """
    found = _catalogue(code) if code in LANGUAGES and code != BASE else None
    code = BASE if found is None else code
    if code == _spoken[0]:
        return
    _spoken[0] = code
    _found[0] = str if found is None else found
    say.cache_clear()
    for name, value in _ORIGINAL.items():
        setattr(words, name, _said(value))
    for forget in _forgetting:
        forget()


def _catalogue(code: str) -> Callable[[str], str] | None:
    """How a language says a text; None where its catalogue is not there, or damaged."""
    import gettext
    import struct

    try:
        return gettext.translation(DOMAIN, resource("languages"), [code]).gettext
    except (OSError, ValueError, struct.error):
        return None


_forgetting: list[Callable[[], None]] = []


def forgets(forget: Callable[[], None]) -> None:
    """Have something that remembers words forget them when the language changes."""
    _forgetting.append(forget)


def _said(value: Any) -> Any:
    if isinstance(value, str):
        return say(value)
    if isinstance(value, tuple):
        return tuple(_said(part) for part in value)
    if isinstance(value, dict):
        return {key: _said(part) for key, part in value.items()}
    return value


@lru_cache(maxsize=4000)
def say(text: str) -> str:
    """A fixed text in the language in force; as it is where the catalogue has none."""
    return _found[0](text) if text else text


def grouped(text: str) -> str:
    """A text that the program or the protocol wrote, its thousands apart as the language in force reads them.

    Never for what a person typed: there a comma may be a decimal mark.
    """
    return _THOUSANDS.sub("\u00a0", text) if "," in text and language() in DECIMAL_COMMA else text


def said_of(templates: tuple[str, ...]) -> Callable[[str], str]:
    """A way to say texts that were made from templates with {places}.

    Args:
        templates: In the base language, each a whole text; the first that fits a text is taken. {says} is a sentence
            of the same kind, {text} words of a source, which stay as they are, any other place a text of the
            catalogue, a number or a name. Only those of one part of the report: a template such as
            "{first} to {last}" fits many a sentence of the protocol.

    Returns:
        What says one text by its template; as it is where none fits, whatever else the catalogue holds.
    """

    @cache
    def known() -> tuple[tuple[re.Pattern[str], str], ...]:
        return tuple((re.compile(_pattern(template)), template) for template in templates)

    @lru_cache(maxsize=4000)
    def line(text: str) -> str:
        if language() == BASE:
            return text
        for pattern, template in known():
            if found := pattern.fullmatch(text):
                values = {name: said(name)(value) for name, value in found.groupdict().items()}
                return say(template).format(**values)
        return text

    def said(part: str) -> Callable[[str], str]:
        return line if part == "says" else str if part == "text" else say

    forgets(line.cache_clear)
    return line


def _pattern(template: str) -> str:
    parts = _PLACE.split(template)
    return "".join(re.escape(part) if place % 2 == 0 else f"(?P<{part}>.+?)" for place, part in enumerate(parts))
