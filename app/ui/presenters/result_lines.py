"""The lines of a review: what a pasted text says of each field, what of it is chosen, and what is left over."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from app.domain.facts import FactSpec
from app.ui.presenters.draft import form_facts


class Option(NamedTuple):
    """One way in which a result may be taken. Args: text: What is written into the field. says: it with its unit."""

    text: str
    says: str


class ResultLine(NamedTuple):
    """One field for which the text says something.

    Args:
        read: The words of the text. options: what they may mean. chosen: its place among them; -1 for none.
        question: What is not certain; "" where nothing is. now: what stands in the field.
        note: What else is to be known of it, where nothing is asked.
        days: The days that may be its own, as far as the text says; day: as the text writes it.
    """

    path: str
    title: str
    read: str
    options: tuple[Option, ...]
    chosen: int
    question: str = ""
    now: str = ""
    note: str = ""
    days: tuple[date, ...] = ()
    day: str = ""

    @property
    def taken(self) -> Option | None:
        """The option that is chosen."""
        return self.options[self.chosen] if self.chosen >= 0 else None


class Results(NamedTuple):
    """A text as it was read. Args: rest: What was not understood, in full. cut: its end was not looked at."""

    lines: tuple[ResultLine, ...] = ()
    rest: tuple[str, ...] = ()
    cut: bool = False

    def chosen(self, line: int, option: int) -> Results:
        """The same with another option taken in a line; -1 leaves it out."""
        lines = list(self.lines)
        if 0 <= line < len(lines) and -1 <= option < len(lines[line].options):
            lines[line] = lines[line]._replace(chosen=option)
        return self._replace(lines=tuple(lines))

    @property
    def taken(self) -> Mapping[str, str]:
        """Path to the text that would be written."""
        return {line.path: option.text for line in self.lines if (option := line.taken) is not None}


def asked(path: str, question: str, *options: Option) -> ResultLine:
    """A line of which nothing is chosen before its question is answered."""
    return ResultLine(path, form_facts()[path].title, "", options, -1, question)


def sure(path: str, spec: FactSpec, option: Option) -> ResultLine:
    """A line that says one thing for certain."""
    return ResultLine(path, spec.title, "", (option,), 0)
