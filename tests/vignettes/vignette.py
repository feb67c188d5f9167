"""Vignettes: cases that a careful expert worked by hand, read strictly, and compared with the plan one by one."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path

from app.domain.case import Case
from app.domain.plan import Plan, Recommendation
from app.domain.words import LEVELS
from app.domain.written import PlainText
from app.engine.compiled import CompiledProtocol, compile_protocol
from app.engine.evaluate import evaluate
from app.engine.plan_document import plan_document
from app.files.strict_yaml import read_yaml
from app.protocols.library import load_protocol
from app.store.case_file import read_case_tree

FOLDER = Path(__file__).parent
BASE = "normal"
STATES = ("raised", "clear", "undecided", *LEVELS)
Branch = dict[str, object]


class VignetteRefused(ValueError):
    """A vignette is not written as vignettes are."""


@dataclass(frozen=True, slots=True)
class Vignette:
    """One case and what is expected of its plan.

    Args:
        id: Unique in all files. says: The clinical sentence. case: The whole tree of the case.
        expect: Expectations by name. awaits: What is still wrong in the program; the vignette fails until then.
    """

    id: str
    says: str
    case: Branch
    expect: Branch
    awaits: str = ""


@dataclass(frozen=True, slots=True)
class Boundary:
    """How one rule answers as one fact changes; each value of the fact is a case of its own.

    Args:
        rule: Id of the rule. vary: Path of the fact. value: What it is in this case; "unknown" takes it out.
        state: clear, undecided, or the level at which the rule is raised.
    """

    id: str
    says: str
    rule: str
    vary: str
    value: str
    state: str
    case: Branch
    awaits: str = ""


@cache
def compiled() -> CompiledProtocol:
    """The protocol that comes with the program, ready."""
    return compile_protocol(load_protocol())


def branch(value: object, where: str) -> Branch:
    if not isinstance(value, dict):
        raise VignetteRefused(f"{where}: must be a mapping")
    return value


def merged(below: Branch, above: Branch) -> Branch:
    """Lay one tree over another; null takes a value out."""
    whole = dict(below)
    for name, value in above.items():
        lower = whole.get(name)
        whole[name] = merged(lower, value) if isinstance(value, dict) and isinstance(lower, dict) else value
    return whole


def at_path(path: str, value: object) -> Branch:
    """A tree that holds one value."""
    first, _, rest = path.partition(".")
    return {first: at_path(rest, value) if rest else value}


@cache
def _content(name: str) -> object:
    path = FOLDER / name
    return read_yaml(path.read_bytes(), name).value


def base_case(name: str) -> Branch:
    """The tree over which a vignette lays its own; a base may itself lie over another."""
    if name == "empty":
        return {}
    tree = dict(branch(_content(f"{name}.yaml"), name))
    under = tree.pop("over", None)
    return tree if under is None else merged(base_case(str(under)), tree)


def case_of(tree: Branch, name: str = "vignette") -> Case:
    """Read a tree as the program reads a case."""
    return read_case_tree(tree, name)


def normal(above: Branch | None = None) -> Case:
    """The normal case with some facts changed."""
    return case_of(merged(base_case(BASE), above or {}))


def plan_of(case: Case) -> Plan:
    """The answer of the whole program."""
    return evaluate(compiled(), case)


def _keys(entry: Branch, where: str, needed: frozenset[str], allowed: frozenset[str]) -> None:
    if missing := needed - entry.keys():
        raise VignetteRefused(f"{where}: lacks {', '.join(sorted(missing))}")
    if strange := entry.keys() - needed - allowed:
        raise VignetteRefused(f"{where}: {', '.join(sorted(strange))} is no key of a vignette")


def _entries(name: str) -> Iterator[tuple[str, Branch]]:
    content = _content(name)
    if not isinstance(content, tuple):
        raise VignetteRefused(f"{name}: must be a list")
    for place, entry in enumerate(content):
        yield f"{name}[{place}]", branch(entry, f"{name}[{place}]")


def read_vignettes(name: str) -> Iterator[Vignette]:
    """Read a file of vignettes.

    Raises:
        VignetteRefused: an entry lacks a key or has one that is not known.
    """
    for where, entry in _entries(name):
        _keys(entry, where, frozenset({"id", "says", "case", "expect"}), frozenset({"base", "awaits"}))
        expect = branch(entry["expect"], where)
        if strange := expect.keys() - CHECKS.keys():
            raise VignetteRefused(f"{where}: {', '.join(sorted(strange))} is no expectation")
        case = merged(base_case(str(entry.get("base", BASE))), branch(entry["case"], where))
        yield Vignette(str(entry["id"]), str(entry["says"]), case, expect, str(entry.get("awaits", "")))


def read_boundaries(name: str) -> Iterator[Boundary]:
    """Read a file of rules at their boundaries; every value becomes a case.

    Raises:
        VignetteRefused: an entry lacks a key or has one that is not known.
    """
    for where, entry in _entries(name):
        _keys(
            entry,
            where,
            frozenset({"rule", "says", "vary", "verdicts"}),
            frozenset({"base", "with", "awaits"}),
        )
        rule, path = str(entry["rule"]), str(entry["vary"])
        below = merged(base_case(str(entry.get("base", BASE))), branch(entry.get("with", {}), where))
        for value, state in branch(entry["verdicts"], where).items():
            if str(state) not in STATES:
                raise VignetteRefused(f"{where}: {state} is no state of a rule")
            case = merged(below, at_path(path, None if value == "unknown" else PlainText(value)))
            name_of_case = f"{rule}-{path.rpartition('.')[2]}-{value}-{where}"
            says, awaits = str(entry["says"]), str(entry.get("awaits", ""))
            yield Boundary(name_of_case, says, rule, path, str(value), str(state), case, awaits)


# --- what is expected, one function an expectation; each returns what is wrong ---


def _words(value: object, where: str) -> list[str]:
    if not isinstance(value, tuple):
        raise VignetteRefused(f"{where}: must be a list")
    return [str(word) for word in value]


def _number(value: object) -> Decimal:
    return Decimal(str(value))


def _levels(plan: Plan) -> dict[str, list[str]]:
    return {level: [alert.rule for alert in plan.alerts if alert.level == level] for level in LEVELS}


def _alerts(plan: Plan, expected: object) -> Iterator[str]:
    wanted, found = branch(expected, "alerts"), _levels(plan)
    if strange := wanted.keys() - set(LEVELS):
        raise VignetteRefused(f"alerts: {strange} is no level")
    for level in LEVELS:
        if sorted(_words(wanted.get(level, ()), level)) != sorted(found[level]):
            yield f"{level} alerts are {found[level]}"


def _alerts_have(plan: Plan, expected: object) -> Iterator[str]:
    found = _levels(plan)
    for level, rules in branch(expected, "alerts_have").items():
        for rule in _words(rules, level):
            if rule not in found[level]:
                yield f"{rule} is not among the {level} alerts {found[level]}"


def _alerts_lack(plan: Plan, expected: object) -> Iterator[str]:
    found = {alert.rule: alert.level for alert in plan.alerts}
    for rule in _words(expected, "alerts_lack"):
        if rule in found:
            yield f"{rule} is raised as a {found[rule]}"


def _says(plan: Plan, expected: object) -> Iterator[str]:
    found = {alert.rule: "; ".join((alert.title, alert.action, *alert.lines)) for alert in plan.alerts}
    for rule, words in branch(expected, "says").items():
        for word in _words(words, rule):
            if word not in found.get(rule, ""):
                yield f"{rule} says {found.get(rule)}, not {word}"


def _lines(plan: Plan, expected: object) -> Iterator[str]:
    found = {alert.rule: sorted(alert.line_rules) for alert in plan.alerts}
    for rule, lines in branch(expected, "lines").items():
        if found.get(rule) != sorted(_words(lines, rule)):
            yield f"the lines of {rule} are {found.get(rule)}"


def _rules(plan: Plan, expected: object) -> Iterator[str]:
    for rule, state in branch(expected, "rules").items():
        if wrong := rule_state_wrong(plan, rule, str(state)):
            yield wrong


def rule_state_wrong(plan: Plan, rule: str, state: str) -> str:
    """Tell how a rule's verdict differs from what is expected; "" where it does not."""
    if state not in STATES:
        raise VignetteRefused(f"{rule}: {state} is no state of a rule")
    verdict = next((each for each in plan.verdicts if each.rule == rule), None)
    if verdict is None:
        return f"there is no rule {rule}"
    found = verdict.level if verdict.state == "raised" and state in LEVELS else verdict.state
    return "" if found == state else f"{rule} is {found}, not {state} (open: {list(verdict.open_facts)})"


def _row(plan: Plan, name: str) -> list[Recommendation]:
    return [row for row in plan.recommendations if name in {row.id, row.medicine}]


_TEXTS = ("verdict", "action", "medicine")
_FIGURES = ("amount", "low", "high", "max", "times_per_day")
_DOSE_WORDS = ("unit", "per", "basis")
_LISTS = ("blocked_by", "needs")


def _rows(plan: Plan, expected: object) -> Iterator[str]:
    for name, wanted in branch(expected, "rows").items():
        rows = _row(plan, name)
        if wanted == "none":
            if rows:
                yield f"{name} has the rows {[row.id for row in rows]}"
        elif len(rows) != 1:
            yield f"{name} has the rows {[row.id for row in rows]}, not one"
        else:
            yield from (f"{name}: {wrong}" for wrong in _row_wrong(rows[0], branch(wanted, name)))


def _row_wrong(row: Recommendation, wanted: Branch) -> Iterator[str]:
    figures = _dose_figures(row)
    for key, value in wanted.items():
        if key in _FIGURES:
            found = figures.get(key)
            right = found is None if value == "none" else found is not None and _number(found) == _number(value)
        elif key in _DOSE_WORDS:
            found = figures.get(key)
            right = found == value
        else:
            found, right = _row_part(row, key, value)
        if not right:
            yield f"{key} is {found}, not {value}"


def _dose_figures(row: Recommendation) -> dict[str, object]:
    dose = row.dose
    if dose is None:
        return {}
    figures = {"amount": dose.amount, "low": dose.low, "high": dose.high, "max": dose.maximum}
    return {**figures, "times_per_day": dose.times_per_day, "unit": dose.unit, "per": dose.per, "basis": dose.basis}


def _row_part(row: Recommendation, key: str, value: object) -> tuple[object, bool]:
    """What a row says under a key, and whether it is what is expected."""
    if key in _TEXTS:
        return getattr(row, key), getattr(row, key) == value
    if key in _LISTS:
        return list(getattr(row, key)), sorted(getattr(row, key)) == sorted(_words(value, key))
    if key == "needs_have":
        return list(row.needs), not set(_words(value, key)) - set(row.needs)
    if key == "dose":
        found = "no" if row.dose is None else "yes"
        return found, found == value
    if key in {"how_has", "arithmetic_has"}:
        said = "; ".join((*row.how, row.title)) if key == "how_has" else row.arithmetic
        return said, all(words in said for words in _words(value, key))
    raise VignetteRefused(f"{key} is nothing that is expected of a row")


def _no_dose(plan: Plan, expected: object) -> Iterator[str]:
    doses = [row.id for row in plan.recommendations if row.dose is not None]
    if (expected == "yes") == bool(doses):
        yield f"doses are printed for {doses}"
    if expected == "yes" and plan.taper is not None:
        yield "a taper is printed"


_TAPER_KEYS = ("kind", "end_date", "weeks", "cumulative_mg", "first_52_weeks_mg", "days_at_or_above")


def _taper(plan: Plan, expected: object) -> Iterator[str]:
    document = plan_document(plan)["taper"]
    if expected == "none" or document is None:
        if expected != "none" or document is not None:
            yield f"the taper is {'missing' if document is None else 'there'}"
        return
    taper = branch(document, "taper")
    for key, value in branch(expected, "taper").items():
        found, wanted = _taper_part(taper, key, value)
        if found != wanted:
            yield f"{key} is {found}, not {wanted}"


def _taper_part(taper: Branch, key: str, value: object) -> tuple[object, object]:
    """What a taper says under a key, and what is expected, both in one form."""
    steps = _listed(taper["steps"])
    if key in {"start", "steps"}:
        if not isinstance(value, tuple):
            raise VignetteRefused("steps must be a list of [week, mg]")
        laid = [(int(str(step["week"])), _number(step["dose_mg"])) for step in steps]
        wanted = [(int(str(week)), _number(mg)) for week, mg in value]
        return (laid[: len(wanted)] if key == "start" else laid), wanted
    if key == "tablets":
        days = [{str(mg): str(count) for mg, count in branch(day, key).items()} for day in _listed(value)]
        counted = [{mg: str(count) for mg, count in branch(step["tablets"], key).items()} for step in steps]
        return counted[: len(days)], days
    if key == "from":
        return steps[0]["from"], str(value)
    if key not in _TAPER_KEYS:
        raise VignetteRefused(f"{key} is nothing that is expected of a taper")
    return _text(taper[key]), _text(value)


def _listed(value: object) -> list[Branch]:
    return [branch(each, "steps") for each in value] if isinstance(value, (list, tuple)) else []


def _text(value: object) -> object:
    if isinstance(value, Mapping):
        return {str(key): _text(part) for key, part in value.items()}
    text = str(value)
    return text if text.count("-") == 2 or not text.replace(".", "").isdigit() else Decimal(text)


def _missing_have(plan: Plan, expected: object) -> Iterator[str]:
    fields = [fact.field for fact in plan.missing]
    for field in _words(expected, "missing_have"):
        if field not in fields:
            yield f"{field} is not listed as missing"


def _missing_lack(plan: Plan, expected: object) -> Iterator[str]:
    fields = [fact.field for fact in plan.missing]
    for field in _words(expected, "missing_lack"):
        if field in fields:
            yield f"{field} is listed as missing"


def _derived(plan: Plan, expected: object) -> Iterator[str]:
    document = branch(plan_document(plan)["derived"], "derived")
    yield from _differences(document, branch(expected, "derived"), "derived")


def _differences(found: Branch, wanted: Branch, where: str) -> Iterator[str]:
    for key, value in wanted.items():
        if key not in found:
            raise VignetteRefused(f"{where}: {key} is no figure of a plan")
        part = found[key]
        if isinstance(value, dict) and isinstance(part, dict):
            yield from _differences(part, value, key)
        elif (part is None) != (value == "none") or (part is not None and _text(part) != _text(value)):
            yield f"{where}.{key} is {part}"


def _cancer_risk(plan: Plan, expected: object) -> Iterator[str]:
    if (plan.derived.cancer_risk or "none") != expected:
        yield f"the cancer risk is {plan.derived.cancer_risk}"


def _emergency(plan: Plan, expected: object) -> Iterator[str]:
    if plan.emergency != (expected == "yes"):
        yield f"it is {'an' if plan.emergency else 'no'} emergency"


def _monitoring_has(plan: Plan, expected: object) -> Iterator[str]:
    for words in _words(expected, "monitoring_has"):
        if not any(words in item.item for item in plan.monitoring):
            yield f"nothing in the monitoring says {words}"


def _monitoring_due(plan: Plan, expected: object) -> Iterator[str]:
    """Items by id: the first of their days, or "none" for an item that does not stand."""
    found = {item.id: [day.isoformat() for day in item.due] for item in plan.monitoring}
    for name, wanted in branch(expected, "monitoring_due").items():
        days = [] if wanted == "none" else _words(wanted, name)
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
    "rows": _rows,
    "no_dose": _no_dose,
    "taper": _taper,
    "missing_have": _missing_have,
    "missing_lack": _missing_lack,
    "derived": _derived,
    "cancer_risk": _cancer_risk,
    "emergency": _emergency,
    "monitoring_has": _monitoring_has,
    "monitoring_due": _monitoring_due,
}


def whats_wrong(vignette: Vignette) -> list[str]:
    """Compare the plan of a vignette with what is expected; nothing is wrong where the list is empty."""
    plan = plan_of(case_of(vignette.case, vignette.id))
    return [wrong for name, expected in vignette.expect.items() for wrong in CHECKS[name](plan, expected)]
