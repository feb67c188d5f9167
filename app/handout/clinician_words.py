"""How the clinician's copy puts texts together: paragraphs of a cell, named lists, medicine lines, marks of sources."""

from collections.abc import Iterable

from app.domain.report import BETWEEN_ATTRIBUTES, ConflictLine, FactLine, NumberLine, SourceLine

_PARAGRAPH = "\n"
_UNBROKEN = "\u00a0"


def paragraphs(*texts: str) -> str:
    """Texts as paragraphs of one cell, without those that are empty."""
    return _PARAGRAPH.join(text for text in texts if text)


def run_on(*texts: str) -> str:
    """Sentences as one paragraph, without those that are empty."""
    return " ".join(text for text in texts if text)


def named(name: str, texts: Iterable[str], between: str = ", ") -> str:
    """A sentence that lists something under its name; "" for an empty list."""
    said = between.join(texts)
    return f"{name}: {said}." if said else ""


def sentence(text: str) -> str:
    """A part of a line as a sentence of its own."""
    return f"{text[0].upper()}{text[1:].removesuffix('.')}." if text else ""


def unbroken(line: str) -> str:
    """A medicine line that is wrapped between its attributes only; any other text as it is."""
    parts = line.split(BETWEEN_ATTRIBUTES)
    if len(parts) == 1:
        return line
    return BETWEEN_ATTRIBUTES.join(part.replace(" ", _UNBROKEN) for part in parts)


def known(fact: FactLine) -> str:
    """A fact with its value."""
    return f"{fact.title}: {fact.value}"


def source_mark(source: SourceLine) -> str:
    """The id of a source; a question mark behind one whose figures are not confirmed."""
    return f"{source.id}?" if source.to_confirm else source.id


def grounds(
    sources: Iterable[SourceLine],
    conflicts: Iterable[ConflictLine],
    to_confirm: Iterable[NumberLine],
    strength: str = "",
) -> str:
    """Sources by id, where they differ, and the numbers that nobody has confirmed at their source."""
    numbers = (f"{number.value} ({number.says}; {', '.join(number.sources)})" for number in to_confirm)
    return paragraphs(
        run_on(
            f"Strength: {strength}." if strength else "",
            named("Sources", map(source_mark, sources)),
            named("They differ", (conflict.id for conflict in conflicts)),
        ),
        named("To be confirmed", numbers, "; "),
    )
