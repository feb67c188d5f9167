"""Every language of the page has every text and no other, with every place; the English ones read easily."""

from collections.abc import Callable
from pathlib import Path

import pytest

from app.domain.errors import ProtocolRejected
from app.files.places import protocols_folder
from app.protocols.compile import compile_folder
from app.protocols.compiled_file import load_compiled, open_compiled
from app.protocols.library import newest_version
from app.protocols.loader import load_folder

Edit = Callable[[str, str, str], None]
TEXTS = """
  medicine_prednisone_US: prednisona
  medicine_prednisone_UK: prednisolona
  what_for_prednisone: Calma la piel.
  check_enzymes: sangre
"""


def defects(folder: Path) -> list[str]:
    with pytest.raises(ProtocolRejected) as refused:
        load_folder(folder)
    return [problem.sentence() for problem in refused.value.problems]


def write(folder: Path, file: str, texts: str = f"  title: El plan{TEXTS}", **fields: str) -> None:
    """A page in another language, whole unless told otherwise."""
    head = {"language": file, "name": "Español", "status": "draft", **fields}
    lines = [f"{key}: {value}" for key, value in head.items() if value]
    (folder / f"handout/{file}.yaml").write_text("\n".join([*lines, "texts:", texts, ""]), encoding="utf-8")


def test_PAT_9_that_a_whole_translation_is_accepted(folder: Path) -> None:
    write(folder, "es")
    handout = load_folder(folder).handout
    assert (handout["es"].name, handout["es"].status, handout["es"].texts["title"]) == ("Español", "draft", "El plan")
    assert handout["es"].texts.keys() == handout["en"].texts.keys()


def test_PAT_9_that_a_language_on_a_base_takes_what_it_does_not_say_from_there(folder: Path, tmp_path: Path) -> None:
    write(folder, "en-GB", "  title: Your own plan", name="English (UK)", base="en")
    compiled = open_compiled(compile_folder(folder, tmp_path / "compiled"))
    assert compiled is not None
    for protocol in (load_folder(folder), load_compiled(compiled)):
        british, english = protocol.handout["en-GB"], protocol.handout["en"]
        assert british.texts == {**english.texts, "title": "Your own plan"}
        assert (british.base, english.texts["title"]) == ("en", "Your plan")


def test_PAT_9_that_sources_of_the_base_hold_for_what_stands_on_it(folder: Path, edit: Edit) -> None:
    edit("handout/en.yaml", "texts:", "sources: {title: [F-01]}\ntexts:")
    write(folder, "en-GB", "  title: Your own plan", name="English (UK)", base="en")
    assert load_folder(folder).handout["en-GB"].sources == {"title": ("F-01",)}


@pytest.mark.parametrize(
    ("language", "texts", "fields", "says"),
    [
        ("es", TEXTS, {}, "handout/es.yaml, line 4: texts: title is missing; every language has every text"),
        ("es", f"  title: El plan\n  titel: El plan{TEXTS}", {}, "titel is no text of handout/en.yaml; did you mean"),
        ("es", f"  title: '{{steroid}} {{end_day}}'{TEXTS}", {}, "{end_day} is a place that nothing fills"),
        ("en-GB", "  titel: Your plan", {"base": "en"}, "titel is no text of handout/en.yaml"),
        ("en-GB", "  title: Your plan", {"base": "en"}, "says what en says; take it out"),
        ("en-GB", "  title: Our plan", {}, "what_for_prednisone is missing"),
        ("es", "  title: El plan", {"base": "en"}, "en is another language, whose texts must not stand for missing"),
        ("es", f"  title: El plan{TEXTS}", {"base": "fr"}, "fr is no other language of this folder"),
        ("es", f"  title: El plan{TEXTS}", {"base": "es"}, "es is no other language of this folder"),
        ("es", f"  title: El plan{TEXTS}", {"status": "ready"}, "must be one of: draft, reviewed"),
        ("es", f"  title: El plan{TEXTS}", {"name": ""}, "name is missing"),
        ("es", f"  title: El plan{TEXTS}", {"name": "' '"}, "must be what its speakers call this language"),
        ("es", f"  title: El plan{TEXTS}", {"direction": "rtl"}, "must be ltr, the direction in which"),
        ("es", f"  title: El plan{TEXTS}", {"direction": "up"}, "must be one of: ltr, rtl"),
        ("ar", f"  title: El plan{TEXTS}", {}, "must be rtl, the direction in which this language is written"),
        ("es", f"  title: El plan{TEXTS}", {"language": "fr"}, "must be es, like the name of the file"),
        ("spanish", f"  title: El plan{TEXTS}", {}, "is not named after a language, as en, en-GB or zh-Hans are"),
        ("es_MX", f"  title: El plan{TEXTS}", {}, "is not named after a language"),
        ("es", "  - El plan", {}, "must hold names"),
    ],
)  # fmt: skip
def test_PAT_9_that_each_defect_of_a_language_is_told_with_its_file(
    folder: Path, language: str, texts: str, fields: dict[str, str], says: str
) -> None:
    write(folder, language, texts, **fields)
    found = defects(folder)
    assert any(says in sentence and f"handout/{language}.yaml" in sentence for sentence in found), found


@pytest.mark.parametrize("tag", ["ar", "zh-Hans", "es", "es-MX", "en-GB"])
def test_PAT_9_that_a_language_may_bear_any_tag_of_its_kind(folder: Path, tag: str) -> None:
    direction = "rtl" if tag == "ar" else "ltr"
    write(folder, tag, direction=direction)
    assert load_folder(folder).handout[tag].direction == direction


def test_PAT_9_that_a_base_on_a_base_is_refused(folder: Path) -> None:
    write(folder, "en-GB", "  title: Our plan", base="en")
    write(folder, "en-AU", "  title: My plan", base="en-GB")
    assert any("en-GB has a base of its own" in sentence for sentence in defects(folder))


def test_PAT_9_H05_that_a_place_lost_in_translation_is_told(folder: Path, edit: Edit) -> None:
    edit("handout/en.yaml", "title: Your plan", 'title: "Your plan for {steroid}"')
    write(folder, "es")
    assert any("texts.title: leaves out {steroid}, which the English text has" in each for each in defects(folder))


def test_PAT_9_that_a_language_that_stands_on_a_broken_one_is_no_fault_of_the_program(folder: Path) -> None:
    write(folder, "en-GB", "  title: Our plan", base="en")
    (folder / "handout/en.yaml").write_text("- a\n", encoding="utf-8")
    assert any(sentence.startswith("handout/en.yaml") for sentence in defects(folder))


@pytest.mark.parametrize("name", ["medicine_prednisone_UK", "what_for_prednisone", "check_enzymes"])
def test_PAT_8_that_every_medicine_and_every_check_has_a_plain_name(folder: Path, name: str) -> None:
    file = folder / "handout/en.yaml"
    lines = [line for line in file.read_text(encoding="utf-8").splitlines() if name not in line]
    file.write_text("\n".join(lines), encoding="utf-8")
    needed = name.removesuffix("_UK")
    assert f"handout/en.yaml, line 4: texts: {needed} is missing; every medicine and every check is named" in defects(
        folder
    )


HARD = "sun_1: Photoprotection necessitates appropriate immunological consideration."


def test_PAT_2_that_a_hard_english_text_is_a_defect_that_names_the_hardest(folder: Path, edit: Edit) -> None:
    edit("handout/en.yaml", "texts:", f"texts:\n  {HARD}\n  sun_2: Wear a hat.")
    (found,) = defects(folder)
    assert found.startswith("handout/en.yaml, line 5: texts.sun_1: the texts sun_ read at grade ")


def test_PAT_2_that_english_of_a_country_is_graded_too_and_another_language_is_not(folder: Path, edit: Edit) -> None:
    edit("handout/en.yaml", "texts:", "texts:\n  sun_1: Wear a hat.")
    write(folder, "es", f"  title: El plan\n  {HARD}{TEXTS}")
    assert load_folder(folder).handout["es"].texts["sun_1"]
    write(folder, "en-GB", f"  {HARD}", base="en")
    assert [each for each in defects(folder) if "read at grade" in each and "en-GB.yaml" in each]


def test_PAT_2_that_a_long_sentence_is_a_defect(folder: Path, edit: Edit) -> None:
    edit("handout/en.yaml", "title: Your plan", f"title: {'We go up. ' * 2}{'and we go on ' * 12}")
    assert any("words a sentence" in sentence for sentence in defects(folder))


def test_PAT_9_that_every_language_of_the_program_is_a_draft_until_a_person_has_reviewed_it() -> None:
    handout = load_folder(newest_version()).handout
    assert {"en", "en-GB"} <= handout.keys()
    assert all(words.texts.keys() == handout["en"].texts.keys() for words in handout.values())
    assert (handout["en"].status, handout["en-GB"].status) == ("draft", "draft")
    assert protocols_folder() in newest_version().parents
