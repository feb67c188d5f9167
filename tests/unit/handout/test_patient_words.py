"""The patient's words: easy to read, without jargon, and complete for every page that can be made."""

import re
from collections.abc import Iterator

import pytest
import yaml

from app.domain.leaflet import PLACES, Leaflet
from app.engine.leaflet import make_leaflet
from tests.unit.handout.example_course import (
    FIRST_DAY,
    ROWS,
    WORDS_FILE,
    make_alert,
    make_case,
    make_compiled,
    make_plan,
    make_row,
    page_words,
)

MEDICINES = (
    "prednisone", "prednisolone", "methotrexate", "folic", "acid", "hydrocortisone", "trimethoprim", "dermatomyositis",
)  # fmt: skip
JARGON = re.compile(
    r"\b(oral|taper|glucocorticoid|immunosuppress|contraindicat|toxic|adverse|renal|hepatic|dyspnoea|dysphagia|syncope|prophyla)"
    r"|\b(bd|od|mtx|pred|gc|iv|im|po|hcq|mmf|e\.g|i\.e)\b"
)


def every_page() -> Iterator[Leaflet]:
    compiled, case = make_compiled(), make_case()
    yield make_leaflet(compiled, case, make_plan(), None, FIRST_DAY)
    yield make_leaflet(compiled, case, make_plan(region="UK"), None, FIRST_DAY)
    yield make_leaflet(compiled, case, make_plan(recommendations=ROWS[1:]), None, FIRST_DAY)
    yield make_leaflet(compiled, case, make_plan(recommendations=()), None, FIRST_DAY)
    yield make_leaflet(compiled, case, make_plan(population="juvenile"), None, FIRST_DAY)
    held = make_row("hold", "methotrexate", action="hold", verdict="blocked")
    yield make_leaflet(compiled, case, make_plan(recommendations=(ROWS[0], held)), None, FIRST_DAY)
    stopped = make_row("stop", "prednisone", action="stop")
    yield make_leaflet(compiled, case, make_plan(recommendations=(stopped,), taper=None), None, FIRST_DAY)
    for rule in ("R01", "R04", "R05", "R06", "R07", "R09", "R10", "R11"):
        alert = make_alert(rule, "stop", emergency=True)
        yield make_leaflet(compiled, case, make_plan(alerts=(alert,), taper=None), None, FIRST_DAY)


def prose_of(leaflet: Leaflet) -> list[str]:
    sections = (*leaflet.before, *leaflet.after)
    lines = [leaflet.call.message, *leaflet.not_now, leaflet.medicines_note, leaflet.about]
    lines += [line for section in sections for line in section.lines if not section.leads]
    lines += [line for medicine in leaflet.medicines for line in (medicine.what_for, *medicine.how)]
    lines += [leaflet.taper.lead, leaflet.taper.if_worse] if leaflet.taper else []
    return [line for line in lines if line]


def sentences_of(text: str) -> list[str]:
    return [part for part in re.split(r"(?<=[.?!:])\s+", text) if re.search(r"[A-Za-z]", part)]


def syllables(word: str) -> int:
    """Groups of vowels, without a silent e at the end."""
    groups = len(re.findall(r"[aeiouy]+", word.lower()))
    silent = word.lower().endswith("e") and not word.lower().endswith("le") and groups > 1
    return max(1, groups - silent)


def reading_grade(lines: list[str]) -> float:
    """Flesch and Kincaid's grade; the names of medicines do not count as long words."""
    sentences = [sentence for line in lines for sentence in sentences_of(line)]
    words = [word for sentence in sentences for word in re.findall(r"[A-Za-z']+", sentence)]
    counted = sum(1 if word.lower() in MEDICINES else syllables(word) for word in words)
    return 0.39 * len(words) / len(sentences) + 11.8 * counted / len(words) - 15.59


def test_PAT_2_that_the_counter_knows_easy_from_hard() -> None:
    assert reading_grade(["The cat sat on the mat. It was warm."]) < 2
    assert (
        reading_grade(
            ["Immunosuppressive pharmacotherapy necessitates periodic laboratory surveillance of haematology."]
        )
        > 15
    )


def test_PAT_2_that_every_page_reads_at_grade_six_or_below() -> None:
    for leaflet in every_page():
        assert reading_grade(prose_of(leaflet)) <= 6, leaflet.title


def test_PAT_2_that_sentences_are_short() -> None:
    for leaflet in every_page():
        lengths = [len(sentence.split()) for line in prose_of(leaflet) for sentence in sentences_of(line)]
        assert sum(lengths) / len(lengths) <= 15
        assert max(lengths) <= 22


def test_PAT_8_that_there_is_no_jargon_and_no_abbreviation() -> None:
    for leaflet in every_page():
        assert not [line for line in prose_of(leaflet) if JARGON.search(line.lower())]


def test_MED_8_that_no_word_of_change_stands_near_a_number() -> None:
    banned = re.compile(
        r"\b(by|reduce|reduced|decrease|decreased|half|halve|double)\b[^.?!]{0,25}\d|\d[^.?!]{0,25}\b(by|reduce|decrease|half|halve|double)\b"
    )
    for leaflet in every_page():
        lines = [*prose_of(leaflet), *(medicine.dose_text for medicine in leaflet.medicines)]
        if leaflet.taper:
            lines += [leaflet.taper.end_text, *(f"{row.dose_text} {row.tablets_text}" for row in leaflet.taper.rows)]
        assert not [line for line in lines if banned.search(line.lower())]


def test_MED_2_that_numbers_have_a_space_before_the_unit_and_no_idle_zero() -> None:
    for leaflet in every_page():
        rows = leaflet.taper.rows if leaflet.taper else ()
        for text in [*prose_of(leaflet), *(row.dose_text + ", " + row.tablets_text for row in rows)]:
            assert not re.search(r"\d\.0\b|(?<!\d)\.\d|\dmg|µg", text), text


def test_SRC_1_that_no_dose_is_typed_into_the_words() -> None:
    for name, text in page_words().texts.items():
        if name.startswith("emergency_number"):
            continue
        assert not re.search(r"\d+ ?(mg|g|tablet|times)", text), name


def test_PAT_9_that_the_program_can_fill_every_place_of_the_words() -> None:
    used = {place for text in page_words().texts.values() for place in re.findall(r"\{([^}]*)\}", text)}
    assert used <= PLACES


MUST_BE_SAID = (
    "Never stop prednisone", "911", "vomit", "hydrocortisone", "chickenpox", "steroid card", "mood", "thirsty",
    "stomach", "sunscreen", "hat", "trimethoprim", "alcohol", "birth control", "bruises", "mouth sores", "blood tests",
)  # fmt: skip


@pytest.mark.parametrize("word", MUST_BE_SAID)
def test_PAT_4_5_6_that_nothing_that_must_be_said_is_missing(word: str) -> None:
    leaflet = make_leaflet(make_compiled(), make_case(), make_plan(), None, FIRST_DAY)
    titles = [section.title for section in (*leaflet.before, *leaflet.after)]
    assert any(word in text for text in (*titles, *prose_of(leaflet), leaflet.call.emergency.value))


def test_PAT_8_that_every_check_of_the_protocol_has_a_plain_name() -> None:
    monitor = yaml.safe_load((WORDS_FILE.parents[1] / "monitor.yaml").read_text(encoding="utf-8"))
    texts = page_words().texts
    for item in monitor["items"]:
        plain = texts.get(f"check_{item['id'].replace('-', '_')}", "")
        assert plain, item["id"]
        assert not JARGON.search(plain)
