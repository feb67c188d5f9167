"""The commands for pages: what they write, what they refuse, and whether a page is what was computed."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pypdfium2
import pytest

from app import cli_case, pages
from app.cli import main
from app.domain.errors import Problem
from app.domain.leaflet import Leaflet, Points, Steps
from app.domain.page_order import SUFFIXES, PageKind, PageOrder
from app.engine.decision import qr_text
from app.engine.evaluate import evaluate
from app.files.places import resource
from app.handout.document import render_pdf
from app.handout.proof import PageNotProved
from app.pages import leaflet_of, make_page
from app.store.case_file import read_case_file, write_case_file
from tests.unit.engine.cases import protocol

ROOT = Path(__file__).parents[2]
EXAMPLE = resource("examples/severe-start.yaml")
Capture = pytest.CaptureFixture[str]
ON_POSIX = pytest.mark.skipif(os.name == "nt", reason="limits and marks of a file are POSIX's")


def run(*arguments: str | Path) -> int:
    return main([str(argument) for argument in arguments], lambda: None)


def refused(capsys: Capture, *arguments: str | Path) -> str:
    """The one sentence with which a command refuses."""
    assert run(*arguments) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert len(told.err.splitlines()) == 1, told.err
    return told.err


@pytest.fixture(autouse=True)
def _loaded_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every command loads the protocol; here it is loaded once for all of them."""
    monkeypatch.setattr(cli_case, "compiled_protocol", lambda _folder=None: protocol())


@pytest.fixture
def case(tmp_path: Path) -> Path:
    """A saved case of a patient with a name."""
    place = tmp_path / "case.yaml"
    example = read_case_file(EXAMPLE)
    names = {"given_name": "Jane", "family_name": "Mustermann", "identifier": "98765-43210"}
    write_case_file(place, example.model_copy(update={"patient": example.patient.model_copy(update=names)}))
    return place


def made(case: Path, order: PageOrder) -> bytes:
    recorded = read_case_file(case)
    order = order._replace(printed_on=order.printed_on or recorded.visit_date)
    return make_page(protocol(), recorded, evaluate(protocol(), recorded), order)


# -- handout -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", ["patient", "large-print", "clinician", "text", "calendar"])
def test_OUT_8_that_every_kind_of_page_is_written(kind: str, case: Path, tmp_path: Path, capsys: Capture) -> None:
    place = tmp_path / "page"
    assert run("handout", case, "-o", place, "--kind", kind) == 0
    assert place.read_bytes() == made(case, PageOrder(kind=kind.replace("-", "_")))  # type: ignore[arg-type]
    assert capsys.readouterr() == ("", "")


def test_that_large_print_may_be_said_in_two_ways(case: Path, tmp_path: Path) -> None:
    assert run("handout", case, "-o", tmp_path / "a.pdf", "--large-print") == 0
    assert run("handout", case, "-o", tmp_path / "b.pdf", "--kind", "large-print", "--large-print") == 0
    assert (tmp_path / "a.pdf").read_bytes() == (tmp_path / "b.pdf").read_bytes()


def test_that_a_blank_form_is_written_without_a_case(tmp_path: Path) -> None:
    for region in ("US", "UK"):
        assert run("handout", "--kind", "blank", "-o", tmp_path / f"{region}.pdf", "--region", region) == 0
    assert (tmp_path / "US.pdf").read_bytes() != (tmp_path / "UK.pdf").read_bytes()


@pytest.mark.parametrize(
    ("arguments", "word"),
    [
        (("--large-print", "--kind", "clinician"), "leave one of them out"),
        (("--kind", "blank"), "leave the case out"),
        (("--region", "UK"), "stands in the case itself"),
        (("--kind", "text", "--paper", "A4"), "has no paper"),
        (("--kind", "clinician", "--language", "es"), "is in English"),
        (("--language", "xx"), "choose one of"),
        (("--kind", "poster"), "invalid choice"),
        (("--paper", "A5"), "invalid choice"),
        (("-o", "-"), "never to standard output"),
        (("--kind", "text", "-o", "-"), "never to standard output"),
        (("--kind", "calendar", "-o", "page.pdf"), "ends in .pdf, but this page is a .ics file"),
    ],
    ids=" ".join,
)
def test_that_options_that_contradict_each_other_are_one_sentence(
    arguments: tuple[str, ...], word: str, case: Path, tmp_path: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    before = sorted(tmp_path.iterdir())
    assert word in refused(capsys, "handout", case, "-o", "page", *arguments)
    assert sorted(tmp_path.iterdir()) == before


def test_that_only_a_blank_form_needs_no_case(tmp_path: Path, capsys: Capture) -> None:
    assert "only --kind blank needs none" in refused(capsys, "handout", "-o", tmp_path / "a.pdf")
    assert list(tmp_path.iterdir()) == []


def test_T090_that_a_page_never_takes_the_place_of_its_case(case: Path, tmp_path: Path, capsys: Capture) -> None:
    before = case.read_bytes()
    (tmp_path / "link.yaml").symlink_to(case)
    for place in (case, tmp_path / "link.yaml", tmp_path / "." / "case.yaml"):
        assert "names the case itself" in refused(capsys, "handout", case, "-o", place)
    assert case.read_bytes() == before


def test_T090_that_a_file_that_is_there_is_written_over_whole(case: Path, tmp_path: Path) -> None:
    place = tmp_path / "page.pdf"
    place.write_bytes(b"old" * 500_000)
    assert run("handout", case, "-o", place) == 0
    assert place.read_bytes() == made(case, PageOrder())
    assert sorted(path.name for path in tmp_path.iterdir()) == ["case.yaml", "page.pdf"]


@ON_POSIX
def test_T090_that_a_read_only_file_stays_as_it_is(case: Path, tmp_path: Path, capsys: Capture) -> None:
    place = tmp_path / "page.pdf"
    place.write_bytes(b"old")
    place.chmod(0o444)
    assert "read-only" in refused(capsys, "handout", case, "-o", place)
    assert place.read_bytes() == b"old"


@ON_POSIX
@pytest.mark.parametrize("limit", [0, 100, 20_000])
def test_T090_that_a_full_disk_leaves_the_old_file_whole(limit: int, case: Path, tmp_path: Path) -> None:
    """A limit on the size of a file fails the write as a full disk does, also for root."""
    place = tmp_path / "page.pdf"
    place.write_bytes(b"old")
    program = (
        "import resource, signal, sys; from app.cli import main; "
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN); "
        f"resource.setrlimit(resource.RLIMIT_FSIZE, ({limit}, {limit})); "
        "sys.exit(main(sys.argv[1:], lambda: None))"
    )
    told = subprocess.run(
        [sys.executable, "-c", program, "handout", str(case), "-o", str(place)],
        check=False, capture_output=True, text=True, cwd=ROOT, env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"},
    )  # fmt: skip
    assert told.returncode == 2
    assert "the disk is full" in told.stderr
    assert len(told.stderr.splitlines()) == 1
    assert place.read_bytes() == b"old"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["case.yaml", "page.pdf"]


def test_OUT_4_that_nothing_is_written_of_a_page_that_is_not_proved(
    case: Path, tmp_path: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    def not_proved(*_: object) -> bytes:
        raise PageNotProved([Problem("the page", "", "differs")])

    monkeypatch.setattr(pages, "make_page", not_proved)
    place = tmp_path / "page.pdf"
    place.write_bytes(b"old")
    assert run("handout", case, "-o", place) == 70
    told = capsys.readouterr()
    assert (told.out, told.err) == ("", "the page: differs\n")
    assert place.read_bytes() == b"old"


# -- verify ------------------------------------------------------------------------------------------------------------


def code_of(case: Path, capsys: Capture) -> str:
    capsys.readouterr()
    run("verify", case, "--id", "00000-00000", "--json")
    code: str = json.loads(capsys.readouterr().out)["page_code"]
    return code


def test_that_a_page_code_is_verified_however_it_was_typed(case: Path, capsys: Capture) -> None:
    code = code_of(case, capsys)
    version = protocol().protocol.about.version
    confused = code.replace("0", "o").replace("1", "l")
    for typed in (code, code.lower(), code.replace("-", ""), f" {code} ", confused, qr_text(version, code)):
        assert run("verify", case, "--id", typed) == 0, typed
        told = capsys.readouterr()
        assert told.err == ""
        assert "is that of this case as it is saved" in told.out


@pytest.mark.parametrize("typed", ["", "x", "7K3QM-9XAB", "7K3QM-9XABU", "HELIOTROPE 2026.1", "Mustermann"])
def test_that_what_is_no_page_code_is_told(typed: str, case: Path, capsys: Capture) -> None:
    assert "is ten letters and figures" in refused(capsys, "verify", case, "--id", typed)


CHANGES: dict[str, Callable[[str], str]] = {
    "another weight": lambda text: text.replace("weight_kg: 70", "weight_kg: 71"),
    "another patient": lambda text: text.replace("Mustermann", "Musterfrau"),
    "another day": lambda text: text.replace("2026-11-21", "2026-11-22", 1),
}


@pytest.mark.parametrize("change", CHANGES)
def test_that_a_page_of_another_case_is_not_verified(change: str, case: Path, tmp_path: Path, capsys: Capture) -> None:
    page = tmp_path / "page.pdf"
    assert run("handout", case, "-o", page) == 0
    code, text = code_of(case, capsys), case.read_text(encoding="utf-8")
    assert CHANGES[change](text) != text
    case.write_text(CHANGES[change](text), encoding="utf-8")
    assert "is not that of this case" in refused(capsys, "verify", case, "--id", code)
    assert "is not that of this case" in refused(capsys, "verify", case, "--page", page)


def test_that_a_number_written_otherwise_is_the_same_case(case: Path, capsys: Capture) -> None:
    code, text = code_of(case, capsys), case.read_text(encoding="utf-8")
    assert "weight_kg: 70" in text
    case.write_text(text.replace("weight_kg: 70", "weight_kg: 70.0"), encoding="utf-8")
    assert run("verify", case, "--id", code) == 0


def test_that_a_page_of_another_version_of_the_protocol_is_told_as_such(case: Path, capsys: Capture) -> None:
    told = refused(capsys, "verify", case, "--id", "HELIOTROPE 2025.9 7K3QM-9XAB2")
    assert "was made by protocol 2025.9" in told
    assert "the protocol was changed since" in told


@pytest.mark.parametrize(
    ("order", "file"),
    [
        (PageOrder(), "page.pdf"),
        (PageOrder(kind="large_print", paper="A4"), "page.pdf"),
        (PageOrder(kind="clinician"), "page.pdf"),
        (PageOrder(language="es"), "page.pdf"),
        (PageOrder(language="ar", kind="large_print"), "page.pdf"),
        (PageOrder(language="zh-Hans"), "page.pdf"),
        (PageOrder(checked_by="Dr A. Mint"), "page.pdf"),
        (PageOrder(checked_by="Dr Łucja O'Neill-Ünal", kind="clinician"), "page.pdf"),
        (PageOrder(printed_on=None), "page"),
    ],
    ids=["patient", "large", "clinician", "Spanish", "Arabic", "Chinese", "checked", "checked copy", "no suffix"],
)
def test_that_a_page_is_verified_word_for_word(
    order: PageOrder, file: str, case: Path, tmp_path: Path, capsys: Capture
) -> None:
    place = tmp_path / file
    place.write_bytes(made(case, order))
    assert run("verify", case, "--page", place) == 0
    told = capsys.readouterr()
    assert told.err == ""
    assert "word for word" in told.out
    assert run("verify", case, "--page", place, "--json") == 0
    document = json.loads(capsys.readouterr().out)
    assert (document["verified"], document["why"], document["page"]) == (True, "same", None)


def test_that_a_page_printed_on_another_day_is_verified(case: Path, tmp_path: Path, capsys: Capture) -> None:
    place = tmp_path / "page.pdf"
    place.write_bytes(made(case, PageOrder(printed_on=date(2026, 12, 3), checked_by="Dr A. Mint")))
    assert run("verify", case, "--page", place) == 0
    assert "; the day of printing and who checked it are taken from the page" in capsys.readouterr().out
    assert run("verify", case, "--page", place, "--json") == 0
    told = capsys.readouterr().out
    assert json.loads(told)["taken_from_page"] == {"printed_on": "2026-12-03", "checked_by": True}
    assert "Mint" not in told


@pytest.mark.parametrize("day", [None, date(2026, 12, 3)], ids=["day of the visit", "another day"])
@pytest.mark.parametrize("kind", ["patient", "large_print", "clinician"])
def test_that_a_page_whose_record_number_is_read_from_the_right_is_verified(
    kind: PageKind, day: date | None, case: Path, tmp_path: Path
) -> None:
    recorded = read_case_file(case)
    names = {"given_name": "Ann", "family_name": "Roe", "identifier": " ".join(["عمر"] * 8)}
    write_case_file(case, recorded.model_copy(update={"patient": recorded.patient.model_copy(update=names)}))
    place = tmp_path / "page.pdf"
    place.write_bytes(made(case, PageOrder(kind=kind, printed_on=day, checked_by="Dr A. Mint")))
    assert run("verify", case, "--page", place) == 0


def is_another_file(page: Path, case: Path, capsys: Capture) -> None:
    """See that a page whose words agree is told to be another file than that of the program."""
    told = refused(capsys, "verify", case, "--page", page)
    assert "says what this case comes to, but is not the file that this program writes" in told
    assert "verify its code with --id" in told
    assert run("verify", case, "--page", page, "--json") == 2
    document = json.loads(capsys.readouterr().out)
    assert (document["verified"], document["why"], document["page"]) == (False, "other_file", None)


@pytest.mark.parametrize("kind", ["patient", "clinician"])
def test_that_a_page_that_another_program_saved_again_is_not_verified(
    kind: PageKind, case: Path, tmp_path: Path, capsys: Capture
) -> None:
    place = tmp_path / "page.pdf"
    document = pypdfium2.PdfDocument(made(case, PageOrder(kind=kind)))
    document.save(str(place))
    document.close()
    is_another_file(place, case, capsys)


DISGUISES: dict[str, Callable[[bytes], bytes]] = {
    "a crop": lambda page: page.replace(b"/MediaBox", b"/CropBox [ 0 0 612 792 ] /MediaBox", 1),
    "a larger unit": lambda page: page.replace(b"/MediaBox", b"/UserUnit 2 /MediaBox", 1),
    "a launch action": lambda page: page.replace(
        b"/Type /Catalog", b"/OpenAction << /S /Launch /F (x) >> /Type /Catalog", 1
    ),
    "a script": lambda page: page.replace(
        b"/Type /Catalog", b"/OpenAction << /S /JavaScript /JS (1) >> /Type /Catalog", 1
    ),
    "a layer": lambda page: page.replace(
        b"/Type /Catalog", b"/OCProperties << /OCGs [ ] /D << >> >> /Type /Catalog", 1
    ),
    "an attachment": lambda page: page.replace(
        b"/Type /Catalog", b"/Names << /EmbeddedFiles << /Names [ ] >> >> /Type /Catalog", 1
    ),
    "a comment at the end": lambda page: page + b"% x\n",
}


@pytest.mark.parametrize("what", DISGUISES)
def test_that_a_page_with_anything_besides_is_not_verified(
    what: str, case: Path, tmp_path: Path, capsys: Capture
) -> None:
    place, page = tmp_path / "page.pdf", made(case, PageOrder())
    place.write_bytes(DISGUISES[what](page))
    assert place.read_bytes() != page
    is_another_file(place, case, capsys)


def forged(case: Path, change: Callable[[Leaflet], Leaflet]) -> bytes:
    """A page with the code of a case, on which something else was printed."""
    recorded = read_case_file(case)
    plan = evaluate(protocol(), recorded)
    leaflet, _ = leaflet_of(protocol(), recorded, plan, PageOrder(printed_on=recorded.visit_date))
    return render_pdf(change(leaflet), "letter")


def with_part(leaflet: Leaflet, kind: type, change: Callable[[Any], Any]) -> Leaflet:
    sections = []
    for section in leaflet.sections:
        parts = tuple(change(part) if isinstance(part, kind) else part for part in section.parts)
        sections.append(replace(section, parts=parts))
    return replace(leaflet, sections=tuple(sections))


def other_dose(steps: Steps) -> Steps:
    rows = [*steps.rows]
    rows[2] = replace(rows[2], dose_text="44 mg")
    return replace(steps, rows=tuple(rows))


FORGERIES: dict[str, tuple[Callable[[Leaflet], Leaflet], str]] = {
    "a dose": (lambda leaflet: with_part(leaflet, Steps, other_dose), "the dose in row 3"),
    "a row": (
        lambda leaflet: with_part(leaflet, Steps, lambda steps: replace(steps, rows=steps.rows[:-1])),
        "the first day in row 19",
    ),
    "a line": (
        lambda leaflet: with_part(leaflet, Points, lambda part: replace(part, lines=(*part.lines, "Take more."))),
        "says something before",
    ),
    "a name": (
        lambda leaflet: replace(
            leaflet, patient=(replace(leaflet.patient[0], value="Jo Bloggs"), *leaflet.patient[1:])
        ),
        "the patient's line",
    ),
}


@pytest.mark.parametrize("what", FORGERIES)
def test_that_a_page_with_the_right_code_and_another_text_is_not_verified(
    what: str, case: Path, tmp_path: Path, capsys: Capture
) -> None:
    change, place = FORGERIES[what]
    page = tmp_path / "page.pdf"
    page.write_bytes(forged(case, change))
    told = refused(capsys, "verify", case, "--page", page)
    assert place in told
    assert "bears the page code of this case, but page" in told or "page " in told
    assert not any(word in told for word in ("Mustermann", "Bloggs", "44 mg", "98765"))
    assert run("verify", case, "--page", page, "--json") == 2
    output = capsys.readouterr()
    document = json.loads(output.out)
    assert (document["verified"], document["why"]) == (False, "words")
    assert document["page"] >= 1
    assert len(output.err.splitlines()) == 1


def test_that_a_page_over_which_something_was_drawn_is_not_verified(
    case: Path, tmp_path: Path, capsys: Capture
) -> None:
    document = pypdfium2.PdfDocument(made(case, PageOrder()))
    raw = pypdfium2.raw
    sheet = document[0]
    patch = raw.FPDFPageObj_CreateNewRect(100, 400, 200, 60)
    raw.FPDFPageObj_SetFillColor(patch, 255, 255, 255, 255)
    raw.FPDFPath_SetDrawMode(patch, raw.FPDF_FILLMODE_ALTERNATE, False)
    raw.FPDFPage_InsertObject(sheet, patch)
    sheet.gen_content()
    page = tmp_path / "page.pdf"
    document.save(str(page))
    document.close()
    is_another_file(page, case, capsys)


def test_that_sheets_of_two_pages_are_not_verified(case: Path, tmp_path: Path, capsys: Capture) -> None:
    other = tmp_path / "other.yaml"
    other.write_text(case.read_text(encoding="utf-8").replace("Mustermann", "Musterfrau"), encoding="utf-8")
    both = pypdfium2.PdfDocument(made(case, PageOrder()))
    both.import_pages(pypdfium2.PdfDocument(made(other, PageOrder())), pages=[0])
    page = tmp_path / "page.pdf"
    both.save(str(page))
    assert "not one and the same on each sheet" in refused(capsys, "verify", case, "--page", page)


def test_that_a_page_of_which_a_sheet_is_lost_is_not_verified(case: Path, tmp_path: Path, capsys: Capture) -> None:
    document = pypdfium2.PdfDocument(made(case, PageOrder()))
    document.del_page(1)
    page = tmp_path / "page.pdf"
    document.save(str(page))
    assert "page" in refused(capsys, "verify", case, "--page", page)


def test_that_a_blank_form_bears_no_code(case: Path, tmp_path: Path, capsys: Capture) -> None:
    page = tmp_path / "form.pdf"
    assert run("handout", "--kind", "blank", "-o", page) == 0
    assert "bears no page code" in refused(capsys, "verify", case, "--page", page)


@pytest.mark.parametrize(
    ("content", "word"),
    [(None, "does not exist"), (b"", "cannot be read as a PDF"), (b"%PDF-1.7 nonsense", "cannot be read as a PDF")],
)
def test_that_a_file_that_is_no_page_is_one_sentence(
    content: bytes | None, word: str, case: Path, tmp_path: Path, capsys: Capture
) -> None:
    page = tmp_path / "page.pdf"
    if content is not None:
        page.write_bytes(content)
    assert word in refused(capsys, "verify", case, "--page", page)
    assert "is a folder" in refused(capsys, "verify", case, "--page", tmp_path)


@ON_POSIX
def test_that_a_page_is_read_from_no_device(case: Path, tmp_path: Path, capsys: Capture) -> None:
    os.mkfifo(tmp_path / "pipe")
    for device in (tmp_path / "pipe", Path(os.devnull)):
        assert "is a device, not a file" in refused(capsys, "verify", case, "--page", device)


def test_that_verify_wants_one_of_two(case: Path, tmp_path: Path, capsys: Capture) -> None:
    assert "--id" in refused(capsys, "verify", case)
    assert "not allowed" in refused(capsys, "verify", case, "--id", "x", "--page", tmp_path / "a.pdf")


def test_that_a_bad_case_is_a_document_too(tmp_path: Path, capsys: Capture) -> None:
    case = tmp_path / "case.yaml"
    case.write_text("patient: {weight_kg: 1e3, sex: Mustermann}\n", encoding="utf-8")
    assert run("verify", case, "--id", "7K3QM-9XAB2", "--json") == 2
    output = capsys.readouterr()
    document = json.loads(output.out)
    assert (document["verified"], document["why"]) == (False, "bad_input")
    assert [problem["at"] for problem in document["problems"]] == ["patient.weight_kg", "patient.sex"]
    assert "Mustermann" not in output.out + output.err


def test_that_a_case_with_decisions_is_verified_by_the_lines_that_it_accepts(
    case: Path, tmp_path: Path, capsys: Capture
) -> None:
    from tests.unit.test_pages import decided

    every = code_of(case, capsys)
    write_case_file(case, decided(read_case_file(case), "start-prednisone", "accept"))
    page = tmp_path / "page.pdf"
    assert run("handout", case, "-o", page) == 0
    assert run("verify", case, "--page", page) == 0
    assert code_of(case, capsys) != every


def test_that_the_suffixes_of_the_pages_are_those_that_the_command_knows() -> None:
    assert set(SUFFIXES.values()) == {".pdf", ".txt", ".ics"}
