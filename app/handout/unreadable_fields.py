"""Which of the patient's own words keep a page from being read back."""

from collections.abc import Callable
from dataclasses import replace

from app.domain.errors import HandoutRefused, Problem
from app.domain.leaflet import Blank, FillIn, Leaflet, Part

_READABLE = "A"
_DO = "cannot be set so that it reads back; write it another way"


def refuse_unreadable_fields(leaflet: Leaflet, is_proved: Callable[[Leaflet], bool]) -> None:
    """Look for the fields of the case in whose place other words would be read back; without one, return.

    Args:
        leaflet: One whose page was not proved. is_proved: Makes the page of a leaflet, and proves it.

    Raises:
        HandoutRefused: each of them by its path in the case, without what stands there.
    """
    at_fault = tuple(dict.fromkeys(blank.shows for blank in leaflet.patient if blank.shows and blank.value))
    if not at_fault or not is_proved(_with_other_words(leaflet, at_fault)):
        return
    for path in at_fault:
        others = tuple(each for each in at_fault if each != path)
        if others and is_proved(_with_other_words(leaflet, others)):
            at_fault = others
    raise HandoutRefused(Problem("the case", path, _DO) for path in at_fault)


def _with_other_words(leaflet: Leaflet, paths: tuple[str, ...]) -> Leaflet:
    """The same page of a patient with another name or record number, on the card too."""

    def other(blank: Blank) -> Blank:
        return replace(blank, value=_READABLE) if blank.shows in paths and blank.value else blank

    def other_part(part: Part) -> Part:
        return replace(part, blanks=tuple(map(other, part.blanks))) if isinstance(part, FillIn) else part

    sections = (replace(section, parts=tuple(map(other_part, section.parts))) for section in leaflet.sections)
    return replace(leaflet, patient=tuple(map(other, leaflet.patient)), sections=tuple(sections))
