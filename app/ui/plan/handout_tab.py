"""The handout: the very pages that are saved and printed, seen before."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QImage, QPixmap, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from app.ui import words
from app.ui.controls.flow import Flow
from app.ui.controls.labels import button, label, show_text
from app.ui.controls.mark import SeverityMark


class HandoutTab(QWidget):
    """Shows the pages; wishes to save or print them."""

    save_wanted = Signal()
    print_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pages: list[QLabel] = []
        self._pictures: tuple[QImage, ...] = ()
        self._news = label("muted", words.HANDOUT_NONE)
        self._save = button(words.SAVE_PDF, about=words.ABOUT_SAVE_PDF)
        self._save.clicked.connect(self.save_wanted)
        self._print = button(words.PRINT, about=words.ABOUT_PRINT)
        self._print.clicked.connect(self.print_wanted)
        said = QHBoxLayout()
        said.setSpacing(8)
        said.addWidget(SeverityMark("warning"))
        said.addWidget(label("small", words.HANDOUT_DRAFT), 1)
        row = Flow(first_fills=True)
        row.setSpacing(8)
        row.add_layout(said)
        row.addWidget(self._save)
        row.addWidget(self._print)
        top = QVBoxLayout()
        top.setContentsMargins(12, 8, 12, 8)
        top.addLayout(row)
        body = QWidget()
        body.setObjectName("desk")
        self._box = QVBoxLayout(body)
        self._box.setContentsMargins(12, 12, 12, 12)
        self._box.setSpacing(12)
        self._box.addWidget(self._news)
        self._box.addStretch(1)
        self._scroll = QScrollArea(self)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # its pages are gone to, one by one
        self._scroll.setWidget(body)
        self._scroll.setAccessibleName(words.TAB_HANDOUT)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(top)
        whole.addWidget(self._scroll, 1)
        self.show_news(words.HANDOUT_NONE)

    @property
    def page_width(self) -> int:
        """The width for a page, in device pixels."""
        room = self._scroll.viewport().width() - 28
        return max(120, round(room * self.devicePixelRatioF()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Show the pages as wide as there is room."""
        for page, made in zip(self._pages, self._pictures, strict=False):
            picture = QPixmap.fromImage(made)
            if picture.width() != self.page_width:
                picture = picture.scaledToWidth(self.page_width, Qt.TransformationMode.SmoothTransformation)
            picture.setDevicePixelRatio(self.devicePixelRatioF())
            page.setPixmap(picture)

    def show_news(self, text: str) -> None:
        """Show a sentence in place of the pages."""
        show_text(self._news, text)
        for page in self._pages:
            page.hide()
        self._save.setEnabled(False)
        self._print.setEnabled(False)

    def show_pages(self, pictures: tuple[QImage, ...]) -> None:
        """Show the pages."""
        show_text(self._news, "")
        while len(self._pages) < len(pictures):
            page = QLabel()
            page.setTextFormat(Qt.TextFormat.PlainText)
            page.setObjectName("page")
            page.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            page.setAccessibleDescription(words.ABOUT_PAGES)
            page.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            self._box.insertWidget(self._box.count() - 1, page)
            self._pages.append(page)
        self._pictures = pictures
        for number, page in enumerate(self._pages, start=1):
            page.setHidden(number > len(pictures))
            page.setAccessibleName(words.HANDOUT_PAGE.format(number=number, count=len(pictures)))
        self._fit()
        self._save.setEnabled(True)
        self._print.setEnabled(True)
