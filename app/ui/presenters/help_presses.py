"""Presses for help: what a question means and why it is asked, and what the program says of itself."""

from __future__ import annotations

from typing import NamedTuple

from app.files.places import resource
from app.ui import words
from app.ui.language import say
from app.ui.presenters.desk import Desk
from app.ui.presenters.draft import form_facts
from app.ui.presenters.form_plan import questions
from app.ui.presenters.reading import show_day
from app.ui.presenters.spoken import say_protocol


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
        lines = [question.about] if question.about else []
        limits = spec.number
        if limits is not None and limits.plausible is not None:
            low, high = limits.plausible
            unit = f" {say(limits.unit)}" if limits.unit else ""
            lines.append(words.HELP_USUAL.format(low=f"{low:g}", high=f"{high:g}", unit=unit))
        hint = words.HELP_POSSIBLE.format(range=question.hint) if limits is not None else question.hint
        if not self._supported:
            return FieldHelp(question.title, (*lines, hint), (), "")
        found = self._services.asked_by(path)
        asked = tuple(
            words.HELP_STOP.format(title=one.title, id=one.id)
            if one.stops
            else words.HELP_ASKED[one.kind].format(title=one.title, id=one.id)
            for one in found
        )
        count = words.HELP_ASKED_BY.format(count=len(found)) if found else words.HELP_ASKED_BY_NONE
        return FieldHelp(question.title, (*lines, hint), tuple(dict.fromkeys(asked)), count)

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
