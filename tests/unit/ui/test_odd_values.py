"""What may be right is asked about: a visit still to come, and a weight that is far from that of the last one."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from app.domain.case import Case
from app.domain.form_groups import LAST_DAY, LAST_WEIGHT
from app.domain.recording import catalogue
from app.domain.written import PlainText
from app.ui.presenters.case_presenter import CasePresenter
from app.ui.presenters.draft import Draft, lay
from app.ui.presenters.new_visit import next_visit
from app.ui.presenters.odd_values import odd_values
from app.ui.presenters.services import Judged
from tests.unit.ui.stand_in import TODAY, Shelf, judge, ready_case, services

VISIT, WEIGHT = "visit_date", "patient.weight_kg"
EARLIER, LATER = Path("earlier.yaml"), Path("later.yaml")


@pytest.fixture
def desk() -> CasePresenter:
    return CasePresenter(services(), ready_case())


def visit_on(desk: CasePresenter, day: date) -> str:
    desk.write(VISIT, day.isoformat())
    desk.leave(VISIT)
    return desk.screen.fields[VISIT].unusual


def test_that_a_visit_after_today_is_asked_about_and_today_or_before_is_not(desk: CasePresenter) -> None:
    asked = visit_on(desk, TODAY + timedelta(days=1))
    assert "22-Nov-2026" in asked
    assert "today is 21-Nov-2026" in asked
    assert desk.screen.fields[VISIT].confirm == "It is right: confirm 22-Nov-2026"
    assert visit_on(desk, TODAY) == ""
    assert visit_on(desk, TODAY - timedelta(days=1)) == ""


def test_that_a_visit_after_today_still_gets_its_advice(desk: CasePresenter) -> None:
    visit_on(desk, TODAY + timedelta(days=7))
    assert desk.screen.course is not None


def test_that_the_page_is_not_checked_for_a_future_visit_until_that_is_confirmed(desk: CasePresenter) -> None:
    visit_on(desk, TODAY + timedelta(days=1))
    assert [line for line in desk.screen.handout.obstacles if line.startswith("Confirm or mend first: Visit")]
    desk.confirm(VISIT)
    assert desk.screen.fields[VISIT].unusual == ""
    assert not [line for line in desk.screen.handout.obstacles if line.startswith("Confirm")]
    visit_on(desk, TODAY + timedelta(days=2))
    assert desk.screen.fields[VISIT].unusual, "another day is another question"
    desk.undo()
    assert desk.screen.fields[VISIT].unusual == ""


def test_that_no_question_is_put_while_the_day_is_typed_and_the_page_waits_all_the_same(desk: CasePresenter) -> None:
    desk.write(VISIT, "2026-12-24")
    assert desk.screen.fields[VISIT].unusual == ""
    assert any(line.startswith("Confirm or mend first") for line in desk.screen.handout.obstacles)


def asked(before: str, now: str, *, juvenile: bool = False) -> str:
    catalogue()
    texts = {WEIGHT: now, VISIT: "21-Nov-2026", LAST_WEIGHT: before, LAST_DAY: "02-Nov-2026"}
    draft = Draft({path: text for path, text in texts.items() if text})
    return odd_values(draft, lay(draft), TODAY, juvenile=juvenile).get(WEIGHT, "")


@pytest.mark.parametrize("now", ["54", "60", "66", "54.0"])
def test_MED4_that_a_change_of_up_to_a_tenth_is_no_question(now: str) -> None:
    assert asked("60", now) == ""


@pytest.mark.parametrize(("now", "percent"), [("53.9", "10.2 % less"), ("66.1", "10.2 % more"), ("132", "120 % more")])
def test_MED4_that_a_greater_change_is_asked_about_with_both_values_and_days(now: str, percent: str) -> None:
    question = asked("60", now)
    assert question.startswith(f"60 kg (02-Nov-2026), now {now} kg (21-Nov-2026): {percent}.")


def test_MED4_that_a_child_may_grow_and_is_asked_about_when_it_loses_weight() -> None:
    assert asked("20", "23", juvenile=True) == ""
    assert asked("20", "23", juvenile=False)
    assert "less" in asked("20", "17", juvenile=True)


def test_MED4_that_an_unknown_weight_then_or_now_is_no_question() -> None:
    assert asked("", "70") == ""
    assert asked("70", "") == ""


def weighed(kg: str, **other: str) -> Case:
    return Case.model_validate(
        {"visit_date": "2026-11-02", "purpose": "review", "patient": {"weight_kg": PlainText(kg), **other}}
    )


def test_T061_that_the_new_visit_knows_the_weight_of_the_last_and_asks_until_it_is_confirmed() -> None:
    shelf = Shelf()
    shelf.cases[EARLIER] = weighed("72", weight_measured_on="2026-11-01")
    desk = CasePresenter(services(shelf))
    desk.open_support()
    desk.open_file(EARLIER)
    desk.new_visit()
    assert desk.screen.fields[WEIGHT].unusual == ""
    desk.write("patient.weight_measured_on", "21-Nov-2026")
    desk.write(WEIGHT, "159")
    desk.leave(WEIGHT)
    assert desk.screen.fields[WEIGHT].unusual.startswith("72 kg (01-Nov-2026), now 159 kg (21-Nov-2026): 120.8 % more.")
    desk.save_to(LATER)
    assert shelf.cases[LATER].choices.last_visit.on_day == date(2026, 11, 1)
    again = CasePresenter(services(shelf), shelf.cases[LATER], LATER)
    assert again.screen.fields[WEIGHT].unusual
    again.confirm(WEIGHT)
    assert again.screen.fields[WEIGHT].unusual == ""
    again.write(WEIGHT, "158")
    again.leave(WEIGHT)
    assert again.screen.fields[WEIGHT].unusual, "another weight is another question"


def test_MED4_that_to_confirm_the_change_lifts_no_stop_on_the_weight() -> None:
    case = weighed("100")
    choices = case.choices.model_validate({"last_visit": {"weight_before_kg": PlainText("60"), "on_day": "2026-10-02"}})
    desk = CasePresenter(services(), case.model_copy(update={"choices": choices}))
    desk.confirm(WEIGHT)
    assert desk.screen.fields[WEIGHT].unusual == ""
    assert desk._recorded.choices.confirmed == (LAST_WEIGHT,)


def test_MED4_that_an_unusual_weight_that_changed_is_one_question_with_both_sentences() -> None:
    case = weighed("170")
    choices = case.choices.model_validate({"last_visit": {"weight_before_kg": PlainText("75"), "on_day": "2026-10-02"}})
    desk = CasePresenter(services(), case.model_copy(update={"choices": choices}))
    unusual = desk.screen.fields[WEIGHT].unusual
    assert "126.7 % more" in unusual
    assert "Did you mean 170 lb" in unusual
    desk.confirm(WEIGHT)
    assert desk._recorded.choices.confirmed == (WEIGHT,)
    assert desk.screen.fields[WEIGHT].unusual == ""


def test_MED4_that_a_child_is_asked_at_the_field_when_it_lost_weight() -> None:
    case = weighed("17", date_of_birth="2020-01-01")
    choices = case.choices.model_validate({"last_visit": {"weight_before_kg": PlainText("20"), "on_day": "2026-10-02"}})

    def judged(one: Case) -> Judged:
        found = judge(one)
        return found._replace(plan=replace(found.plan, population="juvenile"))

    desk = CasePresenter(services()._replace(judge=judged), case.model_copy(update={"choices": choices}))
    assert "15 % less" in desk.screen.fields[WEIGHT].unusual


def test_MED4_that_a_weight_in_pounds_is_held_against_the_next_one_in_kilograms() -> None:
    catalogue()
    before = Draft({WEIGHT: "159 lb", VISIT: "02-Nov-2026"})
    after = next_visit(before, TODAY, False)
    assert after.text(LAST_WEIGHT).startswith("72.1")
    assert after.text(LAST_DAY) == "02-Nov-2026"


def test_MED4_that_a_visit_without_a_weight_passes_the_last_one_on() -> None:
    catalogue()
    first = next_visit(Draft({WEIGHT: "72", VISIT: "02-Nov-2026"}), TODAY, False)
    empty = first.written(WEIGHT, "")
    second = next_visit(empty, TODAY + timedelta(days=30), False)
    assert (second.text(LAST_WEIGHT), second.text(LAST_DAY)) == ("72", "02-Nov-2026")


def test_MED_7_H01_that_methotrexate_never_goes_home_on_another_day_than_it_is_taken_unasked(
    desk: CasePresenter,
) -> None:
    chosen, taken = "choices.methotrexate_weekday", "other_treatment.methotrexate.weekday"
    for path, text in {"other_treatment.methotrexate.taking": "yes", taken: "thursday", chosen: "thursday"}.items():
        desk.write(path, text)
    assert desk.screen.fields[chosen].unusual == ""
    desk.write(chosen, "monday")
    assert desk.screen.fields[chosen].unusual.startswith("Methotrexate is taken on Thursday. On Monday two doses")
    assert desk.screen.fields[chosen].confirm == "It is right: confirm Monday"
    assert "Confirm or mend first: Day for methotrexate." in desk.screen.handout.obstacles
    desk.confirm(chosen)
    assert desk.screen.fields[chosen].unusual == ""
    desk.write(taken, "friday")
    assert desk.screen.fields[chosen].unusual, "another day is another question"
    desk.write("other_treatment.methotrexate.taking", "no")
    assert desk.screen.fields[chosen].unusual == ""
