"""The help line: whole sentences, the most important first, and no unit torn."""

import pytest
from pytestqt.qtbot import QtBot

from app.domain.recording import catalogue
from app.ui.form.help_line import HelpLine
from app.ui.presenters.questions import questions

ABOUT, HOW, LINES = "The newest result.", "0 to 500000 U/L.", "Would change 3 lines of the advice."


@pytest.fixture
def line(qtbot: QtBot) -> HelpLine:
    made = HelpLine()
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.mark.parametrize(
    ("width", "shown"),
    [(600, f"{ABOUT} {HOW} {LINES}"), (150, f"{ABOUT} {HOW}"), (110, ABOUT)],
)
def test_that_a_sentence_without_room_is_left_out_whole(line: HelpLine, width: int, shown: str) -> None:
    line.show_sentences((ABOUT, HOW, LINES))
    line.resize(width, line.height())
    assert line.shown == shown


def test_that_no_line_ends_within_a_unit(line: HelpLine) -> None:
    line.show_sentences((HOW,))
    assert "U/\u2060L" in line.text()
    assert line.shown == HOW


def test_that_the_definition_and_the_keys_of_every_question_of_the_bedside_fit_the_form_at_1366(line: HelpLine) -> None:
    catalogue()
    line.resize(426, line.height())
    for path, question in questions().items():
        if path.startswith(("red_flags.", "patient.", "activity.", "labs.", "lungs.", "history.")):
            sentences = tuple(part for part in (question.about, question.hint) if part)
            line.show_sentences(sentences)
            assert line.shown == " ".join(sentences), path
