"""The window's own words, one room a pane, so that they can be translated; what a case or a plan says comes with it.

The rooms hold constants alone. All of them are looked up here, as words.NAME, where the language in force puts its own.
"""

from app.domain.form_words import choice_text
from app.ui.words.advice import *
from app.ui.words.aloud import *
from app.ui.words.evidence import *
from app.ui.words.form import *
from app.ui.words.handout import *
from app.ui.words.help import *
from app.ui.words.monitoring import *
from app.ui.words.names import *
from app.ui.words.pasting import *
from app.ui.words.taper import *
from app.ui.words.window import *


def override_reason(code: str) -> str:
    """The words of a coded reason for setting a rule aside."""
    return OVERRIDE_REASONS.get(code, code)


def without_effect(lacks: str) -> str:
    """Why a reason that is recorded sets nothing aside."""
    told = {"specialist": WITHOUT_SPECIALIST, "cause": WITHOUT_CAUSE, "permission": WITHOUT_PERMISSION}
    return told[lacks]


def decline_reason(code: str) -> str:
    """The words of a coded reason for not following a line now."""
    return DECLINE_REASONS.get(code, code)


def choice(word: str) -> str:
    """Write a word of a closed list as it is shown: first letter large, no underscores."""
    return choice_text(word, CHOICE_WORDS)


def to_confirm(count: int) -> str:
    """How many figures of a card are not confirmed at their source; "" for none."""
    if not count:
        return ""
    text = TO_CONFIRM_ONE if count == 1 else TO_CONFIRM_COUNT.format(count=count)
    return f"▲ {text}"
