"""Labels: stance, polarity, certainty, mode, condition and accused of what is attributed to a source.

The group of the cue gives a first stance (`cues`), the content decides (`stances`). All rules read the
masked view, so that they can't know of whom it is said.
"""

from __future__ import annotations

from dataclasses import dataclass

from trucewatch.model.span import Span
from trucewatch.model.vocabulary import Aux, Certainty, Directness, Polarity, Stance
from trucewatch.reading.accused import accused
from trucewatch.reading.content import Content
from trucewatch.reading.cues import head
from trucewatch.reading.drafts import Draft
from trucewatch.reading.main_clause import condition_at
from trucewatch.reading.stances import Speech, stance
from trucewatch.reading.words import Words, words_of

_SIGNS = {
    Certainty.CERTAIN: Certainty.CERTAIN_NOT,
    Certainty.PROBABLE: Certainty.PROBABLE_NOT,
    Certainty.POSSIBLE: Certainty.POSSIBLE_NOT,
    Certainty.UNDERSPECIFIED: Certainty.UNDERSPECIFIED,
}
_SETTLED = frozenset(
    {Stance.DENY, Stance.REJECT, Stance.ACCUSE, Stance.ENDORSE, Stance.JUSTIFY, Stance.ACKNOWLEDGE}
)
"""Stances that are certain whatever the mood of the content."""

_FEARS = frozenset({"fear", "fears", "worry", "dread"})
_CONCERNS = frozenset({"concern", "concerns", "alarm", "anxiety"})


@dataclass(frozen=True, slots=True)
class Labels:
    """What a row says beside its words; spans are in the masked view."""

    stance: Stance
    polarity: Polarity
    certainty: Certainty
    aux: Aux
    directness: Directness
    condition: Span | None
    accused: Span | None


def label(words: Words, draft: Draft, sentence: Span) -> Labels:
    """The labels of ``draft``, whose cue (or content) stands in ``sentence``."""
    content = Content.of(words, draft.content, draft.source)
    speech = Speech(words, draft, head(words, draft.cue), content)
    condition = content.condition or _condition_outside(words, draft, sentence)
    false = _held_for_false(words, draft)
    taken = draft.stance or (Stance.DENY if false else stance(speech))
    polarity = draft.polarity or _polarity(taken, speech)
    if false and not content.negated:
        polarity = Polarity.NEGATIVE
    certainty = draft.certainty or _certainty(taken, speech, conditional=condition is not None)
    if polarity is Polarity.NEGATIVE:
        certainty = _SIGNS.get(certainty, certainty)
    return Labels(
        stance=taken,
        polarity=polarity,
        certainty=certainty,
        aux=_aux(taken, polarity, speech, conditional=condition is not None),
        directness=directness(words, draft.content),
        condition=condition,
        accused=accused(content, speech.group, draft.cue) if taken is Stance.ACCUSE else None,
    )


def _held_for_false(words: Words, draft: Draft) -> bool:
    """Whether the words between cue and content call it untrue: "described as false the reports that"."""
    if not draft.cue or not draft.content or draft.cue[-1].end >= draft.content[0].start:
        return False
    between = [words.low(at) for at in words.within(Span(draft.cue[-1].end, draft.content[0].start))]
    as_ = between.index("as") if "as" in between[:2] else -1
    told = [word for word in between[as_ + 1 : as_ + 4] if not word.endswith("ly")]
    return as_ >= 0 and bool(told) and told[0].strip('“"') in words_of("content.yaml", "untrue")


def directness(words: Words, content: tuple[Span, ...]) -> Directness:
    """``direct`` when all words stand in quotation marks, ``indirect`` when none does, else ``mixed``.

    Quotation marks round a name or a single word in running text make the content mixed, too.
    """
    quoted = [
        words.quotation_at(words.tokens[at].span.start) is not None
        for span in content
        for at in words.within(span)
        if words.is_word(at)
    ]
    if quoted and all(quoted):
        return Directness.DIRECT
    return Directness.MIXED if any(quoted) else Directness.INDIRECT


def _polarity(taken: Stance, speech: Speech) -> Polarity:
    """How the source holds the content put positively; a denial of a negation is positive."""
    content = speech.content
    speaker = speech.inner or speech.cue
    refused = speaker is not None and speaker.group.polarity is Polarity.NEGATIVE
    refused = refused or speech.unwanted or (taken is Stance.DENY and speech.group.name == "counter")
    negated = content.negated and not content.anaphoric  # "not so" points to what is denied
    if speech.inner is not None and speech.inner.form == "noun":
        negated = False  # "announced its refusal to": the noun itself refuses
    elif refused and taken in (Stance.DENY, Stance.REJECT):
        negated = negated != content.hidden_negation
    elif speech.inner is not None:
        negated = False
    return Polarity.NEGATIVE if refused != negated else Polarity.POSITIVE


def _certainty(taken: Stance, speech: Speech, *, conditional: bool) -> Certainty:
    """How certain the source is, before the sign of the polarity."""
    content = speech.content
    group = speech.inner.group if speech.inner is not None else speech.group
    probable = group.certainty is Certainty.PROBABLE
    may_be = content.possible or content.ready or (conditional and content.foretold)
    rules = (
        (taken in _SETTLED, Certainty.PROBABLE if probable else Certainty.CERTAIN),
        (taken is Stance.DEMAND or group.name == "propose", Certainty.UNDERSPECIFIED),
        (taken is Stance.SENTIMENT, group.certainty),
        (may_be, Certainty.POSSIBLE),
        (taken in (Stance.PLEDGE, Stance.THREATEN), Certainty.PROBABLE),
        (taken is Stance.CONCEDE and group.name == "concede" and not content.infinitive, Certainty.CERTAIN),
        (taken is Stance.CONCEDE, Certainty.PROBABLE),
        (content.foretold or content.probable or probable, Certainty.PROBABLE),
    )
    return next((certainty for holds, certainty in rules if holds), Certainty.CERTAIN)


def _aux(taken: Stance, polarity: Polarity, speech: Speech, *, conditional: bool) -> Aux:
    """Whether the content is told as having happened."""
    content = speech.content
    open_end = content.foretold or content.possible or taken in (Stance.THREATEN, Stance.CONCEDE)
    rules = (
        (taken is Stance.SENTIMENT and _feared(speech), Aux.FEARED),
        (conditional and content.would, Aux.COUNTERFACTUAL),
        (conditional and open_end, Aux.HYPOTHETICAL),
        (polarity is Polarity.NEGATIVE, Aux.NEGATED),
        (taken is Stance.CONCEDE and speech.group.name == "propose", Aux.HYPOTHETICAL),
        (taken is Stance.CONCEDE and not content.clause, Aux.FUTURE),
        (taken in (Stance.PLEDGE, Stance.THREATEN), Aux.FUTURE),
        (content.foretold and taken is not Stance.DENY, Aux.FUTURE),
        (taken is Stance.DEMAND or content.possible, Aux.HYPOTHETICAL),
        (content.habitual, Aux.HABITUAL),
        (content.historical, Aux.HISTORICAL),
    )
    return next((aux for holds, aux in rules if holds), Aux.ACTUAL)


def _feared(speech: Speech) -> bool:
    """Whether what is felt is felt of something that may come."""
    noun = speech.lemma.split()[-1] if speech.lemma else ""
    return noun in _FEARS or (noun in _CONCERNS and (speech.content.possible or speech.content.future))


def _condition_outside(words: Words, draft: Draft, sentence: Span) -> Span | None:
    """A condition of the same sentence outside the content (“…,” he said, if … ; If …, X says)."""
    inside = words.within(sentence)
    for at in inside:
        if any(span.contains(words.tokens[at].span) for span in (*draft.content, *draft.source)):
            continue
        if at > inside.start and words.low(at - 1) not in (",", "”", '"', ";", "—"):
            continue
        found = condition_at(words, at, inside.stop)
        if found is not None and not any(found.overlaps(span) for span in (*draft.content, *draft.cue)):
            return found
    return None
