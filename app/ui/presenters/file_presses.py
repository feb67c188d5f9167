"""Presses on the file: new, open, save, close, and the question about changes that are not saved."""

from __future__ import annotations

from pathlib import Path

from app.domain.errors import AssistantError, SupportFault
from app.ui import words
from app.ui.language import say
from app.ui.presenters.agreed import NOTHING_AGREED, Agreement, agreement_of
from app.ui.presenters.case_reader import problem_sentence, read_draft
from app.ui.presenters.decisions import DECISIONS, book_of
from app.ui.presenters.desk import Desk
from app.ui.presenters.draft import Draft, draft_of, form_facts
from app.ui.presenters.new_visit import next_visit
from app.ui.presenters.screen import Example, Notice, Pending, Wish
from app.ui.presenters.spoken import spoken_report
from app.ui.presenters.whose import are_of_two_patients

CASE_SUFFIXES = frozenset((".yaml", ".yml", ".json"))


class FilePresses(Desk):
    """What is done with the case file."""

    @property
    def examples(self) -> tuple[Example, ...]:
        """The built-in cases, with titles in the language in force."""
        return tuple(each._replace(title=say(each.title)) for each in self._services.examples)

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

    def open_chosen(self, file: Path) -> None:
        """Open the file that was asked for: what is not saved was given up when it was asked."""
        self._wanted = file
        self._go("file")

    def open_dropped(self, files: tuple[str, ...]) -> Wish:
        """Open the one case file that was dragged in; anything else is told in one sentence."""
        one = files[0] if len(files) == 1 else ""
        if "\0" in one or Path(one).suffix.lower() not in CASE_SUFFIXES:
            self._pending = None
            self._show(Notice(words.DROP_ONE if len(files) > 1 else words.DROP_KIND))
            return ""
        return self.open_file(Path(one))

    def new_visit(self) -> Wish:
        """Begin the next visit of the patient whose case this is; asks first where changes of a file would be lost."""
        return self._begin("visit") if len(self._past.draft.texts) > 1 else self._go("visit")

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
        wish = self._save()
        return wish or self._after_save()

    def save_anyway(self) -> Wish:
        """Save over what was told to stand there, and over nothing else; then go on with what was asked for."""
        if self._clash is None:
            return ""
        place, found = self._clash
        self._write_to(place, known=found, sure=True)
        return self._after_save()

    def dismiss(self) -> None:
        """Close the notice; what was asked for is not done."""
        self._pending = self._clash = None
        self._show(None)

    def save(self) -> Wish:
        """Save where the case came from; asks for a place where there is none."""
        self._pending = None
        return self._save()

    def _save(self) -> Wish:
        if self._place is None or self._place_visit != self._past.draft.visit:
            return "ask_place"
        self._write_to(self._place, known=self._mark)
        return ""

    def save_to(self, place: Path) -> Wish:
        """Save into this file, then go on with what was asked for, if anything was; never over another visit."""
        whole = place if place.suffix.lower() in CASE_SUFFIXES else place.with_name(f"{place.name}.yaml")
        own = self._place is not None and _is_same(whole, self._place)
        if own and self._place_visit != self._past.draft.visit:
            self._show(Notice(words.VISIT_OTHER_FILE))
            return ""
        # Whoever chose a name was asked about that name, and not about the one that it was completed to.
        self._write_to(whole, known=self._mark if own else "" if whole != place else None)
        return self._after_save()

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
        elif wanted == "visit":
            self._begin_visit()
        elif wanted == "open":
            self._compose()
            return "ask_file"
        elif wanted == "close":
            self._kept = self._past.draft
            return "close"
        return ""

    def _begin_visit(self) -> None:
        before = self._past.draft if self._place is None else self._kept
        if len(before.texts) <= 1:
            self._show(Notice(words.VISIT_NOTHING))
            return
        juvenile = self._judged is not None and self._judged.plan.population == "juvenile"
        try:
            agreement = self._agreed_at(before)
        except SupportFault:
            self._show(Notice(words.VISIT_NOT_NOW))
            return
        draft = next_visit(before, self._services.today(), juvenile, agreement)
        self._typing = ""
        self._past.step(draft)
        self._judge()
        day = before.text("visit_date") or words.CARRIED_DAY_UNKNOWN
        lines = [words.VISIT_AGREED.format(day=day)] if agreement.parts else []
        lines += [words.VISIT_GONE.format(day=day, line=line) for line in agreement.gone]
        self._show(Notice(words.VISIT_BEGUN.format(count=len(draft.carried), day=day), tuple(lines), good=True))

    def _agreed_at(self, visit: Draft) -> Agreement:
        """What was agreed at a visit, by the advice as it stood then."""
        if not visit.lists.get(DECISIONS):
            return NOTHING_AGREED
        judged = self._judged
        if judged is None or visit != self._past.draft:
            case, _, _ = read_draft(visit, self._services.read_tree)
            judged = self._services.judge(case)
            judged = judged._replace(report=spoken_report(judged.report))
        plan, cards, alerts = judged.plan, judged.report.cards, judged.report.alerts
        return agreement_of(visit, plan, cards, book_of(visit, plan.visit_date, frozenset(), alerts))

    def _read(self, file: Path, keep_place: bool) -> None:
        mark = self._services.mark_file(file)  # before it is read: whoever writes it meanwhile is noticed
        try:
            case = self._services.read_file(file)
        except AssistantError as error:
            self._tell(words.OPEN_FAILED, error)
        else:
            self._start(draft_of(case), file if keep_place else None, mark if keep_place else "")

    def _write_to(self, place: Path, known: str | None, sure: bool = False) -> None:
        """Write the case.

        Args:
            known: The mark of what may be written over; None for whatever stands there.
            sure: It was told already what stands there.
        """
        self.open_support()
        if self._problems:
            facts = form_facts()
            lines = tuple(problem_sentence(facts[path], says) for path, says in self._problems.items())
            self._show(Notice(words.SAVE_MEND, lines))
            return
        if known is not None and (found := self._services.mark_file(place)) != known:
            says = words.FILE_GONE if not found else words.FILE_CHANGED if known else words.FILE_THERE
            self._ask_over(place, found, says)
            return
        if not sure and self._is_of_another(place):
            self._ask_over(place, self._services.mark_file(place), words.FILE_OTHER_PATIENT)
            return
        try:
            self._mark = self._services.write_file(place, self._recorded)
        except AssistantError as error:
            self._tell(words.SAVE_FAILED, error)
        else:
            self._place, self._clash = place, None
            self._place_visit = self._past.draft.visit
            self._kept, self._decided_for = self._past.draft, None
            self._past.settle()
            pending = self._pending
            self._show(Notice(words.CASE_SAVED, good=True))
            self._pending = pending

    def _ask_over(self, place: Path, found: str, says: str) -> None:
        self._show(Notice(says, (words.FILE_CLASH,), clash=True))
        self._clash = (place, found)

    def _is_of_another(self, place: Path) -> bool:
        """Whether a case of another patient stands in a file, as far as that can be told."""
        if self._place is not None and _is_same(place, self._place):
            return are_of_two_patients(self._kept, self._past.draft)
        try:
            return are_of_two_patients(draft_of(self._services.read_file(place)), self._past.draft)
        except AssistantError:
            return False

    def _after_save(self) -> Wish:
        if self._past.draft != self._kept or self._pending is None:
            return ""
        return self.discard()


def _is_same(one: Path, other: Path) -> bool:
    return one.resolve() == other.resolve()
