"""What a card about bad input says at the fields of the form."""

from dataclasses import replace
from typing import Literal

import pytest

from app.domain.plan import AlertPart
from app.domain.recording import catalogue
from app.domain.report import AlertCard, FactLine
from app.ui.presenters.draft import CONFIRMED, Draft, lay
from app.ui.presenters.remarks import Remarks, remarks_of, stopped_at_fields
from app.ui.presenters.screen import Remark

WEIGHT, HEIGHT = "patient.weight_kg", "patient.height_cm"
catalogue()


def card(rule: str, *facts: str, action: str = "", level: Literal["stop", "warning"] = "stop") -> AlertCard:
    lines = tuple(FactLine(fact, fact, "no") for fact in facts)
    return AlertCard(
        rule, level, "STOP", "The weight is not plausible", action, (), "", (), False, False, lines, (), (), ()
    )


def said(alert: AlertCard, texts: dict[str, str], typing: str = "", confirmed: tuple[str, ...] = ()) -> Remarks:
    draft = Draft(texts, {CONFIRMED: confirmed})
    return remarks_of((alert,), draft, lay(draft), typing)


def pair() -> AlertCard:
    part = AlertPart("Onset 60, age 52: one is wrong.", ("patient.onset_age_years", "patient.age_years", "visit_date"))
    return replace(card("D07"), parts=(part,))


def test_that_a_cause_is_told_at_those_of_its_fields_that_hold_something() -> None:
    remarks = said(pair(), {"patient.onset_age_years": "60", "patient.age_years": "52"})
    assert set(remarks) == {"patient.onset_age_years", "patient.age_years"}
    assert {remark.says for told in remarks.values() for remark in told} == {"Onset 60, age 52: one is wrong."}
    assert stopped_at_fields(remarks) == 1


def test_that_a_cause_waits_while_one_of_its_fields_is_typed_in() -> None:
    texts = {"patient.onset_age_years": "60", "patient.age_years": "52"}
    assert said(pair(), texts, typing="patient.age_years") == {}
    assert said(pair(), texts, typing=WEIGHT) != {}


def test_that_a_card_that_a_specialist_set_aside_says_nothing_at_the_fields() -> None:
    alert = replace(pair(), overridden=True)
    assert said(alert, {"patient.onset_age_years": "60", "patient.age_years": "52"}) == {}


def test_that_the_second_field_of_a_line_repeats_nothing() -> None:
    alert = card("D01", "derived.weight_confirmed", "derived.height_confirmed")
    remarks = said(alert, {WEIGHT: "159", HEIGHT: "146"})
    assert [remarks[path][0].beside for path in (WEIGHT, HEIGHT)] == [False, True]
    assert [remarks[path][0].confirm for path in (WEIGHT, HEIGHT)] == [
        "It is right: confirm 159 kg",
        "It is right: confirm 146 cm",
    ]


@pytest.mark.parametrize(
    ("action", "use", "says"),
    [
        ("Read as pounds it fits. Did you mean 24.9 kg? Correct it.", "24.9", "Use 24.9 kg"),
        ("Far outside the range for this age. Weigh again.", "", ""),
        ("Did you mean 127 cm?", "", ""),
    ],
)
def test_V14_that_a_weight_that_was_pounds_is_offered_in_kilograms(action: str, use: str, says: str) -> None:
    alert = card("D01", "derived.growth_weight", "derived.weight_confirmed", action=action)
    remarks = said(alert, {WEIGHT: "55", HEIGHT: "125"})
    [remark] = remarks[WEIGHT]
    assert remark == Remark(
        f"The weight is not plausible: 55 kg. {action}", "stop", "It is right: confirm 55 kg", use, says, rule="D01"
    )
    assert HEIGHT not in remarks


def test_V14_that_a_height_that_was_inches_is_offered_in_centimetres() -> None:
    alert = card("D01", "derived.growth_height", "derived.height_confirmed", action="Did you mean 127 cm?")
    [remark] = said(alert, {WEIGHT: "25", HEIGHT: "50"})[HEIGHT]
    assert (remark.use, remark.use_says) == ("127", "Use 127 cm")


def test_that_a_caution_about_sizes_asks_nothing_and_ends_with_a_confirmation() -> None:
    alert = card("D01", "derived.bmi", level="warning", action="Measure again.")
    texts = {WEIGHT: "155", HEIGHT: "160"}
    [remark] = said(alert, texts)[WEIGHT]
    assert remark.says == "The weight is not plausible: 155 kg, 160 cm. Measure again."
    assert remark.confirm == ""
    assert said(alert, texts, confirmed=(WEIGHT,)) == {}


def test_that_other_cards_say_nothing_at_the_fields() -> None:
    assert said(card("M04", "derived.bmi", "labs.egfr_ml_per_min"), {WEIGHT: "62", "labs.egfr_ml_per_min": "20"}) == {}
