"""One medicine, two names: a reader meets the name of the own country everywhere but in the words of a source."""

import re
from collections.abc import Iterator
from functools import cache

import pytest

from app.domain.page_order import PageOrder
from app.domain.report import ConflictLine, FactLine, MissingLine, OpenFact, Report, SourceLine
from app.domain.written import PlainText
from app.engine.compiled import CompiledProtocol
from app.engine.evaluate import evaluate
from app.engine.leaflet import make_leaflet
from app.engine.plan_document import plan_document
from app.engine.region import RegionalNames
from app.engine.report import make_report
from app.files.places import resource
from app.store.case_file import read_case_file
from tests.unit.engine.cases import case_of, plan_of, protocol
from tests.unit.handout.spoken_page import everything
from tests.vignettes.vignette import FOLDER
from tests.vignettes.vignette import case_of as expert_case_of

EXAMPLES = ("severe-start", "relapse", "review", "treatment-options", "refractory-skin")
ELSEWHERE = {
    "UK": re.compile(r"\b(?:prednisone|cyclosporine|immune globulin|sulfamethoxazole)\b", re.IGNORECASE),
    "US": re.compile(r"\b(?:prednisolone|ciclosporin|immunoglobulin|co-trimoxazole)\b", re.IGNORECASE),
}
QUOTED = frozenset({"sources", "positions"})
NAMES_OF_THE_PROGRAM = frozenset({"id", "medicine", "medicines", "protects", "field", "rule", "region"})


@cache
def compiled() -> CompiledProtocol:
    return protocol()


@cache
def names(region: str) -> RegionalNames:
    return RegionalNames(compiled().medicines.values(), region)


def texts_of(part: object) -> Iterator[str]:
    """Every sentence that a report shows, without the words of a source and without the labels of the form's fields."""
    if isinstance(part, str):
        yield part
    elif isinstance(part, tuple):
        for inner in part:
            yield from texts_of(inner)
    elif isinstance(part, FactLine | MissingLine | OpenFact) and not part.field.startswith("derived."):
        return
    elif not isinstance(part, SourceLine) and hasattr(part, "__dataclass_fields__"):
        for name in part.__dataclass_fields__:
            if name not in QUOTED | NAMES_OF_THE_PROGRAM:
                yield from texts_of(getattr(part, name))


def report_of(name: str, region: str) -> Report:
    case = read_case_file(resource(f"examples/{name}.yaml")).model_copy(update={"region": region})
    return make_report(compiled(), case, evaluate(compiled(), case))


@pytest.mark.parametrize("region", ["UK", "US"])
@pytest.mark.parametrize("name", EXAMPLES)
def test_RGN_1_that_no_sentence_of_a_report_has_the_name_of_the_other_country(name: str, region: str) -> None:
    wrong = [text for text in texts_of(report_of(name, region)) if ELSEWHERE[region].search(text)]
    assert not wrong


@pytest.mark.parametrize("region", ["UK", "US"])
def test_RGN_1_that_no_case_of_an_expert_is_answered_in_the_names_of_the_other_country(region: str) -> None:
    trees = [(each.id, {**each.case, "region": PlainText(region)}) for each in FOLDER.suite().vignettes]
    assert len(trees) > 300
    wrong = {}
    for name, tree in trees:
        case = expert_case_of(tree, name)
        report = make_report(compiled(), case, evaluate(compiled(), case))
        wrong.update({text: name for text in texts_of(report) if ELSEWHERE[region].search(text)})
    assert not wrong


def test_RGN_1_that_the_words_of_a_source_are_left_alone() -> None:
    american, british = report_of("severe-start", "US"), report_of("severe-start", "UK")
    quoted = [[each.says for card in report.cards for each in card.sources] for report in (american, british)]
    assert quoted[0] == quoted[1]
    assert any("prednisone" in says for says in quoted[1])


def test_RGN_1_that_positions_are_quoted_and_what_stands_is_said() -> None:
    found: list[ConflictLine] = [line for card in report_of("severe-start", "UK").cards for line in card.conflicts]
    (taper,) = {line for line in found if line.id == "C-12"} or {found[0]}
    assert not ELSEWHERE["UK"].search(taper.stands)


def test_RGN_1_that_the_document_has_the_names_of_the_region_and_the_ids_of_the_program() -> None:
    plan = plan_of(region="UK")
    document = plan_document(names("UK").in_plan(plan))
    (row,) = (each for each in document["recommendations"] if each["id"] == "start-prednisone")  # type: ignore[attr-defined]
    assert row["medicine"] == "prednisone"
    assert row["title"].startswith("Prednisolone")
    assert [alert["affects"] for alert in document["alerts"]] == [list(each.affects) for each in plan.alerts]  # type: ignore[attr-defined]


def test_RGN_1_that_naming_changes_no_decision() -> None:
    plan = plan_of(region="UK")
    named = names("UK").in_plan(plan)
    assert [row.dose for row in named.recommendations] == [row.dose for row in plan.recommendations]
    assert named.taper == plan.taper
    assert [item.due for item in named.monitoring] == [item.due for item in plan.monitoring]


def test_RGN_1_that_a_patients_page_in_the_uk_speaks_of_prednisolone_only() -> None:
    case = case_of(region="UK", choices={"methotrexate_weekday": "monday"})
    text = "\n".join(everything(make_leaflet(compiled(), case, evaluate(compiled(), case), PageOrder())))
    assert "prednisolone" in text
    assert not ELSEWHERE["UK"].search(text)


@pytest.mark.parametrize(
    ("region", "text", "said"),
    [
        ("UK", "Prednisone by severity", "Prednisolone by severity"),
        ("UK", "4 mg methylprednisolone counts as prednisone", "4 mg methylprednisolone counts as prednisolone"),
        ("UK", "prednisone or prednisolone", "prednisone or prednisolone"),
        ("US", "Co-trimoxazole against pneumocystis", "Sulfamethoxazole-trimethoprim against pneumocystis"),
        ("US", "methylprednisolone", "methylprednisolone"),
        ("US", "Immunoglobulins in the blood", "Immunoglobulins in the blood"),
        ("US", "Not together with ciclosporin.", "Not together with cyclosporine."),
    ],
)
def test_RGN_1_that_a_name_is_changed_as_a_whole_word(region: str, text: str, said: str) -> None:
    assert names(region).say(text) == said
