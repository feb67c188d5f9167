"""The pages: groups of blocks laid on sheets of paper, with the patient, the draft mark and the page number on each."""

from dataclasses import dataclass

from app.domain.drawing import Label, Line, Shape
from app.domain.leaflet import Blank, Leaflet
from app.handout.blocks import LEADING, Block, Sizes, Stack, box_line, shifted, total_height
from app.handout.content import Group
from app.handout.lines import widest

MARGIN = 24.0
TOP_MARGIN = 21.0
_BLANK_LINE, _NAME_LINE = 90.0, 200.0
_MOST_SPREAD = 9.0
_MARK_PADDING = 5.0


@dataclass(frozen=True, slots=True)
class Paper:
    """A sheet of paper in points."""

    width: float
    height: float


class BlockTooTall(RuntimeError):
    """A block is taller than a page: a fault of the layout."""


def lay_out(leaflet: Leaflet, groups: list[Group], paper: Paper, sizes: Sizes) -> tuple[tuple[Shape, ...], ...]:
    """Lay groups on pages.

    Returns:
        The shapes of each page, in painting order, measured from the upper left corner of the sheet.
    """
    header = _header(leaflet, sizes)
    footer_height = _footer(leaflet, sizes, 1, 1).height
    top = TOP_MARGIN + header.height + 8
    room = paper.height - TOP_MARGIN - footer_height - 8 - top
    bodies = [_spread(body, room) for body in _break_pages(groups, room)]
    pages = []
    for number, body in enumerate(bodies, start=1):
        footer = _footer(leaflet, sizes, number, len(bodies))
        placed = [shifted(shape, MARGIN, TOP_MARGIN) for shape in header.shapes]
        placed += [shifted(shape, MARGIN, top + y) for y, block in body for shape in block.shapes]
        placed += [shifted(shape, MARGIN, paper.height - TOP_MARGIN - footer_height) for shape in footer.shapes]
        pages.append(tuple(placed))
    return tuple(pages)


def _break_pages(groups: list[Group], room: float) -> list[list[tuple[float, Block]]]:
    pages: list[list[tuple[float, Block]]] = [[]]
    y = 0.0
    for group in groups:
        whole = total_height(group)
        if pages[-1] and y + whole > room >= whole - group[0].gap:
            pages.append([])
            y = 0.0
        for index, block in enumerate(group):
            gap = block.gap if pages[-1] else 0.0
            if pages[-1] and y + gap + _held_height(group, index) > room:
                pages.append([])
                y, gap = 0.0, 0.0
                if block.again is not None:
                    pages[-1].append((0.0, block.again))
                    y = block.again.height
            if block.height > room:
                raise BlockTooTall(f"{block.height:.0f} points on a page of {room:.0f}")
            pages[-1].append((y + gap, block))
            y += gap + block.height
    return pages


def _spread(body: list[tuple[float, Block]], room: float) -> list[tuple[float, Block]]:
    """Share what a page has left among the white between its sections."""
    sections = [index for index, (_, block) in enumerate(body) if index and block.gap]
    if not sections:
        return body
    y, last = body[-1]
    each = min(_MOST_SPREAD, max(0.0, room - y - last.height) / len(sections))
    return [(y + each * sum(at <= index for at in sections), block) for index, (y, block) in enumerate(body)]


def _held_height(group: Group, index: int) -> float:
    """The height of a block with those that must follow it on the same page."""
    height = group[index].height
    while group[index].hold and index + 1 < len(group):
        index += 1
        height += group[index].gap + group[index].height
    return height


def _header(leaflet: Leaflet, sizes: Sizes) -> Block:
    """Who this page is for, when it was printed, and whether it is a draft."""
    size = sizes.edge
    mark_width = widest(leaflet.draft_mark, size, True) + 2 * _MARK_PADDING if leaflet.draft else 0.0
    name, *others = leaflet.patient
    stack = Stack(sizes.width)
    if leaflet.draft:
        left = sizes.width - mark_width
        stack.shapes.append(box_line(left, 0, mark_width, size * 1.34, "axis", 1.2))
        stack.shapes.append(Label(left + _MARK_PADDING, size * 1.02, leaflet.draft_mark, size, "label", "start", True))
        if widest(name.value, size, True) > left - 12:
            stack.space(size * 1.7)
    if name.value:
        stack.text(name.value, size, bold=True, longest=200)
    else:
        _facts(stack, (name,), size, _NAME_LINE)
    _facts(stack, (*others, leaflet.printed), size)
    stack.space(3)
    stack.rule("axis")
    return stack.block()


def _facts(stack: Stack, facts: tuple[Blank, ...], size: float, blank_line: float = _BLANK_LINE) -> None:
    """Facts one after the other on a line, as many as fit; a line to write on where there is none."""
    x, space = 0.0, size * 1.2
    for fact in facts:
        text = f"{fact.label} {fact.value}".strip()
        width = widest(text, size) + (0.0 if fact.value else 4 + blank_line)
        if x and x + width > stack.width:
            stack.space(size * LEADING)
            x = 0.0
        if width > stack.width:
            stack.text(text, size, longest=200)
            continue
        stack.shapes.append(Label(x, stack.y + size, text, size))
        if not fact.value:
            line = x + widest(text, size) + 4
            stack.shapes.append(
                Line(line, stack.y + size * 1.15, line + blank_line, stack.y + size * 1.15, "axis", 0.75)
            )
        x += width + space
    stack.space(size * LEADING if x else 0.0)


def _footer(leaflet: Leaflet, sizes: Sizes, page: int, pages: int) -> Block:
    """What this page is, by which protocol, and its number; on one line where there is room."""
    size = sizes.edge
    stack = Stack(sizes.width)
    stack.rule("grid")
    stack.space(3)
    words = leaflet.page_words.replace("{page}", str(page)).replace("{pages}", str(pages))
    about, protocol = widest(leaflet.about, size, True), widest(leaflet.protocol_line, size)
    left = about + size if about + protocol + widest(words, size, True) + 2 * size <= sizes.width else 0.0
    stack.text(leaflet.about, size, bold=True, longest=100)
    if left:
        stack.y -= size * LEADING
    stack.shapes.append(Label(sizes.width, stack.y + size, words, size, "label", "end", True))
    stack.shapes.append(Label(left, stack.y + size, leaflet.protocol_line, size, "muted"))
    stack.space(size * LEADING)
    return stack.block()
