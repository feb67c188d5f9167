"""Tables: rows that are never broken, the heading repeated on each page, cells that can be written on."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from app.domain.drawing import Line, Rect
from app.domain.leaflet import Grid, Visits
from app.handout.column import Block, Column, outline
from app.handout.lines import break_lines, widest
from app.handout.sizes import TABLE_LEADING, Sizes
from app.handout.tags import Tag

CELL = 5.0
"""White left and right within a cell."""
_NOTHING = " "
"""What stands in an empty cell, so that it is a cell for whoever hears the table."""
_TALL_LINES = 4.5
"""A row of as many lines may stand alone."""


@dataclass(frozen=True, slots=True)
class Table:
    """A table in the making: where its columns stand and its place in the tree of tags."""

    lefts: tuple[float, ...]
    widths: tuple[float, ...]
    tag: Tag
    head: Tag
    body: Tag
    sizes: Sizes

    def heading(self, headings: Sequence[str]) -> Block:
        """The heading, light on dark, as it stands above the first row."""
        size = self.sizes.table
        lines = [
            break_lines(text or _NOTHING, size, width, bold=True)
            for text, width in zip(headings, self.widths, strict=True)
        ]
        height = len(max(lines, key=len)) * size * TABLE_LEADING + size * 0.7
        column = Column(self.sizes.width)
        column.add(Rect(self.lefts[0] - CELL, 0, self._width, height, "step"))
        row = Tag("TR", self.head)
        for left, width, cell in zip(self.lefts, self.widths, lines, strict=True):
            inner = Column(width, left, size * 0.28)
            tag = Tag("TH", row, scope="Column")
            for line in cell:
                inner.line(line, size, tag, "paper", bold=True)
                inner.y += size * TABLE_LEADING
            column.items += inner.items
        column.y = height
        return column.block(hold=True)

    @property
    def _width(self) -> float:
        return self.lefts[-1] + self.widths[-1] + CELL - (self.lefts[0] - CELL)

    def row(self, cells: "Sequence[Cell]", *, shaded: bool, hold: bool, again: Block) -> Block:
        """A row; each cell sets itself into a column of its own."""
        tag = Tag("TR", self.body)
        columns = []
        for left, width, cell in zip(self.lefts, self.widths, cells, strict=True):
            inner = Column(width, left, self.sizes.table * 0.32)
            cell(inner, Tag("TD", tag))
            columns.append(inner)
        height = max(column.y for column in columns) + self.sizes.table * 0.32
        whole = Column(self.sizes.width)
        left = self.lefts[0] - CELL
        if shaded:
            whole.add(Rect(left, 0, self._width, height, "band"))
        whole.add(Line(left, height, left + self._width, height, "grid", 0.75))
        for column in columns:
            whole.items += column.items
        whole.y = height
        return whole.block(hold=hold, again=again)


Cell = Callable[[Column, Tag], None]


def open_table(parent: Tag, widths: Sequence[float], sizes: Sizes, left: float = 0.0) -> Table:
    """Open a table; `widths` are those of its columns, white within the cells included."""
    lefts = tuple(left + sum(widths[:index]) + CELL for index in range(len(widths)))
    tag = Tag("Table", parent)
    inner = tuple(width - 2 * CELL for width in widths)
    return Table(lefts, inner, tag, Tag("THead", tag), Tag("TBody", tag), sizes)


def words_cell(text: str, sizes: Sizes, *, bold: bool = False, named: bool = False) -> Cell:
    """A cell of words; an empty one is left to be written on. The first paragraph of a named one is bold."""
    paragraphs = text.split("\n")

    def cell(column: Column, tag: Tag) -> None:
        if not text:
            column.line(_NOTHING, sizes.table, tag)
            column.space(sizes.table * TABLE_LEADING * 1.5)
        elif len(paragraphs) == 1:
            column.text(text, sizes.table, tag, bold=bold or named, leading=TABLE_LEADING)
        else:
            for place, words in enumerate(paragraphs):
                column.space(sizes.table * 0.2 if place else 0.0)
                strong = bold or (named and place == 0)
                column.text(words, sizes.table, Tag("P", tag), bold=strong, leading=TABLE_LEADING)

    return cell


def tick_cell(alt: str, count: int, sizes: Sizes, per_line: int = 4) -> Cell:
    """Boxes to tick, which are one figure to whoever cannot see them."""

    def cell(column: Column, tag: Tag) -> None:
        side = sizes.table * 0.9
        figure = Tag("Figure", tag, alt=alt)
        for number in range(count):
            left = column.left + (number % per_line) * side * 1.32
            top = column.y + (number // per_line) * side * 1.32 + side * 0.12
            column.add(outline(left, top, side, side, "axis", 0.9), figure)
        column.y += -(-count // per_line) * side * 1.32

    return cell


def held(index: int, count: int) -> bool:
    """Whether a row stays with the next: no first row and no last one stands alone on a page."""
    return index in (0, count - 2) and index < count - 1


def grid_blocks(grid: Grid, parent: Tag, sizes: Sizes, left: float, width: float) -> list[Block]:
    """A plain table; without headings, rows alone."""
    count = len(grid.headings) or len(grid.rows[0]) if grid.rows else len(grid.headings)
    shares = grid.shares or tuple(1.0 for _ in range(count))
    table = open_table(parent, [width * share / sum(shares) for share in shares], sizes, left)
    heading = table.heading(grid.headings) if any(grid.headings) else Block(0.0, (), hold=True)
    rows = [
        table.row(
            [_grid_cell(grid, place, text, sizes) for place, text in enumerate(row)],
            shaded=index % 2 == 1,
            hold=held(index, len(grid.rows)),
            again=heading,
        )
        for index, row in enumerate(grid.rows)
    ]
    return [heading, *(replace(row, hold=row.hold and row.height < sizes.table * _TALL_LINES) for row in rows)]


def _grid_cell(grid: Grid, place: int, text: str, sizes: Sizes) -> Cell:
    if grid.to_tick and not text and grid.headings[place]:
        return tick_cell(grid.headings[place], 1, sizes)
    return words_cell(text, sizes, named=grid.named and place == 0)


def visit_blocks(visits: Visits, parent: Tag, sizes: Sizes, left: float, width: float) -> list[Block]:
    """Days of checks, each with a box to tick."""
    days = max((widest(visit.day_text, sizes.table, True) for visit in visits.rows), default=0.0) + 2 * CELL + 1
    tick = max(widest(visits.headings[2], sizes.table, True), sizes.table) + 2 * CELL + 1
    first = min(days, width * 0.5)
    table = open_table(parent, (first, width - first - tick, tick), sizes, left)
    heading = table.heading(visits.headings)
    rows = [
        table.row(
            (
                words_cell(visit.day_text, sizes, bold=True),
                words_cell(visits.joint.join(visit.what), sizes),
                tick_cell(visits.tick_text, 1, sizes),
            ),
            shaded=index % 2 == 1,
            hold=held(index, len(visits.rows)),
            again=heading,
        )
        for index, visit in enumerate(visits.rows)
    ]
    return [heading, *rows]
