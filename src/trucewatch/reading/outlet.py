"""The outlet's own assertions about the cease-fire: what no word of the text attributes to anybody.

At most one row for a sentence: the longest stretch of it that no attribution covers, if that stretch is a
statement (a finite verb, no question) and about the regime (``data/outlet.yaml``), or tells of an act of war
or of a release with a known party in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from trucewatch.model.span import Span
from trucewatch.model.vocabulary import Aux, Method, PloverRoot, Stance, SubType, Voice
from trucewatch.reading.cover import Cover
from trucewatch.reading.cues import auxiliary, cues, head, withheld
from trucewatch.reading.drafts import Draft
from trucewatch.reading.hedging import softener
from trucewatch.reading.masking import is_placeholder
from trucewatch.reading.numbers import cardinal
from trucewatch.reading.told import told_at
from trucewatch.reading.triggers import Trigger, find_triggers
from trucewatch.reading.wording import Wording, common_verb_forms, event_verb_forms, word_class
from trucewatch.reading.words import Words, words_of

CONFIDENCE = 0.7
"""That an unattributed statement about the regime was found; what the sentence says is not in doubt."""

_CORE_WORDS = 2  # of a text that names no cease-fire
_TAKEN = frozenset({SubType.CAPTURE_OF_POSITION, SubType.CHANGE_OF_CONTROL})
_YEAR = re.compile(r"(1[5-9]|20)\d\d")
_SHORTEST = 4  # words; less is a remnant of punctuation and conjunctions
_OPENING = frozenset(
    {"and", "but", "or", "while", "as", "although", "though", "after", "when", "however", "yet"}
)


def outlet(words: Words, sentences: Sequence[Span], drafts: Sequence[Draft]) -> Iterator[Draft]:
    """The rows of the outlet's own voice, given the attributions that were found."""
    told = frozenset(words.lows)
    regime = bool(words_of("outlet.yaml", "instruments") & told) or (
        len(words_of("outlet.yaml", "core") & told) >= _CORE_WORDS
    )
    covered = Cover(span for draft in drafts for span in _covering(words, draft))
    for number, sentence in enumerate(sentences):
        stretch = _stretch(words, sentence, covered)
        if stretch is None or not _states(words, stretch, sentence):
            continue
        first, last = stretch
        on_topic = regime and _on_topic(frozenset(words.lows[first:last]))
        before = sentences[number - 1].of(words.text) if number else ""
        if on_topic or _tells_event(words, stretch, Wording.of(words.text, number, sentence), before):
            span = words.span(*stretch)
            yield Draft(
                source=(),
                cue=(),
                content=(span,),
                method=Method.OUTLET,
                confidence=CONFIDENCE,
                hedge=softener(words, (span,)),
                stance=Stance.ASSERT,
                voice=Voice.AUTHOR,
            )


def _covering(words: Words, draft: Draft) -> tuple[Span, ...]:
    """The words that a row takes; a participle's subject stays free for the verb that it belongs to.

    So does what a later "which" points to ("tabled a plan, which X rejects").
    """
    cue = head(words, draft.cue)
    participle = cue is not None and cue.form == "ing"
    content = [
        Span(span.end, draft.anchor) if _pointed_to(words, span, draft) else span for span in draft.content
    ]
    return (*(() if participle else draft.source), *draft.cue, *content)


def _pointed_to(words: Words, content: Span, draft: Draft) -> bool:
    """Whether a relative clause holds the cue, and ``content`` is what its "which" stands for."""
    end = words.within(content).stop
    return (
        draft.anchor > content.end
        and words.low(end) == ","
        and "which" in (words.low(end + 1), words.low(end + 2))
    )


def _stretch(words: Words, sentence: Span, covered: Cover) -> tuple[int, int] | None:
    """The longest run of words of ``sentence`` that is not covered, trimmed to whole words."""
    best: tuple[int, int] | None = None
    start: int | None = None
    inside = words.within(sentence)
    for at in range(inside.start, inside.stop + 1):
        free = at < inside.stop and not covered.touches(words.tokens[at].span)
        if free and start is None:
            start = at
        elif not free and start is not None:
            if best is None or at - start > best[1] - best[0]:
                best = (start, at)
            start = None
    return _trimmed(words, best, inside) if best is not None else None


def _trimmed(words: Words, stretch: tuple[int, int], inside: range) -> tuple[int, int] | None:
    first, last = stretch
    cut_off = last < inside.stop  # before the words of a row
    while first < last and (not words.is_word(first) and words.low(first) not in ("“", '"')):
        first += 1
    while first < last and words.low(first) in _OPENING and first > inside.start:
        first += 1
    while last > first and (
        (not words.is_word(last - 1) and words.low(last - 1) not in ("”", '"', ")"))
        or words.low(last - 1) in _OPENING
        or (cut_off and words.low(last - 1) in word_class("prepositions") | {"allowing", "leaving", "making"})
    ):
        last -= 1
    return (first, last) if last - first >= _SHORTEST else None


def _states(words: Words, stretch: tuple[int, int], sentence: Span) -> bool:
    """Whether a stretch is a statement."""
    first, last = stretch
    inside = words.within(sentence)
    if words.low(inside.stop - 1) == "?" or words.quotation_at(words.tokens[first].span.start) is not None:
        return False
    lows = words.lows[first:last]
    if words_of("outlet.yaml", "scenery") & set(lows):
        return False
    opening = words.low(first)
    if "," in lows and opening in word_class("subordinators") | word_class("prepositions"):
        lows = lows[lows.index(",") + 1 :]
    elif opening in word_class("subordinators"):
        return False
    if any(withheld(words, cue) for cue in cues(words, first, last)):
        return False  # "did not deny": what is not said is nobody's statement
    return any(_is_verb(words, at) for at in range(last - len(lows), last))


def _tells_event(words: Words, stretch: tuple[int, int], w: Wording, before: str) -> bool:
    """Whether a stretch tells, as news, of an act of war or a release, with a known party in it.

    Of people harmed the party may stand in the sentence before: "Two brothers were killed."
    """
    span = words.span(*stretch)
    harm = any(w.lower(at) in words_of("outlet.yaml", "harmed") for at in range(len(w)))
    if not any(is_placeholder(sign) for sign in span.of(words.text) + (before if harm else "")):
        return False
    if any(w.lower(at) in ("in", "since") and _YEAR.fullmatch(w.lower(at + 1)) for at in range(len(w))):
        return False  # told of years past
    return _counts(words, stretch) or any(
        (trigger.root is PloverRoot.ASSAULT or trigger.rule.sub_type in _TAKEN or _frees(w, trigger))
        and span.contains(w.span_of(trigger.start, trigger.end))
        and told_at(w, trigger.start, trigger.form) in (None, Aux.ACTUAL)
        for trigger in find_triggers(w)
    )


def _counts(words: Words, stretch: tuple[int, int]) -> bool:
    """Whether a stretch counts people harmed, as a fact: "In Sarn five were wounded"."""
    lows = words.lows[slice(*stretch)]
    if word_class("modals") & set(lows) or not words_of("outlet.yaml", "harmed") & set(lows):
        return False
    return any(cardinal(lows[at : at + 3]) is not None for at in range(len(lows)))


def _frees(w: Wording, trigger: Trigger) -> bool:
    """Whether people are let go or troops leave, and no law or paper is released."""
    return trigger.root is PloverRoot.RETREAT and any(
        w.lower(at) in words_of("outlet.yaml", "freed") for at in range(len(w))
    )


def _on_topic(lows: frozenset[str]) -> bool:
    """Whether words are about the regime."""
    return bool(words_of("outlet.yaml", "core") & lows) or len(words_of("outlet.yaml", "topics") & lows) > 1


def _is_verb(words: Words, at: int) -> bool:
    """Whether a finite verb stands at ``at``: an auxiliary or a form that only a verb has there."""
    low, before = words.low(at), words.low(at - 1)
    if words.tokens[at].is_name:
        return False
    if auxiliary(low) and not low.endswith("ing"):
        return True
    if before in word_class("determiners") or before in word_class("prepositions") or before.endswith("'s"):
        return False
    past = low.endswith("ed") or (low in common_verb_forms() and not low.endswith("ing"))
    cue = next(cues(words, at, at + 1), None)
    return past or (cue is not None and cue.form in ("third", "past")) or _tells_of_act(words, at)


def _tells_of_act(words: Words, at: int) -> bool:
    """Whether an event is told in the present at ``at``, as digests do: "shells KILL two", "X strikes Y"."""
    if words.low(at) not in event_verb_forms() or words.low(at).endswith("ing"):
        return False
    before, after = words.tokens[at - 1], words.low(at + 1)
    counted = cardinal(words.lows[at + 1 : at + 4]) is not None
    subject = before.is_name or before.lower.endswith("s")
    object_ = after in word_class("determiners") or after in word_class("prepositions") or counted
    opens = at + 1 < len(words) and words.tokens[at + 1].is_name
    return subject and before.is_word and (object_ or opens)
