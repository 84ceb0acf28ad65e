"""When two claims of what happened part: casualties, who began, who did it, with what, where and when.

Each rule takes a `Pair` and answers with a `Verdict`, or with ``None`` where it is not sure.
"""

from __future__ import annotations

from trucewatch.linking import propositions
from trucewatch.linking.pairs import ALIKE, Pair, Verdict
from trucewatch.linking.wordlists import matches
from trucewatch.model.event import CasualtyClaim
from trucewatch.model.event import Sequence as Order
from trucewatch.model.vocabulary import Dimension, PersonStatus, PloverRoot, RelationType


def casualties(pair: Pair) -> Verdict | None:
    """Same side, status and outcome, and numbers that can't both hold."""
    by_outlet = pair.a.by_author or pair.b.by_author
    told_apart = pair.answers and pair.one_occasion and not pair.apart and not by_outlet
    if not (pair.one_referent or told_apart) or not _same_days(pair):
        return None
    if pair.contrast is None and pair.incident is None and not (pair.a.voices and pair.b.voices):
        return None  # whose figure it is, is not known
    for one in propositions.figures(pair.a):
        for other in propositions.figures(pair.b):
            near = (
                pair.sentences is not None
                or pair.incident is not None
                or pair.kin
                or 0 in (one.n_max, other.n_max)
            )
            if near and _same_people(pair, one, other) and figures_disjoint(one, other):
                why = f"{_range(one)} against {_range(other)} {one.outcome.value}"
                return Verdict(RelationType.CONTRADICTS, Dimension.CASUALTIES, "casualty-figures", why)
    return None


def figures_disjoint(one: CasualtyClaim, other: CasualtyClaim) -> bool:
    """Whether no number fits both; an open end and a vague floor reach without limit."""
    low = max(one.n_min or 0, other.n_min or 0)
    highs = [row.n_max for row in (one, other) if row.n_max is not None and not row.vague]
    return bool(highs) and low > min(highs)


def _range(row: CasualtyClaim) -> str:
    if row.n_min == row.n_max:
        return str(row.n_min)
    return f"{row.n_min if row.n_min is not None else '…'}–{row.n_max if row.n_max is not None else '…'}"


def _same_people(pair: Pair, one: CasualtyClaim, other: CasualtyClaim) -> bool:
    """Whether two figures may count the same people; unknown sides need the text to oppose the two."""
    if one.outcome is not other.outcome:
        return False
    if one.status is not other.status and PersonStatus.UNKNOWN not in (one.status, other.status):
        return False
    sides = propositions.victims(pair.a, one), propositions.victims(pair.b, other)
    if sides[0].side is not None and sides[1].side is not None:
        return sides[0].side == sides[1].side
    if sides[0].rules_out(sides[1]) or sides[1].rules_out(sides[0]):
        return False
    known = all(people.side is not None or people.side_not is not None for people in sides)
    fighters = any(propositions.of_fighters(s) for s in (pair.a, pair.b))
    fighters = fighters and PersonStatus.CIVILIAN not in (one.status, other.status)
    return (known and (one.status is other.status or fighters)) or pair.contrast is not None


def _same_days(pair: Pair) -> bool:
    """Whether the two may tell of one window: no "past week" against "past day"."""
    if pair.sentences is None and pair.incident is None and not pair.answers:
        return False
    told = [[t.interval for t in s.times if t.interval is not None] for s in (pair.a, pair.b)]
    return not told[0] or not told[1] or any(x.overlaps(y) for x in told[0] for y in told[1])


def only(pair: Pair) -> Verdict | None:
    """The text opposes a count of some people to a claim that only others were harmed."""
    if pair.contrast is None:
        return None
    texts = [s.content for s in (pair.a, pair.b)]
    harmed = [bool(s.casualties) or bool({"=kill", "=wound"} & s.concepts) for s in (pair.a, pair.b)]
    if all(harmed) and any(matches(text, "propositions", "only") for text in texts):
        return Verdict(
            RelationType.CONTRADICTS,
            Dimension.CASUALTIES,
            "casualty-status",
            "one leaves no room for the other's dead",
        )
    return None


def initiator(pair: Pair) -> Verdict | None:
    """Each names the other as the attacker, exclusively ("first", "unprovoked")."""
    if not (pair.one_occasion or pair.across):
        return None
    told = [(propositions.initiator(s), propositions.own_party(s)) for s in (pair.a, pair.b)]
    for value, own in told:
        # That a side fired at some time does not say that the other did not fire first.
        if value is None or own is None or not value.exclusive:
            return None
    values = [value for value, _ in told if value is not None]
    if values[0].whom is not None and values[0].whom == values[1].whom:
        return None
    if propositions.negated(pair.a) or propositions.negated(pair.b):
        return None
    return Verdict(
        RelationType.CONTRADICTS, Dimension.INITIATOR, "initiator", "each says that the other acted first"
    )


def merely(pair: Pair) -> Verdict | None:
    """One tells an attack of a party, and this party says that it merely answered."""
    for told, own_act in ((pair.a, pair.b), (pair.b, pair.a)):
        own = propositions.own_party(own_act)
        attacks = [e for e in told.events if e.countable and e.plover is PloverRoot.ASSAULT]
        if own is None or propositions.negated(told) or not (pair.one_occasion or pair.across):
            continue
        answers = any(e.sequence is Order.RESPONSE for e in attacks)
        merely = matches(own_act.content, "propositions", "initiator", "merely")
        if merely and not answers and any(own in propositions.actors(e) for e in attacks):
            why = "an attack on the one account, a mere answer on the other"
            return Verdict(RelationType.CONTRADICTS, Dimension.INITIATOR, "merely", why)
    return None


def unanswered(pair: Pair) -> Verdict | None:
    """One acted in answer to an attack, the other says that it fired nothing."""
    for answer, denying in ((pair.a, pair.b), (pair.b, pair.a)):
        answers = matches(answer.content, "propositions", "initiator", "answers")
        silent = matches(denying.content, "propositions", "no_fire")
        own = [propositions.own_party(s) for s in (answer, denying)]
        if answers and silent and all(own) and pair.one_occasion and not propositions.negated(answer):
            others = propositions.named_parties(answer) - {own[0], own[1]}
            if not others:
                why = "an answer to an attack on the one account, no attack on the other"
                return Verdict(RelationType.DENIES, Dimension.INITIATOR, "unanswered", why)
    return None


def responsibility(pair: Pair) -> Verdict | None:
    """One names a culprit of one act, the other another."""
    if not pair.one_referent or not (pair.contrast or pair.shared >= ALIKE or pair.incident):
        return None
    for statement in (pair.a, pair.b):
        if not matches(f"{statement.cue} {statement.content}", "propositions", "responsibility", "exclusive"):
            return None
    one, other = propositions.subject(pair.a), propositions.subject(pair.b)
    if (
        one is None
        or other is None
        or one == other
        or propositions.negated(pair.a)
        or propositions.negated(pair.b)
    ):
        return None
    return Verdict(
        RelationType.CONTRADICTS, Dimension.RESPONSIBILITY, "responsibility", "different sides are named"
    )


def means(pair: Pair) -> Verdict | None:
    """Causes that exclude one another, which the text opposes or both put as the cause."""
    one, other = propositions.means(pair.a), propositions.means(pair.b)
    if not propositions.means_exclude(one, other) or not (pair.one_referent or pair.one_occasion):
        return None
    causal = [matches(f"{s.cue} {s.content}", "propositions", "cause") for s in (pair.a, pair.b)]
    if (pair.contrast is not None and any(causal)) or (all(causal) and (pair.together or pair.answers)):
        return Verdict(RelationType.CONTRADICTS, Dimension.MEANS, "means", "causes that exclude one another")
    return None


def place(pair: Pair) -> Verdict | None:
    """The same happening at places that are not one another's part."""
    if not (pair.contrast is not None and pair.shared >= 0.3) and not pair.incident:
        return None
    places = [{e.place_id for e in s.events if e.place_id and e.countable} for s in (pair.a, pair.b)]
    kinds = [{e.plover for e in s.events if e.place_id} for s in (pair.a, pair.b)]
    if pair.contrast is None or not all(places) or places[0] & places[1] or not kinds[0] & kinds[1]:
        return None
    return Verdict(RelationType.CONTRADICTS, Dimension.PLACE, "place", "different places")


def date(pair: Pair) -> Verdict | None:
    """The same happening on days that do not meet; announced and happened are two dates."""
    if pair.incident is None:
        return None
    told = [
        {
            e.name.text.casefold(): e.time.interval
            for e in s.events
            if e.name and e.time and e.time.interval and e.countable
        }
        for s in (pair.a, pair.b)
    ]
    for name in told[0].keys() & told[1].keys():
        one, other = told[0][name], told[1][name]
        if not one.overlaps(other):
            return Verdict(RelationType.CONTRADICTS, Dimension.DATE, "date", "days that do not meet")
    return None
