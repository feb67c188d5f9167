"""Typing ahead: whoever types a whole word where its first letter would do does not answer the next question by it."""

import unicodedata
from time import monotonic

_WITHIN_S = 1.0


def _plain(text: str) -> str:
    """A text as it is compared: small letters without accents."""
    return "".join(
        letter for letter in unicodedata.normalize("NFKD", text.lower()) if not unicodedata.combining(letter)
    )


class TypeAhead:
    """Remembers the rest of the word that was just chosen by its first letter."""

    def __init__(self) -> None:
        self._rest = ""
        self._last = 0.0

    def chose(self, word: str) -> None:
        """A word was chosen by its first letter, and the cursor moved on."""
        self._rest = _plain(word)[1:]
        self._last = monotonic()

    def forget(self) -> None:
        """The cursor went elsewhere by another key: nothing goes on."""
        self._rest = ""

    def goes_on(self, typed: str) -> bool:
        """Whether a key only goes on with that word; it is then to be swallowed."""
        if not typed or not self._rest:
            return False
        follows = self._rest.startswith(_plain(typed)) and monotonic() - self._last < _WITHIN_S
        self._rest = self._rest[len(typed) :] if follows else ""
        self._last = monotonic()
        return follows


type_ahead = TypeAhead()
