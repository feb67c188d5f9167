"""What a patient takes home of a plan: the accepted rows, the kind of page, its language, and nothing forbidden."""

from datetime import date

import pytest

from app.domain.case import Case
from app.domain.errors import BadUsage, HandoutRefused
from app.domain.leaflet import Blank, FillIn, Leaflet
from app.domain.page_order import PageOrder
from app.engine.leaflet import make_leaflet
from app.engine.leaflet_language import page_language
from tests.unit.engine.patient_pages import page
from tests.unit.handout.example_course import (
    FIRST_DAY,
    ROWS,
    make_alert,
    make_case,
    make_compiled,
    make_plan,
    make_row,
    mg,
    with_texts,
)
from tests.unit.handout.spoken_page import everything, medicines_of, said, section_of


def taken(leaflet: Leaflet) -> list[str]:
    return [medicine.id for medicine in medicines_of(leaflet)]


def numbers_to_call(leaflet: Leaflet) -> tuple[Blank, ...]:
    call = leaflet.sections[0]
    assert call.id == "call"
    part = call.parts[-1]
    assert isinstance(part, FillIn)
    return part.blanks


def test_PAT_3_that_the_first_box_has_one_message_and_whom_to_call() -> None:
    leaflet = page()
    assert leaflet.sections[0].title == "Take your medicines just as this page says."
    labels = [(blank.label, blank.value) for blank in numbers_to_call(leaflet)]
    assert labels == [("Danger to life: call", "911"), ("Not sure? Call your clinic", ""), ("Nights and weekends", "")]


def test_PAT_3_that_the_sections_of_a_plan_stand_in_their_order() -> None:
    held = make_row("hold", "azathioprine", action="hold", verdict="blocked")
    case = make_case(sex="female")
    red_flags = case.red_flags.model_copy(update={"dysphagia": "yes"})
    leaflet = page(make_plan(recommendations=(*ROWS[:3], held)), case.model_copy(update={"red_flags": red_flags}))
    assert [section.id for section in leaflet.sections] == [
        "call", "not_now", "swallow", "medicines", "emergency", "today", "never_stop", "plan", "ill", "methotrexate",
        "sun", "infections", "pregnancy", "effects", "visits", "questions", "signing", "steroid_card",
    ]  # fmt: skip


def test_REC_1_that_a_blocked_medicine_is_nowhere_on_the_page() -> None:
    assert taken(page()) == ["prednisone", "methotrexate", "folic_acid"]
    assert taken(page(accepted=frozenset({"start-azathioprine"}))) == []
    assert not any("azathioprine" in line for line in everything(page()))


def test_REC_1_that_only_accepted_medicines_stand_on_the_page() -> None:
    leaflet = page(accepted=frozenset({"start-prednisone"}))
    assert taken(leaflet) == ["prednisone"]
    assert section_of(leaflet, "plan")
    assert not any("methotrexate" in line.lower() for line in everything(leaflet))
    without = page(accepted=frozenset({"start-methotrexate", "folic-acid"}))
    assert {each.id for each in without.sections}.isdisjoint({"plan", "ill", "never_stop", "steroid_card"})


def test_REC_1_that_an_option_needs_acceptance_and_what_goes_on_does_not() -> None:
    option = make_row("option", "hydroxychloroquine", mg("400"), verdict="option")
    goes_on = make_row("goes-on", "methotrexate", mg("15", "week"), action="continue")
    plan = make_plan(recommendations=(option, goes_on), taper=None)
    assert taken(page(plan)) == ["methotrexate"]
    assert taken(page(plan, accepted=frozenset({"option"}))) == ["hydroxychloroquine", "methotrexate"]


@pytest.mark.parametrize("action", ["refer", "test", "advise"])
def test_REC_1_that_a_referral_that_names_a_medicine_is_no_medicine_to_take(action: str) -> None:
    centre = make_row("centre", "cyclophosphamide", action=action, verdict="option")
    leaflet = page(make_plan(recommendations=(*ROWS, centre)), accepted=frozenset({"centre", "start-prednisone"}))
    assert taken(leaflet) == ["prednisone"]


def test_G09_that_a_held_medicine_is_named_and_a_held_steroid_goes_on() -> None:
    rows = (
        make_row("hold", "methotrexate", action="hold"), make_row("keep", "prednisone", mg("20"), action="hold"),
        make_row("stop", "hydroxychloroquine", action="stop"),
    )  # fmt: skip
    leaflet = page(make_plan(recommendations=rows, taper=None), accepted=frozenset({"stop"}))
    assert taken(leaflet) == ["prednisone"]
    alarm = section_of(leaflet, "not_now")
    assert alarm is not None
    assert alarm.tone == "alarm"
    assert said(leaflet, "not_now").splitlines()[1:] == [
        "Do not take methotrexate for now. Ask us when to start again.",
        "Stop hydroxychloroquine. Do not take it any more.",
        "What you took can still harm you. Mouth sores or bruises? Call us the same day.",
        "Keep on with birth control. Ask us before you stop it.",
    ]


def test_G09_that_a_medicine_that_goes_on_but_is_now_blocked_is_named_and_not_taken() -> None:
    blocked = make_row("goes-on", "methotrexate", action="hold", verdict="blocked", blocked_by=("M04",))
    raised = make_row("more", "methotrexate", mg("20", "week"), action="increase")
    for accepted in (None, frozenset({"more"})):
        leaflet = page(make_plan(recommendations=(ROWS[0], raised, blocked)), accepted=accepted)
        assert "Do not take methotrexate for now." in said(leaflet, "not_now")
        assert "methotrexate" not in taken(leaflet)
        assert section_of(leaflet, "methotrexate") is None


def test_G09_that_no_page_ever_says_to_leave_a_steroid_for_now() -> None:
    for verdict in ("offer", "blocked"):
        held = make_row("hold", "prednisone", action="hold", verdict=verdict)
        assert section_of(page(make_plan(recommendations=(held, *ROWS[1:]), taper=None)), "not_now") is None


def test_RGN_1_H34_that_the_region_picks_name_and_number() -> None:
    leaflet = page(make_plan(region="UK"))
    assert medicines_of(leaflet)[0].name == "prednisolone"
    assert numbers_to_call(leaflet)[0].value == "999"
    assert not any("prednisone" in line or "911" in line for line in everything(leaflet))
    assert not any("prednisolone" in line or "999" in line for line in everything(page()))


def test_PAT_9_that_plain_english_is_written_as_in_the_region() -> None:
    assert (page().language, page(make_plan(region="UK")).language) == ("en-US", "en-GB")
    assert "bad diarrhea" in said(page(), "emergency")
    assert "bad diarrhoea" in said(page(make_plan(region="UK")), "emergency")


@pytest.mark.parametrize(("language", "tag"), [("en-GB", "en-GB"), ("en-US", "en-US")])
def test_PAT_9_that_english_of_a_country_may_be_ordered_in_any_region(language: str, tag: str) -> None:
    for region in ("US", "UK"):
        assert page(make_plan(region=region), language=language).language == tag


@pytest.mark.parametrize("language", ["xx", "EN", "", "en-AU", "../en"])
def test_PAT_9_that_a_language_without_words_is_refused_and_the_others_are_named(language: str) -> None:
    with pytest.raises(BadUsage, match=r"choose one of: .*en, en-GB") as refused:
        page(language=language)
    assert refused.value.exit_status == 2
    with pytest.raises(BadUsage):
        page_language(make_compiled().protocol, language, "UK")


@pytest.mark.parametrize("rule", ["R01", "R05", "R06", "R09", "R11"])
def test_REG_3_that_an_emergency_prints_no_medicine(rule: str) -> None:
    leaflet = page(make_plan(alerts=(make_alert(rule, "stop", emergency=True),)))
    assert leaflet.kind == "urgent"
    assert [section.id for section in leaflet.sections] == ["call", "urgent", "emergency", "signing"]
    assert not any(" mg" in line for line in everything(leaflet))
    assert leaflet.draft


def test_REG_3_that_an_emergency_names_its_cause_and_sends_to_hospital() -> None:
    leaflet = page(make_plan(alerts=(make_alert("R06", "stop", emergency=True), make_alert("R07", "warning"))))
    assert said(leaflet, "urgent").splitlines()[1:3] == [
        "A doctor must look at your heart now.", "Go to the emergency room now. You feel worse? Call 911 at once.",
    ]  # fmt: skip


def test_REG_3_that_an_emergency_names_what_is_on_hold_and_ends_nothing() -> None:
    rows = (
        make_row("hold", "methotrexate", action="hold", verdict="blocked"),
        make_row("end", "prednisone", action="stop"),
    )  # fmt: skip
    leaflet = page(make_plan(recommendations=rows, taper=None, alerts=(make_alert("R03", "stop", emergency=True),)))
    assert leaflet.kind == "urgent"
    assert "Do not take methotrexate for now." in said(leaflet, "not_now")
    assert "prednisone" not in said(leaflet, "not_now")


def test_REG_3_that_nothing_offered_is_advice_without_a_medicine() -> None:
    leaflet = page(make_plan(recommendations=(make_row("scan", None, action="test"),), taper=None))
    assert leaflet.kind == "urgent"
    assert [section.id for section in leaflet.sections] == ["call", "nothing", "emergency", "today", "signing"]
    assert numbers_to_call(leaflet)[0].value == "911"


def test_REL_1_that_a_missing_text_refuses_the_page_and_is_named() -> None:
    with pytest.raises(HandoutRefused, match=r"handout/en.yaml: texts.sun_title: is missing"):
        make_leaflet(with_texts(sun_title=None), make_case(), make_plan(), PageOrder(printed_on=FIRST_DAY))


def test_PHI_1_that_the_patient_does_not_show_in_a_repr() -> None:
    text = repr(page())
    assert "Jane" not in text
    assert "004-1187" not in text


def test_ID_9_that_an_unnamed_patient_gets_lines_to_write_on() -> None:
    plan = make_plan(recommendations=(), taper=None)
    leaflet = make_leaflet(make_compiled(), Case(), plan, PageOrder())
    assert [blank.value for blank in (*leaflet.patient, leaflet.printed)] == ["", "", "", ""]


def test_PAT_10_that_a_page_is_a_draft_until_checked_and_approved() -> None:
    assert page().draft
    assert page().marks == ("DRAFT: not yet checked by a clinician",)
    checked = page(checked_by="Dr A. Example")
    assert checked.draft
    assert checked.marks == ("DRAFT: this plan is not yet approved",)
    assert "Checked by: Dr A. Example" in said(checked, "signing")
    assert checked.about == "Made by computer, checked by a clinician."


def test_PAT_10_that_a_checked_page_of_an_approved_plan_in_reviewed_words_bears_no_mark() -> None:
    compiled = with_texts()
    reviewed = compiled.protocol.handout["en"].model_copy(update={"status": "reviewed"})
    compiled.protocol.handout["en"] = reviewed  # type: ignore[index]
    plan = make_plan(protocol_status="approved")
    leaflet = make_leaflet(compiled, make_case(), plan, PageOrder(checked_by="Dr A. Example"))
    assert (leaflet.draft, leaflet.marks) == (False, ())


def test_PAT_9_that_a_draft_translation_says_so_in_both_languages_until_it_is_reviewed() -> None:
    compiled = with_texts()
    english = compiled.protocol.handout["en"]
    texts = {**english.texts, "mark_translation": "BORRADOR"}
    spanish = english.model_copy(update={"language": "es", "direction": "rtl", "texts": texts})
    for status, marks in (("draft", ("BORRADOR", english.texts["mark_translation"])), ("reviewed", ())):
        compiled.protocol.handout["es"] = spanish.model_copy(update={"status": status})  # type: ignore[index]
        leaflet = make_leaflet(compiled, make_case(), make_plan(), PageOrder(language="es"))
        assert leaflet.marks == ("DRAFT: not yet checked by a clinician", *marks)
        assert (leaflet.language, leaflet.direction) == ("es", "rtl")


def test_CNT_9_that_the_foot_leaves_its_places_open_for_whoever_sets_the_page() -> None:
    leaflet = page()
    assert (leaflet.page_words, leaflet.decision_words) == ("Page {page} of {pages}", "Page code {code}")
    assert leaflet.protocol_line == "Dermatomyositis 2026.1, draft protocol, 3f9c2a7d"
    assert leaflet.printed_on == FIRST_DAY == date(2026, 11, 21)
    assert leaflet.printed.value == "Saturday 21 November 2026"
