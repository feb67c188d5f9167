"""The window's own memory: nothing of a patient, read strictly, mended where it cannot be seen."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from app.ui.window_state import WindowState, read_window_state, write_window_state

LAPTOP = ((0, 0, 1366, 728),)
LEAST = (480, 320)
STATE = WindowState(100, 50, 1200, 700, False, "dark", 150, True, 1, True)


@pytest.fixture
def place(tmp_path: Path) -> Path:
    return tmp_path / "Heliotrope" / "window.json"


def test_that_what_was_written_is_read_again(place: Path) -> None:
    write_window_state(place, STATE)
    assert read_window_state(place) == STATE


def test_that_a_first_start_has_nothing_to_read(place: Path) -> None:
    assert read_window_state(place) == WindowState()


@pytest.mark.parametrize(
    "change",
    [
        {"width": "1200"},
        {"width": 1200.5},
        {"width": -1},
        {"x": 10**9},
        {"maximised": 1},
        {"mode": "dark\u202e"},
        {"mode": 7},
        {"text_size": 100000},
        {"tab": -1},
        {"patient": "Doe"},
        {"schema": "heliotrope.window/2"},
        {"tour_seen": None},
    ],
)
def test_that_a_damaged_file_counts_as_none(place: Path, change: dict[str, object]) -> None:
    write_window_state(place, STATE)
    place.write_text(json.dumps({**json.loads(place.read_text(encoding="utf-8")), **change}), encoding="utf-8")
    assert read_window_state(place) == WindowState()


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"[]",
        b"null",
        b"\xff\xfe",
        b'{"x": NaN}',
        b"[" * 100_000,
        b'{"schema": "heliotrope.window/1", "schema": "heliotrope.window/1"}',
        b" " * 5000,
        b"1" * 4000,
    ],
)
def test_that_a_foreign_file_never_stops_the_start(place: Path, content: bytes) -> None:
    place.parent.mkdir()
    place.write_bytes(content)
    assert read_window_state(place) == WindowState()


def test_that_a_place_that_cannot_be_written_is_met_with_silence(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("x", encoding="utf-8")
    write_window_state(blocked / "window.json", STATE)
    write_window_state(tmp_path, STATE)
    assert read_window_state(blocked / "window.json") == WindowState()
    assert read_window_state(tmp_path) == WindowState()


def test_that_a_window_that_can_be_seen_stays_where_it_was() -> None:
    assert STATE.mended(LAPTOP, LEAST) == replace(STATE, y=28), "its foot would have been under the edge"
    assert replace(STATE, y=10).mended(LAPTOP, LEAST) == replace(STATE, y=10)


def test_that_a_window_on_a_screen_that_is_gone_comes_back_whole() -> None:
    back = WindowState(4000, -900, 1800, 1000).mended(LAPTOP, LEAST)
    assert (back.x, back.y, back.width, back.height) == (0, 0, 1366, 728)


def test_that_a_window_on_the_second_screen_stays_there() -> None:
    both = (*LAPTOP, (1366, 0, 1920, 1080))
    state = WindowState(1500, 20, 1600, 900)
    assert state.mended(both, LEAST) == state


def test_that_a_window_is_never_smaller_than_it_can_be() -> None:
    back = WindowState(10, 10, 3, 3).mended(LAPTOP, LEAST)
    assert (back.width, back.height) == LEAST


def test_PHI7_that_the_file_holds_these_fields_and_no_other(place: Path) -> None:
    write_window_state(place, STATE)
    assert set(json.loads(place.read_text(encoding="utf-8"))) == {
        "schema", "x", "y", "width", "height", "maximised", "mode", "text_size", "touch", "tab",
        "tour_seen", "language",
    }  # fmt: skip
