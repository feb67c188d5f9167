"""The pages: groups of blocks laid on sheets of paper, with the patient, the marks, the page number and the code."""

from dataclasses import dataclass

from app.domain.drawing import Label, Line
from app.domain.leaflet import Blank, Leaflet
from app.handout.column import Block, Column, outline
from app.handout.lines import break_lines, widest
from app.handout.moving import total_height
from app.handout.qr_code import code_squares, white_around
from app.handout.setting import Group
from app.handout.shapes import Squares
from app.handout.sizes import LEADING, Paper, Sizes
from app.handout.tags import Tag

_BLANK_LINE, _NAME_LINE = 90.0, 190.0
_MOST_SPREAD = 8.0
_HARDLY_BEGUN = 0.4
"""A section that would begin a page goes on below what takes up to this part of one."""
_MARK_PADDING = 5.0
_CODE_SIDE = 1.1
_BETWEEN = " – "
_EDGE_TOP, _EDGE_BOTTOM = 26.0, 24.0


class BlockTooTall(RuntimeError):
    """A block is taller than a page: a fault of the layout."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A block on a sheet: its upper left corner in points; `heard` is whether its tags count here."""

    x: float
    y: float
    block: Block
    heard: bool = True


def lay_out(leaflet: Leaflet, groups: list[Group], root: Tag, paper: Paper, sizes: Sizes) -> list[list[Placed]]:
    """Lay groups on pages; header and footer are heard once, on the first page."""
    header = _header(leaflet, root, sizes)
    footer_height = _footer(leaflet, sizes, "").height
    top = _EDGE_TOP + header.height + sizes.gap * 0.8
    room = paper.height - _EDGE_BOTTOM - footer_height - sizes.gap * 0.6 - top
    bodies = [_spread(body, room, sizes.gap) for body in _break_pages(groups, room, sizes.kept_whole)]
    pages = []
    for number, body in enumerate(bodies, start=1):
        words = leaflet.page_words.replace("{page}", str(number)).replace("{pages}", str(len(bodies)))
        footer = _footer(leaflet, sizes, words)
        placed = [Placed(sizes.margin, _EDGE_TOP, header, heard=number == 1)]
        placed += [Placed(sizes.margin, top + y, block, heard) for y, block, heard in body]
        placed.append(Placed(sizes.margin, paper.height - _EDGE_BOTTOM - footer_height, footer))
        pages.append(placed)
    return pages


Body = list[tuple[float, Block, bool]]


def _break_pages(groups: list[Group], room: float, kept_whole: float) -> list[Body]:
    pages: list[Body] = [[]]
    y = 0.0
    for group in groups:
        whole = total_height(group) - group[0].gap
        kept = whole <= room * kept_whole
        new_page = group[0].new_page and y > room * _HARDLY_BEGUN
        if pages[-1] and (new_page or (kept and y + group[0].gap + whole > room)):
            pages.append([])
            y = 0.0
        for index, block in enumerate(group):
            gap = block.gap if pages[-1] else 0.0
            if pages[-1] and y + gap + _held_height(group, index) > room:
                pages.append([])
                y, gap = 0.0, 0.0
                if block.again is not None:
                    pages[-1].append((0.0, block.again, False))
                    y = block.again.height
            if y + gap + block.height > room:
                raise BlockTooTall(f"{block.height:.0f} points on a page of {room:.0f}")
            pages[-1].append((y + gap, block, True))
            y += gap + block.height
    return pages


def _held_height(group: Group, index: int) -> float:
    """The height of a block with those that must follow it on the same page."""
    height = group[index].height
    while group[index].hold and index + 1 < len(group):
        index += 1
        height += group[index].gap + group[index].height
    return height


def _spread(body: Body, room: float, between_sections: float) -> Body:
    """Share what a nearly full page has left among the white between its sections."""
    sections = [index for index, (_, block, _) in enumerate(body) if index and block.gap >= between_sections]
    if not sections:
        return body
    y, last, _ = body[-1]
    each = min(_MOST_SPREAD, max(0.0, room - y - last.height) / len(sections))
    return [
        (top + each * sum(at <= index for at in sections), block, heard)
        for index, (top, block, heard) in enumerate(body)
    ]


def _header(leaflet: Leaflet, root: Tag, sizes: Sizes) -> Block:
    """Who the page is for and when it was printed; at the end of the line, where there is room, that it is a draft."""
    size = sizes.edge
    column, tag = Column(sizes.width), Tag("Div", root)
    name = leaflet.patient[0] if leaflet.patient else Blank("")
    used = widest(name.value, size + 1, True) if name.value else widest(name.label, size) + _NAME_LINE
    marks = sum(_mark_width(mark, size) + _MARK_PADDING for mark in leaflet.marks)
    if marks and used + size + marks > sizes.width:
        _marks_alone(column, leaflet.marks, tag, size)
    else:
        left = sizes.width + _MARK_PADDING - marks
        for mark in leaflet.marks:
            _mark(column, mark, left, tag, size)
            left += _mark_width(mark, size) + _MARK_PADDING
    if leaflet.patient:
        if name.value:
            column.text(name.value, size + 1, Tag("P", tag), bold=True)
        else:
            _facts(column, (name,), tag, size, _NAME_LINE)
        _facts(column, (*leaflet.patient[1:], leaflet.printed), tag, size)
    elif leaflet.marks:
        column.space(size * 1.6)
    column.space(3)
    column.rule("axis")
    return column.block()


def _mark_width(mark: str, size: float) -> float:
    return widest(mark, size, True) + 2 * _MARK_PADDING


def _mark(column: Column, mark: str, left: float, tag: Tag, size: float) -> None:
    column.add(outline(left, column.y, _mark_width(mark, size), size * 1.42, "axis", 1.1))
    column.add(Label(left + _MARK_PADDING, column.y + size * 1.04, mark, size, "label", "start", True), Tag("P", tag))


def _marks_alone(column: Column, marks: tuple[str, ...], tag: Tag, size: float) -> None:
    """Marks that need lines of their own, as many on one as fit."""
    left = 0.0
    for mark in marks:
        for line in break_lines(mark, size, column.width - 2 * _MARK_PADDING, True, 200):
            if left and left + _mark_width(line, size) > column.width:
                column.space(size * 1.8)
                left = 0.0
            _mark(column, line, left, tag, size)
            left += _mark_width(line, size) + _MARK_PADDING
    column.space(size * 1.8)


def _facts(column: Column, facts: tuple[Blank, ...], tag: Tag, size: float, blank_line: float = _BLANK_LINE) -> None:
    """Facts one after the other on a line, as many as fit; a line to write on where there is none."""
    x, space = 0.0, size * 1.3
    for fact in facts:
        text = f"{fact.label} {fact.value}".strip()
        width = widest(text, size) + (0.0 if fact.value else 4 + blank_line)
        if x and x + width > column.width:
            column.space(size * LEADING)
            x = 0.0
        if width > column.width:
            column.text(text, size, Tag("P", tag))
            continue
        column.add(Label(x, column.y + size, text, size), Tag("P", tag))
        if not fact.value:
            line, y = x + widest(text, size) + 4, column.y + size * 1.15
            column.add(Line(line, y, line + blank_line, y, "axis", 0.75))
        x += width + space
    column.space(size * LEADING if x else 0.0)


def _footer(leaflet: Leaflet, sizes: Sizes, page_words: str) -> Block:
    """What this page is, by which protocol, its code and its number."""
    size = sizes.edge
    column = Column(sizes.width)
    column.rule("grid")
    column.space(5)
    payload = leaflet.code_payload
    squares = code_squares(payload) if payload else ()
    side = _CODE_SIDE * (1.2 if sizes.one_column else 1.0)
    code = side * len(squares) + white_around(side) if squares else 0.0
    words = Column(sizes.width - code, 0.0, column.y)
    number, top = page_words or leaflet.page_words, words.y
    one_line = widest(leaflet.about, size, True) + widest(number, size, True) + 2 * size <= words.width
    words.text(leaflet.about, size, None, bold=True)
    code_words = leaflet.decision_words.replace("{code}", leaflet.decision_id) if leaflet.decision_id else ""
    protocol = _BETWEEN.join(part for part in (leaflet.protocol_line, code_words) if part)
    words.text(protocol, size, None, "muted")
    if one_line:
        words.add(Label(words.width, top + size, number, size, "label", "end", True))
    else:
        words.text(number, size, None, bold=True)
    column.items += words.items
    if squares:
        column.add(Squares(sizes.width - side * len(squares), column.y, side, squares))
    column.y = max(words.y, column.y + side * len(squares))
    return column.block()
