"""Writing in any script: letters joined as a shaping engine joins them, numbers never turned round, lines end well."""

from pathlib import Path

import pytest

from app.domain.leaflet import Direction
from app.handout.lines import break_lines, widest
from app.handout.writing import text_width, write

ROOT = Path(__file__).parents[3]
ARABIC = (
    "خذ دواءك كل يوم صباحا مع الطعام.",
    "لا تتوقف عن تناول الدواء فجأة أبدا.",
    "الأقراص لأسابيع، إلى الآن؛ هل أنت بخير؟",
    "الاثنين الثلاثاء الأربعاء الخميس الجمعة السبت الأحد",
)


def glyphs_of(text: str) -> str:
    """From left to right, as they stand on the page."""
    runs = sorted(write(text, bold=False, direction="rtl").runs, key=lambda run: run.from_left)
    return "".join(run.glyphs for run in runs)


@pytest.mark.parametrize("text", ARABIC)
def test_PAT_9_that_letters_are_joined_as_the_shaping_engine_of_the_window_joins_them(text: str, qapp: object) -> None:
    """Qt lays text out with HarfBuzz: the same glyphs of the same typeface, in the same order."""
    from PySide6.QtCore import Qt
    from PySide6.QtGui import QFontDatabase, QRawFont, QTextLayout, QTextOption

    file = ROOT / "resources" / "fonts" / "NotoSansArabic-Regular.ttf"
    assert QFontDatabase.addApplicationFont(str(file)) >= 0
    raw = QRawFont(str(file), 20)
    compared = 0
    for word in text.split(" "):
        letters = "".join(letter for letter in word if letter.isalpha())
        ours = [raw.glyphIndexesForString(glyph)[0] for glyph in glyphs_of(letters)]
        theirs = _shaped(letters, raw, QTextLayout, QTextOption, Qt)
        assert ours
        assert 0 not in ours
        if len(ours) == len(theirs):  # the engine also draws some pairs of letters as one, which is ornament
            assert _outlines(raw, ours) == _outlines(raw, theirs)
            compared += 1
    assert compared * 2 > len(text.split(" "))


def _shaped(text: str, raw: object, layout_of: type, option_of: type, qt: type) -> list[int]:
    from PySide6.QtGui import QFont

    font = QFont(raw.familyName(), 20)  # type: ignore[attr-defined]
    for feature in ("liga", "dlig", "calt"):  # joins that a page may do without
        font.setFeature(QFont.Tag.fromString(feature), 0)
    option = option_of()
    option.setTextDirection(qt.LayoutDirection.RightToLeft)  # type: ignore[attr-defined]
    layout = layout_of(text, font)
    layout.setTextOption(option)
    layout.beginLayout()
    layout.createLine()
    layout.endLayout()
    placed = [
        (position.x(), glyph)
        for run in layout.glyphRuns()
        for position, glyph in zip(run.positions(), run.glyphIndexes(), strict=True)
    ]
    return [glyph for _, glyph in sorted(placed)]


def _outlines(raw: object, glyphs: list[int]) -> list[tuple[int, ...]]:
    """What is drawn; two glyph numbers may draw the same letter."""
    boxes = [raw.boundingRect(glyph) for glyph in glyphs]  # type: ignore[attr-defined]
    return [(round(box.width()), round(box.height()), round(box.y())) for box in boxes]


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("خذ 55 mg مرة واحدة", "55 mg"),
        ("55 mg مرة واحدة", "55 mg"),
        ("قرص 2 × 20 mg، وقرص 1 × 2.5 mg", "2 × 20 mg"),
        ("ابدأ يوم 02 مارس 2026.", "2026"),
        ("اتصل 911", "911"),
        ("17.5 mg", "17.5 mg"),
        ("رقم الملف 12 34 56", "12 34 56"),
        ("رقم الملف 943 476 5919", "943 476 5919"),
        ("رقم الملف 12_34_56", "12_34_56"),
        ("رقم الملف 12–34–56", "12–34–56"),
    ],
)
def test_MED_2_that_a_quantity_reads_from_the_left_in_every_script(text: str, kept: str) -> None:
    assert kept in glyphs_of(text)


def test_PAT_9_that_numbers_with_a_word_between_them_follow_the_line() -> None:
    shown = glyphs_of("من 12 إلى 34")
    assert shown.index("34") < shown.index("12")


def test_PAT_9_that_runs_are_given_in_the_order_in_which_they_are_read() -> None:
    runs = write("خذ 55 mg مرة", bold=False, direction="rtl").runs
    assert [run.rtl for run in runs] == [True, False, True]
    assert runs[0].from_left > runs[1].from_left > runs[2].from_left


@pytest.mark.parametrize(
    "text", ["您的治疗计划：请在早上9点以前服药。如果您忘记了，请当天补服，（绝不要）一次服两份。" * 3]
)
def test_OUT_7_that_chinese_lines_end_well(text: str) -> None:
    lines = break_lines(text, 14, 300)
    assert "".join(lines) == text
    assert all(widest(line, 14) <= 300.1 for line in lines)
    assert not any(line[0] in "，。：；？！）、" for line in lines)
    assert not any(line.rstrip()[-1] in "（《" for line in lines)


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("Nn\u1ecd\u0300", "\u1ecd\u0300"),
        ("\u1ecc\u0300s\u0323un", "\u1ecc\u0300s\u0323"),
        ("خذ \u1ecd\u0300", "\u1ecd\u0300"),
    ],
)
def test_OUT_2_that_a_mark_is_drawn_by_the_typeface_of_its_letter(text: str, whole: str, direction: Direction) -> None:
    runs = write(text, bold=False, direction=direction).runs
    assert any(whole in run.glyphs for run in runs)
    assert text_width(text, 1, bold=False) == pytest.approx(write(text, bold=False, direction=direction).width)


@pytest.mark.parametrize("width", [60.0, 120.0, 200.0, 500.0])
@pytest.mark.parametrize(
    "text",
    [
        "From Saturday 21 November 2026 take 55 mg a day, that is 2 × 20 mg and 1 × 10 mg, until then.",
        "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft wins",
        "a",
        "",
    ],
)
def test_T089_that_lines_are_the_text_again_and_none_is_too_wide(text: str, width: float) -> None:
    lines = break_lines(text, 12, width)
    assert "".join(lines) == text
    assert all(widest(line.rstrip(), 12) <= width + 0.1 for line in lines)


def test_OUT_7_that_a_dose_keeps_its_unit_and_a_day_its_month() -> None:
    text = "Take 55 mg from Saturday 21 November 2026 and 2 × 20 mg after that, each day, with food."
    for width in range(120, 500, 7):
        for line in break_lines(text, 12, width):
            assert not line.rstrip().endswith((" 55", " 20", " ×", " 21", "November"))
