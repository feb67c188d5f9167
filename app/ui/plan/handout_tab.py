"""The handout: the very pages that are saved and printed, seen before, and the check that they pass."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent, QImage, QPixmap, QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from app.ui import words
from app.ui.controls.bullets import Bullets
from app.ui.controls.labels import button, label, literal, show_text
from app.ui.controls.mark import SeverityMark
from app.ui.controls.steady_bar import keep_steady
from app.ui.plan.check_panel import CheckPanel
from app.ui.plan.one_scroll import settle_heads
from app.ui.presenters.screen import HandoutView


class HandoutTab(QWidget):
    """Shows the pages; wishes to save or print them as they are, or to check them first."""

    save_wanted = Signal()
    print_wanted = Signal()
    check_wanted = Signal(str)
    resized = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pages: list[QLabel] = []
        self._pictures: tuple[QImage, ...] = ()
        self._view = HandoutView()
        self._news = label("muted", words.HANDOUT_NONE)
        self._mark = SeverityMark("warning")
        self._says = label("small", words.HANDOUT_DRAFT)
        self._draft = label("small")
        self._refusals = label("said_stop")
        self._told = label("said_stop")
        self._obstacles_title = label("overline", words.CHECK_NOT_YET)
        self._obstacles = Bullets(small=True)
        self._read_title = label("overline", words.CHECK_READ)
        self._read = Bullets(small=True)
        self._save = button(words.SAVE_DRAFT, about=words.ABOUT_SAVE_PDF)
        self._save.clicked.connect(self.save_wanted)
        self._print = button(words.PRINT_DRAFT, about=words.ABOUT_PRINT)
        self._print.clicked.connect(self.print_wanted)
        self.check_save = button(words.CHECK_SAVE, about=words.ABOUT_CHECK)
        self.check_print = button(words.CHECK_PRINT, about=words.ABOUT_CHECK)
        for press, name in ((self.check_save, "save"), (self.check_print, "print")):
            press.setObjectName(name)
            press.clicked.connect(self._on_check_clicked)
        self.panel = CheckPanel()
        whole = self._whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        self._head = QWidget()
        self._head.setLayout(self._said())
        whole.addWidget(self._head)
        whole.addWidget(self._desk(), 1)
        self.show_news(words.HANDOUT_NONE)

    def _said(self) -> QVBoxLayout:
        """What the pages are, and the presses."""
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self._mark)
        line.addWidget(self._says, 1)
        top = QVBoxLayout()
        top.setContentsMargins(12, 8, 12, 8)
        top.setSpacing(6)
        top.addLayout(line)
        for part in (self._draft, self._refusals, self._told):
            top.addWidget(part)
        grid = QGridLayout()
        grid.setSpacing(8)
        for row, presses in enumerate(((self.check_print, self.check_save), (self._print, self._save))):
            for column, press in enumerate(presses):
                grid.addWidget(press, row, column)
        grid.setColumnStretch(2, 1)
        top.addLayout(grid)
        return top

    def _desk(self) -> QScrollArea:
        """The pages, one under the other."""
        body = QWidget()
        body.setObjectName("desk")
        self._box = QVBoxLayout(body)
        self._box.setContentsMargins(12, 12, 12, 12)
        self._box.setSpacing(12)
        for part in (
            self._obstacles_title,
            self._obstacles,
            self._read_title,
            self._read,
            self.panel,
            self._news,
        ):
            self._box.addWidget(part)
        self._box.addStretch(1)
        self._scroll = QScrollArea(self)
        self._scroll.setObjectName("desk")
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        keep_steady(self._scroll)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # its pages are gone to, one by one
        self._scroll.setWidget(body)
        self._scroll.setAccessibleName(words.TAB_HANDOUT)
        self._scroll.setAccessibleDescription(words.ABOUT_PAGES)
        return self._scroll

    def show_view(self, view: HandoutView, has_handout: bool) -> None:
        """Show what the pages are, what stands in the way of their check, and the question whose pages they are."""
        self._view = view
        checked = view.is_checked
        self._mark.setHidden(checked)
        role = "decided" if checked else "small"
        if self._says.property("role") != role:
            self._says.setProperty("role", role)
            self._says.style().polish(self._says)
        show_text(self._says, f"✓ {view.says}" if checked else view.says or words.HANDOUT_DRAFT)
        show_text(self._draft, words.HANDOUT_PROTOCOL_DRAFT if checked and view.draft_protocol else "")
        show_text(self._refusals, view.refusals)
        refused = "" if view.asking else view.said
        if refused and refused != self._told.text():
            QAccessible.updateAccessibility(QAccessibleEvent(self._told, QAccessible.Event.Alert))
        show_text(self._told, refused)
        blocked = has_handout and not checked and bool(view.obstacles)
        self._obstacles.show_lines(view.obstacles if blocked else ())
        self._read_title.setHidden(not view.to_read)
        self._read.show_lines(view.to_read)
        self._obstacles_title.setHidden(not blocked)
        for press in (self.check_print, self.check_save):
            press.setHidden(checked or view.asking is not None)
            press.setEnabled(has_handout and not view.obstacles)
        for press in (self._save, self._print):
            press.setHidden(view.asking is not None)
        for press, text in (
            (self._save, words.SAVE_PDF if checked else words.SAVE_DRAFT),
            (self._print, words.PRINT if checked else words.PRINT_DRAFT),
        ):
            press.setText(literal(text))
            press.setAccessibleName(text)
        began = view.asking is not None and self.panel.isHidden()
        self.panel.show_asking(view.asking, view.said, view.who)
        if began:
            self._scroll.verticalScrollBar().setValue(0)

    def _on_check_clicked(self) -> None:
        self.check_wanted.emit(self.sender().objectName())

    @property
    def page_width(self) -> int:
        """The width for a page, in device pixels."""
        room = self._scroll.viewport().width() - 28
        return max(120, round(room * self.devicePixelRatioF()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        settle_heads(self, (self._head,), self._whole, self._box)
        self._fit()
        self.resized.emit()

    def _fit(self) -> None:
        """Show the pages as wide as there is room."""
        for page, made in zip(self._pages, self._pictures, strict=False):
            picture = QPixmap.fromImage(made)
            if picture.width() != self.page_width:
                # For the moment until it is rendered anew in this width.
                picture = picture.scaledToWidth(self.page_width, Qt.TransformationMode.FastTransformation)
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
