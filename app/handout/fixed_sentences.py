"""Sentences with a number of the protocol's own in them: when to call which number, and what to take on a sick day."""

import re
from collections.abc import Mapping
from decimal import Decimal

from app.domain.page_words import Wording
from app.engine.permitted import Permitted

_PLACE = re.compile(r"\{([a-z_]+)\}")
_EMERGENCY = "emergency_number"


class FixedSentences:
    """Knows every text of a language that holds such a number, and how it is written there."""

    def __init__(self, words: Wording, permitted: Permitted, region: str) -> None:
        """Take the forms from the words; the numbers from the protocol, not from what is known of a page."""
        self.emergency_number = words.texts.get(f"{_EMERGENCY}_{region}", "")
        counts = {place: f"{count:f}" for place, count in permitted.fixed_counts.items()}
        amounts = {place: words.amount(mg) for place, mg in permitted.fixed_mg.items()}
        self._written = {**counts, **amounts, _EMERGENCY: self.emergency_number}
        amount = _any_number(words.amount(Decimal(1)))
        self._patterns = [
            (re.compile(self._pattern(text, amount, permitted.fixed_mg), re.DOTALL), names)
            for text in words.texts.values()
            if (names := [name for name in _PLACE.findall(text) if name in self._written])
        ]

        self._known: dict[str, bool] = {}

    def _pattern(self, form: str, amount: str, amounts: Mapping[str, Decimal]) -> str:
        parts = _PLACE.split(form)
        done = re.escape(parts[0])
        for name, literal in zip(parts[1::2], parts[2::2], strict=True):
            inner = amount if name in amounts else r"\d+" if name in self._written else ".+?"
            done += f"({inner})" if name in self._written else f"(?:{inner})"
            done += re.escape(literal)
        return done

    def differs(self, text: str) -> bool:
        """Whether a text is one of these sentences, but with another number."""
        if text not in self._known:
            self._known[text] = any(sign.isdigit() for sign in text) and self._differs(text)
        return self._known[text]

    def _differs(self, text: str) -> bool:
        for pattern, names in self._patterns:
            found = pattern.fullmatch(text)
            if found is not None:
                return any(said != self._written[name] for name, said in zip(names, found.groups(), strict=True))
        return False


def _any_number(one: str) -> str:
    """An amount as a language writes it, with any number in the place of 1."""
    before, _, after = one.partition("1")
    return rf"{re.escape(before)}\d[\d.,]*{re.escape(after)}"
