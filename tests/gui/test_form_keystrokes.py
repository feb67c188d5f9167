"""The form by keyboard alone: the usual case and a returning one, typed and counted."""

from collections.abc import Iterator

import pytest
import shiboken6
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.bootstrap import make_services
from app.domain.case import Case
from app.domain.recording import catalogue
from app.files.places import resource
from app.store.case_file import read_case_file
from app.ui import delivery
from app.ui.main_window import MainWindow
from app.ui.presenters.case_presenter import CasePresenter
from app.ui.presenters.services import Services
from tests.gui.keystrokes import KEY_S, THOUGHT_S, Keyboard

MOST_KEYS, MOST_S, READING_S = 120, 90.0, 20.0
MOST_KEYS_OF_ALL = 135
"""Accepting every medicine that is offered, and passing the print check, on top of it."""
RETURNING_KEYS, RETURNING_S = 35, 40.0
RETURNING_REST_KEYS, RETURNING_REST_THOUGHTS = 11, 4


@pytest.fixture(scope="module")
def services() -> Services:
    catalogue()
    return make_services()


def opened(qtbot: QtBot, services: Services, case: Case | None) -> MainWindow:
    made = MainWindow(CasePresenter(services, case))
    made.resize(1366, 720)
    made.show_supported()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


@pytest.fixture
def window(qtbot: QtBot, services: Services) -> Iterator[MainWindow]:
    made = opened(qtbot, services, None)
    yield made
    shiboken6.delete(made)


def type_flags_and_who(hand: Keyboard) -> None:
    hand.think()
    hand.press(Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    hand.think(2)
    hand.type("n" * 10)
    assert hand.at == "patient.family_name", "the red flags run on into who the patient is"
    hand.think(2)
    for text in ("Doeson", "Jane", "0041187"):
        hand.enter(text)
    hand.think()
    hand.type("f")
    hand.enter("12031991")
    assert hand.at == "patient.weight_kg", "the age is known by the date of birth"
    hand.think()
    for text in ("72", "165"):
        hand.enter(text)
    hand.think()
    hand.type("t")
    hand.enter()
    hand.type("n")
    assert hand.at == "purpose", "today is filled in"


def type_visit_and_activity(hand: Keyboard) -> None:
    hand.think()
    hand.type("relcssp")
    assert hand.at == "region"
    hand.enter()
    hand.think()
    assert hand.at == "glucocorticoid.dose_mg_per_day"
    hand.enter("0")
    hand.press(Qt.Key.Key_Down, Qt.KeyboardModifier.ControlModifier)
    hand.think(2)
    assert hand.at == "activity.ck_u_per_l"
    hand.enter("900")
    hand.enter("200")
    hand.seek("diagnosis.weakness_arms", 1)
    hand.type("yy")
    hand.press(Qt.Key.Key_Down, Qt.KeyboardModifier.ControlModifier)
    hand.think(2)
    hand.type("t")
    assert hand.at == "labs.egfr_ml_per_min", "the first of weight that is not answered"


def type_laboratory_and_history(hand: Keyboard) -> None:
    for text in ("90", "60", "6.2", "4.1", "260"):
        hand.enter(text)
    hand.press(Qt.Key.Key_Down, Qt.KeyboardModifier.ControlModifier)
    hand.think()
    assert hand.at == "lungs.ild"
    hand.type("n")
    hand.type("nor")
    hand.think()
    hand.seek("choices.methotrexate_weekday", 1)
    hand.type("m")
    hand.seek("antibodies.mda5", 1)
    hand.type("n")
    hand.think(2)
    hand.press(Qt.Key.Key_Down, Qt.KeyboardModifier.ControlModifier)
    assert hand.at.startswith("history.")
    hand.type("r")
    assert hand.at == "medicines.trimethoprim", "the rest of a group is answered, and the next one is there"
    hand.type("n")
    hand.type("r")


def test_T104_that_the_usual_case_is_typed_within_its_budget(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(delivery.Delivery, "print", lambda _delivery, _pdf: None)  # the dialog waits for a person
    hand = Keyboard(window)
    type_flags_and_who(hand)
    type_visit_and_activity(hand)
    type_laboratory_and_history(hand)
    screen = window._presenter.screen
    assert not any(view.needed or view.problem or view.unusual for view in screen.fields.values())
    assert screen.report is not None
    doses = {card.medicine: card.dose_line for card in screen.report.cards}
    assert "DOSE 60 mg" in doses["prednisone"]
    assert "ONCE A WEEK on Monday" in doses["methotrexate"]
    assert screen.fields["history.glaucoma"].text == "no"
    assert screen.fields["medicines.nsaid"].text == "no", "R answers also from a list of words"
    accept_first(hand)
    hand.think()
    hand.press(Qt.Key.Key_F8)
    assert window.plan.handout.isVisible()
    assert hand.keys <= MOST_KEYS, hand.log
    assert hand.seconds + READING_S <= MOST_S
    accept_the_rest_and_check(hand)
    assert window._presenter.screen.handout.is_checked
    assert hand.keys <= MOST_KEYS_OF_ALL, hand.log
    assert hand.seconds + READING_S <= MOST_S


def type_who(hand: Keyboard, born: str, weight: str, height: str) -> None:
    hand.type("n" * 10)
    for text in ("Doeson", "Jane", "0041187"):
        hand.enter(text)
    hand.type("f")
    hand.enter(born)
    for text in (weight, height):
        hand.enter(text)
    hand.type("t")
    hand.enter()
    hand.type("n")
    assert hand.at == "purpose"


def test_that_a_first_treatment_is_never_typed_past_the_dose_of_today(window: MainWindow) -> None:
    hand = Keyboard(window)
    type_who(hand, "04051974", "68", "164")
    hand.type("fcmosp")
    hand.enter()
    assert hand.at == "glucocorticoid.dose_mg_per_day"


def test_that_what_is_taken_today_is_not_asked_when_it_was_stopped(window: MainWindow) -> None:
    hand = Keyboard(window)
    type_who(hand, "11021960", "80", "178")
    hand.type("relcmosp")
    hand.enter()
    hand.enter("10")
    assert hand.at == "glucocorticoid.started_on"
    hand.enter()
    assert hand.at == "glucocorticoid.weeks_of_exposure"
    hand.press(Qt.Key.Key_Backtab)
    assert hand.at == "glucocorticoid.stopped_from_mg_per_day", "it can still be answered"


def test_that_a_first_treatment_without_a_course_goes_on_to_the_creatine_kinase(window: MainWindow) -> None:
    hand = Keyboard(window)
    type_who(hand, "04051974", "68", "164")
    hand.type("fcmosp")
    hand.enter()
    hand.enter("0")
    assert hand.at == "activity.ck_u_per_l", "nothing was ever started, and muscle is not gone past"
    assert not window.case.form._boxes["now"].row("glucocorticoid.stopped_on").isHidden(), "it can still be answered"


def test_that_a_relapse_off_treatment_is_asked_since_when_and_not_when_today_s_dose_began(window: MainWindow) -> None:
    hand = Keyboard(window)
    type_who(hand, "11021960", "80", "178")
    hand.type("relcmosp")
    hand.enter()
    hand.enter("0")
    assert hand.at == "glucocorticoid.stopped_on"


def test_that_one_letter_of_two_words_chooses_neither_and_the_next_question_does_not_change_it(
    window: MainWindow,
) -> None:
    hand = Keyboard(window)
    type_who(hand, "04051974", "68", "164")
    hand.type("fc")
    assert hand.at == "activity.severity"
    hand.type("m")
    assert window._presenter.screen.fields["activity.severity"].text == "", "mild or moderate is not known yet"
    hand.type("s")
    assert window._presenter.screen.fields["activity.severity"].text == "", "what was meant for the next is not severe"
    assert hand.at == "activity.severity"
    hand.type("o")
    assert window._presenter.screen.fields["activity.severity"].text == "moderate"
    assert hand.at == "diagnosis.basis"


def test_that_a_letter_can_be_taken_back_and_another_word_chosen(window: MainWindow) -> None:
    hand = Keyboard(window)
    type_who(hand, "04051974", "68", "164")
    hand.type("fcm")
    hand.press(Qt.Key.Key_Backspace)
    hand.type("s")
    assert window._presenter.screen.fields["activity.severity"].text == "severe"


def test_that_a_key_that_is_held_answers_one_question(window: MainWindow) -> None:
    hand = Keyboard(window)
    hand.type("n")
    held = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_N, Qt.KeyboardModifier.NoModifier, "n", autorep=True)
    for _ in range(20):
        QApplication.sendEvent(QApplication.focusWidget(), held)
    texts = window._presenter._past.draft.texts
    assert [path for path in texts if path.startswith("red_flags.")] == ["red_flags.dyspnoea"]
    assert hand.at == "red_flags.cough"
    assert "patient.family_name" not in texts


def test_that_a_list_says_its_words_at_the_field(window: MainWindow) -> None:
    hand = Keyboard(window)
    type_who(hand, "04051974", "68", "164")
    row = window.case.form.row_of(QApplication.focusWidget())
    assert row is not None
    assert "First treatment, Relapse, Review" in row.help


def accept_first(hand: Keyboard) -> None:
    """The glucocorticoid, with a reason for the one caution on it, and the name of who decides."""
    hand.think(2)
    hand.press(Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    hand.type("a4Lee")
    hand.enter()
    items = {item.card.medicine: item for part in hand.window._presenter.screen.sections for item in part.items}
    decided = items["prednisone"].decided
    assert decided is not None
    assert decided.state == "accepted"


def accept_the_rest_and_check(hand: Keyboard) -> None:
    """Methotrexate with a reason, what goes with it, and the identity of the patient once more."""
    hand.think()
    hand.press(Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    hand.type("a4")
    hand.enter()
    for key in (Qt.Key.Key_3, Qt.Key.Key_4, Qt.Key.Key_5):
        hand.press(key, Qt.KeyboardModifier.AltModifier)
        hand.type("a")
    hand.think(2)
    hand.press(Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    hand.type("jd")
    hand.press(Qt.Key.Key_Tab)
    hand.type("1991")
    hand.enter()


def returning_case() -> Case:
    """The review of the examples as it is at the next visit: what was asked last time is asked again."""
    case = read_case_file(resource("examples/review.yaml"))
    flags = type(case.red_flags)()
    course = case.glucocorticoid.model_copy(update={"control": type(case.glucocorticoid.control)()})
    activity = case.activity.model_copy(update={"ck_u_per_l": None})
    return case.model_copy(update={"red_flags": flags, "glucocorticoid": course, "activity": activity, "purpose": None})


def test_T104_that_a_returning_case_is_asked_again_within_its_budget(qtbot: QtBot, services: Services) -> None:
    window = opened(qtbot, services, returning_case())
    hand = Keyboard(window)
    hand.think(2)
    hand.type("n" * 10)
    hand.think()
    hand.seek("purpose", 1)
    hand.type("rev")
    hand.press(Qt.Key.Key_Down, Qt.KeyboardModifier.ControlModifier)
    assert hand.at == "glucocorticoid.control.no_new_rash", "the first of weight that is not answered"
    hand.think()
    hand.type("yyyy")
    hand.think()
    hand.seek("activity.ck_u_per_l", 1)
    hand.enter("180")
    screen = window._presenter.screen
    assert not any(view.needed or view.problem or view.unusual for view in screen.fields.values())
    assert screen.course is not None, "the next lower dose follows from what was typed"
    # Accepting and printing as above: F6 to the advice is left out, Alt+1 goes there from anywhere.
    assert hand.keys + RETURNING_REST_KEYS <= RETURNING_KEYS, hand.log
    assert hand.seconds + RETURNING_REST_KEYS * KEY_S + RETURNING_REST_THOUGHTS * THOUGHT_S <= RETURNING_S
    shiboken6.delete(window)
