"""What may stand in a case: numbers, dates, answers and names, each read from text in exactly one way."""

import re
import unicodedata
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Annotated, Any, Literal, NamedTuple

if TYPE_CHECKING:
    # Reading is wanted before a case is: pydantic comes in when the first case is put together.
    from pydantic import GetCoreSchemaHandler
    from pydantic_core import CoreSchema, PydanticCustomError

_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]{0,11})(?:\.[0-9]{1,6})?")
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_BREAKS = re.compile("[\t-\r\u0085\u2028\u2029]+")
_UNSEEN = re.compile(
    "[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff]"
)

EARLIEST_DATE = date(1900, 1, 1)
LATEST_DATE = date(2199, 12, 31)


class PlainText(str):
    """A scalar as it stood in a YAML file or in a form field: text that may be read as a number or a date."""

    __slots__ = ()


class NumberText(str):
    """A number as it stood in a JSON file: its digits, and no text field accepts it."""

    __slots__ = ()


def clean_text(text: str) -> str:
    """Put text into one form (NFC) and drop what cannot be seen: controls, bidi controls, zero-width characters."""
    return drop_unseen(unicodedata.normalize("NFC", text)).strip()


def drop_unseen(text: str) -> str:
    """Drop what cannot be seen, and nothing else: for a text that is still being typed.

    Tabs and ends of lines part what stands beside them, and become a blank: two numbers never become one.
    """
    return _UNSEEN.sub("", _BREAKS.sub(" ", text))


def _refuse(kind: str, says: str) -> "PydanticCustomError":
    from pydantic_core import PydanticCustomError

    return PydanticCustomError(kind, "{says}", {"says": says})


def _plain(read: Callable[[Any], Any]) -> "CoreSchema":
    from pydantic_core import core_schema

    return core_schema.no_info_plain_validator_function(
        read, serialization=core_schema.to_string_ser_schema(when_used="json-unless-none")
    )


def _as_decimal(value: object) -> Decimal | None:
    """A finite number, from a number or from the digits of one; None for anything else."""
    if isinstance(value, Decimal):
        return value + 0 if value.is_finite() else None
    whole = isinstance(value, int) and not isinstance(value, bool)
    digits = isinstance(value, (PlainText, NumberText)) and _NUMBER.fullmatch(value)
    return Decimal(str(value)) + 0 if whole or digits else None  # + 0: there is no dose of -0


class Number(NamedTuple):
    """A decimal number with a closed hard range; outside the plausible range it asks to be confirmed.

    Args:
        low, high: Hard range, inclusive; outside it the value is refused.
        unit: As printed behind the number ("kg"); "" for a bare count.
        plausible: Range that needs no second look; None where the hard range is all there is.
        whole: True where only whole numbers make sense.
        optional: False inside a list, where there is no "not known".
        only: The few numbers that are permitted; empty where the range is enough.
        places: The most decimals that are permitted.
    """

    low: float
    high: float
    unit: str = ""
    plausible: tuple[float, float] | None = None
    whole: bool = False
    optional: bool = True
    only: tuple[int, ...] = ()
    places: int = 6

    def __get_pydantic_core_schema__(self, source: Any, handler: "GetCoreSchemaHandler") -> "CoreSchema":
        return _plain(self.read)

    def read(self, value: object) -> Decimal | None:
        """Read a number; None stands for not known."""
        if value is None and self.optional:
            return None
        number = _as_decimal(value)
        if number is None:
            raise _refuse("number", f"must be a number written like {self._sample()}, with a point as decimal mark")
        if not Decimal(str(self.low)) <= number <= Decimal(str(self.high)):
            raise _refuse(
                "range", f"must be between {self.low:g} and {self.high:g}{self._unit()}; check value and unit"
            )
        if self.whole and number != number.to_integral_value():
            raise _refuse("whole", "must be a whole number")
        if number != round(number, self.places):
            raise _refuse("places", f"must have at most {self.places} decimals")
        if self.only and number not in self.only:
            raise _refuse("word", f"must be one of: {', '.join(map(str, self.only))}")
        return number

    def _unit(self) -> str:
        return f" {self.unit}" if self.unit else ""

    def _sample(self) -> str:
        return "4" if self.whole else "62 or 62.5"


class Day:
    """A calendar day, written 2026-11-21."""

    def __get_pydantic_core_schema__(self, source: Any, handler: "GetCoreSchemaHandler") -> "CoreSchema":
        return _plain(self.read)

    @staticmethod
    def read(value: object) -> date | None:
        """Read an ISO day; None stands for not known."""
        if value is None:
            return None
        day = value if type(value) is date else None
        if isinstance(value, str) and not isinstance(value, NumberText) and _DATE.fullmatch(value):
            try:
                day = date.fromisoformat(value)
            except ValueError:
                day = None
        if day is None:
            raise _refuse("day", "must be a day of the calendar written like 2026-11-21")
        if not EARLIEST_DATE <= day <= LATEST_DATE:
            raise _refuse("day_range", "must be a day between 1900-01-01 and 2199-12-31")
        return day


class Words(NamedTuple):
    """A short text, cleaned of what cannot be seen.

    Args:
        longest: The most characters that are kept whole; longer text is refused.
    """

    longest: int = 35

    def __get_pydantic_core_schema__(self, source: Any, handler: "GetCoreSchemaHandler") -> "CoreSchema":
        return _plain(self.read)

    def read(self, value: object) -> str | None:
        """Read a text; None or nothing but blanks stands for not given."""
        if value is None:
            return None
        if not isinstance(value, str) or isinstance(value, NumberText):
            raise _refuse("text", "must be text; put quotation marks around it")
        if len(value) > 50 * self.longest:
            raise _refuse("long", f"must have at most {self.longest} characters")
        text = clean_text(value)
        if len(text) > self.longest:
            raise _refuse("long", f"must have at most {self.longest} characters")
        return text or None


class OneOf(NamedTuple):
    """One word of a closed list.

    Args:
        words: The list, in the order in which a form shows it.
        absent: What null or silence stands for; None where the fact may simply not be given.
    """

    words: tuple[str, ...]
    absent: str | None = "unknown"

    def __get_pydantic_core_schema__(self, source: Any, handler: "GetCoreSchemaHandler") -> "CoreSchema":
        return _plain(self.read)

    def read(self, value: object) -> str | None:
        """Read one word of the list, exactly as it is spelt there."""
        if value is None:
            return self.absent
        if isinstance(value, str) and not isinstance(value, NumberText) and str(value) in self.words:
            return str(value)
        raise _refuse("word", f"must be one of: {', '.join(self.words)}")


ANSWER_WORDS = ("yes", "no", "unknown")

Answer = Annotated[Literal["yes", "no", "unknown"], OneOf(ANSWER_WORDS)]
Result = Annotated[
    Literal["negative", "positive", "pending", "unknown"],
    OneOf(("negative", "positive", "pending", "unknown")),
]
Serology = Annotated[Literal["negative", "positive", "unknown"], OneOf(("negative", "positive", "unknown"))]
ADay = Annotated[date | None, Day()]
