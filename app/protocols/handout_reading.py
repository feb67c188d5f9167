"""Whether a patient can read the English words: each group of texts is graded, and a hard one is a defect."""

import re
from collections.abc import Mapping

from app.protocols.defects import Defects, Place
from app.protocols.readability import HIGHEST_GRADE, LONGEST_MEAN_SENTENCE, Reading, reading_of, syllables

_NAMED = re.compile(r"\{([a-z_]*)\}")
_WORD = re.compile(r"[a-z]+")
_NO_PROSE = ("weekday_", "month_", "long_day", "birth_day", "chart_day", "medicine_", "check_", "status_", "protocol_")
_OTHER_NAMES = frozenset({"dermatomyositis", "trimethoprim", "ibuprofen", "naproxen"})
_OF_A_NAME = frozenset({"steroid", "medicine"})
_SHORTEST_PROSE = 3
_LONG_NAME = 3


def names_in(texts: Mapping[str, object]) -> frozenset[str]:
    """Long names that a grade leaves aside: of every medicine and of the illness, in small letters."""
    named = (str(text).lower() for name, text in texts.items() if name.startswith("medicine_"))
    words = {word for text in named for word in _WORD.findall(text) if syllables(word) >= _LONG_NAME}
    return _OTHER_NAMES | words


def check_reading(file: str, texts: Mapping[str, object], defects: Defects) -> None:
    """Grade the English texts, those together whose names begin with the same word."""
    names, groups = names_in(texts), dict[str, dict[str, str]]()
    for name, text in texts.items():
        if isinstance(text, str) and not str(name).startswith(_NO_PROSE):
            said = _NAMED.sub(_filled, text)
            if len(said.split()) >= _SHORTEST_PROSE:
                groups.setdefault(str(name).partition("_")[0], {})[str(name)] = said
    for group, lines in groups.items():
        reading = reading_of(tuple(lines.values()), names)
        if not reading.is_easy:
            hardest = max(lines, key=lambda name: reading_of((lines[name],), names).grade)
            defects.note(Place(file, ("texts", hardest)), _says(group, reading))


def _says(group: str, reading: Reading) -> str:
    return (
        f"the texts {group}_ read at grade {reading.grade:.1f} with {reading.words_a_sentence:.0f} words a sentence; "
        f"at most {HIGHEST_GRADE:g} and {LONGEST_MEAN_SENTENCE:g}: shorten this one first"
    )


def _filled(place: re.Match[str]) -> str:
    """A word as hard as what will stand there: a day is a long word, a name a short one, a figure none."""
    if place[1] in _OF_A_NAME:
        return "name"
    return "Saturday" if "day" in place[1] else "9"
