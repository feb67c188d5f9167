"""Tries the packaged program as a stranger's machine would: no environment, no network, no Python beside it."""

import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

EXAMPLE = Path(__file__).resolve().parents[2] / "resources" / "examples" / "relapse.yaml"
MOST_MEGABYTES = 130
LEFT_OUT = ("Network", "Qml", "Quick", "WebEngine", "_ssl", "libssl", "hypothesis", "pytest")
# Without these, which a build machine may lack, no window opens under X11.
LINUX_WINDOW = ("libqxcb.so", "libxcb-cursor.so.0", "libxcb-icccm.so.4", "libxcb-keysyms.so.1", "libxkbcommon-x11.so.0")
AT_MOST_S = 120


def cut_off() -> list[str]:
    """Return what goes before a command to cut it off from every network, where the system can."""
    for command in (["unshare", "-n"], ["unshare", "-rn"]):
        if (
            shutil.which("unshare")
            and subprocess.run([*command, "true"], capture_output=True, check=False).returncode == 0
        ):
            return [shutil.which("unshare") or "", *command[1:]]
    print("  (the network cannot be cut off here)")
    return []


def bare_environment() -> dict[str, str]:
    """Return nothing at all; Windows alone cannot load its own libraries without two of its variables."""
    return {name: os.environ[name] for name in ("SYSTEMROOT", "TEMP") if os.name == "nt" and name in os.environ}


def find_program(bundle: Path) -> Path:
    """Return the program of a bundle that answers on the console."""
    return bundle / ("heliotrope-cli.exe" if os.name == "nt" else "heliotrope")


def answer(program: Path, folder: Path, *arguments: str) -> str:
    """Run the packaged program and return what it printed; fails unless it ended well and complained of nothing."""
    began = time.monotonic()
    ended = subprocess.run(
        [*cut_off(), str(program), *arguments],
        cwd=folder,
        env=bare_environment(),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=AT_MOST_S,
        check=False,
    )
    words = ended.stderr.decode(errors="replace")
    assert ended.returncode == 0, f"{arguments[0]} ended with {ended.returncode}: {words}"
    assert "Traceback" not in words, words
    print(f"  {arguments[0]}: {time.monotonic() - began:.1f} s")
    return ended.stdout.decode("utf-8")


def check_contents(bundle: Path) -> None:
    """Check that the folder is small and holds what the program uses and nothing else."""
    files = [path for path in bundle.rglob("*") if path.is_file() and not path.is_symlink()]
    megabytes = sum(path.stat().st_size for path in files) / 1e6
    print(f"  {megabytes:.1f} MB in {len(files)} files")
    assert megabytes < MOST_MEGABYTES, f"The folder has {megabytes:.0f} MB; at most {MOST_MEGABYTES} are allowed."
    names = {path.name for path in files}
    missing = [name for name in LINUX_WINDOW if sys.platform.startswith("linux") and name not in names]
    assert not missing, f"These must be in the folder: {missing}"
    assert any(path.parent.name == "compiled" for path in files), "No compiled protocol is in the folder."
    assert any(path.parent.name == "vignettes" for path in files), "No vignettes are in the folder."
    stray = sorted(path.name for path in files if any(part in path.name for part in LEFT_OUT))
    assert not stray, f"These do not belong in the folder: {stray}"


def main(bundle: Path) -> None:
    """Try the folder's contents, the self-test, the check of the protocol, one plan, and handouts in three scripts."""
    check_contents(bundle)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        # A copy: the program must find its own parts wherever it lies, and the case has left the sources.
        moved = folder / "elsewhere" / "heliotrope"
        shutil.copytree(bundle, moved, symlinks=True)
        shutil.copy(EXAMPLE, folder / "case.yaml")
        program = find_program(moved)
        answer(program, folder, "selftest")
        checked = json.loads(answer(program, folder, "protocol", "check", "--json"))
        assert checked["accepted"], checked["problems"]
        assert checked["vignettes"]["cases"]["run"] > 0, "No vignette was run."
        plan = json.loads(answer(program, folder, "plan", "case.yaml", "--json"))
        assert plan["schema"] == "heliotrope.plan/1", plan["schema"]
        answer(program, folder, "handout", "case.yaml", "-o", "handout.pdf")
        assert (folder / "handout.pdf").read_bytes().startswith(b"%PDF-")
        answer(program, folder, "verify", "case.yaml", "--page", "handout.pdf")
        for language in ("ar", "zh-Hans"):  # other typefaces, and letters that are joined and put in order
            answer(program, folder, "handout", "case.yaml", "-o", f"{language}.pdf", "--language", language)
    print("  the packaged program works")


if __name__ == "__main__":
    main(Path(sys.argv[1]).resolve())
