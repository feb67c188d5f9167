"""How many lines of the advice an answer could change, in words: long, short and spoken."""

from app.ui import words


def lines_long(count: int) -> str:
    """How many lines of the advice an answer could change, in words."""
    return words.WOULD_CHANGE_ONE if count == 1 else words.WOULD_CHANGE.format(count=count)


def lines_short(count: int) -> str:
    """The same where there is little room; "" for none."""
    if not count:
        return ""
    return words.WOULD_CHANGE_SHORT_ONE if count == 1 else words.WOULD_CHANGE_SHORT.format(count=count)


def lines_spoken(count: int) -> str:
    """The same as a sentence; "" for none."""
    if not count:
        return ""
    return words.WOULD_CHANGE_SPOKEN_ONE if count == 1 else words.WOULD_CHANGE_SPOKEN.format(count=count)
