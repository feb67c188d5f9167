"""The words of Qt's own dialogs, for files and printers, in the language of the window."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QTranslator

from app.ui.language import language

_worn: list[QTranslator] = []


def follow_language() -> None:
    """Have Qt speak the language in force, where it brings a translation; else it speaks English."""
    application = QCoreApplication.instance()
    if application is None:
        return
    while _worn:
        application.removeTranslator(_worn.pop())
    translator = QTranslator(application)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if not language().startswith("en") and translator.load(f"qtbase_{language()}", folder):
        application.installTranslator(translator)
        _worn.append(translator)
