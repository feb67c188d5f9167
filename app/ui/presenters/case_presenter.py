"""The presenter of the window: presses in, one frozen screen out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.domain.errors import AssistantError
from app.ui import words
from app.ui.presenters.course_presses import CoursePresses
from app.ui.presenters.decision_presses import DecisionPresses
from app.ui.presenters.file_presses import FilePresses
from app.ui.presenters.form_presses import FormPresses
from app.ui.presenters.help_presses import HelpPresses
from app.ui.presenters.paste_presses import PastePresses
from app.ui.presenters.print_presses import PrintPresses
from app.ui.presenters.screen import Notice
from app.ui.presenters.spoken import spoken_drawing

if TYPE_CHECKING:
    from app.domain.drawing import Drawing
    from app.domain.evidence import EvidenceEntry


class CasePresenter(FormPresses, DecisionPresses, PrintPresses, CoursePresses, FilePresses, PastePresses, HelpPresses):
    """One case on the desk.

    Every press is a method; `screen` is then what the window shows. Methods that may need something
    of the window (a file, a place, to close) return the wish.
    """

    def evidence(self) -> tuple[EvidenceEntry, ...]:
        """Everything that the protocol rests on; nothing before there is advice."""
        if not self._supported:
            return ()
        from app.ui.presenters.spoken_evidence import spoken_evidence  # when it is first looked up

        return spoken_evidence(self._services.evidence())

    # What is shown ------------------------------------------------------------------------------------

    def draw(self, width: float, height: float) -> Drawing | None:
        """The chart of the course for a sheet of this size; None where there is no course."""
        course = self._screen.course
        if course is None:
            return None
        wanted = (course, width, height, self._screen.today, self._screen.work.branch)
        if self._drawn is None or self._drawn[0] != wanted:
            self._drawn = (wanted, spoken_drawing(self._services.draw_course(*wanted)))
        return self._drawn[1]

    def warm_up(self) -> None:
        """Bring in what advice needs. Takes a while: call it away from the window, then `open_support`."""
        self._services.warm_up()

    def tell_no_support(self, error: AssistantError | None) -> None:
        """Say that there is no advice, and why: the protocol was refused, or the program has a fault."""
        self._fault = words.NOT_RUNNING.format(reason=words.FAULT_OF_OURS if error is None else words.PROTOCOL_REFUSED)
        lines = () if error is None else tuple(problem.sentence() for problem in error.problems)
        self._show(Notice(self._fault, lines))
