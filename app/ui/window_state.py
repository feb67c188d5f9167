"""The window's own memory: size, place, look and front tab in one small file, and nothing of a patient."""

from __future__ import annotations

import json
import re
from contextlib import suppress
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path

from app.domain.errors import AssistantError
from app.files.atomic_write import write_whole

SCHEMA = "heliotrope.window/1"
_MOST_BYTES = 4096
_WHOLE = re.compile(r"-?[0-9]{1,6}")
_MODE = re.compile(r"[a-z_]{1,20}")
_LANGUAGE = re.compile(r"[a-z]{2}(?:_[A-Z]{2})?")


@dataclass(frozen=True, slots=True)
class WindowState:
    """How the window stood.

    Args:
        x, y, width, height: In logical pixels, while it was not maximised; a width of 0 for never yet.
        mode: Name of the look. text_size: in percent. touch: larger targets. tab: the tab of the plan in front.
        tour_seen: The first look was shown. language: code of the language of the window.
    """

    x: int = 0
    y: int = 0
    width: int = 0
    height: int = 0
    maximised: bool = False
    mode: str = "system"
    text_size: int = 100
    touch: bool = False
    tab: int = 0
    tour_seen: bool = False
    language: str = "en"

    def mended(self, screens: tuple[tuple[int, int, int, int], ...], least: tuple[int, int]) -> WindowState:
        """The same where it can be seen and grasped.

        Args:
            screens: Left, top, width and height of what is free on each screen; at least one, the main one first.
            least: The smallest width and height of the window.
        """
        left, top, wide, high = max(screens, key=self._seen_on)
        width = min(max(self.width, least[0]), wide)
        height = min(max(self.height, least[1]), high)
        x = min(max(self.x, left), left + wide - width)
        y = min(max(self.y, top), top + high - height)
        return replace(self, x=x, y=y, width=width, height=height)

    def _seen_on(self, screen: tuple[int, int, int, int]) -> int:
        left, top, wide, high = screen
        across = min(self.x + self.width, left + wide) - max(self.x, left)
        down = min(self.y + self.height, top + high) - max(self.y, top)
        return max(across, 0) * max(down, 0)


def read_window_state(place: Path) -> WindowState:
    """Read the file; whatever is wrong with it, the answer is the state of a first start."""
    try:
        with place.open("rb") as file:
            text = file.read(_MOST_BYTES + 1)
        tree = json.loads(text.decode("utf-8"), object_pairs_hook=_once) if len(text) <= _MOST_BYTES else None
    except (OSError, ValueError, RecursionError):
        return WindowState()
    if not isinstance(tree, dict) or tree.pop("schema", None) != SCHEMA:
        return WindowState()
    known = {each.name: type(each.default) for each in fields(WindowState)}
    if set(tree) != set(known) or any(type(value) is not known[name] for name, value in tree.items()):
        return WindowState()
    state = WindowState(**tree)
    return state if _is_sound(state) else WindowState()


def _once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    tree = dict(pairs)
    if len(tree) != len(pairs):
        raise ValueError("a key stands there twice")
    return tree


def _is_sound(state: WindowState) -> bool:
    numbers = (state.x, state.y, state.width, state.height)
    small = all(_WHOLE.fullmatch(str(number)) for number in numbers) and state.width >= 0 and state.height >= 0
    known = bool(_MODE.fullmatch(state.mode)) and bool(_LANGUAGE.fullmatch(state.language))
    return small and known and 50 <= state.text_size <= 400 and 0 <= state.tab <= 9


def write_window_state(place: Path, state: WindowState) -> None:
    """Write the file whole; where that cannot be, the next start is like the first, and nothing is said."""
    with suppress(OSError, AssistantError):
        place.parent.mkdir(parents=True, exist_ok=True)
        write_whole(place, json.dumps({"schema": SCHEMA, **asdict(state)}, indent=1).encode("utf-8"))
