"""In which language a page speaks: English as its region writes it, or the language that was asked for."""

from app.domain.errors import BadUsage, Problem
from app.domain.protocol import Protocol

ENGLISH = "en"
_AMERICAN = "en-US"
_BRITISH = "en-GB"


def page_language(protocol: Protocol, language: str, region: str) -> str:
    """Pick the words of a page.

    Args:
        language: As ordered: "en" is English as it is written in the region. region: Of the case.

    Returns:
        The language under which the protocol has these words.

    Raises:
        BadUsage: the protocol has no page in this language.
    """
    wanted = ENGLISH if language == _AMERICAN else language
    if language == ENGLISH and region == "UK" and _BRITISH in protocol.handout:
        wanted = _BRITISH
    if wanted not in protocol.handout:
        says = f"there is no handout in this language; choose one of: {', '.join(sorted(protocol.handout))}"
        raise BadUsage([Problem("the page", "language", says)])
    return wanted


def tag_of(language: str) -> str:
    """How other programs name the language of some words: plain English is American."""
    return _AMERICAN if language == ENGLISH else language


def is_english(language: str) -> bool:
    """Whether words are English of any country."""
    return language.partition("-")[0] == ENGLISH
