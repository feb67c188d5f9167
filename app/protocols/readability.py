"""How hard a text is to read: Flesch and Kincaid's grade by our own counter, for English alone."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

HIGHEST_GRADE = 6.0
LONGEST_MEAN_SENTENCE = 15.0
_WORD = re.compile(r"[A-Za-z]+(?:['’][A-Za-z]+)?")
_SENTENCE_END = re.compile(r"(?<=[.?!])\s+")
_SILENT_END = re.compile(r"(?<=[^aeiouy])e$|(?<=[^aeiouysxzcg])(?<!ch)(?<!sh)es$|(?<=[^aeiouytd])ed$")
_SPOKEN_END = re.compile(r"[^aeiouylr]l(?:e|es|ed)$")
_APART = re.compile(
    r"(?<![tscgx])i(?=[aou])|(?<![qg])u(?=a)|(?<=[^aeiouy])y(?=[ao])|[aeiouy](?=ing)"
    r"|(?:(?<=[aeiouy][^aeiouy])|(?<=rh)|(?<=o))e(?=a$)"
)


@dataclass(frozen=True, slots=True)
class Reading:
    """How hard some lines are to read.

    Args:
        grade: The year of school in which they are understood. words_a_sentence: on average.
    """

    grade: float
    words_a_sentence: float

    @property
    def is_easy(self) -> bool:
        """Whether a patient may be given them."""
        return self.grade <= HIGHEST_GRADE and self.words_a_sentence <= LONGEST_MEAN_SENTENCE


def sentences_of(lines: Sequence[str]) -> tuple[str, ...]:
    """The sentences of some lines, each of which ends one; what has no word is none."""
    parts = (part for line in lines for part in _SENTENCE_END.split(line))
    return tuple(part for part in parts if _WORD.search(part))


def syllables(word: str) -> int:
    """Syllables of an English word: groups of vowels, a silent ending left out, vowels spoken apart counted twice."""
    small = word.lower()
    groups = len(re.findall(r"[aeiouy]+", small)) + len(_APART.findall(small))
    if groups > 1 and _SILENT_END.search(small) and not _SPOKEN_END.search(small):
        groups -= 1
    return max(1, groups)


def reading_of(lines: Sequence[str], names: Collection[str] = ()) -> Reading:
    """Grade some lines.

    Args:
        lines: Prose; each ends a sentence. Figures are passed over.
        names: Words, in small letters, that count as short: names of medicines and of the illness.

    Returns:
        The reading; grade 0 where there is no word.

    Source:
        Kincaid and others, 1975: 0.39 words a sentence + 11.8 syllables a word - 15.59.
    """
    sentences = sentences_of(lines)
    words = [word for sentence in sentences for word in _WORD.findall(sentence)]
    if not words:
        return Reading(0.0, 0.0)
    spoken = sum(1 if word.lower() in names else syllables(word) for word in words)
    length = len(words) / len(sentences)
    return Reading(0.39 * length + 11.8 * spoken / len(words) - 15.59, length)
