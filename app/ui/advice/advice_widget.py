"""A recommendation as a card: what to do, the dose, the sum behind it, what stands in the way."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.ui import words
from app.ui.advice.alert_links import AlertLinks
from app.ui.advice.card_frame import Answers, CardFrame
from app.ui.advice.chips import FactChips
from app.ui.advice.decision_bar import DecisionBar
from app.ui.advice.why_panel import fact_texts, facts_in_a_line, reasons_of
from app.ui.controls.bullets import Bullets
from app.ui.controls.flow import Flow
from app.ui.controls.labels import label, show_text
from app.ui.controls.medicine_line import MedicineLine
from app.ui.language import grouped
from app.ui.presenters.decisions import Asked, DecisionPress, PressKind
from app.ui.presenters.screen import AdviceItem

if TYPE_CHECKING:
    from app.domain.report import AdviceCard
    from app.ui.advice.reason_panel import Codes


class AdviceWidget(CardFrame):
    """Shows one recommendation; wishes to go to a field or to an alert, and reports what is decided on it."""

    alert_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: AdviceItem | None = None
        self._headline = label("head")
        self._key = label("small", wrap=False)
        self._dose = MedicineLine()
        self._sum = label("small")
        self._watch = label("overline", words.WATCH_OUT)
        self._alerts = AlertLinks()
        self._alerts.alert_wanted.connect(self.alert_wanted)
        self._blocked = Bullets()
        self._excluded = label("small")
        self._do = label("overline", words.DO)
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
        self._hinge = label("said_warning")
        self._hinges = FactChips()
        self._hinges.field_wanted.connect(self.field_wanted)
        for part in (
            self._hinge,
            self._hinges,
            self._dose,
            self._sum,
            self._watch,
            self._alerts,
            self._blocked,
            self._excluded,
            self._needs_title,
            self._needs,
            self._do,
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
        self._warns = label("said_warning")
        self.box.addWidget(self._warns)
        self._bar = DecisionBar()
        self._bar.accept_wanted.connect(self._on_accept_wanted)
        self._bar.decline_wanted.connect(self._on_decline_wanted)
        self._bar.why_wanted.connect(self.alert_wanted)
        self._bar.hide()
        self.box.addWidget(self._bar)
        self._asked: PressKind = "accept"
        self.box.addStretch(1)

    def show_key(self, number: int) -> None:
        """Show the key that leads here; none after the ninth."""
        text = f"Alt+{number}" if 1 <= number <= 9 else ""
        show_text(self._key, text)

    def show_item(self, item: AdviceItem) -> None:
        """Show a recommendation; does nothing where it is the one that is shown."""
        if item == self._shown:
            return
        before, self._shown = self._shown, item
        if before is None or before.decided != item.decided or before.card.decided_as != item.card.decided_as:
            self.close_panel()
        card = item.card
        self.show_tone("offer" if card.verdict == "offer" else "plain")
        show_text(self._headline, card.headline)
        show_text(self._hinge, f"▲ {card.hinge_says}" if card.hinges else "")
        self._hinges.show_facts(tuple((fact.field, fact.title) for fact in card.hinges))
        self._hinges.setHidden(not card.hinges)
        dose_line = grouped(card.dose_line)
        self._dose.show_parts(tuple(grouped(part) for part in card.dose_parts), dose_line)
        show_text(self._sum, "\n".join(line for line in (card.arithmetic, card.range_line) if line))
        alerts = item.alerts if card.verdict != "not_advised" else ()
        self._alerts.show_alerts(alerts)
        self._watch.setText(words.WHY_NOT if card.verdict == "blocked" else words.WATCH_OUT)
        self._watch.setHidden(not alerts and card.verdict != "blocked")
        told = tuple(f"{alert.rule}: {alert.title}" for alert in alerts)
        self._blocked.show_lines(tuple(line for line in card.blocked if line not in told))
        excluded = words.BECAUSE_OF.format(facts=facts_in_a_line(card.excluded_by)) if card.excluded_by else ""
        show_text(self._excluded, excluded)
        self._show_needs(card)
        against = card.verdict == "not_advised"
        self._how.show_lines((card.because,) if against and card.because else card.how)
        self._do.setText(words.WHY_NOT if against else words.DO)
        self._do.setHidden(not card.how and not against)
        show_text(self._strength, words.STRENGTH.format(strength=card.strength) if card.strength else "")
        show_text(self._confirm, words.to_confirm(len(card.to_confirm)))
        show_text(self._warns, "\n".join(f"▲ {text}" for text in item.warns))
        self._bar.show_decided(item.decided)
        said = item.decided.says if item.decided is not None else ""
        self.setAccessibleName(f"{card.verdict_word}: {card.headline}")
        hint = words.DECIDE_HINT if item.decided is not None else words.DECIDE_HINT_ALERT
        why_not = (*card.blocked, excluded) if card.verdict == "blocked" else (card.because,)
        parts = (card.hinge_says, *((dose_line,) if dose_line else why_not), *item.warns, said, hint)
        self.setAccessibleDescription(" ".join(part for part in parts if part))
        self.show_reasons(reasons_of(card))

    # Deciding -----------------------------------------------------------------------------------------

    def press_letter(self, letter: str) -> bool:
        if self._shown is not None and self._shown.decided is not None:
            if letter == words.ACCEPT_KEY:
                self._on_accept_wanted()
                return True
            if letter == words.NOT_NOW_KEY:
                self._on_decline_wanted()
                return True
        return super().press_letter(letter)

    def _on_accept_wanted(self) -> None:
        if self._shown is None or self._shown.decided is None:
            return
        decided = self._shown.decided
        if decided.state == "accepted":
            self.tell(DecisionPress("take_back", self._shown.card.id))
        elif decided.read_first:
            self.alert_wanted.emit(decided.read_first)
        elif decided.asks:
            self._asked = "accept"
            codes = tuple(words.OVERRIDE_REASONS.items())
            self.ask_reasons(words.WHY_ACCEPT, decided.asks, codes, words.ACCEPT, named=True)
        else:
            self.tell(DecisionPress("accept", self._shown.card.id))

    def _on_decline_wanted(self) -> None:
        if self._shown is None or self._shown.decided is None or self._shown.decided.state == "accepted":
            return
        if self._shown.decided.state == "declined":
            self.tell(DecisionPress("take_back", self._shown.card.id))
            return
        self._asked = "decline"
        codes = tuple(words.DECLINE_REASONS.items())
        self.ask_reasons(words.WHY_DECLINE, (Asked("", ""),), codes, words.NOT_NOW, named=False)

    def ask_reasons(self, title: str, asks: tuple[Asked, ...], codes: Codes, finish: str, named: bool) -> None:
        self._bar.hide()
        super().ask_reasons(title, asks, codes, finish, named)

    def close_panel(self) -> None:
        super().close_panel()
        self._bar.setHidden(self._shown is None or self._shown.decided is None)

    def take_reasons(self, answers: Answers, note: str, who: str) -> None:
        if self._shown is not None:
            self.tell(DecisionPress(self._asked, self._shown.card.id, answers, note, who))

    def _show_needs(self, card: AdviceCard) -> None:
        self._needs.show_facts(fact_texts(card.needs))
        self._needs.setHidden(not card.needs)
        self._needs_title.setHidden(not card.needs)
