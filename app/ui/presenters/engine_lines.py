"""What the engine says in words of its own, as templates, so that a window can say it in another language.

The engine, the command line and the plan speak English. A test holds that every such line of every case worked by hand
fits one of these; the sentences of the protocol are in the protocol's own language, and are not here.
"""

STANDING: tuple[str, ...] = (
    "Needs assessment the same day. No new dose is worked out.",
    "No dose yet: {essential} essential facts are not known.",
    "No dose yet: 1 essential fact is not known.",
    "No medicine is offered with a dose while {stops} stand.",
    "No medicine is offered with a dose while {stops} stands.",
    "{offered} medicines offered with a dose, {essential} essential facts not known.",
    "{offered} medicines offered with a dose, 1 essential fact not known.",
    "1 medicine offered, 1 essential fact not known.",
    "{offered} medicines offered with a dose.",
    "1 medicine offered, {essential} essential facts not known.",
    "1 medicine offered.",
    "No taper while same-day assessment is needed.",
    "No taper while a change of yours is not permitted. {refusals}",
    "The tablet strengths chosen cannot make every dose; add a strength such as 1 mg or 2.5 mg.",
    "No cut now, so no new taper; today's dose goes on.",
    "No taper while {rule} forbids a start.",
    "The taper waits for the facts that the dose needs.",
    "No taper follows from this advice.",
)
"""Headlines, and why there is no taper."""

WHO: tuple[str, ...] = (
    "Name not recorded",
    "Not known",
    "Not recorded",
    "No known allergies",
    "Known: {names}",
    "NHS No.",
    "Record no.",
    "{years} years",
    "{day} ({years} years)",
    "surface {area} m²",
)
"""Parts of the banner."""

COURSE: tuple[str, ...] = (
    "What if relapse on {day}, {name}, {steps} steps over {weeks} weeks",
    "{name}, {steps} steps over {weeks} weeks",
    "No tablet from {day}, if there is no flare.",
    "{mg} mg in all",
    "{mg} mg in the first 52 weeks",
    "{count} days at {mg} mg or more",
    "1 change of yours no longer applies: {doses}.",
    "{count} changes of yours no longer apply: {doses}.",
    "No way back is shown for a relapse on {day}: after a relapse a child is treated by a specialist centre.",
    "No way back is shown for a relapse on {day}: it lies outside this course, {first} to {last}.",
    "No way back is shown for a relapse on {day}: the tablets cannot make the doses.",
    "{count} tablets of {mg} mg: {boxes} boxes",
    "{count} tablets of {mg} mg: 1 box",
    "{count} tablets of {mg} mg",
    "1 tablet of {mg} mg: 1 box",
    "1 tablet of {mg} mg",
    "the whole course, {first} to {last}",
    "{first} to {last}",
)
"""The sheet of a taper."""

CARDS: tuple[str, ...] = (
    "Offered",
    "Option",
    "Needs facts",
    "Blocked",
    "Not advised",
    "strong",
    "conditional",
    "expert",
    "every treatment",
    "every immunosuppressant",
    "every step up of treatment",
    "STOP",
    "CAUTION",
    "CONSIDER",
    "range {low} to {high} {unit}",
    "starting range {low} to {high} {unit}",
    "never above {most} {unit}",
    "maximum {most} {unit}",
)
"""Words on cards."""

COMMON: tuple[str, ...] = (
    "Not now: {names}",
    "The rules above forbid a start and an increase of each of these.",
)
"""The one card that stands for many which the same rules block."""

MONITORING: tuple[str, ...] = (
    "needs the visit date",
    "{days} and {more} more",
)
"""When something is monitored."""

PROTOCOL: tuple[str, ...] = (
    "{id} · DRAFT, not approved · {hash}",
    "{id} · under review · {hash}",
    "{id} · approved · {hash}",
)
"""Which protocol speaks."""

FIELDS: tuple[str, ...] = (
    "must be a number written like 4, with a point as decimal mark",
    "must be a number written like 62 or 62.5, with a point as decimal mark",
    "must be between {low} and {high}; check value and unit",
    "must be a whole number",
    "must have at most {places} decimals",
    "must be one of: {listed}",
    "must be a day of the calendar written like 2026-11-21",
    "must be a day between 1900-01-01 and 2199-12-31",
    "must have at most {longest} characters",
)
"""What the reader of a case says is wrong with a field."""

CHART: tuple[str, ...] = (
    "mg a day",
    "weeks",
    "today",
    "until control",
    "hold after relapse",
    "planned",
    "if relapse on {day}",
    "{medicine}, mg a day, in {count} steps: {steps}. None from {day}.",
)
"""Labels of the chart, and what it says to whoever cannot see it."""

REFUSALS: tuple[str, ...] = (
    "{dose} mg is taken for at least {count} weeks.",
    "{dose} mg is taken for at least {count} days.",
    "{dose} mg is held for at most {count} weeks after a relapse.",
    "A step cannot be laid out for more than {count} days; the program sets this limit.",
    "The course ends after {dose} mg.",
    "Each dose is lower than the one before, {dose} mg.",
    "After {dose} mg the largest cut is to {lowest} mg.",
    "Below {dose} mg doses are whole milligrams.",
    "The tablets chosen cannot make {dose} mg.",
    "The course of a child has its weeks and shares from the protocol; nothing in it is changed by hand.",
)
"""Why a change of the taper is not followed."""

VALUES: tuple[str, ...] = ("Starting treatment", "Skin disease that does not respond")
"""Purposes that a line says in other words than the form; with a capital, as words of closed lists are known."""

ENGINE_LINES = (*STANDING, *WHO, *CARDS, *COMMON, *MONITORING, *PROTOCOL, *FIELDS, *CHART, *REFUSALS, *VALUES, *COURSE)
"""All of them, for the catalogue."""
