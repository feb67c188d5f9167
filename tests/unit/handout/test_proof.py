"""The proof of a page: what was drawn is read back, and one figure that is not the plan's refuses the whole page."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from io import BytesIO
from typing import Any

import pytest

from app.domain.dose import Dose
from app.domain.leaflet import (
    Blank,
    Chart,
    FillIn,
    Grid,
    Leaflet,
    LeafletMedicine,
    LeafletRow,
    Part,
    Points,
    Steps,
    Text,
    Visits,
)
from app.domain.page_order import PAPER_NAMES, PaperName
from app.domain.page_words import Wording
from app.domain.plan import Derived, Monitor, Plan, Recommendation
from app.engine.permitted import Permitted
from app.handout.collation import first_difference
from app.handout.document import render_pdf
from app.handout.figures_said import FigureReader
from app.handout.measure import measure_of
from app.handout.phrases import plainly, script_of
from app.handout.proof import PageNotProved, prove_page
from app.handout.reading import NotReadable, ReadPage, ReadPiece, read_pages
from app.handout.reportlab_safely import open_canvas
from app.handout.typeface import REGULAR, load_typeface
from tests.unit.handout.example_pages import (
    CHECKS,
    EXAMPLES,
    FIRST_DAY,
    MONTHS,
    WEEKDAYS,
    in_script,
    long_day,
    plan_page,
    taper,
)
from tests.vignettes.vignette import compiled

PAGE, COURSE = plan_page(), taper()
WORDS = Wording(
    {
        **{f"weekday_{number}": name for number, name in enumerate(WEEKDAYS, start=1)},
        **{f"month_{number}": name for number, name in enumerate(MONTHS, start=1)},
        "long_day": "{weekday} {day} {month} {year}",
        "birth_day": "{day} {month} {year}",
        "thousands_mark": ",",
        "amount_mg": "{amount} mg",
        "amount_g": "{amount} g",
        "tablets_one": "{count} tablet of {strength}",
        "tablets_many": "{count} tablets of {strength}",
        "ill_covid": "Less than {severe_below}? Take {severe_dose} twice.",
        "ill_after": "Well for {well_from} to {well_to} days? Go back.",
        "call": "Call {emergency_number} at once.",
        "emergency_number_US": "911",
    },
    "test",
    {},
)
DOSES = (
    ("prednisone", Dose(Decimal(60), "mg", "flat", "day")),
    ("methotrexate", Dose(Decimal(15), "mg", "flat", "week")),
)
PLAN = Plan(
    "dermatomyositis", "2026.1", "draft", "0" * 64, FIRST_DAY, "US", "adult", Derived(None, None, None, None, None),
    (), (),
    tuple(
        Recommendation(f"start-{name}", name, "start", "offer", "", dose, "", (), "", (), (), (), (), ())
        for name, dose in DOSES
    ),
    COURSE,
    tuple(Monitor(what[0], what[0], (FIRST_DAY + timedelta(days=days),), "", ()) for days, what in CHECKS),
    "en",
)  # fmt: skip
FIXED = frozenset((Decimal(mg), "mg") for mg in (5, 10, 20))
PERMITTED = Permitted(
    days=frozenset(
        {FIRST_DAY, COURSE.end_date, *(FIRST_DAY + timedelta(days=days) for days, _ in CHECKS)}
        | {day for step in COURSE.steps for day in (step.first_day, step.last_day)}
    ),
    amounts=frozenset({(Decimal(15), "mg"), *((step.dose_mg, "mg") for step in COURSE.steps), *FIXED}),
    of_medicine={name: frozenset({(dose.amount, dose.unit)}) for name, dose in DOSES},
    strengths_mg=frozenset(map(Decimal, ("1", "2.5", "5", "10", "20"))),
    fixed_mg={
        "split_from": Decimal(10),
        "low_dose": Decimal(5),
        "severe_dose": Decimal(10),
        "severe_below": Decimal(20),
    },
    fixed_counts={"well_from": Decimal(2), "well_to": Decimal(3)},
)
MEASURE = measure_of(PLAN, PERMITTED, WORDS)
Change = Callable[[Any], Any]


def changed(page: Leaflet, kind: type, change: Change) -> Leaflet:
    """A page whose first part of a kind is another."""
    done = False
    sections = []
    for section in page.sections:
        parts: list[Part] = []
        for part in section.parts:
            parts.append(change(part) if isinstance(part, kind) and not done else part)
            done = done or isinstance(part, kind)
        sections.append(replace(section, parts=tuple(parts)))
    assert done
    return replace(page, sections=tuple(sections))


def in_row(number: int, **values: Any) -> Change:
    """A change of one row of a table."""

    def change(part: Any) -> Any:
        rows = [*part.rows]
        rows[number] = replace(rows[number], **values)
        return replace(part, rows=tuple(rows))

    return change


def without_row(number: int) -> Change:
    return lambda part: replace(part, rows=(*part.rows[:number], *part.rows[number + 1 :]))


def swapped(part: Any) -> Any:
    return replace(part, rows=(part.rows[1], part.rows[0], *part.rows[2:]))


def tablets(*counts: tuple[str, int]) -> dict[str, Any]:
    counted = tuple((Decimal(strength), count) for strength, count in counts)
    return {"tablets": counted, "tablets_text": ", ".join(f"{count} × {strength} mg" for strength, count in counts)}


def other_points(*lines: str) -> Change:
    return lambda part: replace(part, lines=(*part.lines, *lines))


def taking(*take: str, **values: Any) -> Change:
    return lambda medicine: replace(medicine, take=take, **values)


def shorter_course(chart: Any) -> Any:
    return replace(chart, taper=replace(COURSE, steps=COURSE.steps[:-1]))


LAST = COURSE.steps[1].last_day
DRAWN_OTHERWISE: dict[str, tuple[type, Change]] = {
    "one digit of a dose": (Steps, in_row(2, dose_text="17.6 mg a day")),
    "a dose without its point": (Steps, in_row(2, dose_text="175 mg a day")),
    "a row is missing": (Steps, without_row(3)),
    "two rows have changed places": (Steps, swapped),
    "one tablet more": (Steps, in_row(1, **tablets(("20", 3), ("10", 1)))),
    "another strength": (Steps, in_row(4, **tablets(("2.5", 1)))),
    "a day later": (Steps, in_row(1, to_text=long_day(LAST + timedelta(days=1)))),
    "another weekday": (Steps, in_row(1, to_text=long_day(LAST).replace("Friday", "Monday"))),
    "another end": (Steps, lambda part: replace(part, end_text=f"From {long_day(LAST)}: none, if we agree.")),
    "an added line": (Points, other_points("Take 10 mg more on bad days.")),
    "a lost line": (Points, lambda part: replace(part, lines=part.lines[:1])),
    "another medicine": (LeafletMedicine, lambda medicine: replace(medicine, name="prednisolone")),
    "a tablet more of a medicine": (LeafletMedicine, taking("60 mg a day", "4 tablets of 20 mg")),
    "a word of advice": (Text, lambda part: replace(part, words=part.words.replace("not ", ""))),
    "another check": (Visits, in_row(0, what=("blood tests",))),
    "another day of a check": (Visits, in_row(0, day_text=long_day(FIRST_DAY))),
    "another cell": (Grid, lambda part: replace(part, rows=(("today", "63 kg"), ("", "")))),
}


@pytest.mark.parametrize("large", [False, True], ids=["14 points", "18 points"])
@pytest.mark.parametrize("paper", PAPER_NAMES)
@pytest.mark.parametrize("page", EXAMPLES, ids=lambda page: page.language)
def test_T085_that_every_word_of_a_page_is_read_back_in_any_script(
    page: Leaflet, paper: PaperName, large: bool
) -> None:
    pages = read_pages(render_pdf(page, paper, large))
    assert first_difference(pages, script_of(page)) is None
    assert not any(sheet.foreign for sheet in pages)


@pytest.mark.parametrize("large", [False, True], ids=["14 points", "18 points"])
def test_T085_that_a_page_that_says_its_plan_is_proved(large: bool) -> None:
    prove_page(render_pdf(PAGE, "letter", large), PAGE, MEASURE)


@pytest.mark.parametrize("what", DRAWN_OTHERWISE)
def test_OUT_4_that_a_page_that_was_drawn_otherwise_is_refused(what: str) -> None:
    drawn = render_pdf(changed(PAGE, *DRAWN_OTHERWISE[what]), "letter")
    refused(drawn, PAGE)


@pytest.mark.parametrize(
    "drawn",
    [
        replace(PAGE, patient=(Blank("Name", "Jane Dow"), *PAGE.patient[1:])),
        replace(PAGE, decision_id="7K3MQ-9XDAC"),
        replace(PAGE, printed=Blank("Printed", long_day(LAST))),
        replace(PAGE, marks=()),
        replace(PAGE, sections=PAGE.sections[:-1]),
        replace(PAGE, sections=(*PAGE.sections, PAGE.sections[0])),
        replace(PAGE, sections=PAGE.sections[::-1]),
        replace(PAGE, page_words="Page {page}"),
    ],
    ids=["patient", "decision", "printed", "draft", "lost", "twice", "order", "pages"],
)
def test_OUT_4_that_a_page_with_another_frame_is_refused(drawn: Leaflet) -> None:
    refused(render_pdf(drawn, "letter"), PAGE)


def refused(pdf: bytes, page: Leaflet) -> str:
    """What a page is refused with: one sentence on the place, and none of its words or figures."""
    with pytest.raises(PageNotProved) as error:
        prove_page(pdf, page, MEASURE)
    (problem,) = error.value.problems
    assert error.value.exit_status == 70
    assert "No page was made" in problem.says
    assert not any(word in problem.sentence() for word in ("Jane", "Doe", "60", "mg", "2026", "004"))
    return problem.says


@pytest.mark.parametrize(
    ("kind", "change", "place"),
    [
        (Steps, in_row(2, dose_text="18 mg a day"), "the dose in row 3"),
        (Steps, in_row(2, dose_text="17.5 mg a day, not 20 mg"), "the dose in row 3"),
        (Steps, in_row(2, dose_mg=Decimal(18)), "the dose in row 3"),
        (Steps, in_row(1, **tablets(("20", 3), ("10", 1))), "the tablets in row 2"),
        (Steps, in_row(1, tablets_text="2 × 20 mg, 2 × 10 mg"), "the tablets in row 2"),
        (Steps, in_row(1, **tablets(("20", 2), ("5", 2))), "the tablets in row 2"),
        (Steps, in_row(1, to_text=long_day(LAST + timedelta(days=1))), "the last day in row 2"),
        (Steps, in_row(1, from_text=long_day(LAST)), "the first day in row 2"),
        (Steps, in_row(1, to_text=long_day(LAST).replace("Friday", "Monday")), "the last day in row 2"),
        (Steps, in_row(3, weeks=3), "the weeks in row 4"),
        (Steps, without_row(4), "the number of rows"),
        (Steps, lambda part: replace(part, end_text=f"From {long_day(LAST)}: none."), "the end of"),
        (Chart, shorter_course, "the picture in"),
        (LeafletMedicine, taking("65 mg a day", tablets=()), "the dose of prednisone"),
        (LeafletMedicine, taking("50 mg a day", tablets=()), "the dose of prednisone"),
        (LeafletMedicine, taking("As the label says", tablets=()), "the dose of prednisone"),
        (LeafletMedicine, taking("60 mg a day", "2 tablets of 20 mg"), "the tablets of prednisone"),
        (LeafletMedicine, taking("60 mg a day", tablets=((Decimal(20), 2),)), "the tablets of prednisone"),
        (LeafletMedicine, taking("60 mg a day", "2 tablets of 30 mg", tablets=()), "the tablets in"),
        (Visits, in_row(0, day_text=long_day(FIRST_DAY)), "the day in row 1"),
        (Visits, in_row(0, day=FIRST_DAY, day_text=long_day(FIRST_DAY)), "the day in row 1"),
        (Points, other_points("Take 9 mg of it."), "a dose in"),
        (Points, other_points("Take 5 tablets of 10 mg."), None),
        (Points, other_points("Take 60 mg: 5 tablets of 10 mg."), "the tablets in"),
        (Points, other_points("Less than 20 mg? Take 10 mg twice."), None),
        (Points, other_points("Less than 20 mg? Take 20 mg twice."), "a number of the protocol"),
        (Points, other_points("Well for 2 to 4 days? Go back."), "a number of the protocol"),
        (Points, other_points("Call 912 at once."), "a number of the protocol"),
        (FillIn, lambda part: replace(part, blanks=(Blank("call", "912"),)), "the number to call"),
        (Points, other_points("Take 6 tablets of 20 mg."), "the tablets in"),
        (Points, other_points(f"Come on {long_day(date(2027, 6, 1))}."), "a day in"),
        (Points, other_points(f"Come on {long_day(FIRST_DAY).replace('Saturday', 'Sunday')}."), "a day in"),
        (Points, other_points("Take 30 mg in the morning and 30 mg in the evening."), None),
        (Points, other_points("Take 30 mg in the morning and 20 mg in the evening."), None),
        (Points, other_points("Take 35 mg in the morning and 30 mg in the evening."), "a dose in"),
    ],
)  # fmt: skip
def test_MED_8_that_a_page_whose_figures_are_not_the_plans_is_refused(
    kind: type, change: Change, place: str | None
) -> None:
    page = changed(PAGE, kind, change)
    if place is None:
        prove_page(render_pdf(page, "letter"), page, MEASURE)
    else:
        assert place in refused(render_pdf(page, "letter"), page)


def test_that_a_page_printed_on_another_day_than_it_says_is_refused() -> None:
    page = replace(PAGE, printed_on=LAST)
    assert "the day of printing" in refused(render_pdf(page, "letter"), page)


def test_PAT_7_that_a_row_that_is_broken_over_two_pages_is_refused() -> None:
    plan = replace(PAGE.sections[3], parts=PAGE.sections[3].parts[1:2], new_page=False)
    page = replace(PAGE, sections=(plan,), page_words="Page")
    (sheet,) = read_pages(render_pdf(page, "A4"))
    script = script_of(page)
    texts = [plainly(piece.text) for piece in sheet.pieces]
    head, foot = len(script.header), min(map(texts.index, ("Page", plainly(page.about))))
    row, within = texts.index("50mgaday"), texts.index("1×10mg")
    for cut, says in ((row - 4, None), (row, "broken"), (within, "other")):
        above = sheet._replace(pieces=(*sheet.pieces[:cut], *sheet.pieces[foot:]))
        below = sheet._replace(pieces=(*sheet.pieces[:head], *sheet.pieces[cut:]))
        found = first_difference([above, below], script)
        assert (found and found.kind) == says
        assert found is None or "row 2" in found.sentence()


def test_that_two_numbers_on_one_line_are_never_read_as_one() -> None:
    page = replace(PAGE, sections=(), title="220 mg", subtitle="")
    (sheet,) = read_pages(render_pdf(page, "letter"))
    script = script_of(page)
    at = next(place for place, piece in enumerate(sheet.pieces) if piece.text.startswith("220"))
    whole = sheet.pieces[at]
    two = (ReadPiece("2", whole.bottom, whole.top), ReadPiece("20 mg", whole.bottom, whole.top))
    below = (ReadPiece("2", whole.bottom + 30, whole.top + 30), two[1])
    assert first_difference([sheet], script) is None
    assert first_difference([sheet._replace(pieces=(*sheet.pieces[:at], *two, *sheet.pieces[at + 1 :]))], script)
    assert not first_difference([sheet._replace(pieces=(*sheet.pieces[:at], *below, *sheet.pieces[at + 1 :]))], script)


def test_that_a_number_in_the_place_of_another_is_seen_in_arabic_too() -> None:
    page = in_script("ar")
    for kind, change in (DRAWN_OTHERWISE[what] for what in ("one digit of a dose", "one tablet more", "a day later")):
        drawn = read_pages(render_pdf(changed(page, kind, change), "A4"))
        assert first_difference(drawn, script_of(page)) is not None


@pytest.mark.parametrize(
    "name",
    [
        "عمر خيام",
        "محمد 12 Doe",
        "李小龙",
        "<img src=x>",
        "Łukasz Żółć",
        "A" * 35,
        "Nguyễn Ánh 7",
        "O\u0323\u0300s\u0323un Ade\u0301ba\u0301yo\u0323\u0300",
        "Nn\u1ecd\u0300",
    ],
)
def test_OUT_2_that_any_name_is_read_back_as_it_was_recorded(name: str) -> None:
    page = replace(PAGE, patient=(Blank("Name", name), PAGE.patient[1], Blank("Record number", name)))
    assert first_difference(read_pages(render_pdf(page, "letter")), script_of(page)) is None
    assert first_difference(read_pages(render_pdf(PAGE, "letter")), script_of(page)) is not None


@pytest.mark.parametrize(
    "number", ["12 34 56", "943 476 5919", "12_34_56", "12 (34) 56", "-12 34-", "12–34", "<عمر> 12", "عمر <b> 12 34"]
)
def test_OUT_2_that_a_record_number_is_read_back_on_a_page_that_is_read_from_the_right(number: str) -> None:
    page = in_script("ar")
    page = replace(page, patient=(*page.patient[:2], replace(page.patient[2], value=number)))
    sheets = read_pages(render_pdf(page, "A4"))
    assert first_difference(sheets, script_of(page)) is None
    turned = replace(page, patient=(*page.patient[:2], replace(page.patient[2], value="56 34 12")))
    assert first_difference(sheets, script_of(turned)) is not None


def canvas_with(draw: Callable[[Any], None]) -> tuple[ReadPage, ...]:
    load_typeface()
    canvas, memory = open_canvas("en", 612, 792, REGULAR)
    draw(canvas)
    canvas.showPage()
    canvas.save()
    assert isinstance(memory, BytesIO)
    return read_pages(memory.getvalue())


def test_that_words_that_do_not_lie_on_the_sheet_whole_are_not_read() -> None:
    def draw(canvas: Any) -> None:
        for x, y, text in ((72, 700, "here"), (700, 700, "beside"), (600, 600, "half beside"), (72, -20, "below")):
            canvas.drawString(x, y, text)

    (sheet,) = canvas_with(draw)
    assert [piece.text.strip() for piece in sheet.pieces] == ["here"]
    assert not sheet.foreign


def test_that_a_note_or_a_form_over_the_words_is_noticed() -> None:
    def note(canvas: Any) -> None:
        canvas.drawString(72, 700, "60 mg")
        canvas.textAnnotation("80 mg", Rect=[72, 690, 120, 710])

    def form(canvas: Any) -> None:
        canvas.beginForm("over")
        canvas.drawString(72, 700, "80 mg")
        canvas.endForm()
        canvas.doForm("over")

    def turned(canvas: Any) -> None:
        canvas.setPageRotation(90)
        canvas.drawString(72, 700, "60 mg")

    assert [canvas_with(draw)[0].foreign for draw in (note, form, turned)] == [True, True, True]


@pytest.mark.parametrize("content", [b"", b"%PDF-1.4", b"not a page", b"%PDF-1.7\n" + b"\0" * 200])
def test_that_what_is_no_pdf_is_told_in_one_sentence(content: bytes) -> None:
    with pytest.raises(NotReadable) as refused_page:
        read_pages(content, "a.pdf")
    assert len(refused_page.value.problems) == 1
    with pytest.raises(PageNotProved):
        prove_page(content, PAGE, None)


def test_that_a_pdf_with_a_damaged_tree_of_pages_is_told_in_one_sentence() -> None:
    whole = render_pdf(PAGE, "letter")
    damaged = re.sub(rb"/Kids \[ *\d+ 0 R", b"/Kids [ 9999 0 R", whole)
    assert damaged != whole
    with pytest.raises(NotReadable, match="cannot be read as a PDF; choose the file that was saved"):
        read_pages(damaged, "a.pdf")


def test_that_a_pdf_that_wants_a_password_is_told_as_such() -> None:
    from reportlab.pdfgen.canvas import Canvas

    memory = BytesIO()
    canvas = Canvas(memory, encrypt="secret")
    canvas.drawString(72, 700, "60 mg")
    canvas.save()
    with pytest.raises(NotReadable, match="is locked with a password"):
        read_pages(memory.getvalue(), "a.pdf")


def test_that_a_sheet_with_more_on_it_than_any_of_ours_is_refused() -> None:
    def draw(canvas: Any) -> None:
        for number in range(6001):
            canvas.rect(number % 600, 10, 1, 1)

    with pytest.raises(NotReadable, match="more on one sheet"):
        canvas_with(draw)


def test_that_a_row_of_a_leaflet_is_complete_for_the_proof() -> None:
    row = LeafletRow(FIRST_DAY, LAST, "a", "b", Decimal(1), "1 mg", (), "none", 1, "")
    page = replace(
        PAGE, sections=(replace(PAGE.sections[3], parts=(Steps(("", "", "", "", ""), (row,), LAST, "end"),)),)
    )
    assert [phrase.ways[0] for phrase in script_of(page).body[-5:]] == ["a", "b", "1mg", "none", "end"]


def test_T085_that_a_dose_of_four_figures_twice_a_day_is_no_day_in_any_language() -> None:
    texts = compiled().protocol.handout["zh-Hans"].texts
    english = compiled().protocol.handout["en"].texts
    said = FigureReader(texts, english).read("早上1000 mg，晚上1000 mg")
    assert said.days == ()
    assert said.amounts == ((Decimal(1000), "mg"), (Decimal(1000), "mg"))
