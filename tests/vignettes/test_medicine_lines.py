"""Medicine lines over every case of an expert: the display rules of both regions, and no dose without its reasons."""

import re
from collections.abc import Iterator
from functools import cache

import pytest

from app.domain.report import BETWEEN_ATTRIBUTES, AdviceCard, Report
from app.domain.written import PlainText
from app.engine.report import make_report
from tests.vignettes.vignette import FOLDER, case_of, compiled, plan_of

REGIONS = ("UK", "US")
TALL_MAN = {"predniSONE", "methylPREDNISolone", "azaTHIOprine", "cycloSPORINE", "riTUXimab", "inFLIXimab"}
FORBIDDEN = re.compile(r"[/\\<>@|&°()\[\]{}µ]")
BANNED = re.compile(
    r"\b(?:q\.?d\.?|o\.?d\.?|b\.?i\.?d\.?|t\.?d\.?s\.?|q\.?o\.?d\.?|hs|U|IU|cc|D/C|mcg"
    r"|MTX|AZA|MMF|HCQ|CSA|CYC|IVIG|pred|ug)\b",
    re.IGNORECASE,
)
TRAILING_ZERO = re.compile(r"\d\.\d*0\b")
NO_LEADING_ZERO = re.compile(r"(?<!\d)\.\d")
UNIT_CLOSE = re.compile(r"\d(?:mg|g|mL|%|kg)\b|\d%")
NO_COMMA = re.compile(r"\d{4,}")
STOP_AFTER_UNIT = re.compile(r"\b(?:mg|g|mL|%)\.")


@cache
def reports(region: str) -> tuple[tuple[str, Report], ...]:
    made = []
    for vignette in FOLDER.suite().vignettes:
        case = case_of({**vignette.case, "region": PlainText(region)}, vignette.id)
        made.append((vignette.id, make_report(compiled(), case, plan_of(case))))
    return tuple(made)


def cards(region: str) -> Iterator[tuple[str, AdviceCard]]:
    for name, report in reports(region):
        for card in report.cards:
            yield name, card


def lines(region: str) -> set[str]:
    return {card.dose_line for _name, card in cards(region) if card.dose_line}


@pytest.mark.parametrize("region", REGIONS)
def test_MED_2_that_no_medicine_line_has_a_sign_or_a_word_that_is_read_amiss(region: str) -> None:
    rules = (FORBIDDEN, BANNED, TRAILING_ZERO, NO_LEADING_ZERO, UNIT_CLOSE, NO_COMMA, STOP_AFTER_UNIT)
    assert len(lines(region)) > 60
    wrong = [(line, rule.pattern) for line in lines(region) for rule in rules if rule.search(line)]
    assert not wrong


@pytest.mark.parametrize(
    "line",
    [
        "x – DOSE 5mg – oral", "x – DOSE 5.0 mg – oral", "x – DOSE .5 mg – oral", "x – DOSE 1000 mg – oral",
        "x – DOSE 5 mg. – oral", "x – DOSE 5 mg/kg – oral", "x – DOSE 5 mg – BID", "MTX – DOSE 5 mg",
        "x (y) – DOSE 5 mg", "x – DOSE 0.1% – on the skin", "x – DOSE 50 IU – oral", "x – DOSE <5 mg – oral",
        "x – DOSE 5 mg – q.d",
    ],
)  # fmt: skip
def test_MED_2_that_each_rule_can_fail(line: str) -> None:
    rules = (FORBIDDEN, BANNED, TRAILING_ZERO, NO_LEADING_ZERO, UNIT_CLOSE, NO_COMMA, STOP_AFTER_UNIT)
    assert any(rule.search(line) for rule in rules)


@pytest.mark.parametrize("region", REGIONS)
def test_B_4_that_the_attributes_stand_in_their_order(region: str) -> None:
    for _name, card in cards(region):
        if not card.dose_line:
            continue
        parts = card.dose_parts
        assert BETWEEN_ATTRIBUTES.join(parts) == card.dose_line
        assert 4 <= len(parts) <= 5, parts
        assert parts[2].startswith("DOSE "), parts
        assert not any(part != part.strip() or not part for part in parts)


def test_B_4_that_the_uk_writes_names_in_lower_case_and_knows_no_tall_letters() -> None:
    names = {line.split(BETWEEN_ATTRIBUTES)[0] for line in lines("UK")}
    assert not names & TALL_MAN
    assert all(name == name.lower() or name.endswith("vitamin D") for name in names)


def test_B_4_that_the_us_writes_confusable_names_with_tall_letters() -> None:
    names = {line.split(BETWEEN_ATTRIBUTES)[0] for line in lines("US")}
    assert names & TALL_MAN == TALL_MAN - {"inFLIXimab"}, "infliximab is never dosed here"
    assert not {name for name in names if name in {tall.lower() for tall in TALL_MAN}}
    assert {medicine.tall_man for medicine in compiled().medicines.values() if medicine.tall_man} == TALL_MAN
    for medicine in compiled().medicines.values():
        assert not medicine.tall_man or medicine.tall_man.lower() == medicine.names["US"]


def test_B_4_that_tall_letters_stand_in_medicine_lines_only() -> None:
    for _name, card in cards("US"):
        said = (card.headline, card.medicine_name, card.because, card.arithmetic, *card.how, *card.blocked)
        assert not any(tall in text for text in said for tall in TALL_MAN)


@pytest.mark.parametrize("region", REGIONS)
def test_that_no_medicine_is_excluded_without_a_word_why(region: str) -> None:
    seen = set()
    for name, card in cards(region):
        reason = {"blocked": card.blocked, "not_advised": card.because, "needs_facts": card.needs}.get(
            card.verdict, "x"
        )
        seen.add(card.verdict)
        assert reason, (name, card.id)
        assert card.because, (name, card.id)
    assert seen == {"offer", "option", "needs_facts", "blocked", "not_advised"}


@pytest.mark.parametrize("region", REGIONS)
def test_REG_1_that_every_card_names_its_strength_and_its_sources(region: str) -> None:
    for name, card in cards(region):
        gathered = card.id.startswith("blocked-")
        assert card.strength, (name, card.id)
        assert card.sources or gathered, (name, card.id)


@pytest.mark.parametrize("region", REGIONS)
def test_ALR_3_that_no_rule_has_two_cards_and_no_standing_stop_hides_in_a_card_that_was_set_aside(region: str) -> None:
    for name, report in reports(region):
        rules = [alert.rule for alert in report.alerts]
        assert len(rules) == len(set(rules)), name
        told = [rule for alert in report.alerts for rule in alert.line_rules]
        assert not set(rules) & set(told), name
        case_aside = {each.rule for each in report.set_aside}
        for alert in report.alerts:
            if alert.overridden:
                assert set(alert.line_rules) <= case_aside, (name, alert.rule)
