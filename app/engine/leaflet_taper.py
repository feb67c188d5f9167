"""The step-down plan on the patient's page: as a table whose rows stand for themselves, and as a picture."""

from app.domain.leaflet import Chart, ChartWords, LeafletRow, LeafletSection, Steps, Text
from app.domain.page_words import Wording
from app.domain.plan import Taper, TaperStep
from app.engine.leaflet_page import Page
from app.engine.leaflet_section import paragraphs, section

_COLUMNS = ("from", "to", "dose", "tablets", "weeks")


def plan_section(page: Page) -> LeafletSection | None:
    """The step-down plan; None where there is none."""
    words, taper = page.words, page.taper
    if taper is None:
        return None
    last_day = words.day(taper.steps[-1].last_day)
    return section(
        words,
        "plan",
        Text(words.say("plan_lead"), size="lead"),
        Text(words.say("plan_check"), bold=True),
        _steps(words, taper),
        *paragraphs(*words.lines("medicines_pictures")),
        Chart(taper, _chart_words(words, taper)),
        Text(words.say("plan_last", last_day=last_day)),
        *paragraphs(*(words.lines("plan_card") if page.needs_card else ())),
        Text(words.say("plan_worse"), bold=True),
        new_page=True,
    )


def _steps(words: Wording, taper: Taper) -> Steps:
    from_, to, dose, tablets, weeks = (words.say(f"plan_{name}") for name in _COLUMNS)
    return Steps(
        headings=(from_, to, dose, tablets, weeks),
        rows=tuple(_row(words, step) for step in taper.steps),
        end_day=taper.end_date,
        end_text=words.say("plan_end", end_day=words.day(taper.end_date)),
    )


def _row(words: Wording, step: TaperStep) -> LeafletRow:
    weeks = -(-step.days // 7)
    return LeafletRow(
        first_day=step.first_day,
        last_day=step.last_day,
        from_text=words.day(step.first_day),
        to_text=words.day(step.last_day),
        dose_mg=step.dose_mg,
        dose_text=words.amount(step.dose_mg),
        tablets=step.tablets,
        tablets_text=words.tablets(step.tablets),
        weeks=weeks,
        weeks_text=words.counted("weeks", weeks),
    )


def _chart_words(words: Wording, taper: Taper) -> ChartWords:
    first, last = taper.steps[0], taper.steps[-1]
    text = words.say(
        "plan_chart",
        first_dose=words.amount(first.dose_mg),
        first_day=words.day(first.first_day),
        last_dose=words.amount(last.dose_mg),
        last_day=words.day(last.last_day),
    )
    return ChartWords(
        dose_axis=words.say("plan_chart_dose"),
        week_axis=words.say("plan_chart_weeks"),
        day=lambda day: words.day(day, "chart_day"),
        text=text,
    )
