"""The printed page: what stands on it, on which paper, and what can never happen to it."""

import io
import os
import subprocess
import sys
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from pypdf import PdfReader

from app.domain.errors import HandoutRefused
from app.domain.figures import quantity
from app.domain.leaflet import Blank, Leaflet, LeafletRow, LeafletSection, Points, Steps, Text
from app.domain.page_order import PAPER_NAMES, PaperName
from app.handout.document import render_pdf
from app.handout.sizes import PAPERS
from app.handout.tablets import shape_of, tablets_width
from tests.unit.handout.example_pages import EXAMPLES, FIRST_DAY, long_day, plan_page, steps
from tests.unit.handout.laid_out import boxes_of

LONG_NAME = "Maximiliane-Wilhelmina-Konstantina- Papadopoulou-Przybyszewska-Wolfesch"
ROOT = Path(__file__).parents[3]
EVERY = pytest.mark.parametrize("page", EXAMPLES, ids=lambda page: page.language)
PAPERS_TWO = pytest.mark.parametrize("paper", PAPER_NAMES)
LARGE = pytest.mark.parametrize("large", [False, True], ids=["14", "18"])


def reader_of(page: Leaflet, paper: PaperName = "letter", *, large: bool = False) -> PdfReader:
    return PdfReader(io.BytesIO(render_pdf(page, paper, large)))


def words_of(reader: PdfReader) -> str:
    return " ".join(" ".join(page.extract_text() for page in reader.pages).split())


def named(name: str, page: Leaflet | None = None) -> Leaflet:
    page = page or plan_page()
    return replace(page, patient=(Blank("Name", name), *page.patient[1:]))


def with_section(section: LeafletSection) -> Leaflet:
    page = plan_page()
    return replace(page, sections=(*page.sections, section))


def long_course(count: int) -> tuple[LeafletRow, ...]:
    rows, day = [], FIRST_DAY
    for number in range(count):
        last, dose = day + timedelta(days=7 * (1 + number % 14) - 1), Decimal(count - number)
        tablets = ((Decimal(20), 2), (Decimal(10), 1), (Decimal("2.5"), 3))[: 1 + number % 3]
        said = ", ".join(f"{each} × {quantity(strength, 'mg')}" for strength, each in tablets)
        weeks = 1 + number % 14
        days = (day, last, long_day(day), long_day(last))
        rows.append(LeafletRow(*days, dose, quantity(dose, "mg"), tablets, said, weeks, f"{weeks} weeks"))
        day = last + timedelta(days=1)
    return tuple(rows)


def with_course(count: int) -> Leaflet:
    rows = long_course(count)
    table = replace(steps(), rows=rows, end_day=rows[-1].last_day + timedelta(days=1))
    page = plan_page()
    plan = LeafletSection("plan", "Your plan for prednisone", (Text("Find today's row."), table))
    return replace(page, sections=(*page.sections[:3], plan, *page.sections[4:]))


def steps_of(page: Leaflet) -> Steps:
    return next(part for part in page.parts() if isinstance(part, Steps))


def test_PAT_7_that_every_day_dose_and_tablet_count_of_the_plan_is_on_the_page() -> None:
    page = with_course(19)
    words = words_of(reader_of(page))
    for row in steps_of(page).rows:
        line = " ".join((row.from_text, row.to_text, row.dose_text, row.tablets_text))
        assert line in words, row


@EVERY
@PAPERS_TWO
@LARGE
def test_OUT_7_that_nothing_leaves_the_margins_and_no_two_texts_touch(
    page: Leaflet, paper: PaperName, large: bool
) -> None:
    for page_boxes in boxes_of(named(LONG_NAME, page), paper, large):
        for box in page_boxes:
            assert box.left >= 35, box
            assert box.right <= PAPERS[paper].width - 35, box
            assert 20 < box.top < box.bottom < PAPERS[paper].height - 20, box
        for index, box in enumerate(page_boxes):
            assert not any(box.meets(other) for other in page_boxes[index + 1 :]), box


@PAPERS_TWO
@LARGE
@pytest.mark.parametrize("count", [1, 2, 19, 64])
def test_T089_that_a_course_of_any_length_keeps_its_rows_whole_under_a_heading(
    count: int, paper: PaperName, large: bool
) -> None:
    page = with_course(count)
    seen = 0
    for boxes in boxes_of(page, paper, large):
        texts = [box.text for box in boxes]
        first_lines = [
            box for box in boxes if box.label.bold and box.text.endswith(" mg") and box.label.size in (12, 18)
        ]
        rows = [row for row in steps_of(page).rows if row.dose_text in [box.text for box in first_lines]]
        joined = " ".join(texts)
        here = [row for row in rows if row.from_text in joined and row.to_text in joined]
        seen += len(here)
        assert texts.count("Tablets each day") + texts.count("Tablets") <= (2 if here else 1)
        if here:
            assert "From" in texts
            assert "To" in texts
    assert seen == count


@LARGE
def test_T089_that_pages_are_numbered_and_each_names_its_patient(large: bool) -> None:
    reader = reader_of(with_course(64), large=large)
    for number, page in enumerate(reader.pages, start=1):
        words = " ".join(page.extract_text().split())
        for part in ("Jane Doe", "Born 12 March 1974", "004-1187", "Printed Saturday 21 November 2026", "DRAFT",
                     f"Page {number} of {len(reader.pages)}", "draft protocol", "3f9c2a7d", "7K3MQ-9XDAB"):  # fmt: skip
            assert part in words, part


def test_PAT_1_that_letters_are_14_points_12_in_tables_and_the_edges_10() -> None:
    for boxes in boxes_of(plan_page()):
        foot = PAPERS["letter"].height - 90
        body = [box for box in boxes if box.tag is not None and box.top > 90 and box.bottom < foot]
        assert min(box.label.size for box in body if not box.drawn) >= 12
        prose = [box for box in body if box.tag is not None and box.tag.kind == "LBody"]
        assert all(box.label.size >= 14 for box in prose)
        assert min(box.label.size for box in boxes if not box.drawn) >= 10


def test_PAT_1_that_large_print_is_18_points_everywhere_but_at_the_edges_and_on_the_card() -> None:
    page = plan_page()
    page = replace(page, sections=tuple(section for section in page.sections if section.tone != "card"))
    for boxes in boxes_of(page, large=True):
        foot = PAPERS["letter"].height - 110
        inside = [box for box in boxes if not box.drawn and box.tag is not None and box.top > 120 and box.bottom < foot]
        assert all(box.label.size >= 18 for box in inside)
        assert min(box.label.size for box in boxes if not box.drawn) >= 16


@EVERY
@LARGE
def test_PAT_1_that_no_line_is_longer_than_70_characters(page: Leaflet, large: bool) -> None:
    texts = [box for boxes in boxes_of(page, large=large) for box in boxes if box.tag is not None and not box.drawn]
    assert all(len(box.text) <= 70 for box in texts if box.label.size >= 12)


@pytest.mark.parametrize(("weeks", "boxes"), [(12, True), (22, True), (26, True), (32, False), (60, False)])
def test_PAT_7_that_each_week_of_a_long_step_has_its_box(weeks: int, boxes: bool) -> None:
    """What is drawn as boxes is not written; the largest print has room for half a year of them, the usual for one."""
    row = replace(long_course(1)[0], weeks=weeks, weeks_text=f"{weeks} weeks")
    section = LeafletSection("plan", "Plan", (replace(steps(), rows=(row,)),))
    page = replace(plan_page(), sections=(section,))
    assert (f"{weeks} weeks" not in words_of(reader_of(page, large=True))) == boxes
    assert (f"{weeks} weeks" not in words_of(reader_of(page))) == (weeks <= 52)


@LARGE
def test_OUT_7_that_no_heading_stands_alone_at_the_foot_of_a_page(large: bool) -> None:
    for count in range(1, 30, 4):
        for boxes in boxes_of(with_course(count), large=large):
            inside = [box for box in boxes if box.tag is not None]
            lowest = max(inside, key=lambda box: box.bottom)
            assert lowest.tag is not None
            assert lowest.tag.kind not in {"H1", "H2", "H3", "TH"}, lowest


@LARGE
def test_OUT_7_that_a_long_list_in_a_frame_goes_on_over_the_page(large: bool) -> None:
    lines = tuple(f"line {number} of a list that is far longer than any page has room for" for number in range(60))
    page = with_section(LeafletSection("long", "A long list", (Points(lines),), "strong"))
    reader = reader_of(page, large=large)
    words = words_of(reader)
    assert all(f"line {number} of a list" in words for number in range(60))


def test_G09_that_an_alarm_stands_light_on_dark() -> None:
    boxes = [box for page in boxes_of(plan_page()) for box in page if "azathioprine" in box.text]
    assert [box.label.role for box in boxes] == ["paper"]


def test_PAT_4_that_the_card_stands_on_one_page_within_a_dashed_line() -> None:
    from app.domain.drawing import Line
    from app.handout.document import set_pages
    from app.handout.tags import Tag

    blocks = [placed.block for page in set_pages(plan_page(), Tag("Document"), "letter") for placed in page]
    cards = [block for block in blocks if any(isinstance(s, Line) and s.dashes for _, s in block.items)]
    assert len(cards) == 1
    texts = [shape.text for _, shape in cards[0].items if hasattr(shape, "text")]
    assert "Steroid emergency card" in texts
    assert any("Jane Doe" in text for text in texts)


def test_PAT_7_that_each_strength_has_its_own_shape_and_the_stronger_is_the_larger() -> None:
    strengths = [Decimal(text) for text in ("1", "2.5", "5", "10", "20")]
    shapes = [shape_of(strength) for strength in strengths]
    assert len(set(shapes)) == len(shapes)
    areas = [width * height for width, height, _, _ in shapes]
    assert areas == sorted(areas)
    assert tablets_width((Decimal(1), 7), 12) == 0
    assert tablets_width((Decimal(20), 3), 12) > tablets_width((Decimal(20), 2), 12) > 0


def test_PHI_1_that_the_properties_name_no_patient() -> None:
    reader = reader_of(plan_page())
    assert reader.metadata is not None
    assert reader.metadata.title == "Treatment plan"
    root = reader.trailer["/Root"]
    about = root["/Metadata"].get_object().get_data().decode()  # type: ignore[index]
    for text in (*map(str, reader.metadata.values()), about):
        assert not any(part in text for part in ("Jane", "Doe", "004-1187", "1974", "7K3MQ"))
    assert not {"/OpenAction", "/AA", "/Names", "/AcroForm", "/Outlines"} & set(root)  # type: ignore[call-overload]
    assert not any("/Annots" in page for page in reader.pages)


@EVERY
def test_UX_9_that_the_same_page_is_the_same_bytes(page: Leaflet) -> None:
    assert render_pdf(page, "A4") == render_pdf(page, "A4")
    other_day = replace(page, printed_on=date(2026, 11, 22))
    assert render_pdf(other_day, "A4") != render_pdf(page, "A4")


@EVERY
def test_OUT_3_that_every_font_is_embedded(page: Leaflet) -> None:
    fonts = [font.get_object() for sheet in reader_of(page).pages for font in sheet["/Resources"]["/Font"].values()]
    assert fonts
    for font in fonts:
        assert "+" in font["/BaseFont"]
        assert "/FontFile2" in font["/FontDescriptor"].get_object()


@pytest.mark.parametrize(
    "name",
    ["<img src=x>", "<b>Jane</b>", "&lt;", "<a href='javascript:x'>x</a>", "{steroid}", "%s", "\\x", "(Jane)",
     "<font color=[1]>", "<onDraw name=x>", "<font size=99999>"],
)  # fmt: skip
def test_T087_that_markup_in_a_name_is_printed_as_text(name: str) -> None:
    assert name in words_of(reader_of(named(name)))


@pytest.mark.parametrize(
    "name",
    ["O'Brien", "Łukasz", "Nuñez-Öztürk", "李小龙", "陳大文", "Ἀθηνᾶ Παπαδοπούλου", "Шостакович", LONG_NAME, "W" * 35],
)
def test_ID_1_that_names_of_any_script_are_printed_as_they_are_written(name: str) -> None:
    words = words_of(reader_of(named(name))).replace(" ", "")
    assert name.replace(" ", "") in words


def test_ID_1_that_an_arabic_name_is_printed_joined_and_read_back_as_letters() -> None:
    import pypdfium2

    text = pypdfium2.PdfDocument(render_pdf(named("عمر الخيام"), "A4"))[0].get_textpage().get_text_range()
    assert {"عمر", "الخيام"} <= set(text.split())


@pytest.mark.parametrize("character", ["ש", "☃", "𝔊", "\u0e01"])
def test_T088_that_a_missing_glyph_refuses_the_page_and_names_the_character(character: str) -> None:
    with pytest.raises(HandoutRefused) as refused:
        render_pdf(named(f"Jane Do{character}"), "letter")
    assert f"{character} (U+{ord(character):04X})" in str(refused.value)
    assert refused.value.problems[0].at == "patient.Name"
    assert "Jane" not in str(refused.value)


def test_T088_that_what_cannot_be_seen_is_refused_by_its_number() -> None:
    with pytest.raises(HandoutRefused, match=r"cannot be seen \(U\+202E\)"):
        render_pdf(named("Jane\u202e Doe"), "letter")


def test_T086_that_planted_files_are_not_run(tmp_path: Path) -> None:
    home, here = tmp_path / "home", tmp_path / "here"
    home.mkdir()
    here.mkdir()
    trap = f"open({str(tmp_path / 'sprung')!r}, 'w').close()\ntoColorCanUse = 'rl_safe_eval'\n"
    for folder, name in (
        (home, ".reportlab_mods"), (home, ".reportlab_settings"), (here, "reportlab_mods.py"),
        (here, "reportlab_settings.py"), (here, "_rl_accel.py"), (here, "rlbidi.py"), (here, "uharfbuzz.py"),
        (here, "PIL.py"),
    ):  # fmt: skip
        (folder / name).write_text(trap, encoding="utf-8")
    script = (
        f"import sys; sys.path[:0] = ['', {str(ROOT)!r}]\n"
        "from tests.unit.handout.example_pages import plan_page\n"
        "from app.handout.document import render_pdf\n"
        "assert render_pdf(plan_page(), 'A4').startswith(b'%PDF')\n"
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
    for word in ("Paragraph(", "platypus", "drawImage", "linkURL", "drawString"):
        assert word not in sources


def test_OUT_2_that_neither_a_picture_library_nor_a_client_of_the_network_comes_with_a_page() -> None:
    script = (
        f"import sys; sys.path.insert(0, {str(ROOT)!r})\n"
        "from tests.unit.handout.example_pages import plan_page\n"
        "from app.handout.document import render_pdf\n"
        "render_pdf(plan_page(), 'A4'); print(any(name in sys.modules for name in ('PIL', 'urllib.request', 'ssl')))"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


def test_UX_8_that_reportlab_is_loaded_only_when_a_page_is_made() -> None:
    script = (
        f"import sys; sys.path.insert(0, {str(ROOT)!r}); import app.handout.document; "
        "print([name for name in ('reportlab', 'bidi', 'arabic_reshaper', 'segno') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_T095_that_ink_is_dark_enough_for_grey_and_shades_only_repeat_what_lines_say() -> None:
    from app.handout.paint import INK

    def grey(role: str) -> float:
        red, green, blue = (int(INK[role][at : at + 2], 16) for at in (1, 3, 5))  # type: ignore[index]
        return 0.299 * red + 0.587 * green + 0.114 * blue

    assert all(grey(role) < 80 for role in ("step", "label", "strong", "muted", "today", "axis"))
    assert grey("fill") + 20 < grey("band") < 250


@pytest.mark.parametrize("large", [False, True])
def test_verify_that_the_code_on_each_page_can_be_read(large: bool) -> None:
    import pypdfium2
    import zxingcpp

    for sheet in pypdfium2.PdfDocument(render_pdf(plan_page(), "letter", large)):
        picture = sheet.render(scale=3, grayscale=True).to_pil()
        found = zxingcpp.read_barcodes(picture)
        assert [code.text for code in found] == ["HELIOTROPE 2026.1 7K3MQ-9XDAB"]
