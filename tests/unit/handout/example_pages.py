"""Pages written by hand for the tests of what is made from one: a rich plan, and the same in two other scripts."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from app.domain.leaflet import (
    Blank,
    Chart,
    ChartWords,
    FillIn,
    Grid,
    Leaflet,
    LeafletMedicine,
    LeafletRow,
    LeafletSection,
    Points,
    Steps,
    Text,
    Visit,
    Visits,
    WritingLines,
)
from app.domain.plan import Taper, TaperStep

FIRST_DAY = date(2026, 11, 21)
DECISION_ID = "7K3MQ-9XDAB"
DRAFT = "DRAFT: not yet checked by a clinician"
WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
MONTHS = "January February March April May June July August September October November December".split()
COURSE: tuple[tuple[str, int, tuple[tuple[str, int], ...]], ...] = (
    ("60", 28, (("20", 3),)),
    ("50", 14, (("20", 2), ("10", 1))),
    ("17.5", 14, (("10", 1), ("5", 1), ("2.5", 1))),
    ("8", 28, (("5", 1), ("1", 3))),
    ("1", 11, (("1", 1),)),
)
"""Dose in mg, days, tablets a day."""
CHECKS = ((7, ("visit",)), (14, ("blood tests",)), (28, ("visit", "blood tests", "blood sugar and pressure")))


def long_day(day: date) -> str:
    """Saturday 21 November 2026."""
    return f"{WEEKDAYS[day.weekday()]} {day.day:02d} {MONTHS[day.month - 1]} {day.year}"


def taper() -> Taper:
    """The course of the example: five doses, 95 days."""
    steps, day = [], FIRST_DAY
    for dose, days, tablets in COURSE:
        last = day + timedelta(days=days - 1)
        counted = tuple((Decimal(strength), number) for strength, number in tablets)
        steps.append(TaperStep(day, last, (day - FIRST_DAY).days // 7, Decimal(dose), counted, ""))
        day = last + timedelta(days=1)
    total = sum((step.dose_mg * step.days for step in steps), Decimal(0))
    return Taper("prednisone", "adult_standard", tuple(steps), day, (day - FIRST_DAY).days // 7, total, total, ())


def _row(step: TaperStep) -> LeafletRow:
    weeks = -(-step.days // 7)
    return LeafletRow(
        step.first_day,
        step.last_day,
        long_day(step.first_day),
        long_day(step.last_day),
        step.dose_mg,
        f"{step.dose_mg} mg a day",
        step.tablets,
        ", ".join(f"{number} × {strength} mg" for strength, number in step.tablets),
        weeks,
        f"{weeks} boxes to tick",
    )


def steps() -> Steps:
    """The step-down plan as a table."""
    course = taper()
    return Steps(
        ("From", "To", "Dose", "Tablets each day", "Weeks"),
        tuple(map(_row, course.steps)),
        course.end_date,
        f"From {long_day(course.end_date)}: none, if we agree.",
    )


def visits() -> Visits:
    """The days of checks."""
    days = tuple((FIRST_DAY + timedelta(days=days), what) for days, what in CHECKS)
    rows = tuple(Visit(day, long_day(day), what) for day, what in days)
    return Visits(("Day", "What", "Done"), rows, ", ", "box to tick")


def plan_page() -> Leaflet:
    """A patient's plan with every kind of part on it."""
    medicines = (
        LeafletMedicine(
            "prednisone",
            "prednisone",
            ("60 mg a day", "3 tablets of 20 mg"),
            "Calms your skin and muscles.",
            ("Take it in the morning, with food.",),
            ((Decimal(20), 3),),
        ),
        LeafletMedicine(
            "methotrexate",
            "methotrexate",
            ("15 mg once a week", "6 tablets of 2.5 mg"),
            "Calms your immune system.",
            ("Never every day.",),
            ((Decimal("2.5"), 6),),
            "Monday only",
        ),
    )
    chart = Chart(taper(), ChartWords("mg a day", "Weeks", long_day, "A line that falls from 60 mg to 1 mg a day."))
    sections = (
        LeafletSection(
            "call",
            "Take your medicines just as this page says",
            (FillIn((Blank("Danger to life: call", "911"), Blank("Not sure? Call your clinic")), 2, strong=True),),
            "strong",
        ),
        LeafletSection("not_now", "Not now", (Text("Do not take azathioprine for now. Ask us."),), "alarm"),
        LeafletSection("medicines", "Your medicines today", medicines),
        LeafletSection(
            "plan",
            "Your plan for prednisone",
            (Text("Find today's row. Go down only after we have checked you."), steps(), chart),
            new_page=True,
        ),
        LeafletSection("ill", "If you are ill", (Points(("Call us the same day.", "Keep on with 60 mg a day.")),)),
        LeafletSection("checks", "Your next checks", (visits(),)),
        LeafletSection(
            "questions", "Questions to bring", (Points(("Do I need a vaccine?",), to_tick=True), WritingLines(2))
        ),
        LeafletSection("record", "Your results", (Grid(("Day", "Weight"), (("today", "62 kg"), ("", ""))),)),
        LeafletSection("card", "Steroid emergency card", (FillIn((Blank("Name", "Jane Doe"),)),), "card"),
    )
    return Leaflet(
        kind="plan",
        language="en-US",
        direction="ltr",
        draft=True,
        marks=(DRAFT,),
        title="Your treatment plan",
        subtitle="For dermatomyositis, your skin and muscle illness.",
        patient=(Blank("Name", "Jane Doe"), Blank("Born", "12 March 1974"), Blank("Record number", "004-1187")),
        printed=Blank("Printed", long_day(FIRST_DAY)),
        printed_on=FIRST_DAY,
        sections=sections,
        about="Made by computer. Not valid until checked.",
        protocol_line="Dermatomyositis in adults 2026.1, draft protocol, 3f9c2a7d",
        page_words="Page {page} of {pages}",
        decision_id=DECISION_ID,
        decision_words="Page code {code}",
        code_payload="HELIOTROPE 2026.1 7K3MQ-9XDAB",
    )


def in_script(language: str) -> Leaflet:
    """A page of running text, a table of doses and a visit in Arabic (ar) or Chinese (zh-Hans): not for a patient."""
    arabic = language == "ar"
    words = (
        "خذ دواءك كل يوم صباحا مع الطعام. لا تتوقف عن تناول 60 mg فجأة أبدا. اتصل بنا إذا شعرت بالحمى."
        if arabic
        else "每天早上随餐服药。切勿突然停药。如果发烧，请在同一天给我们打电话；如果呼吸困难，请立即就医。"
    )
    headings = ("من", "إلى", "الجرعة", "الأقراص", "أسابيع") if arabic else ("从", "到", "剂量", "每天药片", "周")
    page = plan_page()
    table = replace(steps(), headings=headings, end_text=words)
    section = LeafletSection("plan", "خطة" if arabic else "您的计划", (Text(words * 3), table, visits()))
    return replace(
        page,
        language=language,
        direction="rtl" if arabic else "ltr",
        marks=("مسودة" if arabic else "草稿", "DRAFT: nobody has reviewed this translation"),
        title="خطة العلاج" if arabic else "您的治疗计划",
        sections=(section,),
    )


EXAMPLES = (plan_page(), in_script("ar"), in_script("zh-Hans"))
