"""Presses on the taper without a window: table and chart are one value, whatever is pressed in whatever order."""

from datetime import timedelta
from decimal import Decimal
from functools import cache
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.bootstrap import make_services
from app.domain.figures import plain
from app.domain.recording import catalogue
from app.engine.plan_document import plan_document
from app.ui import words
from app.ui.presenters.case_presenter import CasePresenter
from app.ui.presenters.draft import EDITS
from app.ui.presenters.services import Services
from tests.unit.engine.cases import case_of


@cache
def services() -> Services:
    catalogue()
    return make_services()


@pytest.fixture
def presenter() -> CasePresenter:
    return CasePresenter(services(), case_of())


PRESSES = st.lists(
    st.one_of(
        st.tuples(st.just("shift_end"), st.integers(0, 20), st.sampled_from([-7, 7, 14])),
        st.tuples(st.just("shift_dose"), st.integers(0, 20), st.sampled_from([-1, 1])),
        st.tuples(st.just("set_days"), st.integers(0, 20), st.integers(-3, 400)),
        st.tuples(st.just("take_back"), st.integers(0, 20)),
        st.tuples(st.just("mark_relapse"), st.integers(0, 20)),
        st.tuples(st.just("take_offer"), st.just(0)),
        st.tuples(st.just("press_strength"), st.sampled_from(["2.5", "20"])),
        st.tuples(st.sampled_from(["undo", "redo"])),
    ),
    max_size=12,
)


@settings(max_examples=60, deadline=None)
@given(PRESSES)
def test_that_table_and_chart_are_one_value_after_any_presses(presses: list[tuple[str, *tuple[object, ...]]]) -> None:
    presenter = CasePresenter(services(), case_of())
    for name, *given_to in presses:
        getattr(presenter, name)(*given_to)
        taper, report = presenter.screen.course, presenter.screen.report
        assert report is not None
        if taper is None:
            assert report.taper is None
            continue
        assert report.taper is not None
        drawing = presenter.draw(360, 200)
        assert drawing is not None
        rows = report.taper.rows
        told = [f"{row.from_text} to {row.to_text}: {row.dose_text}, {row.tablets_text}" for row in rows]
        assert [spot.tip for spot in drawing.spots] == told
        assert [row.first_day for row in rows] == [step.first_day for step in presenter.screen.work.steps]
        for sooner, later in pairwise(rows):
            assert later.first_day == sooner.last_day + timedelta(days=1)
            assert later.dose_mg < sooner.dose_mg
        total = sum((row.dose_mg * row.days for row in rows), Decimal(0))
        assert report.taper.totals[0] == f"{plain(total)} mg in all"
        assert presenter._followed.plan.edits.refused == ()
    plan = presenter._followed.plan
    assert plan_document(plan) == plan_document(services().judge(presenter._followed.case).plan)


@settings(max_examples=40, deadline=None)
@given(PRESSES)
def test_T110_that_all_presses_are_undone_to_the_case_that_was_opened(
    presses: list[tuple[str, *tuple[object, ...]]],
) -> None:
    presenter = CasePresenter(services(), case_of())
    before = presenter._past.draft
    for name, *given_to in presses:
        getattr(presenter, name)(*given_to)
    while presenter.screen.can_undo:
        presenter.undo()
    assert presenter._past.draft == before


def test_that_a_change_that_only_repeats_the_protocol_is_none(presenter: CasePresenter) -> None:
    presenter.shift_end(2, 7)
    assert presenter._past.draft.lists[EDITS]
    presenter.shift_end(2, -7)
    assert not presenter._past.draft.lists[EDITS]
    presenter.set_dose(2, Decimal(45))
    presenter.set_dose(2, Decimal(40))
    assert not presenter._past.draft.lists[EDITS]
    assert not presenter.screen.work.changed


def test_that_the_days_of_a_step_go_with_it_to_its_new_dose(presenter: CasePresenter) -> None:
    presenter.set_days(4, 35)
    presenter.set_dose(4, Decimal("27.5"))
    taper = presenter.screen.course
    assert taper is not None
    assert (taper.steps[4].dose_mg, taper.steps[4].days) == (Decimal("27.5"), 35)
    presenter.take_back(4)
    assert presenter.screen.work.changed is False


def test_that_a_saved_change_comes_back_as_it_was(presenter: CasePresenter) -> None:
    presenter.set_days(1, 21)
    presenter.set_dose(3, Decimal(35))
    presenter.mark_relapse(5)
    again = CasePresenter(services(), presenter._followed.case)
    assert again.screen.course == presenter.screen.course
    assert again.screen.work.branch == presenter.screen.work.branch
    assert again._past.draft == presenter._past.draft


def test_that_a_press_on_no_step_does_nothing(presenter: CasePresenter) -> None:
    before = presenter._past.draft
    for step in (-1, 99):
        presenter.shift_end(step, 7)
        presenter.shift_dose(step, 1)
        presenter.take_back(step)
        presenter.mark_relapse(step)
        presenter.write_end(step, "22-Jan-2027")
    presenter.take_offer(3)
    assert presenter._past.draft == before


def test_that_a_refusal_is_gone_with_the_next_change(presenter: CasePresenter) -> None:
    presenter.shift_end(1, -7)
    assert presenter.screen.work.refusals
    presenter.shift_end(1, 7)
    assert presenter.screen.work.refusals == ()


def test_that_a_stay_beyond_the_programs_limit_is_refused_in_words(presenter: CasePresenter) -> None:
    presenter.set_days(2, 365)
    assert "between 1 and 364" in presenter.screen.work.refusals[0].says
    presenter.write_dose(2, "500")
    assert presenter.screen.work.refusals[0].says


@pytest.mark.parametrize("text", ["", "tomorrow", "4", "2027-13-01"])
def test_that_a_day_that_is_none_is_told(presenter: CasePresenter, text: str) -> None:
    presenter.write_end(2, text)
    assert presenter.screen.work.refusals[0].says == words.NOT_A_DAY
