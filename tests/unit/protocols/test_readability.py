"""The counter of syllables and grades, against words and texts whose answer is known."""

import pytest

from app.protocols.readability import Reading, reading_of, sentences_of, syllables

SYLLABLES = (
    "dose 1", "page 1", "blood 1", "called 1", "makes 1", "breathe 1", "tea 1", "tablets 2", "doses 2", "table 2",
    "handled 2", "needed 2", "pages 2", "muscle 2", "being 2", "trying 2", "patient 2", "chickenpox 3", "vaccines 2",
    "medicine 3", "medicines 3", "suddenly 3", "idea 3", "area 3", "usual 3", "serious 3", "hospital 3", "every 3",
    "emergency 4", "January 4", "diarrhea 4", "diarrhoea 4", "dermatomyositis 7", "hydrocortisone 5",
)  # fmt: skip


@pytest.mark.parametrize("counted", SYLLABLES)
def test_PAT_2_that_syllables_are_counted_as_they_are_spoken(counted: str) -> None:
    word, number = counted.split()
    assert syllables(word) == int(number)


def test_PAT_2_that_the_counter_knows_easy_from_hard() -> None:
    assert reading_of(["The cat sat on the mat. It was warm."]).grade < 2
    hard = reading_of(
        ["Immunosuppressive pharmacotherapy necessitates periodic laboratory surveillance of haematology."]
    )
    assert hard.grade > 15
    assert not hard.is_easy


def test_PAT_2_that_the_grade_is_that_of_kincaids_sum() -> None:
    found = reading_of(["Take your tablet in the morning."])
    assert found.words_a_sentence == 6
    assert found.grade == pytest.approx(0.39 * 6 + 11.8 * 8 / 6 - 15.59)


def test_PAT_2_that_names_are_left_aside_and_figures_passed_over() -> None:
    plain, named = reading_of(["Take it now."]), reading_of(["Take hydroxychloroquine now."], {"hydroxychloroquine"})
    assert named == plain == reading_of(["Take it 400 now."])
    assert reading_of(["20 11 2026", ""]) == Reading(0, 0)


def test_PAT_2_that_a_long_sentence_is_not_easy_though_its_words_are() -> None:
    assert not reading_of(["we go up " * 8]).is_easy
    assert sentences_of(["You fell? Call us. 911!", "Now"]) == ("You fell?", "Call us.", "Now")
