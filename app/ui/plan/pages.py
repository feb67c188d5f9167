"""The pages of a PDF as pictures in memory; nothing is written anywhere."""

from PySide6.QtGui import QImage


def page_pictures(pdf: bytes, width: int) -> tuple[QImage, ...]:
    """Render every page of a PDF.

    Args:
        pdf: The very bytes that are saved or printed.
        width: Width of a page in device pixels.

    Returns:
        The pages in order.
    """
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
