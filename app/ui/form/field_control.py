"""The control of a question: an answer, a list of words or a line, each as wide as what is written into it."""

from PySide6.QtWidgets import QWidget

from app.ui.controls.answer import Answer
from app.ui.controls.choice import Choice
from app.ui.controls.line import Line
from app.ui.presenters.questions import ANSWERS, Question
from app.ui.sizes import keep_width

LONGEST = {"number": 64, "day": 32, "text": 200}
"""Kind of a fact to the most characters that its line takes."""
_LINE_WIDTHS = {"number": 72, "day": 108}
_CHOICE_WIDTH = 150


def make_control(question: Question, half: bool, parent: QWidget) -> Answer | Choice | Line:
    """Make what a question is answered with.

    Args:
        half: Whether the question shares its line with another; a list then takes the room there is.
    """
    if question.kind != "word":
        return _make_line(question, parent)
    if tuple(word for word, _ in question.choices) == ANSWERS:
        return Answer(question.title, parent)
    choice = Choice(question.choices, bool(question.silence), parent)
    if not half:
        keep_width(choice, _CHOICE_WIDTH)
    return choice


def _make_line(question: Question, parent: QWidget) -> Line:
    line = Line(parent, LONGEST[question.kind])
    line.has_units = bool(question.other_unit)
    line.is_day = question.kind == "day"
    width = _LINE_WIDTHS.get(question.kind)
    if width:
        keep_width(line, width)
    return line
