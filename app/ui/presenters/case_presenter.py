"""The presenter of the window: presses in, one frozen screen out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from app.domain.errors import AssistantError
from app.ui import words
from app.ui.presenters.arrange import advice_sections, lesser_alerts, pinned_alerts, strip_text
from app.ui.presenters.case_reader import problem_sentence, read_draft
from app.ui.presenters.draft import Draft, draft_of, form_facts, lay
from app.ui.presenters.form_plan import ANSWERS, groups, order
from app.ui.presenters.past import Past
from app.ui.presenters.reading import show_day, show_typed_day
from app.ui.presenters.remarks import remarks_of, stopped_at_fields
from app.ui.presenters.screen import Example, Notice, Pending, Screen, Wish
from app.ui.presenters.services import Judged, Services
from app.ui.presenters.views import FieldViews, group_views, status_text

if TYPE_CHECKING:
    from app.domain.case import Case
    from app.domain.drawing import Drawing
    from app.domain.evidence import EvidenceEntry
    from app.domain.plan import Taper


class CasePresenter:
    """One case on the desk.

    Every press is a method; `screen` is then what the window shows. Methods that may need something
    of the window (a file, a place, to close) return the wish.
    """

    _screen: Screen

    def __init__(self, services: Services, case: Case | None = None, place: Path | None = None) -> None:
        """Put a case on the desk, or an empty one, whose advice waits for `open_support`."""
        self._services = services
        self._place: Path | None = None
        self._typing = ""
        self._notice: Notice | None = None
        self._pending: Pending | None = None
        self._wanted: Path | None = None
        self._views = FieldViews()
        self._drawn: tuple[tuple[Taper, float, float, date | None], Drawing] | None = None
        self._judged: Judged | None = None
        self._supported = case is not None
        self._start(self._empty() if case is None else draft_of(case), place)

    def evidence(self) -> tuple[EvidenceEntry, ...]:
        """Everything that the protocol rests on; nothing before there is advice."""
        return self._services.evidence() if self._supported else ()

    # What is shown ------------------------------------------------------------------------------------

    @property
    def screen(self) -> Screen:
        """What the window shows now."""
        return self._screen

    @property
    def examples(self) -> tuple[Example, ...]:
        """The built-in cases."""
        return self._services.examples

    def draw(self, width: float, height: float) -> Drawing | None:
        """The chart of the course for a sheet of this size; None where there is no course."""
        course = self._screen.course
        if course is None:
            return None
        wanted = (course, width, height, self._screen.today)
        if self._drawn is None or self._drawn[0] != wanted:
            self._drawn = (wanted, self._services.draw_course(*wanted))
        return self._drawn[1]

    def handout_job(self) -> Callable[[], bytes]:
        """What makes the patient's pages of the case as it stands. It may take long: call it away from the window."""
        return partial(self._services.make_handout, self._followed)

    def warm_up(self) -> None:
        """Bring in what advice needs. Takes a while: call it away from the window, then `open_support`."""
        self._services.warm_up()

    def open_support(self) -> None:
        """Begin to advise: from now on every press is followed by what follows from it."""
        if not self._supported:
            self._supported = True
            self._judge()

    def write_page(self, place: Path, page: bytes) -> None:
        """Save the pages; a failure becomes a notice."""
        try:
            self._services.write_page(place, page)
        except AssistantError as error:
            self._tell(words.SAVE_FAILED, error)
        else:
            self._show(Notice(words.PDF_SAVED, good=True))

    def tell_failure(self, error: AssistantError) -> None:
        """Show what went wrong with the handout."""
        self._tell(words.HANDOUT_FAILED, error)

    def next_needed(self, after: str) -> str:
        """The next question after a path that is needed or to mend, going round; "" where there is none."""
        paths = order()
        start = paths.index(after) + 1 if after in paths else 0
        for path in paths[start:] + paths[:start]:
            if self._screen.fields[path].needed or self._screen.fields[path].is_to_mend:
                return path
        return ""

    # Presses in the form ------------------------------------------------------------------------------

    def write(self, path: str, text: str) -> None:
        """A field was typed in, or a word was chosen ("" for not known)."""
        kind = form_facts()[path].kind
        self._typing = "" if kind == "word" else path
        self._past.step(self._past.draft.written(path, text), path if self._typing else "")
        self._judge()

    def leave(self, path: str) -> None:
        """A field was left: now it is told what is wrong with it."""
        if self._typing == path:
            self._typing = ""
            self._past.settle()
            if form_facts()[path].kind == "day" and path not in self._problems:
                self._past.respell(path, show_typed_day(self._past.draft.text(path)))
            self._compose()

    def confirm(self, path: str) -> None:
        """An unusual value is right."""
        draft = self._past.draft
        if path not in draft.confirmed:
            self._past.step(replace(draft, confirmed=(*draft.confirmed, path)))
            self._judge()

    def use(self, path: str, text: str) -> None:
        """An offered value is taken in the place of the one that stands in a field."""
        self._typing = ""
        self._past.step(self._past.draft.written(path, text))
        self._judge()

    def answer_rest(self, group_id: str) -> None:
        """Every open yes/no question of a group is answered with no, each as recorded by the clinician."""
        group = next(group for group in groups() if group.id == group_id)
        draft = self._past.draft
        open_paths = [path for path in group.paths if form_facts()[path].words == ANSWERS and not draft.text(path)]
        if group.rest_no and open_paths:
            self._past.step(replace(draft, texts={**draft.texts, **dict.fromkeys(open_paths, "no")}))
            self._judge()

    def undo(self) -> None:
        """Take the last step back."""
        self._past.undo()
        self._typing = ""
        self._judge()

    def redo(self) -> None:
        """Take the step that was undone again."""
        self._past.redo()
        self._typing = ""
        self._judge()

    # Presses on the file ------------------------------------------------------------------------------

    def new(self) -> Wish:
        """Start an empty case; asks first where changes would be lost."""
        return self._begin("new")

    def open(self) -> Wish:
        """Open a case file; asks first where changes would be lost."""
        return self._begin("open")

    def open_example(self, file: Path) -> Wish:
        """Open a built-in case; asks first where changes would be lost."""
        self._wanted = file
        return self._begin("example")

    def open_file(self, file: Path) -> Wish:
        """Open this case file; asks first where changes would be lost."""
        self._wanted = file
        return self._begin("file")

    def close(self) -> Wish:
        """Close the window; asks first where changes would be lost."""
        return self._begin("close")

    def discard(self) -> Wish:
        """Unsaved changes may be lost: go on with what was asked for."""
        pending, self._pending = self._pending, None
        self._notice = None
        return self._go(pending)

    def save_first(self) -> Wish:
        """Save, then go on with what was asked for."""
        wish = self.save()
        return wish or self._after_save()

    def dismiss(self) -> None:
        """Close the notice; what was asked for is not done."""
        self._pending = None
        self._show(None)

    def save(self) -> Wish:
        """Save where the case came from; asks for a place where there is none."""
        if self._place is None:
            return "ask_place"
        self._write_to(self._place)
        return ""

    def save_to(self, place: Path) -> Wish:
        """Save into this file, then go on with what was asked for, if anything was."""
        self._write_to(place)
        return self._after_save()

    # Inside -------------------------------------------------------------------------------------------

    def _empty(self) -> Draft:
        return Draft({"visit_date": show_day(self._services.today())})

    def _start(self, draft: Draft, place: Path | None = None) -> None:
        self._past = Past(draft)
        self._kept = draft
        self._place = place
        self._typing = ""
        self._notice = None
        self._judge()

    def _begin(self, wanted: Pending) -> Wish:
        if self._past.draft == self._kept:
            return self._go(wanted)
        self._pending = wanted
        self._show(Notice(words.ASK_UNSAVED, asks=True))
        return ""

    def _go(self, wanted: Pending | None) -> Wish:
        if wanted == "new":
            self._start(self._empty())
        elif wanted in ("example", "file") and self._wanted is not None:
            self._read(self._wanted, keep_place=wanted == "file")
        elif wanted == "open":
            self._compose()
            return "ask_file"
        elif wanted == "close":
            self._kept = self._past.draft
            return "close"
        return ""

    def _read(self, file: Path, keep_place: bool) -> None:
        try:
            case = self._services.read_file(file)
        except AssistantError as error:
            self._tell(words.OPEN_FAILED, error)
        else:
            self._start(draft_of(case), file if keep_place else None)

    @property
    def _followed(self) -> Judged:
        """The case with what follows from it, which is worked out now where that was still to come."""
        self.open_support()
        if self._judged is None:
            raise LookupError("nothing follows from the case yet")
        return self._judged

    def _write_to(self, place: Path) -> None:
        self.open_support()
        if self._problems:
            facts = form_facts()
            lines = tuple(problem_sentence(facts[path], says) for path, says in self._problems.items())
            self._show(Notice(words.SAVE_MEND, lines))
            return
        try:
            self._services.write_file(place, self._followed.case)
        except AssistantError as error:
            self._tell(words.SAVE_FAILED, error)
        else:
            self._place = place
            self._kept = self._past.draft
            self._past.settle()
            self._show(Notice(words.CASE_SAVED, good=True))

    def _after_save(self) -> Wish:
        if self._past.draft != self._kept or self._pending is None:
            return ""
        return self.discard()

    def _tell(self, text: str, error: AssistantError) -> None:
        self._show(Notice(text, tuple(problem.sentence() for problem in error.problems)))

    def _show(self, notice: Notice | None) -> None:
        self._notice = notice
        self._compose()

    def _judge(self) -> None:
        """Work out what follows from the draft, then compose the screen."""
        if self._notice is not None and not self._notice.asks:
            self._notice = None
        draft = self._past.draft
        if self._supported:
            case, self._problems, self._laid = read_draft(draft, self._services.read_tree)
            self._judged = self._services.judge(case)
        else:
            self._laid = lay(draft)
            self._problems = self._laid.problems
        self._compose()

    def _compose(self) -> None:
        draft = self._past.draft
        report = None if self._judged is None else self._judged.report
        plan = None if self._judged is None else self._judged.plan
        needed = {line.field for line in report.missing if line.essential} if report else set()
        remarks = remarks_of(report.alerts, draft, self._laid, self._typing) if report else {}
        juvenile = plan is not None and plan.population == "juvenile"
        fields = self._views.make(draft, self._laid, self._problems, needed, self._typing, remarks, juvenile)
        to_mend = len(self._problems) + stopped_at_fields(remarks)
        stops = pinned_alerts(report) if report else ()
        self._screen = Screen(
            report=report,
            course=plan.taper if plan else None,
            today=plan.visit_date if plan else None,
            fields=fields,
            groups=group_views(fields, draft),
            stops=stops,
            sections=advice_sections(report) if report else (),
            lesser=lesser_alerts(report) if report else (),
            strip=strip_text(report, stops) if report else "",
            status=status_text(len(needed), to_mend) if report else words.STATUS_OPENING,
            record=self._record(),
            notice=self._notice,
            is_empty=len(draft.texts) <= 1 and not self._problems,
            can_undo=self._past.can_undo,
            can_redo=self._past.can_redo,
            unsaved=draft != self._kept,
            has_handout=report is not None and bool(report.cards),
        )

    def _record(self) -> str:
        if self._past.draft != self._kept:
            return words.UNSAVED
        return words.NO_CASE if self._place is None and len(self._past.draft.texts) <= 1 else words.UNCHANGED
