"""Pasted results: what is certain is offered, what is not is asked, what is unknown is listed in full."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.recording import catalogue
from app.ui.presenters.case_presenter import CasePresenter
from app.ui.presenters.draft import form_facts
from app.ui.presenters.names import result_names
from app.ui.presenters.result_lines import Option, ResultLine, Results
from app.ui.presenters.results import MOST_READ, read_results
from tests.unit.ui.stand_in import TODAY, ready_case, services

CK, WEIGHT, ALT, HB = "activity.ck_u_per_l", "patient.weight_kg", "labs.alt_u_per_l", "labs.haemoglobin_g_per_l"
EGFR, DAY = "labs.egfr_ml_per_min", "labs.tested_on"


@pytest.fixture(autouse=True)
def opened() -> None:
    catalogue()


def read(text: str, now: dict[str, str] | None = None) -> Results:
    return read_results(text, now or {}, TODAY)


def line(text: str, path: str) -> ResultLine:
    return next(each for each in read(text).lines if each.path == path)


def test_that_names_values_and_units_are_read_from_running_text() -> None:
    results = read("CK 1900 U/L, weight 62 kg, ALT 45 U/L and AST 30 U/L")
    assert dict(results.taken) == {CK: "1900", WEIGHT: "62", ALT: "45", "labs.ast_u_per_l": "30"}
    assert results.rest == ()


@pytest.mark.parametrize(
    ("text", "path", "value"),
    [
        ("CPK: 1900 UI/L", CK, "1900"),
        ("creatina quinasa = 1900 U/l", CK, "1900"),
        ("Plaquetas 250 x10^9/L", "labs.platelets_10e9_per_l", "250"),
        ("WBC 7.2 K/µL", "labs.white_cells_10e9_per_l", "7.2"),
        ("leucocitos 7,2 × 10⁹/L", "labs.white_cells_10e9_per_l", "7.2"),
        ("ferritin 300 ng/mL", "labs.ferritin_ug_per_l", "300"),
        ("ALT (U/L): 45 H (0-40)", ALT, "45"),
        ("ALT\t45\tU/L\t0-40", ALT, "45"),
        ("FVC 75 % predicted", "lungs.fvc_percent", "75"),
        ("VSG 40 mm/h", "labs.esr_mm_per_h", "40"),
        ("temperatura 37,8 °C", "red_flags.temperature_c", "37.8"),
        ("HBsAg negativo", "labs.hbsag", "negative"),
        ("anti-MDA5: positive", "antibodies.mda5", "positive"),
        ("Jo-1 pending", "antibodies.jo1", "pending"),
        ("collected 2026-11-12", DAY, "12-Nov-2026"),
        ("Fecha: 12-Nov-2026", DAY, "12-Nov-2026"),
        ("hemoglobina 112 g/L", HB, "112"),
    ],
)
def test_that_a_result_is_taken_under_each_of_its_names(text: str, path: str, value: str) -> None:
    assert dict(read(text).taken) == {path: value}


@pytest.mark.parametrize(
    ("text", "path"),
    [
        ("eGFR > 90 mL/min", EGFR),
        ("CK 100-200 U/L", CK),
        ("CK 1.000 U/L", CK),
        ("CK 1,900 U/L", CK),
        ("CK 1 900 U/L", CK),
        ("CK 1.234.567 U/L", CK),
        ("CK 900 U/L, CK 1900 U/L", CK),
        ("Hb 11.2", HB),
        ("bilirubin 1.2", "labs.bilirubin_umol_per_l"),
        ("weight 159", WEIGHT),
        ("height 1.65", "patient.height_cm"),
        ("neutrophils 60 %", "labs.neutrophils_10e9_per_l"),
        ("bilirubin 12 furlongs/L", "labs.bilirubin_umol_per_l"),
        ("ideal weight 60 kg", WEIGHT),
        ("urine CK 60 U/L", CK),
        ("CK 1900 U/L last year", CK),
        ("CK 900000 U/L", CK),
        ("weight 20 kg", WEIGHT),
        ("12.11.2026", DAY),
        ("2026-11-12", DAY),
        ("date of birth 1974-03-12", DAY),
        ("birth date 1974-03-12", DAY),
        ("CK 1900 U/L (previous 900)", CK),
        ("mother's weight 62 kg", WEIGHT),
        ("ALT 45 x ULN", ALT),
        ("no CK 1900", CK),
        ("SpO2 95 % on 2 L", "red_flags.spo2_rest_percent"),
        ("anti-MDA5 positive in 2019", "antibodies.mda5"),
    ],
)
def test_that_what_is_not_certain_is_shown_with_a_question_and_never_taken(text: str, path: str) -> None:
    found = line(text, path)
    assert found.chosen == -1
    assert found.question
    assert path not in read(text).taken


@pytest.mark.parametrize(
    "text",
    [
        "CK-MB 25 U/L", "hs-CRP 3 mg/L", "IgG4 1.2 g/L", "CKK 1900 U/L", "Kreatin 1900", "ATL 45", "CK", "CK raised",
        "CK -45", "CK was 1900", "HCV RNA negative", "TPMT", "labs.hbsag negative", "CK ٧٠", "vitamin D 45 nmol/L",
    ],
)  # fmt: skip
def test_that_an_unknown_name_is_never_guessed_and_is_listed_in_full(text: str) -> None:
    results = read(text)
    assert dict(results.taken) == {}
    assert results.rest == (text,)


def test_that_a_number_of_ambiguous_mark_is_offered_both_ways() -> None:
    assert [option.text for option in line("CK 1.900 U/L", CK).options] == ["1.900", "1900"] or [
        option.text for option in line("CK 1.900 U/L", CK).options
    ] == ["1.9", "1900"]


def test_that_haemoglobin_without_a_unit_is_never_taken_as_written() -> None:
    found = line("Hb 11.2", HB)
    assert found.chosen == -1
    assert {option.text for option in found.options} in (set(), {"11.2", "112"}), "half of the answers would mislead"


def test_that_haemoglobin_in_the_other_unit_is_converted_or_asked() -> None:
    assert read("Hb 11.2 g/dL").taken.get(HB) in (None, "112")


def test_that_pounds_are_converted_and_both_are_shown() -> None:
    found = line("weight 159 lb", WEIGHT)
    assert found.options == (Option("72.1", "72.1 kg (159 lb)"),)
    assert found.chosen == 0


def test_that_a_day_written_in_figures_alone_is_offered_in_both_orders_but_none_after_the_visit() -> None:
    assert [option.text for option in line("06.05.2026", DAY).options] == ["06-May-2026", "05-Jun-2026"]
    assert [option.text for option in line("12.11.2026", DAY).options] == ["12-Nov-2026"]
    assert line("2027-01-01", DAY).options == ()


def test_that_the_same_value_said_twice_is_one_line() -> None:
    results = read("CK 1900 U/L\nCK: 1900 U/L")
    assert len(results.lines) == 1
    assert dict(results.taken) == {CK: "1900"}


def test_that_what_stands_there_now_is_shown() -> None:
    assert read("CK 1900 U/L", {CK: "1500"}).lines[0].now == "1500 U/L"
    assert read("CK 1900 U/L").lines[0].now == ""


def test_that_a_line_can_be_left_out_and_an_option_chosen() -> None:
    results = read("CK 1900 U/L, eGFR >90")
    assert dict(results.chosen(0, -1).taken) == {}
    assert dict(results.chosen(1, 0).taken) == {CK: "1900", EGFR: "90"}
    assert results.chosen(9, 0) == results
    assert results.chosen(0, 9) == results


@pytest.mark.parametrize(
    ("text", "path", "limit"),
    [
        ("CRP <5 mg/L", "labs.crp_mg_per_l", "below the limit 5 mg/L"),
        ("CRP < 5", "labs.crp_mg_per_l", "below the limit 5 mg/L"),
        ("ALT ≤5 U/L", ALT, "below the limit 5 U/L"),
        ("ferritin > 1000 ng/mL", "labs.ferritin_ug_per_l", "above the limit 1000 ng/mL"),
        ("CK >22000 U/L", CK, "above the limit 22000 U/L"),
        ("CRP\t<5\tmg/L\t<5", "labs.crp_mg_per_l", "below the limit 5 mg/L"),
        ("neutrophils <0.1", "labs.neutrophils_10e9_per_l", "below the limit 0.1 × 10⁹/L"),
    ],
)
def test_that_a_result_beyond_the_limit_of_the_test_is_never_made_a_number(text: str, path: str, limit: str) -> None:
    found = line(text, path)
    assert (found.options, found.chosen) == ((), -1), "there is nothing that could be ticked"
    assert found.question.startswith(f"Not taken: {limit}")


def test_that_only_of_a_good_kidney_function_the_limit_may_be_ticked() -> None:
    found = line("eGFR >90 mL/min/1.73m2", EGFR)
    assert ([option.text for option in found.options], found.chosen) == (["90"], -1)
    assert "Take the limit itself?" in found.question
    assert line("eGFR <15", EGFR).options == ()


@pytest.mark.parametrize("text", ["CRP 5 (<)", "CRP 5 <", "CRP 5 mg/L <"])
def test_that_a_sign_behind_a_number_is_not_passed_over(text: str) -> None:
    assert read(text).taken == {}


@pytest.mark.parametrize(
    ("text", "path", "value"),
    [
        ("weight 11 st 4 lb", WEIGHT, "71.7"),
        ("Wt: 11st 4", WEIGHT, "71.7"),
        ("weight 11 stone, 4 pounds", WEIGHT, "71.7"),
        ("weight 11 st. 4 lb.", WEIGHT, "71.7"),
        ("height 5 ft 6 in", "patient.height_cm", "167.6"),
        ("height 5 ft, 6 in", "patient.height_cm", "167.6"),
        ("Ht 5'6\"", "patient.height_cm", "167.6"),
        ("height 5\u20326\u2033", "patient.height_cm", "167.6"),
        ("height 5 ft. 6 in.", "patient.height_cm", "167.6"),
        ("height 1.65 m", "patient.height_cm", "165"),
        ("talla 1 m 65", "patient.height_cm", "165"),
    ],
)
def test_that_sizes_in_two_units_are_read_whole(text: str, path: str, value: str) -> None:
    assert dict(read(text).taken) == {path: value}


@pytest.mark.parametrize(
    ("text", "path"),
    [("weight 11 st 15 lb", WEIGHT), ("height 5 ft 13 in", "patient.height_cm"), ("weight 5 ft 6 in", WEIGHT),
     ("height 5 ft 6 in or 7", "patient.height_cm")],
)  # fmt: skip
def test_that_sizes_in_two_units_that_make_none_are_not_read_in_part(text: str, path: str) -> None:
    assert line(text, path).chosen == -1
    assert line(text, path).question


TABLE = "\n".join(
    (
        "Test\tResult\tFlag\tUnit\tReference range",
        "CK\t1900\tH\tU/L\t(25 - 200)",
        "Alanine aminotransferase (ALT)\t45 H\t\tU/L\t0 - 40",
        "Haemoglobin\t112\tL\tg/L\t120-160",
        "WCC\t6.1\t\tx10^9/L\t4.0-11.0",
        "HBsAg\tNegative\t\t\tNegative",
    )
)
VALUES = {CK: "1900", ALT: "45", HB: "112", "labs.white_cells_10e9_per_l": "6.1", "labs.hbsag": "negative"}


@pytest.mark.parametrize(
    "text",
    [TABLE, TABLE.replace("\t", " | "), TABLE.replace("\t", ";"), TABLE.replace("\t", ","),
     TABLE.partition("\n")[2]],
)  # fmt: skip
def test_that_a_table_of_a_laboratory_is_read_row_by_row(text: str) -> None:
    results = read(text)
    assert dict(results.taken) == VALUES
    assert results.rest == (), "the names of the columns are no result"


def test_that_another_number_in_a_row_is_asked_about() -> None:
    text = "Test\tResult\tPrevious\tUnit\nCK\t1900\t2400\tU/L"
    assert read(text).taken == {}
    assert "2400" in line(text, CK).question


@pytest.mark.parametrize(
    "text",
    ["CK H 1900 U/L", "CK 1900 H U/L", "CK 1900* U/L", "CK (serum): 1900 U/L", "CK, total 1900 U/L", "S-CK 1900 U/L",
     "Creatine kinase (CK) 1900 U/L", "CK ...... 1900 U/L", "CK 1900 U/L [<200]"],
)  # fmt: skip
def test_that_flags_specimens_and_second_names_change_no_result(text: str) -> None:
    assert dict(read(text).taken) == {CK: "1900"}


@pytest.mark.parametrize(
    "text",
    [
        "05-Nov-2026\nCK 2400 U/L\n\n12-Nov-2026 08:15\nCK 1900 U/L",
        "Collected: 12-Nov-2026\nCK 1900 U/L\nCollected: 05-Nov-2026\nCK 2400 U/L",
        "12-Nov-2026 CK 1900 U/L\n05-Nov-2026 CK 2400 U/L",
        "CK 2400 U/L (05-Nov-2026), CK 1900 U/L (12-Nov-2026)",
        "05/11/2026 CK 2400\n12/11/2026 CK 1900",
        "Test\t05-Nov-2026\t12-Nov-2026\nCK\t2400\t1900",
        "Date\tTest\tResult\tUnit\n05-Nov-2026\tCK\t2400\tU/L\n12-Nov-2026\tCK\t1900\tU/L",
    ],
)
def test_that_of_results_of_two_days_the_newest_wins_and_the_other_is_named(text: str) -> None:
    found = line(text, CK)
    assert [option.text for option in found.options] == ["1900", "2400"]
    assert found.chosen == 0
    assert found.options[0].says == "1900 U/L on 12-Nov-2026"
    assert found.note.startswith("The newest is ticked. Older: 2400 U/L on 05")


@pytest.mark.parametrize(
    "text",
    [
        "CK 1900 U/L\n12-Nov-2026\nCK 2400 U/L\n05-Nov-2026",
        "12-Nov-2026 CK 1900 U/L\nCK 2400 U/L",
        "05/06/2026 CK 1900 U/L\n06/05/2026 CK 2400 U/L",
        "12-Nov-2026\nCK 1900 U/L\nCK 2400 U/L",
        "born 12-Nov-1974\nCK 1900 U/L\nborn 05-Nov-2026\nCK 2400 U/L",
    ],
)
def test_that_where_the_newest_is_not_certain_neither_is_taken(text: str) -> None:
    assert CK not in read(text).taken
    assert line(text, CK).question == "The text says two things. Which one?"


def test_that_the_newest_that_is_no_number_does_not_give_way_to_an_older_one() -> None:
    found = line("05-Nov-2026 CRP 12 mg/L\n12-Nov-2026 CRP <5 mg/L", "labs.crp_mg_per_l")
    assert found.chosen == -1
    assert "below the limit 5 mg/L" in found.question
    assert "12 mg/L on 05-Nov-2026" in found.note


def test_that_an_older_result_is_not_taken_for_one_of_the_newest_day() -> None:
    text = "12-Nov-2026\nCK 1900 U/L\n05-Nov-2026\nCK 2400 U/L\nALT 60 U/L"
    assert dict(read(text).taken) == {CK: "1900"}
    assert line(text, ALT).question.startswith("Of 05-Nov-2026, other results of this text are newer.")


@pytest.mark.parametrize("path", [DAY, CK, ALT])
def test_H17_that_results_older_than_those_of_the_case_are_asked_about(path: str) -> None:
    text = "Collected 12-Nov-2026\nCK 1900 U/L\nALT 60 U/L\nweight 62 kg"
    now = {DAY: "16-Nov-2026", ALT: "45"}
    assert dict(read(text, now).taken) == {WEIGHT: "62"}
    found = next(each for each in read(text, now).lines if each.path == path)
    assert found.question == "Of 12-Nov-2026; the tests of this case are of 16-Nov-2026. Take it all the same?"
    assert found.options, "it can still be taken"
    assert {DAY, CK, ALT} <= set(read(text, {**now, DAY: "12-Nov-2026"}).taken)


def test_that_the_day_that_is_called_that_of_the_tests_goes_before_others() -> None:
    found = line("Collected: 12-Nov-2026 09:30\nReported: 13-Nov-2026\nCK 1900 U/L", DAY)
    assert found.taken == Option("12-Nov-2026", "12-Nov-2026")


def test_T071_that_bidi_and_zero_width_characters_change_no_value() -> None:
    assert dict(read("C\u200bK \u202e1900\u202c U/L").taken) == {CK: "1900"}


def test_T076_that_ten_megabytes_are_cut_and_that_is_said() -> None:
    results = read("CK 1900 U/L\n" + "x" * 10_000_000)
    assert results.cut
    assert dict(results.taken) == {CK: "1900"}
    assert sum(map(len, results.rest)) <= MOST_READ


def test_T110_that_taking_writes_exactly_what_is_chosen_in_one_step() -> None:
    presenter = CasePresenter(services(), ready_case())
    before = presenter._past.draft
    results = presenter.read_paste("CK 1900 U/L, weight 70 kg, eGFR >90")
    assert presenter._past.draft == before, "nothing is written before it is taken"
    presenter.take_results(results)
    assert presenter.screen.fields[CK].text == "1900"
    assert presenter.screen.fields[WEIGHT].text == "70"
    assert presenter.screen.fields[EGFR].text == ""
    assert presenter.screen.record == "2 results written"
    presenter.undo()
    assert presenter._past.draft == before
    assert presenter.screen.record == "Undone: 2 fields"


def test_H17_that_a_newer_report_makes_no_test_newer_that_it_says_nothing_of() -> None:
    presenter = CasePresenter(services(), ready_case())
    for path, text in {EGFR: "90", ALT: "45", "labs.hbsag": "negative", DAY: "01-Mar-2026"}.items():
        presenter.write(path, text)
    before = presenter._past.draft
    visit = presenter.screen.fields["visit_date"].text
    presenter.take_results(presenter.read_paste(f"Collected {visit}\nALT 60 U/L"))
    fields = presenter.screen.fields
    assert fields[DAY].text == visit
    assert fields[EGFR].carried.startswith("From 01-Mar-2026")
    assert not fields[ALT].carried
    assert not fields["labs.hbsag"].carried, "this does not age"
    presenter.undo()
    assert presenter._past.draft == before


def test_that_nothing_chosen_is_no_step() -> None:
    presenter = CasePresenter(services(), ready_case())
    presenter.take_results(presenter.read_paste("eGFR >90"))
    assert not presenter.screen.can_undo


NAMES = [spelling for kind in ("numbers", "words", "days") for each in result_names(kind).values() for spelling in each]
PARTS = st.one_of(
    st.sampled_from(NAMES),
    st.sampled_from(
        [" ", ", ", "\n", ": ", "<", ">", "-", "(", ")", "12.11.2026", "2026-11-12", "31-Feb-2026", "1.000", "62,5",
         "U/L", "g/dL", "%", "kg", "lb", "negative", "positive", "pending", "poor", "x10^9/L", "\u202e", "²"]
    ),
    st.integers(0, 10**7).map(str),
    st.text(max_size=6),
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.lists(PARTS, max_size=24).map("".join), st.none() | st.dates())
def test_that_any_text_is_read_without_a_fault_and_only_listed_fields_are_ever_written(
    text: str, today: date | None
) -> None:
    results = read_results(text, {}, today)
    listed = {path for kind in ("numbers", "words", "days") for path in result_names(kind)}
    assert set(results.taken) <= listed
    for path, value in results.taken.items():
        spec = form_facts()[path]
        if spec.number is not None:
            assert spec.number.low <= float(value) <= spec.number.high
        elif spec.kind == "word":
            assert value in (*spec.words, "pending")
    for found in results.lines:
        assert bool(found.question) == (found.chosen == -1)
