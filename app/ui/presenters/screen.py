"""The screen: one frozen value that says everything the window shows."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Literal, NamedTuple

from app.domain.words import Level
from app.ui.presenters.course_view import CourseView
from app.ui.presenters.handout_view import HandoutView

if TYPE_CHECKING:
    from app.domain.plan import Taper
    from app.domain.report import AdviceCard, AlertCard, Report, SetAside
    from app.ui.presenters.decisions import Correction, Decided


Wish = Literal["", "ask_file", "ask_place", "close"]
"""What a press asks of the window: nothing, a file to open, a place to save, or to close."""

Pending = Literal["new", "open", "example", "file", "close", "visit"]


class Remark(NamedTuple):
    """What a raised rule says at a field.

    Args:
        confirm: Words of the press by which the value is confirmed; "" where that settles nothing.
        use: A value offered in the place of the one that stands there, `use_says` the words of that press.
        beside: It is written at the other field of the line already; here it is only spoken.
        rule: The rule that says it.
    """

    says: str
    tone: Level
    confirm: str = ""
    use: str = ""
    use_says: str = ""
    beside: bool = False
    rule: str = ""


class FieldView(NamedTuple):
    """One field.

    Args:
        text: As typed, or the word chosen; "" where nothing is known.
        echo: The value as understood, where it was typed otherwise.
        problem: One sentence; "" while it is being typed or where all is well.
        unusual: Question whether an unusual value is right; "" where it is usual or confirmed.
        confirm: Words of the press that answers it.
        use: A value offered in the place of the one that stands there, `use_says` the words of that press.
        remarks: What raised rules say of it.
        carried: Says from when a value is that comes from an earlier visit; "" for one of this visit.
        carried_old: It is to be measured again. keep: words of the press by which it stands as it is.
        needed: A dose waits for this fact.
        asked: Whether the question is shown.
        sensible: Whether the question makes sense in this case.
        lines: How many lines of the advice the unanswered question could change; 0 where it is needed anyway.
        unit: Name of the unit in which the number is written; "" for the one that the case keeps.
        carries_unit: The text says its unit itself.
        passed_over: The cursor goes past it when it moves on.
        agreed: What was agreed at the last visit for a question that it made open again; "" for any other.
        agreed_use: The value that was agreed, `agreed_says` the words of the press that takes it.
    """

    text: str = ""
    echo: str = ""
    problem: str = ""
    unusual: str = ""
    confirm: str = ""
    use: str = ""
    use_says: str = ""
    remarks: tuple[Remark, ...] = ()
    carried: str = ""
    carried_old: bool = False
    keep: str = ""
    needed: bool = False
    asked: bool = True
    sensible: bool = True
    lines: int = 0
    unit: str = ""
    carries_unit: bool = False
    passed_over: bool = False
    agreed: str = ""
    agreed_use: str = ""
    agreed_says: str = ""

    @property
    def comes_first(self) -> bool:
        """Whether it is asked before what is only worth asking."""
        return self.needed or self.is_to_mend or (bool(self.agreed) and self.sensible)

    @property
    def stops(self) -> tuple[str, ...]:
        """The stops that are told here."""
        return tuple(remark.says for remark in self.remarks if remark.tone == "stop")

    @property
    def has_question(self) -> bool:
        """Whether it cannot be read, or was probably written in another unit."""
        return bool(self.problem) or bool(self.use)

    @property
    def is_to_mend(self) -> bool:
        """Whether something is to mend here: a question as above, or a stop is told that is not told beside it."""
        return self.has_question or any(remark.tone == "stop" and not remark.beside for remark in self.remarks)


class GroupView(NamedTuple):
    """The heading of a group.

    Args:
        needed: Facts that a dose waits for. to_mend: fields. to_ask: further facts that could change the advice.
        can_answer_rest: Whether one press may answer what is open with no.
        folded: Questions that are folded away. opens: Whether it opens when the cursor moves on into it.
    """

    needed: int
    to_mend: int
    can_answer_rest: bool
    to_ask: int = 0
    folded: int = 0
    opens: bool = False


class Example(NamedTuple):
    """A built-in case."""

    title: str
    file: Path


class Notice(NamedTuple):
    """A panel in the window: news, problems, the question about unsaved changes (`asks`), or about a file (`clash`).

    Args:
        clash: What stands where the case is to be saved is not what was read there.
    """

    text: str
    lines: tuple[str, ...] = ()
    asks: bool = False
    good: bool = False
    clash: bool = False


class AdviceItem(NamedTuple):
    """An advice card with the alerts that affect its medicine, and what was decided; None where nothing is to be.

    Args:
        warns: What other decisions than the one on this card make of it.
    """

    card: AdviceCard
    alerts: tuple[AlertCard, ...]
    decided: Decided | None = None
    warns: tuple[str, ...] = ()


class Section(NamedTuple):
    """Advice of one kind, in the protocol's order; `key` is 1 to 9 for Alt+key of its first card."""

    title: str
    items: tuple[AdviceItem, ...]


class Screen(NamedTuple):
    """Everything that is shown.

    Args:
        report: The plan in words; None while decision support is not running (`notice` says why).
        fields: Path to field, for every question of the form.
        stops: Alerts at the top; `lesser` those below the advice.
        work: The course as it may be worked on.
        strip: The stop that the strip over the panes tells; "" where none stands, and `calm` says so.
        status: Count of needed facts and of fields to mend, in words.
        is_empty: Nothing was entered yet.
        case_number: Goes up with each case that comes on the desk.
        fault: Why there is no advice although there should be: decision support is not running.
        aside: Rules that were set aside and that no card tells of. gone: accepted lines that are not offered any more,
            as (id, what it was).
        ranking: What is worth asking or mending, the most important first.
        corrections: Rule to what settles it in the case itself.
    """

    report: Report | None
    course: Taper | None
    work: CourseView
    today: date | None
    fields: Mapping[str, FieldView]
    groups: Mapping[str, GroupView]
    stops: tuple[AlertCard, ...]
    sections: tuple[Section, ...]
    lesser: tuple[AlertCard, ...]
    strip: str
    calm: str
    status: str
    record: str
    notice: Notice | None
    is_empty: bool
    can_undo: bool
    can_redo: bool
    unsaved: bool
    has_handout: bool
    case_number: int = 0
    fault: str = ""
    aside: tuple[SetAside, ...] = ()
    gone: tuple[tuple[str, str], ...] = ()
    handout: HandoutView = HandoutView()
    ranking: tuple[str, ...] = ()
    corrections: Mapping[str, tuple[Correction, ...]] = MappingProxyType({})
