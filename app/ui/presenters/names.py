"""Names of tests and questions: the spellings by which a fact is found or read, English and Spanish, from one file."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from app.files.places import resource

Spellings = Mapping[str, tuple[str, ...]]
"""Path of a fact, or word of an answer, to its spellings."""


@cache
def _book() -> Mapping[str, Spellings]:
    read = json.loads(resource("results/names.json").read_text(encoding="utf-8"))
    return MappingProxyType(
        {kind: MappingProxyType({name: tuple(all_) for name, all_ in part.items()}) for kind, part in read.items()}
    )


def result_names(kind: str) -> Spellings:
    """The spellings under which results are read. Args: kind: numbers, words, days or answers."""
    return _book()[kind]


def other_names(path: str) -> tuple[str, ...]:
    """Every spelling under which a question is found, beside its title; some are never to be displayed."""
    return tuple(name for kind in ("numbers", "words", "search") for name in _book()[kind].get(path, ()))


def folded(text: str) -> str:
    """A text as it is compared: small letters, without accents, one blank between words."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    return " ".join("".join(letter for letter in plain if not unicodedata.combining(letter)).split())
