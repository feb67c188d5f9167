"""The past of a draft: undo and redo over frozen drafts; typing on in one field is one step."""

from app.ui.presenters.draft import Draft

DEPTH = 200


class Past:
    """Drafts before and after the one that stands."""

    def __init__(self, draft: Draft) -> None:
        self.draft = draft
        self._before: list[Draft] = []
        self._after: list[Draft] = []
        self._field = ""

    @property
    def can_undo(self) -> bool:
        """Whether there is a step back."""
        return bool(self._before)

    @property
    def can_redo(self) -> bool:
        """Whether there is a step forward."""
        return bool(self._after)

    def step(self, draft: Draft, field: str = "") -> None:
        """Go on to a draft; a second step in the same field in a row replaces the first."""
        if not field or field != self._field:
            self._before.append(self.draft)
            del self._before[:-DEPTH]
        self._after.clear()
        self._field = field
        self.draft = draft

    def settle(self) -> None:
        """End the step that is being typed."""
        self._field = ""

    def respell(self, field: str, text: str) -> None:
        """Write the same value in another spelling; that is no step."""
        if text != self.draft.text(field):
            self.draft = self.draft.written(field, text)

    def undo(self) -> None:
        """Go one step back, where there is one."""
        if self._before:
            self._after.append(self.draft)
            self.draft = self._before.pop()
        self._field = ""

    def redo(self) -> None:
        """Go one step forward again, where there is one."""
        if self._after:
            self._before.append(self.draft)
            self.draft = self._after.pop()
        self._field = ""
