"""The order of the page: from the leaflet to groups of blocks, each group best kept on one page."""

from itertools import takewhile

from app.domain.drawing import Drawing, Label, Shape
from app.domain.leaflet import Leaflet, LeafletMedicine, LeafletSection
from app.handout.blocks import LEADING, Block, Sizes, Stack, badge, beside, framed, shifted
from app.handout.lines import widest
from app.handout.table import taper_blocks

Group = list[Block]
_PADDING = 9.0
_GUTTER = 18.0
_GAP = 13.0


def page_groups(leaflet: Leaflet, drawing: Drawing | None, sizes: Sizes) -> list[Group]:
    """Lay out the whole content in reading order."""
    groups: list[Group] = [[_opening(leaflet, sizes)], [_call_box(leaflet, sizes)]]
    if leaflet.medicines:
        groups += _medicines(leaflet, sizes)
    groups += _sections(leaflet.before, sizes)
    if leaflet.taper is not None:
        groups.append(taper_blocks(leaflet.taper, sizes))
        if drawing is not None:
            groups.append([_chart(drawing, sizes)])
    groups += _sections(leaflet.after, sizes)
    groups.append([_signing(leaflet, sizes)])
    return groups


def _opening(leaflet: Leaflet, sizes: Sizes) -> Block:
    stack = Stack(sizes.width)
    stack.text(leaflet.title, sizes.title, "step", bold=True)
    stack.text(leaflet.subtitle, sizes.body)
    return stack.block()


def _call_box(leaflet: Leaflet, sizes: Sizes) -> Block:
    call = leaflet.call
    stack = Stack(sizes.width - 6 - 2 * _PADDING, left=6 + _PADDING)
    stack.text(call.message, sizes.body + 3, bold=True)
    stack.space(5)
    stack.text(call.title, sizes.body, "step", bold=True)
    stack.text(call.emergency, sizes.body)
    line_from = stack.width * (0.62 if sizes.one_column else 0.42)
    for blank in call.numbers:
        stack.space(7)
        stack.write_in(blank, sizes.body, line_from)
    return framed(stack.block(), sizes.width, _PADDING, _GAP)


def _medicines(leaflet: Leaflet, sizes: Sizes) -> list[Group]:
    title = Stack(sizes.width)
    title.text(leaflet.medicines_title, sizes.heading, "step", bold=True)
    cards = [_medicine(medicine, sizes) for medicine in leaflet.medicines]
    note = Stack(sizes.width)
    note.rule()
    note.space(5)
    note.text(leaflet.medicines_note, sizes.body)
    groups = [[title.block(_GAP, hold=True), cards[0]], *([card] for card in cards[1:])]
    groups[-1].append(note.block(5))
    return groups


def _medicine(medicine: LeafletMedicine, sizes: Sizes) -> Block:
    """Name and purpose on the left, dose and how to take it on the right; a weekly one in a frame of its own."""
    inset = 6 + _PADDING if medicine.only_on else 0.0
    width = sizes.width - 2 * inset
    split = 0.0 if sizes.one_column else width * 0.4
    left = Stack(split - 8 if split else width, left=inset)
    left.text(medicine.name, sizes.body + 2, bold=True)
    left.text(medicine.what_for, sizes.body)
    right = Stack(width - split, left=inset)
    _dose_line(right, medicine, sizes, _badge_width(medicine, sizes))
    for line in medicine.how:
        right.text(line, sizes.body)
    if split:
        block = beside(left.block(), right.block(), split)
    else:
        lower = tuple(shifted(shape, 0, left.y) for shape in right.shapes)
        block = Block(left.y + right.y, (*left.shapes, *lower))
    if medicine.only_on:
        plate = badge(medicine.only_on, sizes.body, sizes.width - _PADDING, 0 if split else left.y)
        block = Block(block.height, (*block.shapes, *plate))
        return framed(block, sizes.width, _PADDING - 2, 5, tint=False)
    rule = Stack(sizes.width)
    rule.rule()
    shapes = (*rule.shapes, *(shifted(shape, 0, 5) for shape in block.shapes))
    return Block(block.height + 5, shapes, 5)


def _badge_width(medicine: LeafletMedicine, sizes: Sizes) -> float:
    return widest(medicine.only_on, sizes.body, bold=True) + 2 * sizes.body if medicine.only_on else 0.0


def _dose_line(stack: Stack, medicine: LeafletMedicine, sizes: Sizes, kept_free: float) -> None:
    """The dose, and its tablets behind it where there is room, else under it."""
    size, start = sizes.body + 2, stack.y
    stack.text(medicine.dose_text, size, bold=True)
    dose, tablets = widest(medicine.dose_text, size, bold=True), widest(medicine.tablets_text, sizes.body)
    if stack.y - start < size * LEADING * 1.5 and dose + sizes.body + tablets <= stack.width - kept_free:
        stack.shapes.append(Label(stack.left + dose + sizes.body, start + size, medicine.tablets_text, sizes.body))
    elif medicine.tablets_text:
        stack.text(medicine.tablets_text, sizes.body)


def _sections(sections: tuple[LeafletSection, ...], sizes: Sizes) -> list[Group]:
    groups: list[Group] = []
    waiting = list(sections)
    while waiting:
        first = waiting.pop(0)
        if first.tone == "strong" and (first.wide or sizes.one_column):
            groups.append([_framed_section(first, sizes)])
        elif first.wide or sizes.one_column or not waiting or waiting[0].wide:
            groups.append(_open_section(first, sizes))
        else:
            run = list(takewhile(lambda section: not section.wide, waiting))
            beside_first = run if len(run) == 2 else run[:1]
            groups.append([_columns([first, *beside_first], sizes)])
            waiting = waiting[len(beside_first) :]
    return groups


def _filled(section: LeafletSection, sizes: Sizes, stack: Stack) -> Stack:
    stack.text(section.title, sizes.heading, "step", bold=True)
    stack.space(2)
    for line in section.lines:
        if len(section.lines) > 1:
            stack.bullet(line, sizes.body)
        else:
            stack.text(line, sizes.body)
    return stack


def _framed_section(section: LeafletSection, sizes: Sizes) -> Block:
    stack = _filled(section, sizes, Stack(sizes.width - 6 - 2 * _PADDING, left=6 + _PADDING))
    return framed(stack.block(), sizes.width, _PADDING, _GAP)


def _open_section(section: LeafletSection, sizes: Sizes) -> Group:
    title = Stack(sizes.width)
    title.text(section.title, sizes.heading, "step", bold=True)
    title.space(2)
    lines = []
    for line in section.lines:
        stack = Stack(sizes.width)
        if len(section.lines) > 1:
            stack.bullet(line, sizes.body)
        else:
            stack.text(line, sizes.body)
        lines.append(stack.block())
    return [title.block(_GAP, hold=True), *lines]


def _columns(sections: list[LeafletSection], sizes: Sizes) -> Block:
    """Sections in two columns: each next one under the shorter column."""
    width = (sizes.width - _GUTTER) / 2
    columns = (Stack(width), Stack(width))
    for section in sections:
        column = min(columns, key=lambda stack: stack.y)
        if column.y:
            column.space(_GAP)
        if section.tone == "strong":
            _barred(section, sizes, column)
        else:
            _filled(section, sizes, column)
    return beside(columns[0].block(_GAP), columns[1].block(_GAP), width + _GUTTER)


def _barred(section: LeafletSection, sizes: Sizes, column: Stack) -> None:
    """A narrow strong section: shaded, with the heavy bar of a frame on its left."""
    inner = _filled(section, sizes, Stack(column.width - 6 - 2 * _PADDING, left=6 + _PADDING))
    block = framed(inner.block(), column.width, _PADDING - 3, 0)
    column.shapes += [shifted(shape, 0, column.y) for shape in block.shapes]
    column.space(block.height)


def _chart(drawing: Drawing, sizes: Sizes) -> Block:
    scale = sizes.width / drawing.width
    return Block(drawing.height * scale, tuple(shifted(shape, 0, 0, scale) for shape in drawing.shapes), 8)


def _signing(leaflet: Leaflet, sizes: Sizes) -> Block:
    """Lines for the hand of whoever answers for the page, in a row where there is room."""
    shares = (1.0,) * len(leaflet.signing) if sizes.one_column else (1 / len(leaflet.signing),) * len(leaflet.signing)
    shapes: list[Shape] = []
    x = y = height = 0.0
    for blank, share in zip(leaflet.signing, shares, strict=True):
        stack = Stack(sizes.width * share - (0 if sizes.one_column else 12), left=x, y=y)
        stack.write_in(blank, sizes.small, widest(blank.label, sizes.small) + 6)
        shapes += stack.shapes
        height = max(height, stack.y)
        x, y = (0.0, stack.y + 10) if sizes.one_column else (x + sizes.width * share, 0.0)
    return Block(height, tuple(shapes), _GAP + 4)
