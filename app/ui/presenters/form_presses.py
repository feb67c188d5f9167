"""Presses in the form: typing, choosing, leaving, confirming, taking back."""

from __future__ import annotations

from app.domain.written import drop_unseen
from app.ui import words
from app.ui.presenters.asking import is_asked
from app.ui.presenters.desk import Desk
from app.ui.presenters.draft import AGREED, CONFIRMED, Draft, form_facts
from app.ui.presenters.form_plan import groups, order
from app.ui.presenters.odd_values import confirmed_name
from app.ui.presenters.questions import ANSWERS
from app.ui.presenters.reading import show_day, show_typed_day
from app.ui.presenters.unit_questions import can_switch, switched

_SIGNS_OF_INFECTION = frozenset({"red_flags.fever", "red_flags.cough", "red_flags.infection_suspected"})
_INFECTION_EXCLUDED = "red_flags.infection_excluded"


class FormPresses(Desk):
    """What is done in the form."""

    def next_needed(self, after: str) -> str:
        """The next question after a path that is needed or to mend, going round; "" where there is none."""
        paths = order()
        start = paths.index(after) + 1 if after in paths else 0
        for path in paths[start:] + paths[:start]:
            if self._screen.fields[path].comes_first:
                return path
        return ""

    def seek_next(self, after: str) -> str:
        """The next question that is worth asking; "" where there is none.

        What is needed or to mend comes first, in the order of the form from `after` on, then what could change most
        lines. What was sought already, and is still open, comes again only when all has been.
        """
        ranking = self._screen.ranking
        if not ranking:
            return ""
        passed = self._asking.passed
        left = [path for path in ranking if path not in passed and path != after]
        if not left:
            passed.clear()
            left = [path for path in ranking if path != after] or list(ranking)
        first = [path for path in left if self._screen.fields[path].comes_first]
        paths = order()
        place = paths.index(after) if after in paths else -1
        found = next((path for path in first if paths.index(path) > place), left[0])
        passed.add(found)
        return found

    # Presses in the form ------------------------------------------------------------------------------

    def see_group(self, group_id: str) -> None:
        """A group was unfolded: what is to be seen of it now stays."""
        self._asking.see(group_id)
        self._compose()

    def show_folded(self, group_id: str) -> None:
        """The questions of a group that can change nothing are to be seen as well."""
        self._asking.show_all(group_id)
        self._compose()

    def write(self, path: str, text: str) -> None:
        """A field was typed in, or a word was chosen ("" for not known)."""
        kind = form_facts()[path].kind
        # What is read is what is seen: no sign of another direction turns the digits around.
        text = drop_unseen(text)
        self._typing = "" if kind == "word" else path
        draft = self._past.draft.written(path, text)
        if path in _SIGNS_OF_INFECTION and text == "yes" and self._past.draft.text(path) != "yes":
            draft = draft.written(_INFECTION_EXCLUDED, "")  # what was excluded was not this
        self._past.step(draft, path if self._typing else "")
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
        """An unusual value is right; or it is not known what came of what was agreed."""
        draft = self._past.draft
        if self._screen.fields[path].agreed:
            self._past.step(draft.written(path, ""))
            self._judge()
            return
        name = confirmed_name(path, self._screen.fields[path].unusual, self._odd)
        if name not in draft.confirmed:
            self._past.step(draft.listed(CONFIRMED, (*draft.confirmed, name)))
            self._judge()

    def use(self, path: str, text: str) -> None:
        """An offered value is taken in the place of the one that stands in a field."""
        self._typing = ""
        self._past.step(self._past.draft.written(path, text).in_unit(path, ""))
        self._judge()

    def switch_unit(self, path: str) -> None:
        """A number is to be written in its other unit; what stands there is converted."""
        draft = self._past.draft
        if can_switch(draft, path):
            self._typing = ""
            self._past.step(switched(draft, path))
            self._judge()

    def write_today(self, path: str) -> None:
        """A day is today."""
        self.use(path, show_day(self._services.today()))

    def answer_rest(self, group_id: str) -> None:
        """Every open yes/no question of a group is answered with no, each as recorded by the clinician."""
        group = next(group for group in groups() if group.id == group_id)
        draft = self._past.draft
        agreed = {part["field"] for part in draft.lists.get(AGREED, ())}  # what was to be started is no "no" by the way
        open_paths = [
            path
            for path in group.paths
            if form_facts()[path].words == ANSWERS
            and not draft.text(path)
            and path not in agreed
            and is_asked(path, draft)
        ]
        if group.rest_no and open_paths:
            self._past.step(draft._replace(texts={**draft.texts, **dict.fromkeys(open_paths, "no")}))
            self._said = words.REST_ANSWERED.format(count=len(open_paths))
            self._judge()

    def undo(self) -> str:
        """Take the last step back; says which. Returns: the first field that changed; "" where none did."""
        before = self._past.draft
        self._past.undo()
        return self._tell_step(before, words.UNDONE, words.UNDONE_MANY)

    def redo(self) -> str:
        """Take the step that was undone again; says which. Returns: as `undo`."""
        before = self._past.draft
        self._past.redo()
        return self._tell_step(before, words.REDONE, words.REDONE_MANY)

    def _tell_step(self, before: Draft, one: str, many: str) -> str:
        now = self._past.draft
        changed = [path for path in order() if before.text(path) != now.text(path)]
        if len(changed) == 1:
            self._said = one.format(title=form_facts()[changed[0]].title)
        elif before != now:
            self._said = many.format(count=len(changed)) if changed else one.format(title=words.LAST_STEP)
        self._typing = ""
        self._judge()
        return changed[0] if changed else ""
