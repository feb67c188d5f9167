"""What a vignette may expect of a plan, one function an expectation; each tells what is wrong."""

from collections.abc import Callable, Iterator, Mapping

from app.domain.plan import Plan
from app.domain.words import LEVELS
from app.engine.plan_document import plan_document
from app.files.tree import shown
from app.proofs.expected_rows import no_dose, rows
from app.proofs.expected_taper import taper
from app.proofs.vignette import STATES, Branch, branch, strange, text_of, words_of


def _levels(plan: Plan) -> dict[str, list[str]]:
    return {level: [alert.rule for alert in plan.alerts if alert.level == level] for level in LEVELS}


def _check_levels(wanted: Branch) -> None:
    if unknown := wanted.keys() - set(LEVELS):
        raise strange("alerts", f"{', '.join(map(shown, sorted(unknown)))} is no level")


def _alerts(plan: Plan, expected: object) -> Iterator[str]:
    wanted, found = branch(expected, "alerts"), _levels(plan)
    _check_levels(wanted)
    for level in LEVELS:
        if sorted(words_of(wanted.get(level, ()), level)) != sorted(found[level]):
            yield f"{level} alerts are {found[level]}"


def _alerts_have(plan: Plan, expected: object) -> Iterator[str]:
    found, wanted = _levels(plan), branch(expected, "alerts_have")
    _check_levels(wanted)
    for level, rules in wanted.items():
        for rule in words_of(rules, level):
            if rule not in found[level]:
                yield f"{rule} is not among the {level} alerts {found[level]}"


def _alerts_lack(plan: Plan, expected: object) -> Iterator[str]:
    found = {alert.rule: alert.level for alert in plan.alerts}
    for rule in words_of(expected, "alerts_lack"):
        if rule in found:
            yield f"{rule} is raised as a {found[rule]}"


def _says(plan: Plan, expected: object) -> Iterator[str]:
    found = {alert.rule: "; ".join((alert.title, alert.action, *alert.lines)) for alert in plan.alerts}
    for rule, parts in branch(expected, "says").items():
        for part in words_of(parts, rule):
            if part not in found.get(rule, ""):
                yield f"{rule} says {found.get(rule)}, not {part}"


def _lines(plan: Plan, expected: object) -> Iterator[str]:
    found = {alert.rule: sorted(alert.line_rules) for alert in plan.alerts}
    for rule, lines in branch(expected, "lines").items():
        if found.get(rule) != sorted(words_of(lines, rule)):
            yield f"the lines of {rule} are {found.get(rule)}"


def _rules(plan: Plan, expected: object) -> Iterator[str]:
    for rule, state in branch(expected, "rules").items():
        if wrong := rule_state_wrong(plan, rule, str(state)):
            yield wrong


def rule_state_wrong(plan: Plan, rule: str, state: str) -> str:
    """Tell how a rule's verdict differs from what is expected; "" where it does not."""
    if state not in STATES:
        raise strange(rule, "{state} is no state of a rule")
    verdict = next((each for each in plan.verdicts if each.rule == rule), None)
    if verdict is None:
        return f"there is no rule {rule}"
    found = verdict.level if verdict.state == "raised" and state in LEVELS else verdict.state
    return "" if found == state else f"{rule} is {found}, not {state} (open: {list(verdict.open_facts)})"


def _missing_have(plan: Plan, expected: object) -> Iterator[str]:
    fields = [fact.field for fact in plan.missing]
    for field in words_of(expected, "missing_have"):
        if field not in fields:
            yield f"{field} is not listed as missing"


def _missing_lack(plan: Plan, expected: object) -> Iterator[str]:
    fields = [fact.field for fact in plan.missing]
    for field in words_of(expected, "missing_lack"):
        if field in fields:
            yield f"{field} is listed as missing"


def _derived(plan: Plan, expected: object) -> Iterator[str]:
    document = branch(plan_document(plan)["derived"], "derived")
    yield from _differences(document, branch(expected, "derived"), "derived")


def _differences(found: Branch, wanted: Branch, where: str) -> Iterator[str]:
    for key, value in wanted.items():
        if key not in found:
            raise strange(where, "{key} is no figure of a plan")
        part = found[key]
        if isinstance(value, dict) and isinstance(part, dict):
            yield from _differences(part, value, key)
        elif (part is None) != (value == "none") or (part is not None and text_of(part) != text_of(value)):
            yield f"{where}.{key} is {part}"


def _cancer_risk(plan: Plan, expected: object) -> Iterator[str]:
    if (plan.derived.cancer_risk or "none") != expected:
        yield f"the cancer risk is {plan.derived.cancer_risk}"


def _emergency(plan: Plan, expected: object) -> Iterator[str]:
    if plan.emergency != (expected == "yes"):
        yield f"it is {'an' if plan.emergency else 'no'} emergency"


def _monitoring_has(plan: Plan, expected: object) -> Iterator[str]:
    for words in words_of(expected, "monitoring_has"):
        if not any(words in item.item for item in plan.monitoring):
            yield f"nothing in the monitoring says {words}"


def _monitoring_due(plan: Plan, expected: object) -> Iterator[str]:
    """Items by id: the first of their days, or "none" for an item that does not stand."""
    found = {item.id: [day.isoformat() for day in item.due] for item in plan.monitoring}
    for name, wanted in branch(expected, "monitoring_due").items():
        days = [] if wanted == "none" else words_of(wanted, name)
        if (wanted == "none") != (name not in found) or found.get(name, [])[: len(days)] != days:
            yield f"{name} is due on {found.get(name)}"


Check = Callable[[Plan, object], Iterator[str]]
CHECKS: Mapping[str, Check] = {
    "alerts": _alerts,
    "alerts_have": _alerts_have,
    "alerts_lack": _alerts_lack,
    "lines": _lines,
    "says": _says,
    "rules": _rules,
    "rows": rows,
    "no_dose": no_dose,
    "taper": taper,
    "missing_have": _missing_have,
    "missing_lack": _missing_lack,
    "derived": _derived,
    "cancer_risk": _cancer_risk,
    "emergency": _emergency,
    "monitoring_has": _monitoring_has,
    "monitoring_due": _monitoring_due,
}


def whats_wrong(expect: Branch, plan: Plan) -> list[str]:
    """Compare a plan with what a vignette expects; nothing is wrong where the list is empty.

    Raises:
        VignetteRefused: an expectation is none that could be looked up in a plan.
    """
    return [wrong for name, expected in expect.items() for wrong in CHECKS[name](plan, expected)]
