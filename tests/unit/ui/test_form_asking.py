"""Only what still matters is asked: ranked, folded, never taken away again."""

from dataclasses import replace

import pytest

from app.domain.case import Case
from app.domain.report import OpenFact
from app.ui.presenters.case_presenter import CasePresenter
from app.ui.presenters.draft import form_facts
from app.ui.presenters.form_plan import groups, order
from app.ui.presenters.services import Judged, Services
from tests.unit.ui.stand_in import judge, ready_case, services

OPEN = (
    OpenFact("labs.egfr_ml_per_min", "eGFR", 5, essential=False),
    OpenFact("history.diabetes", "Diabetes", 2, essential=False),
    OpenFact("history.glaucoma", "Glaucoma", 1, essential=False),
)


def with_open_facts(*facts: OpenFact) -> Services:
    open_now = list(facts)

    def judge_it(case: Case) -> Judged:
        judged = judge(case)
        left = tuple(fact for fact in open_now if not _known(case, fact.field))
        return judged._replace(report=replace(judged.report, open_facts=left))

    return services()._replace(judge=judge_it)


def _known(case: Case, path: str) -> bool:
    part, name = path.split(".")
    return getattr(getattr(case, part), name) not in (None, "unknown")


@pytest.fixture
def desk() -> CasePresenter:
    return CasePresenter(with_open_facts(*OPEN), ready_case())


def test_that_f7_leads_from_what_changes_most_to_what_changes_least_and_round(desk: CasePresenter) -> None:
    paths = [desk.seek_next("")]
    for _ in range(3):
        paths.append(desk.seek_next(paths[-1]))
    assert paths == ["labs.egfr_ml_per_min", "history.diabetes", "history.glaucoma", "labs.egfr_ml_per_min"]


def test_that_f7_leads_to_what_is_needed_first_in_the_order_of_the_form(desk: CasePresenter) -> None:
    desk.write("patient.weight_kg", "")
    desk.write("red_flags.fever", "")
    assert desk.screen.ranking[:3] == ("red_flags.fever", "patient.weight_kg", "labs.egfr_ml_per_min")
    assert desk.seek_next("red_flags.fever") == "patient.weight_kg"
    assert desk.seek_next("patient.weight_kg") == "red_flags.fever"
    assert desk.seek_next("red_flags.fever") == "labs.egfr_ml_per_min"


def test_that_f7_goes_on_where_it_was_after_an_answer(desk: CasePresenter) -> None:
    assert desk.seek_next("") == "labs.egfr_ml_per_min"
    desk.write("labs.egfr_ml_per_min", "90")
    assert desk.seek_next("labs.alt_u_per_l") == "history.diabetes"


def test_that_a_question_says_how_many_lines_it_could_change(desk: CasePresenter) -> None:
    assert desk.screen.fields["labs.egfr_ml_per_min"].lines == 5
    assert desk.screen.fields["labs.mcv_fl"].lines == 0
    assert desk.screen.groups["history"].to_ask == 2
    assert desk.screen.status == "Nothing needed · 3 could change the advice"
    desk.write("patient.weight_kg", "")
    assert desk.screen.status == "1 needed · 3 could change the advice"


def test_that_what_can_change_nothing_is_folded_and_shown_on_demand(desk: CasePresenter) -> None:
    history = next(group for group in groups() if group.id == "history")
    assert desk.screen.groups["history"].folded == len(history.paths) - 2
    assert not desk.screen.fields["history.frail"].asked
    desk.show_folded("history")
    assert desk.screen.fields["history.frail"].asked
    assert desk.screen.groups["history"].folded == 0


def test_that_nothing_is_folded_in_the_first_three_groups_or_where_there_is_an_answer(desk: CasePresenter) -> None:
    assert desk.screen.fields["diagnosis.basis"].asked
    desk.write("history.frail", "no")
    assert desk.screen.fields["history.frail"].asked
    for group in groups()[:3]:
        assert desk.screen.groups[group.id].folded == 0


def test_that_a_question_that_was_to_be_seen_stays_when_it_can_no_longer_change_anything() -> None:
    facts = list(OPEN)
    desk = CasePresenter(with_open_facts(*facts), ready_case())
    desk.see_group("history")
    desk.write("history.diabetes", "no")
    desk.write("history.diabetes", "")
    desk._services = with_open_facts(OPEN[0])
    desk._judge()
    assert desk.screen.fields["history.glaucoma"].asked
    assert desk.screen.fields["history.glaucoma"].lines == 0
    desk.new()
    desk.discard()
    assert not desk.screen.fields["history.glaucoma"].asked, "another case begins afresh"


def test_that_a_group_opens_by_moving_on_where_something_in_it_is_needed_or_matters_most(desk: CasePresenter) -> None:
    opening = {name for name, group in desk.screen.groups.items() if group.opens}
    assert opening == {"labs", "history"}
    desk.write("red_flags.fever", "")
    assert desk.screen.groups["red_flags"].opens


def test_that_details_of_a_medicine_are_asked_once_it_is_taken(desk: CasePresenter) -> None:
    path = "other_treatment.methotrexate.mouth_ulcers"
    assert not desk.screen.fields[path].asked
    assert path not in desk.screen.ranking
    desk.write("other_treatment.methotrexate.taking", "yes")
    desk.show_folded("other")
    assert desk.screen.fields[path].asked


def test_that_the_cursor_goes_past_an_age_known_by_the_date_of_birth_and_past_today(desk: CasePresenter) -> None:
    desk.write("patient.age_years", "")
    assert not desk.screen.fields["patient.age_years"].passed_over
    desk.write("patient.date_of_birth", "12-Mar-1974")
    assert desk.screen.fields["patient.age_years"].passed_over
    assert desk.screen.fields["visit_date"].passed_over


def test_UX6_that_nothing_is_filled_in_but_today() -> None:
    empty = CasePresenter(services())
    empty.open_support()
    filled = {path for path in order() if empty._past.draft.text(path)}
    assert filled == {"visit_date"}
    silent = {path for path, view in empty.screen.fields.items() if view.text and path != "visit_date"}
    assert silent == {path for path, spec in form_facts().items() if spec.silence}


def test_that_t_writes_today(desk: CasePresenter) -> None:
    desk.write_today("labs.tested_on")
    assert desk.screen.fields["labs.tested_on"].text == "21-Nov-2026"


def test_UX12_that_the_rest_is_answered_with_no_only_where_a_question_makes_sense(desk: CasePresenter) -> None:
    desk.write("history.diabetes", "yes")
    desk.answer_rest("history")
    assert desk.screen.fields["history.diabetes"].text == "yes"
    assert desk.screen.fields["allergies.methotrexate"].text == "no"
    assert desk.screen.fields["history.cancer_screen_result"].text == "", "no is none of its words"
    for group in ("red_flags", "who", "labs", "other"):
        before = desk._past.draft
        desk.answer_rest(group)
        assert desk._past.draft == before
