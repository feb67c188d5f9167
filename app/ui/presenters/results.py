"""Results: reads pasted text into lines to be reviewed; what is not certain is asked, what is not known is listed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from app.domain.facts import FactSpec
from app.ui import words
from app.ui.presenters.draft import form_facts
from app.ui.presenters.reading import read_day, show_day, show_number
from app.ui.presenters.result_text import Mention, flat, pieces, tail_question, unknown_before
from app.ui.presenters.result_units import is_possible, is_usual, other_units, unit_at, value_in_field

MOST_READ = 20_000
"""So many characters of a paste are looked at; the rest is left, and said so."""
TESTED_ON = "labs.tested_on"

_NUMBER = re.compile(r"(?P<sign>[<>≤≥~≈]=?)?\s*(?P<number>[0-9]+(?:[.,][0-9]+)*)(?![0-9])")
_RANGE = re.compile(r"\s*(?:-|\bto\b|\ba\b|/)\s*[0-9]")
_SMALL_LARGE = re.compile(r"([0-9]{1,3})[.,]([0-9]{3})")
_DAY = re.compile(
    r"(?<![0-9./-])(?:[0-9]{4}-[0-9]{2}-[0-9]{2}|[0-9]{1,2}[- ][A-Za-z]{3}[- ][0-9]{4}"
    r"|(?P<first>[0-9]{1,2})[./-](?P<second>[0-9]{1,2})[./-](?P<year>[0-9]{4}))(?![0-9./-])"
)


@dataclass(frozen=True, slots=True)
class Option:
    """One way in which a result may be taken. Args: text: What is written into the field. says: it with its unit."""

    text: str
    says: str


@dataclass(frozen=True, slots=True)
class ResultLine:
    """One field for which the text says something.

    Args:
        read: The words of the text. options: what they may mean. chosen: its place among them; -1 for none.
        question: What is not certain; "" where nothing is. now: what stands in the field.
    """

    path: str
    title: str
    read: str
    options: tuple[Option, ...]
    chosen: int
    question: str = ""
    now: str = ""


@dataclass(frozen=True, slots=True)
class Results:
    """A text as it was read. Args: rest: What was not understood, in full. cut: its end was not looked at."""

    lines: tuple[ResultLine, ...] = ()
    rest: tuple[str, ...] = ()
    cut: bool = False

    def chosen(self, line: int, option: int) -> Results:
        """The same with another option taken in a line; -1 leaves it out."""
        lines = list(self.lines)
        if 0 <= line < len(lines) and -1 <= option < len(lines[line].options):
            lines[line] = replace(lines[line], chosen=option)
        return replace(self, lines=tuple(lines))

    @property
    def taken(self) -> Mapping[str, str]:
        """Path to the text that would be written."""
        return {line.path: line.options[line.chosen].text for line in self.lines if line.chosen >= 0}


NO_UNITS: Mapping[str, str] = {}


def read_results(text: str, now: Mapping[str, str], today: date | None, units: Mapping[str, str] = NO_UNITS) -> Results:
    """Read a text.

    Args:
        now: What stands in the fields. today: the day of the visit; no test lies behind it.

    Returns:
        One line for each field that is named, in the order of the text. Nothing that is uncertain is chosen.
    """
    found: dict[str, list[ResultLine]] = {}
    rest: list[str] = []
    for piece in pieces(text[:MOST_READ]):
        for line in _of_piece(piece, today, rest):
            found.setdefault(line.path, []).append(line)
    lines = tuple(replace(_joined(same), now=_now(path, now, units)) for path, same in found.items())
    return Results(lines, tuple(dict.fromkeys(rest)), len(text) > MOST_READ)


def _now(path: str, now: Mapping[str, str], units: Mapping[str, str]) -> str:
    text = now.get(path, "")
    return f"{text} {units.get(path) or form_facts()[path].unit}".strip() if text else ""


def _joined(same: list[ResultLine]) -> ResultLine:
    """One line for one field; where the text says two things of it, neither is taken."""
    options = tuple(dict.fromkeys(option for line in same for option in line.options))
    first = same[0]
    if len({line.chosen >= 0 and line.options[line.chosen] for line in same}) == 1:
        return replace(first, options=options)
    read = " / ".join(dict.fromkeys(line.read for line in same))
    return replace(first, read=read, options=options, chosen=-1, question=words.PASTE_TWICE)


def _of_piece(piece: tuple[str, tuple[Mention, ...]], today: date | None, rest: list[str]) -> Iterator[ResultLine]:
    whole, mentions = piece
    plain = whole
    for match in _DAY.finditer(whole):
        yield _of_day(match, _is_labelled(whole, match.start(), mentions), today)
        plain = _blanked(plain, match.start(), match.end())
    for each in mentions:
        if each.kind == "days" and plain != whole:
            plain = _blanked(plain, each.start, each.end)
    mentions = tuple(each for each in mentions if each.kind != "days")
    before = plain[: mentions[0].start] if mentions else plain
    if unknown_before(before, everything=True):
        rest.append(before.strip())
    for place, mention in enumerate(mentions):
        end = mentions[place + 1].start if place + 1 < len(mentions) else len(plain)
        said = plain[mention.end : end]
        line = _of_number(mention, said) if mention.kind == "numbers" else _of_word(mention, said)
        read = " ".join(plain[mention.start : end].split())
        if line is None:
            rest.append(read)
            continue
        stray = unknown_before(before) if place == 0 else ""
        if stray:
            line = replace(line, chosen=-1, question=words.PASTE_BEFORE.format(text=stray))
        yield replace(line, read=read)


def _is_labelled(whole: str, start: int, mentions: tuple[Mention, ...]) -> bool:
    """Whether the words for the day of a test stand right before a day, and nothing that makes it another's."""
    labels = [each for each in mentions if each.kind == "days" and not whole[each.end : start].strip(" :=")]
    return any(each.end <= start and not unknown_before(whole[: each.start]) for each in labels)


def _blanked(text: str, start: int, end: int) -> str:
    return text[:start] + " " * (end - start) + text[end:]


def _asked(mention: Mention, question: str, *options: Option) -> ResultLine:
    return ResultLine(mention.path, form_facts()[mention.path].title, "", options, -1, question)


def _of_number(mention: Mention, said: str) -> ResultLine | None:
    spec = form_facts()[mention.path]
    small = flat(said)
    given, start = mention.value_at(small)
    match = _NUMBER.match(small, start) if start >= 0 else None
    if match is None or spec.number is None:
        return None
    number = match["number"]
    if _RANGE.match(small, match.end()):
        return _asked(mention, words.PASTE_RANGE)
    behind = small[match.end() :].lstrip()
    unit, length = unit_at(behind)
    unit = unit or given
    if unit == "?":
        return _asked(mention, words.PASTE_UNIT.format(unit=behind[:length], own=spec.unit or words.PASTE_NO_UNIT))
    line = _judged(mention, spec, number, unit)
    stray = tail_question(behind[length:])
    if line.chosen >= 0 and (match["sign"] or stray):
        sign = match["sign"]
        question = words.PASTE_SIGN.format(sign=sign) if sign else words.PASTE_BEHIND.format(text=stray)
        line = replace(line, chosen=-1, question=question)
    return line


def _judged(mention: Mention, spec: FactSpec, number: str, unit: str) -> ResultLine:
    """What a number with or without a unit may mean in its field."""
    limits = spec.number
    if limits is None:
        return _asked(mention, "")
    if number.count(".") + number.count(",") > 1:
        return _asked(mention, words.PASTE_MARKS)
    if match := _SMALL_LARGE.fullmatch(number):
        both = (_option(spec, f"{match[1]}.{match[2]}", unit), _option(spec, match[1] + match[2], unit))
        return _asked(mention, words.PASTE_MARK, *(option for option in both if option is not None))
    plain = number.replace(",", ".")
    own = _option(spec, plain, unit)
    if unit:
        if own is None:
            return _asked(mention, words.PASTE_UNIT.format(unit=unit, own=spec.unit or words.PASTE_NO_UNIT))
        return _sure_or_unusual(mention, spec, own)
    others = [_option(spec, plain, other) for other in other_units(spec, Decimal(plain))]
    known = tuple(option for option in others if option is not None)
    fits = own is not None and is_possible(limits, Decimal(own.text))
    if own is not None and fits and not others:
        return _sure_or_unusual(mention, spec, own)
    if len(known) < len(others):
        # Half of what it may mean is worse than none of it.
        return _asked(mention, words.PASTE_NO_UNIT_SAID)
    return _asked(mention, words.PASTE_NO_UNIT_SAID, *((own,) if own is not None and fits else ()), *known)


def _sure_or_unusual(mention: Mention, spec: FactSpec, option: Option) -> ResultLine:
    limits = spec.number
    value = Decimal(option.text)
    if limits is None or not is_possible(limits, value):
        return _asked(mention, words.PASTE_IMPOSSIBLE)
    if not is_usual(limits, value):
        return _asked(mention, words.PASTE_UNUSUAL, option)
    return ResultLine(mention.path, spec.title, "", (option,), 0)


def _option(spec: FactSpec, number: str, unit: str) -> Option | None:
    """A number in a unit as an option; None where the field cannot take it so."""
    in_field = value_in_field(spec, show_number(Decimal(number), spec.number), unit)
    if not in_field:
        return None
    says = f"{in_field} {spec.unit}".strip()
    converted = Decimal(in_field) != Decimal(number)
    return Option(in_field, words.PASTE_CONVERTED.format(value=says, read=f"{number} {unit}") if converted else says)


def _of_word(mention: Mention, said: str) -> ResultLine | None:
    spec = form_facts()[mention.path]
    small = flat(said)
    word, end = mention.word_at(small)
    pending = word == "pending" and mention.path.startswith("antibodies.")
    if not (pending or word in spec.words):
        return None
    option = Option(word, words.choice(word))
    if stray := tail_question(small[end:]):
        return _asked(mention, words.PASTE_BEHIND.format(text=stray), option)
    return ResultLine(mention.path, spec.title, "", (option,), 0)


def _of_day(match: re.Match[str], labelled: bool, today: date | None) -> ResultLine:
    days: list[date] = []
    if match["year"] is None:
        value = read_day(match[0]).value
        days = [date.fromisoformat(value)] if value is not None else []
    else:
        year, first, second = int(match["year"]), int(match["first"]), int(match["second"])
        for month, day in dict.fromkeys(((second, first), (first, second))):
            try:
                days.append(date(year, month, day))
            except ValueError:
                continue
    past = [day for day in days if today is None or day <= today]
    options = tuple(Option(show_day(day), show_day(day)) for day in past)
    sure = labelled and match["year"] is None and len(options) == 1
    question = "" if sure else words.PASTE_DAY if past else words.PASTE_NO_DAY
    return ResultLine(TESTED_ON, form_facts()[TESTED_ON].title, match[0], options, 0 if sure else -1, question)
