"""The step-down plan as a table: each row complete in itself, its tablets counted, named and pictured."""

from app.domain.drawing import Label
from app.domain.figures import quantity
from app.domain.leaflet import LeafletRow, Steps, TabletCount
from app.handout.column import Block, Column
from app.handout.lines import widest
from app.handout.sizes import TABLE_LEADING, Sizes
from app.handout.tables import CELL, Cell, held, open_table, tick_cell, words_cell
from app.handout.tablets import tablet_pictures, tablets_width
from app.handout.tags import Tag

_PICTURE = 1.15
"""The room for a picture, as a part of the letters' size."""
_MOST_LINES = 13
"""Of boxes, a year in fours; a stretch on one dose that needs more is told by its number of weeks."""


def steps_blocks(steps: Steps, parent: Tag, sizes: Sizes, left: float, width: float) -> list[Block]:
    """Heading, a block for each row, and what comes after the last one."""
    table = open_table(parent, _widths(steps, sizes, width), sizes, left)
    heading = table.heading(steps.headings)
    rows = [
        table.row(
            (
                _day_cell(row.from_text, sizes),
                _day_cell(row.to_text, sizes),
                words_cell(row.dose_text, sizes, bold=True),
                _tablets_cell(row, sizes),
                _weeks_cell(row, sizes),
            ),
            shaded=index % 2 == 1,
            hold=held(index, len(steps.rows)),
            again=heading,
        )
        for index, row in enumerate(steps.rows)
    ]
    closing = Column(width, left)
    closing.space(5)
    closing.text(steps.end_text, sizes.body, Tag("P", parent), bold=True)
    last = rows[-1]
    rows[-1] = Block(last.height, last.items, last.gap, hold=True, again=last.again)
    return [heading, *rows, closing.block()]


def _widths(steps: Steps, sizes: Sizes, width: float) -> tuple[float, ...]:
    """Dose, boxes and tablets take what they must, the two days what their lines need, the tablets what is left."""
    size, white = sizes.table, 2 * CELL + 1
    headings = [_on_two_lines(text, size) for text in steps.headings]
    dose = max(headings[2], *(widest(row.dose_text, size, True) for row in steps.rows)) + white
    boxes = max(headings[4], _boxes_width(size, max(_boxes(row, sizes) for row in steps.rows))) + white
    tablets = max(headings[3], *(_counts_width(row, size) for row in steps.rows)) + white
    parts = [part for row in steps.rows for text in (row.from_text, row.to_text) for part in _day_lines(text)]
    room = width - dose - boxes
    day = min(max(widest(part, size) for part in parts) + white, (room - tablets) / 2)
    return day, day, dose, room - 2 * day, boxes


def _on_two_lines(text: str, size: float) -> float:
    """The least width in which a heading takes two lines at most."""
    words = text.split(" ")
    halves = ((" ".join(words[:at]), " ".join(words[at:])) for at in range(1, len(words) + 1))
    return min(max(widest(half, size, True) for half in both) for both in halves)


def _day_lines(text: str) -> tuple[str, ...]:
    """A day on two lines, every row alike: the weekday over its date, or in the order of the language."""
    first, blank, rest = text.partition(" ")
    return (first + blank, rest) if rest else (first,)


def _day_cell(text: str, sizes: Sizes) -> Cell:
    def cell(column: Column, tag: Tag) -> None:
        for line in _day_lines(text):
            column.text(line, sizes.table, tag, leading=TABLE_LEADING)

    return cell


def _boxes_in_a_line(sizes: Sizes) -> int:
    return 2 if sizes.one_column else 4


def _boxes(row: LeafletRow, sizes: Sizes) -> int:
    return min(row.weeks, _boxes_in_a_line(sizes)) if _has_boxes(row, sizes) else 0


def _has_boxes(row: LeafletRow, sizes: Sizes) -> bool:
    return row.weeks <= _MOST_LINES * _boxes_in_a_line(sizes)


def _boxes_width(size: float, count: int) -> float:
    return size * 0.9 * 1.32 * max(count, 1)


def _weeks_cell(row: LeafletRow, sizes: Sizes) -> Cell:
    if not _has_boxes(row, sizes):
        return words_cell(row.weeks_text, sizes)
    return tick_cell(row.weeks_text, row.weeks, sizes, _boxes_in_a_line(sizes))


def _counts_width(row: LeafletRow, size: float) -> float:
    texts = [f"{count_text(each)}," for each in row.tablets] or row.tablets_text.split(" ")
    return max(widest(text, size) for text in texts)


def count_text(tablets: TabletCount) -> str:
    """Tablets of one strength: "2 × 20 mg"."""
    strength_mg, count = tablets
    return f"{count} × {quantity(strength_mg, 'mg')}"


def _tablets_cell(row: LeafletRow, sizes: Sizes) -> Cell:
    """Each strength on a line of its own, with its pictures where there is room for them."""
    size = sizes.table
    if not row.tablets:
        return words_cell(row.tablets_text, sizes)

    def cell(column: Column, tag: Tag) -> None:
        beside = _counts_width(row, size) + size * 0.6
        for index, tablets in enumerate(row.tablets):
            said = count_text(tablets) + ("," if index < len(row.tablets) - 1 else "")
            column.add(Label(column.left, column.y + size, said, size), tag)
            if beside + tablets_width(tablets, size * _PICTURE) <= column.width + 0.5:
                column.items += tablet_pictures(tablets, column.left + beside, column.y + size * 0.02, size * _PICTURE)
            column.y += size * TABLE_LEADING

    return cell
