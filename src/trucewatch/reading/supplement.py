"""All attributions of a text: the model's rows, and what the model leaves out by rule.

1. **Model**: what the attribution model found, brought into the house convention (`convention`). A row
   whose cue is negated or reports no speech is dropped; a source that the model left open is looked for
   beside the cue.
2. **Hedges** (`hedging`): "reportedly", "is said to", "accused of"; a row of its own without a source, also
   inside another row. Where the model saw the same words, this row stands.
3. **Cues** (`by_cue`): verbs, nouns and "according to" of the lexicon whose cue has no row yet. Their source
   must be one noun phrase that can speak (`speakers.can_speak`).
4. **Quotations** that are still in no row: the sentence's speaker said them.
5. **Feelings** with a printed holder ("on the northern side, there are fears of …").
6. **The outlet's own voice** (`outlet`), when all else is known.

The stage that found a row is kept in it: 1 ``model``, 2-5 ``cue``, 6 ``outlet``.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from trucewatch.model.span import Span, overlap
from trucewatch.model.vocabulary import Method
from trucewatch.reading.by_cue import CONFIDENCE, by_cue
from trucewatch.reading.clauses import content_end, main_subject
from trucewatch.reading.complements import complement
from trucewatch.reading.content import Content
from trucewatch.reading.convention import antecedent, before_main_clause, house_content
from trucewatch.reading.cover import Cover
from trucewatch.reading.cues import Cue, cues, head
from trucewatch.reading.drafts import Draft
from trucewatch.reading.from_model import Found, from_model
from trucewatch.reading.hedging import hedged
from trucewatch.reading.outlet import outlet
from trucewatch.reading.sentences import sentence_at
from trucewatch.reading.wording import word_class
from trucewatch.reading.words import Words, words_of

_CUE_REACH = 60  # code points; no cue is longer
_NEIGHBOURS = 4  # rows before, whose words may have been taken again
_QUOTED_WORDS = 4  # a shorter quotation is a label or a name, and says nothing by itself


def attributions(words: Words, sentences: Sequence[Span], found: Sequence[Found]) -> list[Draft]:
    """Every attribution of the text as drafts, in the order of the text, each with its enclosing one."""
    hedges = list(hedged(words, sentences))
    hedging = Cover(place for hedge in hedges for place in hedge.cue)
    drafts = list(from_model(words, sentences, found, hedging))
    drafts = _each_part_once(drafts)
    taken = Cover(span for draft in (*drafts, *hedges) for span in draft.cue)
    drafts += (_in_house(words, draft, sentences) for draft in by_cue(words, sentences, taken))
    charges = Cover(place for hedge in hedges if hedge.hedge is None for place in hedge.cue)
    drafts = [
        draft
        for draft in drafts
        if not any(map(hedging.touches, draft.source or draft.cue))
        and not any(map(charges.touches, draft.cue))
    ] + hedges
    drafts = [draft for draft in drafts if not _no_utterance(words, draft, sentences)]
    drafts += _left_quotations(words, sentences, drafts)
    drafts += _feelings(words, sentences, drafts)
    drafts = _nested(sorted(_distinct(drafts), key=lambda draft: draft.place))
    drafts = _nested([draft for draft in drafts if not _own_verb(words, draft)])
    return sorted([*drafts, *outlet(words, sentences, drafts)], key=lambda draft: draft.place)


def _each_part_once(drafts: Sequence[Draft]) -> list[Draft]:
    """Without the parts of a discontinuous content that an earlier row has: they are its speaker's."""
    kept: list[Draft] = []
    for draft in drafts:
        earlier = [other for other in kept[-_NEIGHBOURS:] if overlap(other.cue, draft.cue) == 0]
        parts = tuple(part for part in draft.content if not any(part in other.content for other in earlier))
        kept.append(replace(draft, content=parts) if len(draft.content) > 1 and parts else draft)
    return kept


def _in_house(words: Words, draft: Draft, sentences: Sequence[Span]) -> Draft:
    """A draft found by its cue, its content by the house convention."""
    content = house_content(words, draft.content, draft.cue) or draft.content
    sentence = sentence_at(sentences, draft.anchor)
    content = antecedent(words, tuple(content), sentence)
    return replace(draft, content=before_main_clause(words, head(words, draft.cue), content, sentence))


def _own_verb(words: Words, draft: Draft) -> bool:
    """Whether it is the verb of "says that it welcomes …": one row, in the words of the outer verb."""
    outer = draft.parent
    if outer is None or not draft.source or outer.hedge is not None:
        return False
    first = words.within(outer.content[0]).start
    begins = words.within(draft.source[0]).start - first <= 1
    return begins and Content.of(words, outer.content, outer.source).own


def _no_utterance(words: Words, draft: Draft, sentences: Sequence[Span]) -> bool:
    """Whether the cue tells a deed, a duty or a silence, and no act of speech."""
    lexical = head(words, draft.cue)
    if lexical is None or draft.hedge is not None:
        return False
    source = [words.low(at) for span in draft.source for at in words.within(span)]
    content = [words.low(at) for span in draft.content for at in words.within(span)]
    first_word = lexical.lemma.split()[0]
    return (
        (bool(source) and source[0] in ("no", "neither", "nobody"))
        # "denied entry", "refused to comment"
        or (
            first_word in ("deny", "refuse", "decline")
            and bool(words_of("cues.yaml", "goods") & set(content[:6]))
        )
        or (first_word in ("refuse", "decline") and bool({"named", "identified"} & set(content[:4])))
        or (first_word == "claim" and bool({"lives", "life", "victims"} & set(content[:4])))
        or (first_word == "ask" and bool({"named", "identified", "anonymity"} & set(content)))
        # "a charge that X denies": the denial is the row
        or (lexical.form == "noun" and _ends_in_denial(words, draft))
        # "the truce announced on Monday": an event
        or (lexical.group.name == "announce" and lexical.form == "past" and not source)
        or (first_word in ("agree", "consent") and (not source or _joint(words, draft)))
        or _reports_duty(words, lexical, sentences, draft)
        # "according to the terms": how, and nobody speaks
        or (lexical.form == "fixed" and bool(words_of("cues.yaml", "manners") & set(source[:4])))
        or _is_noun_after_all(words, lexical, draft)
    )


def _is_noun_after_all(words: Words, lexical: Cue, draft: Draft) -> bool:
    """Whether a form in -s has a source in the plural: "sources say that the matters were … and CALLS for".

    The form is a noun there, or the verb of somebody else.
    """
    if lexical.form != "third" or not draft.source:
        return False
    inside = words.within(draft.source[0])
    head = next(
        (at for at in inside if words.low(at + 1) in (",", "in", "of", "from") or at + 1 == inside.stop),
        inside.stop - 1,
    )
    several = words.low(head) in words_of("speakers.yaml", "several")
    joined = words.low(lexical.first - 1) in ("and", ",")
    return several and joined and not words.tokens[head].is_name


def _ends_in_denial(words: Words, draft: Draft) -> bool:
    inside = words.within(draft.content[-1])
    last = next(cues(words, max(inside.start, inside.stop - 1), inside.stop), None)
    return last is not None and last.group.name in ("deny", "reject")


def _joint(words: Words, draft: Draft) -> bool:
    """Whether several speak as one: what they agree is a deed of theirs together."""
    lows = [words.low(at) for span in draft.source for at in words.within(span)]
    return "and" in lows or bool(words_of("content.yaml", "joint") & set(lows))


def _reports_duty(words: Words, lexical: Cue, sentences: Sequence[Span], draft: Draft) -> bool:
    """Whether "committed to" tells what an agreement lays down."""
    if lexical.lemma.split()[0] not in ("commit", "undertake", "agree", "pledge", "promise"):
        return False
    opening = words.lows[words.within(sentence_at(sentences, draft.cue[0].start)).start : lexical.first]
    return opening[:1] == ("under",) and any(
        low in words_of("content.yaml", "instruments") for low in opening
    )


# --- 4 and 5: quotations and feelings ----------------------------------------------------------------


def _left_quotations(words: Words, sentences: Sequence[Span], drafts: Sequence[Draft]) -> Iterator[Draft]:
    """Quotations that no row holds, in a sentence that names who speaks, or right behind such a row."""
    outside = Cover(
        span
        for draft in drafts
        for span in draft.content
        if not any(_same_quotation(words, cue, span) for cue in draft.cue)
    )
    for quotation in words.quotations:
        inside = words.within(quotation)
        if sum(map(words.is_word, inside)) < _QUOTED_WORDS or outside.touches(quotation):
            continue
        sentence = sentence_at(sentences, quotation.start)
        first = words.within(sentence).start
        if words.low(inside.start - 1) != ":" or inside.start <= first:
            continue
        cue = _introducing(words, first, inside.start, outside)
        subject = main_subject(words, sentence)
        if cue is not None and subject is not None and subject[1] <= cue.first:
            source, place = words.span(*subject), words.span(cue.first, cue.last)
            yield Draft((source,), (place,), (quotation,), Method.CUE, CONFIDENCE)


def _same_quotation(words: Words, cue: Span, content: Span) -> bool:
    """Whether cue and content stand in one quotation, so that the row is somebody's words within it."""
    quotation = words.quotation_at(cue.start)
    return quotation is not None and quotation.overlaps(content)


def _introducing(words: Words, first: int, last: int, covered: Cover) -> Cue | None:
    """The cue before a colon and a quotation: the noun beside it, or a verb that governs nothing else."""
    found = [
        cue
        for cue in cues(words, first, last)
        if cue.form != "fixed" and not covered.touches(words.tokens[cue.first].span)
    ]
    verbs = [cue for cue in found if cue.form != "noun"]
    bare = [cue for cue in verbs if complement(words, cue, last - 1) is None]
    named = [cue for cue in found if cue.form == "noun" and cue.last == last - 1]
    return next(iter([*named, *reversed(bare), *verbs]), None)


def _feelings(words: Words, sentences: Sequence[Span], drafts: Sequence[Draft]) -> Iterator[Draft]:
    """The holder stands in the phrase before "there": "among the displaced there are fears of …"."""
    taken = Cover(span for draft in drafts for span in draft.cue)
    for sentence in sentences:
        inside = words.within(sentence)
        for cue in cues(words, inside.start, inside.stop):
            place = words.span(cue.first, cue.last)
            if cue.group.name not in ("sentiment", "hope") or cue.form != "noun":
                continue
            there = next(
                (at for at in range(cue.first - 1, inside.start - 1, -1) if words.low(at) == "there"), None
            )
            if there is None or cue.first - there > 5 or taken.touches(place):
                continue
            holder = _holder(words, there, inside.start)
            after = cue.last + 1 if words.low(cue.last) in ("of", "that", "about", "over") else cue.last
            last = content_end(words, after, inside.stop, clause=True)
            if holder is not None and last > after:
                yield Draft((holder,), (place,), (words.span(after, last),), Method.CUE, CONFIDENCE)


def _holder(words: Words, there: int, start: int) -> Span | None:
    """The noun phrase of a leading "among …," or "on … side,"."""
    last = there - 1 if words.low(there - 1) == "," else there
    first = start
    while first < last and words.low(first) in word_class("coordinators"):
        first += 1
    if words.low(first) not in ("among", "on", "in", "for") or first + 1 >= last:
        return None
    if any(words.low(at) == "," for at in range(first, last)):
        return None
    return words.span(first + 1, last)


# --- together ----------------------------------------------------------------------------------------


def _distinct(drafts: Sequence[Draft]) -> list[Draft]:
    """Without rows that another one holds already: the same words as content under an overlapping cue."""
    by_cue_start: dict[int, list[Draft]] = {}
    kept: list[Draft] = []
    for draft in drafts:
        near = [other for span in draft.cue for at in range(span.start - _CUE_REACH, span.end)
                for other in by_cue_start.get(at, ())]  # fmt: skip
        if not any(_repeats(draft, other) for other in near):
            kept.append(draft)
            for span in draft.cue:
                by_cue_start.setdefault(span.start, []).append(draft)
    return kept


def _repeats(draft: Draft, other: Draft) -> bool:
    same_cue = overlap(draft.cue, other.cue) > 0
    shared = overlap(draft.content, other.content)
    shorter = min(sum(map(len, draft.content)), sum(map(len, other.content)))
    return same_cue and shared * 2 >= shorter and bool(draft.hedge) == bool(other.hedge)


def _nested(drafts: Sequence[Draft]) -> list[Draft]:
    """Each draft with its parent: the one with the shortest content that holds its cue and its content."""
    reaches = [_reach(draft) for draft in drafts]
    order = sorted(range(len(drafts)), key=lambda at: (reaches[at].start, -reaches[at].end))
    parents: dict[int, int] = {}
    open_ones: list[int] = []  # those that may still hold what comes
    for at in order:
        open_ones = [other for other in open_ones if reaches[other].end > reaches[at].start]
        holding = [other for other in open_ones if _holds(drafts[other], reaches[other], drafts[at])]
        if holding:
            parents[at] = min(holding, key=lambda other: (sum(map(len, drafts[other].content)), other))
        open_ones.append(at)
    done: dict[int, Draft] = {}
    for at in order:  # a parent stands before what it holds
        parent = done[parents[at]] if at in parents else None
        done[at] = replace(drafts[at], parent=parent)
    return [done[at] for at in range(len(drafts))]


def _reach(draft: Draft) -> Span:
    """Within which a draft holds others: its content, and what stands between its cue and its content."""
    start, end = draft.content[0].start, draft.content[-1].end
    behind_cue = draft.cue[-1].end if draft.cue else start
    return Span(min(start, behind_cue) if behind_cue < start else start, end)


def _holds(outer: Draft, reach: Span, inner: Draft) -> bool:
    """Whether ``inner`` is said inside what ``outer`` says; never both ways."""
    if not inner.cue or not outer.cue or (outer.hedge is not None and inner.hedge is not None):
        return False
    return (
        reach.contains(Span(inner.content[0].start, inner.content[-1].end))
        and reach.contains(inner.cue[0])
        and not any(inner.hull.contains(cue) for cue in outer.cue)
    )
