"""The page as plain text, to be pasted into the record: the same content in the same order."""

from collections.abc import Iterable, Iterator

from app.domain.leaflet import (
    Blank,
    Chart,
    FillIn,
    Grid,
    Leaflet,
    LeafletMedicine,
    LeafletSection,
    Part,
    Points,
    Steps,
    Text,
    Visits,
    WritingLines,
)
from app.domain.report import BETWEEN_ATTRIBUTES
from app.domain.written import drop_unseen
from app.handout.text_lines import COLUMNS, folded, folded_between, width_of

BOX = "[ ] "
_POINT = "• "
_UNDER_TITLE, _UNDER_HEADING = "═", "─"
_INDENT = "  "
_LONG_LINE = "_" * 24
_SHORT_LINE = "____"
_PARAGRAPH = "\n"


def plain_text(leaflet: Leaflet) -> str:
    """Write a page as text.

    Returns:
        Lines of at most 80 columns, a Chinese character taking two, each row of a table complete in itself; no tab,
        no control and no mark of direction, no blank at the end of a line, one line break at the end. No line begins
        as a formula does. The number of a page is left out: there are none.
    """
    marks = _each_folded(leaflet.marks)
    blocks = (
        marks,
        _heading(leaflet.title, _UNDER_TITLE),
        folded(leaflet.subtitle),
        _blanks((*leaflet.patient, leaflet.printed)),
        *(block for section in leaflet.sections for block in _section(section)),
        [_UNDER_TITLE * COLUMNS],
        _each_folded((leaflet.about, leaflet.protocol_line, leaflet.decision_line)),
        marks,
    )
    return "\n\n".join("\n".join(lines) for lines in blocks if lines) + "\n"


def _heading(title: str, rule: str) -> list[str]:
    lines = folded(title)
    return [*lines, rule * max(map(width_of, lines))] if lines else []


def _section(section: LeafletSection) -> Iterator[list[str]]:
    yield _heading(section.title, _UNDER_HEADING)
    for part in section.parts:
        yield part_lines(part)


def part_lines(part: Part) -> list[str]:
    """One part of a page as lines."""
    match part:
        case Text():
            return folded(part.words)
        case Points():
            return _each_folded(part.lines, BOX if part.to_tick else _POINT)
        case FillIn():
            return _blanks(part.blanks)
        case WritingLines():
            return ["_" * COLUMNS] * part.count
        case LeafletMedicine():
            return _medicine(part)
        case Steps():
            return _steps(part)
        case Chart():
            return folded(part.words.text)
        case Visits():
            return _each_folded((f"{row.day_text}: {part.joint.join(row.what)}" for row in part.rows), BOX)
        case Grid():
            return [line for row in part.rows for line in _row(part, row)]


def _each_folded(texts: Iterable[str], first: str = "") -> list[str]:
    return [line for text in texts for line in folded(text, first)]


def _blanks(blanks: Iterable[Blank]) -> list[str]:
    texts = (_labelled(blank.label, blank.value, _LONG_LINE) for blank in blanks)
    return [line for text in texts for line in folded(text, "", _INDENT)]


def _labelled(label: str, value: str, line: str) -> str:
    """A label with its value or a line; a label that has a colon, "Danger to life: call", needs no second one."""
    return f"{label}{'' if ':' in label else ':'} {drop_unseen(value).strip() or line}"


def _steps(part: Steps) -> list[str]:
    """Each row with its boxes, one for a week begun."""
    rows = ((*part.told(row), f"{part.headings[-1]}: {' '.join([BOX.strip()] * row.weeks)}") for row in part.rows)
    lines = [line for row in rows for line in folded_between(row, BETWEEN_ATTRIBUTES, _POINT)]
    return [*lines, *folded(part.end_text, _POINT)]


def _medicine(part: LeafletMedicine) -> list[str]:
    attributes = (each for each in (part.name, *part.take, part.only_on) if each)
    notes = _each_folded((part.what_for, *part.how), f"{_INDENT}{_POINT}")
    return [*folded_between(attributes, BETWEEN_ATTRIBUTES, _POINT), *notes]


def _row(grid: Grid, row: tuple[str, ...]) -> list[str]:
    if grid.named or any(_PARAGRAPH in cell for cell in row):
        return list(_row_of_paragraphs(grid, row))
    empty = BOX.strip() if grid.to_tick else _SHORT_LINE
    return [line for named in _named_rows(grid.headings, row, empty) for line in named]


def _row_of_paragraphs(grid: Grid, row: tuple[str, ...]) -> Iterator[str]:
    """Each paragraph of a row on lines of its own, the first of a cell behind its heading."""
    for place, (heading, cell) in enumerate(zip(grid.headings, row, strict=True)):
        first, *others = cell.split(_PARAGRAPH)
        told = first if grid.named and not place else _labelled(heading, first, _SHORT_LINE)
        yield from folded(told, _INDENT if place else _POINT)
        yield from _each_folded(others, _INDENT)


def _named_rows(headings: tuple[str, ...], row: tuple[str, ...], empty: str) -> Iterator[list[str]]:
    """A row of a table, or each part of it that has a name of its own, as lines that stand for themselves."""
    told: list[str] = []
    nameless = False
    for heading, cell in zip(headings, row, strict=True):
        if not heading:
            yield folded_between(told, BETWEEN_ATTRIBUTES, _POINT)
            told, nameless = [cell] if cell else [], not cell
        elif not nameless:
            told.append(_labelled(heading, cell, empty))
    yield folded_between(told, BETWEEN_ATTRIBUTES, _POINT)
