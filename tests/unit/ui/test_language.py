"""The languages of the window: catalogues that are whole and current, and what is never translated."""

import ast
import re
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from app.domain.errors import Problem
from app.domain.facts import opened_catalogue
from app.domain.report import AdviceCard, Report, SetAside
from app.engine.evidence import collect_evidence
from app.engine.juvenile_taper import START_PHASE
from app.engine.region import REGIONS, RegionalNames
from app.engine.report import make_report
from app.engine.schedule import CONTROL_PHASE, HOLD_PHASE, OF_A_CHILD
from app.proofs.proving import plan_of
from app.store.case_file import read_case_tree
from app.ui import language as language_room
from app.ui import words
from app.ui.language import BASE, LANGUAGES, grouped, is_draft, language, say, speak
from app.ui.presenters.draft import form_facts
from app.ui.presenters.engine_lines import HOW
from app.ui.presenters.questions import questions
from app.ui.presenters.reading import read_field, show_day
from app.ui.presenters.spoken import problem_line, say_file, say_refusal, spoken_report
from app.ui.presenters.spoken_evidence import spoken_evidence
from app.ui.presenters.thousands import parted
from tests.vignettes.vignette import FOLDER, compiled

ROOT = Path(__file__).resolve().parents[3]
sys.path.insert(0, str(ROOT / "build"))
import catalogue

PLACE = re.compile(r"\{[a-z_]*\}")
BANNED = re.compile(r"\b(MTX|AZA|MMF|HCQ|CSA|CYC|IVIG|RTX)\b")
SEARCHED = {"CARD_TERMS", "NEW_VISIT_ALSO", "PASTE_ALSO"}
"""Words by which something is found; they are never shown."""


@pytest.fixture(autouse=True)
def base_language() -> Iterator[None]:
    yield
    speak(BASE)


def spanish() -> dict[str, str]:
    place = catalogue.LANGUAGES / "es/LC_MESSAGES/heliotrope.po"
    return {str(each.id): str(each.string) for each in catalogue.read(place) if each.id}


@pytest.mark.parametrize("place", catalogue.places(), ids=[each.parts[-3] for each in catalogue.places()])
def test_that_the_catalogue_holds_the_texts_there_are_now(place: Path) -> None:
    now = catalogue.renewed(catalogue.read(place), catalogue.template())
    assert place.read_bytes() == catalogue.written(now), "run: python3 build/dev.py catalogue"
    assert place.with_suffix(".mo").read_bytes() == catalogue.compiled(now), "run: python3 build/dev.py catalogue"


def test_that_a_translator_of_another_language_finds_every_text_of_now_in_a_template() -> None:
    assert catalogue.TEMPLATE.read_bytes() == catalogue.written(catalogue.template()), "run: build/dev.py catalogue"
    assert not [each for each in catalogue.read(catalogue.TEMPLATE) if each.id and each.string]
    assert b"POT-Creation-Date" not in catalogue.TEMPLATE.read_bytes()


def test_that_no_text_is_missing_in_spanish() -> None:
    assert not [text for text, said in spanish().items() if not said]


def test_that_every_place_for_a_value_stays_in_a_translation() -> None:
    for text, said in spanish().items():
        assert sorted(PLACE.findall(text)) == sorted(PLACE.findall(said)), text
        assert (text[:1].isspace(), text[-1:].isspace()) == (said[:1].isspace(), said[-1:].isspace()), text


def test_that_no_language_abbreviates_a_medicine() -> None:
    searched = {text for name in SEARCHED for text in catalogue._strings(getattr(words, name, ""))}
    for text, said in spanish().items():
        if text not in searched:
            assert not BANNED.search(text), text
            assert not BANNED.search(said), said


def test_that_each_english_is_spelt_in_its_own_way() -> None:
    speak("en_US")
    american = [say(text) for text, _ in catalogue.texts()]
    assert not [text for text in american if re.search(r"haem|oesoph|tumour|colour|anaem|oedema", text, re.IGNORECASE)]
    assert any("Hemoglobin" in text for text in american)
    british = [text for text, _ in catalogue.texts()]
    assert not [text for text in british if re.search(r"\bhemo|\besoph|tumor|\bcolor|\banem", text, re.IGNORECASE)]


def test_that_a_translation_nobody_has_reviewed_says_that_it_is_a_draft() -> None:
    assert not is_draft()
    speak("es")
    assert is_draft()
    assert "borrador" in LANGUAGES["es"]
    assert "borrador" in words.INTERFACE_STATUS


@pytest.mark.parametrize("code", LANGUAGES)
def test_that_every_text_about_the_keys_of_an_answer_names_those_that_answer(code: str) -> None:
    speak(code)
    keys = {words.YES_KEY, words.NO_KEY, "U"}
    assert words.YES[0] == words.YES_KEY
    assert words.NO[0] == words.NO_KEY
    told = [words.HOW_ANSWER, words.TOUR_PANES[0][1], *(key for key, _title in words.OTHER_KEYS if key.endswith("  U"))]
    assert len(told) == 3
    for text in told:
        assert set(re.findall(r"\b[A-Z]\b", text)) == keys, text


def test_that_a_language_is_put_on_and_off_without_a_trace() -> None:
    before = {name: value for name, value in vars(words).items() if name.isupper()}
    speak("es")
    assert words.SAVE == "Guardar"
    assert words.GROUPS["red_flags"] != before["GROUPS"]["red_flags"]
    speak("no such language")
    assert language() == BASE
    assert {name: value for name, value in vars(words).items() if name.isupper()} == before


def test_ID_4_that_days_are_written_alike_in_every_language() -> None:
    speak("es")
    assert show_day(date(2026, 1, 5)) == "05-Jan-2026"
    assert show_day(date(2026, 12, 31)) == "31-Dec-2026"


def reports() -> Iterator[tuple[str, Report]]:
    for vignette in FOLDER.suite().vignettes:
        case = read_case_tree(vignette.case, vignette.id)
        yield vignette.id, make_report(compiled(), case, plan_of(compiled(), vignette.case, vignette.id))


READERS = tuple(
    ROOT / "app" / name
    for name in (
        "files/tree.py",
        "files/strict_yaml.py",
        "files/strict_json.py",
        "files/atomic_write.py",
        "store/case_file.py",
        "store/case_reading.py",
        "engine/overrides.py",
        "domain/written.py",
    )
)
BEGINS_TO_TELL = re.compile(r"(?:is|has|holds|must|begins|names|cannot|could(?! not find)|does|stands|only) \S")
OWN_PHASES = frozenset({CONTROL_PHASE, HOLD_PHASE, START_PHASE})
OF_THE_ENGINE = tuple(line.partition("{")[0] for line in HOW)
"""How lines of a card begin that the engine makes; every other line is the protocol's."""


def made_by_the_engine(card: AdviceCard) -> bool:
    """Whether a headline is the engine's and no decision stands on it: a blocked medicine that is taken."""
    return card.verdict == "blocked" and card.action == "hold" and not card.id.startswith("blocked-")


def own_words(report: Report) -> Iterator[str]:
    """What the engine says in words of its own."""
    yield report.headline
    yield report.no_taper
    yield report.protocol_line
    sheet = report.taper
    if sheet is not None:
        yield from (sheet.title, sheet.end_text, *sheet.totals, *sheet.notes, *sheet.dispense)
    yield from (card.headline for card in report.cards if made_by_the_engine(card))
    yield from (line.due_text for line in report.monitoring if "more" in line.due_text or "y" in line.due_text.split())
    yield from (card.verdict_word for card in report.cards)
    yield from (card.range_line for card in report.cards)
    yield from (part for card in report.cards for part in card.arithmetic.split(", "))
    yield from (alert.word for alert in report.alerts if alert.word != "STOP")


def test_that_whatever_the_engine_says_in_words_of_its_own_is_said_in_spanish() -> None:
    speak("es")
    seen = 0
    for name, report in reports():
        for text, said in zip(own_words(report), own_words(spoken_report(report)), strict=True):
            seen += bool(text)
            assert said != text or not text, f"{name}: {text}"
    assert seen > 1000


def words_of_the_protocol(report: Report) -> Iterator[object]:
    """What the protocol says on cards and alerts, in monitoring and beside the taper."""
    for card in report.cards:
        if not card.id.startswith("blocked-"):
            yield from ("" if made_by_the_engine(card) else card.headline, card.because)
        yield from (card.dose_line, card.course, card.blocked, card.medicine_name)
        yield from (card.numbers, card.sources, card.conflicts)
    for alert in report.alerts:
        yield from (alert.title, alert.action, alert.lines, alert.because, alert.parts)
        yield from (alert.numbers, alert.sources, alert.conflicts, alert.set_aside)
    for line in report.monitoring:
        yield from (line.item, line.because, line.sources)
    for row in () if report.taper is None else report.taper.rows:
        yield replace(row, weekday="", phase="")
        yield row.phase if row.phase not in {*OWN_PHASES, *map(say, OWN_PHASES)} else ""


def test_that_what_the_protocol_says_stays_in_its_own_language() -> None:
    speak("es")
    for name, report in reports():
        said = words_of_the_protocol(spoken_report(report))
        for before, after in zip(words_of_the_protocol(report), said, strict=True):
            assert after in (before, parted(before)), name


def test_that_of_the_lines_of_a_card_only_those_that_the_engine_makes_are_said() -> None:
    speak("es")
    for name, report in reports():
        for card, said in zip(report.cards, spoken_report(report).cards, strict=True):
            for before, after in zip(card.how, said.how, strict=True):
                assert (parted(before) != after) == before.startswith(OF_THE_ENGINE), f"{name}: {before}"


def test_that_what_was_decided_in_one_language_still_stands_in_another() -> None:
    speak("es")
    for name, report in reports():
        for card, said in zip(report.cards, spoken_report(report).cards, strict=True):
            assert said.decided_as == card.decided_as or card.verdict == "blocked", name


@pytest.mark.parametrize("path", READERS, ids=lambda path: path.name)
def test_that_whatever_is_said_of_a_file_is_said_in_spanish(path: Path) -> None:
    speak("es")
    told = list(told_of_files(path))
    assert told
    assert not [text for text in told if say_file(text) == text]


def told_of_files(path: Path) -> Iterator[str]:
    """Every sentence about a file in a module, with 4 for each value in it."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    parts = {id(part) for whole in ast.walk(tree) if isinstance(whole, ast.JoinedStr) for part in whole.values}
    for node in ast.walk(tree):
        text = ""
        if isinstance(node, ast.JoinedStr):
            text = "".join(str(part.value) if isinstance(part, ast.Constant) else "4" for part in node.values)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in parts:
            text = node.value
        if BEGINS_TO_TELL.match(text):
            yield text


def test_that_a_refused_file_is_told_in_spanish_with_its_line_and_its_field() -> None:
    speak("es")
    says = "must be between 2 and 300 kg; check value and unit"
    line = problem_line(Problem("caso.yaml", "patient.weight_kg", says, 3))
    assert line.startswith("caso.yaml, línea 3: patient.weight_kg: debe estar entre 2 y 300 kg")
    line = problem_line(Problem("caso.json", "", "stands twice; it stood first in line 4 (column 7)", 9))
    assert line == "caso.json, línea 9: aparece dos veces; la primera, en la línea 4 (columna 7)"
    speak(BASE)
    problem = Problem("case.yaml", "labs.ck", "is missing", 3)
    assert problem_line(problem) == problem.sentence()


def test_that_a_taper_that_is_not_laid_out_says_in_spanish_which_change_is_not_permitted() -> None:
    speak("es")
    _name, report = next(reports())
    refused = "No taper while a change of yours is not permitted. G08: 50 mg is taken for at least 2 weeks."
    said = spoken_report(replace(report, no_taper=refused)).no_taper
    assert said.endswith("G08: 50 mg se toma durante al menos 2 semanas.")
    assert "permitted" not in said


def test_that_a_number_is_shown_with_a_point_and_read_with_either_mark_in_spanish() -> None:
    speak("es")
    spec = form_facts()["patient.weight_kg"]
    assert read_field(spec, "62,5").echo == read_field(spec, "62.5 kg").echo == "62.5"
    assert questions()["patient.age_years"].hint == "0 a 110 años."
    assert read_field(form_facts()["patient.age_years"], "52 años").value == "52"
    shown = [text for text in spanish().values() if re.search(r"[0-9],[0-9]", text)]
    assert not [text for text in shown if "1,2" not in text], shown


@pytest.mark.parametrize("recorded", ["Light", "None", "1 week", "Not now", "Case"])
def test_that_no_name_or_number_of_a_patient_is_translated(recorded: str) -> None:
    speak("es")
    _name, report = next(reports())
    patient = replace(report.patient, name=recorded, identifier=recorded)
    said = spoken_report(replace(report, patient=patient)).patient
    assert (said.name, said.identifier) == (recorded, recorded)


@pytest.mark.parametrize("damage", [b"", b"not a catalogue at all", None])
def test_that_a_damaged_catalogue_leaves_the_window_in_the_base_language(
    damage: bytes | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = tmp_path / "es/LC_MESSAGES/heliotrope.mo"
    place.parent.mkdir(parents=True)
    if damage is not None:
        place.write_bytes(damage)
    monkeypatch.setattr(language_room, "resource", lambda _name: tmp_path)
    speak("es")
    assert language() == BASE
    assert words.SAVE == "Save"


def test_that_the_base_language_changes_nothing() -> None:
    for _name, report in reports():
        assert spoken_report(report) is report
        break


def test_that_numbers_are_said_with_their_unit_and_no_digit_is_changed() -> None:
    speak("es")
    digits = re.compile(r"[0-9][0-9.,]*")
    for name, report in reports():
        said = spoken_report(report)
        for one, other in zip(report.cards, said.cards, strict=True):
            for before, after in zip((*one.facts, *one.needs), (*other.facts, *other.needs), strict=True):
                assert digits.findall(parted(before.value)) == digits.findall(after.value), f"{name}: {before.title}"
            assert digits.findall(parted(one.range_line)) == digits.findall(other.range_line), name
        texts = {fact.value for card in said.cards for fact in card.facts}
        assert not [text for text in texts if text.endswith((" years", " days", " mg a day"))], name


def test_that_a_refused_change_of_the_taper_is_told_in_spanish() -> None:
    speak("es")
    assert say_refusal("50 mg is taken for at least 2 weeks.") == "50 mg se toma durante al menos 2 semanas."
    assert say_refusal("After 12.5 mg the largest cut is to 10 mg.") == "Desde 12.5 mg, la mayor reducción es a 10 mg."
    assert say_refusal(OF_A_CHILD) != OF_A_CHILD


def test_that_no_dose_is_shown_with_a_comma_that_is_read_in_spanish_as_a_decimal_mark() -> None:
    speak("es")
    comma = re.compile("[0-9],[0-9]{3}(?![0-9])")
    seen = 0
    for name, report in reports():
        said = spoken_report(report)
        cards = [replace(card, dose_line="", course="") for card in said.cards]
        assert not comma.search(repr((cards, said.alerts, said.taper, said.monitoring, said.derived))), name
        seen += any("1,000 mg" in card.dose_line for card in said.cards)
        assert [card.decided_as for card in said.cards if card.dose_line] == [
            card.decided_as for card in report.cards if card.dose_line
        ], "what is decided is held against the line as it stands"
    assert seen
    assert grouped("DOSE 1,000 mg") == "DOSE 1\u00a0000 mg"
    assert grouped("At 1, 2 and 3 weeks; 12,5; 2.5 mg") == "At 1, 2 and 3 weeks; 12,5; 2.5 mg"


def test_that_thousands_stay_as_written_in_english_and_so_does_what_a_person_wrote() -> None:
    _name, report = next(reports())
    aside = SetAside("G01", "A rule", "Specialist advice: CK 1,234", "Dr A. Mint", "2026.1")
    assert grouped("1,000 mg") == "1,000 mg"
    speak("es")
    assert spoken_report(replace(report, set_aside=(aside,))).set_aside[0].reason.endswith(": CK 1,234")


def test_that_what_stands_around_a_source_is_said_in_spanish_and_the_source_is_not() -> None:
    entries = collect_evidence(compiled().protocol)
    speak("es")
    for before, after in zip(entries, spoken_evidence(entries), strict=True):
        assert after.title == parted(before.title)
        assert after.use == before.use, "the filter goes by it"
        if before.kind == "statement":
            assert after.lines[1].startswith("Para ")
            assert after.lines[0] == parted(before.lines[0])
        for line, said in zip(before.cited_by, after.cited_by, strict=True):
            assert not said.startswith(("Advice: ", "Monitoring: ", "Number: ", "The taper"))
            assert said.partition(": ")[2] == parted(line).partition(": ")[2]
    assert {"Para adultos. Seguida.", "Para adultos. No seguida."} <= {
        line for entry in spoken_evidence(entries) for line in entry.lines
    }


def test_that_a_fact_is_named_in_spanish_also_where_a_region_names_its_medicine_otherwise() -> None:
    titles = {path: spec.title for path, spec in opened_catalogue().items()}
    speak("es")
    for names in (RegionalNames(compiled().protocol.prescribe.medicines, region) for region in REGIONS):
        for path, title in titles.items():
            regional = names.say(title)
            assert regional == title or say(regional) != regional, path
