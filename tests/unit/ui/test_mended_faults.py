"""Faults that a hostile reading of the window found: each is held here by the presses that showed it."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from app.bootstrap import make_services
from app.domain.case import Case
from app.domain.recording import catalogue
from app.domain.units import OTHER_UNITS
from app.files.places import resource
from app.store.case_file import read_case_file
from app.ui.presenters.case_presenter import CasePresenter
from app.ui.presenters.decisions import DecisionPress
from app.ui.presenters.draft import OVERRIDES
from app.ui.presenters.services import Services
from tests.gui.test_deciding_with_the_engine import WHO, accept, accept_offers, decided, desk_of, items

catalogue()


def opened(example: str, services: Services | None = None, place: Path | None = None) -> CasePresenter:
    case = read_case_file(resource(f"examples/{example}.yaml"))
    return CasePresenter(services or make_services(), case, place)


# Numbers and units -------------------------------------------------------------------------------------------------


def test_MED_6_that_a_pasted_result_is_never_read_in_the_unit_that_a_field_was_switched_to() -> None:
    desk = opened("severe-start")
    desk.switch_unit("patient.weight_kg")
    assert desk.screen.fields["patient.weight_kg"].text == "154.3"
    results = desk.read_paste("weight 95 kg")
    assert results.lines[0].now == "154.3 lb"
    desk.take_results(results)
    assert desk._followed.case.patient.weight_kg == Decimal(95)
    assert "60 mg" in items(desk)["start-prednisone"].card.dose_line


@pytest.mark.parametrize("path", sorted(OTHER_UNITS))
def test_T068_that_thirty_digits_are_refused_and_the_next_answer_still_counts(path: str) -> None:
    desk = opened("severe-start")
    desk.write(path, "9" * 30)
    desk.leave(path)
    assert desk.screen.fields[path].problem or desk.screen.fields[path].unusual
    desk.write("red_flags.dyspnoea", "yes")
    assert desk.screen.report is not None
    assert desk.screen.report.emergency
    assert desk.screen.strip


def test_that_a_typed_dose_of_nothing_is_refused() -> None:
    desk = opened("severe-start")
    before = desk._past.draft
    desk.write_dose(1, "0")
    assert desk._past.draft == before
    assert desk.screen.work.refusals


# What was decided holds for what was there -------------------------------------------------------------------------


def test_ALR_2_that_a_line_accepted_before_a_warning_came_up_is_to_be_accepted_again() -> None:
    desk = desk_of("severe-start")
    accept_offers(desk)
    assert decided(desk, "start-prednisone").state == "accepted"
    desk.write("history.psychosis_or_mania", "yes")
    now = decided(desk, "start-prednisone")
    assert now.state == "lapsed"
    assert [ask.rule for ask in now.asks] == ["G16"]
    assert desk.screen.handout.obstacles


def test_ALR_3_that_a_reason_given_for_a_card_covers_every_cause_that_it_lists() -> None:
    desk = desk_of("severe-start")
    accept(desk, "start-prednisone")
    assert decided(desk, "start-prednisone").state == "accepted"
    aside = {entry["rule"] for entry in desk._past.draft.lists[OVERRIDES]}
    assert {"G33", "G22", "G29"} <= aside
    desk.undo()
    assert not desk._past.draft.lists.get(OVERRIDES), "one press is one step"


def test_that_an_override_holds_for_what_the_rule_was_raised_by_and_for_nothing_else() -> None:
    desk = desk_of("severe-start")
    desk.write("labs.hbsag", "positive")
    assert any(stop.rule == "G18" for stop in desk.screen.stops)
    desk.decide(DecisionPress("set_aside", "G18", (("G18", "specialist_advice"),), "entecavir", WHO))
    assert not any(stop.rule == "G18" for stop in desk.screen.stops)
    desk.write("labs.tb_screen", "positive")
    assert any(stop.rule == "G18" for stop in desk.screen.stops), "another infection is another matter"


def test_that_an_acceptance_lapses_with_the_course_that_was_accepted() -> None:
    desk = desk_of("severe-start")
    accept_offers(desk)
    desk.set_days(0, 56)
    assert decided(desk, "start-prednisone").state == "lapsed"
    assert "until" in decided(desk, "start-prednisone").says


def test_ID_7_that_pages_are_not_checked_while_a_dose_waits_for_a_fact() -> None:
    desk = desk_of("severe-start")
    accept_offers(desk)
    assert not desk.screen.handout.obstacles
    desk.press_strength(Decimal(1))
    assert desk.screen.course is None
    assert any("Tablet strengths" in line for line in desk.screen.handout.obstacles)


# Faults and files --------------------------------------------------------------------------------------------------


def failing(fault: BaseException) -> Services:

    real = make_services()

    def judge(case: Case) -> object:
        if case.patient.weight_kg == Decimal(45):
            raise fault
        return real.judge(case)

    return real._replace(judge=judge)  # type: ignore[arg-type]


def test_T079_that_any_fault_of_the_engine_leaves_no_advice_of_another_case_standing() -> None:
    desk = opened("severe-start", failing(KeyError("no such thing")))
    assert desk.screen.sections
    with pytest.raises(KeyError):
        desk.write("patient.weight_kg", "45")
    assert desk.screen.report is None
    assert not desk.screen.sections
    assert "not running" in desk.screen.strip
    desk.write("patient.weight_kg", "70")
    assert desk.screen.sections


def test_that_a_question_that_was_replaced_is_not_answered_later(tmp_path: Path) -> None:
    desk = opened("severe-start")
    desk.write("patient.family_name", "Doe")
    assert desk.close() == ""
    assert desk.save() == "ask_place"
    assert desk.save_to(tmp_path / "case.yaml") == "", "to save is not to close"
    desk.write("patient.family_name", "Roe")
    desk.open_file(resource("examples/child.yaml"))
    desk.open_dropped(("notes.txt",))
    desk.save_to(tmp_path / "case.yaml")
    assert desk.screen.fields["patient.family_name"].text == "Roe"


def test_that_a_case_is_saved_under_a_name_that_opens_again(tmp_path: Path) -> None:
    desk = opened("severe-start")
    for name in ("miller", "miller.bak"):
        desk.save_to(tmp_path / name)
        assert read_case_file(tmp_path / f"{name}.yaml").patient.weight_kg == Decimal(70)


def test_that_a_handout_never_takes_the_place_of_a_case(tmp_path: Path) -> None:
    desk = opened("severe-start")
    place = tmp_path / "case.yaml"
    desk.save_to(place)
    before = place.read_bytes()
    assert desk.saving(place, b"%PDF") is None
    assert desk.saving(tmp_path / "other.json", b"%PDF") is None
    assert place.read_bytes() == before
    assert not (tmp_path / "other.json").exists()
    assert desk.screen.notice is not None
    assert not desk.screen.notice.good


def test_that_a_new_sign_of_infection_is_not_excluded_by_what_was_excluded_before() -> None:
    desk = opened("severe-start")
    assert desk.screen.fields["red_flags.infection_excluded"].text == "yes"
    desk.write("red_flags.fever", "yes")
    assert desk.screen.fields["red_flags.infection_excluded"].text == ""
    desk.undo()
    assert desk.screen.fields["red_flags.infection_excluded"].text == "yes"


def test_M11_that_a_new_day_of_tests_does_not_make_carried_results_new() -> None:
    case = read_case_file(resource("examples/severe-start.yaml"))
    later = case.model_copy(update={"visit_date": date(2027, 3, 1)})
    desk = CasePresenter(make_services(), later)
    lists = [{"field": "labs.egfr_ml_per_min", "from_day": date(2026, 11, 19)}]
    desk._past.draft = desk._past.draft.listed("choices.carried", lists)
    desk.write("labs.tested_on", "01-Mar-2027")
    assert desk.screen.report is not None
    assert any("M11" in (alert.rule, *alert.line_rules) for alert in desk.screen.report.alerts)
