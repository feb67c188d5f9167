"""Moving: blocks put together to one, side by side or one under the other."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from app.domain.drawing import Label, Line, Polyline, Rect
from app.handout.column import Block, Item
from app.handout.shapes import Shape


def moved(shape: Shape, right: float, down: float) -> Shape:
    """The same shape elsewhere."""
    if isinstance(shape, Label):
        place = (shape.x + right, shape.y + down)
        return Label(*place, shape.text, shape.size, shape.role, shape.anchor, shape.bold)
    if isinstance(shape, Rect):
        return Rect(shape.x + right, shape.y + down, shape.width, shape.height, shape.role)
    if isinstance(shape, Line):
        ends = (shape.x1 + right, shape.y1 + down, shape.x2 + right, shape.y2 + down)
        return Line(*ends, shape.role, shape.width, shape.dashes)
    if isinstance(shape, Polyline):
        points = tuple((x + right, y + down) for x, y in shape.points)
        return Polyline(points, shape.role, shape.width, shape.dashes)
    return replace(shape, x=shape.x + right, y=shape.y + down)


def moved_items(items: Iterable[Item], right: float, down: float) -> list[Item]:
    """The same pieces elsewhere, each still what it was."""
    return [(tag, moved(shape, right, down)) for tag, shape in items]


def stacked(blocks: Sequence[Block], gap: float = 0.0) -> Block:
    """Blocks one under the other as one that is never broken; the gap of the first is dropped."""
    y, items = 0.0, []
    for index, block in enumerate(blocks):
        y += block.gap if index else 0.0
        items += moved_items(block.items, 0.0, y)
        y += block.height
    return Block(y, tuple(items), gap)


def beside(left: Block, right: Block, offset: float, gap: float) -> Block:
    """Two blocks side by side as one."""
    items = (*left.items, *moved_items(right.items, offset, 0.0))
    return Block(max(left.height, right.height), items, gap)


def total_height(blocks: Iterable[Block]) -> float:
    """The height of blocks one under the other, gaps included."""
    return sum(block.height + block.gap for block in blocks)
