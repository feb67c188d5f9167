"""The step-down plan as a table: each row complete in itself, never broken, the heading repeated on each page."""

from dataclasses import dataclass
from itertools import product

from app.domain.drawing import Label, Line, Rect, Role, Shape
from app.domain.leaflet import LeafletRow, LeafletTaper
from app.handout.blocks import Block, Sizes, Stack, box_line, titled
from app.handout.lines import break_lines, widest

BOXES_IN_A_LINE = 4
_MOST_BOXES = 12
"""A longer stretch on one dose is told by its number of weeks."""
_PADDING = 2.5
_WIDTHS_TRIED = 12
_CELL_LEADING = 1.1
_ROW_LEADING = 1.25


@dataclass(frozen=True, slots=True)
class _Columns:
    """Left edges and widths of the columns from, to, dose, tablets and weeks."""

    lefts: tuple[float, ...]
    widths: tuple[float, ...]


def taper_blocks(taper: LeafletTaper, sizes: Sizes) -> list[Block]:
    """Title, reading aid, heading, a block for each row, and what comes after the last one."""
    opening = titled(taper.title, taper.lead, sizes.heading, sizes)
    opening.space(4)
    columns = _columns(taper, sizes)
    heading = _heading(taper, columns, sizes)
    last = len(taper.rows) - 1
    rows = [
        _row(row, columns, sizes, heading, shaded=index % 2 == 1, hold=index in (0, last - 1, last))
        for index, row in enumerate(taper.rows)
    ]
    return [opening.block(sizes.gap, hold=True), heading, *rows, _closing(taper, sizes)]


def _closing(taper: LeafletTaper, sizes: Sizes) -> Block:
    """What comes after the last row, and at the end of its line, where there is room, what to do before it."""
    stack = Stack(sizes.width, y=3)
    room = sizes.width - widest(taper.end_text, sizes.lists, True) - sizes.lists
    beside = not sizes.one_column and widest(taper.if_worse, sizes.lists) <= room
    if beside:
        stack.shapes.append(Label(sizes.width, stack.y + sizes.lists, taper.if_worse, sizes.lists, "label", "end"))
    stack.text(taper.end_text, sizes.lists, bold=True)
    if not beside:
        stack.text(taper.if_worse, sizes.lists)
    return stack.block()


def _columns(taper: LeafletTaper, sizes: Sizes) -> _Columns:
    """Give dose and boxes what they need, and days and tablets the widths that break the fewest cells."""
    headings = [widest(text, sizes.table, bold=True) for text in taper.headings]
    dose = max(headings[2], *(widest(row.dose_text, sizes.table, bold=True) for row in taper.rows))
    boxes = max(headings[4], _boxes_width(min(BOXES_IN_A_LINE, max(row.weeks for row in taper.rows)), sizes))
    room = sizes.width - 2 * _PADDING * 5 - dose - boxes
    first, last, tablets = _best_widths(taper, sizes, room)
    spare = max(0.0, room - first - last - tablets) / 4
    widths = (first + spare, last + spare, dose + spare, tablets + spare, boxes)
    lefts = tuple(sum(widths[:column]) + _PADDING * (2 * column + 1) for column in range(5))
    return _Columns(lefts, widths)


def _best_widths(taper: LeafletTaper, sizes: Sizes, room: float) -> tuple[float, ...]:
    """Of the widths that fit, those for which the rows take the fewest lines in all."""
    columns = [[_cells(row)[column] for row in taper.rows] for column in (0, 1, 3)]
    choices = [_lines_at_widths(cells, taper.headings[at], sizes) for cells, at in zip(columns, (0, 1, 3), strict=True)]
    fitting = [each for each in product(*choices) if sum(width for width, _ in each) <= room]
    if not fitting:
        return tuple(min(width for width, _ in each) for each in choices)
    best = min(fitting, key=lambda each: sum(max(lines) for lines in zip(*(counts for _, counts in each), strict=True)))
    return tuple(width for width, _ in best)


def _lines_at_widths(cells: list[str], heading: str, sizes: Sizes) -> list[tuple[float, tuple[int, ...]]]:
    """The widths worth a try for a column, each with the lines that every cell then takes."""
    whole = sorted({widest(cell, sizes.table) for cell in cells}, reverse=True)[:_WIDTHS_TRIED]
    parts = {max(widest(part, sizes.table) for cell in cells for part in break_lines(cell, sizes.table, width))
             for width in (widest("30 September 2026", sizes.table), widest("10 × 2.5 mg,", sizes.table))}  # fmt: skip
    least = widest(heading.split(" ", maxsplit=1)[0], sizes.table, bold=True)
    widths = sorted({max(width, least) + 0.1 for width in (*whole, *parts)}, reverse=True)
    return [(width, tuple(len(break_lines(cell, sizes.table, width)) for cell in cells)) for width in widths]


def _cells(row: LeafletRow) -> tuple[str, str, str, str]:
    return row.from_text, row.to_text, row.dose_text, row.tablets_text


def _heading(taper: LeafletTaper, columns: _Columns, sizes: Sizes) -> Block:
    lines = [
        break_lines(text, sizes.table, width, bold=True)
        for text, width in zip(taper.headings, columns.widths, strict=True)
    ]
    height = _cell_height(max(len(each) for each in lines), sizes) + 3
    shapes: list[Shape] = [Rect(0, 0, sizes.width, height, "step")]
    for column, each in enumerate(lines):
        shapes += _column_lines(each, columns.lefts[column], sizes, height, bold=True, paper=True)
    return Block(height, tuple(shapes), hold=True)


def _row(row: LeafletRow, columns: _Columns, sizes: Sizes, heading: Block, *, shaded: bool, hold: bool) -> Block:
    lines = [
        break_lines(text, sizes.table, columns.widths[column], bold=column == 2)
        for column, text in enumerate(_cells(row))
    ]
    boxed = row.weeks <= _MOST_BOXES
    box_rows = -(-row.weeks // BOXES_IN_A_LINE) if boxed else 1
    height = _cell_height(max(*(len(each) for each in lines), box_rows), sizes) + 3.4 * sizes.air
    shapes: list[Shape] = [Rect(0, 0, sizes.width, height, "band")] if shaded else []
    for column, each in enumerate(lines):
        shapes += _column_lines(each, columns.lefts[column], sizes, height, bold=column == 2)
    if boxed:
        shapes += _boxes(row.weeks, columns.lefts[4], sizes, height)
    else:
        shapes += _column_lines((str(row.weeks),), columns.lefts[4], sizes, height)
    shapes.append(Line(0, height, sizes.width, height, "grid", 0.75))
    return Block(height, tuple(shapes), hold=hold, again=heading)


def _column_lines(
    lines: tuple[str, ...], left: float, sizes: Sizes, height: float, *, bold: bool = False, paper: bool = False
) -> list[Shape]:
    """The lines of one cell, in the middle of the row's height."""
    top = (height - _cell_height(len(lines), sizes)) / 2 + sizes.table * 0.98
    role: Role = "paper" if paper else "label"
    return [
        Label(left, top + sizes.table * number * _CELL_LEADING, line, sizes.table, role, "start", bold)
        for number, line in enumerate(lines)
    ]


def _cell_height(lines: int, sizes: Sizes) -> float:
    """Lines of one cell stand a little closer than lines of prose."""
    return sizes.table * (_ROW_LEADING + (lines - 1) * _CELL_LEADING)


def _box_side(sizes: Sizes) -> float:
    return sizes.table * 0.85


def _boxes_width(count: int, sizes: Sizes) -> float:
    return (count * 1.25 - 0.25) * _box_side(sizes)


def _boxes(weeks: int, left: float, sizes: Sizes, height: float) -> list[Shape]:
    side, line = _box_side(sizes), sizes.table * _CELL_LEADING
    rows = -(-weeks // BOXES_IN_A_LINE)
    top = (height - (rows - 1) * line - side) / 2
    return [
        box_line(
            left + (week % BOXES_IN_A_LINE) * side * 1.25,
            top + (week // BOXES_IN_A_LINE) * line,
            side,
            side,
            "axis",
            0.9,
        )
        for week in range(weeks)
    ]
