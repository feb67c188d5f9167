"""The handout: the very pages that are saved and printed, seen before, and the check that they pass."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent, QImage, QPixmap, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from app.ui import words
from app.ui.controls.bullets import Bullets
from app.ui.controls.labels import label, show_text
from app.ui.controls.mark import SeverityMark
from app.ui.controls.steady_bar import keep_steady
from app.ui.plan.check_panel import CheckPanel
from app.ui.plan.one_scroll import settle_heads
from app.ui.plan.page_choices import PageChoices
from app.ui.plan.page_presses import PagePresses
from app.ui.plan.text_page import TextPage
from app.ui.presenters.handout_view import HandoutView


class HandoutTab(QWidget):
    """Shows the pages, what they are, what can be chosen of them and done with them, and the check."""

    resized = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pages: list[QLabel] = []
        self._pictures: tuple[QImage, ...] = ()
        self._view = HandoutView()
        self._news = label("muted", words.HANDOUT_NONE)
        self._about = label("small")
        self._mark = SeverityMark("warning")
        self._says = label("small", words.HANDOUT_DRAFT)
        self._draft = label("small")
        self._refusals = label("said_stop")
        self._told = label("said_stop")
        self._obstacles_title = label("overline", words.CHECK_NOT_YET)
        self._obstacles = Bullets(small=True)
        self._read_title = label("overline", words.CHECK_READ)
        self._read = Bullets(small=True)
        self.choices = PageChoices()
        self.presses = PagePresses()
        self.panel = CheckPanel()
        self.text = TextPage()
        whole = self._whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        self._head = QWidget()
        self._head.setLayout(self._said())
        whole.addWidget(self._head)
        whole.addWidget(self._desk(), 1)
        self.show_news(words.HANDOUT_NONE)

    def _said(self) -> QVBoxLayout:
        """Which pages they are, and the presses."""
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self._mark)
        line.addWidget(self._says, 1)
        top = QVBoxLayout()
        top.setContentsMargins(12, 8, 12, 8)
        top.setSpacing(6)
        top.addWidget(self.choices)
        top.addWidget(self._about)
        top.addLayout(line)
        for part in (self._draft, self._refusals, self._told, self.presses):
            top.addWidget(part)
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
            self.text,
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

    def show_view(self, view: HandoutView) -> None:
        """Show what the pages are, what stands in the way of their check, and the question whose pages they are."""
        self._view = view
        self.choices.show_view(view)
        show_text(self._about, view.about)
        self._show_state(view)
        refused = "" if view.asking else view.said
        if refused and refused != self._told.text():
            QAccessible.updateAccessibility(QAccessibleEvent(self._told, QAccessible.Event.Alert))
        show_text(self._refusals, view.refusals)
        show_text(self._told, refused)
        blocked = view.possible and not view.is_checked and bool(view.obstacles)
        self._obstacles.show_lines(view.obstacles if blocked else ())
        self._obstacles_title.setHidden(not blocked)
        self._read.show_lines(view.to_read)
        self._read_title.setHidden(not view.to_read)
        self.presses.show_view(view)
        began = view.asking is not None and self.panel.isHidden()
        self.panel.show_asking(view.asking, view.said, view.who)
        if began:
            self._scroll.verticalScrollBar().setValue(0)

    def _show_state(self, view: HandoutView) -> None:
        """Say whether the pages are a draft or checked, where they are of a case at all."""
        checked, said = view.is_checked, view.says if view.possible else ""
        self._mark.setHidden(checked or not said)
        role = "decided" if checked else "small"
        if self._says.property("role") != role:
            self._says.setProperty("role", role)
            self._says.style().polish(self._says)
        show_text(self._says, f"✓ {said}" if checked else said)
        show_text(self._draft, words.HANDOUT_PROTOCOL_DRAFT if checked and view.draft_protocol else "")

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
        self._pictures = ()
        for page in self._pages:
            page.hide()
            page.clear()
        self.text.hide()
        self.text.clear()
        self.presses.show_ready(False)

    def show_text(self, text: str) -> None:
        """Show a text in place of the pages."""
        self.show_news("")
        self.text.show_text(words.PAGE_KINDS[self._view.order.kind], text)
        self.presses.show_ready(True)

    def show_pages(self, pictures: tuple[QImage, ...]) -> None:
        """Show the pages."""
        show_text(self._news, "")
        self.text.hide()
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
        self.presses.show_ready(True)
