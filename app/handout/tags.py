"""Tags: what each piece of a page is to whoever hears it instead of seeing it, as one tree for the document."""

from dataclasses import dataclass, field
from typing import Literal

TagKind = Literal[
    "Document", "Sect", "Div", "H1", "H2", "H3", "P", "L", "LI", "Lbl", "LBody",
    "Table", "THead", "TBody", "TR", "TH", "TD", "Figure",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Piece:
    """Marked content of one page that belongs to an element: the page counted from 0, and its number there."""

    page: int
    mark: int


@dataclass(slots=True, eq=False)
class Tag:
    """One element of the tree; it takes its place under its parent when its first piece is painted.

    Args:
        alt: What a figure shows, in words. scope: what a heading cell heads.
        box: Of a figure on its page, in points: left, bottom, right, top; None until it is painted.
        children: In reading order, filled while the pages are painted. placed: it stands among its parent's.
    """

    kind: TagKind
    parent: "Tag | None" = None
    alt: str = ""
    scope: Literal["", "Column", "Row"] = ""
    box: tuple[float, float, float, float] | None = None
    children: "list[Tag | Piece]" = field(default_factory=list)
    placed: bool = False
