"""The patient's page: which of the plan's words, days and figures a patient takes home."""

from collections.abc import Iterator

from app.domain.case import Case
from app.domain.leaflet import Blank, FillIn, Leaflet, LeafletSection, Text, WritingLines
from app.domain.page_order import PageOrder
from app.domain.page_words import Wording
from app.domain.plan import Plan
from app.engine.compiled import CompiledProtocol
from app.engine.leaflet_infections import infections_section
from app.engine.leaflet_language import is_english, page_language, tag_of
from app.engine.leaflet_medicines import medicines_section
from app.engine.leaflet_methotrexate import methotrexate_section
from app.engine.leaflet_not_now import not_now_section
from app.engine.leaflet_page import INFECTION, STEROID, Page, open_page
from app.engine.leaflet_pregnancy import pregnancy_section
from app.engine.leaflet_section import listed, section
from app.engine.leaflet_sick import ill_section
from app.engine.leaflet_steroid import (
    never_stop_section,
    steroid_card_section,
    steroid_ended_section,
    swallow_section,
)
from app.engine.leaflet_steroid_use import forbids
from app.engine.leaflet_taper import plan_section
from app.engine.leaflet_urgent import urgent_message, urgent_sections
from app.engine.leaflet_visits import visits_section
from app.engine.leaflet_warnings import effects_section, emergency_section, today_section

_LINES_FOR_QUESTIONS = 3


def make_leaflet(compiled: CompiledProtocol, case: Case, plan: Plan, order: PageOrder) -> Leaflet:
    """Put together the page of one patient.

    Args:
        order: What was accepted, when it is printed, who has checked it, and in which language. What goes on or is
            paused stands on the page in any case.

    Returns:
        The page: a plan, or urgent advice without a medicine in an emergency and where nothing is to be taken. Its
        decision id is left to whoever makes the page.

    Raises:
        BadUsage: there are no words in this language.
        HandoutRefused: a text is missing, or a fact without which a medicine cannot be printed safely.
    """
    language = page_language(compiled.protocol, order.language, plan.region)
    page_words = compiled.protocol.handout[language]
    page = open_page(compiled, case, plan, order.accepted, language)
    say = page.words.say
    urgent = plan.emergency or not (page.taken or page.paused)
    approved = plan.protocol_status == "approved" and page_words.status == "reviewed"
    draft = not (order.checked_by and approved)
    return Leaflet(
        kind="urgent" if urgent else "plan",
        language=tag_of(language),
        direction=page_words.direction,
        draft=draft,
        marks=(
            *((say("draft_protocol" if order.checked_by else "draft_unchecked"),) if draft else ()),
            *_translation_marks(page, reviewed=page_words.status == "reviewed"),
        ),
        title=say("title_urgent" if urgent else "title"),
        subtitle=say("subtitle"),
        patient=_patient(case, page.words),
        printed=Blank(say("printed"), "" if order.printed_on is None else page.words.day(order.printed_on)),
        printed_on=order.printed_on,
        sections=tuple(_urgent(page, order) if urgent else _plan(page, order)),
        about=say("about_checked" if order.checked_by else "about_unchecked"),
        protocol_line=say(
            "protocol_line",
            protocol=compiled.protocol.about.title,
            version=plan.protocol_version,
            status=say(f"status_{plan.protocol_status}"),
            hash=plan.protocol_sha256[:8],
        ),
        page_words=say("page_words", page="{page}", pages="{pages}"),
        decision_words=say("decision_words", code="{code}"),
    )


def _translation_marks(page: Page, *, reviewed: bool) -> tuple[str, ...]:
    """That no person has reviewed this translation, in its own language and in English."""
    if reviewed or is_english(page.language):
        return ()
    return page.words.say("mark_translation"), page.english.say("mark_translation")


def _patient(case: Case, words: Wording) -> tuple[Blank, ...]:
    who = case.patient
    name = " ".join(part for part in (who.given_name, who.family_name) if part)
    born = "" if who.date_of_birth is None else words.day(who.date_of_birth, "birth_day")
    return (
        Blank(words.say("name"), name, "patient.family_name" if who.family_name else "patient.given_name"),
        Blank(words.say("born"), born, "patient.date_of_birth"),
        Blank(words.say("record"), who.identifier or "", "patient.identifier"),
    )


def _plan(page: Page, order: PageOrder) -> Iterator[LeafletSection]:
    """The sections of a plan, in reading order."""
    name, born, _record = _patient(page.case, page.words)
    sections = (
        _call(page, urgent=False),
        not_now_section(page, urgent=False),
        swallow_section(page),
        steroid_ended_section(page),
        medicines_section(page),
        emergency_section(page),
        today_section(page),
        never_stop_section(page),
        plan_section(page),
        ill_section(page) if page.takes(STEROID) else None,
        methotrexate_section(page),
        listed(page.words, "sun"),
        infections_section(page),
        pregnancy_section(page),
        effects_section(page),
        visits_section(page),
        section(page.words, "questions", Text(page.words.say("questions_1")), WritingLines(_LINES_FOR_QUESTIONS)),
        _signing(page.words, order),
        steroid_card_section(page, (name, born)),
    )
    return (each for each in sections if each is not None)


def _urgent(page: Page, order: PageOrder) -> Iterator[LeafletSection]:
    """The sections of urgent advice: no medicine to take; a steroid card last, which may be a second sheet."""
    name, born, _record = _patient(page.case, page.words)
    sections = (
        _call(page, urgent=True),
        not_now_section(page, urgent=True),
        *urgent_sections(page),
        _signing(page.words, order),
        steroid_card_section(page, (name, born), urgent=True),
    )
    return (each for each in sections if each is not None)


def _call(page: Page, *, urgent: bool) -> LeafletSection:
    """One main message, and whom to call; in an emergency the clinic hears of it afterwards."""
    say, child = page.words.say, page.plan.population == "juvenile"
    clinic = "call_after" if page.plan.emergency else "call_day"
    message = urgent_message(page) if urgent else say("message_plan_child" if child else "message_plan")
    numbers = (
        Blank(say("call_emergency"), page.words.known["emergency_number"]),
        Blank(say(f"{clinic}_child" if child else clinic)),
        Blank(say("call_night")),
    )
    infection = () if urgent else _infection(page)
    replaces = () if urgent else (Text(say("message_replaces"), bold=True),)
    return LeafletSection(
        "call", message, (*infection, *replaces, FillIn(numbers, columns=3, strong=True)), tone="strong"
    )


def _infection(page: Page) -> tuple[Text, ...]:
    """That a possible infection is looked for today, also where there is a plan; nothing where none is suspected."""
    if not forbids(page, INFECTION):
        return ()
    return (Text(f"{page.words.say('message_infection')} {page.words.say('nothing_seen')}", bold=True),)


def _signing(words: Wording, order: PageOrder) -> LeafletSection:
    """Who prepared, checked and signed the page."""
    blanks = (Blank(words.say("prepared")), Blank(words.say("checked"), order.checked_by), Blank(words.say("signed")))
    return section(words, "signing", FillIn(blanks, columns=3))
