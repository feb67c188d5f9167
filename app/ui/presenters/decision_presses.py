"""Presses on the advice: accept, not now, set a rule aside with a reason, and take each of them back."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from app.domain.decided import TO_DECIDE
from app.domain.errors import SupportFault
from app.domain.written import clean_text
from app.ui import words
from app.ui.language import as_written
from app.ui.presenters.case_reader import read_draft
from app.ui.presenters.decisions import DECISIONS, DecisionPress
from app.ui.presenters.desk import Desk
from app.ui.presenters.draft import OVERRIDES, Draft
from app.ui.presenters.screen import Notice
from app.ui.presenters.spoken import spoken_report
from app.ui.presenters.together import begun, clash

if TYPE_CHECKING:
    from app.domain.report import AlertCard
    from app.ui.presenters.screen import AdviceItem

Part = Mapping[str, Any]


class DecisionPresses(Desk):
    """What is done on the cards."""

    def decide(self, press: DecisionPress) -> None:
        """Do what was pressed on a card; what may not be done there is not done."""
        if press.kind == "accept":
            self._accept(press)
        elif press.kind == "decline":
            self._decline(press)
        elif press.kind == "take_back":
            self._step(_without(self._past.draft, DECISIONS, "line", press.on))
        elif press.kind == "set_aside":
            self._set_rule_aside(press)
        elif press.kind == "restore":
            self._step(_without(self._past.draft, OVERRIDES, "rule", press.on))
        else:
            self._why_seen |= {press.on}
            self._compose()

    def _item(self, line: str) -> AdviceItem | None:
        items = (item for section in self._screen.sections for item in section.items)
        return next((item for item in items if item.card.id == line and item.card.verdict in TO_DECIDE), None)

    def _accept(self, press: DecisionPress) -> None:
        item = self._item(press.on)
        if item is None or item.decided is None or item.decided.read_first:
            return
        answers = dict(press.answers)
        who = clean_text(press.who)
        asked = tuple(ask.rule for ask in item.decided.asks)
        if any(not answers.get(rule) for rule in asked) or (asked and not who):
            return
        if self._is_stopped_beside_others(item):
            return
        draft = self._past.draft
        for rule in asked:
            draft = self._with_override(draft, rule, answers[rule], press.note, who)
        self._remember(who)
        self._step(self._with_decision(draft, item, "accept"))
        told = {
            guest: answers[alert.rule] for alert in item.alerts if alert.rule in asked for guest in alert.line_rules
        }
        self._cover(told, press.note, who)

    def _is_stopped_beside_others(self, item: AdviceItem) -> bool:
        """Whether a medicine must not be begun beside another that was accepted; then that is told."""
        if item.card.medicine is None or item.card.action != "start":
            return False
        try:
            stop = clash(self._past.draft, item.card.medicine, begun(self._screen.sections), self._alerts_of)
        except SupportFault as fault:
            self._show(Notice(words.NOT_RUNNING.format(reason=fault.rule)))
            return True
        if stop is not None:
            self._show(Notice(words.NOT_TOGETHER.format(title=stop.title), (stop.because, words.NOT_TOGETHER_DO)))
        return stop is not None

    def _alerts_of(self, draft: Draft) -> tuple[AlertCard, ...]:
        case, _, _ = read_draft(draft, self._services.read_tree)
        return spoken_report(self._services.judge(case).report).alerts

    def _decline(self, press: DecisionPress) -> None:
        item = self._item(press.on)
        reason = dict(press.answers).get("", "")
        if item is None or not reason:
            return
        self._step(self._with_decision(self._past.draft, item, "decline", reason, clean_text(press.note)))

    def _set_rule_aside(self, press: DecisionPress) -> None:
        report, who = self._screen.report, clean_text(press.who)
        alert = next((each for each in report.alerts if each.rule == press.on), None) if report else None
        code = dict(press.answers).get(press.on, "")
        if alert is None or not alert.may_be_set_aside or not code or not who:
            return
        self._remember(who)
        self._step(self._with_override(self._past.draft, press.on, code, press.note, who))
        self._cover(dict.fromkeys(alert.line_rules, code), press.note, who)

    def _cover(self, told: Mapping[str, str], note: str, who: str) -> None:
        """A reason given for a card is given for every cause that it lists, also for one that then stands alone.

        Args:
            told: Rule that was a line of the card, to the code of the reason.
        """
        report, draft = self._screen.report, self._past.draft
        for alert in report.alerts if report else ():
            if alert.rule in told and alert.level == "warning" and not alert.overridden:
                draft = self._with_override(draft, alert.rule, told[alert.rule], note, who)
        if draft != self._past.draft:
            self._past.draft = draft  # of the same step
            self._judge()

    def _with_decision(self, draft: Draft, item: AdviceItem, decision: str, reason: str = "", note: str = "") -> Draft:
        entry = {
            "line": item.card.id,
            "decision": decision,
            "dose": item.card.decided_as,
            "reason": reason or None,
            "note": note or None,
            "visit_date": self._recorded.visit_date,
        }
        return _with(draft, DECISIONS, "line", entry)

    def _with_override(self, draft: Draft, rule: str, code: str, note: str, who: str) -> Draft:
        """A rule set aside: the file keeps the code, and its words in English with the note, for whoever reads it."""
        said = ": ".join(part for part in (as_written("OVERRIDE_REASONS").get(code, code), clean_text(note)) if part)
        version = "" if self._screen.report is None else self._screen.report.protocol_version
        alerts = () if self._screen.report is None else self._screen.report.alerts
        cause = next((alert.cause for alert in alerts if alert.rule == rule), "")
        entry = {
            "rule": rule,
            "reason": said,
            "specialist": who,
            "code": code,
            "protocol_version": version or None,
            "cause": cause or None,
        }
        return _with(draft, OVERRIDES, "rule", entry)

    def _step(self, draft: Draft) -> None:
        if draft != self._past.draft:
            self._decided_for = self._decided_for or self._past.draft
            self._past.step(draft)
            self._judge()

    def _remember(self, who: str) -> None:
        """The clinician's name is offered again while this window is open; it is written nowhere."""
        if who:
            self._who = who


def _without(draft: Draft, path: str, key: str, name: str) -> Draft:
    kept = [part for part in draft.lists.get(path, ()) if part[key] != name]
    return draft.listed(path, kept)


def _with(draft: Draft, path: str, key: str, entry: Part) -> Draft:
    """A list with one more entry, in the place of an older one about the same."""
    kept = _without(draft, path, key, entry[key]).lists[path]
    return draft.listed(path, (*kept, entry))
