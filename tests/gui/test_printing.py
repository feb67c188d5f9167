"""Printing: the pages as large as they are, page by page, and no page claimed that was not taken."""

from io import BytesIO
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from PySide6.QtCore import QMarginsF
from PySide6.QtGui import QImage, QPageLayout, QPageRanges, QPageSize, QPdfWriter
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.ui import printing, words
from app.ui.errand import Steps
from app.ui.plan.pages import page_count, page_picture, page_pictures
from app.ui.printing import DOTS_PER_INCH, choose_printer, send_pages, strips

POINTS = {"letter": (612, 792), "A4": (595, 842)}


def pages(count: int, paper: str = "letter") -> bytes:
    from reportlab.lib.pagesizes import A4, LETTER
    from reportlab.pdfgen.canvas import Canvas

    sheet = BytesIO()
    canvas = Canvas(sheet, pagesize=A4 if paper == "A4" else LETTER)
    for number in range(1, count + 1):
        canvas.setFontSize(14)
        canvas.drawString(72, 700, f"Page {number}")
        canvas.rect(72, 72 * number, 144, 36, fill=1)  # its place tells which page it is, its size how large it came
        canvas.showPage()
    canvas.save()
    return sheet.getvalue()


def paper_of(path: Path, paper: str, margin_mm: float = 0) -> QPdfWriter:
    """A printer whose paper is a file."""
    made = QPdfWriter(str(path))
    size = QPageSize(QPageSize.PageSizeId.A4 if paper == "A4" else QPageSize.PageSizeId.Letter)
    margins = QMarginsF(margin_mm, margin_mm, margin_mm, margin_mm)
    made.setPageLayout(QPageLayout(size, QPageLayout.Orientation.Portrait, margins, QPageLayout.Unit.Millimeter))
    made.setResolution(600)
    return made


def boxes(path: Path) -> list[tuple[float, float, float, float]]:
    """The black box on each page that came out: left, bottom, width and height, in points."""
    found = []
    document = pypdfium2.PdfDocument(str(path))
    for page in document:
        picture = page.render(scale=1, grayscale=True)
        raw, stride = bytes(picture.buffer), picture.stride
        rows = [raw[line * stride : line * stride + picture.width] for line in range(picture.height)]
        boxed = [line for line, row in enumerate(rows) if row.count(b"\0") > 50]
        row = rows[boxed[0]]
        left, right = row.index(b"\0"), row.rindex(b"\0")
        found.append((left, picture.height - boxed[-1] - 1, right - left + 1, boxed[-1] - boxed[0] + 1))
    document.close()
    return found


def sizes(path: Path) -> list[tuple[int, int]]:
    document = pypdfium2.PdfDocument(str(path))
    found = [(round(page.get_width()), round(page.get_height())) for page in document]
    document.close()
    return found


@pytest.mark.parametrize("paper", ["letter", "A4"])
def test_PAT_1_that_pages_come_out_as_large_as_they_are_on_the_paper_they_are_for(tmp_path: Path, paper: str) -> None:
    steps, path = Steps(), tmp_path / "out.pdf"
    assert send_pages(pages(2, paper), paper_of(path, paper), steps) == "printed"
    assert (steps.done, steps.count) == (2, 2)
    assert sizes(path) == [POINTS[paper]] * 2
    for number, box in enumerate(boxes(path), start=1):
        assert box == pytest.approx((72, 72 * number, 144, 36), abs=1.5)


def test_that_a_page_for_another_paper_is_whole_and_in_the_middle(tmp_path: Path) -> None:
    path = tmp_path / "out.pdf"
    assert send_pages(pages(1, "A4"), paper_of(path, "letter"), Steps()) == "printed"
    [(left, _bottom, width, _height)] = boxes(path)
    scale = 792 / 842
    assert width == pytest.approx(144 * scale, abs=1.5)
    assert left == pytest.approx((612 - 595 * scale) / 2 + 72 * scale, abs=1.5)


def test_that_only_the_pages_that_were_asked_for_are_printed(tmp_path: Path) -> None:
    path = tmp_path / "out.pdf"
    device, steps = paper_of(path, "letter"), Steps()
    device.setPageRanges(QPageRanges.fromString("2-3"))
    assert send_pages(pages(4), device, steps) == "printed"
    assert [round(bottom / 72) for _left, bottom, _width, _height in boxes(path)] == [2, 3]
    assert steps.count == 2


def test_that_a_range_with_no_page_in_it_is_not_called_printed(tmp_path: Path) -> None:
    device = paper_of(tmp_path / "out.pdf", "letter")
    device.setPageRanges(QPageRanges.fromString("9"))
    assert send_pages(pages(2), device, Steps()) == "no_answer"


@pytest.mark.qt_log_ignore("QPainter::begin")
def test_T094_that_a_printer_that_is_not_there_takes_nothing(tmp_path: Path) -> None:
    gone = paper_of(tmp_path / "no such folder" / "out.pdf", "letter")
    assert send_pages(pages(1), gone, Steps()) == "no_answer"


class Stopping(QPdfWriter):
    """Takes two pages, and no third."""

    taken = 1

    def newPage(self) -> bool:
        self.taken += 1
        return self.taken <= 2 and super().newPage()


def test_T094_that_a_printer_that_stops_in_the_middle_is_not_called_done(tmp_path: Path) -> None:
    steps = Steps()
    device = Stopping(str(tmp_path / "out.pdf"))
    assert send_pages(pages(4), device, steps) == "stopped"
    assert (steps.done, steps.count) == (3, 4), "where it stopped"


def test_PAT_1_that_print_is_fine_enough_for_small_letters_and_one_page_is_held_at_a_time() -> None:
    made = pages(3)
    assert DOTS_PER_INCH >= 300
    assert page_count(made) == 3
    picture = page_picture(made, 1, DOTS_PER_INCH)
    assert picture.width() == 2550
    assert abs(picture.height() - 3300) <= 1


def lines_of_text() -> QImage:
    """A page of lines, in a frame whose sides go through every cut."""
    from reportlab.lib.pagesizes import LETTER
    from reportlab.pdfgen.canvas import Canvas

    sheet = BytesIO()
    canvas = Canvas(sheet, pagesize=LETTER)
    canvas.setFont("Helvetica", 14)
    canvas.rect(30, 30, 552, 732)
    for line in range(38):
        canvas.drawString(60, 740 - 18.2 * line, "Take 60 mg a day, gladly, in the morning.")
    canvas.save()
    return page_picture(sheet.getvalue(), 0, DOTS_PER_INCH)


def test_that_a_page_is_divided_between_its_lines_so_that_a_printer_that_rounds_cuts_no_letter() -> None:
    page = lines_of_text()
    parts = list(strips(page))
    assert [first for first, _ in parts] == [0, *(after for _, after in parts[:-1])]
    assert parts[-1][1] == page.height()
    assert len(parts) > 5, "the window has its turn in between"
    for cut in (after for _, after in parts[:-1]):
        assert len({bytes(page.constScanLine(row)) for row in range(cut - 3, cut + 3)}) == 1, cut


def test_that_a_page_without_a_quiet_row_is_divided_all_the_same() -> None:
    page = QImage(40, 1000, QImage.Format.Format_RGB888)
    for row in range(1000):
        page.setPixel(row % 40, row, 0xFF000000 + row)
    parts = list(strips(page))
    assert parts[0][0] == 0
    assert parts[-1][1] == 1000
    assert all(first < after <= first + 256 for first, after in parts)


def test_OUT_6_that_colours_come_out_as_they_are() -> None:
    from reportlab.pdfgen.canvas import Canvas

    sheet = BytesIO()
    canvas = Canvas(sheet, pagesize=(100, 100))
    canvas.setFillColorRGB(0.8, 0.4, 0)
    canvas.rect(0, 0, 100, 100, stroke=0, fill=1)
    canvas.save()
    for picture in (page_picture(sheet.getvalue(), 0, 72), page_pictures(sheet.getvalue(), 100)[0]):
        assert picture.pixelColor(50, 50).getRgb()[:3] == (204, 102, 0)


def test_PHI_6_that_a_print_job_says_nothing_of_the_patient_and_makes_no_file(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    from PySide6 import QtPrintSupport

    asked: list[Any] = []

    class Dialog:
        DialogCode = QtPrintSupport.QPrintDialog.DialogCode
        answer = DialogCode.Accepted

        def __init__(self, printer: Any, _window: QWidget) -> None:
            asked.append(printer)
            self.options: dict[Any, bool] = {}

        def setOption(self, option: Any, on: bool) -> None:
            assert option == QtPrintSupport.QAbstractPrintDialog.PrintDialogOption.PrintToFile
            assert not on

        def exec(self) -> Any:
            return self.answer

    monkeypatch.setattr(QtPrintSupport, "QPrintDialog", Dialog)
    window = QWidget()
    qtbot.addWidget(window)
    for paper, points in (("letter", (612, 792)), ("A4", (595, 842))):
        printer = choose_printer(window, "A4" if paper == "A4" else "letter")
        assert printer is asked[-1]
        assert printer.docName() == words.PRINT_JOB == "Treatment plan"
        assert printer.fullPage()
        assert printer.pageLayout().fullRectPoints().size().toTuple() == points
    Dialog.answer = Dialog.DialogCode.Rejected
    assert choose_printer(window, None) is None


def test_T094_that_a_computer_without_a_printer_is_known_as_one(monkeypatch: pytest.MonkeyPatch) -> None:
    from PySide6 import QtPrintSupport

    for names in ([], ["Ward 3"]):
        stand_in = type("Info", (), {"availablePrinterNames": staticmethod(lambda names=names: names)})
        monkeypatch.setattr(QtPrintSupport, "QPrinterInfo", stand_in)
        assert printing.has_printer() == bool(names)
