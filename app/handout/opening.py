"""The head of the first page: what it is, the one message with whom to call, and what is not to be taken."""

from app.domain.drawing import Label, Line, Rect
from app.domain.leaflet import Blank, CallBox, Leaflet
from app.handout.blocks import LEADING, Block, Sizes, Stack, framed, titled
from app.handout.lines import widest

SPLIT = 0.37
"""Where the second column of the call box and of the medicines begins, as a part of the width."""
_APART = 14.0


def opening(leaflet: Leaflet, sizes: Sizes) -> Block:
    """The title, and what it is for."""
    return titled(leaflet.title, leaflet.subtitle, sizes.title, sizes).block()


def call_box(call: CallBox, sizes: Sizes) -> Block:
    """One message, and under it whom to call: side by side where there is room."""
    stack = Stack(sizes.width - 2 * sizes.inset, left=sizes.inset)
    stack.text(call.message, sizes.body + 3, bold=True)
    stack.space(4)
    if sizes.one_column:
        stack.text(f"{call.emergency.label} {call.emergency.value}", sizes.body, bold=True)
        for number in call.numbers:
            stack.space(7)
            stack.write_in(number, sizes.body, stack.width * 0.62)
    else:
        _numbers_in_a_row(call, sizes, stack)
    return framed(stack.block(), sizes.width, sizes.padding, sizes.gap)


def _numbers_in_a_row(call: CallBox, sizes: Sizes, stack: Stack) -> None:
    """Each number under its label; a line to write on where it is not known."""
    second = sizes.width * SPLIT
    rest = (sizes.width - sizes.inset - second + _APART) / len(call.numbers)
    lefts = (sizes.inset, *(second + rest * index for index in range(len(call.numbers))))
    value_y = stack.y + sizes.lists * LEADING + sizes.body + 5
    for left, number in zip(lefts, (call.emergency, *call.numbers), strict=True):
        stack.shapes.append(Label(left, stack.y + sizes.lists, number.label, sizes.lists))
        if number.value:
            stack.shapes.append(Label(left, value_y, number.value, sizes.body + 3, "label", "start", True))
        else:
            stack.shapes.append(Line(left, value_y + 3, left + rest - _APART, value_y + 3, "axis", 0.75))
    stack.y = value_y + 4


def not_now_box(lines: tuple[str, ...], sizes: Sizes) -> Block:
    """What the patient must leave alone: light on dark, unlike anything else on the page."""
    stack = Stack(sizes.width - 2 * sizes.inset, left=sizes.inset, y=sizes.padding)
    for line in lines:
        stack.text(line, sizes.body + 1, "paper", bold=True)
    stack.space(sizes.padding)
    return Block(stack.y, (Rect(0, 0, sizes.width, stack.y, "step"), *stack.shapes), sizes.gap)


def signing_lines(blanks: tuple[Blank, ...], sizes: Sizes) -> Block:
    """Lines for the hand of whoever answers for the page, in a row where there is room."""
    stack = Stack(sizes.width, y=4)
    share = sizes.width if sizes.one_column else (sizes.width + _APART) / len(blanks)
    for index, blank in enumerate(blanks):
        cell = Stack(share - (0 if sizes.one_column else _APART), stack.left, stack.y)
        if not sizes.one_column:
            cell.left = share * index
        cell.write_in(blank, sizes.table, widest(blank.label, sizes.table) + 6)
        stack.shapes += cell.shapes
        if sizes.one_column:
            stack.y = cell.y + 10
    height = stack.y if sizes.one_column else stack.y + sizes.table * LEADING
    return Block(height, tuple(stack.shapes), sizes.gap)
