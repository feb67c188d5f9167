"""Cases that a careful expert worked by hand: the plan must say what the sentence says."""

import pytest

from app.engine.report import make_report
from app.proofs.proving import differences_of_case
from app.proofs.vignette import Vignette, branch
from tests.vignettes.vignette import FOLDER, case_of, compiled, plan_of

VIGNETTES = FOLDER.suite().vignettes


@pytest.mark.parametrize("vignette", VIGNETTES, ids=[f"{each.id}: {each.says}" for each in VIGNETTES])
def test_that_the_plan_is_what_the_expert_worked_out(vignette: Vignette, request: pytest.FixtureRequest) -> None:
    if vignette.awaits:
        request.applymarker(pytest.mark.xfail(reason=vignette.awaits, strict=True))
    wrong = differences_of_case(compiled(), vignette)
    assert not wrong, f"{vignette.says}:\n" + "\n".join(wrong)


def test_that_every_case_of_the_expert_is_there() -> None:
    given = {vignette.id.partition("-")[0] for vignette in VIGNETTES}
    cases = "V01a V01b V02a V02b V03 V04 V06 V08 V09 V11 V12 V14 V15 V17 V19 V20a V20c V21 V23 V24 V26 V27 V29"
    assert not set(cases.split()) - given


@pytest.mark.parametrize("vignette", VIGNETTES, ids=[each.id for each in VIGNETTES])
def test_that_a_dose_that_is_begun_names_the_numbers_behind_it(vignette: Vignette) -> None:
    case = case_of(vignette.case, vignette.id)
    report = make_report(compiled(), case, plan_of(case))
    for card in report.cards:
        recorded = card.action not in {"start"} or card.id in {"start-prednisone", "relapse-off-prednisone"}
        if card.dose_line and card.verdict in {"offer", "option"} and "DOSE" in card.dose_line and not recorded:
            assert card.numbers, card.headline
        assert all(number.sources for number in card.numbers)


def test_that_every_item_of_the_monitoring_is_booked_by_a_vignette() -> None:
    booked = {
        name
        for vignette in VIGNETTES
        for name, days in branch(vignette.expect.get("monitoring_due", {}), vignette.id).items()
        if days != "none"
    }
    assert {each.item.id for each in compiled().items} == booked
