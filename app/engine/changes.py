"""The clinician's own changes of a taper, looked up by the dose on which the patient stands."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from app.domain.choices import TaperEdit
from app.engine.tablets import TabletCounter


@dataclass(frozen=True, slots=True)
class Changes:
    """Finds the change at a dose; a dose is known by what the tablets make of it.

    Args:
        by_dose: Changes by the dose they are kept by.
        counter: Of the tablets chosen; None where doses are taken as asked for. tolerance_mg: How far they may differ.
    """

    by_dose: Mapping[Decimal, TaperEdit] = field(default_factory=dict)
    counter: TabletCounter | None = None
    tolerance_mg: Decimal = Decimal(0)

    def made(self, asked_mg: Decimal) -> Decimal | None:
        """The dose that the tablets make of one that is asked for; None where they cannot."""
        return asked_mg if self.counter is None else self.counter.nearest_dose(asked_mg, self.tolerance_mg)

    def at(self, asked_mg: Decimal) -> TaperEdit | None:
        """The change at a dose."""
        if not self.by_dose:
            return None
        dose_mg = self.made(asked_mg)
        return None if dose_mg is None else self.by_dose.get(dose_mg)

    def days(self, asked_mg: Decimal, usual: int) -> int:
        """How long a dose is taken."""
        edit = self.at(asked_mg)
        return usual if edit is None or edit.days is None else int(edit.days)

    def next_mg(self, asked_mg: Decimal, usual_mg: Decimal) -> Decimal:
        """The dose after one. A change that does not descend is never followed; who judges it refuses it."""
        edit = self.at(asked_mg)
        if edit is None or edit.to_mg is None or edit.to_mg >= asked_mg or not usual_mg:
            return usual_mg
        return usual_mg if edit.to_mg == self.made(usual_mg) else edit.to_mg


NO_CHANGES = Changes()


def changes_by_dose(edits: Sequence[TaperEdit]) -> Mapping[Decimal, TaperEdit]:
    """The changes of a case by the dose they are kept by."""
    return {edit.at_mg: edit for edit in edits}
