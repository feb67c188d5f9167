"""The catalogues of the window's language: collects every text, brings the translations up to date, compiles them.

Run as `python3 build/dev.py catalogue`. A text that a language does not have yet is printed, and stays in the base
language until somebody writes it into resources/languages/<language>/LC_MESSAGES/heliotrope.po. A new language begins
as a copy of resources/languages/heliotrope.pot.
"""

import json
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from babel.messages.catalog import Catalog, Message  # noqa: E402
from babel.messages.mofile import write_mo  # noqa: E402
from babel.messages.pofile import read_po, write_po  # noqa: E402

LANGUAGES = ROOT / "resources" / "languages"
TEMPLATE = LANGUAGES / "heliotrope.pot"
"""Where a translator of another language begins: every text, none translated."""
SOME_DAY = datetime(2026, 1, 1, tzinfo=UTC)
"""Written into every compiled catalogue, so that the same texts give the same bytes."""


def texts() -> Iterator[tuple[str, str]]:
    """Every text of the window in the base language, with where it comes from."""
    from app.domain.facts import open_catalogue, opened_catalogue
    from app.domain.recording import case_specs
    from app.engine.region import REGIONS, RegionalNames
    from app.protocols.library import load_protocol
    from app.ui import words
    from app.ui.presenters.engine_lines import ENGINE_LINES

    open_catalogue(case_specs())
    for name, value in vars(words).items():
        if name.isupper():
            yield from ((text, f"words.{name}") for text in _strings(value))
    regions = [RegionalNames(load_protocol().prescribe.medicines, region) for region in REGIONS]
    for path, spec in opened_catalogue().items():
        yield spec.title, path
        yield from ((names.say(spec.title), path) for names in regions)
        yield spec.about, path
        yield spec.unit, path
        for word in (*spec.words, "pending") if spec.words else ():
            yield words.choice(word), path
    yield from ((line, "the engine") for line in ENGINE_LINES)
    titles = json.loads((ROOT / "resources" / "examples" / "titles.json").read_text(encoding="utf-8"))
    yield from ((title, "an example") for _stem, title in titles)


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, (tuple, list)):
        for part in value:
            yield from _strings(part)
    elif isinstance(value, dict):
        for part in value.values():
            yield from _strings(part)


def template() -> Catalog:
    """The catalogue without a translation, its texts sorted, without a date."""
    found: dict[str, set[str]] = {}
    for text, where in texts():
        if any(character.isalpha() for character in text):
            found.setdefault(text, set()).add(where)
    made = Catalog(project="Heliotrope", charset="utf-8")
    for text in sorted(found):
        made.add(text, auto_comments=[", ".join(sorted(found[text])[:3])])
    return made


def written(catalogue: Catalog) -> bytes:
    """A catalogue as the bytes of a .po file: sorted, on one line each, without a date."""
    file = BytesIO()
    write_po(file, catalogue, width=0, omit_header=True, sort_output=True, ignore_obsolete=True)
    head = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n\n'
    return head.encode() + file.getvalue()


def compiled(catalogue: Catalog) -> bytes:
    """A catalogue as the bytes of a .mo file: only what is translated."""
    made = Catalog(charset="utf-8", creation_date=SOME_DAY, revision_date=SOME_DAY)
    for message in sorted((each for each in catalogue if each.id and each.string), key=lambda each: str(each.id)):
        made.add(message.id, message.string)
    file = BytesIO()
    write_mo(file, made)
    return file.getvalue()


def read(place: Path) -> Catalog:
    """A catalogue from its .po file."""
    return read_po(BytesIO(place.read_bytes()), charset="utf-8")


def renewed(before: Catalog, now: Catalog) -> Catalog:
    """The translations that there are, of the texts that there are now; nothing is guessed from a like text."""
    made = Catalog(charset="utf-8")
    for message in now:
        if message.id:
            old: Message | None = before.get(message.id)
            made.add(message.id, "" if old is None else old.string, auto_comments=message.auto_comments)
    return made


def places() -> tuple[Path, ...]:
    """The .po file of every language."""
    return tuple(sorted(LANGUAGES.glob("*/LC_MESSAGES/heliotrope.po")))


def main() -> int:
    """Bring everything up to date, and say what is not translated."""
    now = template()
    TEMPLATE.write_bytes(written(now))
    for place in places():
        catalogue = renewed(read(place), now)
        place.write_bytes(written(catalogue))
        place.with_suffix(".mo").write_bytes(compiled(catalogue))
        language = place.parts[-3]
        # The languages that are English differ from the base texts in a few words only.
        open_texts = [] if language.startswith("en") else [m.id for m in catalogue if m.id and not m.string]
        print(f"{language}: {sum(bool(m.id and m.string) for m in catalogue)} texts, {len(open_texts)} missing")
        for text in open_texts:
            print(f"  {text}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
