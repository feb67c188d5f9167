"""The measure of a page: the plan and the forms by which its figures are read, for whoever holds a page against it."""

import re
from collections.abc import Iterable
from decimal import Decimal
from typing import NamedTuple

from app.domain.leaflet import TabletCount
from app.domain.page_words import Wording
from app.domain.plan import Plan
from app.engine.permitted import Permitted
from app.handout.figures_said import FigureReader, english_reader
from app.handout.fixed_sentences import FixedSentences


class Measure(NamedTuple):
    """What the figures of a page are held against.

    Args:
        reader: Of the page's languages. sentences: Those of each that hold a number of the protocol's own.
    """

    plan: Plan
    permitted: Permitted
    reader: FigureReader
    sentences: tuple[FixedSentences, ...] = ()


def measure_of(plan: Plan, permitted: Permitted, *words: Wording) -> Measure:
    """The measure of a page in these words; without any it speaks to clinicians."""
    if not words:
        return Measure(plan, permitted, english_reader())
    sentences = tuple(FixedSentences(each, permitted, plan.region) for each in words)
    return Measure(plan, permitted, FigureReader(*(each.texts for each in words)), sentences)


def in_mg(tablets: Iterable[TabletCount]) -> Decimal:
    """What tablets add up to."""
    return sum((strength * count for strength, count in tablets), Decimal(0))


def number_of(text: str) -> int | None:
    """The one whole number of a text; None where there is none or more than one."""
    found = re.findall(r"\d+", text)
    return int(found[0]) if len(found) == 1 else None
