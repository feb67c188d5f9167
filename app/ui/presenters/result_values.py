"""The value of a pasted result: the number or word behind a name, and what it may mean in its field."""

from __future__ import annotations

import re
from decimal import Decimal

from app.domain.facts import FactSpec
from app.domain.units import in_two_units
from app.ui import words
from app.ui.language import say
from app.ui.presenters.draft import form_facts
from app.ui.presenters.reading import show_number
from app.ui.presenters.result_lines import Option, ResultLine, asked, sure
from app.ui.presenters.result_text import Mention, flat, tail_question, without_flag
from app.ui.presenters.result_units import is_possible, is_usual, other_units, unit_at, value_in_field

_NUMBER = re.compile(r"(?P<sign>[<>≤≥~≈]=?)?\s*(?P<number>[0-9]+(?:[.,][0-9]+)*)(?![0-9])")
_TWO_UNITS = re.compile(
    r"[0-9]{1,2} ?(?:st|stones?|ft|feet|foot|m|')\.? ?[0-9]{1,2}(?:[.,][0-9]{1,2})? ?"
    r"(?:(?:lbs?|pounds?|in|inch|inches|cm|''|\")(?![a-z0-9])\.?|(?![a-z0-9.,]))"
)
_RANGE = re.compile(r"\s*(?:-|\bto\b|\ba\b|/)\s*[0-9]")
_SMALL_LARGE = re.compile(r"([0-9]{1,3})[.,]([0-9]{3})")
_LIMIT_STANDS = ("labs.egfr_ml_per_min",)
"""Where ">" stands, the limit itself may be taken: a good kidney function is written only as "> 90" or "> 60", and the
limit is the least that it can be. Any other limit would make a number of what was never measured."""


def value_line(mention: Mention, said: str) -> ResultLine | None:
    """What stands behind the name of a test.

    Args:
        said: The text from the name to the next one.

    Returns:
        The line without what was read; None where there is no value.
    """
    return _of_number(mention, said) if mention.kind == "numbers" else _of_word(mention, said)


def _of_number(mention: Mention, said: str) -> ResultLine | None:
    spec = form_facts()[mention.path]
    small = flat(said)
    given, start = mention.value_at(small)
    match = _NUMBER.match(small, start) if start >= 0 else None
    if match is None or spec.number is None:
        return None
    if both := _TWO_UNITS.match(small, start):
        return _in_two_units(mention, spec, both[0], small[both.end() :])
    if _RANGE.match(small, match.end()):
        return asked(mention.path, words.PASTE_RANGE)
    behind = without_flag(small[match.end() :].lstrip())
    unit, length = unit_at(behind)
    unit = unit or given
    sign = (match["sign"] or "")[:1]
    if sign in tuple("<>≤≥"):
        return _of_limit(mention, spec, sign, match["number"], unit)
    if unit == "?":
        own = say(spec.unit) or words.PASTE_NO_UNIT
        return asked(mention.path, words.PASTE_UNIT.format(unit=behind[:length], own=own))
    line = _judged(mention.path, spec, match["number"], unit)
    stray = tail_question(behind[length:])
    if line.chosen >= 0 and (sign or stray):
        question = words.PASTE_SIGN.format(sign=sign) if sign else words.PASTE_BEHIND.format(text=stray)
        line = line._replace(chosen=-1, question=question)
    return line


def _in_two_units(mention: Mention, spec: FactSpec, written: str, behind: str) -> ResultLine:
    """A weight in stones and pounds, a height in feet and inches or in metres and centimetres."""
    kept = in_two_units(mention.path, written)
    if kept is None:
        return asked(mention.path, words.PASTE_UNIT.format(unit=written, own=say(spec.unit) or words.PASTE_NO_UNIT))
    text = show_number(kept, spec.number)
    option = Option(text, words.PASTE_CONVERTED.format(value=f"{text} {say(spec.unit)}", read=written.strip()))
    line = _sure_or_unusual(mention.path, spec, option)
    stray = tail_question(behind)
    return line._replace(chosen=-1, question=words.PASTE_BEHIND.format(text=stray)) if stray and line.taken else line


def _of_limit(mention: Mention, spec: FactSpec, sign: str, number: str, unit: str) -> ResultLine:
    """A result beyond what the test can measure: no number is made of it."""
    limit = f"{number} {unit.strip('?') or say(spec.unit)}".strip()
    if sign in tuple("<≤"):
        return asked(mention.path, words.PASTE_BELOW.format(limit=limit))
    line = _judged(mention.path, spec, number, unit) if mention.path in _LIMIT_STANDS and unit != "?" else None
    if line is None or len(line.options) != 1:
        return asked(mention.path, words.PASTE_ABOVE.format(limit=limit))
    return line._replace(chosen=-1, question=words.PASTE_AT_LEAST.format(limit=limit))


def _judged(path: str, spec: FactSpec, number: str, unit: str) -> ResultLine:
    """What a number with or without a unit may mean in its field."""
    limits = spec.number
    if limits is None:
        return asked(path, "")
    if number.count(".") + number.count(",") > 1:
        return asked(path, words.PASTE_MARKS)
    if match := _SMALL_LARGE.fullmatch(number):
        both = (_option(spec, f"{match[1]}.{match[2]}", unit), _option(spec, match[1] + match[2], unit))
        return asked(path, words.PASTE_MARK, *(option for option in both if option is not None))
    plain = number.replace(",", ".")
    own = _option(spec, plain, unit)
    if unit:
        if own is None:
            return asked(path, words.PASTE_UNIT.format(unit=unit, own=say(spec.unit) or words.PASTE_NO_UNIT))
        return _sure_or_unusual(path, spec, own)
    others = [_option(spec, plain, other) for other in other_units(spec, Decimal(plain))]
    known = tuple(option for option in others if option is not None)
    fits = own is not None and is_possible(limits, Decimal(own.text))
    if own is not None and fits and not others:
        return _sure_or_unusual(path, spec, own)
    if len(known) < len(others):
        # Half of what it may mean is worse than none of it.
        return asked(path, words.PASTE_NO_UNIT_SAID)
    return asked(path, words.PASTE_NO_UNIT_SAID, *((own,) if own is not None and fits else ()), *known)


def _sure_or_unusual(path: str, spec: FactSpec, option: Option) -> ResultLine:
    limits = spec.number
    value = Decimal(option.text)
    if limits is None or not is_possible(limits, value):
        return asked(path, words.PASTE_IMPOSSIBLE)
    if not is_usual(limits, value):
        return asked(path, words.PASTE_UNUSUAL, option)
    return sure(path, spec, option)


def _option(spec: FactSpec, number: str, unit: str) -> Option | None:
    """A number in a unit as an option; None where the field cannot take it so."""
    in_field = value_in_field(spec, show_number(Decimal(number), spec.number), unit)
    if not in_field:
        return None
    says = f"{in_field} {say(spec.unit)}".strip()
    converted = Decimal(in_field) != Decimal(number)
    return Option(in_field, words.PASTE_CONVERTED.format(value=says, read=f"{number} {unit}") if converted else says)


def _of_word(mention: Mention, said: str) -> ResultLine | None:
    spec = form_facts()[mention.path]
    small = flat(said)
    word, end = mention.word_at(small)
    pending = word == "pending" and mention.path.startswith("antibodies.")
    if not (pending or word in spec.words):
        return None
    option = Option(word, say(words.choice(word)))
    if stray := tail_question(small[end:]):
        return asked(mention.path, words.PASTE_BEHIND.format(text=stray), option)
    return sure(mention.path, spec, option)
