"""Arranging the advice: sections by verdict, within each the protocol's order, whatever is decided."""

import pytest

from app.engine.report import make_report
from app.proofs.vignette import Vignette
from app.ui.presenters.arrange import advice_sections, pinned_alerts
from app.ui.presenters.decisions import DecisionPress
from tests.gui.test_deciding_with_the_engine import desk_of, items
from tests.vignettes.vignette import FOLDER, case_of, compiled, plan_of

VIGNETTES = FOLDER.suite().vignettes
PLACES = {row.id: place for place, row in enumerate(compiled().protocol.recommend.rows)}


@pytest.mark.parametrize("vignette", VIGNETTES, ids=[each.id for each in VIGNETTES])
def test_that_the_protocols_order_stands_within_each_section(vignette: Vignette) -> None:
    case = case_of(vignette.case)
    report = make_report(compiled(), case, plan_of(case))
    for section in advice_sections(report):
        places = [PLACES[item.card.id.removeprefix("blocked-")] for item in section.items]
        assert places == sorted(places), section.title
    emergencies = [alert.emergency for alert in pinned_alerts(report)]
    assert emergencies == sorted(emergencies, reverse=True)


def test_ALR_4_that_no_decision_moves_a_line_to_another_place() -> None:
    desk = desk_of("severe-start")
    before = list(items(desk))
    for line in before[:4]:
        reasons = tuple((ask.rule, "result_pending") for ask in items(desk)[line].decided.asks)  # type: ignore[union-attr]
        desk.decide(DecisionPress("accept", line, reasons, "", "Dr A. Mint"))
        assert list(items(desk)) == before
    desk.decide(DecisionPress("decline", before[5], (("", "not_suitable"),)))
    assert list(items(desk)) == before
