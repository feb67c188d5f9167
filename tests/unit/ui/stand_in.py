"""A small stand-in for the engine: a hand-made plan and report, so that the window is tested on its own."""

from collections.abc import Mapping
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

from app.domain.case import Case
from app.domain.drawing import Drawing, Label, Line, Polyline, Rect, Spot
from app.domain.errors import BadCase, NotWritten, Problem
from app.domain.evidence import EvidenceEntry
from app.domain.page_order import PageOrder
from app.domain.plan import Derived, Plan, Taper, TaperStep
from app.domain.recording import catalogue
from app.domain.report import (
    AdviceCard,
    AlertCard,
    ConflictLine,
    FactLine,
    MissingLine,
    MonitorLine,
    NumberLine,
    PatientLine,
    Report,
    SourceLine,
    TaperRow,
    TaperSheet,
)  # fmt: skip
from app.ui import words
from app.ui.presenters.handout_view import PageLanguage
from app.ui.presenters.reading import show_day
from app.ui.presenters.screen import Example
from app.ui.presenters.services import Judged, Services

TODAY = date(2026, 11, 21)
DRAFT = PageOrder()
LANGUAGES = (
    PageLanguage("en", "English", "English", "draft"),
    PageLanguage("es", "español", "Spanish", "draft"),
    PageLanguage("ar", "العربية", "Arabic", "draft"),
    PageLanguage("fr", "français", "French", "reviewed"),
)
"""No language of the program is said to be reviewed; this one is, so that its pages can be checked."""
NUMBER = NumberLine("start_mg_per_kg", "Starting dose", "1 mg per kg", ("F-05",), to_confirm=True)
EVIDENCE_ENTRIES = (
    EvidenceEntry("S0-12", "statement", "Prednisone is reduced over months.", ("First article",), "not followed",
                  leads_to=("C-04",)),
    EvidenceEntry("F-05", "fact", "Guideline for the adult (2022)", ("Start at 0.5 to 1 mg per kg a day.",),
                  to_confirm=True, cited_by=("Advice: Start prednisone",)),
    EvidenceEntry("C-04", "conflict", "How fast is prednisone reduced?", ("The slower course stands.",),
                  leads_to=("S0-12", "F-05")),
    EvidenceEntry("start_mg_per_kg", "number", "1 mg per kg: Starting dose", (), to_confirm=True, leads_to=("F-05",)),
)  # fmt: skip
SOURCE = SourceLine("F-05", "Guideline for the adult (2022)", "Start at 0.5 to 1 mg per kg a day, at most 60 mg.", True)
OTHER = SourceLine("S0-12", "First article", "Prednisone is reduced over months.", False)
CONFLICT = ConflictLine(
    "C-04", "How fast is prednisone reduced?", ("S0: over 6 months.", "S3: over 12 months."),
    "The slower course stands.", "Relapses are fewer.",
)  # fmt: skip


def read_tree(tree: Mapping[str, Any], file: str) -> Case:
    from pydantic import ValidationError

    try:
        return Case.model_validate(tree)
    except ValidationError as error:
        raise BadCase(Problem(file, ".".join(map(str, one["loc"])), one["msg"]) for one in error.errors()) from None


def _steps(start: int, first: date) -> tuple[TaperStep, ...]:
    steps: list[TaperStep] = []
    day, dose = first, Decimal(start)
    while dose > 0:
        days = 28 if not steps or dose <= 10 else 14
        twenty, rest = divmod(int(dose), 20)
        tablets = tuple((Decimal(mg), count) for mg, count in ((20, twenty), (1, rest)) if count)
        last = day + timedelta(days=days - 1)
        steps.append(TaperStep(day, last, (day - first).days // 7, dose, tablets, "control" if not steps else "cut"))
        day = last + timedelta(days=1)
        dose -= 10 if dose > 20 else 5 if dose > 10 else 2
    return tuple(steps)


def _taper(start: int, first: date) -> Taper:
    steps = _steps(start, first)
    total = sum((step.dose_mg * step.days for step in steps), Decimal(0))
    end = steps[-1].last_day + timedelta(days=1)
    return Taper("prednisone", "adult_standard", steps, end, (end - first).days // 7, total, total, ())


def _sheet(taper: Taper) -> TaperSheet:
    rows = tuple(
        TaperRow(
            step.first_day, step.last_day, show_day(step.first_day), show_day(step.last_day),
            words.WEEKDAYS[step.first_day.weekday()], step.week, step.days, step.dose_mg, f"{step.dose_mg} mg",
            " + ".join(f"{count} × {mg} mg" for mg, count in step.tablets), step.phase,
        )
        for step in taper.steps
    )  # fmt: skip
    totals = (f"{taper.weeks} weeks, {taper.cumulative_mg} mg in all",)
    return TaperSheet(
        "prednisone", "prednisone, adult course", rows, f"No tablets from {show_day(taper.end_date)}", totals
    )


def _stop(rule: str, title: str, emergency: bool, fact: FactLine) -> AlertCard:
    return AlertCard(
        rule, "stop", "STOP", title, "Assess the patient today before any new dose.", ("Check the oxygen saturation.",),
        "It may be lung disease or infection.", ("prednisone",), False, emergency, (fact,), (), (SOURCE,), (),
    )  # fmt: skip


def _caution(case: Case, rule: str, word: str, title: str) -> AlertCard:
    aside = any(entry.rule == rule for entry in case.choices.overrides)
    return AlertCard(
        rule, "warning" if word == "CAUTION" else "caution", word, title, "Check before the first tablet.", (),
        "Because.", ("prednisone",), aside, False, (FactLine("labs.alt_u_per_l", "ALT", "Not known"),),
        (), (SOURCE, OTHER), (CONFLICT,),
    )  # fmt: skip


def _advice(case: Case, missing: tuple[MissingLine, ...], emergency: bool) -> AdviceCard:
    weight = case.patient.weight_kg
    dosed = not missing and not emergency and weight is not None
    verdict = "blocked" if emergency else "offer" if dosed else "needs_facts"
    return AdviceCard(
        "start-prednisone", "prednisone", "prednisone", "Start prednisone", verdict, verdict, "start", "Start",  # type: ignore[arg-type]
        "prednisone – tablet – DOSE 60 mg – oral – once a day in the morning" if dosed else "",
        "Range 31 to 60 mg, maximum 60 mg" if dosed else "",
        f"1 mg per kg × {weight} kg = {weight} mg → rounded to 60 mg" if dosed else "",
        ("Take it with food.", "Plan bone and stomach protection."), "Severe disease.",
        ("R01: assess first",) if emergency else (),
        tuple(FactLine(line.field, line.title, "") for line in missing),
        (FactLine("labs.alt_u_per_l", "ALT", ""),), (FactLine("patient.weight_kg", "Weight", f"{weight} kg"),),
        "expert opinion", (SOURCE, OTHER), (CONFLICT,), (NUMBER,),
    )  # fmt: skip


_NEEDED = (
    ("patient.age_years", "Age"), ("patient.weight_kg", "Weight"), ("purpose", "Purpose of the visit"),
    ("activity.severity", "Severity"), ("red_flags.dyspnoea", "Breathlessness"), ("red_flags.fever", "Fever"),
)  # fmt: skip


def _known(case: Case, path: str) -> bool:
    value: Any = case
    for name in path.split("."):
        value = getattr(value, name)
    return value not in (None, "unknown")


def judge(case: Case) -> Judged:
    missing = tuple(
        MissingLine(path, title, ("prednisone",), True) for path, title in _NEEDED if not _known(case, path)
    )
    flag = case.red_flags.dyspnoea == "yes"
    alerts: tuple[AlertCard, ...] = (
        _caution(case, "G33", "CAUTION", "Liver tests not known"),
        _caution(case, "G40", "CONSIDER", "Vitamin D"),
    )
    if flag:
        alerts = (
            _stop("R01", "Breathlessness: assess today", True, FactLine("red_flags.dyspnoea", "Breathlessness", "Yes")),
            *alerts,
        )
    if case == Case(visit_date=case.visit_date):
        alerts = ()
    card = _advice(case, missing, flag)
    taper = _taper(60, case.visit_date) if card.verdict == "offer" and case.visit_date else None
    plan = Plan(
        "dermatomyositis", "2026.1", "draft", "0" * 64, case.visit_date, "US", "adult",
        Derived(None, None, None, None, None), (), (), (), taper, (), "en",
    )  # fmt: skip
    patient = PatientLine(
        f"{(case.patient.family_name or 'Not known').upper()}, {case.patient.given_name or 'Not known'}", "Not known",
        "Not known", case.patient.identifier or "Not known", f"{case.patient.weight_kg or '–'} kg", "Not recorded",
    )  # fmt: skip
    visit = show_day(case.visit_date) if case.visit_date else "Not known"
    monitoring = (
        MonitorLine(
            "creatine kinase", (TODAY,), "19-Dec-2026, then every 4 weeks", "It shows a relapse early.", (OTHER,)
        ),
    )
    report = Report(
        patient, visit, case.purpose or "Not known",
        "Emergency: assess today, no doses" if flag else "Facts are needed" if missing else "Start prednisone",
        flag, alerts, (card,), missing, (), _sheet(taper) if taper else None, "No taper: facts are needed.",
        monitoring if taper else (), "dermatomyositis 2026.1 · draft", True, "US",
    )  # fmt: skip
    return Judged(case, plan, report)


def draw(taper: Taper, width: float, height: float, today: date | None, branch: Taper | None = None) -> Drawing:
    left, bottom, top = 32.0, height - 22, 12.0
    start = taper.steps[0].first_day
    days = (taper.end_date - start).days
    high = float(taper.steps[0].dose_mg)
    shapes: list[Rect | Line | Polyline | Label] = [Line(left, bottom, width - 4, bottom, "axis")]
    spots, points = [], []
    for index, step in enumerate(taper.steps):
        x = left + (width - left - 8) * (step.first_day - start).days / days
        far = left + (width - left - 8) * ((step.last_day - start).days + 1) / days
        y = bottom - (bottom - top) * float(step.dose_mg) / high
        shapes.append(Rect(x, y, far - x, bottom - y, "fill"))
        points += [(x, y), (far, y)]
        spots.append(Spot(x, top, far - x, bottom - top, index, f"{step.dose_mg} mg"))
        shapes.append(Label(left - 4, y + 4, f"{step.dose_mg}", 10, "muted", "end"))
    shapes.append(Polyline(tuple(points), "step", 2))
    return Drawing(width, height, tuple(shapes), tuple(spots), "Prednisone from 60 mg down to none.")


class Shelf:
    """Case files in memory."""

    def __init__(self) -> None:
        self.cases: dict[Path, Case] = {}
        self.pages: dict[Path, bytes] = {}
        self.full = False

    def read(self, place: Path) -> Case:
        if place not in self.cases:
            raise BadCase(
                (
                    Problem(place.name, "patient.weight_kg", "must be a number", 7),
                    Problem(place.name, "sex", "is not known", 9),
                )
            )
        return self.cases[place]

    def write(self, place: Path, case: Case) -> str:
        if self.full:
            raise NotWritten([Problem(place.name, "", "the disk is full: free some space")])
        self.cases[place] = case
        return self.mark(place)

    def mark(self, place: Path) -> str:
        return str(hash(self.cases[place].model_dump_json())) if place in self.cases else ""

    def write_page(self, place: Path, page: bytes) -> None:
        if self.full:
            raise NotWritten([Problem(place.name, "", "the disk is full: free some space")])
        self.pages[place] = page

    def delete_page(self, place: Path, page: bytes) -> None:
        if self.pages.get(place) != page:
            raise NotWritten([Problem(place.name, "", "was changed since it was saved")])
        del self.pages[place]


EXAMPLE = Path("relapse.yaml")


def services(shelf: Shelf | None = None) -> Services:
    shelf = shelf or Shelf()
    shelf.cases.setdefault(EXAMPLE, ready_case())
    catalogue()
    return Services(
        warm_up=lambda: None,
        judge=judge, read_tree=read_tree, read_file=shelf.read, write_file=shelf.write, mark_file=shelf.mark,
        draw_course=draw,
        make_handout=make_page, write_page=shelf.write_page, delete_page=shelf.delete_page,
        page_languages=lambda: LANGUAGES, examples=(Example("Relapse after stopping", EXAMPLE),),
        today=lambda: TODAY, evidence=lambda: EVIDENCE_ENTRIES,
    )  # fmt: skip


def make_page(judged: Judged | None, order: PageOrder = DRAFT) -> bytes:
    """A page that says what was ordered; a text of the same words for the kinds that are texts."""
    from io import BytesIO

    from reportlab.lib.pagesizes import A4, LETTER
    from reportlab.pdfgen.canvas import Canvas

    if judged is None and order.kind != "blank":
        raise AssertionError("there are no pages without a case")
    weight = "" if judged is None or order.kind == "blank" else f"{judged.case.patient.weight_kg} kg"
    lines = (order.kind, order.language, f"Checked by {order.checked_by}" if order.checked_by else "DRAFT", weight)
    if order.kind in ("text", "calendar"):
        return "\n".join(lines).encode()
    sheet = BytesIO()
    canvas = Canvas(sheet, pagesize=A4 if order.paper == "A4" else LETTER, invariant=1)
    for number, line in enumerate(lines):
        canvas.drawString(72, 720 - 20 * number, line)
    canvas.save()
    return sheet.getvalue()


def ready_case() -> Case:
    from app.domain.written import PlainText

    return Case.model_validate(
        {
            "visit_date": "2026-11-21",
            "purpose": "relapse",
            "patient": {
                "age_years": PlainText("52"),
                "weight_kg": PlainText("62"),
                "family_name": "Doe",
                "given_name": "Jane",
            },
            "activity": {"severity": "severe"},
            "red_flags": {"dyspnoea": "no", "fever": "no"},
        }
    )
