"""Names for training: a made-up lexicon for each article, beside the general one.

In use a theatre file names the parties' officials, ministries, towns and agreements, and the encoder sees
only their forms. A corpus comes without such a file, so one is guessed for each article: capitalised names
are found by their looks and given forms and entities at random. Precision does not matter here, variety does.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Sequence

from trucewatch.model.lexicon import Lexicon, LexiconEntry, NameForm

_NAME = re.compile(r"[A-Z][\w’'&.-]*\w(?: (?:of |for |the |and )?[A-Z][\w’'&.-]*\w){0,4}")
_PLACE = re.compile(r"\b(?:in|near|at|from|to|outside|around) ([A-Z][a-z]+(?: [A-Z][a-z]+)?)\b")
_TITLES = re.compile(
    r"^(?:The|Mr|Mrs|Ms|Dr|Sen|Rep|Gov|President|Senator|Secretary|Former|Republican|Democratic|Democrat|"
    r"But|And|In|On|When|While|After|As|If|At|For|With|That|This|He|She|They|It|We|I)\.? "
)
_ORGAN = re.compile(
    r"\b(?:University|Committee|Department|Campaign|Times|Post|News|Party|Court|Institute|Center|Foundation|"
    r"Agency|House|Senate|Council|Association|Commission|Bureau|Army|Ministry|Group|Union|Journal|Press|"
    r"Congress|Administration|Office|Service|Board|Network|College|Team|Fund|[A-Z]{3,})\b"
)
_INSTRUMENT = re.compile(
    r"\b(?:Act|Agreement|Treaty|Accord|Amendment|Deal|Plan|Pact|Constitution|Partnership)$"
)
_NO_NAME = frozenset(
    """
    The A An I He She They It We You This That These Those But And Or If In On At For With As When While
    After Before Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May
    June July August September October November December Mr Mrs Ms Dr Sen Rep Gov Its His Her Their Our
    Yes No Not So
    """.split()  # noqa: SIM905 - a list of quoted words would be twice as long and no clearer
)
_PARTIES = (
    ("Republican", NameForm.ADJECTIVE, "party/r"),
    ("Republicans", NameForm.PEOPLE, "party/r"),
    ("GOP", NameForm.NAME, "party/r"),
    ("Democratic", NameForm.ADJECTIVE, "party/d"),
    ("Democrats", NameForm.PEOPLE, "party/d"),
)


def guessed(text: str, sources: Sequence[str], draw: random.Random) -> list[LexiconEntry]:
    """A random lexicon for one article: ``text`` and what its sources are called.

    Names in sources are likelier to be hidden than other names, and single persons are now and then
    treated as a party, with their surname as its name, so that actors of every form are seen.
    """
    share = draw.choice((0.3, 0.6, 0.9))
    spoken = {name for source in sources for name in _names(source)}
    heard = {name for name in _names(text) if draw.random() < 0.5}
    surnames = {
        name.split()[-1]: name
        for name in spoken | heard
        if 2 <= len(name.split()) <= 3 and not _ORGAN.search(name)
    }
    entries: list[LexiconEntry] = []
    hidden: dict[str, NameForm | None] = {}
    for name in sorted(spoken | heard):
        entity = name
        if name in surnames:
            entity = surnames[name]
        if entity not in hidden:
            hidden[entity] = _form(entity, draw) if draw.random() < share else None
        form = hidden[entity]
        if form is not None:
            entries.append(LexiconEntry(name, form, entity))
            surname = name.split()[-1]
            if surnames.get(surname) == name and draw.random() < 0.9:
                entries.append(LexiconEntry(surname, form, entity))
    entries += [
        LexiconEntry(place, NameForm.PLACE, place)
        for place in sorted({match.group(1) for match in _PLACE.finditer(text)})
        if place.split()[0] not in _NO_NAME and place not in hidden and draw.random() < share
    ]
    if draw.random() < share:
        entries += [LexiconEntry(*party) for party in _PARTIES]
    return entries


def _names(text: str) -> Iterator[str]:
    for match in _NAME.finditer(text):
        name = match.group()
        while (title := _TITLES.match(name)) is not None:
            name = name[title.end() :]
        name = re.sub(r"[’']s$", "", name)
        if len(name) > 2 and name not in _NO_NAME and name[0].isupper():
            yield name


def _form(name: str, draw: random.Random) -> NameForm:
    if _INSTRUMENT.search(name):
        return NameForm.INSTRUMENT
    if _ORGAN.search(name) or re.search(r" (?:of|for|and|the) ", name):
        return draw.choice((NameForm.ORGAN, NameForm.ORGAN, NameForm.NAME))
    if " " in name:
        return draw.choices((NameForm.PERSON, NameForm.NAME), (0.85, 0.15))[0]
    return draw.choices((NameForm.NAME, NameForm.PERSON, NameForm.METONYM), (0.5, 0.4, 0.1))[0]


def lexicon(general: Sequence[LexiconEntry], own: Sequence[LexiconEntry]) -> Lexicon:
    """Both lists as one lexicon, the article's own names first."""
    return Lexicon([*own, *general])
