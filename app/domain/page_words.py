"""The patient's words of one language, and the values that stand in their places."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from app.domain.errors import HandoutRefused, Problem
from app.domain.figures import plain

PLACES = frozenset(
    "amount code count crisis_dose day day_after days dose emergency_number end_day evening first_day first_dose hash "
    "last_day last_dose low_dose medicine month morning page pages protocol script severe_below severe_dose "
    "split_from status steroid strength tablets times version weekday well_from well_to year".split()
)
_PLACE = re.compile(r"\{([a-z_]*)\}")


@dataclass(frozen=True, slots=True)
class Wording:
    """The texts of one language, and what holds for every {place} of a whole page.

    Args:
        file: Where the texts stand, for whoever has to mend one.
    """

    texts: Mapping[str, str]
    file: str
    known: Mapping[str, str]

    def say(self, name: str, **places: str) -> str:
        """Find a text and put values into its places.

        Raises:
            HandoutRefused: the text is missing, or nothing is known for one of its places.
        """
        if name not in self.texts:
            raise HandoutRefused([Problem(self.file, f"texts.{name}", "is missing; add this text")])
        values = {**self.known, **places}
        for place in _PLACE.findall(self.texts[name]):
            if not values.get(place):
                says = f"nothing is known for {{{place}}}; record the fact, or take the place out"
                raise HandoutRefused([Problem(self.file, f"texts.{name}", says)])
        return _PLACE.sub(lambda place: values[place[1]], self.texts[name])

    def lines(self, name: str, **places: str) -> tuple[str, ...]:
        """The text of a name, or its numbered lines (sun_1, sun_2 …) in order; empty where there is neither."""
        if name in self.texts:
            return (self.say(name, **places),)
        count = next(number for number in range(1, 100) if f"{name}_{number}" not in self.texts)
        return tuple(self.say(f"{name}_{number}", **places) for number in range(1, count))

    def counted(self, name: str, count: int, **places: str) -> str:
        """Say how many: 1 tablet, 2 tablets; the text is `name`_one or `name`_many."""
        return self.say(f"{name}_{'one' if count == 1 else 'many'}", count=str(count), **places)

    def listed(self, items: Sequence[str]) -> str:
        """Join a list as the language does: a, b and c."""
        if len(items) <= 1:
            return "".join(items)
        return f"{self.say('list_joint').join(items[:-1])}{self.say('list_last')}{items[-1]}"

    def amount(self, number: Decimal, unit: str = "mg") -> str:
        """Write an amount with its unit: 17.5 mg; where a comma is the point of a decimal, 1000 mg has none."""
        return self.say(f"amount_{unit}", amount=plain(number).replace(",", self.say("thousands_mark")))

    def tablets(self, tablets: Sequence[tuple[Decimal, int]]) -> str:
        """Say which tablets: 2 tablets of 20 mg and 1 tablet of 5 mg; "" for none."""
        return self.listed([self.counted("tablets", count, strength=self.amount(mg)) for mg, count in tablets])

    def day(self, day: date, form: str = "long_day") -> str:
        """Write a day in long form: Monday 02 March 2026."""
        weekday, month = self.say(f"weekday_{day.isoweekday()}"), self.say(f"month_{day.month}")
        return self.say(form, weekday=weekday, day=f"{day.day:02d}", month=month, year=str(day.year))
