"""The order of the page: from the leaflet to groups of blocks, each group best kept on one page."""

from app.domain.drawing import Drawing
from app.domain.leaflet import Leaflet
from app.handout.blocks import Block, Sizes, shifted
from app.handout.medicines import medicine_blocks
from app.handout.opening import call_box, not_now_box, opening, signing_lines
from app.handout.sections import section_blocks
from app.handout.table import taper_blocks

Group = list[Block]


def page_groups(leaflet: Leaflet, drawing: Drawing | None, sizes: Sizes) -> list[Group]:
    """Lay out the whole content in reading order."""
    groups: list[Group] = [[opening(leaflet, sizes)], [call_box(leaflet.call, sizes)]]
    if leaflet.not_now:
        groups.append([not_now_box(leaflet.not_now, sizes)])
    if leaflet.medicines:
        groups += medicine_blocks(leaflet, sizes)
    groups += section_blocks(leaflet.before, sizes)
    if leaflet.taper is not None:
        groups.append(taper_blocks(leaflet.taper, sizes))
        if drawing is not None:
            groups.append([_chart(drawing, sizes)])
    groups += section_blocks(leaflet.after, sizes)
    groups.append([signing_lines(leaflet.signing, sizes)])
    return groups


def _chart(drawing: Drawing, sizes: Sizes) -> Block:
    scale = sizes.width / drawing.width
    return Block(drawing.height * scale, tuple(shifted(shape, 0, 0, scale) for shape in drawing.shapes), 6)
