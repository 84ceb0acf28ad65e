"""Labels: what a source does with the words that are attributed to it.

The group of the cue gives a first stance (`cues`), the content decides: the same verb of saying brings a
pledge, a demand, a justification or a plain assertion. All rules read the masked view, so that they can't
know of whom it is said.
"""

from __future__ import annotations

from dataclasses import dataclass

from trucewatch.model.span import Span
from trucewatch.model.vocabulary import Aux, Certainty, Directness, Polarity, Stance
from trucewatch.reading.content import Content, condition_at
from trucewatch.reading.cues import UNKNOWN, Cue, Group, cues, head, withheld
from trucewatch.reading.drafts import Draft
from trucewatch.reading.words import Words, words_of

_SIGNS = {
    Certainty.CERTAIN: Certainty.CERTAIN_NOT,
    Certainty.PROBABLE: Certainty.PROBABLE_NOT,
    Certainty.POSSIBLE: Certainty.POSSIBLE_NOT,
    Certainty.UNDERSPECIFIED: Certainty.UNDERSPECIFIED,
}
_SPEECH = frozenset(
    {"say", "report", "claim", "unknown", "counter", "announce", "confirm", "estimate", "naming"}
)
_AS_CLAIMED = frozenset({Stance.DENY, Stance.REJECT})


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
    cue = head(words, draft.cue)
    content = Content.of(words, draft.content, draft.source)
    condition = content.condition or _condition_outside(words, draft, sentence)
    stance, inner = _stance(words, draft, cue, content)
    if draft.stance is not None:
        stance = draft.stance
    polarity = draft.polarity or _polarity(stance, cue, inner, content)
    certainty = draft.certainty or _certainty(stance, inner or cue, content, condition is not None)
    if polarity is Polarity.NEGATIVE:
        certainty = _SIGNS.get(certainty, certainty)
    return Labels(
        stance=stance,
        polarity=polarity,
        certainty=certainty,
        aux=_aux(stance, polarity, cue, content, condition is not None),
        directness=directness(words, draft.content),
        condition=condition,
        accused=content.accused(cue) if stance is Stance.ACCUSE else None,
    )


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


# --- stance ------------------------------------------------------------------------------------------


def _stance(words: Words, draft: Draft, cue: Cue | None, content: Content) -> tuple[Stance, Cue | None]:
    """The stance, and the verb inside the content that gave it where one did ("says it welcomes …")."""
    group = UNKNOWN if cue is None else cue.group
    if group.name in _SPEECH or (group.name == "fixed" and group.stance is Stance.ASSERT):
        return _of_speech(words, cue, group, content)
    if _unwanted(words, cue):
        return Stance.REJECT, None
    special = {
        "deny": Stance.DENY,
        "reject": Stance.DENY if content.shell or _shell_after(words, cue, draft) else Stance.REJECT,
        "warn": Stance.THREATEN if _threatening(content) else Stance.ASSERT,
        "pledge": _own_future(content),
        "propose": Stance.DEMAND if _passive(words, cue) else Stance.CONCEDE,
    }
    return special.get(group.name, group.stance), None


def _of_speech(words: Words, cue: Cue | None, group: Group, content: Content) -> tuple[Stance, Cue | None]:
    """The stance of a content brought by a verb that says only that it was said, announced or so called."""
    if group.name == "counter" and content.anaphoric:
        return Stance.DENY, None
    if group.name == "claim" and content.main and words.low(content.main[0]) == "responsibility":
        return Stance.ACKNOWLEDGE, None
    inner = _inner(words, content)
    if inner is not None:
        return _of_inner(words, inner, content), inner
    if cue is not None and cue.lemma == "tell" and content.told_to:
        return Stance.DEMAND, None
    if content.turned_down or (content.ready and content.negated):
        return Stance.REJECT, None
    if content.obliges or content.sets_condition:
        return (Stance.CONCEDE if content.ready and content.own else Stance.DEMAND), None
    if content.own and content.ready:
        return (Stance.THREATEN if content.violent and not content.peaceful else Stance.CONCEDE), None
    spoken_of = (
        group.name == "claim" and content.infinitive and not content.perfect
    )  # "claims to hold the town"
    if content.future and (content.own or content.own_force) and not content.would and not spoken_of:
        return _own_future(content), None
    if group.name in ("announce", "confirm"):
        return _announced(cue, group, content), None
    if group.name in ("naming", "unknown"):
        return _named(words, cue, content), None
    if group.name == "claim" and not content.own and (content.wrong or content.deed):
        return Stance.ACCUSE, None
    if content.reason:
        return Stance.JUSTIFY, None
    if content.own and content.deed:
        return Stance.ACKNOWLEDGE, None
    return (Stance.CONCEDE if content.offers_readiness else group.stance), None


def _of_inner(words: Words, inner: Cue, content: Content) -> Stance:
    """The stance of the verb that a speaker uses of itself ("says that it welcomes")."""
    if inner.group.name == "pledge" and content.violent and not content.peaceful:
        return Stance.THREATEN
    if (
        inner.lemma.startswith("agree") and words.low(content.subject[0]) == "they"
    ):  # both sides: a joint deed
        return Stance.ACKNOWLEDGE
    return inner.group.stance


def _own_future(content: Content) -> Stance:
    """What one will do oneself: a refusal, a threat or a pledge."""
    if content.perfect:
        return Stance.ACKNOWLEDGE
    if content.ends_truce:
        return Stance.THREATEN
    if content.negated:
        return Stance.REJECT if content.refuses and not content.violent else Stance.PLEDGE
    return Stance.THREATEN if content.violent and not content.peaceful else Stance.PLEDGE


def _announced(cue: Cue | None, group: Group, content: Content) -> Stance:
    """Announced or confirmed: a truce is a pledge, an act of one's own acknowledged, another's asserted."""
    admitted = cue is not None and cue.lemma in ("admit", "acknowledge")
    if content.infinitive or content.intends:
        return _own_future(content)
    if content.offers_readiness:
        return Stance.CONCEDE
    if content.between_others:
        return Stance.ASSERT
    if (
        content.truce
        and not content.breaking
        and group.name == "announce"
        and (content.future or not content.clause)
    ):
        return Stance.PLEDGE
    if content.clause and not content.own and not admitted:
        return Stance.DENY if group.name == "confirm" and content.negated else Stance.ASSERT
    return Stance.ASSERT if group.name == "confirm" and content.counts and not admitted else group.stance


def _named(words: Words, cue: Cue | None, content: Content) -> Stance:
    """What one calls a thing: a wrong or a good; "calls a truce" pledges one, "calls X to a meeting" demands."""
    if content.wrong:
        return Stance.ACCUSE
    if content.praises:
        return Stance.ENDORSE
    if content.truce and not content.clause and words.low(content.main[0]) in ("a", "an"):
        return Stance.PLEDGE
    if cue is not None and cue.lemma == "call" and any(words.low(at) == "to" for at in content.main):
        return Stance.DEMAND
    return Stance.ASSERT


def _inner(words: Words, content: Content) -> Cue | None:
    """The verb with a stance of its own that the speaker uses of itself right at the content's start."""
    if not content.own or content.verb is None:
        return None
    found = next(cues(words, content.verb, min(content.verb + 6, content.end)), None)
    if found is None or found.first != content.verb or found.form == "noun" or content.negated:
        return None
    if found.group.name in (
        "say",
        "report",
        "claim",
        "estimate",
        "announce",
        "confirm",
        "sentiment",
        "warn",
        "naming",
    ):
        return None
    passive = found.form == "past" and words.low(found.first - 1) in ("was", "were", "been", "is", "are")
    return None if passive else found


def _threatening(content: Content) -> bool:
    """Whether a warning is of what the one who warns could bring about."""
    return (content.own and (content.future or content.violent)) or content.own_force or (
        content.future and content.violent and (content.condition is not None or not content.names_other)
    )  # fmt: skip


def _unwanted(words: Words, cue: Cue | None) -> bool:
    """Whether the source says what it does not want."""
    return cue is not None and cue.lemma == "want" and withheld(words, cue)


def _passive(words: Words, cue: Cue | None) -> bool:
    """Whether the cue is a participle with its agent after it ("a plan proposed by …")."""
    return cue is not None and cue.form == "past" and words.low(cue.last) == "by"


def _shell_after(words: Words, cue: Cue | None, draft: Draft) -> bool:
    """Whether a noun for words already said stands between cue and content ("rejected claims that")."""
    if cue is None or not draft.content:
        return False
    between = range(cue.last, words.after(draft.content[0].start))
    return any(words.low(at) in words_of("content.yaml", "shells") for at in between)


# --- polarity, certainty, mode -----------------------------------------------------------------------


def _polarity(stance: Stance, cue: Cue | None, inner: Cue | None, content: Content) -> Polarity:
    """How the source holds the content put positively; a denial of a negation is positive."""
    speaker = inner or cue
    refused = speaker is not None and speaker.group.polarity is Polarity.NEGATIVE
    refused = refused or _unwanted(content.words, cue)
    refused = refused or (stance is Stance.DENY and cue is not None and cue.group.name == "counter")
    negated = content.negated and not content.anaphoric  # "not so" points to what is denied
    if refused and stance in _AS_CLAIMED:
        negated = content.negated != content.hidden_negation
    elif inner is not None:
        negated = False
    return Polarity.NEGATIVE if refused != negated else Polarity.POSITIVE


def _certainty(stance: Stance, cue: Cue | None, content: Content, conditional: bool) -> Certainty:
    """How certain the source is, before the sign of the polarity."""
    group = UNKNOWN if cue is None else cue.group
    if stance in (
        Stance.DENY,
        Stance.REJECT,
        Stance.ACCUSE,
        Stance.ENDORSE,
        Stance.JUSTIFY,
        Stance.ACKNOWLEDGE,
    ):
        return group.certainty if group.certainty is Certainty.PROBABLE else Certainty.CERTAIN
    if stance is Stance.DEMAND:
        return Certainty.UNDERSPECIFIED
    if stance is Stance.SENTIMENT:
        return group.certainty
    if group.name == "propose":
        return Certainty.UNDERSPECIFIED
    if (conditional and (content.future or content.possible)) or content.possible or content.ready:
        return Certainty.POSSIBLE
    if stance in (Stance.PLEDGE, Stance.THREATEN):
        return Certainty.PROBABLE
    if stance is Stance.CONCEDE:
        return Certainty.PROBABLE if content.infinitive or group.name != "concede" else Certainty.CERTAIN
    if content.future or content.probable or group.certainty is Certainty.PROBABLE:
        return Certainty.PROBABLE
    return Certainty.CERTAIN


def _aux(stance: Stance, polarity: Polarity, cue: Cue | None, content: Content, conditional: bool) -> Aux:
    """Whether the content is told as having happened."""
    if stance is Stance.SENTIMENT and cue is not None and _fears(cue, content):
        return Aux.FEARED
    if conditional and content.would:
        return Aux.COUNTERFACTUAL
    if conditional and (content.future or content.possible or stance in (Stance.THREATEN, Stance.CONCEDE)):
        return Aux.HYPOTHETICAL
    if polarity is Polarity.NEGATIVE:
        return Aux.NEGATED
    if stance is Stance.CONCEDE and not content.clause:
        return Aux.HYPOTHETICAL if cue is not None and cue.group.name == "propose" else Aux.FUTURE
    if stance in (Stance.PLEDGE, Stance.THREATEN) or (content.future and stance is not Stance.DENY):
        return Aux.FUTURE
    if stance is Stance.DEMAND or content.possible:
        return Aux.HYPOTHETICAL
    if content.habitual:
        return Aux.HABITUAL
    return Aux.HISTORICAL if content.historical else Aux.ACTUAL


def _fears(cue: Cue, content: Content) -> bool:
    """Whether what is felt is felt of something that may come."""
    last = cue.lemma.split()[-1]
    return last in ("fear", "fears", "worry", "dread") or (
        last in ("concern", "concerns", "alarm", "anxiety") and (content.possible or content.future)
    )


def _condition_outside(words: Words, draft: Draft, sentence: Span) -> Span | None:
    """A condition in the same sentence that stands outside the content (“…,” he said, if … ; If …, X says)."""
    for at in words.within(sentence):
        if any(span.contains(words.tokens[at].span) for span in (*draft.content, *draft.source)):
            continue
        starts_clause = at == words.within(sentence).start or words.low(at - 1) in (",", "”", '"', ";", "—")
        found = condition_at(words, at, words.within(sentence).stop) if starts_clause else None
        if found is not None and not any(found.overlaps(span) for span in (*draft.content, *draft.cue)):
            return found
    return None
