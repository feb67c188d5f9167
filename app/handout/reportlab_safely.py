"""The one door to ReportLab: no home folder, working folder or environment has a say in the page."""

import os
import sys
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from io import BytesIO
from types import ModuleType
from typing import Any

# ReportLab runs these, from the working folder or as ~/.reportlab_mods and ~/.reportlab_settings, if it finds them.
PLANTABLE_MODULES = ("reportlab_mods", "reportlab.local_rl_mods", "reportlab_settings", "reportlab.local_rl_settings")
# It also tries these and does without; a page must not depend on whether they are there.
OPTIONAL_MODULES = ("_rl_accel", "uharfbuzz", "rlbidi")
# It imports this one for pictures of other formats. No page of ours holds a picture, so none can be let in.
PICTURE_LIBRARY = "PIL"
PINNED_VALUES: dict[str, Any] = {
    "toColorCanUse": None,
    "trustedSchemes": [],
    "trustedHosts": ["none.invalid"],
    "invariant": 1,
    "pageCompression": 1,
    "useA85": 0,
    "shapedFontGlob": [],
}


@dataclass(frozen=True, slots=True)
class ReportLab:
    """The few parts of ReportLab that the page needs; it carries no types of its own."""

    canvas: Any
    fonts: Any
    metrics: Any
    document: Any


@cache
def load_reportlab() -> ReportLab:
    """Load ReportLab with its back doors shut; the first call takes some time, later ones none."""
    for name in [name for name in os.environ if name.startswith("RL_") or name == "SOURCE_DATE_EPOCH"]:
        del os.environ[name]
    for name in PLANTABLE_MODULES:
        sys.modules[name] = ModuleType(name)
    stand_ins: dict[str, ModuleType | None] = dict.fromkeys(OPTIONAL_MODULES)
    no_pictures, no_picture = ModuleType(PICTURE_LIBRARY), ModuleType(f"{PICTURE_LIBRARY}.Image")
    no_pictures.Image = no_picture  # type: ignore[attr-defined]
    stand_ins |= {PICTURE_LIBRARY: no_pictures, f"{PICTURE_LIBRARY}.Image": no_picture}
    absent = [name for name in stand_ins if name not in sys.modules]
    for name in absent:
        sys.modules[name] = stand_ins[name]  # type: ignore[assignment]
    try:
        parts = ReportLab(
            canvas=import_module("reportlab.pdfgen.canvas"),
            fonts=import_module("reportlab.pdfbase.ttfonts"),
            metrics=import_module("reportlab.pdfbase.pdfmetrics"),
            document=import_module("reportlab.pdfbase.pdfdoc"),
        )
    finally:
        for name in absent:
            del sys.modules[name]
    config = import_module("reportlab.rl_config")
    for name, value in PINNED_VALUES.items():
        if hasattr(config, name):
            setattr(config, name, value)
    return parts


def open_canvas(language: str, width: float, height: float, font: str) -> tuple[Any, BytesIO]:
    """Open an empty document in memory; its date is fixed, and no font is named that it does not carry."""
    memory = BytesIO()
    canvas = load_reportlab().canvas.Canvas(
        memory,
        pagesize=(width, height),
        invariant=1,
        pageCompression=1,
        lang=language,
        initialFontName=font,
        pdfVersion=(1, 7),
    )
    return canvas, memory
