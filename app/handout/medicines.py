"""The medicines of today: name and purpose on the left, dose and how to take it on the right."""

from app.domain.drawing import Label
from app.domain.leaflet import Leaflet, LeafletMedicine
from app.handout.blocks import LEADING, Block, Sizes, Stack, badge, framed, shifted, titled
from app.handout.lines import widest
from app.handout.opening import SPLIT

_NAME = 1
"""How many points a name and a dose are larger than other key lines."""
_FEW = 4
_TIGHT, _TIGHTER = 3.5, 6.5
"""How much less room than elsewhere a medicine has above and below: less still where there are many."""


def medicine_blocks(leaflet: Leaflet, sizes: Sizes) -> list[list[Block]]:
    """The heading with the first medicine, then each other one."""
    title = titled(leaflet.medicines_title, leaflet.medicines_note, sizes.heading, sizes)
    title.space(3)
    above = (None, *leaflet.medicines)
    padding = sizes.padding - (_TIGHTER if len(leaflet.medicines) > _FEW else _TIGHT)
    cards = [_card(medicine, sizes, above[index], padding) for index, medicine in enumerate(leaflet.medicines)]
    return [[title.block(sizes.gap, hold=True), cards[0]], *([card] for card in cards[1:])]


def _card(medicine: LeafletMedicine, sizes: Sizes, above: LeafletMedicine | None, padding: float) -> Block:
    """A weekly medicine stands in a frame of its own, the others under a rule; their words stand in line."""
    split = 0.0 if sizes.one_column else sizes.width * SPLIT
    left = Stack((split or sizes.width) - sizes.inset - 8, left=sizes.inset)
    left.text(medicine.name, sizes.body + _NAME, bold=True)
    left.text(medicine.what_for, sizes.lists)
    right = Stack(sizes.width - sizes.inset - (split or sizes.inset), left=split or sizes.inset)
    _dose_line(right, medicine, sizes)
    _how_lines(right, medicine, sizes)
    down = 0.0 if split else left.y
    shapes = (*left.shapes, *(shifted(shape, 0, down) for shape in right.shapes))
    block = Block(max(left.y, right.y + down), shapes)
    if medicine.only_on:
        return framed(block, sizes.width, padding + 1, 0.0, tint=False)
    rule = Stack(sizes.width)
    if above is None or not above.only_on:
        rule.rule()
    lower = (shifted(shape, 0, padding) for shape in block.shapes)
    return Block(block.height + 2 * padding + 0.5, (*rule.shapes, *lower))


def _dose_line(stack: Stack, medicine: LeafletMedicine, sizes: Sizes) -> None:
    """The dose, and its tablets behind it where there is room, else under it."""
    size, start = sizes.body + _NAME, stack.y
    stack.text(medicine.dose_text, size, bold=True)
    dose, tablets = widest(medicine.dose_text, size, bold=True), widest(medicine.tablets_text, sizes.body)
    if stack.y - start < size * LEADING * 1.5 and dose + sizes.body + tablets <= stack.width:
        stack.shapes.append(Label(stack.left + dose + sizes.body, start + size, medicine.tablets_text, sizes.body))
    elif medicine.tablets_text:
        stack.text(medicine.tablets_text, sizes.body)


def _how_lines(stack: Stack, medicine: LeafletMedicine, sizes: Sizes) -> None:
    """How to take it; behind the day where there is only one."""
    lines = list(medicine.how)
    if medicine.only_on:
        stack.space(2)
        plate, width = badge(medicine.only_on, sizes.body, stack.left, stack.y)
        stack.shapes += plate
        beside = lines[0] if lines else ""
        if beside and width + sizes.body * 0.8 + widest(beside, sizes.body) <= stack.width:
            x = stack.left + width + sizes.body * 0.8
            stack.shapes.append(Label(x, stack.y + sizes.body * 1.08, beside, sizes.body))
            lines = lines[1:]
        stack.space(sizes.body * 1.6)
    for line in lines:
        stack.text(line, sizes.lists)
