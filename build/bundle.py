"""What goes into the packaged program: only the parts that it uses."""

from __future__ import annotations

import py_compile
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path, PurePosixPath

# A file of the bundle as PyInstaller lists it: where it goes, where it comes from, its kind.
Entry = tuple[str, str, str]

# ReportLab is imported by name, late, once its back doors are shut; PyInstaller cannot see that.
HIDDEN_MODULES = [
    *("reportlab.pdfgen.canvas", "reportlab.pdfbase.ttfonts", "reportlab.pdfbase.pdfmetrics"),
    *("reportlab.lib.colors", "reportlab.rl_config", "reportlab.rl_settings"),
    *("segno", "segno.encoder", "segno.consts", "segno.utils"),
]
EXCLUDED_MODULES = [
    # No client or server of any network protocol, also not through a library. The socket module stays: reading
    # the metadata of a package imports it.
    *("PySide6.QtNetwork", "ssl", "_ssl", "http", "urllib.request", "ftplib", "smtplib"),
    *("asyncio", "socketserver", "xmlrpc", "webbrowser", "multiprocessing", "concurrent.futures.process"),
    *(
        "PySide6.QtQml",
        "PySide6.QtQuick",
        "PySide6.QtQuickWidgets",
        "PySide6.QtOpenGL",
        "PySide6.QtTest",
        "PySide6.QtDBus",
    ),
    # OpenSSL's share of hashlib; Python's own has every digest that is used, but neither scrypt nor PBKDF2.
    "_hashlib",
    # Pydantic's hook brings the tools that it has plugins for.
    *("mypy", "hypothesis", "pytest", "_pytest", "setuptools", "pkg_resources", "pip"),
    *("pygments", "rich", "markdown_it", "charset_normalizer", "unittest", "doctest"),
    # What reads a calendar back in the tests brings them, and the standard library takes them where they are.
    *("icalendar", "dateutil", "tzdata"),
    *("_codecs_cn", "_codecs_hk", "_codecs_jp", "_codecs_kr", "_codecs_tw", "_codecs_iso2022"),
    *("tkinter", "_tkinter", "curses", "_curses", "readline", "pydoc", "pdb", "lib2to3", "distutils", "ensurepip"),
    # No page of ours holds a picture: app/handout/reportlab_safely.py does without the library for them.
    *("PIL", "numpy"),
]
KEPT_PLUGINS = {
    "iconengines": ("qsvgicon",),
    "imageformats": ("qico", "qsvg"),
    "platforminputcontexts": ("composeplatforminputcontextplugin", "ibusplatforminputcontextplugin"),
    "platforms": ("qxcb", "qwayland", "qwindows", "qcocoa", "qoffscreen"),
    "platformthemes": ("qxdgdesktopportal",),
    "printsupport": ("cupsprintersupport", "windowsprintersupport", "cocoaprintersupport"),
    "styles": ("qmodernwindowsstyle", "qwindowsvistastyle", "qmacstyle"),
    "wayland-decoration-client": ("adwaita", "bradient"),
    "wayland-shell-integration": ("xdg-shell",),
}
# Libraries that must be the machine's own: CUPS and systemd speak to its services, its graphics driver brings
# X11 and needs its own, perhaps newer, C++ library. Every Linux desktop that Qt's wheels run on has them.
LEFT_TO_THE_SYSTEM = (
    "libcups.so",
    "libgtk-3.so",
    "libgdk-3.so",
    "libsystemd.so",
    "libX11",
    "libstdc++.so",
    "libgcc_s.so",
)
LEFT_OUT_DATA = ("PySide6/Qt/translations/", "PySide6/translations/", "reportlab/fonts/")
# Words of Qt's own dialogs in the languages of the window; 165 kB each.
KEPT_TRANSLATIONS = ("qtbase_es.qm",)
LEFT_OUT_SUFFIXES = (".pyi", ".sfd", ".a", ".h", ".cmake", ".po", ".pot")


def keep_binaries(entries: Iterable[Entry]) -> list[Entry]:
    """Leave out the plugins that are not named, and every library that nothing kept needs any more."""
    wanted = [entry for entry in entries if _is_wanted_plugin(entry[0])]
    if not sys.platform.startswith("linux"):
        # Elsewhere the wheels bring few libraries, each with a single user.
        return [entry for entry in wanted if "Network" not in PurePosixPath(_posix(entry[0])).name]
    roots = [source for place, source, _ in wanted if not _is_plain_library(place)]
    needed = _needed_names(roots, {_name(place): source for place, source, _ in wanted})
    return [entry for entry in wanted if not _is_plain_library(entry[0]) or _name(entry[0]) in needed]


def keep_data(entries: Iterable[Entry], binaries: Iterable[Entry]) -> list[Entry]:
    """Leave out translations that are not named, spare fonts, type stubs, and links to libraries that were left out."""
    kept = {_name(entry[0]) for entry in binaries}
    return [
        entry
        for entry in entries
        if (not _posix(entry[0]).startswith(LEFT_OUT_DATA) or _name(entry[0]) in KEPT_TRANSLATIONS)
        and not entry[0].endswith(LEFT_OUT_SUFFIXES)
        and (entry[2] != "SYMLINK" or _name(entry[0]) in kept)
    ]


def support_modules(shiboken: Path, compiled: Path) -> list[tuple[str, str]]:
    """Compile the support modules of Qt's binding and return them with the folder each goes to.

    They are otherwise compiled anew at every start. Unchecked: the bundle's files keep no times.
    """
    pairs = []
    for source in sorted((shiboken / "files.dir").rglob("*.py")):
        folder = Path("shiboken6") / source.parent.relative_to(shiboken)
        cache = compiled / folder / "__pycache__" / f"{source.stem}.{sys.implementation.cache_tag}.pyc"
        mode = py_compile.PycInvalidationMode.UNCHECKED_HASH
        py_compile.compile(
            str(source), str(cache), dfile=str(folder / source.name), doraise=True, invalidation_mode=mode
        )
        pairs += [(str(source), str(folder)), (str(cache), str(folder / "__pycache__"))]
    return pairs


def _posix(place: str) -> str:
    return place.replace("\\", "/")


def _name(place: str) -> str:
    return PurePosixPath(_posix(place)).name


def _is_wanted_plugin(place: str) -> bool:
    path = PurePosixPath(_posix(place))
    if "plugins" not in path.parts or path.parts[0] != "PySide6":
        return True
    return path.stem.removeprefix("lib") in KEPT_PLUGINS.get(path.parent.name, ())


def _is_plain_library(place: str) -> bool:
    """Say whether a file is there only because another needs it; Python's modules and Qt's plugins are not."""
    path = PurePosixPath(_posix(place))
    is_library = path.name.startswith("lib") and ".so" in path.name and "plugins" not in path.parts
    return is_library and not path.name.startswith(("libpython", "libpdfium"))


def _needed_names(roots: Iterable[str], places: dict[str, str]) -> set[str]:
    """Return the names of the libraries that the root files are linked to, directly or not.

    Args:
        roots: Files whose links are followed.
        places: Where each library of the bundle comes from; what is not among them is the system's.
    """
    found: set[str] = set()
    waiting = list(roots)
    while waiting:
        for name in _linked_names(waiting.pop()):
            if name in places and name not in found and not name.startswith(LEFT_TO_THE_SYSTEM):
                found.add(name)
                waiting.append(places[name])
    return found


def _linked_names(file: str) -> list[str]:
    """Return the names of the libraries that an ELF file asks for itself."""
    headers = subprocess.run(["objdump", "-p", file], capture_output=True, text=True, check=True).stdout
    return [line.split()[1] for line in headers.splitlines() if line.strip().startswith("NEEDED")]
