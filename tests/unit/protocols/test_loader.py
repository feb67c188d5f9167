"""A protocol with a defect is refused whole, and every defect is told with its file and line."""

import itertools
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from app.domain.condition import AllOf, AnyOf, Compare, Established, Is, Known, Not, Term
from app.domain.errors import ProtocolRejected
from app.files.places import protocols_folder
from app.protocols.loader import load_folder

Edit = Callable[[str, str, str], None]


def defects(folder: Path) -> list[str]:
    with pytest.raises(ProtocolRejected) as refused:
        load_folder(folder)
    assert refused.value.exit_status == 3
    return [problem.sentence() for problem in refused.value.problems]


def line_of(folder: Path, file: str, text: str) -> int:
    lines = (folder / file).read_text(encoding="utf-8").splitlines()
    return next(number for number, line in enumerate(lines, 1) if text in line)


def test_that_the_small_protocol_is_accepted(folder: Path) -> None:
    protocol = load_folder(folder)
    assert protocol.about.id == "minimal"
    assert len(protocol.assess.rules) == 3
    assert re.fullmatch("[0-9a-f]{64}", protocol.sha256)


def test_that_the_protocols_of_the_program_are_accepted() -> None:
    folders = [path.parent for path in protocols_folder().glob("*/*/protocol.yaml")]
    assert folders
    for folder in folders:
        load_folder(folder)


def test_that_every_form_of_a_condition_is_read(folder: Path) -> None:
    protocol = load_folder(folder)
    first, second, third = protocol.assess.rules
    assert first.grades[0].when == Compare("labs.egfr_ml_per_min", "below", "egfr_floor")
    assert first.grades[1].when == Not(Known("labs.egfr_ml_per_min"))
    assert second.grades[0].when == AllOf((Is("medicines.live_vaccine_planned", ("yes",)), Term("grown")))
    assert third.grades[0].when == AnyOf(
        (Is("antibodies.mda5", ("positive", "negative")), Established(Is("history.cancer", ("yes",))))
    )
    assert protocol.prescribe.medicines[0].taking == Is("derived.on_glucocorticoid", ("yes",))
    assert protocol.recommend.rows[0].needs[0].unless == Known("choices.prednisone_start_mg_per_day")


def moved(folder: Path, place: Path) -> Path:
    place.parent.mkdir(parents=True)
    shutil.copytree(folder, place)
    return place


def test_that_a_version_stands_in_the_folder_of_its_name(folder: Path, edit: Edit) -> None:
    edit("protocol.yaml", 'version: "1.0"', 'version: "1.1"')
    assert defects(folder) == ["protocol.yaml, line 2: version: must be 1.0, the name of the folder it stands in"]


def test_that_in_a_library_both_names_hold(folder: Path, tmp_path: Path) -> None:
    load_folder(moved(folder, tmp_path / "library" / "protocols" / "minimal" / "1.0"))
    in_library = moved(folder, tmp_path / "other" / "protocols" / "maximal" / "one")
    assert [sentence.split(": ")[1] for sentence in defects(in_library)] == ["id", "version"]
    as_ours = moved(folder, tmp_path / "ours" / "dermatomyositis" / "1.0")
    assert [sentence.split(": ")[1] for sentence in defects(as_ours)] == ["id"]


def test_that_a_copy_to_be_worked_on_may_have_any_name(folder: Path, tmp_path: Path) -> None:
    assert load_folder(moved(folder, tmp_path / "desk" / "my copy")).about.version == "1.0"
    assert load_folder(moved(folder, tmp_path / "desk2" / "1.0")).about.id == "minimal"


# File, what stands there, what is put in its place, and what is then said of which line.
DEFECTS = [
    # conditions
    ("assess.yaml", "{labs.egfr_ml_per_min: {below", "{labs.egfr_ml_per_mn: {below",
     "did you mean labs.egfr_ml_per_min?"),
    ("assess.yaml", "live_vaccine_planned: yes", "live_vaccine_planned: perhaps", "perhaps is not a word of"),
    ("assess.yaml", "live_vaccine_planned: yes", "live_vaccine_planned: unknown", "stands for not known"),
    ("assess.yaml", "mda5: [positive, negative]", "mda5: [positive, pending]", "stands for not known"),
    ("assess.yaml", "mda5: [positive, negative]", "mda5: []", "at least one word"),
    ("assess.yaml", "below: egfr_floor", "below: egfr_flor", "did you mean egfr_floor?"),
    ("assess.yaml", "below: egfr_floor", "below: 30", "is not the name of a number"),
    ("assess.yaml", "below: egfr_floor", "below: most_mg", "is in mL/min, most_mg in mg a day"),
    ("assess.yaml", "below: egfr_floor", "under: egfr_floor", "one comparison"),
    ("assess.yaml", "{below: egfr_floor}", "{below: egfr_floor, above: egfr_floor}", "one comparison"),
    ("assess.yaml", "{below: egfr_floor}", "low", "no fact with words"),
    ("assess.yaml", "live_vaccine_planned: yes", "live_vaccine_planned: {below: egfr_floor}", "is not a number"),
    ("assess.yaml", "history.cancer: yes", "visit_date: yes", "no fact with words"),
    ("assess.yaml", "history.cancer: yes", "choices.tablet_strengths_mg: yes", "is a list"),
    ("assess.yaml", "history.cancer: yes", "history.cancer: yes, history.frail: yes", "more than one key"),
    ("assess.yaml", "{not: {known: labs.egfr_ml_per_min}}", "", "must be a condition"),
    ("assess.yaml", "{not: {known: labs.egfr_ml_per_min}}", "always", "must be a condition"),
    ("assess.yaml", "{not: {known: labs.egfr_ml_per_min}}", "{not: {known: labs.egfr}}", "is not a fact"),
    ("assess.yaml", "{not: {known: labs.egfr_ml_per_min}}", "{nott: {known: labs.egfr_ml_per_min}}",
     "did you mean not?"),
    ("assess.yaml", "{all_of: [{medicines", "{all_off: [{medicines", "did you mean all_of?"),
    ("assess.yaml", "{established: {history.cancer: yes}}", "{any_of: []}", "at least one"),
    ("assess.yaml", "{term: grown}", "{term: growm}", "did you mean grown?"),
    ("assess.yaml", "{derived.population: adult}", "{term: grown}", "refers to itself"),
    ("medicines.yaml", "derived.on_glucocorticoid: yes", "derived.on_glucocorticoids: yes", "did you mean"),
    ("recommend.yaml", "present: {purpose: start}", "present: {purpose: begin}", "is not a word of purpose"),
    ("recommend.yaml", "unless: {known: choices", "unless: {known: choice", "is not a fact"),
    ("monitor.yaml", "purpose: [start, review]", "purpose: [start, revue]", "did you mean review?"),
    # names
    ("assess.yaml", "id: K02", "id: K01", "is the id of another rule too"),
    ("recommend.yaml", "medicine: prednisone", "medicine: prednison", "did you mean prednisone?"),
    ("recommend.yaml", "dose: prednisone_start", "dose: prednisone_strat", "did you mean prednisone_start?"),
    ("recommend.yaml", "    dose: prednisone_start\n", "", "is used by no row"),
    ("recommend.yaml", "asks: [labs.egfr_ml_per_min]", "asks: [labs.egfr]", "is not a fact"),
    ("recommend.yaml", "facts: [patient.weight_kg]", "facts: [patient.weight]", "did you mean patient.weight_kg?"),
    ("recommend.yaml", "asks: [labs", "follows: [start]\n    asks: [labs", "is not another row"),
    ("assess.yaml", "affects: [tablets]", "affects: [tablet]", "did you mean tablets?"),
    ("assess.yaml", "affects: [live_vaccine]", "affects: [dead_vaccine]", "did you mean live_vaccine?"),
    ("assess.yaml", "conflicts: [C-01]", "conflicts: [C-01]\n    holds: [prednisona]", "did you mean prednisone?"),
    ("assess.yaml", "line_of: [K01]", "line_of: [K9]", "is not another rule"),
    ("assess.yaml", "line_of: [K01]", "line_of: [K02]", "is not another rule"),
    ("medicines.yaml", "tablets: [prednisone]", "tablets: [prednisolone]", "is not a medicine"),
    ("medicines.yaml", "{fact: choices.prednisone_start_mg_per_day,", "{fact: purpose,", "not a fact that is a number"),
    ("medicines.yaml", "- {use: start_mg_per_kg}", "- {when: {purpose: start}}", "either a number"),
    ("recommend.yaml", "    dose: prednisone_start\n", "    dose: prednisone_start\n    population: juvenile\n",
     "is a dose for adult, in a row for juvenile"),
    ("recommend.yaml", "taper: course", "taper: juvenile_course", "is not a taper for adult"),
    # children
    ("growth.yaml", "sex: female, age_years: 18", "sex: female, age_years: 2", "must be above the age before it"),
    ("growth.yaml", "sex: female, age_years: 18", "sex: male, age_years: 18", "at least two ages for female"),
    ("growth.yaml", "z_minus_2: 10,", "z_minus_2: 8,", "must be above the column before it"),
    ("growth.yaml", "z_plus_4: 99}", "z_plus_4: 92}", "must be above the column before it"),
    ("growth.yaml", "pounds_per_kg: lb_per_kg", "pounds_per_kg: per_inch", "here it must be in lb per kg"),
    ("growth.yaml", "far: far_factor", "far: far_facto", "did you mean far_factor?"),
    ("taper.yaml", "until: half_week", "until: end_week", "must be later than the end of the part before it"),
    ("taper.yaml", "share: half_share", "share: end_share", "must be amount: by equal percentages"),
    ("taper.yaml", "share: end_share", "share: half_share", "must be lower than the share before it"),
    ("taper.yaml", "share: end_share", "share: half_share", "must be zero in the last part"),
    ("taper.yaml", "until: half_week", "until: every_days", "here it must be in weeks"),
    # sources
    ("assess.yaml", "sources: [F-01, S0-01]", "sources: [F-02, S0-01]", "is not a source"),
    ("assess.yaml", "conflicts: [C-01]", "conflicts: [C-02]", "is not a conflict"),
    ("conflicts.yaml", "sources: [S0-02]", "sources: [S0-01]", "not_followed, but no conflict names"),
    ("conflicts.yaml", "sources: [S0-01]", "sources: [S9-01]", "is not a source"),
    ("sources.yaml", "id: S0-03", "id: S0-01", "is the id of another source too"),
    ("sources.yaml", "says: A remark that nothing cites.\n", "says: A remark.\n    conflicts: [C-9]\n",
     "is not a conflict"),
    ("sources.yaml", "id: A0", "id: A1", "is not a document"),
    ("monitor.yaml", "sources: [S0-01]", "sources: []", "at least one entry"),
    # numbers
    ("thresholds.yaml", "id: until_days", "id: until_day", "is used by nothing"),
    ("thresholds.yaml", "id: until_days", "id: until_day", "did you mean until_day?"),
    ("thresholds.yaml", "id: until_days", "id: every_days", "is the id of another threshold too"),
    ("thresholds.yaml", "id: adult_from_years", "id: adult_from_year", "the program asks for it by name"),
    ("thresholds.yaml", "value: 60", "value: sixty", "must be a number"),
    ("thresholds.yaml", "value: 60", "value: 6e1", "must be a number"),
    ("thresholds.yaml", "value: 60", "value: 0", "zero or less"),
    ("thresholds.yaml", "value: 60", "value: -60", "zero or less"),
    ("thresholds.yaml", "unit: mg per kg", "unit: mg per m2", "here it must be in mg per kg"),
    ("thresholds.yaml", "unit: mg per kg", "unit: mg", "here it must be in mg per kg"),
    ("thresholds.yaml", "unit: mg per kg", "unit: g per kg", "here it must be in mg per kg"),
    ("medicines.yaml", "basis: per_kg", "basis: per_m2", "here it must be in mg per m2"),
    ("medicines.yaml", "basis: per_kg", "basis: flat", "here it must be in mg or mg a day"),
    ("medicines.yaml", "cap: most_mg", "cap: start_mg_per_kg", "here it must be in mg"),
    ("medicines.yaml", "round_to: round_mg", "round_to: round", "is not the name of a number"),
    ("medicines.yaml", "round_to: round_mg", "round_to: round_mg\n        obese_ideal: low_step_mg", "kg/m²"),
    ("taper.yaml", "control: control_weeks", "control: every_days", "here it must be in weeks"),
    ("taper.yaml", "floor: upper_floor_mg", "floor: end_mg", "lower than the floor"),
    ("taper.yaml", "floor: end_mg", "floor: low_step_mg", "must be zero in the last rung"),
    ("taper.yaml", "step: low_step_mg", "step: end_mg", "zero or less"),
    ("monitor.yaml", "every: every_days", "every: control_weeks", "here it must be in days"),
    ("monitor.yaml", "ahead: until_days", "ahead: control_weeks", "here it must be in days"),
    ("monitor.yaml", "late: every_days", "late: every_dais", "did you mean every_days?"),
    ("monitor.yaml", "at_visit: yes", "medicines: [prednison]", "did you mean prednisone?"),
    ("monitor.yaml", "at_visit: yes", "counted_from: dose", "names none under medicines"),
    ("monitor.yaml", "at_visit: yes", "counted_from: birth", "must be"),
    ("monitor.yaml", "    at_visit: yes\n    stretches: [{every: every_days, until: until_days}]\n", "", "never due"),
    ("monitor.yaml", "[{every: every_days, until: until_days}]", "[{every: every_days}, {every: until_days}]",
     "only the last one may"),
    ("monitor.yaml", "item: Creatine kinase", 'item: "{most_mgg} of it"', "did you mean most_mg?"),
    ("assess.yaml", "high_from: high_factors", "high_from: every_days", "here it must be in factors"),
    ("assess.yaml", "do: Do not start it.", 'do: "Not below {egfr_flor}."', "did you mean egfr_floor?"),
    ("assess.yaml", "do: Do not start it.", 'do: "Week {control_week}."', "did you mean control_weeks?"),
    ("assess.yaml", "do: Do not start it.", 'do: "For {course_months} months."', "is not the name of a number"),
    ("assess.yaml", "because: It is long.", 'because: "Above {egfr_floor}."', "nothing fills it here"),
    ("assess.yaml", "says: The kidney is weak", 'says: "Below {egfr_floor}"', "nothing fills it here"),
    ("sources.yaml", "title: A guideline", 'title: "A {guideline}"', "nothing fills it here"),
    ("recommend.yaml", "says: In the morning.", 'says: "Did you mean {offered_weight_kg} kg?"', "is not the name of"),
    ("handout/en.yaml", "title: Your plan", 'title: "For {steriod}"', "did you mean steroid?"),
    ("handout/en.yaml", "title: Your plan", 'title: "Until {end_day}"', "is a place that nothing fills in this text"),
    ("handout/en.yaml", "title: Your plan", 'title: "On {weekday}"', "is a place that nothing fills in this text"),
    ("handout/en.yaml", "title: Your plan", 'title: "{egfr_floor}"', "is a place that nothing fills in this text"),
    ("handout/en.yaml", "title: Your plan", 'title: "Your {Plan}"', "has a brace that opens no place"),
    ("handout/en.yaml", "title: Your plan", 'title: "Your {plan"', "has a brace that opens no place"),
    ("handout/en.yaml", "title: Your plan", "weekday_1: Monday, {steroid}", "is a place that nothing fills"),
    ("handout/en.yaml", "texts:", "sources: {title: [F-01, F-02]}\ntexts:", "F-02 is not a source"),
    ("handout/en.yaml", "texts:", "sources: {sun: [F-01]}\ntexts:", "sun is no text"),
    # sense
    ("medicines.yaml", "cap: most_mg", "limit: start_mg_per_kg", "start_mg_per_kg is 1: prednisone is not above zero"),
    ("thresholds.yaml", "value: 30", "value: 3000", "egfr_floor is 3000, but labs.egfr_ml_per_min is recorded from"),
    ("thresholds.yaml", "id: every_days\n    value: 14", "id: every_days\n    value: 0.5", "must be a whole number"),
    ("thresholds.yaml", "id: every_days\n    value: 14", "id: every_days\n    value: 0", "zero or less"),
    ("thresholds.yaml", "id: until_days\n    value: 28", "id: until_days\n    value: 13", "ends before it is due once"),
    # causes of a rule
    ("assess.yaml", "fields: [antibodies.mda5]", "fields: [antibodies.mda]", "did you mean antibodies.mda5?"),
    ("assess.yaml", "fields: [antibodies.mda5]", "fields: [derived.bmi]", "is not a fact that is recorded"),
    ("assess.yaml", "fields: [antibodies.mda5]", "fields: []", "at least one entry"),
    ("assess.yaml", "is {antibodies.mda5}.", "is {antibodies.mda}.", "is not the name of a number"),
    ("assess.yaml", "is {antibodies.mda5}.", "is {choices.confirmed}.", "is not the name of a number"),
    ("assess.yaml", "is {antibodies.mda5}.", "is {control_weeks_of}.", "is not the name of a number"),
    ("assess.yaml", "is {antibodies.mda5}.", "is {antibodies.mda5.", "a brace that names no number"),
    ("assess.yaml", "do: Do not start it.", 'do: "Below {labs.egfr_ml_per_min}."', "is not the name of a number"),
    # grades, approval, handout
    ("assess.yaml", "about: plan\n    level: caution", "about: plan\n    level: stop", "cannot be a stop"),
    ("assess.yaml", "- level: caution", "- level: alarm", "must be one of: stop, warning, caution"),
    ("protocol.yaml", "status: draft", "status: approved", "fewer than 2 clinicians"),
    ("handout/en.yaml", "language: en", "language: fr", "like the name of the file"),
    # fields
    ("assess.yaml", "    do: Do not", "    dont: x\n        do: Do not", "is not a field here"),
    ("assess.yaml", "because: It matters.", "becuase: It matters.", "did you mean because?"),
    ("assess.yaml", "because: It matters.", "becuase: It matters.", "because is missing"),
    ("medicines.yaml", "form: tablet", "form: [tablet]", "must be text"),
    ("thresholds.yaml", "id: most_mg\n    value: 60", "id: most_mg\n    value: 6000",
     "most_mg is 6000, above the program's own ceiling of 80 mg"),
    ("medicines.yaml", "per: day", "per: week", "has no ceiling in the program"),
    ("medicines.yaml", "tablets: [prednisone]", "tablets: prednisone", "must be a list"),
    ("medicines.yaml", "{US: prednisone, UK: prednisolone}", "{US: prednisone, FR: prednisolone}", "must be one of"),
    ("monitor.yaml", "at_visit: yes", "at_visit: perhaps", "must be yes or no"),
    ("sources.yaml", 'year: "2022"\n    kind: guideline', 'year: "2022"\n    kind: rumour', "must be one of"),
    ("thresholds.yaml", "thresholds:", "numbers:", "is not a part of this file"),
    ("taper.yaml", "control: control_weeks\n", "", "control is missing"),
]  # fmt: skip


@pytest.mark.parametrize(("file", "old", "new", "says"), DEFECTS)
def test_that_each_defect_is_told_with_file_and_line(
    folder: Path, edit: Edit, file: str, old: str, new: str, says: str
) -> None:
    before = (folder / file).read_text(encoding="utf-8")
    times = before.count(old)
    if times > 1:  # the first place is as good as any other
        (folder / file).write_text(before.replace(old, new, 1), encoding="utf-8")
    else:
        edit(file, old, new)
    found = defects(folder)
    assert any(says in sentence for sentence in found), found
    assert all(re.match(r"[a-z/]+\.yaml, line [0-9]+: ", sentence) for sentence in found), found


def test_that_a_rule_with_causes_alone_is_raised_by_any_of_them(folder: Path, edit: Edit) -> None:
    third = load_folder(folder).assess.rules[2]
    assert third.grades[0].when == AnyOf(tuple(part.when for part in third.parts))
    edit(
        "assess.yaml",
        "    level: caution\n    affects: []",
        "    level: caution\n    when: {term: adult}\n    affects: []",
    )
    assert load_folder(folder).assess.rules[2].grades[0].when == Term("adult")


def test_that_the_line_is_that_of_the_exact_key(folder: Path, edit: Edit) -> None:
    edit("assess.yaml", "labs.egfr_ml_per_min: {below", "labs.egfr_ml_per_mn: {below")
    line = line_of(folder, "assess.yaml", "egfr_ml_per_mn")
    [sentence, *_] = defects(folder)
    assert sentence.startswith(
        f"assess.yaml, line {line}: rules[0].grades[0].when.labs.egfr_ml_per_mn: labs.egfr_ml_per_mn is not a fact"
    )


def test_that_a_rule_of_one_level_is_told_by_its_own_lines(folder: Path, edit: Edit) -> None:
    edit("assess.yaml", "    level: warning\n", "    level: alarm\n")
    line = line_of(folder, "assess.yaml", "level: alarm")
    assert defects(folder)[0].startswith(f"assess.yaml, line {line}: rules[1].level: must be one of")


def test_that_every_defect_of_every_file_is_told_at_once(folder: Path, edit: Edit) -> None:
    edit("assess.yaml", "id: K02", "id: K01")
    edit("assess.yaml", "live_vaccine_planned: yes", "live_vaccine_planned: perhaps")
    edit("recommend.yaml", "medicine: prednisone", "medicine: prednison")
    edit("monitor.yaml", "at_visit: yes", "at_visit: perhaps")
    edit("taper.yaml", "control: control_weeks", "control: nothing")
    found = defects(folder)
    for word in (
        "K01 is the id",
        "perhaps is not a word",
        "prednison is not a medicine",
        "yes or no",
        "nothing is not",
    ):
        assert any(word in sentence for sentence in found), word
    assert found == sorted(found, key=lambda sentence: (sentence.split(",")[0], int(sentence.split()[2].strip(":"))))


def test_that_a_yaml_defect_in_two_files_is_told_for_both(folder: Path, edit: Edit) -> None:
    edit("taper.yaml", "control: control_weeks", "control: &c control_weeks")
    edit("monitor.yaml", "at_visit: yes", "at_visit: yes\n    at_visit: no")
    found = defects(folder)
    assert [sentence.split(",")[0] for sentence in found] == ["monitor.yaml", "taper.yaml"]


@pytest.mark.parametrize("file", ["protocol.yaml", "taper.yaml", "sources.yaml", "handout/en.yaml"])
def test_that_a_missing_file_is_told(folder: Path, file: str) -> None:
    (folder / file).unlink()
    assert f"{file}: is missing" in defects(folder)


@pytest.mark.parametrize("content", [b"", b"- a\n", b"words"])
@pytest.mark.parametrize("file", ["protocol.yaml", "assess.yaml", "thresholds.yaml", "taper.yaml", "handout/en.yaml"])
def test_that_a_file_of_another_shape_is_told_and_nothing_breaks(folder: Path, file: str, content: bytes) -> None:
    (folder / file).write_bytes(content)
    assert any(sentence.startswith(file) for sentence in defects(folder))


def test_that_a_superfluous_file_is_told(folder: Path) -> None:
    shutil.copy(folder / "taper.yaml", folder / "taper_old.yaml")
    assert "taper_old.yaml: is not a file of a protocol; take it out of the folder" in defects(folder)


def test_that_a_handout_in_another_language_alone_is_not_enough(folder: Path) -> None:
    text = (folder / "handout/en.yaml").read_text(encoding="utf-8")
    (folder / "handout/en.yaml").unlink()
    (folder / "handout/fr.yaml").write_text(text.replace("language: en", "language: fr"), encoding="utf-8")
    assert "handout/en.yaml: is missing" in defects(folder)


def test_that_a_folder_that_is_none_is_told(tmp_path: Path) -> None:
    assert "is no protocol" in defects(tmp_path / "nowhere")[0]
    assert "is no protocol" in defects(tmp_path)[0]


def test_that_two_clinicians_approve_but_one_twice_does_not(folder: Path, edit: Edit) -> None:
    edit("protocol.yaml", "status: draft", "status: approved")
    one, other = "{name: A, role: r, on: 2026-11-21}", "{name: B, role: r, on: 2026-11-21}"
    edit("protocol.yaml", "approvals: []", f"approvals: [{one}, {one}]")
    assert "fewer than 2 clinicians" in defects(folder)[0]
    edit("protocol.yaml", f"[{one}, {one}]", f"[{one}, {other}]")
    assert load_folder(folder).about.status == "approved"


def test_that_grades_stand_with_the_highest_level_first(folder: Path, edit: Edit) -> None:
    edit("assess.yaml", "- level: stop", "- level: caution # was")
    text = (folder / "assess.yaml").read_text(encoding="utf-8").replace("- level: caution\n", "- level: stop\n")
    (folder / "assess.yaml").write_text(text, encoding="utf-8")
    assert any("highest level first" in sentence for sentence in defects(folder))


def test_T067_that_a_circle_of_terms_is_told_for_each_of_them(folder: Path, edit: Edit) -> None:
    edit("assess.yaml", "{derived.population: adult}", "{not: {any_of: [{term: grown}]}}")
    found = [sentence for sentence in defects(folder) if "refers to itself" in sentence]
    assert len(found) == 2


def test_that_the_digest_is_that_of_what_is_said_not_how_it_is_laid_out(folder: Path, edit: Edit) -> None:
    before = load_folder(folder)
    edit("taper.yaml", "control: control_weeks\n", "")
    with (folder / "taper.yaml").open("a", encoding="utf-8") as file:
        file.write("# a remark\n\ncontrol:     'control_weeks'\n")
    after = load_folder(folder)
    assert after == before
    edit("monitor.yaml", "item: Creatine kinase", "item: Creatine kinase.")
    assert load_folder(folder).sha256 != before.sha256


@pytest.mark.parametrize("file", ["assess.yaml", "medicines.yaml", "recommend.yaml", "taper.yaml", "monitor.yaml"])
def test_that_a_value_of_any_other_kind_is_a_defect_and_never_a_fault(folder: Path, file: str) -> None:
    lines = (folder / file).read_text(encoding="utf-8").splitlines()
    for number, put in itertools.product(range(len(lines)), ("[]", "{}", "x", "[[x]]", "{x: {y: z}}", "")):
        key, colon, _ = lines[number].partition(":")
        if colon:
            changed = [*lines[:number], f"{key}: {put}", *lines[number + 1 :]]
            (folder / file).write_text("\n".join(changed), encoding="utf-8")
            try:
                load_folder(folder)
            except ProtocolRejected:
                continue
