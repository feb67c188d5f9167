"""Contrast: every text stands out from its ground, and every edge, ring and mark can be seen, in every theme."""

import pytest
from PySide6.QtGui import QColor, QImage, QPainter, QPalette

from app.ui.controls.mark import paint_mark
from app.ui.system_contrast import contrast, luminance, theme_of
from app.ui.theme import CONTRAST, DARK, GREY, LIGHT, Theme, Tone, style_sheet
from app.ui.tokens import Theme as Tokens

_BLACK_AND_YELLOW = QPalette()
for _role, _colour in (
    (QPalette.ColorRole.Window, "#000000"),
    (QPalette.ColorRole.Base, "#000000"),
    (QPalette.ColorRole.WindowText, "#FFFF00"),
    (QPalette.ColorRole.Text, "#FFFF00"),
    (QPalette.ColorRole.Highlight, "#00FF00"),
    (QPalette.ColorRole.HighlightedText, "#000000"),
):
    _BLACK_AND_YELLOW.setColor(_role, QColor(_colour))
THEMES = {
    "light": LIGHT,
    "dark": DARK,
    "contrast": CONTRAST,
    "grey": GREY,
    "system": theme_of(_BLACK_AND_YELLOW),
}
TONES: tuple[Tone, ...] = ("stop", "warning", "caution", "note")
BOTH = pytest.mark.parametrize(("name", "look"), THEMES.items(), ids=list(THEMES))


def text_pairs(look: Theme) -> list[tuple[str, str, str]]:
    """Every text that the style sheet sets on every ground it can stand on: what it is, ink, ground."""
    cards = (look.stop_ground, look.warning_ground, look.caution_ground, look.note_ground)
    plain = (look.surface, look.ground, look.raised)
    pairs = [("text", look.text, ground) for ground in (*plain, *cards, look.tint, look.band, look.line)
             if ground != look.line or look.line == LIGHT.line]  # fmt: skip
    pairs += [("small text", look.muted, ground) for ground in (*plain, *cards, look.band)]
    pairs += [("link", look.accent, ground) for ground in (*plain, *cards, look.tint)]
    pairs += [("chosen", look.on_accent, look.accent), ("strip", look.on_strip, look.strip)]
    pairs += [("worked-out fact", look.note, look.note_ground), ("good news", look.good, look.surface)]
    for tone, ground in zip(TONES, cards, strict=True):
        pairs += [(tone, look.ink(tone).name(), each) for each in (ground, look.surface)]
    return pairs


@BOTH
def test_T108_that_text_stands_out_from_its_ground(name: str, look: Theme) -> None:
    least = 7 if name in ("contrast", "system") else 4.5
    for what, ink, ground in text_pairs(look):
        assert contrast(ink, ground) >= least, f"{name}: {what} {ink} on {ground}: {contrast(ink, ground):.1f}"


@BOTH
def test_T108_that_edges_rings_and_marks_can_be_seen(name: str, look: Theme) -> None:
    for ground in (look.surface, look.ground, look.raised):
        assert contrast(look.edge, ground) >= 3, f"{name}: edge on {ground}"
        assert contrast(look.accent, ground) >= 3, f"{name}: focus on {ground}"
    assert contrast(look.on_strip, look.strip) >= 3
    for tone in TONES:
        assert contrast(look.ink(tone).name(), look.ground_of(tone).name()) >= 3, f"{name}: {tone}"
    assert contrast(look.accent, look.chart_fill) >= 3, f"{name}: line of the chart on its filling"


def test_T108_that_high_contrast_shows_every_border() -> None:
    for edge in (CONTRAST.line, CONTRAST.edge, CONTRAST.warning_edge, CONTRAST.caution_edge, CONTRAST.note_edge):
        assert contrast(edge, CONTRAST.surface) >= 3


def test_T108_that_no_colour_of_greyscale_has_a_hue() -> None:
    for name in Tokens._fields:
        value = getattr(GREY, name)
        if isinstance(value, str):
            assert QColor(value).hslSaturation() == 0, name


def test_T108_that_in_greyscale_a_graver_severity_is_darker() -> None:
    stop, warning, caution = (luminance(GREY.ink(tone).name()) for tone in ("stop", "warning", "caution"))  # type: ignore[arg-type]
    assert stop < warning < caution


def shape(tone: Tone) -> frozenset[tuple[int, int]]:
    """The places of a mark that are inked: its outline and the sign that is cut out of it."""
    ink = LIGHT.ink(tone)
    picture = QImage(32, 32, QImage.Format.Format_ARGB32)
    picture.fill(QColor("#00000000"))
    painter = QPainter(picture)
    paint_mark(painter, tone, 32)
    painter.end()
    return frozenset((x, y) for x in range(32) for y in range(32) if picture.pixelColor(x, y) == ink)


def test_A11Y_3_that_every_severity_has_a_shape_of_its_own() -> None:
    shapes = [shape(tone) for tone in TONES]
    for place, one in enumerate(shapes):
        for other in shapes[place + 1 :]:
            assert len(one ^ other) > 60


@BOTH
def test_that_the_style_sheet_of_every_theme_names_no_colour_of_its_own(name: str, look: Theme) -> None:
    used = {
        word.strip(";,").lower() for word in style_sheet(look).split() if word.startswith("#") and word[1:2].isdigit()
    }
    known = {str(getattr(look, each)).lower() for each in Tokens._fields}
    assert used <= known


def test_that_a_desktop_in_high_contrast_gives_its_own_colours_and_no_other() -> None:
    look = THEMES["system"]
    used = {getattr(look, name) for name in Tokens._fields if name != "dark"}
    assert used <= {"#000000", "#ffff00", "#00ff00"}
    assert look.dark
