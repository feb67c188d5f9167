"""What the program brings with it is named with its licence."""

from app.files.places import resource

ROOT = resource("..").resolve()


def test_that_every_locked_release_is_named_with_a_licence() -> None:
    listed = resource("licences.txt").read_text(encoding="utf-8").splitlines()
    lock = (ROOT / "build" / "locks" / "run.txt").read_text(encoding="utf-8").splitlines()
    pins = [line.split()[0].partition("==") for line in lock if "==" in line and not line.startswith("#")]
    assert pins
    for name, _sign, version in pins:
        line = next((line for line in listed if line.startswith(f"{name} {version}: ")), "")
        assert line.partition(": ")[2], f"{name} {version} is not listed: run build/licences.py"


def test_that_libraries_and_the_font_are_named_too() -> None:
    text = resource("licences.txt").read_text(encoding="utf-8")
    for name in ("Qt", "LGPL", "PDFium", "Atkinson Hyperlegible", "Open Font License", "Python"):
        assert name in text
