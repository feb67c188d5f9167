"""The pages of a PDF as pictures in memory; nothing is written anywhere."""

from collections.abc import Callable
from threading import Lock
from typing import NamedTuple

from PySide6.QtGui import QImage

_one_at_a_time = Lock()  # PDFium serves one thread at a time


class Pages(NamedTuple):
    """A PDF and its pages as pictures, in order, `width` device pixels wide."""

    pdf: bytes
    width: int
    pictures: tuple[QImage, ...]


def pages_job(make: Callable[[], bytes], width: int) -> Callable[[], Pages]:
    """What is done beside the window: make a PDF, and render the very bytes."""

    def job() -> Pages:
        pdf = make()
        return Pages(pdf, width, page_pictures(pdf, width))

    return job


def page_pictures(pdf: bytes, width: int) -> tuple[QImage, ...]:
    """Render every page of a PDF.

    Args:
        pdf: The very bytes that are saved or printed.
        width: Width of a page in device pixels.

    Returns:
        The pages in order.
    """
    with _one_at_a_time:
        return _rendered(pdf, width)


def _rendered(pdf: bytes, width: int) -> tuple[QImage, ...]:
    import pypdfium2

    pictures = []
    document = pypdfium2.PdfDocument(pdf)
    try:
        for page in document:
            bitmap = page.render(scale=width / page.get_width(), rev_byteorder=True, prefer_bgrx=True)
            raw = bytes(bitmap.buffer)
            made = QImage(raw, bitmap.width, bitmap.height, bitmap.stride, QImage.Format.Format_RGBX8888)
            pictures.append(made.copy())
            bitmap.close()
            page.close()
    finally:
        document.close()
    return tuple(pictures)
