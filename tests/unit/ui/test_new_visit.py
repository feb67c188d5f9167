"""The next visit: what still holds stays, what belongs to one visit is asked anew, what ages shows its day."""

from datetime import date
from pathlib import Path

import pytest

from app.domain.case import Case
from app.domain.recording import catalogue
from app.domain.written import PlainText
from app.ui import words
from app.ui.presenters.case_presenter import CasePresenter
from app.ui.presenters.draft import Draft, draft_of
from app.ui.presenters.form_plan import order
from app.ui.presenters.new_visit import next_visit
from tests.unit.ui.stand_in import TODAY, Shelf, services

EARLIER = Path("earlier.yaml")
LATER = Path("later.yaml")


def saved_case() -> Case:
    return Case.model_validate(
        {
            "visit_date": "2026-11-02",
            "purpose": "review",
            "region": "UK",
            "patient": {
                "family_name": "Doe",
                "date_of_birth": "1974-03-12",
                "age_years": PlainText("52"),
                "weight_kg": PlainText("62"),
                "weight_measured_on": "2026-11-01",
                "pregnancy": "not_pregnant",
            },
            "diagnosis": {"subtype": "classic", "heliotrope_rash": "yes"},
            "activity": {"severity": "severe", "marked_fatigue": "yes", "intensive_care": "no"},
            "red_flags": {"fever": "no", "infection_excluded": "yes", "temperature_c": PlainText("37")},
            "glucocorticoid": {
                "dose_mg_per_day": PlainText("20"),
                "withdrawal_symptoms": "no",
                "control": {"no_new_rash": "yes"},
            },
            "other_treatment": {"methotrexate": {"taking": "yes", "dose_mg_per_week": PlainText("15")}},
            "labs": {"alt_u_per_l": PlainText("45"), "tested_on": "2026-10-30", "tpmt": "normal"},
            "history": {"diabetes": "yes"},
            "choices": {
                "methotrexate_weekday": "monday",
                "control_weeks": PlainText("4"),
                "confirmed": ("patient.weight_kg",),
                "tablet_strengths_mg": (PlainText("5"),),
                "overrides": ({"rule": "G02", "reason": "r", "specialist": "s"},),
            },
        }
    )


@pytest.fixture
def shelf() -> Shelf:
    made = Shelf()
    made.cases[EARLIER] = saved_case()
    return made


@pytest.fixture
def presenter(shelf: Shelf) -> CasePresenter:
    catalogue()
    made = CasePresenter(services(shelf))
    made.open_support()
    made.open_file(EARLIER)
    return made


def texts(presenter: CasePresenter) -> dict[str, str]:
    return dict(presenter._past.draft.texts)


def test_that_who_diagnosis_history_and_treatment_stay(presenter: CasePresenter) -> None:
    presenter.new_visit()
    now = texts(presenter)
    for path, text in {
        "patient.family_name": "Doe",
        "diagnosis.heliotrope_rash": "yes",
        "history.diabetes": "yes",
        "region": "UK",
        "glucocorticoid.dose_mg_per_day": "20",
        "other_treatment.methotrexate.dose_mg_per_week": "15",
        "choices.methotrexate_weekday": "monday",
        "labs.tested_on": "30-Oct-2026",
    }.items():
        assert now[path] == text
    assert now["visit_date"] == "21-Nov-2026"


def test_that_what_belongs_to_one_visit_is_asked_anew(presenter: CasePresenter) -> None:
    presenter.new_visit()
    left = set(texts(presenter))
    cleared = {path for path in order() if path.startswith(("red_flags.", "glucocorticoid.control."))}
    cleared |= {"purpose", "activity.severity", "activity.marked_fatigue", "activity.intensive_care"}
    cleared |= {"glucocorticoid.withdrawal_symptoms", "choices.control_weeks", "patient.pregnancy"}
    assert not left & cleared
    assert presenter._past.draft.confirmed == ()
    assert "choices.overrides" not in presenter._past.draft.lists
    assert presenter._followed.case.choices.overrides == ()
    assert list(map(str, presenter._followed.case.choices.tablet_strengths_mg)) == ["5"], "the pharmacy is the same"


def test_that_no_red_flag_survives_in_any_form(presenter: CasePresenter) -> None:
    presenter.new_visit()
    assert presenter._followed.case.red_flags == Case().red_flags


def test_that_the_age_is_worked_out_anew_where_the_day_of_birth_is_known(presenter: CasePresenter) -> None:
    presenter.new_visit()
    assert "patient.age_years" not in texts(presenter)


def test_that_an_age_without_a_day_of_birth_stays_and_is_marked() -> None:
    catalogue()
    before = Draft({"patient.age_years": "52", "visit_date": "02-Nov-2026"})
    assert dict(next_visit(before, TODAY, False).carried) == {"patient.age_years": date(2026, 11, 2)}


def test_UX6_that_an_old_weight_asks_to_be_measured_again_and_results_show_their_day(presenter: CasePresenter) -> None:
    presenter.new_visit()
    weight = presenter.screen.fields["patient.weight_kg"]
    assert weight.carried == "From 01-Nov-2026, 20 days ago: measure again."
    assert weight.carried_old
    alt = presenter.screen.fields["labs.alt_u_per_l"]
    assert (alt.carried, alt.carried_old, alt.keep) == ("From 30-Oct-2026", False, "From 30-Oct-2026: still so")
    assert presenter.screen.fields["labs.tpmt"].carried == "", "a genotype does not age"


def test_UX6_that_a_weight_of_seven_days_is_shown_quietly_and_of_eight_is_not() -> None:
    catalogue()
    for day, old in ((date(2026, 11, 14), False), (date(2026, 11, 13), True)):
        case = Case.model_validate({"visit_date": day.isoformat(), "patient": {"weight_kg": PlainText("62")}})
        made = CasePresenter(services(), case)
        made.new_visit()
        assert made.screen.fields["patient.weight_kg"].carried_old is old


def test_that_a_carried_value_is_of_this_visit_once_it_is_kept_or_written(presenter: CasePresenter) -> None:
    presenter.new_visit()
    presenter.use("labs.alt_u_per_l", "45")
    assert presenter.screen.fields["labs.alt_u_per_l"].carried == ""
    presenter.write("patient.weight_kg", "63")
    presenter.leave("patient.weight_kg")
    assert presenter.screen.fields["patient.weight_kg"].carried == ""
    presenter.undo()
    assert presenter.screen.fields["patient.weight_kg"].carried_old


def test_that_what_is_not_confirmed_is_still_marked_when_the_file_is_opened_again(
    presenter: CasePresenter, shelf: Shelf
) -> None:
    presenter.new_visit()
    presenter.use("labs.alt_u_per_l", "45")
    presenter.save_to(LATER)
    again = CasePresenter(services(shelf), shelf.cases[LATER], LATER)
    assert again.screen.fields["patient.weight_kg"].carried_old
    assert again.screen.fields["glucocorticoid.dose_mg_per_day"].carried == "From 02-Nov-2026"
    assert again.screen.fields["labs.alt_u_per_l"].carried == ""


def test_that_a_value_carried_twice_keeps_its_first_day(presenter: CasePresenter, shelf: Shelf) -> None:
    presenter.new_visit()
    presenter.save_to(LATER)
    presenter.new_visit()
    assert presenter.screen.fields["glucocorticoid.dose_mg_per_day"].carried == "From 02-Nov-2026"


def test_that_a_new_day_of_the_tests_does_not_make_old_values_new(presenter: CasePresenter) -> None:
    presenter.new_visit()
    presenter.write("labs.tested_on", "21-Nov-2026")
    presenter.leave("labs.tested_on")
    assert presenter.screen.fields["labs.alt_u_per_l"].carried == "From 30-Oct-2026"


def test_T110_that_a_new_visit_is_one_step(presenter: CasePresenter) -> None:
    before = presenter._past.draft
    presenter.new_visit()
    presenter.undo()
    assert presenter._past.draft == before == draft_of(saved_case())
    presenter.redo()
    assert presenter.screen.fields["purpose"].text == ""


def test_that_the_new_visit_is_saved_elsewhere_and_the_earlier_file_is_never_overwritten(
    presenter: CasePresenter, shelf: Shelf
) -> None:
    presenter.new_visit()
    assert presenter.save() == "ask_place"
    presenter.save_to(EARLIER)
    assert presenter.screen.notice is not None
    assert presenter.screen.notice.text == words.VISIT_OTHER_FILE
    assert shelf.cases[EARLIER] == saved_case()
    presenter.save_to(LATER)
    assert shelf.cases[LATER].visit_date == TODAY
    assert presenter.save() == "", "from now on the new visit has its place"


def test_that_undoing_the_new_visit_gives_the_file_back_and_the_new_file_is_not_taken_for_it(
    presenter: CasePresenter, shelf: Shelf
) -> None:
    presenter.new_visit()
    presenter.undo()
    presenter.write("history.diabetes", "no")
    assert presenter.save() == ""
    assert shelf.cases[EARLIER].history.diabetes == "no"
    presenter.new_visit()
    presenter.save_to(LATER)
    presenter.undo()
    assert presenter.save() == "ask_place", "the earlier visit is not written over the later one"


def test_that_changes_of_the_earlier_file_are_asked_about_first(presenter: CasePresenter) -> None:
    presenter.write("history.diabetes", "no")
    presenter.new_visit()
    assert presenter.screen.notice is not None
    assert presenter.screen.notice.asks
    assert presenter.visit == 0
    presenter.discard()
    assert presenter.visit == 1
    assert texts(presenter)["history.diabetes"] == "yes", "what was discarded does not come along"


def test_that_an_empty_case_is_told_that_there_is_nothing_to_begin_from() -> None:
    made = CasePresenter(services())
    made.open_support()
    made.new_visit()
    assert made.screen.notice is not None
    assert made.screen.notice.text == words.VISIT_NOTHING
    assert not made.screen.can_undo


def test_that_the_news_tells_how_many_values_are_from_when(presenter: CasePresenter) -> None:
    presenter.new_visit()
    notice = presenter.screen.notice
    assert notice is not None
    assert notice.good
    assert "4 values are from 02-Nov-2026" in notice.text
