"""What is wished in the form beside answers: another unit, today, a group unfolded, folded questions shown."""

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut

from app.ui.form.case_form import CaseForm
from app.ui.presenters.case_presenter import CasePresenter

NEXT_GROUP, GROUP_BEFORE = "Ctrl+Down", "Ctrl+Up"


class FormWishes(QObject):
    """Passes the wishes of the form to the presenter. `told`: the screen is another one now."""

    told = Signal()

    def __init__(self, presenter: CasePresenter, form: CaseForm, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self._form = form
        form.unit_wanted.connect(self._on_unit_wanted)
        form.today_wanted.connect(self._on_today_wanted)
        form.group_opened.connect(self._on_group_opened)
        form.more_wanted.connect(self._on_more_wanted)
        for key, slot in ((NEXT_GROUP, self._on_next_group_wanted), (GROUP_BEFORE, self._on_group_before_wanted)):
            shortcut = QShortcut(QKeySequence(key), form)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(slot)

    def _on_unit_wanted(self, path: str) -> None:
        self._presenter.switch_unit(path)
        self.told.emit()

    def _on_today_wanted(self, path: str) -> None:
        self._presenter.write_today(path)
        self.told.emit()

    def _on_group_opened(self, group: str) -> None:
        self._presenter.see_group(group)
        self.told.emit()

    def _on_more_wanted(self, group: str) -> None:
        self._presenter.show_folded(group)
        self.told.emit()

    def _on_next_group_wanted(self) -> None:
        self._form.go_group(1)

    def _on_group_before_wanted(self) -> None:
        self._form.go_group(-1)
