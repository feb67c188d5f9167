"""The desk: the case that lies on it, its past, and the screen that is composed from it."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from app.domain.errors import AssistantError, SupportFault
from app.ui import words
from app.ui.presenters.agreed import to_answer
from app.ui.presenters.arrange import advice_sections, calm_text, lesser_alerts, pinned_alerts, strip_text, untold
from app.ui.presenters.asking import Asking
from app.ui.presenters.case_reader import read_draft
from app.ui.presenters.corrections import corrections_of
from app.ui.presenters.course_view import RefusalView, course_view
from app.ui.presenters.decisions import Book, book_of
from app.ui.presenters.draft import Draft, draft_of, form_facts, lay
from app.ui.presenters.handout_view import IN_LANGUAGES, HandoutView, PageChoice, PageLanguage, bare_view
from app.ui.presenters.odd_values import odd_values
from app.ui.presenters.past import Past
from app.ui.presenters.print_check import PrintCheck, handout_says, obstacles
from app.ui.presenters.protection import to_read
from app.ui.presenters.reading import show_day
from app.ui.presenters.remarks import remarks_of, stopped_at_fields
from app.ui.presenters.screen import FieldView, Notice, Pending, Screen
from app.ui.presenters.services import Judged, Services
from app.ui.presenters.spoken import problem_line, spoken_report
from app.ui.presenters.views import FieldViews, Judgement, group_views, ranking, status_text
from app.ui.presenters.whose import are_of_two_patients

if TYPE_CHECKING:
    from collections.abc import Mapping

    from app.domain.case import Case
    from app.domain.drawing import Drawing
    from app.domain.plan import Taper


Clash = tuple[Path, str]
"""Where the case was to be saved, and the mark of what stood there."""


class Desk:
    """One case, and what follows from it. The rooms beside this one are the presses, by kind."""

    _screen: Screen

    def __init__(
        self, services: Services, case: Case | None = None, place: Path | None = None, mark: str | None = None
    ) -> None:
        """Put a case on the desk, or an empty one, whose advice waits for `open_support`.

        Args:
            mark: Of the file as the case was read from it; None for as it stands there now.
        """
        self._services = services
        self._place: Path | None = None
        self._typing = ""
        self._said = ""
        self._notice: Notice | None = None
        self._pending: Pending | None = None
        self._wanted: Path | None = None
        self._views = FieldViews()
        self._drawn: tuple[tuple[Taper, float, float, date | None, Taper | None], Drawing] | None = None
        self._asking = Asking()
        self._judged: Judged | None = None
        self._refusal: RefusalView | None = None
        self._news_text = ""
        self._supported = case is not None
        self._case: Case | None = None
        self._number = 0
        self._fault = ""
        self._who = ""
        self._refusals: dict[date, int] = {}
        self._pages = PageChoice()
        if mark is None:
            mark = "" if place is None else services.mark_file(place)
        self._start(self._empty() if case is None else draft_of(case), place, mark)

    @property
    def screen(self) -> Screen:
        """What the window shows now."""
        return self._screen

    @property
    def case_number(self) -> int:
        """Which case lies here, counted from the first: what was begun for one is not finished for another."""
        return self._number

    @property
    def visit(self) -> int:
        """How many visits were begun since the case was opened."""
        return self._past.draft.visit

    def today(self) -> date:
        """The day it is."""
        return self._services.today()

    def open_support(self) -> None:
        """Begin to advise: from now on every press is followed by what follows from it."""
        if not self._supported:
            self._supported = True
            self._judge()

    def say_anew(self) -> None:
        """The language of the window is another one: say everything again, and keep what was told."""
        notice, self._views, self._drawn = self._notice, FieldViews(), None
        self._judge()
        self._show(notice)

    def _empty(self) -> Draft:
        return Draft({"visit_date": show_day(self._services.today())})

    def _start(self, draft: Draft, place: Path | None = None, mark: str = "") -> None:
        self._past = Past(draft)
        self._kept = draft
        self._decided_for: Draft | None = None  # the case at its first decision since it was opened or saved
        self._place = place
        self._mark = mark
        self._clash: Clash | None = None
        self._place_visit = draft.visit
        self._typing = ""
        self._notice = None
        self._why_seen: frozenset[str] = frozenset()
        self._check = PrintCheck()
        # Nobody goes home with pages in the language of the patient before; the printer holds the paper that it held.
        self._pages = PageChoice(paper=self._pages.paper)
        self._saved: tuple[Path, bytes] | None = None
        self._number += 1
        self._asking = self._asking.afresh()
        self._judge()

    @property
    def _recorded(self) -> Case:
        """The case as it can be read from the draft, with or without what follows from it."""
        self.open_support()
        if self._case is None:
            raise LookupError("no case has been read yet")
        return self._case

    @property
    def _followed(self) -> Judged:
        """The case with what follows from it, which is worked out now where that was still to come."""
        self.open_support()
        if self._judged is None:
            raise LookupError("nothing follows from the case yet")
        return self._judged

    def _tell(self, text: str, error: AssistantError) -> None:
        self._show(Notice(text, tuple(problem_line(problem) for problem in error.problems)))

    def _show(self, notice: Notice | None) -> None:
        if notice is None or not (notice.asks or notice.clash):
            self._pending = self._clash = None  # where the question is gone, nothing is done for its answer any more
        self._notice = notice
        self._compose()

    def _judge(self) -> None:
        """Work out what follows from the draft, then compose the screen."""
        if self._notice is not None and not (self._notice.asks or self._notice.clash):
            self._notice = None
        self._refusal, self._news_text = None, ""
        draft = self._past.draft
        if self._supported:
            self._case, self._problems, self._laid = read_draft(draft, self._services.read_tree)
            self._follow(self._case)
        else:
            self._laid = lay(draft)
            self._problems = self._laid.problems
        self._compose()

    def _follow(self, case: Case) -> None:
        """Work out what follows; where the engine fails, there is no advice at all, and the rule is named."""
        # Nothing that followed from another case may stand beside this one, whatever happens now.
        self._judged, self._fault = None, words.NOT_RUNNING.format(reason=words.FAULT_OF_OURS)
        try:
            judged = self._services.judge(case)
            self._judged, self._fault = judged._replace(report=spoken_report(judged.report)), ""
        except SupportFault as fault:
            self._fault = words.NOT_RUNNING.format(reason=fault.rule)
        except Exception:
            self._compose()
            raise

    def _compose(self) -> None:
        draft = self._past.draft
        other_day = self._check.day is not None and self._check.day != self._services.today()
        if (self._check.passed is not None and self._check.passed != draft) or other_day:
            self._check = PrintCheck()
        report = None if self._judged is None else self._judged.report
        alerts = report.alerts if report else ()
        plan = None if self._judged is None else self._judged.plan
        needed = frozenset(line.field for line in report.missing if line.essential) if report else frozenset()
        lines = {fact.field: fact.lines for fact in report.open_facts if not fact.essential} if report else {}
        juvenile = plan is not None and plan.population == "juvenile"
        remarks = remarks_of(alerts, draft, self._laid, self._typing, juvenile=juvenile)
        self._odd = odd_values(draft, self._laid, self._services.today(), juvenile=juvenile)
        corrections, visit = corrections_of(remarks), None if self._case is None else self._case.visit_date
        book = book_of(draft, visit, self._why_seen, alerts, corrections)
        told = Judgement(self._problems, remarks, needed, lines, report is not None, self._typing, juvenile, self._odd)
        fields = self._views.make(draft, self._laid, told, self._asking)
        unclear = sum(bool(fields[path].use) and path not in self._problems for path in draft.texts)
        to_mend = len(self._problems) + unclear + stopped_at_fields(remarks)
        ranked = ranking(fields, lines)
        could_change = sum(not fields[path].needed and not fields[path].is_to_mend for path in ranked)
        stops = pinned_alerts(report) if report else ()
        case = None if self._judged is None else self._judged.case
        self._screen = Screen(
            work=course_view(
                case, plan, report.taper if report else None, draft, self._refusal, self._news_text, self._problems
            ),
            report=report,
            course=plan.taper if plan else None,
            today=plan.visit_date if plan else None,
            fields=fields,
            groups=group_views(fields, draft, ranked),
            stops=stops,
            sections=advice_sections(report, book) if report else (),
            lesser=lesser_alerts(report) if report else (),
            strip=strip_text(report, stops) if report else self._fault,
            calm=calm_text(report) if report else words.CALM_OPENING,
            status=status_text(len(needed), could_change, to_mend) if report else self._fault or words.STATUS_OPENING,
            record=self._said or self._record(),
            notice=self._notice,
            is_empty=len(draft.texts) <= 1 and not self._problems,
            can_undo=self._past.can_undo,
            can_redo=self._past.can_redo,
            unsaved=draft != self._kept,
            has_handout=report is not None and bool(report.cards),
            case_number=self._number,
            fault=self._fault,
            aside=untold(report) if report else (),
            gone=book.gone(report.cards) if report else (),
            handout=self._handout(book, to_mend, fields),
            ranking=ranked,
            corrections=corrections,
        )
        self._said = ""  # said once

    def _handout(self, book: Book, to_mend: int, fields: Mapping[str, FieldView]) -> HandoutView:
        """What is said of the pages that are wanted, and how they are to be made."""
        judged, choice, check, today = self._judged, self._pages, self._check, self._services.today()
        count = self._refusals.get(today, 0)
        region = self._laid.text("region") or form_facts()["region"].silence
        view = bare_view(choice, region)._replace(
            refusals=words.REFUSED_ONCE if count == 1 else words.REFUSED.format(count=count) if count else "",
            who=self._who,
            saved="" if self._saved is None else self._saved[0].name,
        )
        if judged is None or choice.kind == "blank":
            return view
        case, report, name = judged.case, judged.report, check.name_for(choice)
        languages, unreviewed = self._languages()
        accepted = book.accepted(report.cards) if book.entries else None
        view = view._replace(
            order=view.order._replace(
                accepted=accepted, printed_on=today if name else case.visit_date, checked_by=name
            ),
            possible=bool(report.cards),
            says=handout_says(book, report, name, today),
            languages=languages,
            translation=words.TRANSLATION_DRAFT if unreviewed else "",
            draft_protocol=report.draft,
        )
        if not view.needs_check:
            return view
        agreed = to_answer(self._past.draft, {path: field.sensible for path, field in fields.items() if field.agreed})
        odd = [form_facts()[path].title for path in self._odd]
        begun_for = [self._kept] if self._decided_for is None else [self._kept, self._decided_for]
        other = any(are_of_two_patients(before, self._past.draft) for before in begun_for)
        blocks = obstacles(case, report, book, to_mend, odd, agreed, other=other)
        return view._replace(
            obstacles=(words.TRANSLATION_NOT_REVIEWED, *blocks) if unreviewed else blocks,
            asking=check.asking,
            said=check.said,
            to_read=to_read(book, report.cards, report.alerts),
        )

    def _languages(self) -> tuple[tuple[tuple[str, str], ...], bool]:
        """Code and name of each language that the pages can be in, and whether nobody has reviewed the chosen one."""
        if self._pages.kind not in IN_LANGUAGES:
            return (), False
        known = [PageLanguage._make(each) for each in self._services.page_languages()]
        chosen = next((each for each in known if each.code == self._pages.language), None)
        return tuple((each.code, each.shown) for each in known), chosen is None or chosen.is_unreviewed

    def _record(self) -> str:
        if self._past.draft != self._kept:
            return words.UNSAVED
        return words.NO_CASE if self._place is None and len(self._past.draft.texts) <= 1 else words.UNCHANGED
