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

NO_FURTHER = "No further {name} for now"
"""How a medicine is headed that is taken and blocked: nothing is decided on it, so that it may be said."""

MONITORING: tuple[str, ...] = (
    "needs the visit date",
    "{days} and {more} more",
)
"""When something is monitored."""

SUMS: tuple[str, ...] = (
    "starting range {low} to {high} {unit}",
    "{amount} {unit} per kg × {size} kg = {value} {unit_}",
    "{amount} {unit} per m2 × {size} m2 = {value} {unit_}",
    "{total} {unit} in all: in {count} equal doses",
    "{total} {unit} in all: {morning} mg in the morning and {evening} mg in the evening",
    "{mg} mg every day",
    "{more} mg on 1 day of the week and none on {rest} days",
    "{more} mg on {days} days of the week and none on 1 day",
    "{more} mg on {days} days of the week and none on {rest} days",
    "{more} mg on 1 day of the week and {fewer} mg on {rest} days",
    "{more} mg on {days} days of the week and {fewer} mg on 1 day",
    "{more} mg on {days} days of the week and {fewer} mg on {rest} days",
    "a mean of {mean} {unit} a day",
    "rounded to {rounded} {unit}",
    "maximum {most} {unit}",
    "above {most} {unit} only with the specialist",
    "{mg} mg with the tablets chosen",
)
"""The parts of the sum that leads to a dose."""

HOW: tuple[str, ...] = (
    "Not yet known, and could forbid it: {titles}.",
    "No change of dose before this is known: {titles}.",
    "No change of dose while {rules} stands; do not stop it.",
    "Today's dose is no lower than the {mg} mg that would be given; never lower it now.",
    "Over {fewest} days of {share} g or up to {days} days of {least} g; {volume} mL of a 10 % solution a cycle.",
    "Start at {start} mL per hour, never above {most} mL per hour, and not above {slow} mL per hour with clot, kidney"
    " or age risk.",
    "Start at {start} mL per hour, never above {slow} mL per hour, because of clot, kidney or age risk.",
)
"""Lines of a card that the engine makes of a case; every other line is the protocol's."""

PROTOCOL: tuple[str, ...] = (
    "DRAFT, not approved",
    "under review, not approved",
    "approved",
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

FILES: tuple[str, ...] = (
    "{says}. Nothing was changed",
    "{says} (column {column})",
    "does not exist; check the name and the folder",
    "is closed; name a case file instead",
    "is a folder; name a case file in it",
    "is a folder; name a file in it",
    "is a device, not a file; use - to read standard input",
    "is a device, not a file; name a file",
    "cannot be read; check that you may read it and that the disk is there",
    "must end in .yaml or .json, so that it is clear how to read it",
    "is empty; a case has at least a visit_date and a purpose",
    "is no case: it must hold fields such as visit_date, each with a colon",
    "names another kind or version of file; this program reads {schema}",
    "only its first {count} problems are listed",
    "only its first {count} defects are listed",
    "must be a list, such as [1, 2.5, 5]",
    "has more entries than any patient needs",
    "is missing",
    "must have at least one entry",
    "must hold fields of its own, each with a colon, not a single value or a list",
    "cannot be read as a case; look at the case file's description",
    "is not a field of a case; did you mean {name}?",
    "is not a field of a case; take it out or look up its name",
    "is not a field here; it belongs under {name}",
    "no section",
    "must be text; put quotation marks around it",
    "is larger than {size} MB, which no such file is",
    "is written in UTF-16 or UTF-32; save it as UTF-8",
    "begins with a byte order mark; save it as UTF-8 without one",
    "holds a zero byte: it is not a text file, or not in UTF-8",
    "is not valid UTF-8; save it as UTF-8",
    "holds a control character that no text file needs",
    "has a colon where none can stand; quote the text",
    "is not indented like the lines above it, or a quotation mark is missing",
    "has a list whose bracket is not closed",
    "has a brace that is not closed",
    "begins with a tab or a reserved character; quote the text",
    "is not a list item (- …) like the lines above it",
    "has a key without a colon behind it",
    "begins a quotation that is not closed",
    "has a directive (%); leave it out",
    "is not well-formed YAML from here on",
    "is an alias (*); write the value itself",
    "holds a second document (---); one file holds one",
    "has an anchor (&); write each value out",
    "has a tag (!); every value is plain text here",
    "holds half of a surrogate pair, which is no character",
    "has a merge key (<<); write the fields out",
    "has a key that is null; a key must be text",
    "has a key that is not text",
    "stands twice; it stood first in line {first}",
    "is nested more than {count} levels deep",
    "holds more than {count} values, which no such file does",
    "has something behind its end; one file holds one value",
    "must have a key in double quotation marks here",
    "must have a colon behind the key",
    "must have a comma or {end} here",
    "has a comma with nothing behind it",
    "has a text that is not closed on its line",
    "has a backslash that JSON does not know",
    "has no value where one is due",
    "is NaN or infinite, which is no number",
    "is neither a number, true, false, null nor a text in double quotation marks",
    "could not be written: the disk is full; free some space and try again",
    "could not be written: its folder does not exist; make the folder or choose another",
    "could not be written: it may not be changed, or is open elsewhere; choose another place",
    "could not be written: its name is too long; choose a shorter one",
    "could not be written: the disk reports a fault; try again or choose another place",
    "could not be deleted: it is protected, or open elsewhere; close it there and delete it yourself",
    "could not be deleted: the disk reports a fault; delete it yourself",
    "was changed since it was saved; look at it, and delete it yourself if nobody needs it",
    "is not there any more; if it was moved, delete it where it is now",
    "is marked as read-only; choose another name, or have the mark taken away",
    "is written, but the disk did not confirm it; check the disk and write it once more elsewhere",
    "is missing; name the rule that is set aside, or take the entry out",
    "is missing, and without a reason nothing is set aside; write it, or take the entry out",
    "this is not a rule of this protocol, so nothing is set aside; take the entry out or look the rule up",
    "{rule} is not a rule of this protocol, so nothing is set aside; take the entry out or look the rule up",
)
"""What the readers and the writer of files say is wrong; a part named {says} is itself one of these."""

USES: tuple[str, ...] = ("followed", "changed", "not followed", "context")
"""What became of a statement."""

EVIDENCE: tuple[str, ...] = (
    "For {population}. {use}.",
    "The article cites: {text}",
    "What stands, for {population}: {text}",
    "{text} (to be confirmed)",
)
"""What is told of an entry of the evidence, around the words of its source."""

CITING: tuple[str, ...] = (
    "Advice: {text}",
    "Monitoring: {text}",
    "Number: {text}",
    "The taper: {text}",
    "The taper",
)
"""What cites an entry of the evidence."""

CHART: tuple[str, ...] = (
    "starting dose",
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

VALUES: tuple[str, ...] = (
    *("Starting treatment", "Skin disease that does not respond", "mL per hour"),
    *("adults", "children", "adults and children", "Followed", "Changed", "Not followed", "Context"),
)
"""Parts of the lines above; purposes in other words than the form's have a capital, as words of closed lists do."""

ENGINE_LINES = (
    *(*STANDING, *WHO, *CARDS, *SUMS, *HOW, *COMMON, NO_FURTHER, *MONITORING, *PROTOCOL),
    *(*FIELDS, *FILES, *CHART, *REFUSALS, *VALUES, *COURSE, *USES, *EVIDENCE, *CITING),
)
"""All of them, for the catalogue."""
