"""Helping: F1 beside the field or on a card, all keys, the first look at the window, and what the program is."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QWidget

from app.ui.advice.card_frame import CardFrame
from app.ui.form.case_pane import CasePane
from app.ui.form.field_row import FieldRow
from app.ui.presenters.case_presenter import CasePresenter

if TYPE_CHECKING:
    from app.ui.sheets.help_sheet import HelpSheet
    from app.ui.sheets.sheet import Sheet
    from app.ui.sheets.text_sheets import AboutSheet, TermsSheet, TourSheet


class Helping(QObject):
    """Opens one sheet of help at a time; F1 again closes it."""

    def __init__(self, presenter: CasePresenter, case: CasePane, over: QWidget) -> None:
        super().__init__(over)
        self._presenter = presenter
        self._case = case
        self._over = over
        self._open: Sheet | None = None

    @cached_property
    def field_sheet(self) -> HelpSheet:
        """Help on a field, built when it is first wanted."""
        from app.ui.sheets.help_sheet import HelpSheet

        return HelpSheet(self._over)

    @cached_property
    def card_sheet(self) -> TermsSheet:
        """How cards are worked, built when it is first wanted."""
        from app.ui.sheets.text_sheets import make_card_help

        return make_card_help(self._over)

    @cached_property
    def keys_sheet(self) -> TermsSheet:
        """All keys, built when they are first wanted."""
        from app.ui.presenters.commands import key_lines
        from app.ui.sheets.text_sheets import make_keys

        return make_keys(self._over, key_lines())

    @cached_property
    def tour_sheet(self) -> TourSheet:
        """The first look at the window, built when it is first wanted."""
        from app.ui.sheets.text_sheets import make_tour

        return make_tour(self._over)

    @cached_property
    def about_sheet(self) -> AboutSheet:
        """What the program is, built when it is first wanted."""
        from app.ui.sheets.text_sheets import AboutSheet

        return AboutSheet(self._over)

    def help(self) -> None:
        """Help on what has the focus: a field, a card, or else the keys. A second press closes it."""
        if self._open is not None and self._open.isVisible():
            self._open.put_away()
            return
        focused = QApplication.focusWidget()
        row = self._row_of(focused)
        if row is not None:
            self._open = self.field_sheet
            self.field_sheet.show_help(self._presenter.help_on(row.path), row)
        elif _card_of(focused):
            self._open = self.card_sheet
            self.card_sheet.open()
        else:
            self.keys()

    def _row_of(self, widget: QWidget | None) -> FieldRow | None:
        """The row of a field, also where what is said below it has the focus."""
        row = None
        while widget is not None and row is None:
            row = self._case.form.row_of(widget)
            widget = widget.parentWidget()
        return row

    def keys(self) -> None:
        """All keys."""
        self._open = self.keys_sheet
        self.keys_sheet.open()

    def tour(self) -> None:
        """The first look at the window."""
        self._open = self.tour_sheet
        self.tour_sheet.open()

    def about(self) -> None:
        """What the program is, and which protocol is in force."""
        self._open = self.about_sheet
        self.about_sheet.show_about(self._presenter.about())


def _card_of(widget: QWidget | None) -> bool:
    while widget is not None:
        if isinstance(widget, CardFrame):
            return True
        widget = widget.parentWidget()
    return False
