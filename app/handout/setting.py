"""Setting: the sections of a page as blocks, in reading order, each with its tags."""

from dataclasses import replace
from itertools import takewhile

from app.domain.drawing import Line, Rect, Role
from app.domain.leaflet import (
    Blank,
    Chart,
    FillIn,
    Leaflet,
    LeafletMedicine,
    LeafletSection,
    Part,
    Points,
    Steps,
    Text,
    Tone,
    Visits,
    WritingLines,
)
from app.engine.chart import draw_taper
from app.handout.column import Block, Column
from app.handout.lines import break_lines, widest
from app.handout.medicine_card import medicine_block
from app.handout.moving import beside, moved_items, stacked, total_height
from app.handout.shapes import Inset
from app.handout.sizes import BAR, LEADING, Sizes
from app.handout.steps_table import steps_blocks
from app.handout.tables import grid_blocks, held, visit_blocks
from app.handout.tags import Tag

Group = list[Block]
_GUTTER = 22.0
_LONG_TEXT = 6
"""A text of more lines than this may be broken over pages, three lines at least on each."""
_CHART_SHARE = 0.42
_CHART_SCALE = 0.92
_DASHES = (5.0, 4.0)
_FEW_BLANKS = 4
"""So many lines to fill in stand on one page."""


def page_groups(leaflet: Leaflet, root: Tag, sizes: Sizes) -> list[Group]:
    """Lay out the whole content in reading order; each group is best kept on one page."""
    groups: list[Group] = [[_opening(leaflet, root, sizes)]]
    waiting = list(leaflet.sections)
    while waiting:
        first = waiting.pop(0)
        narrow = [*takewhile(lambda section: section.beside, (first, *waiting))]
        if len(narrow) > 1 and not sizes.one_column:
            groups.append([_pair(first, waiting.pop(0), root, sizes)])
        else:
            groups.append(section_blocks(first, root, sizes))
    return groups


def _opening(leaflet: Leaflet, root: Tag, sizes: Sizes) -> Block:
    """The title, and what it is for."""
    column = Column(sizes.width)
    column.text(leaflet.title, sizes.title, Tag("H1", root), "step", bold=True, leading=1.2)
    if leaflet.subtitle:
        column.text(leaflet.subtitle, sizes.body, Tag("P", root))
    return column.block(hold=True)


def section_blocks(section: LeafletSection, root: Tag, sizes: Sizes) -> Group:
    """A section across the page, in its frame where it has one."""
    inset = 0.0 if section.tone == "plain" else sizes.inset
    width = sizes.width - inset - (inset * 0.7 if section.tone == "card" else inset * 0.5 if inset else 0.0)
    if section.tone == "card":
        made = [_content(section, root, each, inset, width) for each in sizes.of_a_card]
        fitting = [each for each in made if total_height(each) <= sizes.most_card]
        blocks = [_cut_out(fitting[0], sizes)] if fitting else _framed(made[-1], "card", sizes.width, sizes.padding)
        return [replace(blocks[0], gap=sizes.gap, new_page=section.new_page), *blocks[1:]]
    blocks = _content(section, root, sizes, inset, width)
    if section.tone != "plain":
        blocks = _framed(blocks, section.tone, sizes.width, sizes.padding)
    return [replace(blocks[0], gap=sizes.gap, new_page=section.new_page), *blocks[1:]]


def _content(section: LeafletSection, root: Tag, sizes: Sizes, left: float, width: float) -> Group:
    """Title and parts, without a frame."""
    tag, role = Tag("Sect", root), _ink(section.tone)
    blocks: Group = []
    if section.title:
        title = Column(width, left)
        size = sizes.heading
        title.text(section.title, size, Tag("H2", tag), _title_ink(section.tone), bold=True, leading=1.25)
        title.space(size * 0.22)
        blocks.append(title.block(hold=bool(section.parts)))
    for index, part in enumerate(section.parts):
        made = part_blocks(part, tag, sizes, left, width, role)
        if index and made and not isinstance(part, LeafletMedicine):
            made[0] = replace(made[0], gap=max(made[0].gap, sizes.body * 0.4))
        if _announces(part, index) and index < len(section.parts) - 1:
            made[-1] = replace(made[-1], hold=True)
        blocks += made
    return blocks


def _announces(part: Part, index: int) -> bool:
    """Whether a part says what comes next, and so stays with it."""
    return isinstance(part, Text) and (index == 0 or part.bold or part.size == "lead")


def _ink(tone: Tone) -> Role:
    return "paper" if tone == "alarm" else "label"


def _title_ink(tone: Tone) -> Role:
    return "paper" if tone == "alarm" else "step"


def part_blocks(part: Part, tag: Tag, sizes: Sizes, left: float, width: float, role: Role = "label") -> Group:
    """One part as blocks."""
    if isinstance(part, Text):
        return _text(part, tag, sizes, Column(width, left), role)
    if isinstance(part, Points):
        return _points(part, tag, sizes, left, width, role)
    if isinstance(part, FillIn):
        return _fill_in(part, tag, sizes, left, width)
    if isinstance(part, WritingLines):
        return _writing_lines(part, sizes, left, width)
    if isinstance(part, LeafletMedicine):
        return [medicine_block(part, tag, sizes, left, width)]
    if isinstance(part, Steps):
        return steps_blocks(part, tag, sizes, left, width)
    if isinstance(part, Chart):
        return [_chart(part, tag, sizes, left, width)]
    if isinstance(part, Visits):
        return visit_blocks(part, tag, sizes, left, width)
    return grid_blocks(part, tag, sizes, left, width)


def _text(part: Text, tag: Tag, sizes: Sizes, column: Column, role: Role) -> Group:
    size, paragraph = sizes.of(part.size), Tag("P", tag)
    lines = break_lines(part.words, size, column.width, part.bold)
    if len(lines) <= _LONG_TEXT:
        column.text(part.words, size, paragraph, role, part.bold)
        return [column.block()]
    blocks = []
    for number, line in enumerate(lines):
        each = Column(column.width, column.left)
        each.line(line, size, paragraph, role, part.bold)
        each.y = size * LEADING
        blocks.append(each.block(hold=number < 2 or len(lines) - 3 <= number < len(lines) - 1))
    return blocks


def _points(part: Points, tag: Tag, sizes: Sizes, left: float, width: float, role: Role) -> Group:
    listed, last = Tag("L", tag), len(part.lines) - 1
    blocks: Group = []
    for index, line in enumerate(part.lines):
        column = Column(width, left)
        column.bullet(line, sizes.body, Tag("LI", listed), role, part.to_tick)
        column.space(sizes.body * 0.14)
        blocks.append(column.block(hold=index < last and index in (0, last - 1)))
    return blocks


def _fill_in(part: FillIn, tag: Tag, sizes: Sizes, left: float, width: float) -> Group:
    """Labels with values, or with lines for the hand; side by side where there is room."""
    columns = 1 if sizes.one_column else min(part.columns, len(part.blanks))
    share = (width + _GUTTER) / columns
    size = sizes.body if part.strong else sizes.small
    rows = [part.blanks[start : start + columns] for start in range(0, len(part.blanks), columns)]
    blocks: Group = []
    for row in rows:
        whole = Column(width, left)
        deep = max(len(break_lines(blank.label, sizes.small, share - _GUTTER)) for blank in row)
        for index, blank in enumerate(row):
            cell = Column(share - _GUTTER, left + share * index)
            if part.strong:
                _strong_blank(cell, blank, tag, sizes, deep)
            else:
                _blank(cell, blank.label, blank.value, tag, size)
            whole.items += cell.items
            whole.y = max(whole.y, cell.y)
        few = len(rows) <= _FEW_BLANKS and row is not rows[-1]
        blocks.append(whole.block(hold=few or held(len(blocks), len(rows))))
    return blocks


def _strong_blank(cell: Column, blank: Blank, tag: Tag, sizes: Sizes, label_lines: int) -> None:
    """A label with its large value under it, or a line to write on; all of a row at one height."""
    paragraph = Tag("P", tag)
    cell.text(blank.label, sizes.small, paragraph)
    cell.y = label_lines * sizes.small * LEADING
    if blank.value:
        cell.text(blank.value, sizes.lead + 4, paragraph, bold=True, leading=1.2)
    else:
        cell.write_on(cell.left, sizes.lead + 2)
        cell.space((sizes.lead + 4) * 1.3)


def _blank(cell: Column, label: str, value: str, tag: Tag, size: float) -> None:
    if value:
        cell.text(f"{label}: {value}", size, Tag("P", tag))
        cell.space(size * 0.25)
        return
    cell.space(size * 0.5)
    top = cell.y
    cell.text(label, size, Tag("P", tag))
    used = widest(break_lines(label, size, cell.width)[-1], size) + size * 0.5
    cell.y -= size * LEADING
    if cell.width - used < cell.width * 0.35:
        cell.y, used = cell.y + size * LEADING, 0.0
    cell.write_on(cell.left + used, size)
    cell.y = max(cell.y, top) + size * LEADING + size * 0.25


def _writing_lines(part: WritingLines, sizes: Sizes, left: float, width: float) -> Group:
    blocks = []
    for number in range(part.count):
        column = Column(width, left, sizes.body * 1.9)
        column.rule("axis")
        column.space(1)
        blocks.append(column.block(hold=number in (0, part.count - 2)))
    return blocks


def _chart(part: Chart, tag: Tag, sizes: Sizes, left: float, width: float) -> Block:
    scale = _CHART_SCALE if not sizes.one_column else 1.3
    wide = width / scale
    drawing = draw_taper(part.taper, wide, max(180.0, wide * _CHART_SHARE), None, words=part.words)
    column = Column(width, left)
    figure = Tag("Figure", tag, alt=part.words.text)
    column.add(Inset(left, 0, width, drawing.height * scale, drawing.shapes, scale), figure)
    column.space(drawing.height * scale)
    return column.block(gap=sizes.gap * 0.7)


def _framed(blocks: Group, tone: Tone, width: float, padding: float) -> Group:
    """Give each block its piece of the frame, so that the whole may go on over a page's end."""
    above, below = Block(padding, (), hold=True), Block(padding, ())
    last = replace(blocks[-1], hold=True)
    framed = []
    for block in (above, *blocks[:-1], last, below):
        height = block.height + (block.gap if block is not above else 0.0)
        down = height - block.height
        back = Rect(0, 0, width, height + 0.3, "step" if tone == "alarm" else "band")
        bar = Rect(0, 0, BAR, height + 0.3, "step")
        items = ((None, back), (None, bar), *moved_items(block.items, 0.0, down))
        framed.append(replace(block, height=height, items=items, gap=0.0))
    return framed


def _cut_out(blocks: Group, sizes: Sizes) -> Block:
    """A card with a dashed edge, in one piece."""
    inner = stacked(blocks)
    width, height = sizes.width, inner.height + 2 * sizes.padding
    edges = (
        Line(0, 0, width, 0, "axis", 1.0, _DASHES),
        Line(0, height, width, height, "axis", 1.0, _DASHES),
        Line(0, 0, 0, height, "axis", 1.0, _DASHES),
        Line(width, 0, width, height, "axis", 1.0, _DASHES),
    )
    items = (*((None, edge) for edge in edges), *moved_items(inner.items, 0.0, sizes.padding))
    return Block(height, items)


def _pair(first: LeafletSection, second: LeafletSection, root: Tag, sizes: Sizes) -> Block:
    """Two sections side by side, their titles on one line; a frame is as high as its neighbour."""
    width, pair = (sizes.width - _GUTTER) / 2, (first, second)
    pad = sizes.padding if any(section.tone == "strong" for section in pair) else 0.0
    filled = []
    for section in pair:
        inset = sizes.inset if section.tone == "strong" else 0.0
        filled.append(stacked(_content(section, root, sizes, inset, width - inset * 1.3)))
    height = max(block.height for block in filled) + 2 * pad
    stands = []
    for section, block in zip(pair, filled, strict=True):
        items = moved_items(block.items, 0.0, pad)
        if section.tone == "strong":
            items = [(None, Rect(0, 0, width, height, "band")), (None, Rect(0, 0, BAR, height, "step")), *items]
        stands.append(Block(height, tuple(items)))
    return beside(stands[0], stands[1], width + _GUTTER, sizes.gap)
