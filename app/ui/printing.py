"""Printing: the pages that were previewed, sent to a printer under a name that says nothing of the patient."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QWidget

from app.ui import words
from app.ui.plan.pages import page_pictures

_PRINT_WIDTH = 1654  # A4 at 200 dots an inch


def print_pages(pdf: bytes, window: QWidget) -> bool:
    """Ask for a printer and print; False where that was cancelled."""
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(words.PRINT_JOB)
    printer.setCreator(words.PROGRAM)
    dialog = QPrintDialog(printer, window)
    if dialog.exec() != QPrintDialog.DialogCode.Accepted:
        return False
    painter = QPainter(printer)
    for number, picture in enumerate(page_pictures(pdf, _PRINT_WIDTH)):
        if number:
            printer.newPage()
        _paint_page(painter, picture)
    painter.end()
    return True


def _paint_page(painter: QPainter, picture: QImage) -> None:
    sheet = QRectF(painter.viewport())
    scale = min(sheet.width() / picture.width(), sheet.height() / picture.height())
    wide, high = picture.width() * scale, picture.height() * scale
    painter.drawImage(QRectF((sheet.width() - wide) / 2, 0, wide, high), picture)
