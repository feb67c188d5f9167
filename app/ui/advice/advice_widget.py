"""A recommendation as a card: what to do, the dose, the sum behind it, what stands in the way."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.ui import words
from app.ui.advice.alert_links import AlertLinks
from app.ui.advice.card_frame import CardFrame
from app.ui.advice.chips import FactChips
from app.ui.advice.why_panel import fact_texts, reasons_of
from app.ui.controls.bullets import Bullets
from app.ui.controls.flow import Flow
from app.ui.controls.labels import label, show_text
from app.ui.presenters.screen import AdviceItem

if TYPE_CHECKING:
    from app.domain.report import AdviceCard


class AdviceWidget(CardFrame):
    """Shows one recommendation; wishes to go to a field or to an alert."""

    alert_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: AdviceItem | None = None
        self._headline = label("head")
        self._key = label("small", wrap=False)
        self._dose = label("dose")
        self._sum = label("small")
        self._alerts = AlertLinks()
        self._alerts.alert_wanted.connect(self.alert_wanted)
        self._blocked = Bullets()
        self._how = Bullets()
        self._needs_title = label("overline", words.NEEDS)
        self._needs = FactChips()
        self._needs.field_wanted.connect(self.field_wanted)
        self._strength = label("small", wrap=False)
        self._confirm = label("unusual", wrap=False)
        top = QHBoxLayout()
        top.addWidget(self._headline, 1)
        top.addWidget(self._key)
        self.box.addLayout(top)
        for part in (
            self._dose,
            self._sum,
            self._alerts,
            self._blocked,
            self._needs_title,
            self._needs,
            self._how,
        ):
            self.box.addWidget(part)
        foot = Flow(first_fills=True)
        foot.setSpacing(8)
        foot.setContentsMargins(-5, 0, 0, 0)  # the words of the press, not its edge, stand under those above
        foot.addWidget(self.why_button)
        foot.addWidget(self._confirm)
        foot.addWidget(self._strength)
        self.box.addLayout(foot)
        self.box.addStretch(1)

    def show_key(self, number: int) -> None:
        """Show the key that leads here; none after the ninth."""
        text = f"Alt+{number}" if 1 <= number <= 9 else ""
        show_text(self._key, text)

    def show_item(self, item: AdviceItem) -> None:
        """Show a recommendation; does nothing where it is the one that is shown."""
        if item == self._shown:
            return
        self._shown = item
        card = item.card
        self.show_tone("offer" if card.verdict == "offer" else "plain")
        show_text(self._headline, card.headline)
        show_text(self._dose, card.dose_line)
        show_text(self._sum, "\n".join(line for line in (card.arithmetic, card.range_line) if line))
        alerts = item.alerts if card.verdict != "not_advised" else ()
        self._alerts.show_alerts(alerts)
        told = tuple(f"{alert.rule}:" for alert in alerts)
        self._blocked.show_lines(tuple(line for line in card.blocked if not line.startswith(told)))
        self._show_needs(card)
        self._how.show_lines(card.how)
        show_text(self._strength, card.strength)
        show_text(self._confirm, words.to_confirm(len(card.to_confirm)))
        self.setAccessibleName(f"{card.verdict_word}: {card.headline}")
        self.setAccessibleDescription(card.dose_line or card.because)
        self.show_reasons(reasons_of(card))

    def _show_needs(self, card: AdviceCard) -> None:
        self._needs.show_facts(fact_texts(card.needs))
        self._needs.setHidden(not card.needs)
        self._needs_title.setHidden(not card.needs)
