"""Presses on the handout: ask for the check, pass it or fail it, and leave it."""

from __future__ import annotations

from app.domain.written import clean_text
from app.ui import words
from app.ui.presenters.handout_view import CheckFor, is_printed
from app.ui.presenters.page_presses import PagePresses
from app.ui.presenters.print_check import MOST_TRIES, PrintCheck, is_the_patient


class PrintPresses(PagePresses):
    """What is done with the patient's pages."""

    def ask_check(self, then: CheckFor) -> bool:
        """Ask whose page this is before it is printed or saved as checked; what is no page gives way to the page.

        Returns:
            True where nothing is asked: this very case is checked already, or the pages are of a kind that is not.
        """
        if then == "print" and not is_printed(self._pages.kind):
            self.choose_kind("patient")
        if self._screen.handout.may_go:
            return True
        self._typing = ""
        self._compose()
        if self._screen.handout.possible and not self._screen.handout.obstacles:
            self._check = PrintCheck(asking=then)
        elif self._check.passed is None:
            self._check = PrintCheck()  # what was passed in another language still is
        self._compose()
        return False

    def check(self, initials: str, year: str, who: str) -> bool:
        """Try to pass the check.

        Args:
            initials, year: Of the patient, entered again. who: the clinician who has checked the pages.

        Returns:
            Whether it is passed; the pages may then be made, looked at and printed as checked.
        """
        name = clean_text(who)
        if self._check.asking is None or not name or self._screen.handout.obstacles:
            return False
        if is_the_patient(self._followed.case, initials, year):
            self._who = name
            language = self._pages.language
            self._check = PrintCheck(
                passed=self._past.draft, checked_by=name, day=self._services.today(), language=language
            )
        elif self._check.wrong + 1 >= MOST_TRIES:
            today = self._services.today()
            self._refusals[today] = self._refusals.get(today, 0) + 1
            said = words.CHECK_REFUSED_PRINT if self._check.asking == "print" else words.CHECK_REFUSED_SAVE
            self._check = PrintCheck(said=said)
        else:
            self._check = self._check._replace(wrong=self._check.wrong + 1, said=words.CHECK_WRONG)
        self._compose()
        return self._check.passed is not None

    def leave_check(self) -> None:
        """The check is not wanted any more."""
        self._check = PrintCheck()
        self._compose()
