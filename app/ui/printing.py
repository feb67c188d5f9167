"""Printing: the pages that were previewed, sent to a printer under a name that says nothing of the patient."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPagedPaintDevice, QPainter
from PySide6.QtWidgets import QWidget

from app.ui import words
from app.ui.plan.pages import page_pictures

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

Outcome = Literal["printed", "cancelled", "failed"]
_PRINT_WIDTH = 1654  # A4 at 200 dots an inch


def choose_printer(window: QWidget) -> QPrinter | None:
    """Ask for a printer; None where that was cancelled."""
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(words.PRINT_JOB)
    printer.setCreator(words.PROGRAM)
    accepted = QPrintDialog(printer, window).exec() == QPrintDialog.DialogCode.Accepted
    return printer if accepted else None


def print_pages(pdf: bytes, window: QWidget) -> Outcome:
    """Ask for a printer and print."""
    printer = choose_printer(window)
    if printer is None:
        return "cancelled"
    return "printed" if printer.isValid() and send_pages(pdf, printer) else "failed"


def send_pages(pdf: bytes, printer: QPagedPaintDevice) -> bool:
    """Paint the pages on a printer; False where it does not take them, of which nothing may then be relied on."""
    painter = QPainter()
    if not painter.begin(printer):
        return False
    taken = True
    for number, picture in enumerate(page_pictures(pdf, _PRINT_WIDTH)):
        taken = taken and (number == 0 or printer.newPage())
        if taken:
            _paint_page(painter, picture)
    return painter.end() and taken


def _paint_page(painter: QPainter, picture: QImage) -> None:
    sheet = QRectF(painter.viewport())
    scale = min(sheet.width() / picture.width(), sheet.height() / picture.height())
    wide, high = picture.width() * scale, picture.height() * scale
    painter.drawImage(QRectF((sheet.width() - wide) / 2, 0, wide, high), picture)
