"""Deciding on the protocol's own advice: what is accepted goes home, and nothing is lifted unseen."""

from datetime import date

import pypdfium2
import pytest

from app.bootstrap import make_services
from app.domain.case import Case
from app.domain.recording import catalogue
from app.files.places import resource
from app.store.case_file import read_case_file
from app.ui.presenters.case_presenter import CasePresenter
from app.ui.presenters.decisions import Decided, DecisionPress
from app.ui.presenters.screen import AdviceItem

WHO = "Dr A. Mint"
catalogue()


def desk_of(example: str, **patient: object) -> CasePresenter:
    case = read_case_file(resource(f"examples/{example}.yaml"))
    facts = {"given_name": "Jane", "family_name": "Doe", "date_of_birth": date(1988, 3, 12), "age_years": None}
    who = case.patient.model_copy(update={**facts, **patient})
    return CasePresenter(make_services(), Case.model_validate(case.model_copy(update={"patient": who})))


def items(desk: CasePresenter) -> dict[str, AdviceItem]:
    return {item.card.id: item for section in desk.screen.sections for item in section.items}


def decided(desk: CasePresenter, line: str) -> Decided:
    found = items(desk)[line].decided
    assert found is not None
    return found


def accept(desk: CasePresenter, line: str) -> None:
    answers = tuple((ask.rule, "result_pending") for ask in decided(desk, line).asks)
    desk.decide(DecisionPress("accept", line, answers, "", WHO))


def accept_offers(desk: CasePresenter) -> None:
    for line, item in items(desk).items():
        if item.card.verdict == "offer":
            accept(desk, line)


def text_of(pdf: bytes) -> str:
    document = pypdfium2.PdfDocument(pdf)
    try:
        return "\n".join(page.get_textpage().get_text_range() for page in document)
    finally:
        document.close()


def test_ID_7_that_what_was_accepted_and_checked_goes_home_and_what_was_declined_does_not() -> None:
    desk = desk_of("severe-start")
    accept_offers(desk)
    desk.decide(DecisionPress("take_back", "start-methotrexate"))
    desk.decide(DecisionPress("decline", "start-methotrexate", (("", "patient_prefers_not"),)))
    desk.decide(DecisionPress("take_back", "folic-acid"))
    desk.decide(DecisionPress("decline", "folic-acid", (("", "not_suitable"),)))
    draft = text_of(desk.handout_job()())
    assert "not yet checked" in draft
    desk.ask_check("print")
    assert desk.check("JD", "1988", WHO), desk.screen.handout
    page = text_of(desk.handout_job()())
    assert "prednisone" in page
    assert "methotrexate" not in page
    assert WHO in page
    assert "not yet checked" not in page
    assert "this plan is not yet approved" in page, "the protocol itself is a draft"
    assert desk.handout_job()() == desk.handout_job()(), "the same bytes again"


def declined(desk: CasePresenter, line: str, reason: str = "not_suitable") -> None:
    desk.decide(DecisionPress("take_back", line))
    desk.decide(DecisionPress("decline", line, (("", reason),)))


def test_M12_that_methotrexate_without_folic_acid_is_told_on_both_cards_and_at_the_check() -> None:
    desk = desk_of("severe-start")
    accept_offers(desk)
    assert desk.screen.handout.to_read == ()
    declined(desk, "folic-acid")
    says = "Methotrexate is accepted without folic acid (Not suitable for this patient), which protects against "
    assert items(desk)["folic-acid"].warns[0].startswith(says)
    assert items(desk)["start-methotrexate"].warns == items(desk)["folic-acid"].warns
    assert desk.screen.handout.to_read == items(desk)["folic-acid"].warns
    assert not desk.screen.handout.obstacles, "it is the clinician's own decision, and blocks nothing"
    declined(desk, "start-methotrexate")
    assert desk.screen.handout.to_read == ()
    assert not items(desk)["folic-acid"].warns


@pytest.mark.parametrize(
    ("line", "against"), [("calcium-vitamin-d", "loss of bone"), ("atovaquone", "pneumocystis pneumonia")]
)
def test_that_a_protection_declined_beside_prednisone_is_read_before_the_check(line: str, against: str) -> None:
    desk = desk_of("severe-start")
    accept_offers(desk)
    declined(desk, line)
    [told] = desk.screen.handout.to_read
    assert told.startswith("Prednisone is accepted without")
    assert told.endswith(f"which protects against {against}.")
    declined(desk, "start-prednisone")
    assert desk.screen.handout.to_read == ()


def test_that_a_stomach_and_bones_at_risk_are_named_each_in_its_own_line() -> None:
    desk = desk_of("severe-start")
    desk.write("medicines.nsaid", "yes")
    desk.write("history.osteoporosis_or_fracture", "yes")
    accept_offers(desk)
    for line in ("proton-pump-inhibitor", "bisphosphonate"):
        declined(desk, line)
    told = desk.screen.handout.to_read
    assert [text.rsplit("against ", 1)[1] for text in told] == ["ulcers and bleeding.", "fractures."]


def test_G29_that_another_medicine_against_the_same_harm_answers_for_the_one_that_was_declined() -> None:
    desk = desk_of("severe-start")
    for path in ("history.cirrhosis_or_active_hepatitis", "allergies.sulfonamide"):
        desk.write(path, "yes" if path.startswith("history") else "no")
    desk.write("labs.lymphocytes_10e9_per_l", "0.4")
    desk.leave("labs.lymphocytes_10e9_per_l")
    assert items(desk)["co-trimoxazole"].card.verdict == "offer"
    assert items(desk)["atovaquone"].card.verdict == "option"
    accept_offers(desk)
    declined(desk, "co-trimoxazole")
    assert [text for text in desk.screen.handout.to_read if "pneumocystis" in text]
    accept(desk, "atovaquone")
    assert not [text for text in desk.screen.handout.to_read if "pneumocystis" in text]


def test_M12_that_folic_acid_declined_as_taken_already_is_to_be_recorded() -> None:
    desk = desk_of("severe-start")
    accept_offers(desk)
    declined(desk, "folic-acid", "has_it_already")
    [told] = desk.screen.handout.to_read
    assert told.startswith("Folic acid was declined as taken already")


def test_that_a_page_before_any_decision_shows_every_offered_line_as_a_draft() -> None:
    desk = desk_of("severe-start")
    page = text_of(desk.handout_job()())
    assert "methotrexate" in page
    assert "not yet checked" in page
    assert desk.screen.handout.says.startswith("DRAFT: nothing is decided")


def test_T110_that_undo_after_accept_gives_the_same_plan_to_the_byte() -> None:
    desk = desk_of("severe-start")
    before, advice = desk._past.draft, desk.screen.sections
    accept(desk, "start-prednisone")
    assert decided(desk, "start-prednisone").state == "accepted"
    desk.undo()
    assert desk._past.draft == before
    assert desk.screen.sections == advice


def test_G02_that_a_higher_dose_needs_reason_and_name_and_is_then_accepted_as_it_reads() -> None:
    desk = desk_of("severe-start", weight_kg=90)
    desk.write("choices.prednisone_start_mg_per_day", "70")
    desk.leave("choices.prednisone_start_mg_per_day")
    line = "start-prednisone"
    assert "60 mg" in items(desk)[line].card.dose_line
    assert "G02" in [ask.rule for ask in decided(desk, line).asks]
    accept(desk, line)
    assert "70 mg" in items(desk)[line].card.dose_line
    assert decided(desk, line).state == "lapsed", "the dose that was accepted is not the dose that stands now"
    assert line not in (desk.screen.handout.order.accepted or ())
    accept(desk, line)
    assert decided(desk, line).state == "accepted"
    alert = next(alert for alert in items(desk)[line].alerts if alert.rule == "G02")
    assert alert.overridden
    assert alert.set_aside is not None
    assert alert.set_aside.who == WHO


def test_G07_that_going_on_at_todays_dose_never_permits_an_earlier_cut() -> None:
    desk = desk_of("review")
    for path, text in (("glucocorticoid.started_on", "2026-11-03"), ("glucocorticoid.last_change_on", "2026-11-03")):
        desk.write(path, text)
        desk.leave(path)
    raised = {alert.rule for alert in desk._followed.report.alerts}
    assert {"G07", "G08"} <= raised
    going_on = [line for line, item in items(desk).items() if item.card.medicine == "prednisone" and item.decided]
    assert going_on
    for line in going_on:
        assert "G07" not in [ask.rule for ask in decided(desk, line).asks]
        accept(desk, line)
    assert "G07" not in {override.rule for override in desk._recorded.choices.overrides}
    assert "G08" in {alert.rule for alert in desk.screen.stops}


def test_ALR_2_that_a_warning_that_was_set_aside_stays_on_its_card_with_reason_name_and_version() -> None:
    desk = desk_of("severe-start")
    accept(desk, "start-prednisone")
    alert = next(alert for alert in desk.screen.lesser if alert.rule == "G33")
    assert alert.set_aside is not None
    assert (alert.set_aside.reason, alert.set_aside.who) == ("Test result pending, will monitor", WHO)
    assert alert.set_aside.version == "2026.1"
    assert alert.rule in [each.rule for each in items(desk)["start-prednisone"].alerts]
    desk.decide(DecisionPress("restore", "G33"))
    assert "G33" in [ask.rule for ask in decided(desk, "start-prednisone").asks]


@pytest.mark.parametrize("example", ["severe-start", "relapse", "review", "child", "refractory-skin"])
def test_REG_5_that_no_example_is_decided_on_before_anybody_decides(example: str) -> None:
    desk = desk_of(example)
    states = {item.decided.state for item in items(desk).values() if item.decided is not None}
    assert states == {"open"}
    assert not desk._recorded.choices.decisions


def test_that_a_case_with_decisions_is_saved_and_read_back_the_same(tmp_path_factory: pytest.TempPathFactory) -> None:
    place = tmp_path_factory.mktemp("cases") / "case.yaml"
    desk = desk_of("severe-start")
    accept_offers(desk)
    desk.save_to(place)
    again = read_case_file(place)
    assert again.choices.decisions == desk._recorded.choices.decisions
    assert again.choices.overrides == desk._recorded.choices.overrides
    reopened = CasePresenter(make_services(), again)
    assert decided(reopened, "start-prednisone").state == "accepted"


def test_MM3_that_two_medicines_that_stop_each_other_are_never_both_accepted() -> None:
    presenter = desk_of("relapse", date_of_birth=date(1974, 3, 12))
    for path in ("labs.tpmt", "labs.nudt15"):
        presenter.write(path, "normal")
    accept(presenter, "start-mycophenolate")
    accept(presenter, "start-azathioprine")
    assert decided(presenter, "start-azathioprine").state == "open"
    notice = presenter.screen.notice
    assert notice is not None
    assert notice.text == "Not accepted: Azathioprine and mycophenolate together."
    presenter.decide(DecisionPress("take_back", "start-mycophenolate"))
    accept(presenter, "start-azathioprine")
    assert decided(presenter, "start-azathioprine").state == "accepted"


def test_H15_that_no_page_is_checked_for_a_patient_whose_details_were_typed_over_those_of_another() -> None:
    desk = desk_of("severe-start")
    accept_offers(desk)
    assert desk.screen.handout.obstacles == ()
    for path, text in {"patient.family_name": "Roe", "patient.given_name": "Ann"}.items():
        desk.write(path, text)
    (says,) = desk.screen.handout.obstacles
    assert "not those with which this case was opened or decided" in says
    desk.ask_check("print")
    assert desk.screen.handout.asking is None
    desk.write("patient.given_name", "Jane")
    assert desk.screen.handout.obstacles == (), "one name alone may be a correction"


def test_R13_that_going_on_where_the_dose_is_not_to_be_raised_sets_nothing_aside() -> None:
    desk = desk_of("review", date_of_birth=date(1974, 3, 12))
    weaker = {
        "purpose": "relapse",
        "glucocorticoid.dose_mg_per_day": "40",
        "activity.severity": "moderate",
        "activity.ck_u_per_l": "150",
        "glucocorticoid.control.strength_stable_or_better": "no",
    }
    for path, text in weaker.items():
        desk.write(path, text)
    assert "R13" in {alert.rule for alert in items(desk)["relapse-steroid-myopathy"].alerts}
    asked = {ask.rule for ask in decided(desk, "relapse-steroid-myopathy").asks}
    assert asked == {"G22", "G29"}, "what it says is followed; what it leaves open is still asked"


def test_H16_that_decisions_of_a_case_that_was_never_saved_go_home_with_no_other_patient() -> None:
    desk = CasePresenter(make_services())
    for path, text in {"patient.family_name": "Doe", "patient.given_name": "Jane", "purpose": "start"}.items():
        desk.write(path, text)
    desk.open_support()
    accept(desk, "sun-protection")
    told = "not those with which this case was opened or decided"
    assert not any(told in line for line in desk.screen.handout.obstacles)
    for path, text in {"patient.family_name": "Roe", "patient.given_name": "Ann"}.items():
        desk.write(path, text)
    assert any(told in line for line in desk.screen.handout.obstacles)
    desk.new()
    desk.discard()
    assert not any(told in line for line in desk.screen.handout.obstacles)
