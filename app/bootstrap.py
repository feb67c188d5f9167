"""The composition root: the only module that knows every concrete part."""

import gc
import sys
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from app.domain.errors import AssistantError
from app.domain.page_order import PageOrder

if TYPE_CHECKING:
    from app.domain.asking import AskedBy, ProtocolCard
    from app.domain.case import Case
    from app.domain.drawing import Drawing
    from app.domain.evidence import EvidenceEntry
    from app.domain.plan import Taper
    from app.engine.compiled import CompiledProtocol
    from app.ui.main_window import MainWindow
    from app.ui.presenters.handout_view import PageLanguage
    from app.ui.presenters.screen import Example
    from app.ui.presenters.services import Judged, Services
    from app.ui.start import Desk
    from app.ui.window_state import WindowState

COMMANDS = frozenset(("plan", "handout", "verify", "protocol", "selftest"))
BENCHMARK = "--benchmark-start"
_NO_DISPLAY = "heliotrope: there is no display to open a window on; `heliotrope plan CASE` works without one."
_FONTS = ("fonts/AtkinsonHyperlegible-Regular.ttf", "fonts/AtkinsonHyperlegible-Bold.ttf")
_EXAMPLES = "examples"


def main(arguments: Sequence[str]) -> int:
    """Run a command, or open the window.

    Args:
        arguments: Without the program's name: a command with its own, or one case file, or nothing.

    Returns:
        The exit status.
    """
    first = arguments[0] if arguments else ""
    if first in COMMANDS or (first.startswith("-") and first != BENCHMARK):
        from app.cli import main as run_command

        return run_command(arguments, open_window_offscreen)
    try:
        return _open_window(arguments)
    except AssistantError as error:
        for problem in error.problems:
            _complain(problem.sentence())
        return error.exit_status


def _complain(sentence: str) -> None:
    from app.cli_speech import say

    say(sentence, "error")


def open_window_offscreen() -> None:
    """Build the window with an empty case, paint it once without a screen, and close it."""
    import os

    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    desk, window = build_window(None)
    window.show_supported()
    desk.application.processEvents()
    window.grab()
    window.close()


def _open_window(arguments: Sequence[str]) -> int:
    benchmark = arguments[:1] == [BENCHMARK]
    files = arguments[1:] if benchmark else arguments
    if len(files) > 1:
        _complain("heliotrope: name one case file, or a command: plan, handout, verify, protocol, selftest")
        return 2
    if not _has_display():
        _complain(_NO_DISPLAY)
        return 2
    # Collecting while everything is being imported and built finds nothing, and costs a twelfth of the start.
    gc.disable()
    place = Path(files[0]) if files else None
    mark = _mark_file(place) if place else ""  # before it is read: whoever writes it meanwhile is noticed
    case = _read_file(place) if place else None
    desk, window = build_window(case, place, None if benchmark else _remembered, mark)
    window.support_opened.connect(_collect_from_now_on)
    # Filters are asked newest first: the benchmark speaks before anything else goes on beside the window.
    desk.after_first_paint(window, window.open_support)
    if benchmark:
        from app.ui.benchmark import report_start

        desk.after_first_paint(window, report_start(window))
    else:
        from app.ui.crash import install_crash_page
        from app.ui.keeping import own_place

        install_crash_page()
        window.keep_in(own_place())
        desk.after_first_paint(window, window.welcome)
    window.show()
    return desk.application.exec()


def _remembered() -> "WindowState":
    from app.ui.keeping import own_place
    from app.ui.window_state import read_window_state

    return read_window_state(own_place())


def _has_display() -> bool:
    """Whether a window can be shown; only Linux tells beforehand."""
    if sys.platform != "linux":
        return True
    import os

    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))


def _collect_from_now_on() -> None:
    gc.freeze()
    gc.enable()


def build_window(
    case: "Case | None",
    place: Path | None = None,
    remembered: "Callable[[], WindowState] | None" = None,
    mark: str | None = None,
) -> "tuple[Desk, MainWindow]":
    """Put the window together, not yet shown.

    Args:
        case: What it opens with; None for an empty case. place: The file that the case came from.
        remembered: How the window stood; asked for the language before anything is said.
        mark: Of that file as it was read; None for as it stands there now.

    Returns:
        The application with its settings, which must be kept as long as the window, and the window.
    """
    from app.files.places import resource
    from app.ui.start import Desk

    _open_catalogue()
    desk = Desk([], [resource(name) for name in _FONTS])

    if remembered is not None:
        from app.ui.language import BASE, language, speak

        speak(remembered().language)
        if language() != BASE:
            from app.ui.qt_words import follow_language

            follow_language()

    from app.ui.main_window import MainWindow
    from app.ui.presenters.case_presenter import CasePresenter

    window = MainWindow(CasePresenter(make_services(), case, place, mark))
    window.dress.put_on(window.dress.look)
    return desk, window


def _open_catalogue() -> None:
    """Let the form know its fields: from the fact book where there is one, else from the schema itself."""
    from app.domain.facts import open_catalogue
    from app.files.fact_book import read_fact_book
    from app.files.places import compiled_folder

    specs = read_fact_book(compiled_folder())
    if specs is None:
        from app.domain.recording import case_specs

        specs = case_specs()
    open_catalogue(specs)


def make_services() -> "Services":
    """The real parts, as the presenter is given them; what is behind one is brought in when it is first used."""
    from app.ui.presenters.services import Services

    return Services(
        warm_up=_warm_up,
        judge=_judge,
        read_tree=_read_tree,
        read_file=_read_file,
        write_file=_write_file,
        mark_file=_mark_file,
        draw_course=_draw_course,
        make_handout=_make_handout,
        write_page=_write_page,
        delete_page=_delete_page,
        examples=_examples(),
        today=date.today,
        evidence=_evidence,
        asked_by=_asked_by,
        protocol_card=_protocol_card,
        page_languages=_page_languages,
        warm_pages=_warm_pages,
    )


@cache
def _compiled() -> "CompiledProtocol":
    from app.engine.compiled import compile_protocol
    from app.protocols.library import load_protocol

    return compile_protocol(load_protocol())


def _warm_up() -> None:
    """Bring in schema, protocol and engine by answering an empty case."""
    _judge(_read_tree({}, ""))


def _read_tree(tree: Mapping[str, object], file: str) -> "Case":
    from app.store.case_file import read_case_tree

    return read_case_tree(tree, file)


def _read_file(place: Path) -> "Case":
    from app.store.case_file import name_of_case, read_case_file

    case = read_case_file(place)
    if case.choices.overrides:
        from app.engine.overrides import refuse_idle_overrides

        refuse_idle_overrides(_compiled(), case, name_of_case(place))
    return case


def _write_file(place: Path, case: "Case") -> str:
    from app.store.case_file import write_case_file

    return write_case_file(place, case)


def _mark_file(place: Path) -> str:
    from app.store.case_file import mark_of_file

    return mark_of_file(place)


def _draw_course(taper: "Taper", width: float, height: float, today: date | None, branch: "Taper | None") -> "Drawing":
    from app.engine.chart import draw_taper

    return draw_taper(taper, width, height, today, branch)


def _examples() -> "tuple[Example, ...]":
    """The built-in cases with their titles, in the order in which they are shown."""
    import json

    from app.files.places import resource
    from app.ui.presenters.screen import Example

    folder = resource(_EXAMPLES)
    titles = json.loads((folder / "titles.json").read_text(encoding="utf-8"))
    return tuple(Example(title, folder / f"{stem}.yaml") for stem, title in titles)


def _judge(case: "Case") -> "Judged":
    from app.engine.evaluate import evaluate
    from app.engine.report import make_report
    from app.ui.presenters.services import Judged

    compiled = _compiled()
    plan = evaluate(compiled, case)
    return Judged(case, plan, make_report(compiled, case, plan))


@cache
def _evidence() -> "tuple[EvidenceEntry, ...]":
    from app.engine.evidence import collect_evidence

    return collect_evidence(_compiled().protocol)


def _asked_by(path: str) -> "tuple[AskedBy, ...]":
    from app.engine.asking import rules_that_ask

    return rules_that_ask(_compiled(), path)


def _protocol_card() -> "ProtocolCard":
    from app.engine.asking import protocol_card

    return protocol_card(_compiled().protocol)


@cache
def _page_languages() -> "tuple[PageLanguage, ...]":
    """The languages of the patient's words, English first; its regions share one, and a case picks among them."""
    from app.ui.presenters.handout_view import PageLanguage

    known = [each for each in _compiled().protocol.handout.values() if not each.base]
    known.sort(key=lambda each: each.language != "en")
    return tuple(PageLanguage(each.language, each.name, each.name, each.status) for each in known)


def _warm_pages() -> None:
    """Bring in what makes and shows pages by making those of a built-in case, which has a course and its chart."""
    from app.files.places import resource
    from app.ui.plan.pages import page_pictures

    page_pictures(_make_handout(_judge(_read_file(resource(f"{_EXAMPLES}/relapse.yaml"))), PageOrder()), 200)


def _make_handout(judged: "Judged | None", order: PageOrder) -> bytes:
    from app.pages import make_page

    if judged is None:
        return make_page(_compiled(), None, None, order)
    return make_page(_compiled(), judged.case, judged.plan, order)


def _write_page(place: Path, page: bytes) -> None:
    from app.files.atomic_write import write_whole

    write_whole(place, page)


def _delete_page(place: Path, page: bytes) -> None:
    from app.files.deleting import delete_same

    delete_same(place, page)
