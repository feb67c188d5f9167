"""Urgent advice: what to do now, what to say, and the steroid that is never left out of it."""

from dataclasses import replace
from typing import Any

import pytest

from app.domain.case import Case
from app.domain.leaflet import Blank, FillIn, Leaflet, Points, Text
from app.domain.plan import Plan
from tests.unit.engine.patient_pages import case_with, page, steroid_plan
from tests.unit.handout.example_course import make_alert, make_plan, make_row
from tests.unit.handout.spoken_page import everything, said, section_of

ON_20_MG = {"medicine": "prednisone", "dose_mg_per_day": "20"}
SAY = "Say: I take steroids. I may need a hydrocortisone injection now."
SAY_FOR_A_CHILD = "Say: My child takes steroids and may need a hydrocortisone injection now."


def emergency(*rules: str, **others: Any) -> Plan:
    """A plan of which every rule named is an emergency, for a patient who takes a steroid."""
    alerts = tuple(make_alert(rule, "stop", emergency=True) for rule in rules)
    return steroid_plan("20", alerts=(*alerts, make_alert("G11")), **others)


def urgent(*rules: str, case: Case | None = None, **others: Any) -> Leaflet:
    return page(emergency(*rules, **others), case or case_with(glucocorticoid=ON_20_MG))


def without_steroid(*rules: str, **others: Any) -> Leaflet:
    alerts = tuple(make_alert(rule, "stop", emergency=True) for rule in rules)
    return page(make_plan(recommendations=(), taper=None, alerts=alerts, **others))


def nothing_offered(*rules: str, **others: Any) -> Leaflet:
    alerts = tuple(make_alert(rule, "stop" if rule == "R03" else "warning") for rule in rules)
    return page(make_plan(recommendations=(), taper=None, alerts=alerts, **others))


@pytest.mark.parametrize("population", ["adult", "juvenile", None])
@pytest.mark.parametrize("region", ["US", "UK"])
def test_R11_that_an_adrenal_crisis_calls_now_and_says_what_to_say_first(population: str, region: str) -> None:
    leaflet = urgent("R11", population=population, region=region)
    number = "999" if region == "UK" else "911"
    assert f"Call {number} now." in said(leaflet, "call")
    says = SAY_FOR_A_CHILD if population == "juvenile" else SAY
    assert said(leaflet, "urgent").splitlines()[1] == f"Call {number} now. {says}"
    assert not any("today, or call" in line or "Go to" in line for line in everything(leaflet))


@pytest.mark.parametrize(
    ("population", "clinic"), [("adult", "tell your clinic"), ("juvenile", "tell your specialist center")]
)
def test_R11_that_the_page_of_a_crisis_never_speaks_against_the_injection(population: str, clinic: str) -> None:
    leaflet = urgent("R11", population=population)
    assert "Let the ambulance crew give you the injection at once." in said(leaflet, "urgent")
    assert "Start no new medicine" not in said(leaflet, "urgent")
    assert f"After that, {clinic}: " in said(leaflet, "call")
    assert "Not sure?" not in said(leaflet, "call")
    assert "Start no new medicine until a doctor has seen you." in said(urgent("R06"), "urgent")
    assert "Not sure?" not in said(urgent("R06"), "call")


def test_R11_that_the_page_of_a_crisis_says_no_less_than_the_everyday_page() -> None:
    words = said(urgent("R11"), "emergency")
    assert "you vomit, or have bad diarrhea" in words
    assert "you are ill and very weak, sleepy or confused" in words
    assert words.startswith("Also later, call 911 at once if")


def test_R11_that_who_is_not_known_to_take_a_steroid_now_says_so() -> None:
    words = said(without_steroid("R11"), "urgent")
    assert "Call 911 now. Say: I took steroids in the past year." in words
    assert "Until: \n" in said(without_steroid("R11"), "steroid_card")


@pytest.mark.parametrize("rule", ["R01", "R04", "R05", "R06", "R07", "R10", "R11"])
def test_R11_that_every_urgent_page_of_a_steroid_user_has_the_card_the_vomiting_line_and_what_to_say(
    rule: str,
) -> None:
    leaflet = urgent(rule)
    assert leaflet.sections[-1].id == "steroid_card"
    assert "I take: prednisone, 20 mg a day" in said(leaflet, "steroid_card")
    assert "you vomit, or have bad diarrhea" in said(leaflet, "emergency")
    assert any(SAY.removeprefix("Say: ") in line for line in everything(leaflet))


def test_G32_that_the_card_of_an_urgent_page_has_the_steroid_and_dose_of_the_record() -> None:
    case = case_with(glucocorticoid={"medicine": "methylprednisolone", "dose_mg_per_day": "4"})
    assert "I take: methylprednisolone, 4 mg a day" in said(urgent("R06", case=case), "steroid_card")


def test_R11_that_who_takes_no_steroid_gets_no_card_and_is_asked() -> None:
    leaflet = without_steroid("R06")
    assert section_of(leaflet, "steroid_card") is None
    assert "Do you take steroid tablets? Never stop them suddenly." in said(leaflet, "urgent")
    assert "steroids" not in said(leaflet, "emergency")
    assert "Never stop your steroid suddenly." in said(urgent("R06"), "urgent")


@pytest.mark.parametrize("rule", ["R01", "R05", "R06", "R07", "R10"])
def test_H12_that_no_emergency_page_says_today_for_what_it_calls_for_at_once(rule: str) -> None:
    for leaflet in (urgent(rule), without_steroid(rule)):
        words = [line for section in leaflet.sections for line in said(leaflet, section.id).splitlines()]
        assert not any("today" in line.lower() for line in words)
        assert "Go to the emergency room now. You feel worse? Call 911 at once." in words
        assert "Call 911 at once if one of these starts or gets worse" in words


def test_H12_that_the_british_page_sends_to_a_and_e() -> None:
    assert "Go to A and E at a hospital now. You feel worse? Call 999 at once." in said(
        urgent("R06", region="UK"), "urgent"
    )


def test_R09_that_a_child_who_needs_the_expert_centre_is_sent_there() -> None:
    lines = said(urgent("R09", population="juvenile"), "urgent").splitlines()
    assert lines[1:3] == [
        "Your child needs a hospital for children now.", "Go there now. You feel worse? Call 911 at once.",
    ]  # fmt: skip
    both = said(urgent("R06", "R09", population="juvenile"), "urgent")
    assert "Go to the emergency room now." in both


def test_R04_that_nothing_by_mouth_never_stands_beside_never_stop() -> None:
    words = said(urgent("R04"), "urgent")
    assert "Take no tablets now, not even your steroid. Say at once: I need my steroid through a drip." in words
    assert "Never stop" not in words
    asked = said(without_steroid("R04"), "urgent")
    assert "Take no tablets now. You take a steroid? Say at once: I need it through a drip." in asked
    assert "Never stop" not in asked


def test_R03_that_a_fever_with_nothing_to_offer_is_sent_to_a_doctor_today() -> None:
    leaflet = nothing_offered("R03")
    assert leaflet.kind == "urgent"
    assert said(leaflet, "call").startswith("You may have an infection. A doctor must look for it today.")
    assert "No doctor has seen you today? Call us now." in said(leaflet, "nothing")
    assert not any("Your team will call you" in line for line in everything(leaflet))
    assert said(nothing_offered(), "call").startswith("We have no new medicine for you today.")


def test_R03_that_the_page_of_an_infection_never_forbids_what_the_doctor_of_today_gives() -> None:
    words = said(nothing_offered("R03"), "nothing")
    assert "Take what that doctor gives you. Show this page first. Else start no new medicine." in words
    assert "before we call" not in words
    assert "Start no new medicine before we call." in said(nothing_offered(), "nothing")


def test_R03_that_a_page_without_a_medicine_says_until_when_to_wait_for_a_call() -> None:
    section = section_of(nothing_offered(), "nothing")
    assert section is not None
    assert FillIn((Blank("No call from us by this day and time? Call us"),)) in section.parts


def test_R12_that_who_took_a_steroid_this_year_calls_when_vomiting_and_says_so() -> None:
    words = said(nothing_offered("R03", "R12"), "emergency")
    assert "you vomit, or have bad diarrhea" in words
    assert "Then say: I took steroids in the past year." in words
    assert "vomit" not in said(nothing_offered("R03"), "emergency")


def test_R03_that_a_fever_that_is_there_is_called_for_at_once_and_never_the_same_day() -> None:
    everyday = steroid_plan("20", alerts=(make_alert("R03", "stop"), make_alert("G11")))
    leaflet = page(everyday)
    assert leaflet.kind == "plan"
    assert "A fever comes or stays? You feel worse? Call us at once." in said(leaflet, "today")
    for name in ("today", "infections"):
        assert "a fever, or feel shivery" not in said(leaflet, name)
        assert "a fever or feel shivery" not in said(leaflet, name)
    assert "you have a fever, or feel shivery" in said(page(), "today")
    assert "You have a fever or feel shivery?" in said(page(), "infections")


@pytest.mark.parametrize("with_steroid", [True, False])
def test_H12_that_very_weak_sleepy_or_confused_is_an_emergency_for_everyone(with_steroid: bool) -> None:
    rash = make_plan(recommendations=(make_row("rash", "hydroxychloroquine"),), taper=None, alerts=())
    for leaflet in (page() if with_steroid else page(rash), urgent("R06") if with_steroid else without_steroid("R06")):
        assert said(leaflet, "emergency").count("you are ill and very weak, sleepy or confused") == 1


@pytest.mark.parametrize("leaflet", [page(), urgent("R06")], ids=["plan", "urgent"])
def test_PAT_4_that_what_to_say_is_a_line_of_its_own_after_the_signs(leaflet: Leaflet) -> None:
    section = section_of(leaflet, "emergency")
    assert section is not None
    signs, say = section.parts
    assert isinstance(signs, Points)
    assert not any(line.startswith("Then say") for line in signs.lines)
    assert say == Text(f"Then say: {SAY.removeprefix('Say: ')}", bold=True)


@pytest.mark.parametrize("rules", [("R06",), ("R11",), ("R03",), ()])
def test_H28_that_urgent_advice_for_a_child_says_that_you_is_the_child(rules: tuple[str, ...]) -> None:
    is_emergency = rules not in ((), ("R03",))
    child = urgent(*rules, population="juvenile") if is_emergency else nothing_offered(*rules, population="juvenile")
    adult = urgent(*rules) if is_emergency else nothing_offered(*rules)
    assert child.kind == adult.kind == "urgent"
    assert "Where this page says you, it means your child." in said(child, "call")
    assert "child" not in said(adult, "call")


def test_H28_that_a_parent_never_speaks_as_if_the_parent_took_the_steroid() -> None:
    ended = {"dose_mg_per_day": "0", "stopped_on": "2026-11-15", "stopped_from_mg_per_day": "40"}
    sudden = make_plan(recommendations=(), taper=None, alerts=(make_alert("G09", "stop"),), population="juvenile")
    pages = {
        "My child takes steroids and may need": (page(make_plan(population="juvenile")), "emergency"),
        "My child took steroids in the past year and may need": (
            nothing_offered("R12", population="juvenile"), "emergency",
        ),
        "My child stopped the steroid too fast and may need": (
            page(sudden, case_with(glucocorticoid=ended)), "steroid_ended",
        ),
        "My child needs the steroid through a drip.": (urgent("R04", population="juvenile"), "urgent"),
        "My child takes steroids and": (urgent("R11", population="juvenile"), "urgent"),
        "My child needs it through a drip.": (without_steroid("R04", population="juvenile"), "urgent"),
    }  # fmt: skip
    for says, (leaflet, where) in pages.items():
        assert says in said(leaflet, where)
        lines = "\n".join(said(leaflet, each.id) for each in leaflet.sections if each.id != "steroid_card")
        assert not any(words in lines for words in ("I take", "I took", "I need", "I may need", "I stopped"))


def test_R11_that_a_crisis_that_was_set_aside_is_none() -> None:
    aside = replace(make_alert("R11", "stop", emergency=True), overridden=True)
    plan = steroid_plan("20", alerts=(aside, make_alert("R06", "stop", emergency=True)))
    assert "Go to the emergency room now." in said(page(plan, case_with(glucocorticoid=ON_20_MG)), "urgent")


def test_H28_that_the_british_page_speaks_of_contraception_and_of_the_tummy() -> None:
    for plan in (make_plan(region="UK"), emergency("R07", region="UK")):
        lines = [line.lower() for line in everything(page(plan))]
        assert not any("birth control" in line or "belly" in line for line in lines)
    assert "Use contraception all the time." in said(page(make_plan(region="UK")), "pregnancy")
    assert "your tummy hurts badly" in said(page(make_plan(region="UK")), "emergency")
