"""Letters that look alike: a word that mixes alphabets may be another name than the one that is read."""

import unicodedata

_ALIKE = frozenset({"LATIN", "CYRILLIC", "GREEK"})


def mixes_alphabets(text: str) -> bool:
    """Whether one word holds letters of two alphabets whose letters look alike."""
    return any(len(_alphabets(word)) > 1 for word in text.split())


def _alphabets(word: str) -> set[str]:
    names = (unicodedata.name(letter, "").partition(" ")[0] for letter in word if letter.isalpha())
    return {name for name in names if name in _ALIKE}
