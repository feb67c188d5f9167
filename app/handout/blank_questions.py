"""The blank form's questions: every fact of a case by group, each in the way in which a hand can answer it."""

from collections.abc import Iterator

from app.domain.facts import FactSpec
from app.domain.form_groups import FactGroup, asked_facts, fact_groups
from app.domain.form_words import GROUPS, choice_text
from app.domain.leaflet import Blank, FillIn, Grid, LeafletSection, Part
from app.domain.recording import catalogue
from app.domain.units import OTHER_UNITS
from app.engine.missing import ESSENTIAL
from app.engine.wording import NOT_KNOWN

_YES_NO = ("Yes", "No")
_TICKS = ("", "", "")
_BOXES, _WIDE_BOXES = (0.055, 0.05, 0.08), (0.055, 0.05, 0.11)
_FEW = 3
ESSENTIAL_MARK = " *"
_BORN = "patient.date_of_birth"
"""It gives the age, which is essential."""
_ANTIBODIES, _PENDING = "antibodies.", "pending"
_DEFINED = "red_flags"
"""The group whose questions stand with their definitions."""
_BETWEEN = " · "
_LEFT_OUT = "–"
"""A cell in which nothing is to be ticked."""


def question_sections() -> Iterator[LeafletSection]:
    """One section for each group, red flags first."""
    catalogue()
    for group in fact_groups():
        yield LeafletSection(group.id, GROUPS[group.id], tuple(_parts(group)))


def _parts(group: FactGroup) -> Iterator[Part]:
    """Questions to tick together, then those to write out, then those to circle; a red flag with what counts as one."""
    specs = [asked_facts()[path] for path in group.paths]
    ticked = [spec for spec in specs if _answers(spec)[:-1] == _YES_NO]
    if len(ticked) < _FEW:
        ticked = []
    if ticked:
        yield _with_definitions(ticked) if group.id == _DEFINED else _two_on_a_line(ticked)
    for circled in (False, True):
        these = [spec for spec in specs if spec not in ticked and bool(_answers(spec)) is circled]
        if these:
            yield FillIn(tuple(Blank(_label(spec), _BETWEEN.join(_answers(spec))) for spec in these), 2)


def _answers(spec: FactSpec) -> tuple[str, ...]:
    """The words of a closed list as they are ticked; empty for what is written out."""
    if spec.kind != "word":
        return ()
    pending = (_PENDING,) if spec.path.startswith(_ANTIBODIES) else ()
    said = tuple(map(choice_text, (*spec.words, *pending)))
    return said if spec.silence else (*said, NOT_KNOWN)


def _with_definitions(specs: list[FactSpec]) -> Grid:
    """A question on each line, with what counts as a yes."""
    rows = tuple((f"{_label(spec)}: {spec.about}" if spec.about else _label(spec), *_TICKS) for spec in specs)
    return Grid(("", *_YES_NO, NOT_KNOWN), rows, (1.0 - sum(_WIDE_BOXES), *_WIDE_BOXES), to_tick=True)


def _two_on_a_line(specs: list[FactSpec]) -> Grid:
    half = -(-len(specs) // 2)
    labels = [_label(spec) for spec in specs]
    left, right = labels[:half], [*labels[half:], *("",) * (2 * half - len(labels))]
    rows = tuple(
        (one, *_TICKS, other, *(_TICKS if other else (_LEFT_OUT,) * len(_TICKS)))
        for one, other in zip(left, right, strict=True)
    )
    headings, shares = ("", *_YES_NO, NOT_KNOWN), (0.5 - sum(_BOXES), *_BOXES)
    return Grid((*headings, *headings), rows, (*shares, *shares), to_tick=True)


def _label(spec: FactSpec) -> str:
    """The question with its units, marked where it is essential."""
    units = (spec.unit, *(other.name for other in OTHER_UNITS.get(spec.path, ())[:1])) if spec.unit else ()
    mark = ESSENTIAL_MARK if spec.path in ESSENTIAL or spec.path == _BORN else ""
    asked = f"{spec.title}, {' or '.join(units)}" if units else spec.title
    return f"{asked}{' (day)' if spec.kind == 'day' else ''}{mark}"
