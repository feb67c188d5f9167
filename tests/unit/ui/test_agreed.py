"""What was agreed at the last visit is offered at the next one, and counts for nothing before it is confirmed."""

from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from app.bootstrap import make_services
from app.domain.case import Case
from app.domain.errors import SupportFault
from app.domain.leaflet import LeafletMedicine
from app.domain.recording import catalogue
from app.engine.leaflet import make_leaflet
from app.files.places import resource
from app.store.case_file import read_case_file, write_case_file
from app.ui import words
from app.ui.presenters.case_presenter import CasePresenter
from app.ui.presenters.decisions import DECISIONS
from app.ui.presenters.draft import AGREED
from app.ui.presenters.screen import FieldView
from tests.gui.test_deciding_with_the_engine import accept, declined
from tests.unit.handout.example_course import make_compiled

catalogue()
DOSE = "glucocorticoid.dose_mg_per_day"
CHANGED = "glucocorticoid.last_change_on"
TAKES = "other_treatment.methotrexate.taking"
WEEKLY = "other_treatment.methotrexate.dose_mg_per_week"


def opened(example: str, days_later: int = 0, **treatment: object) -> CasePresenter:
    case = read_case_file(resource(f"examples/{example}.yaml"))
    if treatment:
        tree = case.other_treatment.methotrexate.model_copy(update=treatment)
        other = case.other_treatment.model_copy(update={"methotrexate": tree})
        case = case.model_copy(update={"other_treatment": other})
    return at_day(case, days_later)


def at_day(case: Case, days_later: int) -> CasePresenter:
    assert case.visit_date is not None
    day = case.visit_date + timedelta(days_later)
    return CasePresenter(make_services()._replace(today=lambda: day), case)


def begin_visit(desk: CasePresenter) -> None:
    desk.new_visit()
    if desk.screen.notice is not None and desk.screen.notice.asks:
        desk.discard()


def field(desk: CasePresenter, path: str) -> FieldView:
    return desk.screen.fields[path]


def blocks(desk: CasePresenter) -> str:
    return " ".join(desk.screen.handout.obstacles)


@pytest.mark.parametrize(
    ("days", "dose", "since"),
    [(0, "60", "21-Nov-2026"), (27, "60", "21-Nov-2026"), (28, "50", "19-Dec-2026"), (41, "50", "19-Dec-2026"),
     (42, "40", "02-Jan-2027")],
)  # fmt: skip
def test_UX6_that_the_dose_of_the_accepted_course_on_the_day_of_the_visit_is_offered(
    days: int, dose: str, since: str
) -> None:
    desk = opened("severe-start", days)
    accept(desk, "start-prednisone")
    begin_visit(desk)
    now = field(desk, DOSE)
    assert now.text == "", "what was agreed is not yet what is taken"
    assert now.agreed == f"Course agreed on 21-Nov-2026: {dose} mg a day from {since}. What is taken now?"
    assert (now.agreed_use, now.agreed_says) == (dose, f"As agreed: {dose} mg a day")
    assert field(desk, CHANGED).agreed_use == since
    assert desk._followed.case.glucocorticoid.dose_mg_per_day is None


def test_that_the_offered_dose_follows_the_day_of_the_visit_and_is_none_after_the_course() -> None:
    desk = opened("severe-start", 28)
    accept(desk, "start-prednisone")
    begin_visit(desk)
    desk.write("visit_date", "02-Jan-2027")
    assert field(desk, DOSE).agreed_use == "40"
    desk.write("visit_date", "14-Jan-2028")
    assert field(desk, DOSE).agreed_use not in ("", "0")
    desk.write("visit_date", "15-Jan-2028")
    assert field(desk, DOSE).agreed_use == "0"
    assert field(desk, "glucocorticoid.stopped_on").agreed_use == "15-Jan-2028"


def test_that_one_press_takes_what_was_agreed_and_it_is_of_this_visit_then() -> None:
    desk = opened("severe-start", 28)
    accept(desk, "start-prednisone")
    begin_visit(desk)
    desk.use(DOSE, field(desk, DOSE).agreed_use)
    now = field(desk, DOSE)
    assert (now.text, now.agreed, now.carried) == ("50", "", "")
    assert desk._followed.case.glucocorticoid.dose_mg_per_day == Decimal(50)
    desk.undo()
    assert field(desk, DOSE).agreed_use == "50"


def test_that_another_dose_than_agreed_is_simply_written() -> None:
    desk = opened("severe-start", 28)
    accept(desk, "start-prednisone")
    begin_visit(desk)
    desk.write(DOSE, "55")
    desk.leave(DOSE)
    assert field(desk, DOSE).agreed == ""
    assert all(part["field"] != DOSE for part in desk._past.draft.lists[AGREED])


def test_that_a_medicine_that_was_to_be_started_is_asked_and_never_answered_no_by_the_way() -> None:
    desk = opened("severe-start", 28)
    for line in ("start-prednisone", "start-methotrexate", "folic-acid"):
        accept(desk, line)
    assert field(desk, TAKES).text == "no" or not field(desk, TAKES).text
    begin_visit(desk)
    asked = field(desk, TAKES)
    assert (asked.text, asked.agreed_use, asked.agreed_says) == ("", "yes", "As agreed: Yes")
    assert "methotrexate" in asked.agreed
    assert asked.asked
    assert desk.screen.groups["other"].opens
    assert not field(desk, WEEKLY).sensible, "its dose is asked once it is taken"
    desk.use(TAKES, "yes")
    assert (field(desk, WEEKLY).agreed_use, field(desk, WEEKLY).asked) == ("10", True)
    assert field(desk, "other_treatment.methotrexate.last_change_on").agreed_use == "21-Nov-2026"
    assert field(desk, "other_treatment.methotrexate.folic_acid").agreed_use == "yes"


def test_that_rest_no_leaves_out_what_was_to_be_started() -> None:
    desk = opened("severe-start", 28)
    accept(desk, "start-prednisone")
    begin_visit(desk)
    part = {"field": "medicines.proton_pump_inhibitor", "value": "yes", "from_day": None, "on_day": None, "line": "x"}
    draft = desk._past.draft.written("medicines.proton_pump_inhibitor", "")
    desk._past.step(draft.listed(AGREED, (part,)))
    desk._judge()
    desk.answer_rest("medicines")
    assert field(desk, "medicines.proton_pump_inhibitor").text == ""


def test_that_what_was_declined_or_not_decided_keeps_the_old_value() -> None:
    desk = opened("review", 28)
    declined(desk, "review-reduce")
    begin_visit(desk)
    assert (field(desk, DOSE).text, field(desk, DOSE).agreed) == ("20", "")
    assert field(desk, DOSE).carried == "From 21-Nov-2026"
    other = opened("review", 28)
    begin_visit(other)
    assert (field(other, DOSE).text, field(other, DOSE).agreed) == ("20", "")


def test_H08_that_a_declined_cut_holds_no_check_up_since_the_page_keeps_the_dose_of_today() -> None:
    desk = opened("review")
    declined(desk, "review-reduce")
    assert words.CHECK_DECLINED.partition("{")[0] not in blocks(desk)
    judged = desk._followed
    leaflet = make_leaflet(make_compiled(), judged.case, judged.plan, desk.screen.handout.order)
    (steroid,) = (each for each in leaflet.parts() if isinstance(each, LeafletMedicine) and each.id == "prednisone")
    assert steroid.take[0].startswith("20 mg once a day")


def test_that_a_cut_that_was_accepted_takes_the_place_of_the_old_dose_and_of_its_day() -> None:
    desk = opened("review", 14)
    assert field(desk, CHANGED).text
    accept(desk, "review-reduce")
    begin_visit(desk)
    assert (field(desk, DOSE).text, field(desk, DOSE).agreed_use) == ("", "15")
    assert (field(desk, CHANGED).text, field(desk, CHANGED).agreed_use) == ("", "05-Dec-2026")
    assert field(desk, TAKES).text == "yes", "what went on goes on"
    assert field(desk, WEEKLY).carried


def test_that_a_medicine_that_was_to_be_stopped_is_not_carried_on_as_taken() -> None:
    desk = opened("review", 28, not_tolerated="yes")
    accept(desk, "stop-methotrexate")
    begin_visit(desk)
    now = field(desk, TAKES)
    assert (now.text, now.agreed_use) == ("", "no")
    assert field(desk, WEEKLY).text == "", "a dose of a medicine that is not taken would be counted"
    assert desk._followed.case.other_treatment.methotrexate.taking == "unknown"


def test_that_after_a_pause_it_is_asked_and_no_answer_is_offered() -> None:
    desk = opened("review", 28)
    desk.write("red_flags.fever", "yes")
    accept(desk, "continue-methotrexate")
    begin_visit(desk)
    now = field(desk, TAKES)
    assert (now.text, now.agreed_use) == ("", "")
    assert now.agreed.startswith("Agreed on 21-Nov-2026: ")
    assert field(desk, WEEKLY).text == "15", "what it was before the pause, with its day"


def test_that_a_lower_dose_that_was_accepted_takes_the_place_of_the_old_one() -> None:
    desk = opened("refractory-skin", 28)
    accept(desk, "lower-hydroxychloroquine")
    begin_visit(desk)
    assert field(desk, "other_treatment.hydroxychloroquine.taking").text == "yes"
    dose = field(desk, "other_treatment.hydroxychloroquine.dose_mg_per_day")
    assert (dose.text, dose.agreed_use) == ("", "286")
    assert "400 mg on 3 days of the week" in dose.agreed


def test_ID_7_that_no_page_is_checked_before_it_is_answered_what_is_taken() -> None:
    desk = opened("severe-start", 28)
    accept(desk, "start-prednisone")
    accept(desk, "start-methotrexate")
    begin_visit(desk)
    assert words.CHECK_AGREED.format(fields="Dose today, Takes methotrexate") in blocks(desk)
    desk.use(DOSE, "50")
    desk.confirm(TAKES)  # nobody knows
    assert (field(desk, TAKES).text, field(desk, TAKES).agreed) == ("", "")
    assert "last visit changed" not in blocks(desk)


def test_that_f7_goes_to_what_the_last_visit_changed_before_what_is_only_worth_asking() -> None:
    desk = opened("severe-start", 28)
    accept(desk, "start-methotrexate")
    begin_visit(desk)
    first = [path for path in desk.screen.ranking if not field(desk, path).needed]
    assert first[0] == TAKES


def test_that_the_question_is_still_there_when_the_file_is_opened_again(tmp_path: Path) -> None:
    desk = opened("severe-start", 28)
    accept(desk, "start-prednisone")
    begin_visit(desk)
    place = tmp_path / "later.yaml"
    write_case_file(place, desk._recorded)
    again = at_day(read_case_file(place), 0)
    assert field(again, DOSE).agreed == field(desk, DOSE).agreed
    begin_visit(again)
    assert field(again, DOSE).agreed_use == "50", "nobody has answered it: it is asked at the next visit too"


def test_that_an_accepted_line_that_reads_otherwise_by_now_is_asked_without_a_value() -> None:
    desk = opened("severe-start", 28)
    accept(desk, "start-prednisone")
    entry = {**desk._past.draft.lists[DECISIONS][0], "dose": "prednisone – tablet – DOSE 55 mg – oral"}
    desk._past.step(desk._past.draft.listed(DECISIONS, (entry,)))
    desk._judge()
    begin_visit(desk)
    now = field(desk, DOSE)
    assert (now.text, now.agreed_use) == ("", "")
    assert "DOSE 55 mg" in now.agreed
    assert field(desk, CHANGED).text == ""


def test_that_an_accepted_line_that_the_advice_does_not_know_is_told() -> None:
    desk = opened("severe-start", 28)
    accept(desk, "start-prednisone")
    entry = {**desk._past.draft.lists[DECISIONS][0], "line": "of-an-older-protocol"}
    desk._past.step(desk._past.draft.listed(DECISIONS, (entry,)))
    desk._judge()
    begin_visit(desk)
    notice = desk.screen.notice
    assert notice is not None
    assert any("not in the advice any more" in line and "DOSE 60 mg" in line for line in notice.lines)


def test_that_no_visit_begins_while_nobody_can_work_out_what_was_agreed() -> None:
    desk = opened("severe-start", 28)
    accept(desk, "start-prednisone")
    before = desk._past.draft

    def fail(_case: Case) -> None:
        raise SupportFault("G02")

    desk._services = desk._services._replace(judge=fail)  # type: ignore[arg-type]
    desk._judged = None
    begin_visit(desk)
    assert desk._past.draft == before
    assert desk.screen.notice is not None
    assert desk.screen.notice.text == words.VISIT_NOT_NOW


def test_that_a_course_that_begins_later_offers_no_dose_before_its_first_day() -> None:
    desk = opened("severe-start", 3)
    desk.write("choices.taper_start_date", "28-Nov-2026")
    accept(desk, "start-prednisone")
    begin_visit(desk)
    now = field(desk, DOSE)
    assert (now.text, now.agreed_use) == ("", "")
    assert now.agreed.startswith("Agreed on 21-Nov-2026: ")
    desk.write("visit_date", "28-Nov-2026")
    assert field(desk, DOSE).agreed_use == "60"


def test_that_the_weekday_chosen_for_a_started_methotrexate_stays() -> None:
    desk = opened("severe-start", 28)
    assert field(desk, "choices.methotrexate_weekday").text == "monday"
    accept(desk, "start-methotrexate")
    begin_visit(desk)
    assert field(desk, "choices.methotrexate_weekday").text == "monday", "another day would be a second dose in a week"


def test_that_an_agreed_value_that_a_file_makes_up_is_never_offered() -> None:
    case = Case.model_validate(
        {
            "visit_date": date(2026, 11, 21),
            "choices": {
                "agreed": (
                    {"field": TAKES, "value": "perhaps", "line": "x"},
                    {"field": "no.such.field", "value": "yes"},
                    {"field": CHANGED, "value": "tomorrow", "line": "y"},
                )
            },
        }
    )
    desk = at_day(case, 0)
    assert (field(desk, TAKES).agreed_use, field(desk, CHANGED).agreed_use) == ("", "")
