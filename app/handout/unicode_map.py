"""What the codes of an embedded typeface mean: letters as they are typed, not the forms in which they are drawn."""

from unicodedata import normalize

_PRESENTATION_FORMS = ((0xFB50, 0xFDFF), (0xFE70, 0xFEFC))


def to_unicode_map(font_name: str, subset: list[int]) -> str:
    """Write the map from codes to text of one embedded subset, in the place of ReportLab's own.

    Codes that show nothing are left out, since a map to U+0000 is forbidden in a tagged document; an Arabic letter in
    the form that it has beside its neighbours is the letter itself.

    Args:
        subset: Code to the code point whose glyph it draws.

    Returns:
        The map in the language of the PDF's character maps.
    """
    pairs = [f"<{code:02X}> <{_as_typed(point)}>" for code, point in enumerate(subset) if point]
    return "\n".join(
        (
            "/CIDInit /ProcSet findresource begin",
            "12 dict begin",
            "begincmap",
            f"/CIDSystemInfo << /Registry ({font_name}) /Ordering ({font_name}) /Supplement 0 >> def",
            f"/CMapName /{font_name} def",
            "/CMapType 2 def",
            "1 begincodespacerange",
            "<00> <FF>",
            "endcodespacerange",
            *(line for start in range(0, len(pairs), 100) for line in _chunk(pairs[start : start + 100])),
            "endcmap",
            "CMapName currentdict /CMap defineresource pop",
            "end",
            "end",
        )
    )


def _chunk(pairs: list[str]) -> list[str]:
    """At most a hundred pairs may stand together."""
    return [f"{len(pairs)} beginbfchar", *pairs, "endbfchar"]


def _as_typed(point: int) -> str:
    text = chr(point)
    if any(first <= point <= last for first, last in _PRESENTATION_FORMS):
        typed = normalize("NFKC", text)
        text = typed if len(typed) == 1 else text  # readers that turn a run around would turn two letters of one too
    return text.encode("utf-16-be").hex().upper()
