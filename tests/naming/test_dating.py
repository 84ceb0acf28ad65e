"""Which time dates an event, and which a claim: one of its own clause and of the same speaker's words."""

from __future__ import annotations

import pytest

from tests.naming.marked import reading_of
from trucewatch.naming.dating import EventTimes
from trucewatch.naming.times import find_times

DATED = {
    "a day in its clause": ("On Monday Ostria <e1>shelled</e1> the road.", "Monday"),
    "a pronoun between, the day first": ("On Monday they <e1>shelled</e1> the road.", "Monday"),
    "a part of a day": ("Ostria <e1>shelled</e1> the road in the small hours of Monday.", "Monday"),
    "the noun's own day": ("Monday’s <e1>raid</e1> killed two.", "Monday"),
    "of the noun": ("The <e1>raid</e1> of 3 August killed two.", "3 August"),
    "the day of speaking": (
        "<s1>Varland</s1> <c1>said</c1> on Tuesday <x1>Ostria <e2>shelled</e2> a road</x1>.",
        None,
    ),
    "a day in the words told": (
        "<s1>Varland</s1> <c1>said</c1> on Tuesday <x1>Ostria <e2>shelled</e2> a road on Monday</x1>.",
        "Monday",
    ),
    "a day in somebody's words, the event outside": (
        "After the <e2>raid</e2> <s1>Varland</s1> <c1>said</c1> <x1>it would reply on Monday</x1>.",
        None,
    ),
    "the year of an agreement": ("Ostria <e1>attacked</e1>, in breach of the 2020 agreement.", None),
    "the day of a statement": ("Ostria <e1>attacked</e1> against the statement of 9 November 2020.", None),
    "a truce that it ended": ("Ostria <e1>attacked</e1>, ending Monday’s cease-fire.", None),
    "since": ("Since 2020 Ostria has <e1>shelled</e1> the road.", None),
    "a clause with since": ("Since the truce was made in 2020, Ostria has <e1>shelled</e1> the road.", None),
    "until": ("Ostria <e1>shelled</e1> the road until Monday.", None),
    "a relative clause": ("Ostria <e1>attacked</e1> the hill it lost in 1994.", None),
    "an aside": ("The general, who took office in 2020, <e1>shelled</e1> the road.", None),
    "another verb": ("Ostria’s <e1>raid</e1> failed and will be discussed on Friday.", None),
    "what it waits for": ("Once complete, Ostria <e1>attacked</e1>.", None),
    "the day of the main verb": (
        "The men who had been <e1>held</e1> at the mill were freed on Sunday.",
        None,
    ),
    "another place than that of Tuesday's": (
        "They shot on Friday, some way south of Tuesday’s <e1>clash</e1>.",
        "Tuesday",
    ),
    "after a name": ("Ostria began an <e1>operation</e1> named “Dawn” a day earlier.", "a day earlier"),
    "an unclear time": ("Ostria recently <e1>shelled</e1> the road.", None),
}


@pytest.mark.parametrize(("marked", "time"), DATED.values(), ids=DATED.keys())
def test_the_time_of_an_event(marked: str, time: str | None) -> None:
    """Of two the nearer; none from inside a name, from across a clause, or from another speaker."""
    reading = reading_of(marked)
    found = EventTimes(reading, find_times(reading.document.text, reading.document.published))
    dated = found.of(reading.events[0])
    assert (None if dated is None else dated.text.removeprefix("On ").removeprefix("on ")) == time


UTTERED = {
    "before the source": ("On Tuesday <s1>Varland</s1> <c1>said</c1> <x1>a road was open</x1>.", "Tuesday"),
    "behind the cue": ("<s1>Varland</s1> <c1>said</c1> on Tuesday <x1>a road was open</x1>.", "Tuesday"),
    "what is said has its own day": (
        "<s1>Varland</s1> <c1>said</c1> on Tuesday <x1>Ostria shelled a road on Monday</x1>.",
        "Tuesday",
    ),
    "the day of what is said": (
        "<s1>Varland</s1> <c1>said</c1> <x1>Ostria shelled a road on Monday</x1>.",
        None,
    ),
    "a quotation first": ("“<x1>A road was open</x1>,” <s1>she</s1> <c1>said</c1> on 3 August.", "3 August"),
    "another clause": (
        "<s1>The general</s1>, who took office in 2020, <c1>said</c1> <x1>a road was open</x1>.",
        None,
    ),
    "told of another's words": (
        "<s1>Varland</s1> <c1>said</c1> on Friday <x1><s2>Ostria</s2> <c2>denied</c2> on Monday "
        "<x2>it shelled a road</x2></x1>.",
        "Friday",
    ),
    "not in the text": ("<s1>Varland</s1> <c1>said</c1> <x1>a road was open</x1>.", None),
}


@pytest.mark.parametrize(("marked", "time"), UTTERED.values(), ids=UTTERED.keys())
def test_the_time_of_an_utterance(marked: str, time: str | None) -> None:
    """The day of speaking stands outside of what is said."""
    reading = reading_of(marked)
    found = EventTimes(reading, find_times(reading.document.text, reading.document.published))
    outer = next(claim for claim in reading.claims if claim.nested_in is None)
    uttered = found.uttered(outer)
    assert (None if uttered is None else uttered.text) == time


def test_the_time_of_words_within_words() -> None:
    """A claim inside another's words was uttered on the day that those words tell."""
    marked, _ = UTTERED["told of another's words"]
    reading = reading_of(marked)
    found = EventTimes(reading, find_times(reading.document.text, reading.document.published))
    inner = next(claim for claim in reading.claims if claim.nested_in is not None)
    uttered = found.uttered(inner)
    assert uttered is not None
    assert uttered.text == "Monday"
