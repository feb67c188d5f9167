"""A medicine on the page: name and purpose on the left, what to take and how on the right."""

from app.domain.leaflet import LeafletMedicine
from app.handout.column import Block, Column, outline, plate
from app.handout.lines import widest
from app.handout.sizes import Sizes
from app.handout.tablets import tablet_pictures, tablets_width
from app.handout.tags import Tag

_LEFT_SHARE = 0.34
_BETWEEN = " – "


def medicine_block(medicine: LeafletMedicine, parent: Tag, sizes: Sizes, left: float, width: float) -> Block:
    """A medicine between two rules; one that is taken on a single day of the week stands in a box of its own."""
    tag = Tag("Div", parent)
    weekly = bool(medicine.only_on)
    inset = sizes.body * 0.7 if weekly else 0.0
    pad = sizes.body * (0.6 if weekly else 0.45)
    share = 0.0 if sizes.one_column else width * _LEFT_SHARE
    first = Column((share or width) - inset - sizes.body * 0.8, left + inset, pad)
    first.text(medicine.name, sizes.body + 2, Tag("H3", tag), bold=True)
    if medicine.what_for:
        first.text(medicine.what_for, sizes.small if share else sizes.body, Tag("P", tag))
    second = Column(width - inset - (share or inset), left + (share or inset), pad if share else first.y)
    _take(second, medicine, tag, sizes)
    for line in medicine.how:
        second.text(line, sizes.body, Tag("P", tag))
    whole = Column(width, left)
    height = max(first.y, second.y) + pad
    if weekly:
        whole.add(outline(left, 0, width, height, "step", 1.6))
    else:
        whole.rule()
    whole.items += first.items
    whole.items += second.items
    whole.y = height
    return whole.block()


def _take(column: Column, medicine: LeafletMedicine, tag: Tag, sizes: Sizes) -> None:
    """What to take, wrapped between its attributes only; then its one day, and the tablets as pictures."""
    size = sizes.body + 1
    for line in _attribute_lines(medicine.take, size, column.width):
        column.text(line, size, Tag("P", tag), bold=True)
    height = size * 1.25
    wide = sum(tablets_width(each, height) + height * 0.6 for each in medicine.tablets)
    if medicine.only_on:
        column.space(2)
        items, used = plate(medicine.only_on, sizes.body, column.left, column.y, Tag("P", tag))
        column.items += items
        if medicine.tablets and used + height + wide <= column.width:
            _pictures(column, medicine, column.left + used + height, height)
        column.space(sizes.body * 1.75)
    elif medicine.tablets and 0 < wide <= column.width:
        column.space(1)
        _pictures(column, medicine, column.left, height)
        column.space(height * 1.2)


def _pictures(column: Column, medicine: LeafletMedicine, left: float, height: float) -> None:
    for tablets in medicine.tablets:
        column.items += tablet_pictures(tablets, left, column.y, height)
        left += tablets_width(tablets, height) + height * 0.6


def _attribute_lines(attributes: tuple[str, ...], size: float, width: float) -> list[str]:
    lines: list[str] = []
    for attribute in attributes:
        joined = f"{lines[-1]}{_BETWEEN}{attribute}" if lines else attribute
        if lines and widest(joined, size, True) <= width:
            lines[-1] = joined
        else:
            lines.append(attribute)
    return lines
