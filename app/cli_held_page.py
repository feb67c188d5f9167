"""A page that somebody brings, held against what a case comes to: its code, every word, and the file to the byte."""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from app.domain.errors import AssistantError
from app.domain.page_order import PageKind, PageOrder, PaperName
from app.engine.decision import ALPHABET
from app.handout.collation import Difference, first_difference
from app.handout.figures_said import FigureReader, english_reader
from app.handout.phrases import is_right_to_left, script_of, turned_back
from app.handout.reading import ReadPage
from app.handout.sizes import PAPERS
from app.pages import leaflet_of, make_page

if TYPE_CHECKING:
    from app.domain.case import Case
    from app.domain.plan import Plan
    from app.engine.compiled import CompiledProtocol

_ID = re.compile(rf"(?<![0-9A-Za-z-])[{ALPHABET}]{{5}}-[{ALPHABET}]{{5}}(?![0-9A-Za-z-])")
_CONTENT = re.compile(r"(?<![0-9A-Za-z])[0-9a-f]{8}(?![0-9A-Za-z])")
_BESIDE_HAN = re.compile(r"(?<=[\u2e80-\u9fff]) +| +(?=[\u2e80-\u9fff])")
_MOST_DAYS, _MOST_NAMES = 4, 4
_PRINTED_KINDS: tuple[PageKind, ...] = ("patient", "large_print")


class FoundCode(NamedTuple):
    """What stands at the foot of a page, in each way in which it may be read beside Arabic.

    Args:
        contents: The first eight letters of its protocol's content. ids: its page code.
    """

    contents: frozenset[str]
    ids: frozenset[str]


class Held(NamedTuple):
    """What came of holding a page against a case.

    Args:
        difference: Where its words first differ.
        order: Of which it was made, its day and its name as the page says them; None where the words differ.
        same_file: It is the file that this program makes, to the byte.
    """

    difference: Difference | None
    order: PageOrder | None = None
    same_file: bool = False


def code_of(pages: Sequence[ReadPage]) -> FoundCode:
    """Find the code of a page; no id where there is none, or another on another sheet."""
    found = [_code_on(page) for page in pages]
    return FoundCode(
        frozenset.union(*(each.contents for each in found)), frozenset.intersection(*(each.ids for each in found))
    )


def _code_on(page: ReadPage) -> FoundCode:
    """The last code on a sheet: it stands at its foot, and a record number may look like one."""
    ids, contents = set(), set()
    for text in _readings(page):
        if codes := [*_ID.finditer(text)]:
            ids.add(codes[-1][0])
        contents |= set(_CONTENT.findall(text)[-1:])
    return FoundCode(frozenset(contents), frozenset(ids))


def _readings(page: ReadPage) -> tuple[str, ...]:
    """The text of a sheet, and beside words that are read from the right also as it was before PDFium turned it."""
    if not any(is_right_to_left(piece.text) for piece in page.pieces):
        return (page.text,)
    return page.text, " ".join(turned_back(piece.text) for piece in page.pieces)


def hold_page(
    content: bytes,
    pages: Sequence[ReadPage],
    compiled: "CompiledProtocol",
    case: "Case",
    plan: "Plan",
    accepted: frozenset[str] | None,
) -> Held:
    """Make the page again, as the brought one was ordered, and compare.

    Args:
        content, pages: The brought page, and the same as it was read.
    """
    differences: list[Difference] = []
    agreeing: PageOrder | None = None
    refused: AssistantError | None = None
    for order in _orders(pages, compiled, accepted, plan.visit_date):
        try:
            leaflet, _ = leaflet_of(compiled, case, plan, order)
            difference = first_difference(pages, script_of(leaflet))
            if difference is not None:
                differences.append(difference)
                continue
            agreeing = agreeing or order
            if _is_made_again(content, pages, compiled, case, plan, order):
                return Held(None, order, same_file=True)
        except AssistantError as error:
            refused = error  # no such page can be made of this case
    if agreeing is None and not differences and refused is not None:
        raise refused
    return Held(None if agreeing else max(differences, key=lambda each: each.read), agreeing)


def _orders(
    pages: Sequence[ReadPage], compiled: "CompiledProtocol", accepted: frozenset[str] | None, visit_date: date | None
) -> Iterator[PageOrder]:
    """Every order of which the page may have been made: the day and the name are read from the page itself."""
    first, texts = _readings(pages[0]), [text for page in pages for text in _readings(page)]
    for language, words in compiled.protocol.handout.items():
        names = _names(texts, words.texts.get("checked", ""), words.texts.get("signed", ""))
        for day in _days(first, FigureReader(words.texts), visit_date):
            for name in names:
                yield PageOrder(accepted, day, name, "patient", language)
    for day in _days(first, english_reader(), visit_date):
        for name in _names(texts, "Checked by", "Signed"):
            yield PageOrder(accepted, day, name, "clinician")


def _days(texts: Sequence[str], reader: FigureReader, visit_date: date | None) -> tuple[date | None, ...]:
    """The days that a page may have been printed on: that of the visit, the first that it names, or none."""
    named = {visit_date: None}
    for text in texts:
        read = dict.fromkeys(day for day in reader.read(_BESIDE_HAN.sub("", text)).days if day is not None)
        named |= dict.fromkeys([*read][:_MOST_DAYS])
    return (*named, *(() if visit_date is None else (None,)))


def _names(texts: Iterable[str], before: str, after: str) -> tuple[str, ...]:
    """Who may have checked a page: nobody, or the words that stand between two labels."""
    if not before or not after:
        return ("",)
    between = re.compile(rf"{re.escape(before)}: *(.+?) +{re.escape(after)}")
    found = (match[1].strip() for text in texts if (match := between.search(text)))
    return tuple(dict.fromkeys(["", *islice(found, _MOST_NAMES)]))


def _is_made_again(
    content: bytes,
    pages: Sequence[ReadPage],
    compiled: "CompiledProtocol",
    case: "Case",
    plan: "Plan",
    order: PageOrder,
) -> bool:
    """Whether the page is the one that is made now: nothing less tells what else a file may show or do."""
    paper = _paper_of(pages[0])
    if paper is None:
        return False
    kinds = _PRINTED_KINDS if order.kind == "patient" else (order.kind,)
    return any(make_page(compiled, case, plan, order._replace(kind=kind, paper=paper)) == content for kind in kinds)


def _paper_of(page: ReadPage) -> PaperName | None:
    """The paper of a sheet, to the point; None for any other."""
    sizes = ((name, abs(paper.width - page.width) + abs(paper.height - page.height)) for name, paper in PAPERS.items())
    return next((name for name, off in sizes if off < 1), None)
