"""The names of medicines as a region knows them: prednisone in one country is prednisolone in another."""

import re
from collections.abc import Iterable
from dataclasses import replace
from typing import Literal

from app.domain.plan import Alert, Monitor, Plan, Recommendation
from app.domain.protocol import Medicine

REGIONS = ("US", "UK")
_MOST_REMEMBERED = 5000


class RegionalNames:
    """Puts this region's name of a medicine in the place of another region's; words of sources are never passed in.

    A text that has this region's name already speaks of both on purpose, and is left as it is.
    """

    def __init__(self, medicines: Iterable[Medicine], region: str) -> None:
        here: Literal["US", "UK"] = "UK" if region == "UK" else "US"
        self._here = {
            name: medicine.names[here]
            for medicine in medicines
            for name in medicine.names.values()
            if name != medicine.names[here]
        }
        longest_first = sorted(self._here, key=lambda name: (-len(name), name))
        self._elsewhere = re.compile(rf"\b(?:{'|'.join(map(re.escape, longest_first))})\b", re.IGNORECASE)
        self._both = {name: re.compile(rf"\b{re.escape(here)}\b", re.IGNORECASE) for name, here in self._here.items()}

        self._said: dict[str, str] = {}

    def say(self, text: str) -> str:
        """The text with the names of this region; a capital stays a capital."""
        said = self._said.get(text)
        if said is None:
            if len(self._said) >= _MOST_REMEMBERED:
                self._said.clear()
            said = self._said[text] = self._in_this_region(text)
        return said

    def _in_this_region(self, text: str) -> str:
        if not self._here:
            return text
        return self._elsewhere.sub(lambda found: self._named(found[0], text), text)

    def _named(self, found: str, text: str) -> str:
        name = found.lower()
        if self._both[name].search(text):
            return found
        named = self._here[name]
        return named[0].upper() + named[1:] if found[0].isupper() else named

    def in_plan(self, plan: Plan) -> Plan:
        """A plan whose sentences have the names of this region; ids, doses and days are untouched."""
        return replace(
            plan,
            alerts=tuple(self._alert(alert) for alert in plan.alerts),
            recommendations=tuple(self._row(row) for row in plan.recommendations),
            monitoring=tuple(self._item(item) for item in plan.monitoring),
        )

    def _alert(self, alert: Alert) -> Alert:
        said = self.say(alert.title), self.say(alert.action), self.say(alert.because), self._each(alert.lines)
        if said == (alert.title, alert.action, alert.because, alert.lines):
            return alert
        return replace(alert, title=said[0], action=said[1], because=said[2], lines=said[3])

    def _row(self, row: Recommendation) -> Recommendation:
        said = self.say(row.title), self.say(row.arithmetic), self._each(row.how), self.say(row.because)
        if said == (row.title, row.arithmetic, row.how, row.because):
            return row
        return replace(row, title=said[0], arithmetic=said[1], how=said[2], because=said[3])

    def _item(self, item: Monitor) -> Monitor:
        said = self.say(item.item), self.say(item.because)
        return item if said == (item.item, item.because) else replace(item, item=said[0], because=said[1])

    def _each(self, texts: Iterable[str]) -> tuple[str, ...]:
        return tuple(map(self.say, texts))
