"""The pages of a PDF as pictures in memory; nothing is written anywhere."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtGui import QImage

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument, PdfPage


class Pages(NamedTuple):
    """What was made, and of a PDF its pages as pictures, in order, `width` device pixels wide; of a text none."""

    made: bytes
    width: int
    pictures: tuple[QImage, ...]


def pages_job(make: Callable[[], bytes], width: int) -> Callable[[], Pages]:
    """What is done beside the window: make a PDF, and render the very bytes."""

    def job() -> Pages:
        pdf = make()
        return Pages(pdf, width, page_pictures(pdf, width))

    return job


def text_job(make: Callable[[], bytes]) -> Callable[[], Pages]:
    """What is done beside the window: make a text."""

    def job() -> Pages:
        return Pages(make(), 0, ())

    return job


def page_pictures(pdf: bytes, width: int) -> tuple[QImage, ...]:
    """Render every page of a PDF.

    Args:
        pdf: The very bytes that are saved or printed.
        width: Width of a page in device pixels.

    Returns:
        The pages in order.
    """
    with _opened(pdf) as document:
        return tuple(_rendered(page, width / page.get_width()) for page in document)


def page_count(pdf: bytes) -> int:
    """How many pages a PDF has."""
    with _opened(pdf) as document:
        return len(document)


def page_picture(pdf: bytes, number: int, dots_per_inch: float) -> QImage:
    """Render one page of a PDF, the first being 0, as finely as it is printed: one page at a time fits any memory."""
    with _opened(pdf) as document:
        return _rendered(document[number], dots_per_inch / 72)


@contextmanager
def _opened(pdf: bytes) -> Iterator[PdfDocument]:
    import pypdfium2

    from app.handout.reading import one_at_a_time

    with one_at_a_time:
        document = pypdfium2.PdfDocument(pdf)
        try:
            yield document
        finally:
            document.close()


def _rendered(page: PdfPage, scale: float) -> QImage:
    bitmap = page.render(scale=scale, rev_byteorder=True)
    raw = memoryview(bitmap.buffer)
    made = QImage(raw, bitmap.width, bitmap.height, bitmap.stride, QImage.Format.Format_RGB888).copy()
    bitmap.close()
    page.close()
    return made
