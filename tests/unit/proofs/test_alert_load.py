"""The alert budget: few enough cards that each is read."""

from app.proofs.alert_load import alert_load
from tests.vignettes.vignette import FOLDER, compiled

VIGNETTES = FOLDER.suite().vignettes
PLAIN = [each for each in VIGNETTES if each.uncomplicated]


def test_that_there_are_uncomplicated_cases_of_every_common_kind() -> None:
    assert len(PLAIN) >= 10


def test_B_2_that_an_uncomplicated_case_has_hardly_a_stop_and_few_other_cards() -> None:
    load = {level.level: level for level in alert_load(compiled(), PLAIN).levels}
    assert load["stop"].mean <= 0.3
    assert load["warning"].most <= 3
    assert load["caution"].most <= 6


def test_that_every_vignette_is_counted() -> None:
    load = alert_load(compiled(), VIGNETTES)
    assert load.cases == len(VIGNETTES)
    assert [level.level for level in load.levels] == ["stop", "warning", "caution"]
