"""When two claims part over where somebody is: whose ground, whether troops are there, how far a work is.

Each rule takes a `Pair` and answers with a `Verdict`, or with ``None`` where it is not sure.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from trucewatch.linking import propositions
from trucewatch.linking.pairs import Pair, Verdict
from trucewatch.linking.replies import is_denial
from trucewatch.linking.similarity import concepts, is_number
from trucewatch.linking.statements import Statement
from trucewatch.linking.wordlists import matches, pattern
from trucewatch.model.vocabulary import Dimension, RelationType

_PRONOUNS = frozenset({"it", "its", "they", "their"})

#: How many words before a verb its subject may stand.
_SUBJECT = 6


def ground(pair: Pair) -> Verdict | None:
    """One has people on one party's ground, the other has the same people on the other's."""
    if not pair.one_occasion or propositions.negated(pair.a) or propositions.negated(pair.b):
        return None
    grounds = [_grounds(s) for s in (pair.a, pair.b)]
    if not all(grounds) or grounds[0] & grounds[1]:
        return None
    why = "on one party's ground on the one account, on the other's on the other"
    return Verdict(RelationType.CONTRADICTS, Dimension.PLACE, "ground", why)


def _grounds(statement: Statement) -> frozenset[str]:
    """The parties on whose ground the content says that somebody was or went."""
    found: set[str] = set()
    for key in ("was_on", "went_into"):
        for match in pattern("propositions", "ground", key).finditer(statement.content):
            party = _party_at(statement, statement.content[match.end() :].lstrip())
            if party is not None:
                found.add(party)
    return frozenset(found)


def crossing(pair: Pair) -> Verdict | None:
    """One says that a party crossed a line, the party that it did not."""
    for told, denying in ((pair.a, pair.b), (pair.b, pair.a)):
        own = propositions.own_party(denying)
        if own is None or not propositions.negated(denying) or propositions.negated(told):
            continue
        crossed = [pattern("propositions", "ground", "crossing").search(s.content) for s in (told, denying)]
        if crossed[0] is None or crossed[1] is None or not (pair.one_occasion or pair.across):
            continue
        who = _party_before(told, crossed[0].start()) or propositions.subject(told)
        onto_own = f"@{propositions.own_party(told)}" in crossed[0].group()
        if own == who or (who in (None, propositions.own_party(told)) and onto_own and told.voices):
            why = "the side that is told to have crossed says that it did not"
            return Verdict(RelationType.DENIES, Dimension.OCCURRENCE, "crossing", why)
    return None


def presence(pair: Pair) -> Verdict | None:
    """Troops that are still there on the one account, and gone, or never there, on the other."""
    a, b = _presence(pair.a), _presence(pair.b)
    if not (pair.answers or pair.together) or a is None or b is None:
        return None
    (one, there), (other, gone) = a, b
    places = [{c for c in s.concepts if c.startswith("@place:")} for s in (pair.a, pair.b)]
    if one != other or there == gone or (places[0] and places[1] and not places[0] & places[1]):
        return None
    duty = any(propositions.compliance(s) is not None for s in (pair.a, pair.b))
    dimension = Dimension.COMPLIANCE if duty else Dimension.OCCURRENCE
    why = "troops still there on the one account, none on the other"
    return Verdict(RelationType.CONTRADICTS, dimension, "presence", why)


def _presence(statement: Statement) -> tuple[str, bool] | None:
    """Whose troops the content speaks of, and whether they are there on its account."""
    for key, there in (("present", True), ("absent", False)):
        match = pattern("propositions", "presence", key).search(statement.content)
        if match is None:
            continue
        named = _party_at(statement, match.group()[match.group().find("@") :])
        party = named or _party_before(statement, match.start()) or propositions.subject(statement)
        if party is not None:
            return party, there != _denied(statement)
    return None


def progress(pair: Pair) -> Verdict | None:
    """A work of one party that is begun or done on the one account, and not on the other."""
    if not (pair.answers or pair.together):
        return None
    common = _topic(pair.a) & _topic(pair.b)
    for party, begun in _works(pair.a):
        for other, other_begun in _works(pair.b):
            if party == other and begun != other_begun and common:
                why = "begun on the one account, not begun on the other"
                return Verdict(RelationType.CONTRADICTS, Dimension.PLAN, "progress", why)
    return None


def _works(statement: Statement) -> Iterator[tuple[str, bool]]:
    """By whom something is told to be begun or done, and whether it is."""
    for match in pattern("propositions", "progress", "verbs").finditer(statement.content):
        before = statement.content[: match.start()].split()[-4:]
        party = _party_before(statement, match.start())
        if party is not None:
            no = any(word in {"not", "never", "yet"} or word.endswith("n’t") for word in before)
            yield party, no == _denied(statement)


def _topic(statement: Statement) -> frozenset[str]:
    """What the work is; where the words leave it out ("its own"), the sentence has it."""
    told = statement.concepts
    if matches(statement.content, "propositions", "progress", "left_out"):
        at = statement.reading.sentences[statement.reading.sentence_of(statement.extent.start)]
        told = told | concepts(statement.plain(at))
    verbs = {
        c
        for m in pattern("propositions", "progress", "verbs").findall(statement.content)
        for c in concepts(m)
    }
    return frozenset(c for c in told - verbs if not c.startswith("@") and not is_number(c))


def _denied(statement: Statement) -> bool:
    """Whether the cue, and not the content, holds what the content says for false."""
    return is_denial(statement) and propositions.negated(statement)


def _party_at(statement: Statement, text: str) -> str | None:
    """The party that a text begins with, by name, as a country, or as the speaker's own."""
    named = re.match(r"@(?:place:)?([\w-]+)", text)
    if named is not None:
        name = named.group(1)
        return statement.side_of.get(name, None if text.startswith("@place") else name)
    own = re.match(r"(?:its|their|our|his|her|my)\b", text)
    return propositions.own_party(statement) if own is not None else None


def _party_before(statement: Statement, at: int) -> str | None:
    """The party whose name, or whose pronoun, stands last before a place in the content."""
    words = statement.content[:at].split()[-_SUBJECT:]
    for word in reversed(words):
        token = re.match(r"@(?!place:)([\w-]+)", word)
        if token is not None:
            return statement.side_of.get(token.group(1), token.group(1))
        if word in {"we", "our"} or (word in _PRONOUNS and not _names_party(statement.content[:at])):
            return propositions.own_party(statement)
        if word in _PRONOUNS:  # "it was Varland which …, since it …"
            return _party_before(statement, statement.content[:at].rfind(f" {word}"))
    return None


def _names_party(text: str) -> bool:
    return re.search(r"@(?!place:)[\w-]+", text) is not None
