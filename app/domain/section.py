"""The frame that every part of a case shares: frozen, strict, and without unknown keys."""

from typing import Any

from pydantic import BaseModel, ConfigDict, Field, model_validator


class Section(BaseModel):
    """A part of a case. A part that is null stands for a part in which nothing is known."""

    model_config = ConfigDict(
        frozen=True,
        strict=True,
        extra="forbid",
        allow_inf_nan=False,
        hide_input_in_errors=True,
        defer_build=True,
    )

    @model_validator(mode="before")
    @classmethod
    def _nothing_known(cls, value: Any) -> Any:
        return {} if value is None else value


def ask(title: str, default: str | None = "unknown", about: str = "") -> Any:
    """Declare a fact with the words by which a clinician is asked for it.

    Args:
        title: The label, in sentence case, with no colon.
        default: What silence stands for.
        about: One sentence for the help text: the definition, or what counts.
    """
    return Field(default=default, title=title, description=about or None)
