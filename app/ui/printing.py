"""Printing: the pages that were previewed, sent to a printer under a name that says nothing of the patient."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QRect
from PySide6.QtGui import QImage, QPagedPaintDevice, QPageSize, QPainter
from PySide6.QtWidgets import QWidget

from app.ui import words
from app.ui.errand import Steps
from app.ui.plan.pages import page_count, page_picture

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

    from app.domain.page_order import PaperName
    from app.ui.presenters.page_presses import PrintOutcome

DOTS_PER_INCH = 300
"""As fine as print is read: a page is then 26 MB, and there is one at a time."""
_STRIP, _UNDER, _ALIKE = 256, 2, 4


def has_printer() -> bool:
    """Whether this computer knows any printer."""
    from PySide6.QtPrintSupport import QPrinterInfo

    return bool(QPrinterInfo.availablePrinterNames())


def choose_printer(window: QWidget, paper: PaperName | None) -> QPrinter | None:
    """Ask for a printer by the dialog of the system; None where that was cancelled.

    Args:
        paper: Of the pages, which is offered first.
    """
    from PySide6.QtPrintSupport import QAbstractPrintDialog, QPrintDialog, QPrinter

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(words.PRINT_JOB)
    printer.setCreator(words.PROGRAM)
    size = QPageSize.PageSizeId.A4 if paper == "A4" else QPageSize.PageSizeId.Letter
    printer.setPageSize(QPageSize(size))
    dialog = QPrintDialog(printer, window)
    # A file is saved in the tab, under a name without the patient, and can be deleted there.
    dialog.setOption(QAbstractPrintDialog.PrintDialogOption.PrintToFile, False)
    if dialog.exec() != QPrintDialog.DialogCode.Accepted:
        return None
    # The pages have margins of their own: within those of the printer they would come out smaller than 14 pt.
    printer.setFullPage(True)
    return printer


def send_pages(pdf: bytes, device: QPagedPaintDevice, steps: Steps) -> PrintOutcome:
    """Paint the pages that were asked for on a printer. It may take long: call it away from the window.

    Returns:
        "printed"; "no_answer" where nothing was taken; "stopped" where it took some, of which nothing may then be
        relied on.
    """
    count = page_count(pdf)
    ranges = device.pageRanges()
    wanted = [number for number in range(count) if ranges.isEmpty() or ranges.contains(number + 1)]
    steps.count = len(wanted)
    painter = QPainter()
    if not wanted or not painter.begin(device):
        return "no_answer"
    # Else letters are smeared on their way to a printer that takes PDF.
    painter.setRenderHint(QPainter.RenderHint.LosslessImageRendering)
    for place, number in enumerate(wanted):
        steps.done = place + 1
        if place and not device.newPage():
            painter.end()
            return "stopped"
        _paint_page(painter, page_picture(pdf, number, DOTS_PER_INCH))
    return "printed" if painter.end() else "stopped"


def _paint_page(painter: QPainter, picture: QImage) -> None:
    """Paint a page as large as it is; on a smaller sheet as large as there is room, in the middle.

    In strips, between which the window has its turn: a page at once takes several times as long as a blink.
    """
    sheet = painter.viewport()
    true_size = painter.device().logicalDpiX() / DOTS_PER_INCH
    room = min((sheet.width() + true_size) / picture.width(), (sheet.height() + true_size) / picture.height())
    per_dot = min(true_size, room)  # a dot more than the sheet is only rounding, and no reason to make all smaller
    wide = round(picture.width() * per_dot)
    left = max(round((sheet.width() - wide) / 2), 0)
    top = max(round((sheet.height() - picture.height() * per_dot) / 2), 0)
    for first, after in strips(picture):
        last = min(after + _UNDER, picture.height())  # it goes on under the next: no line of the paper shows between
        begins, ends = round(first * per_dot), round(last * per_dot)
        target = QRect(left, top + begins, wide, ends - begins)
        painter.drawImage(target, picture, QRect(0, first, picture.width(), last - first))


def strips(picture: QImage) -> Iterator[tuple[int, int]]:
    """Divide a page where nothing is lost if a printer rounds: between lines, where rows of dots are all alike.

    Returns:
        First row, and the row after the last, of each strip, from the top.
    """
    first = 0
    while first < picture.height():
        after = min(first + _STRIP, picture.height())
        if after < picture.height():
            quiet = (row for row in range(after, first + _STRIP // 2, -1) if _is_quiet(picture, row))
            after = next(quiet, after)
        yield first, after
        first = after


def _is_quiet(picture: QImage, row: int) -> bool:
    """Whether the rows on both sides of a cut are all alike."""
    around = range(max(row - _ALIKE, 0), min(row + _ALIKE, picture.height()))
    here = _dots(picture, row)
    return all(_dots(picture, each) == here for each in around)


def _dots(picture: QImage, row: int) -> bytes:
    return bytes(cast("memoryview", picture.constScanLine(row)))
