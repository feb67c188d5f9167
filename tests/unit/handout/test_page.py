"""The printed page: what stands on it, on which paper, and what can never happen to it."""

import io
import os
import subprocess
import sys
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from pypdf import PdfReader

from app.domain.case import Case
from app.domain.drawing import Drawing, Label, Line, Polyline, Rect, Shape
from app.domain.errors import HandoutRefused
from app.domain.leaflet import Leaflet
from app.domain.plan import Plan
from app.engine.chart import draw_taper
from app.engine.compiled import compile_protocol
from app.engine.evaluate import evaluate
from app.engine.leaflet import make_leaflet
from app.handout.document import PAPERS, PaperName, chart_size, lay_out_airily, render_handout
from app.handout.pages import MARGIN
from app.protocols.library import load_protocol
from app.store.case_file import read_case_file
from tests.unit.handout.example_course import (
    FIRST_DAY,
    make_alert,
    make_case,
    make_compiled,
    make_plan,
    make_row,
    make_taper,
)

PAPER_NAMES: tuple[PaperName, ...] = ("A4", "letter")
LONG_NAME = {"given_name": "Maximiliane-Wilhelmina-Konstantina-", "family_name": "Papadopoulou-Przybyszewska-Wolfesch"}
ROOT = Path(__file__).parents[3]


def leaflet_of(case: Case | None = None, plan: Plan | None = None) -> Leaflet:
    return make_leaflet(make_compiled(), case or make_case(), plan or make_plan(), None, FIRST_DAY)


def drawing_of(plan: Plan | None = None, paper: PaperName = "letter", *, large: bool = False) -> Drawing:
    taper = (plan or make_plan()).taper
    assert taper is not None
    return draw_taper(taper, *chart_size(paper, large), FIRST_DAY)


def reader_of(leaflet: Leaflet, drawing: Drawing | None = None, paper: PaperName = "letter") -> PdfReader:
    return PdfReader(io.BytesIO(render_handout(leaflet, drawing, paper)))


def words_of(reader: PdfReader) -> str:
    return " ".join(" ".join(page.extract_text() for page in reader.pages).split())


def pages_of(
    leaflet: Leaflet, paper: PaperName = "letter", *, large: bool = False, drawing: Drawing | None = None
) -> tuple[tuple[Shape, ...], ...]:
    return lay_out_airily(leaflet, drawing, paper, large)


def example_of(name: str, paper: PaperName) -> tuple[Leaflet, Drawing | None]:
    case = read_case_file(ROOT / "resources" / "examples" / f"{name}.yaml")
    compiled = compile_protocol(load_protocol())
    plan = evaluate(compiled, case)
    drawing = None if plan.taper is None else draw_taper(plan.taper, *chart_size(paper), None)
    return make_leaflet(compiled, case, plan, None, case.visit_date), drawing


def labels(shapes: Iterable[Shape]) -> list[Label]:
    return [shape for shape in shapes if isinstance(shape, Label)]


def test_PAT_7_that_every_day_dose_and_tablet_count_of_the_plan_is_on_the_page() -> None:
    leaflet = leaflet_of()
    words = words_of(reader_of(leaflet, drawing_of()))
    assert leaflet.taper is not None
    assert len(leaflet.taper.rows) == 19
    for row in leaflet.taper.rows:
        line = " ".join((row.from_text, row.to_text, row.dose_text, row.tablets_text))
        assert line in words, row
    assert "Saturday 15 January 2028" in words


@pytest.mark.parametrize("paper", PAPER_NAMES)
@pytest.mark.parametrize("day", range(7))
def test_PAT_1_that_the_usual_course_takes_one_sheet_whatever_its_weekday(paper: PaperName, day: int) -> None:
    plan = make_plan(taper=make_taper(first_day=date(2026, 8, 31 - day)))
    assert len(reader_of(leaflet_of(plan=plan), drawing_of(plan, paper), paper).pages) == 2


@pytest.mark.parametrize("paper", PAPER_NAMES)
@pytest.mark.parametrize("name", ["relapse", "severe-start", "treatment-options", "review"])
def test_PAT_1_that_an_example_takes_one_sheet_with_its_plan_on_the_back(paper: PaperName, name: str) -> None:
    leaflet, drawing = example_of(name, paper)
    front, back = (" ".join(page.extract_text().split()) for page in reader_of(leaflet, drawing, paper).pages)
    assert all(words in front for words in ("Your medicines today", "Never stop", "at once if", "the same day if"))
    assert all(words in back for words in ("Your plan for", "Tablets each day", "Methotrexate", "Your next checks"))


@pytest.mark.parametrize("paper", PAPER_NAMES)
def test_PAT_1_that_skin_disease_alone_takes_one_page(paper: PaperName) -> None:
    leaflet, drawing = example_of("refractory-skin", paper)
    assert len(reader_of(leaflet, drawing, paper).pages) == 1


@pytest.mark.parametrize("paper", PAPER_NAMES)
def test_PAT_1_that_only_the_lines_above_and_below_the_content_are_under_12_points(paper: PaperName) -> None:
    leaflet, drawing = example_of("relapse", paper)
    for shapes in pages_of(leaflet, paper, drawing=drawing):
        small = [label for label in labels(shapes) if label.size < 12]
        assert all(label.size >= 10 and not 60 < label.y < PAPERS[paper].height - 40 for label in small)
        assert {"Born", leaflet.about} <= {label.text for label in small}


def test_PAT_1_that_names_doses_the_message_and_the_one_day_are_14_points_or_more() -> None:
    leaflet = leaflet_of()
    key = {leaflet.call.message, "911", *(text for each in leaflet.medicines
           for text in (each.name, each.dose_text, each.tablets_text, each.only_on) if text)}  # fmt: skip
    front = {label.text: label.size for label in labels(pages_of(leaflet)[0]) if label.text in key}
    assert set(front) == key
    assert min(front.values()) >= 14


@pytest.mark.parametrize("paper", PAPER_NAMES)
def test_G09_that_what_is_on_hold_stands_light_on_dark_before_the_medicines(paper: PaperName) -> None:
    held = make_row("hold", "methotrexate", action="hold", verdict="blocked")
    leaflet = leaflet_of(plan=make_plan(recommendations=(make_plan().recommendations[0], held)))
    first = pages_of(leaflet, paper)[0]
    (warning,) = (each for each in labels(first) if each.text == "Do not take methotrexate for now. Ask us.")
    (title,) = (each for each in labels(first) if each.text == "Your medicines today")
    assert (warning.role, warning.bold) == ("paper", True)
    assert warning.y < title.y
    dark = [each for each in first if isinstance(each, Rect) and each.role == "step"]
    assert any(each.y < warning.y < each.y + each.height and each.width > 500 for each in dark)


@pytest.mark.parametrize("paper", PAPER_NAMES)
@pytest.mark.parametrize("large", [False, True])
@pytest.mark.parametrize("steps", [1, 19, 64])
def test_OUT_7_that_nothing_leaves_the_margins(paper: PaperName, large: bool, steps: int) -> None:
    from app.handout.lines import widest

    course = tuple((str(64 - step), 1 + step % 9, f"{step // 16} mg steps") for step in range(steps))
    plan = make_plan(taper=make_taper(course), recommendations=make_plan().recommendations[1:])
    rows = [replace(make_plan().recommendations[0], dose=None), *plan.recommendations]
    case = make_case(**LONG_NAME, identifier="W" * 35)
    leaflet = leaflet_of(case, replace(plan, recommendations=tuple(rows[1:]) if steps == 19 else plan.recommendations))
    for shapes in pages_of(leaflet, paper, large=large):
        for label in labels(shapes):
            width = widest(label.text, label.size, label.bold)
            left = label.x - {"start": 0.0, "middle": width / 2, "end": width}[label.anchor]
            assert left >= MARGIN - 0.5, label
            assert left + width <= PAPERS[paper].width - MARGIN + 0.5, label
            assert 20 < label.y < PAPERS[paper].height - 20, label


@pytest.mark.parametrize(("large", "floor"), [(False, 10), (True, 16)])
def test_PAT_1_that_letters_are_large_and_lines_short(large: bool, floor: int) -> None:
    every = [label for shapes in pages_of(leaflet_of(), large=large) for label in labels(shapes)]
    assert min(label.size for label in every) >= floor
    if large:
        assert len([label for label in every if label.size >= 18]) > len(every) * 0.3
    assert all(len(label.text) <= 70 for label in every if label.size >= 12)


def test_PAT_7_that_the_heading_of_the_table_is_repeated_and_no_row_is_broken() -> None:
    course = tuple((str(64 - step), 1, "1 mg steps") for step in range(64))
    start = replace(
        make_plan().recommendations[0], dose=replace(make_plan().recommendations[0].dose, amount=Decimal(64))
    )  # type: ignore[type-var]
    leaflet = leaflet_of(plan=make_plan(taper=make_taper(course), recommendations=(start,)))
    assert leaflet.taper is not None
    seen = 0
    for shapes in pages_of(leaflet, "A4"):
        texts = [label.text for label in labels(shapes)]
        words = " ".join(texts)
        rows = [row for row in leaflet.taper.rows if f"{row.from_text} {row.to_text}" in words]
        seen += len(rows)
        assert all(f"{row.to_text} {row.dose_text} {row.tablets_text}" in words for row in rows)
        assert texts.count("Dose") == (1 if rows else 0)
    assert seen == 64


def test_OUT_7_that_no_heading_stands_alone_at_the_foot_of_a_page() -> None:
    for large in (False, True):
        for shapes in pages_of(leaflet_of(), large=large):
            footer = PAPERS["letter"].height - 100
            lowest = max((label for label in labels(shapes) if label.y < footer), key=lambda label: label.y)
            assert not (lowest.role == "step" and lowest.bold and lowest.text != "•")


def test_OUT_7_that_patient_day_draft_mark_and_page_number_are_on_every_page() -> None:
    reader = reader_of(leaflet_of(), drawing_of())
    for number, page in enumerate(reader.pages, start=1):
        words = " ".join(page.extract_text().split())
        for part in ("Jane Doe", "Born 12 March 1974", "004-1187", "Printed Saturday 21 November 2026", "DRAFT",
                     f"Page {number} of 2", "draft protocol", "3f9c2a7d"):  # fmt: skip
            assert part in words, part


def test_OUT_7_that_a_checked_page_of_an_approved_protocol_bears_no_draft_mark() -> None:
    compiled, plan = make_compiled(), make_plan(protocol_status="approved")
    words = compiled.protocol.handout["en"].model_copy(update={"status": "reviewed"})
    compiled.protocol.handout["en"] = words  # type: ignore[index]
    leaflet = make_leaflet(compiled, make_case(), plan, None, FIRST_DAY, checked_by="Dr A. Example")
    assert not leaflet.draft
    assert "DRAFT" not in words_of(reader_of(leaflet))
    assert make_leaflet(compiled, make_case(), plan, None, FIRST_DAY).draft


def test_PHI_1_that_the_properties_name_no_patient() -> None:
    leaflet = leaflet_of()
    reader = reader_of(leaflet, drawing_of())
    assert reader.metadata is not None
    assert reader.metadata.title == "Treatment plan"
    for value in reader.metadata.values():
        assert not any(part in str(value) for part in ("Jane", "Doe", "004-1187", "1974"))
    assert reader.xmp_metadata is None
    assert reader.trailer["/Root"]["/Lang"] == "en"  # type: ignore[index]
    assert not {"/OpenAction", "/AA", "/Names"} & set(reader.trailer["/Root"])


def test_UX_9_that_the_same_page_is_the_same_bytes() -> None:
    leaflet, drawing = leaflet_of(), drawing_of()
    assert render_handout(leaflet, drawing) == render_handout(leaflet, drawing)
    other_day = replace(leaflet, printed_on=date(2026, 11, 22))
    assert render_handout(other_day, drawing) != render_handout(leaflet, drawing)


def test_OUT_3_that_every_font_is_embedded() -> None:
    fonts = [
        font.get_object()
        for page in reader_of(leaflet_of(), drawing_of()).pages
        for font in page["/Resources"]["/Font"].values()
    ]
    assert fonts
    for font in fonts:
        assert "AtkinsonHyperlegible" in font["/BaseFont"]
        assert "/FontFile2" in font["/FontDescriptor"].get_object()


@pytest.mark.parametrize("name", ["<img src=x>", "<b>Jane</b>", "&lt;", "<a href=''>x</a>", "{steroid}", "%s", "\\x"])
def test_OUT_2_that_markup_in_a_name_is_printed_as_text(name: str) -> None:
    assert name in words_of(reader_of(leaflet_of(make_case(family_name=name))))


@pytest.mark.parametrize("name", ["O'Brien", "Łukasz", "Nuñez-Öztürk", LONG_NAME["family_name"], "W" * 35])
def test_ID_1_that_names_are_printed_as_they_are_written(name: str) -> None:
    words = words_of(reader_of(leaflet_of(make_case(family_name=name))))
    assert name in words or name.replace("-", "") in words.replace("-", "").replace(" ", "")


@pytest.mark.parametrize("character", ["李", "ع", "ש", "☃"])
def test_T088_that_a_missing_glyph_refuses_the_page(character: str) -> None:
    with pytest.raises(HandoutRefused) as refused:
        render_handout(leaflet_of(make_case(family_name=f"Do{character}")), None)
    assert f"{character} (U+{ord(character):04X})" in str(refused.value)
    assert refused.value.problems[0].at == "patient.Name"
    assert "Jane" not in str(refused.value)


def test_T088_that_a_missing_glyph_in_the_drawing_refuses_the_page() -> None:
    drawing = drawing_of()
    with pytest.raises(HandoutRefused):
        render_handout(leaflet_of(), replace(drawing, shapes=(*drawing.shapes, Label(5, 5, "李", 12))))


def test_T086_that_planted_files_are_not_run(tmp_path: Path) -> None:
    home, here = tmp_path / "home", tmp_path / "here"
    home.mkdir()
    here.mkdir()
    trap = f"open({str(tmp_path / 'sprung')!r}, 'w').close()\ntoColorCanUse = 'rl_safe_eval'\n"
    for folder, name in (
        (home, ".reportlab_mods"), (home, ".reportlab_settings"), (here, "reportlab_mods.py"),
        (here, "reportlab_settings.py"), (here, "_rl_accel.py"), (here, "rlbidi.py"), (here, "uharfbuzz.py"),
    ):  # fmt: skip
        (folder / name).write_text(trap, encoding="utf-8")
    script = (
        f"import sys; sys.path[:0] = ['', {str(ROOT)!r}]\n"
        "from tests.unit.handout.test_page import leaflet_of, drawing_of, render_handout\n"
        "assert render_handout(leaflet_of(), drawing_of()).startswith(b'%PDF')\n"
        "from reportlab import rl_config as c\n"
        "assert c.toColorCanUse is None and c.trustedSchemes == [] and c.trustedHosts == ['none.invalid'], vars(c)\n"
        "assert c.invariant == 1 and not any(name.startswith('RL_') for name in __import__('os').environ)\n"
    )
    environment = {**os.environ, "HOME": str(home), "USERPROFILE": str(home), "RL_toColorCanUse": "rl_safe_eval",
                   "RL_invariant": "0", "SOURCE_DATE_EPOCH": "1"}  # fmt: skip
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=here, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert not (tmp_path / "sprung").exists()


def test_OUT_2_that_no_part_of_the_page_reads_markup() -> None:
    sources = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "app" / "handout").glob("*.py"))
    for word in ("Paragraph", "platypus", "drawImage", "linkURL"):
        assert word not in sources


def test_UX_8_that_reportlab_is_loaded_only_when_a_page_is_made() -> None:
    script = (
        f"import sys; sys.path.insert(0, {str(ROOT)!r}); import app.handout.document; print('reportlab' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


@pytest.mark.parametrize("paper", PAPER_NAMES)
def test_PAT_3_that_an_emergency_is_one_page_with_whom_to_call_and_no_medicine(paper: PaperName) -> None:
    plan = make_plan(alerts=(make_alert("R01", "stop", emergency=True),))
    reader = reader_of(leaflet_of(plan=plan), drawing_of(), paper)
    words = words_of(reader)
    assert len(reader.pages) == 1
    assert "911" in words
    assert not any(name in words for name in ("prednisone", "methotrexate", "folic acid", " mg"))


def test_A11Y_5_that_every_role_of_a_drawing_can_be_painted_and_ink_is_dark_enough_for_grey() -> None:
    from app.handout.paint import INK

    roles = {shape.role for shape in drawing_of().shapes if isinstance(shape, Rect | Line | Polyline | Label)}
    assert roles <= set(INK)

    def grey(role: str) -> float:
        red, green, blue = (int(INK[role][at : at + 2], 16) for at in (1, 3, 5))  # type: ignore[index]
        return 0.299 * red + 0.587 * green + 0.114 * blue

    assert all(grey(role) < 80 for role in ("step", "label", "strong", "muted", "today", "axis"))
    assert grey("fill") + 20 < grey("band") < 250
