"""Sections of lines: across the page, in a frame, side by side, or as one strip behind its title."""

from itertools import takewhile

from app.domain.leaflet import LeafletSection
from app.handout.blocks import Block, Sizes, Stack, framed, shifted
from app.handout.lines import widest

_GUTTER = 20.0


def section_blocks(sections: tuple[LeafletSection, ...], sizes: Sizes) -> list[list[Block]]:
    """Lay sections out in order; narrow ones that follow each other stand in pairs."""
    groups: list[list[Block]] = []
    waiting = list(sections)
    while waiting:
        first = waiting.pop(0)
        narrow = [*takewhile(lambda section: not section.wide, (first, *waiting))]
        if len(narrow) > 1 and not sizes.one_column:
            groups.append([_pair(first, waiting.pop(0), sizes)])
        elif first.tone == "strong":
            groups.append([_in_frame(first, sizes)])
        elif first.tone == "strip" and not sizes.one_column:
            groups.append([_strip(first, sizes)])
        else:
            groups.append(_across(first, sizes))
    return groups


def _filled(section: LeafletSection, sizes: Sizes, stack: Stack) -> Stack:
    stack.text(section.title, sizes.heading, "step", bold=True)
    stack.space(2)
    for index in range(len(section.lines)):
        _line(section, index, sizes, stack)
    return stack


def _line(section: LeafletSection, index: int, sizes: Sizes, stack: Stack) -> None:
    """One line of several stands behind a dot, or under what leads it."""
    if section.leads:
        stack.text(section.leads[index], sizes.lists, bold=True)
        stack.text(section.lines[index], sizes.lists)
    elif len(section.lines) > 1:
        stack.bullet(section.lines[index], sizes.lists)
    else:
        stack.text(section.lines[index], sizes.lists)


def _in_frame(section: LeafletSection, sizes: Sizes) -> Block:
    stack = _filled(section, sizes, Stack(sizes.width - 2 * sizes.inset, left=sizes.inset))
    return framed(stack.block(), sizes.width, sizes.padding, sizes.gap)


def _strip(section: LeafletSection, sizes: Sizes) -> Block:
    left = widest(section.title, sizes.heading, True) + sizes.lists
    title = Stack(sizes.width)
    title.text(section.title, sizes.heading, "step", bold=True)
    stack = Stack(sizes.width - left, left=left, y=sizes.heading - sizes.lists)
    for line in section.lines:
        stack.text(line, sizes.lists)
    return Block(max(title.y, stack.y), (*title.shapes, *stack.shapes), sizes.gap)


def _across(section: LeafletSection, sizes: Sizes) -> list[Block]:
    title = Stack(sizes.width)
    title.text(section.title, sizes.heading, "step", bold=True)
    title.space(2)
    lines = []
    for index in range(len(section.lines)):
        stack = Stack(sizes.width)
        _line(section, index, sizes, stack)
        lines.append(stack.block())
    return [title.block(sizes.gap, hold=True), *lines]


def _pair(first: LeafletSection, second: LeafletSection, sizes: Sizes) -> Block:
    """Two sections side by side, their titles on one line; a frame is as high as its neighbour."""
    width, pair = (sizes.width - _GUTTER) / 2, (first, second)
    strong = any(section.tone == "strong" for section in pair)
    padding = sizes.padding - 1 if strong else 0.0
    filled = []
    for section in pair:
        inset = sizes.inset if section.tone == "strong" else 0.0
        filled.append(_filled(section, sizes, Stack(width - inset - 4 * (inset > 0), left=inset)).block())
    height = max(block.height for block in filled) + 2 * padding
    shapes = []
    for section, block, right in zip(pair, filled, (0.0, width + _GUTTER), strict=True):
        if section.tone == "strong":
            stands = framed(block, width, padding, 0.0, at_least=height).shapes
        else:
            stands = tuple(shifted(shape, 0, padding) for shape in block.shapes)
        shapes += [shifted(shape, right, 0) for shape in stands]
    return Block(height, tuple(shapes), sizes.gap)
