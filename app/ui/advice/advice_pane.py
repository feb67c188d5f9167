"""The advice pane: stops, what is needed, then the cards by verdict, then lesser alerts."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from app.ui import words
from app.ui.advice.advice_widget import AdviceWidget
from app.ui.advice.alert_widget import AlertWidget
from app.ui.advice.card_frame import CardFrame
from app.ui.advice.stack import CardStack
from app.ui.advice.start_panel import NeededPanel, StartPanel
from app.ui.controls.labels import label, show_text
from app.ui.controls.pane_head import PaneHead
from app.ui.controls.quiet import laid_out_once
from app.ui.controls.steady_bar import keep_steady
from app.ui.panes import Pane
from app.ui.presenters.arrange import SECTION_TITLES
from app.ui.presenters.screen import Screen


class AdvicePane(Pane):
    """Shows the advice; wishes to go to a field, or to open an example."""

    field_wanted = Signal(str)
    evidence_wanted = Signal(str)
    example_wanted = Signal(str)

    def __init__(self, examples: tuple[tuple[str, str], ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("pane")
        self.setAccessibleName(words.PANE_ADVICE)
        self._head = PaneHead(f"2  {words.PANE_ADVICE}")
        self._headline = label("title")
        self._start = StartPanel(examples)
        self._start.example_wanted.connect(self.example_wanted)
        self._needed = NeededPanel()
        self._needed.field_wanted.connect(self.field_wanted)
        self._numbered: list[AdviceWidget] = []
        body = self._body = QWidget()
        body.setObjectName("scroll_body")
        self._box = QVBoxLayout(body)
        self._box.setContentsMargins(12, 12, 12, 12)
        self._box.setSpacing(8)
        stops, advice, lesser = QWidget(), QWidget(), QWidget()
        self._stops = CardStack(stops, self._new_alert)
        self._lesser = CardStack(lesser, self._new_alert)
        self._lesser_title = label("overline", words.SECTION_ALERTS)
        for part in (self._headline, self._start, stops, self._needed):
            self._box.addWidget(part)
        self._advice = CardStack(advice, self._new_entry)
        self._box.addWidget(advice)
        self._box.addWidget(self._lesser_title)
        self._box.addWidget(lesser)
        self._box.addStretch(1)
        self._scroll = QScrollArea(self)
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        keep_steady(self._scroll)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidget(body)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(1, 1, 1, 1)
        whole.setSpacing(0)
        whole.addWidget(self._head)
        whole.addWidget(self._scroll, 1)

    def _new_alert(self, _rule: str) -> AlertWidget:
        card = AlertWidget()
        card.field_wanted.connect(self.field_wanted)
        card.evidence_wanted.connect(self.evidence_wanted)
        return card

    def _new_entry(self, key: str) -> QWidget:
        """A card, or the title of a section; in one stack, so that a card keeps its widget when it changes section."""
        if key in SECTION_TITLES:
            title = label("overline", key)
            title.setContentsMargins(0, 8, 0, 0)
            return title
        card = AdviceWidget()
        card.field_wanted.connect(self.field_wanted)
        card.evidence_wanted.connect(self.evidence_wanted)
        card.alert_wanted.connect(self.show_alert)
        return card

    def show_tabbed(self, tabbed: bool) -> None:
        """Drop the head where a tab names the pane."""
        self._head.setHidden(tabbed)

    def show_advice(self, screen: Screen) -> None:
        """Show the advice; cards that say the same as before are left alone."""
        with laid_out_once(self._box, self._stops.box, self._advice.box, self._lesser.box):
            self._show(screen)

    def _show(self, screen: Screen) -> None:
        report = screen.report
        if report is None:
            return
        self._head.show_note(report.protocol_line)
        show_text(self._headline, "" if screen.is_empty else report.headline)
        self._start.setHidden(not screen.is_empty)
        self._needed.show_missing(report.missing)
        for card, alert in zip(self._stops.arrange([one.rule for one in screen.stops]), screen.stops, strict=True):
            card.show_card(alert)
        self._show_sections(screen)
        for card, alert in zip(self._lesser.arrange([one.rule for one in screen.lesser]), screen.lesser, strict=True):
            card.show_card(alert)
        self._lesser_title.setHidden(not screen.lesser)

    def _show_sections(self, screen: Screen) -> None:
        keys: list[str] = []
        for section in screen.sections:
            keys += [section.title, *(item.card.id for item in section.items)]
        items = {item.card.id: item for section in screen.sections for item in section.items}
        self._numbered = [card for card in self._advice.arrange(keys) if isinstance(card, AdviceWidget)]
        for number, (card, item) in enumerate(zip(self._numbered, items.values(), strict=True), start=1):
            card.show_item(item)
            card.show_key(number)

    def focus_card(self, number: int) -> None:
        """Put the focus on the card with this key."""
        if 1 <= number <= len(self._numbered):
            self._focus(self._numbered[number - 1])

    def focus_first(self) -> None:
        """Put the focus on the first card."""
        cards = [card for card in self._body.findChildren(CardFrame) if card.isVisible()]
        if cards:
            self._focus(min(cards, key=self._height_of))

    def _height_of(self, card: CardFrame) -> int:
        return card.mapTo(self._body, card.rect().topLeft()).y()

    def show_alert(self, rule: str) -> None:
        """Bring the card of an alert into view."""
        card = self._stops.card(rule) or self._lesser.card(rule)
        if card is not None:
            self._focus(card)

    def _focus(self, card: CardFrame) -> None:
        self._box.activate()
        card.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._scroll.ensureWidgetVisible(card, 0, 24)
