"""The patient's page: which of the plan's words, days and figures a patient takes home."""

from datetime import date

from app.domain.case import Case
from app.domain.figures import quantity
from app.domain.leaflet import Blank, CallBox, Leaflet, LeafletRow, LeafletTaper, Wording
from app.domain.plan import Plan, Taper, TaperStep
from app.engine.compiled import CompiledProtocol
from app.engine.leaflet_medicines import medicines_of
from app.engine.leaflet_page import Page, open_page
from app.engine.leaflet_sections import sections_after, sections_before, urgent_sections
from app.engine.wording import tablets_text


def make_leaflet(
    compiled: CompiledProtocol,
    case: Case,
    plan: Plan,
    accepted: frozenset[str] | None,
    printed_on: date | None,
    checked_by: str = "",
) -> Leaflet:
    """Put together the page of one patient.

    Args:
        accepted: Ids of the recommendations that the clinician accepted; None for every offered one. What goes on,
            is paused or is stopped stands on the page in any case.
        printed_on: The day of printing; None leaves a line for it.
        checked_by: The clinician who checked this page; "" makes it a draft.

    Returns:
        The page: a plan, or urgent advice without a medicine in an emergency and where nothing is to be taken.

    Raises:
        HandoutRefused: a text is missing, or a fact without which a medicine cannot be printed safely.
    """
    page_words = compiled.protocol.handout[plan.handout_language]
    page = open_page(compiled, case, plan, accepted, page_words)
    say = page.words.say
    urgent = plan.emergency or not (page.taken or page.paused)
    approved = plan.protocol_status == "approved" and page_words.status == "reviewed"
    return Leaflet(
        kind="urgent" if urgent else "plan",
        language=page_words.language,
        draft=not (checked_by and approved),
        draft_mark=say("draft_protocol" if checked_by else "draft_unchecked"),
        title=say("title_urgent" if urgent else "title"),
        subtitle=say("subtitle"),
        patient=_patient(case, page.words),
        printed=Blank(say("printed"), "" if printed_on is None else page.words.day(printed_on)),
        printed_on=printed_on,
        call=_call_box(page, urgent),
        not_now=_not_now(page, urgent),
        medicines_title=say("medicines_title"),
        medicines=() if urgent else medicines_of(page),
        medicines_note="" if urgent else say("medicines_other"),
        before=urgent_sections(page) if urgent else sections_before(page),
        taper=None if urgent or page.taper is None else _taper(page.words, page.taper),
        after=() if urgent else sections_after(page),
        about=say("about_checked" if checked_by else "about_unchecked"),
        signing=(Blank(say("prepared")), Blank(say("checked"), checked_by), Blank(say("signed"))),
        protocol_line=say(
            "protocol_line",
            protocol=compiled.protocol.about.title,
            version=plan.protocol_version,
            status=say(f"status_{plan.protocol_status}"),
            hash=plan.protocol_sha256[:8],
        ),
        page_words=say("page_words", page="{page}", pages="{pages}"),
    )


def _patient(case: Case, words: Wording) -> tuple[Blank, ...]:
    who = case.patient
    name = " ".join(part for part in (who.given_name, who.family_name) if part)
    born = "" if who.date_of_birth is None else words.day(who.date_of_birth, "birth_day")
    record = Blank(words.say("record"), who.identifier or "")
    return Blank(words.say("name"), name), Blank(words.say("born"), born), record


def _call_box(page: Page, urgent: bool) -> CallBox:
    say, child = page.words.say, page.plan.population == "juvenile"
    if page.plan.emergency:
        message = "message_urgent"
    elif urgent:
        message = "message_nothing"
    else:
        message = "message_plan_child" if child else "message_plan"
    numbers = (Blank(say("call_day_child" if child else "call_day")), Blank(say("call_night")))
    return CallBox(say(message), Blank(say("call_emergency"), page.words.known["emergency_number"]), numbers)


def _not_now(page: Page, urgent: bool) -> tuple[str, ...]:
    """What to leave alone, what is only paused first; on the way to the hospital nothing is ended for good."""
    actions = ("hold",) if urgent else ("hold", "stop")
    rows = [row for action in actions for row in page.paused if row.action == action]
    lines = (page.words.say(f"{row.action}_line", medicine=page.name_of(row.medicine or "")) for row in rows)
    return tuple(dict.fromkeys(lines))


def _taper(words: Wording, taper: Taper) -> LeafletTaper:
    say = words.say
    return LeafletTaper(
        title=say("taper_title"),
        lead=say("taper_lead"),
        headings=(say("taper_from"), say("taper_to"), say("taper_dose"), say("taper_tablets"), say("taper_weeks")),
        rows=tuple(_taper_row(words, step) for step in taper.steps),
        end_text=say("taper_end", end_day=words.day(taper.end_date)),
        if_worse=say("taper_worse"),
    )


def _taper_row(words: Wording, step: TaperStep) -> LeafletRow:
    return LeafletRow(
        first_day=step.first_day,
        last_day=step.last_day,
        from_text=words.day(step.first_day),
        to_text=words.day(step.last_day),
        dose_mg=step.dose_mg,
        dose_text=quantity(step.dose_mg, "mg"),
        tablets=step.tablets,
        tablets_text=tablets_text(step.tablets),
        weeks=-(-step.days // 7),
    )
