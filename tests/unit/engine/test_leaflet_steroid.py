"""The steroid on the page: never stopped suddenly, the year after it, and the card to cut out."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from app.domain.leaflet import Leaflet
from app.domain.page_order import PageOrder
from app.engine.leaflet import make_leaflet
from tests.unit.engine.patient_pages import case_with, on_steroid, page, steroid_plan
from tests.unit.handout.example_course import (
    FIRST_DAY,
    ROWS,
    make_alert,
    make_case,
    make_plan,
    make_row,
    make_taper,
    with_texts,
)
from tests.unit.handout.spoken_page import everything, said, section_of

CRISIS = "give hydrocortisone 100 mg at once, into a muscle or vein"


def card(leaflet: Leaflet) -> str:
    return said(leaflet, "steroid_card")


def ending() -> Any:
    return make_plan(recommendations=(make_row("end", "prednisone", action="stop"),), taper=None)


def test_PAT_4_H08_that_the_steroid_is_never_stopped_suddenly() -> None:
    leaflet = page()
    section = section_of(leaflet, "never_stop")
    assert section is not None
    assert section.tone == "strong"
    for words in (
        "Never stop prednisone suddenly", "A sudden stop can kill.", "Do not stop because you feel well.",
        "Get new tablets a week before you run out.", "Never take two doses at once.", "Carry your steroid card.",
    ):  # fmt: skip
        assert words in said(leaflet, "never_stop")


def test_PAT_4_that_the_card_is_filled_in_and_can_be_cut_out() -> None:
    leaflet = page()
    section = section_of(leaflet, "steroid_card")
    assert section is not None
    assert section.tone == "card"
    for words in (
        "Name: Jane Doe", "Born: 12 March 1974", "I take: prednisone, 60 mg a day", "On this day: 21 November 2026",
        "My clinic: ", "Nights and weekends: ", "Never stop it suddenly.", CRISIS,
        "I am very ill? Call 911. Say: this may be an adrenal crisis.",
    ):  # fmt: skip
        assert words in card(leaflet)


def test_PAT_4_G11_that_the_card_stands_where_its_rule_does_and_nowhere_else() -> None:
    assert section_of(page(make_plan(alerts=())), "steroid_card") is None
    assert "steroid card" not in said(page(make_plan(alerts=())), "never_stop")
    assert section_of(page(accepted=frozenset({"start-methotrexate", "folic-acid"})), "steroid_card") is None


@pytest.mark.parametrize("population", ["juvenile", None])
def test_PAT_4_that_who_is_not_known_to_be_an_adult_gets_a_card_without_a_dose_for_staff(population: str) -> None:
    words = card(page(make_plan(population=population)))
    assert "Take the dose from my own written plan." in words
    assert "100 mg" not in words


def test_PAT_4_that_the_card_of_a_later_course_bears_its_first_day() -> None:
    words = card(page(make_plan(taper=make_taper(first_day=date(2026, 11, 28)))))
    assert "On this day: 28 November 2026" in words


def test_G32_that_the_card_names_the_steroid_that_is_taken() -> None:
    words = card(page(steroid_plan("5"), on_steroid("methylprednisolone", "4")))
    assert "I take: methylprednisolone, 4 mg a day" in words


def test_PAT_4_that_the_end_of_the_steroid_keeps_the_warning_and_the_card_for_a_year() -> None:
    leaflet = page(ending())
    assert "For a year your body may still make too little steroid" in said(leaflet, "steroid_ended")
    assert "hydrocortisone injection" in said(leaflet, "emergency")
    assert "I took: prednisone\nUntil: 21 November 2026" in card(leaflet)
    assert CRISIS in card(leaflet)


def test_PAT_4_that_a_steroid_that_ended_before_keeps_its_card_under_its_own_name() -> None:
    case = case_with(glucocorticoid={"medicine": "deflazacort", "stopped_on": "2026-09-01"})
    plan = make_plan(recommendations=(make_row("rash", "hydroxychloroquine"),), taper=None)
    leaflet = page(plan, case)
    assert "I took: deflazacort\nUntil: 01 September 2026" in card(leaflet)
    assert said(leaflet, "steroid_ended").startswith("You have finished deflazacort")
    assert section_of(page(plan), "steroid_ended") is None


def test_PAT_4_that_a_steroid_that_was_offered_and_declined_has_not_been_finished() -> None:
    assert section_of(page(accepted=frozenset({"start-methotrexate", "folic-acid"})), "steroid_ended") is None


def test_H28_that_staff_read_the_card_in_english_whatever_the_language_of_the_page() -> None:
    compiled = with_texts()
    english = compiled.protocol.handout["en"]
    texts = {**english.texts, "card_title": "Tarjeta", "card_staff_adult": "Dé {crisis_dose} ya."}
    words = english.model_copy(update={"language": "es", "texts": texts})
    compiled.protocol.handout["es"] = words  # type: ignore[index]
    leaflet = make_leaflet(compiled, make_case(), make_plan(), PageOrder(printed_on=FIRST_DAY, language="es"))
    assert "Dé 100 mg ya." in card(leaflet)
    assert CRISIS in card(leaflet)
    assert "Steroid emergency card" in card(leaflet)
    assert card(page()).count(CRISIS) == 1


def in_english(leaflet: Leaflet) -> str:
    """The English half of a card in another language."""
    return card(leaflet).partition("Steroid emergency card\n")[2]


@pytest.mark.parametrize("language", ["es", "ar", "zh-Hans"])
def test_H28_that_the_english_half_of_a_card_says_what_it_is_for(language: str) -> None:
    assert in_english(page(language=language)).startswith(
        "I take: prednisone, 60 mg a day. On this day: 21 November 2026. My body needs its steroid each day."
    )
    assert in_english(page(ending(), language=language)).startswith(
        "I took: prednisone. Until: 21 November 2026. I took steroids until the day above."
    )
    plan = make_plan(recommendations=(make_row("rash", "hydroxychloroquine"),), taper=None, alerts=(make_alert("R12"),))
    assert in_english(page(plan, language=language)).startswith("I took: prednisone. I took steroids until the day")


def test_R04_that_trouble_with_swallowing_never_reads_as_leave_out_what_is_taken_already() -> None:
    trouble = {"dysphagia": "yes"}
    words = said(page(case=case_with(red_flags=trouble)), "swallow")
    assert "Take none of the new tablets on this page until we have tested how you swallow." in words
    assert "Not tested today? Call us. Your other tablets do not go down? Call us today." in words
    assert "Take no tablet" not in words
    assert "You choke, or cannot breathe? Call 911." in words
    assert "steroid" not in words
    assert section_of(page(), "swallow") is None


def test_R04_that_a_steroid_that_is_taken_never_waits_for_the_swallow_test() -> None:
    case = case_with(red_flags={"dysphagia": "yes"}, glucocorticoid={"dose_mg_per_day": "20"})
    words = said(page(steroid_plan("20"), case), "swallow")
    assert "Take no new tablet until we have tested how you swallow." in words
    assert "Do not miss a dose of your steroid while you wait." in words
    assert "It does not go down? Call us at once. We do not answer? Call 911." in words
    assert "Never just leave out your steroid." in words
    assert "Take no tablet" not in words


def test_R04_that_no_steroid_is_named_to_who_takes_none() -> None:
    plan = make_plan(recommendations=(make_row("rash", "hydroxychloroquine"),), taper=None, alerts=())
    assert "steroid" not in said(page(plan, case_with(red_flags={"dysphagia": "yes"})), "swallow")


def suddenly_stopped(*, overridden: bool = False) -> Leaflet:
    stop = replace(make_alert("G09", "stop"), overridden=overridden)
    plan = make_plan(
        recommendations=(make_row("rash", "hydroxychloroquine"),), taper=None, alerts=(stop, make_alert("G11"))
    )
    course = {"dose_mg_per_day": "0", "stopped_on": "2026-11-15", "stopped_from_mg_per_day": "40"}
    return page(plan, case_with(glucocorticoid=course))


def test_G09_that_a_steroid_stopped_too_suddenly_is_an_alarm_and_never_reads_as_finished() -> None:
    leaflet = suddenly_stopped()
    section = section_of(leaflet, "steroid_ended")
    assert section is not None
    assert section.tone == "alarm"
    words = said(leaflet, "steroid_ended")
    assert words.startswith(
        "You stopped prednisone too fast\nA sudden stop can kill. Talk to us today, before you leave."
    )
    assert "You vomit, faint or are very weak? Call 911 at once." in words
    assert not any("finished" in line for line in everything(leaflet))
    assert "I took: prednisone\nUntil: 15 November 2026" in card(leaflet)


def test_G09_that_one_script_is_told_for_the_one_call() -> None:
    says = "say: I stopped my steroid too fast. I may need a hydrocortisone injection now."
    plan = make_plan(
        recommendations=(), taper=None, alerts=(make_alert("G09", "stop"), make_alert("R11", "stop", emergency=True))
    )
    in_crisis = page(plan, case_with(glucocorticoid={"dose_mg_per_day": "0", "stopped_on": "2026-11-15"}))
    for leaflet, where in ((suddenly_stopped(), "emergency"), (in_crisis, "urgent")):
        assert says in said(leaflet, "steroid_ended").replace("Say", "say")
        assert says in said(leaflet, where).replace("Say", "say")
        assert not any("in the past year. I may" in line for line in everything(leaflet))


def test_G09_that_a_stop_that_a_specialist_answers_for_reads_as_an_end() -> None:
    assert said(suddenly_stopped(overridden=True), "steroid_ended").startswith("You have finished prednisone")


def test_G09_that_the_alarm_stands_on_a_page_without_a_medicine_too() -> None:
    plan = make_plan(recommendations=(), taper=None, alerts=(make_alert("G09", "stop"),))
    leaflet = page(plan, case_with(glucocorticoid={"dose_mg_per_day": "0", "stopped_on": "2026-11-15"}))
    assert leaflet.kind == "urgent"
    assert said(leaflet, "steroid_ended").startswith("You stopped prednisone too fast")


@pytest.mark.parametrize(("population", "who"), [("adult", "You stopped your"), ("juvenile", "Your child stopped the")])
def test_G09_that_nothing_on_that_page_calls_it_a_visit_without_news(population: str, who: str) -> None:
    plan = make_plan(recommendations=(), taper=None, alerts=(make_alert("G09", "stop"),), population=population)
    leaflet = page(plan, case_with(glucocorticoid={"dose_mg_per_day": "0", "stopped_on": "2026-11-15"}))
    assert said(leaflet, "call").startswith(f"{who} steroid too fast. Talk to us now.")
    assert not any("no new medicine" in line for line in everything(leaflet))


def test_R11_that_the_year_after_the_steroid_never_tells_two_things_about_fainting() -> None:
    assert "faint" not in said(page(ending()), "steroid_ended")
    assert "your chest hurts, or you faint" in said(page(ending()), "emergency")


def test_R11_that_who_ended_a_steroid_never_says_to_have_just_been_dosed() -> None:
    leaflet = page(ending())
    assert "Then say: I took steroids in the past year." in said(leaflet, "emergency")
    assert "I took steroids until the day above." in card(leaflet)
    assert not any("have taken" in line for line in everything(leaflet))


def test_R11_that_bystanders_read_whom_to_call_before_what_staff_must_do() -> None:
    lines = card(page()).splitlines()
    call = lines.index("I am very ill? Call 911. Say: this may be an adrenal crisis.")
    assert call < lines.index("For the doctor or nurse:")


def test_PAT_4_that_the_card_names_the_illness_and_medicines_that_weaken_the_defense() -> None:
    weakens = "I also take medicines that weaken my defense against germs."
    assert f"I have dermatomyositis. {weakens}" in card(page())
    alone = card(page(steroid_plan("20")))
    assert "I have dermatomyositis." in alone
    assert weakens not in alone
    held = make_row("hold", "methotrexate", action="hold", verdict="blocked")
    assert weakens in card(page(make_plan(recommendations=(ROWS[0], held))))


@pytest.mark.parametrize("population", ["juvenile", None])
def test_R11_that_staff_without_the_plan_of_a_child_do_not_wait_and_read_no_figure(population: str) -> None:
    words = card(page(make_plan(population=population)))
    assert "No plan with me? Use your own dose for my age. Do not wait." in words
    assert "hydrocortisone at once" in words
    assert "100 mg" not in words


def test_R12_that_a_steroid_user_whose_course_is_not_known_gets_a_card_without_a_dose() -> None:
    plan = make_plan(
        recommendations=(make_row("sick", "prednisone", action="continue"),), taper=None, alerts=(make_alert("R12"),)
    )
    assert "I take: prednisone\nOn this day: 21 November 2026" in card(page(plan))
