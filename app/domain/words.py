"""The closed lists of words in which rules, advice and sources are said."""

from typing import Literal

Level = Literal["stop", "warning", "caution"]
LEVELS: tuple[Level, ...] = ("stop", "warning", "caution")
Lack = Literal["", "specialist", "cause", "permission"]
"""What an entry that sets a rule aside lacks: an agreement, the facts it was made for, a rule that permits it."""
Verdict = Literal["offer", "option", "needs_facts", "blocked", "not_advised"]
Action = Literal["start", "continue", "increase", "reduce", "hold", "stop", "refer", "test", "advise"]
Confirmed = Literal["seen", "part", "to_confirm"]
Population = Literal["adult", "juvenile", "any"]
Use = Literal["adopted", "adapted", "not_followed", "context"]
TaperKind = Literal["adult_standard", "adult_relapse_low", "adult_relapse_high", "juvenile_percent"]
TaperPlan = Literal["course", "next_step", "after_relapse", "juvenile_course", "juvenile_rest"]
