"""House rules that no linter knows, read off the sources themselves."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
APP = ROOT / "app"
NOT_OURS = {
    ".git",
    ".venv",
    ".work",
    ".compiled",
    "__pycache__",
    ".mypy_cache",
    ".ruff_cache",
    ".pytest_cache",
    ".hypothesis",
}
CLOCKS = {APP / "ui" / "clock.py", APP / "files" / "clock.py"}
# In two parts, so that this file does not name them.
REGISTRY_HOSTS = ["pypi" + ".org", "python" + "hosted.org", "debian" + ".org", "npm" + "js", "ana" + "conda.org"]
MODULES = sorted(APP.rglob("*.py"))


def place(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def nodes(path: Path) -> Iterator[ast.AST]:
    return ast.walk(ast.parse(path.read_text(encoding="utf-8"), str(path)))


def called_names(path: Path) -> Iterator[str]:
    """Name each call of a module as it is written, with its last two parts: `yaml.load`, `eval`."""
    for node in nodes(path):
        if isinstance(node, ast.Call):
            yield ".".join(ast.unparse(node.func).split(".")[-2:])


def our_files() -> Iterator[Path]:
    waiting = [ROOT]
    while waiting:
        for path in waiting.pop().iterdir():
            if path.name in NOT_OURS:
                continue
            if path.is_dir():
                waiting.append(path)
            else:
                yield path


def test_that_nothing_runs_text_as_code_or_reads_yaml_loosely() -> None:
    banned = {"eval", "exec", "compile", "__import__", "yaml.load", "yaml.unsafe_load", "yaml.full_load", "os.system"}
    found = [f"{place(path)}: {name}" for path in MODULES for name in called_names(path) if name in banned]
    assert not found


def test_that_no_command_goes_through_a_shell() -> None:
    found = [
        place(path)
        for path in MODULES
        for node in nodes(path)
        if isinstance(node, ast.keyword) and node.arg == "shell" and ast.unparse(node.value) != "False"
    ]
    assert not found


def test_that_files_are_written_whole_by_our_own_writer_and_not_by_qsavefile() -> None:
    found = [place(path) for path in MODULES if "QSaveFile" in path.read_text(encoding="utf-8")]
    assert not found


def test_that_only_the_clock_reads_the_day() -> None:
    readings = {"datetime.now", "datetime.utcnow", "datetime.today", "date.today", "time.time"}
    readings |= {"QDate.currentDate", "QDateTime.currentDateTime", "QTime.currentTime"}
    found = [
        f"{place(path)}: {name}"
        for path in MODULES
        if path not in CLOCKS
        for name in called_names(path)
        if name in readings
    ]
    assert not found


def test_that_no_module_imports_everything_of_another() -> None:
    # All but the words: hundreds of constants, looked up in one place so that the language in force can put its own.
    found = [
        f"{place(path)}: from {node.module} import *"
        for path in MODULES
        if path != ROOT / "app/ui/words/__init__.py"
        for node in nodes(path)
        if isinstance(node, ast.ImportFrom) and any(name.name == "*" for name in node.names)
    ]
    assert not found


def test_that_qt_is_imported_without_its_network() -> None:
    found = [
        place(path)
        for path in MODULES
        if any(part in path.read_text(encoding="utf-8") for part in ("QtNetwork", "QtWebEngine", "QDesktopServices"))
    ]
    assert not found


@pytest.mark.parametrize("path", MODULES, ids=place)
def test_that_a_module_opens_with_one_sentence_that_says_what_it_is(path: Path) -> None:
    said = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))
    assert said, "it has no docstring"
    assert said.splitlines()[0].endswith("."), "its first line is not a sentence"


def test_that_every_package_is_one() -> None:
    folders = {path.parent for path in MODULES}
    assert not [place(folder) for folder in folders if not (folder / "__init__.py").exists()]


def test_that_no_file_names_a_package_registry() -> None:
    found = [
        f"{place(path)}: {host}"
        for path in our_files()
        for host in REGISTRY_HOSTS
        if host.encode() in path.read_bytes()
    ]
    assert not found


def test_that_the_readme_gives_the_two_commands_and_ci_runs_the_second() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert "python3 build/dev.py run" in readme
    assert "python3 build/dev.py test" in readme
    commands = [line for line in (ROOT / ".ci" / "run").read_text(encoding="utf-8").splitlines() if "dev.py" in line]
    assert commands == ["exec python3 build/dev.py test"]


def test_that_the_version_is_the_same_everywhere() -> None:
    import tomllib

    from app import __version__

    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project["version"] == __version__


def test_that_the_command_that_messages_name_is_installed_and_starts_the_program() -> None:
    import tomllib

    from app.__main__ import start

    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project["scripts"] == {"heliotrope": f"{start.__module__}:{start.__qualname__}"}


def test_that_every_locked_wheel_carries_its_hash() -> None:
    for name in ("run", "dev"):
        pins = (ROOT / "build" / "locks" / f"{name}.txt").read_text(encoding="utf-8").replace("\\\n", " ").splitlines()
        bare = [pin.split()[0] for pin in pins if pin and not pin.startswith("#") and "--hash=sha256:" not in pin]
        assert not bare, f"{name}.txt"


def test_that_the_program_and_its_tests_use_the_same_releases() -> None:
    def pins(name: str) -> set[str]:
        text = (ROOT / "build" / "locks" / f"{name}.txt").read_text(encoding="utf-8")
        return {line.split()[0] for line in text.splitlines() if "==" in line}

    assert pins("run") <= pins("dev")


def test_that_no_word_of_the_window_is_said_twice() -> None:
    trees = [ast.parse(path.read_text(encoding="utf-8")) for path in (ROOT / "app/ui/words").glob("*.py")]
    assert len(trees) > 5
    named = [
        target.id
        for tree in trees
        for node in tree.body
        if isinstance(node, ast.Assign)
        for target in node.targets
        if isinstance(target, ast.Name)
    ]
    assert sorted(named) == sorted(set(named)), "the first of the two would be lost without a word"


def test_that_nobody_walks_the_focus_chain_of_qt() -> None:
    # Its binding makes each widget the child of the one before: with the first that goes, all are lost to Python.
    widgets = [*APP.rglob("*.py"), *(ROOT / "tests/gui").rglob("*.py")]
    walking = [place(path) for path in widgets if "InFocusChain" in path.read_text(encoding="utf-8")]
    assert not walking


def test_that_no_word_of_the_window_is_looked_up_before_its_language_is_known() -> None:
    early = [f"{place(path)}:{line}" for path in MODULES for line in words_at_import(path)]
    assert not early, "look words up when they are shown, so that the language can change"


def words_at_import(path: Path) -> Iterator[int]:
    """The lines on which a module looks up words of the window while it is imported."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    inside = {id(node) for whole in ast.walk(tree) for node in in_function(whole)}
    for node in ast.walk(tree):
        looks_up = isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "words"
        if looks_up and id(node) not in inside:
            yield node.lineno


def in_function(whole: ast.AST) -> Iterator[ast.AST]:
    """What of a function runs when it is called; not its default arguments."""
    body = whole.body if isinstance(whole, (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda)) else ()
    for part in body if isinstance(body, list) else (body,):
        if isinstance(part, ast.AST):
            yield from ast.walk(part)


def test_that_a_word_looked_up_too_early_would_be_found(tmp_path: Path) -> None:
    file = tmp_path / "early.py"
    file.write_text("TITLE = words.SAVE\ndef show(text=words.OPEN):\n    return words.NEW\n", encoding="utf-8")
    assert list(words_at_import(file)) == [1, 2]
