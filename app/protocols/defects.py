"""Where in a protocol folder something stands, and the list of everything that is wrong with it."""

import difflib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from app.domain.errors import Problem
from app.files.tree import Lines, Way, dotted


@dataclass(frozen=True, slots=True)
class Place:
    """A value in a file of the folder.

    Args:
        file: Name within the folder, with a forward slash. way: keys and indexes that lead to the value.
    """

    file: str
    way: Way = ()

    def at(self, *parts: str | int) -> "Place":
        """A place further in."""
        return Place(self.file, (*self.way, *parts))


@dataclass(slots=True)
class Defects:
    """Everything that is wrong with one folder, gathered in any order, told by file and line."""

    lines: Mapping[str, Lines]
    found: list[Problem] = field(default_factory=list)

    def note(self, place: Place, says: str) -> None:
        """Note a defect with the line of its place, or of the nearest place around it that has one."""
        lines = self.lines.get(place.file, {})
        way = place.way
        while way not in lines and way:
            way = way[:-1]
        self.found.append(Problem(place.file, dotted(place.way), says, lines.get(way)))

    def in_order(self) -> tuple[Problem, ...]:
        """Each defect once, by file, then by line."""
        return tuple(sorted(dict.fromkeys(self.found), key=lambda problem: (problem.file, problem.line or 0)))


def did_you_mean(name: str, names: Iterable[str]) -> str:
    """The end of a sentence that suggests the nearest name; nothing where none is near."""
    near = difflib.get_close_matches(name[:80], list(names), 1)
    return f"; did you mean {near[0]}?" if near else ""
