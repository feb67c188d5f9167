"""Sections of the patient's page that are a title and lines."""

from app.domain.leaflet import LeafletSection, Part, Points, Text, Tone
from app.domain.page_words import Wording


def section(
    words: Wording, name: str, *parts: Part, tone: Tone = "plain", beside: bool = False, new_page: bool = False
) -> LeafletSection:
    """A section under the title `name`_title."""
    return LeafletSection(name, words.say(f"{name}_title"), parts, tone, beside, new_page)


def listed(words: Wording, name: str, *more: str, tone: Tone = "plain", beside: bool = False) -> LeafletSection:
    """A section with its own numbered lines behind dots, and more after them."""
    return section(words, name, Points((*words.lines(name), *more)), tone=tone, beside=beside)


def paragraphs(*lines: str) -> tuple[Text, ...]:
    """Lines as paragraphs."""
    return tuple(Text(line) for line in lines)
