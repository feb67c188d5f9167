"""Presses for help: what a question means and why it is asked, and what the program says of itself."""

from __future__ import annotations

from typing import NamedTuple

from app.domain.facts import FactSpec
from app.files.places import resource
from app.ui import words
from app.ui.language import say
from app.ui.presenters.desk import Desk
from app.ui.presenters.draft import form_facts
from app.ui.presenters.questions import questions
from app.ui.presenters.reading import show_day
from app.ui.presenters.spoken import say_protocol
from app.ui.presenters.views import BY_AGE

_IDENTITY = frozenset({"patient.family_name", "patient.given_name", "patient.identifier"})


class FieldHelp(NamedTuple):
    """Help on one question.

    Args:
        lines: Definition, unit and range, how it is answered. asked: what of the protocol looks at it, the stops first.
        summary: All that look at it, in words; "" while there is no advice yet.
    """

    title: str
    lines: tuple[str, ...]
    asked: tuple[str, ...]
    summary: str


class HelpPresses(Desk):
    """What is asked about the program and its questions."""

    def help_on(self, path: str) -> FieldHelp:
        """Help on a question of the form."""
        spec, question = form_facts()[path], questions()[path]
        hint = question.hint
        if spec.number is not None:
            hint = words.HELP_POSSIBLE.format(range=hint.removesuffix("."))
        lines = tuple(line for line in (question.about, self._usual(spec), hint) if line)
        if not self._supported:
            return FieldHelp(question.title, lines, (), "")
        found = self._services.asked_by(path)
        # Lines that are called alike are one line to a reader: what is counted is what is listed.
        asked = dict.fromkeys(
            words.HELP_STOP.format(title=one.title, id=one.id)
            if one.stops
            else words.HELP_ASKED[one.kind].format(title=one.title, id=one.id)
            for one in found
        )
        return FieldHelp(question.title, lines, tuple(asked), _why(path, len(asked)))

    def _usual(self, spec: FactSpec) -> str:
        """The usual range of a number; "" where it has none, or none that is narrower than what is possible."""
        limits = spec.number
        if limits is None or limits.plausible is None or limits.plausible == (limits.low, limits.high):
            return ""
        if spec.path in BY_AGE and self._followed.plan.population == "juvenile":
            return words.HELP_USUAL_CHILD
        low, high = limits.plausible
        unit = f" {say(limits.unit)}" if limits.unit else ""
        return words.HELP_USUAL.format(low=f"{low:g}", high=f"{high:g}", unit=unit)

    def about(self) -> str:
        """Program, protocol, intended use and licences, as plain text."""
        from app import __version__

        card = self._services.protocol_card()
        parts = [words.ABOUT_PROGRAM.format(version=__version__), words.INTENDED_USE, words.NOT_A_DEVICE, ""]
        if card is not None:
            effective, review = (
                show_day(day) if day is not None else words.ABOUT_NOT_SET
                for day in (card.effective_from, card.review_due)
            )
            parts += [
                words.ABOUT_PROTOCOL.format(title=card.title, id=card.id, version=card.version),
                words.ABOUT_STATUS.format(status=say_protocol(card.status)),
                words.ABOUT_DAYS.format(effective=effective, review=review),
                words.ABOUT_APPROVED.format(names="; ".join(card.approvals) or words.ABOUT_NOBODY),
                words.ABOUT_HASH.format(hash=card.sha256),
                "",
            ]
        licences = resource("licences.txt").read_text(encoding="utf-8").strip()
        return "\n".join((*parts, words.INTERFACE_STATUS, "", words.ABOUT_LICENCES, licences))


def _why(path: str, count: int) -> str:
    """Why a question is asked, in words: what no line looks at may still name the patient, or shape the course."""
    if count:
        return words.HELP_ASKED_BY_ONE if count == 1 else words.HELP_ASKED_BY.format(count=count)
    if path in _IDENTITY:
        return words.HELP_IDENTITY
    return words.HELP_CHOICE if path.startswith("choices.") else words.HELP_ASKED_BY_NONE
