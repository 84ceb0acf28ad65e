"""When two claims part over an act: whether somebody did it, who did it, and who was harmed.

Each rule takes a `Pair` and answers with a `Verdict`, or with ``None`` where it is not sure. Here stands also
when two claims agree on an act: the one who is told to have done it says so as well.
"""

from __future__ import annotations

import re

from trucewatch.linking import propositions
from trucewatch.linking.pairs import ACTS, ANSWER_DAYS, Pair, Verdict
from trucewatch.linking.propositions import actors
from trucewatch.linking.similarity import concepts
from trucewatch.linking.statements import Statement, parties, sides_of
from trucewatch.linking.wordlists import matches, pattern
from trucewatch.model.event import Event
from trucewatch.model.vocabulary import Aux, Dimension, PloverRoot, RelationType, Stance, SubType


def act_denied(pair: Pair) -> Verdict | None:
    """One tells an act of some party, the other says that this party did no such thing."""
    for told, denying in ((pair.a, pair.b), (pair.b, pair.a)):
        if propositions.own_party(denying) in answered_fire(told) and _silent(pair, None, denying):
            return _denied("the side that is told to have fired says that it did not")
        for act in done(told):
            if any(_denies(pair, act, told, no, denying) for no in _undone(denying)):
                return _denied("one says that the other's act was not done")
            if act.plover is not PloverRoot.ASSAULT or propositions.own_party(denying) not in actors(act):
                continue
            if _silent(pair, act, denying):
                return _denied("the side that is told to have acted says that it did not fire")
            if _not_there(pair, denying) and not _of_another_day(act, denying):
                return _denied("the side that is told to have acted says that its arms were not there")
    return None


def reason_denied(pair: Pair) -> Verdict | None:
    """What a side will do is told with a reason, and the reason is that an act of the other was not done."""
    for told, denying in ((pair.a, pair.b), (pair.b, pair.a)):
        reason = matches(denying.content, "propositions", "reason") and told.claim.aux is Aux.ACTUAL
        if reason and any(
            _denies(pair, act, told, no, denying) for act in done(told) for no in _undone(denying)
        ):
            return _denied("one says that the other's act was not done")
    return None


def _silent(pair: Pair, act: Event | None, denying: Statement) -> bool:
    """Whether the claim says that nothing was fired, on the occasion of the act."""
    if not matches(denying.content, "propositions", "no_fire"):
        return False
    return pair.one_occasion and not _of_another_day(act, denying)


def _of_another_day(act: Event | None, denying: Statement) -> bool:
    """Whether the claim tells of days, and the act was on none of them."""
    days = [t.interval for t in denying.times if t.interval is not None and t.interval.prec == 1]
    day = act.time.interval if act is not None and act.time is not None else None
    return day is not None and bool(days) and not any(one.overlaps(day) for one in days)


def answered_fire(statement: Statement) -> frozenset[str]:
    """The parties whose fire the content tells as answered: "it had answered Varlandic fire"."""
    found = pattern("propositions", "answered_fire").finditer(statement.content)
    tokens = (statement.content[match.end() :].split("@", 1)[1] for match in found)
    names = (re.split(r"[^\w-]", token, maxsplit=1)[0] for token in tokens)
    return parties(statement.side_of.get(name, name) for name in names)


def _not_there(pair: Pair, denying: Statement) -> bool:
    """Whether the claim says that arms which the other tells of were not there: "no drone of ours flew"."""
    near = pair.days is not None and pair.days <= ANSWER_DAYS and not pair.elsewhere
    if not (near or pair.incident is not None) or not propositions.negated(denying):
        return False
    told = [matches(s.content, "propositions", "arms") for s in (pair.a, pair.b)]
    return all(told) and len(pair.a.concepts & pair.b.concepts) >= 2


def _denied(why: str) -> Verdict:
    return Verdict(RelationType.DENIES, Dimension.OCCURRENCE, "act-denied", why)


def done(statement: Statement) -> list[Event]:
    """The acts of a known party that the claim tells as done."""
    if propositions.negated(statement):
        return []
    return [e for e in statement.events if e.countable and e.plover in ACTS and actors(e)]


def _undone(statement: Statement) -> list[Event]:
    """The acts that the claim tells as not done."""
    return [e for e in statement.events if e.aux is Aux.NEGATED and e.plover in ACTS]


def _denies(pair: Pair, act: Event, told: Statement, no: Event, denying: Statement) -> bool:
    """Whether ``no`` says that ``act`` was not done: one actor, one kind of act, one occasion."""
    if pair.incident is None and pair.elsewhere:
        return False
    accused = actors(no)
    if not accused and denying.claim.stance in {Stance.DENY, Stance.REJECT}:
        accused = frozenset({propositions.own_party(denying) or ""})  # "denied a kidnapping"
    if not accused and matches(denying.content, "propositions", "no_fire"):
        accused = frozenset({propositions.own_party(denying) or ""})  # "no gun of ours fired"
    if not actors(act) & accused or act.plover is not no.plover:
        return False
    aimed = _aim(no) - told.concepts
    if aimed and not _one_place(act, no):
        return False  # "no civilians were shelled" denies no shelling of a post
    alike = bool(concepts(act.trigger.text) & concepts(no.trigger.text))
    of_itself = propositions.own_party(denying) in accused
    if pair.incident is not None or pair.together:
        return alike or of_itself
    alike = alike or act.sub_type is no.sub_type
    if pair.days is None or pair.days > ANSWER_DAYS or not alike:
        return False
    return _one_place(act, no) or (_one_day(act, no) and not (act.place and no.place)) or pair.shared >= 0.5


def _aim(event: Event) -> frozenset[str]:
    """What the words say was aimed at, where it is no known party."""
    target = event.target
    if target is None or parties(sides_of(target.side)):
        return frozenset()
    return concepts(target.text.lower())


def _one_place(a: Event, b: Event) -> bool:
    if a.place is None or b.place is None:
        return False
    if a.place_id is not None and b.place_id is not None:
        return a.place_id == b.place_id
    return bool(concepts(a.place.text.lower()) & concepts(b.place.text.lower()))


def _one_day(a: Event, b: Event) -> bool:
    days = [e.time.interval for e in (a, b) if e.time is not None and e.time.interval is not None]
    return len(days) == 2 and days[0].prec == days[1].prec == 1 and days[0].overlaps(days[1])


def other_actor(pair: Pair) -> Verdict | None:
    """One says that it was A who did it ("it was the guard which closed the road"), the other that B did."""
    if not pair.one_occasion:
        return None
    clefts = [matches(s.content, "propositions", "cleft") for s in (pair.a, pair.b)]
    acts = [done(s) for s in (pair.a, pair.b)]
    if not any(clefts) or not all(acts):
        return None
    for one in acts[0]:
        for other in acts[1]:
            if one.plover is other.plover and not actors(one) & actors(other):
                why = "different sides are named as the one that did it"
                return Verdict(RelationType.CONTRADICTS, Dimension.RESPONSIBILITY, "other-actor", why)
    return None


def other_cause(pair: Pair) -> Verdict | None:
    """One tells an act of a party, and this party puts what came of it down to another cause."""
    for told, other in ((pair.a, pair.b), (pair.b, pair.a)):
        own = propositions.own_party(other)
        if own is None or propositions.negated(other) or other.claim.aux is not Aux.ACTUAL:
            continue
        if not matches(other.content, "propositions", "own_cause"):
            continue
        if pair.one_occasion and own in charged(told):
            why = "the side that is told to have acted names another cause"
            return Verdict(RelationType.CONTRADICTS, Dimension.MEANS, "other-cause", why)
    return None


def no_part(pair: Pair) -> Verdict | None:
    """One charges a party with an act, and this party says that it had no part in it."""
    for charge, denying in ((pair.a, pair.b), (pair.b, pair.a)):
        own = propositions.own_party(denying)
        if own is None or not propositions.negated(denying):
            continue
        text = f"{denying.cue} {denying.shell} {denying.content}"
        if not matches(text, "propositions", "no_part") or own not in charged(charge):
            continue
        common = charge.concepts & denying.concepts
        if pair.incident is not None or pair.together or (pair.answers and common):
            why = "the side that is charged says that it had no part in it"
            return Verdict(RelationType.DENIES, Dimension.RESPONSIBILITY, "no-part", why)
    return None


def charged(statement: Statement) -> frozenset[str]:
    """The parties that a claim accuses or tells the acts of, or of which it speaks and is not theirs."""
    accused = statement.claim.accused
    named: list[str] = list(sides_of(accused.side)) if accused is not None else []
    named += [side for event in done(statement) for side in actors(event)]
    subject = propositions.subject(statement)
    if subject is not None and subject not in statement.voices:
        named.append(subject)
    return parties(named)


def harmed(pair: Pair) -> Verdict | None:
    """Those harmed were civilians on the one account, and fighters on the other."""
    if not pair.one_occasion or pair.apart:
        return None
    for one, other in ((pair.a, pair.b), (pair.b, pair.a)):
        if propositions.negated(one) or propositions.negated(other):
            continue
        of_fighters = matches(other.content, "propositions", "harmed", "fighters")
        if matches(one.content, "propositions", "harmed", "civilians") and of_fighters:
            why = "civilians on the one account, fighters on the other"
            return Verdict(RelationType.CONTRADICTS, Dimension.TARGET, "harmed", why)
    return None


def acknowledged(pair: Pair) -> bool:
    """Whether both tell one act of a party, in one incident, and this party itself is one of the two."""
    if pair.incident is None:
        return False
    if _arrested(pair.a, pair.b) or _arrested(pair.b, pair.a):
        return True
    for one in done(pair.a):
        for other in done(pair.b):
            actor = actors(one) & actors(other)
            own = {propositions.own_party(pair.a), propositions.own_party(pair.b)}
            if one.plover is other.plover and len(actor) == 1 and actor & own and _one_aim(one, other):
                return True
    return False


def _arrested(own: Statement, other: Statement) -> bool:
    """Whether a party tells, without naming who did it, of an arrest that another lays to it."""
    held = [e for e in own.events if e.sub_type is SubType.ABDUCTION_DETENTION and e.countable]
    party = propositions.own_party(own)
    told = any(e.sub_type is SubType.ABDUCTION_DETENTION and party in actors(e) for e in done(other))
    return told and any(not actors(e) for e in held)


def _one_aim(a: Event, b: Event) -> bool:
    """Whether the two name one place, or nothing else that was struck."""
    if a.target is None or b.target is None or _one_place(a, b):
        return True
    return bool(concepts(a.target.text.lower()) & concepts(b.target.text.lower()))
