"""Presses on pasted results: read, choose, take; nothing is written before it is taken."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from app.ui import words
from app.ui.presenters.desk import Desk
from app.ui.presenters.new_visit import with_days_kept
from app.ui.presenters.reading import read_day

if TYPE_CHECKING:
    from app.ui.presenters.result_lines import Results


class PastePresses(Desk):
    """What is done with a text of results."""

    def read_paste(self, text: str) -> Results:
        """What a text says of this case. Nothing is written."""
        from app.ui.presenters.results import read_results

        draft = self._past.draft
        visit = read_day(draft.text("visit_date")).value
        day = date.fromisoformat(visit) if visit is not None else self._services.today()
        return read_results(text, draft.texts, day, draft.units)

    def take_results(self, results: Results) -> None:
        """Write what is chosen, in one step."""
        taken = results.taken
        if not taken:
            return
        draft = self._past.draft
        for path, text in taken.items():
            draft = draft.written(path, text).in_unit(path, "")
        draft = with_days_kept(self._past.draft, draft, taken)
        self._typing = ""
        self._past.step(draft)
        count = len(taken)
        self._said = words.PASTE_TAKEN_ONE if count == 1 else words.PASTE_TAKEN.format(count=count)
        self._judge()
