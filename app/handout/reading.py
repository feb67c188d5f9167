"""Reading a PDF back: every piece of text as it is drawn on its sheet, and whether anything else is there."""

import re
from collections.abc import Iterator, Mapping
from itertools import pairwise
from threading import Lock
from typing import Any, NamedTuple

from app.domain.errors import AssistantError, Problem

one_at_a_time = Lock()
"""PDFium serves one thread at a time, also where it only draws."""
_TOLERANCE = 0.5
_LEAST_BLANK = 2.0
_END_OF_LINE_HYPHENS = str.maketrans({"\x02": "-", "\ufffe": "-", "\u00ad": "-"})
_MOST_PAGES, _MOST_OBJECTS, _MOST_CHARACTERS = 400, 6000, 100_000
_TOO_MUCH = "has more on one sheet than any page of ours; choose the file that was saved"
_PASSWORD = 4
"""What PDFium calls a file that it would need a password for."""


class NotReadable(AssistantError):
    """A file is no PDF, or none that can be read."""


class ReadPiece(NamedTuple):
    """Text that was drawn in one go, with the edges of its ink in points from the lower left corner of the sheet."""

    text: str
    bottom: float
    top: float
    left: float = 0.0
    right: float = 0.0

    def touches(self, other: "ReadPiece") -> bool:
        """Whether both stand on one line with no room for a blank between them."""
        apart = max(other.left - self.right, self.left - other.right)
        return self.is_beside(other) and apart < _LEAST_BLANK

    def is_beside(self, other: "ReadPiece") -> bool:
        """Whether both stand on one line."""
        return self.bottom < other.top and other.bottom < self.top


class ReadPage(NamedTuple):
    """A sheet as it was drawn.

    Args:
        width, height: In points. pieces: In the order in which they were drawn; those that do not lie on the sheet
            whole are left out, since nobody can read them.
        foreign: There is something that no page of this program has: a picture, a note, a turned sheet.
    """

    width: float
    height: float
    pieces: tuple[ReadPiece, ...]
    foreign: bool

    @property
    def text(self) -> str:
        """All of it as one text, a blank between pieces that do not touch."""
        parts = [piece.text for piece in self.pieces[:1]]
        for before, piece in pairwise(self.pieces):
            parts.append(piece.text if before.touches(piece) else f" {piece.text}")
        return "".join(parts)


def read_pages(pdf: bytes, name: str = "the page") -> tuple[ReadPage, ...]:
    """Read every page of a PDF.

    Args:
        name: What a problem calls it.

    Raises:
        NotReadable: it is no PDF, or a damaged one, has a password, or has more pages, or more on one, than any page
            of this program.
    """
    import pypdfium2

    with one_at_a_time:
        try:
            return _read_all(pypdfium2, pdf)
        except pypdfium2.PdfiumError as error:
            says = "is locked with a password" if error.err_code == _PASSWORD else "cannot be read as a PDF"
            says += "; choose the file that was saved"
        except _NotOurs as error:
            says = str(error)
    raise NotReadable([Problem(name, "", says)])


class _NotOurs(Exception):
    """It is larger than any page of this program; in what."""


def _read_all(pypdfium2: Any, pdf: bytes) -> tuple[ReadPage, ...]:
    document = pypdfium2.PdfDocument(pdf)
    try:
        if not 0 < len(document) <= _MOST_PAGES:
            raise _NotOurs("has no pages, or too many to be one of ours")
        return tuple(_read(page, pypdfium2.raw) for page in document)
    finally:
        document.close()


def _read(page: Any, pdfium: Any) -> ReadPage:
    from ctypes import c_float

    count = pdfium.FPDFPage_CountObjects(page)
    if count > _MOST_OBJECTS:
        raise _NotOurs(_TOO_MUCH)
    width, height = page.get_size()
    left, bottom, right, top = page.get_bbox()
    edges = tuple(c_float() for _ in range(4))
    text_page = page.get_textpage()
    if pdfium.FPDFText_CountChars(text_page) > _MOST_CHARACTERS:
        raise _NotOurs(_TOO_MUCH)
    pieces: list[ReadPiece] = []
    numbers: dict[int, Any] = {}
    foreign = bool(page.get_rotation()) or pdfium.FPDFPage_GetAnnotCount(page) > 0
    for place in range(count):
        drawn = pdfium.FPDFPage_GetObject(page, place)
        kind = pdfium.FPDFPageObj_GetType(drawn)
        if kind != pdfium.FPDF_PAGEOBJ_TEXT:
            foreign = foreign or kind != pdfium.FPDF_PAGEOBJ_PATH
            continue
        text = _text_of(drawn, text_page, pdfium)
        if not text or not pdfium.FPDFPageObj_GetBounds(drawn, *edges):
            continue
        at_left, at_bottom, at_right, at_top = (edge.value for edge in edges)
        across = left - _TOLERANCE <= at_left and at_right <= right + _TOLERANCE
        if across and bottom - _TOLERANCE <= at_bottom and at_top <= top + _TOLERANCE:
            pieces.append(ReadPiece(text, at_bottom, at_top, at_left, at_right))
            if _is_of_numbers(text):
                numbers[len(pieces) - 1] = drawn
    for place, text in _from_the_left(numbers, text_page, pdfium):
        pieces[place] = pieces[place]._replace(text=text)
    text_page.close()
    page.close()
    return ReadPage(width, height, tuple(pieces), foreign)


def _text_of(drawn: Any, text_page: Any, pdfium: Any) -> str:
    """The text of one object, its glyphs as characters; "" for blanks."""
    from ctypes import c_ushort

    size = pdfium.FPDFTextObj_GetText(drawn, text_page, None, 0)
    units = (c_ushort * (size // 2))()
    pdfium.FPDFTextObj_GetText(drawn, text_page, units, size)
    text = bytes(units).decode("utf-16-le", "replace").rstrip("\0")
    return text.translate(_END_OF_LINE_HYPHENS) if text.strip() else ""


def _is_of_numbers(text: str) -> bool:
    """Whether a piece is nothing but several numbers: beside Arabic, PDFium may take them the other way round."""
    return len(re.findall(r"\d+", text)) > 1 and not any(map(str.isalpha, text))


def _from_the_left(objects: Mapping[int, Any], text_page: Any, pdfium: Any) -> Iterator[tuple[int, str]]:
    """The texts of some objects again, their characters by where they stand, with the place of each."""
    from ctypes import byref, c_double, c_void_p, cast

    if not objects:
        return
    at = {cast(drawn, c_void_p).value: place for place, drawn in objects.items()}
    found: dict[int, list[tuple[float, str]]] = {place: [] for place in objects}
    x, y = c_double(), c_double()
    for index in range(pdfium.FPDFText_CountChars(text_page)):
        place = at.get(cast(pdfium.FPDFText_GetTextObject(text_page, index), c_void_p).value)
        if place is not None and pdfium.FPDFText_GetCharOrigin(text_page, index, byref(x), byref(y)):
            found[place].append((x.value, chr(pdfium.FPDFText_GetUnicode(text_page, index))))
    for place, characters in found.items():
        text = "".join(character for _, character in sorted(characters)).translate(_END_OF_LINE_HYPHENS)
        if text.strip():
            yield place, text
