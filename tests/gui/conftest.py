"""The window, with a stand-in for the engine or with the real one, dressed as the program dresses it."""

from collections.abc import Iterator

import pytest
import shiboken6
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.bootstrap import make_services
from app.domain.recording import catalogue
from app.files.places import resource
from app.ui.main_window import MainWindow
from app.ui.presenters.case_presenter import CasePresenter
from app.ui.theme import LIGHT, apply_theme, ui_font
from app.ui.wheel_guard import WheelGuard
from tests.unit.ui.stand_in import Shelf, services


@pytest.fixture(scope="session", autouse=True)
def dressed(qapp: QApplication) -> Iterator[None]:
    qapp.setStyle("Fusion")
    for face in resource("fonts").glob("*.ttf"):
        QFontDatabase.addApplicationFont(str(face))
    qapp.setFont(ui_font())
    apply_theme(qapp, LIGHT)
    guard = WheelGuard(qapp)
    yield
    guard.deleteLater()


@pytest.fixture
def shelf() -> Shelf:
    return Shelf()


@pytest.fixture
def presenter(shelf: Shelf) -> CasePresenter:
    return CasePresenter(services(shelf))


@pytest.fixture
def window(qtbot: QtBot, presenter: CasePresenter) -> Iterator[MainWindow]:
    made = MainWindow(presenter)
    made.resize(1366, 768)
    made.show_supported()
    qtbot.waitExposed(made)
    yield made
    presenter.discard()
    presenter._kept = presenter._past.draft  # nothing is asked at the end of a test
    made.close()
    shiboken6.delete(made)


@pytest.fixture
def real_window(qtbot: QtBot) -> Iterator[MainWindow]:
    """An empty case before the real engine, active, so that keys go where the cursor is."""
    catalogue()
    made = MainWindow(CasePresenter(make_services()))
    made.resize(1366, 720)
    made.show_supported()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    yield made
    shiboken6.delete(made)
