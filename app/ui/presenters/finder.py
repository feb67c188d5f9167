"""Finding: one search over commands, questions, advice, evidence and examples, ranked by how a word is met."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from app.ui import words
from app.ui.presenters.commands import PAGE_COMMANDS, commands, mode_titles
from app.ui.presenters.form_plan import group_of, order
from app.ui.presenters.names import folded, other_names
from app.ui.presenters.questions import questions

if TYPE_CHECKING:
    from app.domain.evidence import EvidenceEntry
    from app.ui.presenters.screen import Example, Screen

Kind = Literal["command", "mode", "field", "card", "alert", "example", "evidence", "key"]
_LATER: dict[Kind, int] = {"evidence": 2, "key": 2}
"""What is looked for in its own place, and comes after what is met as well."""
_AT_THE_BEGINNING = (1, 2)
MOST = 200
"""So many are listed; whoever needs the rest types on."""


@dataclass(frozen=True, slots=True)
class Found:
    """One thing that can be gone to or done.

    Args:
        key: Name of the command, path of the question, id of the card, rule, source, or file of the example.
        title: As it is shown. about: what kind of thing it is, or its key.
        names: Folded: the title, then other spellings, which are never shown. rest: all of it, searched last.
    """

    kind: Kind
    key: str
    title: str
    about: str
    names: tuple[str, ...] = field(default=(), repr=False)
    rest: str = field(default="", repr=False)


def _made(kind: Kind, key: str, title: str, about: str, also: Iterable[str] = (), rest: str = "") -> Found:
    names = tuple(dict.fromkeys(folded(name) for name in (title, *also) if name))
    return Found(kind, key, title, about, names, f"{' '.join(names)} {folded(about)} {folded(rest)}")


def everything(screen: Screen, evidence: Iterable[EvidenceEntry], examples: Iterable[Example]) -> tuple[Found, ...]:
    """All that can be found now, in the order in which equals are listed."""
    return (
        *_of_commands(screen),
        *_of_questions(),
        *_of_advice(screen),
        *(_made("example", str(one.file), one.title, words.FIND_EXAMPLE) for one in examples),
        *(
            _made("evidence", one.id, f"{one.id}  {one.title}", words.EVIDENCE_KINDS[one.kind], (one.id, one.title))
            for one in evidence
        ),
    )


def _of_commands(screen: Screen) -> Iterator[Found]:
    possible = {"undo": screen.can_undo, "redo": screen.can_redo}
    possible |= {name: screen.has_handout for name in PAGE_COMMANDS if name != "page_blank"}
    for command in commands():
        if command.name != "find" and possible.get(command.name, True):
            yield _made("command", command.name, command.title, command.key, (command.short,), command.also)
    for mode, title in mode_titles():
        yield _made("mode", mode, words.FIND_MODE.format(mode=title), words.VIEW)
    for key, title in words.OTHER_KEYS:
        yield _made("key", key, title, key)


def _of_questions() -> Iterator[Found]:
    titles = words.GROUPS
    for path in order():
        question = questions()[path]
        also = (question.label, question.unit, *other_names(path))
        yield _made("field", path, question.title, titles[group_of()[path]], filter(None, also), question.about)


def _of_advice(screen: Screen) -> Iterator[Found]:
    number = 0
    for section in screen.sections:
        for item in section.items:
            number += 1
            card = item.card
            yield _made("card", str(number), card.headline, section.title, (card.medicine_name,), card.id)
    for alert in (*screen.stops, *screen.lesser):
        yield _made("alert", alert.rule, alert.title, alert.word, (alert.rule,))


def find(entries: tuple[Found, ...], typed: str) -> tuple[Found, ...]:
    """What matches, best first: the name itself, its beginning, the beginning of a word, then anywhere.

    Args:
        typed: All its words must be met. Nothing typed: the commands. "?": everything that a key does.

    Returns:
        At most `MOST`; equals keep their order.
    """
    wanted = folded(typed)
    if not wanted:
        return tuple(entry for entry in entries if entry.kind in ("command", "mode"))
    if wanted == "?":
        return tuple(entry for entry in entries if entry.kind in ("command", "key") and entry.about)
    begins = re.compile(rf"\b{re.escape(wanted)}")
    ranked = [(rank, entry) for entry in entries if (rank := _rank(entry, wanted, begins)) is not None]
    ranked.sort(key=_by_rank)
    return tuple(entry for _, entry in ranked[:MOST])


def _by_rank(pair: tuple[int, Found]) -> tuple[int, int]:
    """Where the beginning is met, the shorter name is nearer to what was typed."""
    rank, entry = pair
    return rank, len(entry.title) if rank in _AT_THE_BEGINNING else 0


def _rank(entry: Found, wanted: str, begins: re.Pattern[str]) -> int | None:
    best: int | None = None
    for place, name in enumerate(entry.names):
        if name == wanted:
            return 0
        if wanted in name:
            rank = (2 if place else 1) if name.startswith(wanted) else 3 if begins.search(name) else 4
            best = rank if best is None or rank < best else best
    if best is not None:
        return best + _LATER.get(entry.kind, 0)
    return 5 if all(word in entry.rest for word in wanted.split()) else None
