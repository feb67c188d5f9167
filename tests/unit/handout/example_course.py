"""A patient, a protocol and a course for the tests of the page: 60 mg, 20 steps, 60 weeks (conflict C-04, table 2c)."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from functools import cache
from typing import Any, cast

from app.domain.case import Case
from app.domain.dose import Dose
from app.domain.plan import Alert, Derived, Monitor, Plan, Recommendation, Taper, TaperStep
from app.domain.protocol import PageWords
from app.domain.written import PlainText
from app.engine.compiled import CompiledProtocol, compile_protocol
from app.protocols.library import newest_version
from app.protocols.loader import load_folder

FIRST_DAY = date(2026, 11, 21)
STRENGTHS_MG = tuple(Decimal(text) for text in ("20", "10", "5", "2.5", "1"))
COURSE = (
    ("60", 4, "until control"), ("50", 2, "10 mg steps"), ("40", 2, "10 mg steps"), ("30", 2, "10 mg steps"),
    ("25", 2, "5 mg steps"), ("20", 2, "5 mg steps"), ("17.5", 2, "2.5 mg steps"), ("15", 2, "2.5 mg steps"),
    ("12.5", 2, "2.5 mg steps"), ("10", 4, "2.5 mg steps"),
    *((str(dose), 4, "1 mg steps") for dose in range(9, 0, -1)),
)  # fmt: skip


def tablets(dose_mg: Decimal) -> tuple[tuple[Decimal, int], ...]:
    """Largest strength first; enough for the doses of the course."""
    counts = []
    for strength in STRENGTHS_MG:
        number = int(dose_mg // strength)
        if strength == Decimal("2.5") and dose_mg % 1 == 0:
            continue
        if number:
            counts.append((strength, number))
            dose_mg -= strength * number
    assert not dose_mg
    return tuple(counts)


def make_taper(course: tuple[tuple[str, int, str], ...] = COURSE, first_day: date = FIRST_DAY) -> Taper:
    """A taper of (dose in mg, weeks, phase)."""
    steps, day = [], first_day
    for dose, weeks, phase in course:
        last = day + timedelta(weeks=weeks, days=-1)
        week = (day - first_day).days // 7
        steps.append(TaperStep(day, last, week, Decimal(dose), tablets(Decimal(dose)), phase))
        day = last + timedelta(days=1)
    total = sum((step.dose_mg * step.days for step in steps), Decimal(0))
    return Taper("prednisone", "adult_standard", tuple(steps), day, (day - first_day).days // 7, total, total, ())


def make_row(row_id: str, medicine: str | None, dose: Dose | None = None, **others: Any) -> Recommendation:
    """A row of advice; offered and started unless told otherwise."""
    values: dict[str, Any] = {
        "action": "start", "verdict": "offer", "title": row_id, "arithmetic": "", "how": (), "because": "",
        "blocked_by": (), "needs": (), "asks": (), "conflicts": (), "sources": (), **others,
    }  # fmt: skip
    return Recommendation(id=row_id, medicine=medicine, dose=dose, **values)


def mg(amount: str, per: str = "day", times: int | None = None) -> Dose:
    """A flat dose in mg."""
    return Dose(Decimal(amount), "mg", "flat", cast(Any, per), times_per_day=times)


ROWS = (
    make_row("start-prednisone", "prednisone", mg("60")),
    make_row("start-methotrexate", "methotrexate", mg("15", "week")),
    make_row("folic-acid", "folic_acid", mg("5", "week")),
    make_row("start-azathioprine", "azathioprine", verdict="blocked"),
)


def make_alert(rule: str, level: Any = "caution", *, emergency: bool = False) -> Alert:
    """A raised rule."""
    return Alert(rule, level, rule, "", (), False, (), emergency=emergency)


def make_plan(**others: Any) -> Plan:
    """The plan of the course; any part may be replaced."""
    checks = tuple(
        Monitor(item, item, tuple(FIRST_DAY + timedelta(weeks=each) for each in weeks), "", ())
        for item, weeks in (("review", (1, 2, 3, 4)), ("creatine-kinase", (4,)), ("blood-tests", (0, 2, 4, 6, 8, 12)))
    )
    values: dict[str, Any] = {
        "protocol_id": "dermatomyositis", "protocol_version": "2026.1", "protocol_status": "draft",
        "protocol_sha256": "3f9c2a7d" + "0" * 56, "visit_date": FIRST_DAY, "region": "US", "population": "adult",
        "derived": Derived(None, None, None, None, None), "missing": (), "alerts": (make_alert("G11"),),
        "recommendations": ROWS, "taper": make_taper(), "monitoring": checks, "handout_language": "en", **others,
    }  # fmt: skip
    return Plan(**values)


def make_case(**patient: str) -> Case:
    """A case; the patient is Jane Doe unless told otherwise."""
    who = {
        "given_name": "Jane",
        "family_name": "Doe",
        "date_of_birth": "1974-03-12",
        "identifier": "004-1187",
        **patient,
    }
    return Case.model_validate({
        "visit_date": PlainText("2026-11-21"), "purpose": PlainText("start"), "region": PlainText("US"),
        "patient": {name: PlainText(value) for name, value in who.items()},
        "choices": {"methotrexate_weekday": PlainText("monday")},
    })  # fmt: skip


def page_words(language: str = "en") -> PageWords:
    """The patient's words as they stand in the protocol."""
    return make_compiled().protocol.handout[language]


def with_texts(language: str = "en", **texts: str | None) -> CompiledProtocol:
    """The program's own protocol with some of a language's texts changed; None takes a text out."""
    compiled = make_compiled()
    words = compiled.protocol.handout[language]
    changed = {name: text for name, text in {**words.texts, **texts}.items() if text is not None}
    handout = {**compiled.protocol.handout, language: words.model_copy(update={"texts": changed})}
    return replace(compiled, protocol=compiled.protocol.model_copy(update={"handout": handout}))


@cache
def make_compiled() -> CompiledProtocol:
    """The program's own protocol, compiled once."""
    return compile_protocol(load_folder(newest_version()))
