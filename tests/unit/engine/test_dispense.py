"""What is dispensed: tablets by strength over a period, and whole boxes."""

from decimal import Decimal

from app.engine.dispense import dispense
from app.engine.report import make_report
from tests.unit.engine.cases import case_of, plan_of, protocol
from tests.unit.handout.example_course import make_taper

TWO_STEPS = make_taper((("30", 2, "until control"), ("20", 2, "5 mg steps")))


def test_that_the_whole_course_is_counted_by_strength() -> None:
    found = dispense(TWO_STEPS, None, None)
    tablets = {each.strength_mg: each.tablets for each in found.strengths}
    assert sum(strength * count for strength, count in tablets.items()) == 30 * 14 + 20 * 14
    assert found.whole_course
    assert {each.boxes for each in found.strengths} == {None}


def test_that_a_period_ends_in_the_midst_of_a_step() -> None:
    found = dispense(TWO_STEPS, 3, None)
    assert sum(each.strength_mg * each.tablets for each in found.strengths) == 30 * 14 + 20 * 7
    assert (found.last_day - found.first_day).days == 20
    assert not found.whole_course


def test_that_a_begun_box_is_a_box() -> None:
    twenties = next(each for each in dispense(TWO_STEPS, None, 9).strengths if each.strength_mg == Decimal(20))
    assert twenties.tablets == 28
    assert twenties.boxes == 4


def test_that_no_box_is_counted_before_its_size_is_known() -> None:
    lines = {}
    for size in (None, 30):
        choices = {"dispense_weeks": 4, "tablets_per_box": size}
        sheet = make_report(protocol(), case_of(choices=choices), plan_of(choices=choices)).taper
        assert sheet is not None
        lines[size] = sheet.dispense
        assert sheet.dispense_text == "21-Nov-2026 to 18-Dec-2026"
    assert lines == {None: ("84 tablets of 20 mg",), 30: ("84 tablets of 20 mg: 3 boxes",)}
