"""The pages of a case: every kind is made from the accepted lines, proved, and always the same bytes."""

import hashlib
import os
import subprocess
import sys
from dataclasses import is_dataclass, replace
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import pypdfium2
import pytest

from app import pages
from app.domain.case import Case
from app.domain.choices import Decision
from app.domain.decided import accepted_in
from app.domain.errors import BadUsage, HandoutRefused
from app.domain.leaflet import ChartWords
from app.domain.page_order import PAGE_KINDS, PageKind, PageOrder, PaperName
from app.domain.plan import Taper
from app.engine.decision import decision_id, qr_text, read_code
from app.engine.evaluate import evaluate
from app.engine.report import make_report
from app.files.places import resource
from app.handout import proof
from app.handout.agreement import first_disagreement
from app.handout.collation import Difference
from app.handout.phrases import script_of
from app.handout.proof import PageNotProved
from app.handout.reading import read_pages
from app.handout.sizes import PAPERS
from app.pages import leaflet_of, make_page
from app.store.case_file import read_case_file
from tests.unit.engine.cases import protocol

BEGINS: dict[PageKind, bytes] = {
    "patient": b"%PDF", "large_print": b"%PDF", "clinician": b"%PDF", "blank": b"%PDF",
    "text": b"", "calendar": b"BEGIN:VCALENDAR",
}  # fmt: skip
OF_A_CASE = [kind for kind in PAGE_KINDS if kind != "blank"]
LANGUAGES = ("en", "es", "ar", "zh-Hans")
ROOT = Path(__file__).parents[2]
METHOTREXATE = "start-methotrexate"


@cache
def example(name: str = "severe-start") -> Case:
    return read_case_file(resource(f"examples/{name}.yaml"))


def made(order: PageOrder, case: Case | None = None) -> bytes:
    case = case or example()
    return make_page(protocol(), case, evaluate(protocol(), case), order._replace(printed_on=case.visit_date))


def words_of(pdf: bytes) -> str:
    return "\n".join(page.text for page in read_pages(pdf))


@pytest.mark.parametrize("kind", OF_A_CASE)
def test_OUT_8_that_every_kind_of_page_is_made_and_bears_the_code_of_its_decision(kind: PageKind) -> None:
    page, case = made(PageOrder(kind=kind)), example()
    assert page.startswith(BEGINS[kind])
    code = decision_id(evaluate(protocol(), case), case, None)
    sheets = [sheet.text for sheet in read_pages(page)] if page.startswith(b"%PDF") else [page.decode()]
    assert all(code in sheet for sheet in sheets)


@pytest.mark.parametrize("language", LANGUAGES)
def test_PAT_9_that_the_same_decision_has_the_same_code_in_every_language(language: str) -> None:
    case = example()
    plan = evaluate(protocol(), case)
    leaflet, _ = leaflet_of(protocol(), case, plan, PageOrder(language=language))
    assert leaflet.decision_id == decision_id(plan, case, None)
    assert leaflet.code_payload == qr_text(plan.protocol_version, leaflet.decision_id)
    found = read_code(leaflet.code_payload)
    assert found is not None
    assert found == (plan.protocol_version, leaflet.decision_id)


def test_that_a_blank_form_needs_no_case_and_says_which_region_it_is_for() -> None:
    forms = {region: make_page(protocol(), None, None, PageOrder(kind="blank"), region) for region in ("US", "UK")}
    assert all(form.startswith(b"%PDF") for form in forms.values())
    assert words_of(forms["UK"]) != words_of(forms["US"])
    with pytest.raises(BadUsage):
        make_page(protocol(), None, None, PageOrder())


@pytest.mark.parametrize(
    ("name", "ordered", "paper"),
    [
        ("severe-start", None, "letter"),
        ("review", None, "A4"),
        ("severe-start", "A4", "A4"),
        ("review", "letter", "letter"),
    ],
)
def test_that_a_page_is_on_the_paper_of_its_region_unless_another_is_ordered(
    name: str, ordered: PaperName | None, paper: PaperName
) -> None:
    (first, *_) = read_pages(made(PageOrder(paper=ordered), example(name)))
    assert (round(first.width, 1), round(first.height, 1)) == (
        round(PAPERS[paper].width, 1),
        round(PAPERS[paper].height, 1),
    )


def test_that_english_is_written_as_in_the_region_of_the_case() -> None:
    assert "diarrhoea" in words_of(made(PageOrder(), example("review")))
    assert "diarrhea" in words_of(made(PageOrder()))


def decided(case: Case, line: str, decision: str) -> Case:
    """A case in which one line was decided."""
    report = make_report(protocol(), case, evaluate(protocol(), case))
    (card,) = [card for card in report.cards if card.id == line]
    entry = Decision.model_validate(
        {"line": line, "decision": decision, "dose": card.decided_as, "visit_date": case.visit_date}
    )
    choices = case.choices.model_copy(update={"decisions": (*case.choices.decisions, entry)})
    return case.model_copy(update={"choices": choices})


def test_REG_5_that_a_declined_medicine_stands_on_no_page_of_a_saved_case() -> None:
    lines = [row.id for row in evaluate(protocol(), example()).recommendations if row.verdict == "offer" and row.dose]
    taken, declined = "start-prednisone", next(line for line in lines if "folic" in line)
    case = decided(decided(example(), taken, "accept"), declined, "decline")
    accepted = accepted_in(case, make_report(protocol(), case, evaluate(protocol(), case)))
    assert accepted is not None
    assert declined not in accepted
    leaflet, _ = leaflet_of(protocol(), case, evaluate(protocol(), case), PageOrder(accepted))
    medicines = {part.id for part in leaflet.parts() if hasattr(part, "take")}
    assert "folic_acid" not in medicines
    assert leaflet.decision_id != decision_id(evaluate(protocol(), case), case, None)


def test_OUT_4_that_a_page_that_is_not_proved_is_no_page(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(proof, "first_difference", lambda *_: Difference(2, "row 3 of “the plan”", "other"))
    for kind in ("patient", "large_print", "clinician"):
        with pytest.raises(PageNotProved, match=r"page 2 .* row 3 .*No page was made"):
            made(PageOrder(kind=kind))  # type: ignore[arg-type]


def test_OUT_4_that_text_and_calendar_are_held_against_the_plan_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(proof, "first_disagreement", lambda *_: "the dose in row 3")
    for kind in ("text", "calendar"):
        with pytest.raises(PageNotProved, match="the dose in row 3"):
            made(PageOrder(kind=kind))  # type: ignore[arg-type]


MAKE_ALL = """
import hashlib, sys
from app.domain.page_order import PAGE_KINDS, PageOrder
from app.pages import make_page
from tests.unit.test_pages import LANGUAGES, example, protocol, evaluate
case, plan = example(), evaluate(protocol(), example())
orders = [PageOrder(None, case.visit_date, "", kind) for kind in PAGE_KINDS]
orders += [PageOrder(None, case.visit_date, "", "patient", language) for language in LANGUAGES]
for order in orders:
    print(hashlib.sha256(make_page(protocol(), case, plan, order)).hexdigest())
"""


def test_OUT_4_that_the_same_order_gives_the_same_bytes_in_every_process() -> None:
    settings = (
        {"PYTHONHASHSEED": "1", "TZ": "Pacific/Kiritimati", "LANG": "C", "LC_ALL": "C"},
        {"PYTHONHASHSEED": "4242", "TZ": "America/Anchorage", "LANG": "de_DE.UTF-8", "LC_ALL": ""},
    )
    printed = [
        subprocess.run(
            [sys.executable, "-c", MAKE_ALL],
            check=True, capture_output=True, text=True, cwd=ROOT, env={**os.environ, "PYTHONPATH": str(ROOT), **each},
        ).stdout.split()
        for each in settings
    ]  # fmt: skip
    assert printed[0] == printed[1]
    assert len(set(printed[0])) == len(PAGE_KINDS) + len(LANGUAGES) - 1, "English stands in it twice"
    assert hashlib.sha256(made(PageOrder())).hexdigest() in printed[0]


@pytest.mark.parametrize("kind", ["patient", "large_print", "clinician", "blank"])
def test_T091_that_nothing_of_the_patient_stands_outside_the_pages_and_nothing_runs(kind: PageKind) -> None:
    who = example().patient.model_copy(
        update={"given_name": "Xaveria", "family_name": "Quillfeather", "identifier": "Q-77"}
    )
    case = example().model_copy(update={"patient": who})
    pdf = made(PageOrder(kind=kind), case)
    document = pypdfium2.PdfDocument(pdf)
    told = " ".join(document.get_metadata_dict().values())
    assert "Treatment plan" in told
    assert pypdfium2.raw.FPDFDoc_GetJavaScriptActionCount(document) == 0
    assert document.count_attachments() == 0
    assert document.get_formtype() == 0
    assert all(pypdfium2.raw.FPDFPage_GetAnnotCount(page) == 0 for page in document)
    document.close()
    for word in (
        b"Xaveria",
        b"Quillfeather",
        b"Q-77",
        b"/JavaScript",
        b"/Launch",
        b"/URI",
        b"/EmbeddedFile",
        b"/OpenAction",
    ):
        assert word not in pdf


def test_T095_that_large_print_says_the_very_same_words() -> None:
    case = example()
    plan = evaluate(protocol(), case)
    both = [leaflet_of(protocol(), case, plan, PageOrder(kind=kind))[0] for kind in ("patient", "large_print")]
    patients, large = ([phrase.ways for phrase in script_of(leaflet).body] for leaflet in both)
    assert patients == large


def mutants(value: Any) -> Any:
    """The same value with one digit of one of its texts another, for every digit."""
    if isinstance(value, str):
        for place, sign in enumerate(value):
            if sign.isdigit():
                yield f"{value[:place]}{(int(sign) + 1) % 10}{value[place + 1 :]}"
    elif isinstance(value, tuple):
        for place, part in enumerate(value):
            yield from ((*value[:place], other, *value[place + 1 :]) for other in mutants(part))
    elif is_dataclass(value) and not isinstance(value, (type, Taper, ChartWords)):
        for name in value.__dataclass_fields__:
            yield from (replace(value, **{name: other}) for other in mutants(getattr(value, name)))


@pytest.mark.parametrize(
    ("name", "order", "unseen"),
    [
        ("severe-start", PageOrder(), 7),
        ("review", PageOrder(), 7),
        ("severe-start", PageOrder(language="ar"), 7),
        ("severe-start", PageOrder(language="zh-Hans"), 15),
    ],
    ids=["US", "UK", "Arabic", "Chinese"],
)
def test_MED_8_that_one_digit_of_a_page_that_is_another_is_seen_wherever_it_stands(
    name: str, order: PageOrder, unseen: int
) -> None:
    """All but the digits of the words themselves: factor 50, before 9 in the morning, COVID-19 twice."""
    case = example(name)
    order = order._replace(printed_on=case.visit_date)
    leaflet, measure = leaflet_of(protocol(), case, evaluate(protocol(), case), order)
    assert measure is not None
    assert first_disagreement(leaflet, measure) == ""
    changed = [replace(leaflet, sections=sections) for sections in mutants(leaflet.sections)]
    assert len(changed) > 300
    assert sum(first_disagreement(each, measure) == "" for each in changed) <= unseen


def test_T085_that_a_changed_course_in_the_clinicians_copy_is_seen() -> None:
    case = example()
    leaflet, measure = leaflet_of(protocol(), case, evaluate(protocol(), case), PageOrder(kind="clinician"))
    assert measure is not None
    assert first_disagreement(leaflet, measure) == ""
    for section in leaflet.sections:
        if section.id != "taper":
            continue
        rows = section.parts[0].rows  # type: ignore[union-attr]
        for number, row in enumerate(rows):
            for cell in (0, 1, 5, 6):
                other = next(mutants(row[cell]))
                cells = (*row[:cell], other, *row[cell + 1 :])
                table = replace(section.parts[0], rows=(*rows[:number], cells, *rows[number + 1 :]))  # type: ignore[type-var]
                sections = tuple(
                    replace(each, parts=(table, *each.parts[1:])) if each is section else each
                    for each in leaflet.sections
                )
                assert f"row {number + 1} of" in first_disagreement(replace(leaflet, sections=sections), measure)
        return
    pytest.fail("the copy has no taper")


def test_that_the_figures_that_may_stand_on_a_page_are_none_of_the_programs_own() -> None:
    case = example()
    _, measure = leaflet_of(protocol(), case, evaluate(protocol(), case), PageOrder())
    assert measure is not None
    assert measure.permitted.fixed_mg["low_dose"] == protocol().numbers["sick_day_low_dose_mg"]
    assert (Decimal(7), "mg") in measure.permitted.amounts, "a step of the course"
    assert (Decimal(70), "mg") not in measure.permitted.amounts


def test_that_pages_are_brought_in_late() -> None:
    program = "import sys; from app import pages; sys.exit('reportlab' in sys.modules or 'pypdfium2' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", program], check=False, cwd=ROOT).returncode == 0
    assert {"text", "calendar"} == pages.WITHOUT_PAPER


NO_ONE = {"given_name": None, "family_name": None, "identifier": None}


def of_patient(**names: str) -> Case:
    return example().model_copy(update={"patient": example().patient.model_copy(update={**NO_ONE, **names})})


@pytest.mark.parametrize(
    ("names", "paths"),
    [
        ({"given_name": "Unreadable"}, ["patient.given_name"]),
        ({"family_name": "Unreadable", "identifier": "1"}, ["patient.family_name"]),
        ({"family_name": "Roe", "identifier": "Unreadable"}, ["patient.identifier"]),
        ({"family_name": "Unreadable", "identifier": "Unreadable"}, ["patient.family_name", "patient.identifier"]),
    ],
)
def test_OUT_4_that_what_cannot_be_read_back_of_the_patients_own_words_is_named_by_its_field(
    names: dict[str, str], paths: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    compare = proof.first_difference

    def cannot_read(sheets: Any, script: Any) -> Difference | None:
        lost = any("nreadable" in sheet.text for sheet in sheets)
        return Difference(1, "the patient's line", "other") if lost else compare(sheets, script)

    monkeypatch.setattr(proof, "first_difference", cannot_read)
    with pytest.raises(HandoutRefused) as refused:
        made(PageOrder(), of_patient(**names))
    assert [problem.at for problem in refused.value.problems] == paths
    assert {problem.says for problem in refused.value.problems} == {
        "cannot be set so that it reads back; write it another way"
    }


@pytest.mark.parametrize("kind", ["patient", "clinician", "text"])
@pytest.mark.parametrize("form", ["21-Nov-2026", "Roe 12-B-2024", "Roe 900 mg", "31 June 2026"])
def test_OUT_2_that_a_name_in_the_form_of_a_day_or_a_dose_is_no_figure(form: str, kind: PageKind) -> None:
    named = {"family_name": form, "identifier": form}
    assert made(PageOrder(kind=kind), of_patient(**named)).startswith(BEGINS[kind])
