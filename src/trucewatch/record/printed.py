"""How documents print names: kept document by document, so that nobody has to read them all for one name."""

from __future__ import annotations

from collections import Counter

from trucewatch.model.event import MentionType
from trucewatch.model.place import KnownPlace, printed_places
from trucewatch.model.reading import DocumentReading
from trucewatch.record.postings import Postings

#: The forms of each actor's name, how often each was printed so far, and the gazetteer's places by id.
_FORMS, _TIMES, _PLACES = "forms", "times-printed", "known-places"


def note_names(postings: Postings, place: int, reading: DocumentReading) -> None:
    """Note the names that the document at ``place`` prints."""
    printed = Counter(
        (mention.actor, mention.text)
        for mention in reading.mentions
        if mention.actor is not None and mention.type is MentionType.NAME and not mention.label
    )
    for (actor, form), times in printed.items():
        before = _times(postings, actor, form)
        if not before:
            postings.post(place, _FORMS, actor, form)
        postings.post(place, _TIMES, f"{actor}\x1f{form}", str(before + times))
    for event in reading.events:
        known = event.known_place
        if known is not None and known.name not in {one.name for one in _noted(postings, known.id)}:
            postings.post(place, _PLACES, known.id, known.model_dump_json())


def printed_name(postings: Postings, actor: str) -> str | None:
    """How the documents write an actor's name: the form used most, the earliest on a tie."""
    forms = [posting.item for posting in postings.every(_FORMS, actor)]
    return max(forms, key=lambda form: _times(postings, actor, form), default=None)


def known_place(postings: Postings, place: str) -> KnownPlace | None:
    """A place of the gazetteer that events were told to be at, under the names that documents print."""
    return printed_places(_noted(postings, place)).get(place)


def _times(postings: Postings, actor: str, form: str) -> int:
    last = postings.last(_TIMES, f"{actor}\x1f{form}", 1)
    return int(last[0].item) if last else 0


def _noted(postings: Postings, place: str) -> list[KnownPlace]:
    return [KnownPlace.model_validate_json(one.item) for one in postings.every(_PLACES, place)]
