"""The advice pane: stops, what is needed, then the cards by verdict, then lesser alerts."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, TypeVar, cast

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from app.ui import words
from app.ui.advice.card_frame import CardFrame, frame_of
from app.ui.advice.stack import CardStack
from app.ui.advice.start_panel import NeededPanel, StartPanel
from app.ui.advice.take_back import TakeBackList, aside_line
from app.ui.controls.labels import label, show_text
from app.ui.controls.pane_head import PaneHead
from app.ui.controls.quiet import laid_out_once
from app.ui.controls.steady_bar import keep_steady
from app.ui.language import BASE, language
from app.ui.panes import Pane
from app.ui.presenters.arrange import section_titles
from app.ui.presenters.decisions import Correction
from app.ui.presenters.screen import AdviceItem, Screen

if TYPE_CHECKING:
    from app.domain.report import AlertCard
    from app.ui.advice.advice_widget import AdviceWidget
    from app.ui.advice.alert_widget import AlertWidget

Card = TypeVar("Card", bound=CardFrame)
PLACE_MS = 400
"""How long cards keep their place after a change while the pointer is over them (ALR-4)."""


_SPARE_CARDS, _SPARE_ALERTS = 14, 6
"""Cards that are built before they are needed: more than most cases call for."""


def _foreign_line() -> QWidget:
    """Says that the protocol speaks another language than the window, where it does."""
    line = label("small", words.PROTOCOL_LANGUAGE)
    line.setHidden(language().startswith(BASE))
    return line


def _is_card(entry: QWidget) -> bool:
    """Whether an entry of the advice is a card, not the title of a section."""
    return isinstance(entry, CardFrame)


class AdvicePane(Pane):
    """Shows the advice; wishes to go to a field, or to open an example; reports what is decided on a card."""

    field_wanted = Signal(str)
    evidence_wanted = Signal(str)
    example_wanted = Signal(str)
    decided = Signal(object)
    correction_wanted = Signal(object)

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
        self._spare_cards: list[AdviceWidget] = []
        self._spare_alerts: list[AlertWidget] = []
        body = self._body = QWidget()
        body.setObjectName("scroll_body")
        self._box = QVBoxLayout(body)
        self._box.setContentsMargins(12, 12, 12, 12)
        self._box.setSpacing(8)
        stops, advice, lesser = QWidget(), QWidget(), QWidget()
        self._stops = CardStack(stops, self._new_alert)
        self._lesser = CardStack(lesser, self._new_alert)
        self._lesser_title = label("overline", words.SECTION_ALERTS)
        self._lesser_title.setContentsMargins(0, 8, 0, 0)
        self._gone = TakeBackList(words.GONE_TITLE, "take_back")
        self._aside = TakeBackList(words.ASIDE_TITLE, "restore")
        for each in (self._gone, self._aside):
            each.decided.connect(self.decided)
        self._case = -1
        self._screen: Screen | None = None
        self._keys: tuple[str, ...] = ()
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(PLACE_MS)
        self._settle.timeout.connect(self._on_settled)
        self._protocol = label("small")
        self._protocol.hide()
        self._advice = CardStack(advice, self._new_entry)
        self._lay_out(stops, advice, lesser)
        self._scroll = self._scrolled(body)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(1, 1, 1, 1)
        whole.setSpacing(0)
        whole.addWidget(self._head)
        whole.addWidget(self._scroll, 1)

    def _lay_out(self, stops: QWidget, advice: QWidget, lesser: QWidget) -> None:
        """One below the other, from the stops down to what was set aside."""
        for part in (self._protocol, _foreign_line(), self._headline, self._start, stops, self._gone, self._needed):
            self._box.addWidget(part)
        for part in (advice, self._lesser_title, lesser, self._aside):
            self._box.addWidget(part)
        self._box.addStretch(1)

    def _scrolled(self, body: QWidget) -> QScrollArea:
        area = QScrollArea(self)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        keep_steady(area)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(body)
        return area

    def _new_alert(self, _rule: str) -> AlertWidget:
        return self._spare_alerts.pop() if self._spare_alerts else self._made_alert()

    def _made_alert(self) -> AlertWidget:
        from app.ui.advice.alert_widget import AlertWidget

        return self._wired(AlertWidget())

    def _made_card(self) -> AdviceWidget:
        from app.ui.advice.advice_widget import AdviceWidget

        card = self._wired(AdviceWidget())
        card.alert_wanted.connect(self.show_alert)
        return card

    def prepare(self) -> bool:
        """Build one more card for later, so that the first case is not kept waiting; False where there are enough."""
        if len(self._spare_cards) < _SPARE_CARDS:
            self._spare_cards.append(self._made_card())
            self._advice.hold(self._spare_cards[-1])
        elif len(self._spare_alerts) < _SPARE_ALERTS:
            self._spare_alerts.append(self._made_alert())
            self._stops.hold(self._spare_alerts[-1])
        else:
            return False
        return True

    def _wired(self, card: Card) -> Card:
        card.field_wanted.connect(self.field_wanted)
        card.evidence_wanted.connect(self.evidence_wanted)
        card.decided.connect(self.decided)
        card.correction_wanted.connect(self.correction_wanted)
        card.step_wanted.connect(self._on_step_wanted)
        card.panel_opened.connect(self._on_panel_opened)
        return card

    def _new_entry(self, key: str) -> QWidget:
        """A card, or the title of a section; in one stack, so that a card keeps its widget when it changes section."""
        if key in section_titles().values():
            title = label("overline", key)
            title.setContentsMargins(0, 8, 0, 0)
            return title
        return self._spare_cards.pop() if self._spare_cards else self._made_card()

    def show_tabbed(self, tabbed: bool) -> None:
        """Drop the head where a tab names the pane."""
        self._head.setHidden(tabbed)
        self._protocol.setHidden(not tabbed)

    def show_advice(self, screen: Screen) -> None:
        """Show the advice; cards that say the same as before are left alone."""
        with laid_out_once(self._box, self._stops.box, self._advice.box, self._lesser.box):
            self._show(screen)

    def _show(self, screen: Screen) -> None:
        report = screen.report
        if report is None:
            if screen.fault:
                self._show_fault(screen)
            return
        same_case = screen.case_number == self._case
        self._screen, self._case = screen, screen.case_number
        self._head.show_note(report.protocol_line)
        if self._protocol.text() != report.protocol_line:
            self._protocol.setText(report.protocol_line)
        show_text(self._headline, "" if screen.is_empty else report.headline)
        self._start.setHidden(not screen.is_empty)
        self._needed.show_missing(report.missing)
        self._gone.show_lines(screen.gone)
        self._aside.show_lines(tuple((each.rule, aside_line(each)) for each in screen.aside))
        self._show_alerts(self._stops, screen.stops, screen.corrections)
        if same_case:
            self._show_sections(screen, same_case)
        else:
            with self._advice.out_of_sight():
                self._show_sections(screen, same_case)
        self._show_alerts(self._lesser, screen.lesser, screen.corrections)
        self._lesser_title.setHidden(not screen.lesser)
        for frame in self._frames():
            frame.show_who(screen.handout.who)
            if not same_case:
                frame.close_panel()

    def _show_fault(self, screen: Screen) -> None:
        """No part of an answer is shown where the whole of it could not be worked out."""
        show_text(self._headline, screen.fault)
        self._start.hide()
        self._needed.show_missing(())
        self._gone.show_lines(())
        self._aside.show_lines(())
        self._settle.stop()
        self._screen, self._keys, self._numbered = None, (), []
        for stack in (self._stops, self._lesser, self._advice):
            stack.arrange(())
        self._lesser_title.hide()

    @staticmethod
    def _show_alerts(
        stack: CardStack[AlertWidget], alerts: tuple[AlertCard, ...], corrections: Mapping[str, tuple[Correction, ...]]
    ) -> None:
        for card, alert in zip(stack.arrange([one.rule for one in alerts]), alerts, strict=True):
            card.show_card(alert, corrections.get(alert.rule, ()))

    def _show_sections(self, screen: Screen, same_case: bool) -> None:
        keys: list[str] = []
        for section in screen.sections:
            keys += [section.title, *(item.card.id for item in section.items)]
        items = {item.card.id: item for section in screen.sections for item in section.items}
        if same_case and self._keys and tuple(keys) != self._keys and self.underMouse():
            self._keep_places(items)
            return
        self._settle.stop()
        self._keys = tuple(keys)
        self._numbered = [cast("AdviceWidget", card) for card in self._advice.arrange(keys) if _is_card(card)]
        for number, (card, item) in enumerate(zip(self._numbered, items.values(), strict=True), start=1):
            card.setEnabled(True)
            card.show_item(item)
            card.show_key(number)

    def _keep_places(self, items: Mapping[str, AdviceItem]) -> None:
        """Leave the cards where the pointer may be about to press; what is no longer advised can be pressed no more."""
        for key in self._keys:
            card = self._advice.card(key)
            if card is not None and _is_card(card):
                card.setEnabled(key in items)
                if key in items:
                    cast("AdviceWidget", card).show_item(items[key])
        self._settle.start()

    def _on_settled(self) -> None:
        if self._screen is not None:
            with laid_out_once(self._box, self._stops.box, self._advice.box, self._lesser.box):
                self._keys = ()
                self._show_sections(self._screen, False)

    def focus_card(self, number: int) -> None:
        """Put the focus on the card with this key."""
        if 1 <= number <= len(self._numbered):
            self._focus(self._numbered[number - 1])

    def _frames(self) -> list[CardFrame]:
        """Every card that there is, shown or kept for later."""
        each = (*self._stops.cards(), *self._advice.cards(), *self._lesser.cards())
        return [card for card in each if isinstance(card, CardFrame)]

    def _in_sight(self) -> list[CardFrame]:
        """The cards that are shown, from the top."""
        return sorted((card for card in self._frames() if card.isVisible()), key=self._height_of)

    def focus_first(self) -> None:
        """Put the focus on the first card."""
        if cards := self._in_sight():
            self._focus(cards[0])

    def focus_line(self, line: str) -> bool:
        """Put the focus on the card of a recommendation; False where it is not in the advice."""
        card = self._advice.card(line)
        if isinstance(card, CardFrame):
            self._focus(card)
            return True
        return False

    def focus_on(self, card: CardFrame) -> None:
        """Put the focus on a card, where it is still shown."""
        if card.isVisible():
            self._focus(card)

    def _on_step_wanted(self, step: int) -> None:
        cards = self._in_sight()
        place = cards.index(cast("CardFrame", self.sender())) + step
        if 0 <= place < len(cards):
            self._focus(cards[place])

    def _on_panel_opened(self) -> None:
        """Bring the whole question into sight."""
        card = cast("CardFrame", self.sender())
        self._box.activate()
        QTimer.singleShot(0, card, self.show_focused)

    def show_focused(self) -> None:
        """Bring what has the focus into sight, and the card that it stands on as far as there is room."""
        focused: QWidget | None = self.window().focusWidget()
        card = frame_of(focused)
        if focused is not None and card is not None:
            self._scroll.ensureWidgetVisible(card, 0, 8)
            self._scroll.ensureWidgetVisible(focused, 0, 64)

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
