"""A stack of cards that are kept: a card that stands for the same thing is changed in place, never rebuilt."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Generic, TypeVar

from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

Card = TypeVar("Card", bound=QWidget)


class CardStack(Generic[Card]):
    """Cards by key, in an order, within a layout.

    Args:
        holder: A widget that holds nothing else; it is hidden while the stack is empty.
        make: Makes and wires a new card for a key.
    """

    def __init__(self, holder: QWidget, make: Callable[[str], Card]) -> None:
        self._holder = holder
        self.box = QVBoxLayout(holder)
        self.box.setContentsMargins(0, 0, 0, 0)
        self.box.setSpacing(8)
        self._make = make
        self._cards: dict[str, Card] = {}
        self._order: tuple[str, ...] = ()
        self._unseen = False
        holder.hide()

    @contextmanager
    def out_of_sight(self) -> Iterator[None]:
        """Hide the stack while many of its cards are changed: what is seen is laid out anew with each part of each.

        A stack that holds the focus stays, or the focus would go elsewhere.
        """
        focused = QApplication.focusWidget()
        if focused is None or not self._holder.isAncestorOf(focused):
            self._holder.hide()
            self._unseen = True
        yield
        self._unseen = False
        self._holder.setHidden(not self._order)

    def hold(self, card: QWidget) -> None:
        """Take a card in that has no key yet, out of sight and in the look of the window."""
        card.hide()
        card.setParent(self._holder)
        card.ensurePolished()

    def arrange(self, keys: Sequence[str]) -> list[Card]:
        """Have a card for each key in this order; the others are hidden and kept for when they come back."""
        for key in keys:
            if key not in self._cards:
                self._cards[key] = self._make(key)
        wanted = tuple(keys)
        if wanted != self._order:
            self._reorder(wanted)
        return [self._cards[key] for key in wanted]

    def card(self, key: str) -> Card | None:
        """The card of a key, where it is in the stack now."""
        return self._cards.get(key) if key in self._order else None

    def cards(self) -> tuple[Card, ...]:
        """Every card that was ever made, in the stack now or kept."""
        return tuple(self._cards.values())

    def _reorder(self, wanted: tuple[str, ...]) -> None:
        for key in self._order:
            if key not in wanted:
                self._cards[key].hide()
                self.box.removeWidget(self._cards[key])
        for place, key in enumerate(wanted):
            card = self._cards[key]
            item = self.box.itemAt(place)
            if item is None or item.widget() is not card:
                self.box.insertWidget(place, card)
                card.show()
        self._order = wanted
        if not wanted or not self._unseen:
            self._holder.setHidden(not wanted)
