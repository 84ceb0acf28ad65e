"""How a claim puts what it tells of a running matter: as being so, as demanded, feared or denied.

The words before the telling words, in their part of the clause, come first ("must complete", "has not been
closed"); then what the reader found of the whole claim (its stance, and whether it is told as actual).
"""

from __future__ import annotations

from trucewatch.linking.statements import Statement
from trucewatch.linking.track_text import Masked, breaks
from trucewatch.linking.wordlists import matches, pattern, word_list
from trucewatch.model.claim import Claim
from trucewatch.model.span import Span
from trucewatch.model.vocabulary import Aux, Mood, Polarity, Stance

_BY_STANCE = {
    Stance.DEMAND: Mood.DEMANDED,
    Stance.PLEDGE: Mood.PROMISED,
    Stance.THREATEN: Mood.THREATENED,
}
_BY_AUX = {
    Aux.FEARED: Mood.FEARED,
    Aux.HYPOTHETICAL: Mood.SUPPOSED,
    Aux.COUNTERFACTUAL: Mood.SUPPOSED,
    Aux.FUTURE: Mood.TO_COME,
    Aux.HABITUAL: Mood.HABITUAL,
}
_DENIALS = frozenset({Stance.DENY, Stance.REJECT})
#: What is supposed or feared not to be is neither told nor denied.
_STILL_OPEN = frozenset({Mood.SUPPOSED, Mood.FEARED})
_UNREAL = frozenset({Aux.HYPOTHETICAL, Aux.COUNTERFACTUAL})
#: How many words before the telling words can say how they are put.
_FARTHEST = 14


def mood_of(statement: Statement, words: Masked, clause: Span, told: Span, *, acts: bool = True) -> Mood:
    """The mood of the words at ``told`` in their ``clause``.

    ``acts``: whether what is told can be demanded, pledged or threatened, so that the claim's stance counts;
    who demands an embargo because of abuses does not demand the abuses.
    """
    claim = statement.claim
    before = _before(words, clause, told)
    said = next(
        (Mood(name) for name in word_list("moods")["before"] if matches(before, "moods", "before", name)),
        None,
    )
    if said is None or said is Mood.HABITUAL:
        return _by_claim(claim, said, before, acts=acts)
    if matches(before, "moods", "before", Mood.DENIED.value):
        return _negated(claim, said, acts=acts)
    if said is Mood.TO_COME and (claim.condition is not None or claim.aux in _UNREAL):
        return Mood.SUPPOSED
    return said


def _negated(claim: Claim, said: Mood, *, acts: bool) -> Mood:
    """The mood where a negation stands before: who must not do a thing is asked to leave it."""
    if said is Mood.DEMANDED or (acts and said is Mood.DENIED and claim.stance is Stance.DEMAND):
        return Mood.OPPOSED
    if said is Mood.DENIED and claim.stance in _DENIALS:  # "rejected claims that it has not opened"
        return Mood.DENIED if claim.polarity is Polarity.NEGATIVE else Mood.ACTUAL
    return said if said in _STILL_OPEN else Mood.DENIED


def _by_claim(claim: Claim, said: Mood | None, before: str, *, acts: bool) -> Mood:
    """The mood of the whole claim, where the words before say none or only that it is a habit."""
    if claim.stance in _DENIALS and claim.polarity is Polarity.NEGATIVE:
        return Mood.DENIED
    if claim.stance in _BY_STANCE:
        return _BY_STANCE[claim.stance] if acts else said or Mood.ACTUAL
    by_aux = _BY_AUX.get(claim.aux, Mood.ACTUAL)
    return Mood.ACTUAL if by_aux is Mood.TO_COME and _is_firm(before) else said or by_aux


def _before(words: Masked, clause: Span, told: Span) -> str:
    """The words before ``told`` that say how it is put, ending with a blank.

    They begin with their part of the clause; a part that begins with the words themselves takes over what
    stands before it ("must build *and open*").
    """
    text = words.text[clause.start : told.start]
    starts = [match.end() for match in breaks("parts").finditer(text)]
    while starts and not text[starts[-1] :].strip():
        starts.pop()
    own = text[starts[-1] :] if starts else text
    return " ".join((*own.split()[-_FARTHEST:], ""))


def _is_firm(before: str) -> bool:
    """Whether the last words before say that something is or was so."""
    return any(
        match.end() >= len(before.rstrip()) for match in pattern("moods", "firm").finditer(before.rstrip())
    )
