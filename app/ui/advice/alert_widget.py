"""An alert as a card: shape, word, what is wrong, what to do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.ui import words
from app.ui.advice.card_frame import Answers, CardFrame
from app.ui.advice.correction_bar import CorrectionBar
from app.ui.advice.why_panel import facts_in_a_line, reasons_of
from app.ui.controls.bullets import Bullets
from app.ui.controls.flow import Flow
from app.ui.controls.labels import button, label, literal, show_text
from app.ui.controls.mark import SeverityMark
from app.ui.presenters.decisions import Asked, DecisionPress

if TYPE_CHECKING:
    from app.domain.report import AlertCard, SetAside
    from app.ui.advice.reason_panel import Codes
    from app.ui.presenters.decisions import Correction


class AlertWidget(CardFrame):
    """Shows one alert; reports that it is set aside, that this is taken back, or how its cause is corrected."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: AlertCard | None = None
        self._mark = SeverityMark()
        self._word = label("word", wrap=False)
        self._rule = label("small", wrap=False)
        self._title = label("head")
        self._raised = label("small")
        self._action = label()
        self._lines = Bullets(small=True)
        self._affects = label("small")
        self._confirm = label("unusual", wrap=False)
        severity = QHBoxLayout()
        severity.setSpacing(6)
        severity.addWidget(self._mark)
        severity.addWidget(self._word)
        severity.addWidget(self._rule)
        severity.addStretch(1)
        top = Flow(first_fills=True)
        top.add_layout(severity)
        top.addWidget(self.why_button)
        self.box.addLayout(top)
        self._aside = label("small")
        self._press = button(words.SET_ASIDE)
        self._press.clicked.connect(self._on_set_aside_wanted)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self._aside, 1)
        foot.addStretch()
        foot.addWidget(self._press)
        for part in (self._title, self._raised, self._action, self._lines, self._affects, self._confirm):
            self.box.addWidget(part)
        self._corrections: CorrectionBar | None = None
        self._offered: tuple[Correction, ...] = ()
        self.box.addLayout(foot)
        self.why_told.connect(self._on_why_told)

    def show_card(self, alert: AlertCard, corrections: tuple[Correction, ...] = ()) -> None:
        """Show an alert with what corrects its cause; does nothing where it is the one that is shown."""
        if alert == self._shown and corrections == self._offered:
            return
        before, self._shown, self._offered = self._shown, alert, corrections
        self._show_corrections()
        if before is None or before.overridden != alert.overridden or before.level != alert.level:
            self.close_panel()
        tone = "note" if alert.overridden else alert.level
        self.show_tone(tone)
        self._mark.show_tone(tone)
        if self._word.property("ink") != tone:
            self._word.setProperty("ink", tone)
            self._word.style().polish(self._word)
        self._word.setText(alert.word)
        self._rule.setText(f"{alert.rule} · {words.OVERRIDDEN}" if alert.overridden else alert.rule)
        self._show_aside(alert)
        show_text(self._title, alert.title)
        named = alert.raised_by if alert.level != "caution" else ()  # a mere consideration tells it under Why
        raised = words.RAISED_BY.format(facts=facts_in_a_line(named)) if named else ""
        show_text(self._raised, raised)
        show_text(self._action, alert.action)
        self._lines.show_lines(alert.lines)
        show_text(self._affects, words.AFFECTS.format(names=", ".join(alert.affects)) if alert.affects else "")
        show_text(self._confirm, words.to_confirm(len(alert.to_confirm)))
        self.setAccessibleName(f"{alert.word}: {alert.title}")
        hint = words.DECIDE_HINT_ASIDE if self._press.isVisibleTo(self) else words.DECIDE_HINT_ALERT
        self.setAccessibleDescription(
            " ".join(part for part in (raised, alert.action, self._aside.text(), hint) if part)
        )
        self.show_reasons(reasons_of(alert))

    def _show_corrections(self) -> None:
        """What settles it in the case itself, before any reason is asked for."""
        if self._corrections is None:
            if not self._offered:
                return
            self._corrections = CorrectionBar(self)
            self._corrections.wanted.connect(self.correction_wanted)
            self.box.insertWidget(self.box.indexOf(self._confirm) + 1, self._corrections)
        self._corrections.show_corrections(self._offered)

    # Setting aside ------------------------------------------------------------------------------------

    def _show_aside(self, alert: AlertCard) -> None:
        """Who set it aside and why, or whether that may be done; a mere consideration needs no reason."""
        says = words.CANNOT_SET_ASIDE if alert.level == "stop" and not alert.may_be_set_aside else ""
        if says and self._offered:
            says = words.STANDS_UNTIL_CORRECTED
        if alert.set_aside is not None:
            says = aside_text(alert.set_aside)
        elif alert.without_effect is not None:
            says = words.without_effect(alert.lacks).format(reason=alert.without_effect.reason)
        show_text(self._aside, says)
        role = "unusual" if alert.without_effect is not None else "small"
        if self._aside.property("role") != role:
            self._aside.setProperty("role", role)
            self._aside.style().polish(self._aside)
        self._press.setHidden(not (_can_take_back(alert) or (alert.may_be_set_aside and not alert.overridden)))
        text = words.TAKE_BACK if _can_take_back(alert) else words.SET_ASIDE
        text = words.NAME_SPECIALIST if alert.lacks == "specialist" else text
        self._press.setText(literal(words.WITH_KEY.format(text=text, key=words.SET_ASIDE_KEY)))
        self._press.setAccessibleName(words.SPOKEN_KEY.format(text=text, key=words.SET_ASIDE_KEY))

    def press_letter(self, letter: str) -> bool:
        if letter == words.CORRECT_KEY and self._corrections is not None and self._corrections.take_first():
            return True
        if letter == words.SET_ASIDE_KEY and self._press.isVisibleTo(self):
            self._on_set_aside_wanted()
            return True
        return super().press_letter(letter)

    def _on_set_aside_wanted(self) -> None:
        if self._shown is None:
            return
        if _can_take_back(self._shown):
            self.tell(DecisionPress("restore", self._shown.rule))
            return
        codes = tuple(words.OVERRIDE_REASONS.items())
        asked = Asked(self._shown.rule, "", self._shown.needs_specialist)
        self.ask_reasons(words.WHY_SET_ASIDE, (asked,), codes, words.SET_ASIDE, named=True)

    def ask_reasons(self, title: str, asks: tuple[Asked, ...], codes: Codes, finish: str, named: bool) -> None:
        self._press.hide()
        super().ask_reasons(title, asks, codes, finish, named)

    def close_panel(self) -> None:
        super().close_panel()
        if self._shown is not None:
            self._show_aside(self._shown)

    def take_reasons(self, answers: Answers, note: str, who: str) -> None:
        if self._shown is not None:
            self.tell(DecisionPress("set_aside", self._shown.rule, answers, note, who))

    def _on_why_told(self) -> None:
        if self._shown is not None and self._shown.level == "stop":
            self.decided.emit(DecisionPress("why_seen", self._shown.rule))


def _can_take_back(alert: AlertCard) -> bool:
    """Whether there is an entry that the press takes out: one that holds, or one that never can."""
    return alert.set_aside is not None or alert.lacks == "permission"


def aside_text(aside: SetAside) -> str:
    """By whom a rule was set aside, why, and under which version of the protocol."""
    said = words.SET_ASIDE_BY if aside.who else words.SET_ASIDE_BECAUSE
    text = said.format(who=aside.who, reason=aside.reason)
    return words.SET_ASIDE_UNDER.format(text=text, version=aside.version) if aside.version else text
