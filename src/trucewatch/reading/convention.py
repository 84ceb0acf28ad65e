"""From the spans that the model learned to the spans of our rows.

The model learned PolNeAR's convention: auxiliaries, adverbs and addressees inside the cue, the
complementiser inside the content. A row has the verb alone, or a fixed phrase, as its cue; its content
begins after "that" or the noun that stands for it ("the claim that") and ends before the full stop; the
closing comma of an apposition belongs to the source.
"""

from __future__ import annotations

from collections.abc import Sequence

from trucewatch.model.span import Span
from trucewatch.reading.clauses import finite, main_subject, subject_before
from trucewatch.reading.cues import Cue, auxiliary, cues, head
from trucewatch.reading.main_clause import shell_end
from trucewatch.reading.wording import word_class
from trucewatch.reading.words import Words, words_of

_COMPLEMENTISERS = frozenset({"that", "whether", "how"})
_PHRASE = (
    3  # words by which a fixed phrase may go on behind what the model took ("claimed responsibility for")
)
_EDGES = frozenset({",", ";", ":", "—", "–", "-"})


def house_cue(words: Words, spans: Sequence[Span]) -> tuple[Span, ...]:
    """The cue without auxiliaries, adverbs and particles; a fixed phrase stays whole.

    Empty when nothing is left.
    """
    cue = head(words, spans)
    if cue is not None:
        whole = next(cues(words, cue.first, min(len(words), cue.last + _PHRASE)), cue)
        cue = whole if whole.first == cue.first and whole.lemma.startswith(f"{cue.lemma} ") else cue
        last = cue.first + 1 if cue.lemma.endswith(" as") else cue.last  # "describes it as": the verb alone
        return (words.span(cue.first, last),)
    kept = [
        at
        for span in spans
        for at in words.within(span)
        if words.is_word(at)
        and not auxiliary(words.low(at))
        and words.low(at) not in word_class("adverbs")
        and not words.low(at).endswith("ly")
    ]
    return (words.tokens[kept[0]].span,) if kept else ()


def house_content(words: Words, spans: Sequence[Span], cue: Sequence[Span]) -> tuple[Span, ...]:
    """The content without complementiser, shell noun and outer punctuation; empty when nothing is left."""
    trimmed: list[Span] = []
    behind = max((span.end for span in cue), default=0)
    for number, span in enumerate(spans):
        inside = words.within(span)
        first, last = inside.start, inside.stop
        if any(span.overlaps(part) for part in cue) and span.end > behind:
            first = words.after(behind)
        if number == 0:
            first = _after_complementiser(words, first, last, cue)
        while first < last and words.low(first) in _EDGES:
            first += 1
        while last > first and (words.low(last - 1) in _EDGES or words.low(last - 1) == "."):
            last -= 1
        relative = bool(trimmed) and last - first == 1 and words.low(first) in ("that", "which")
        if first < last and not relative:  # "the truce that Varland offered"
            trimmed.append(_with_marks(words, first, last))
    return tuple(trimmed)


def _after_complementiser(words: Words, first: int, last: int, cue: Sequence[Span]) -> int:
    at = first
    while at < last and words.low(at) in _EDGES:
        at += 1
    if words.low(at) == "as" and words.low(at + 2) in word_class("determiners"):  # "dismissed as false the …"
        at += 2
    at += shell_end(words, range(at, last)) or 0
    if at + 1 < last and words.low(at) in _COMPLEMENTISERS:
        return at + 1
    verb = head(words, cue)
    if at + 1 < last and words.low(at) == "of" and verb is not None and verb.group.name in ("warn", "say"):
        return at + 1
    follows_to = words.low(at) == "to" and at + 1 < last
    if follows_to and words.low(at + 1) in word_class("determiners"):  # "agrees to a truce"
        return at + 1
    return at


def before_main_clause(
    words: Words, cue: Cue | None, content: tuple[Span, ...], sentence: Span
) -> tuple[Span, ...]:
    """The content of a participle that opens the sentence, without the main clause behind it.

    It also ends before a quotation that a colon brings: that is said in other words, and a row of its own.
    """
    cut = next(
        (
            at
            for at in words.within(content[-1])
            if words.low(at) == ":" and words.low(at + 1) in ("“", '"') and words.quotation_at(at) is None
        ),
        None,
    )
    if cue is not None and cue.form == "ing" and cue.first == words.within(sentence).start:
        subject = main_subject(words, sentence)
        cut = subject[0] if subject is not None and subject[0] > cue.last else cut
    if cut is None or len(content) > 1 or words.tokens[cut].span.start <= content[0].start:
        return content
    return house_content(words, (Span(content[0].start, words.tokens[cut].span.start),), ()) or content


def to_its_end(words: Words, content: tuple[Span, ...], sentence: Span) -> tuple[Span, ...]:
    """The content with what belongs to it behind a comma, where the model ended it too soon.

    That is the name of what it tells of ("an operation, dubbed …", "…, which it named …"): no cue, no
    speaker of its own; and a further that-clause under the same cue ("…, and that …").
    """
    stop = words.within(sentence).stop
    end = last = words.after(content[-1].end)
    while (begun := _goes_on(words, end)) is not None:
        end = begun
        while end < stop and not _ends_here(words, end):
            end += 1
    if end == last:
        return content
    whole = house_content(words, (Span(content[-1].start, words.tokens[end - 1].span.end),), ())
    return (*content[:-1], *whole) if whole else content


def _goes_on(words: Words, comma: int) -> int | None:
    """The first word behind what shows that the clause goes on after this comma, or ``None``."""
    if words.low(comma) not in (",", "and"):
        return None
    at = comma + 1 if words.low(comma) == "," else comma
    naming = words_of("content.yaml", "naming")
    if words.low(at) in naming:
        return at + 1
    if words.low(at) == "which" and words.low(at + 2) in naming:
        return at + 3
    if words.low(at) == "and" and words.low(at + 1) == "that":
        return at + 2
    return None


def _ends_here(words: Words, at: int) -> bool:
    openers = words_of("content.yaml", "subordinating") | {"and", "but", "while"}
    return words.low(at) in (",", ";") and words.low(at + 1) in openers


def renames(words: Words, content: tuple[Span, ...], cue: Sequence[Span]) -> bool:
    """Whether the cue only gives something its name ("which it called …", "which Ostria calls Kesk")."""
    if words.low(words.within(content[0]).start) != "which":
        return False
    told = frozenset(words.low(at) for span in cue for at in words.within(span))
    bare = len(content) > 1 and all(words.tokens[at].is_name for at in words.within(content[-1]))
    return bool(told & words_of("content.yaml", "naming")) or (bare and bool(told & {"call", "calls"}))


def one_line(words: Words, content: tuple[Span, ...], cue: Sequence[Span]) -> tuple[Span, ...]:
    """The content without what stands in another line than it is told in: a headline above, unless quoted."""
    kept: list[Span] = []
    for span in content:
        cuts = [at for at in range(span.start, span.end) if words.text[at] == "\n"]
        if not cuts or words.quotation_at(span.start) is not None:
            kept.append(span)
            continue
        after = cue[0].start >= span.end
        part = Span(cuts[-1] + 1, span.end) if after else Span(span.start, cuts[0])
        kept += house_content(words, (part,), ()) if part.of(words.text).strip() else ()
    return tuple(kept) or content


def relative(words: Words, content: tuple[Span, ...], source: tuple[Span, ...]) -> tuple[Span, ...]:
    """What ", which X denies" points to: the noun with its complements at the end of the clause before."""
    if len(content) > 1 or not source or source[0].start < content[0].end:
        return content
    which = words.within(source[0]).start - 1
    inside = words.within(content[0])
    if words.low(which) != "which" or words.low(which - 1) != "," or inside.stop != which - 1:
        return content
    nouns = (at for at in inside[2:] if words.low(at) in ("the", "a", "an") and words.low(at - 1) != "of")
    first = next(nouns, None)
    return content if first is None else (words.span(first, inside.stop),)


def antecedent(words: Words, content: tuple[Span, ...], sentence: Span) -> tuple[Span, ...]:
    """What a content that is no more than "that" or "which" points to: the noun before it.

    "a charge that X denies", "a plan, which is rejected by X".
    """
    at, start = words.within(content[0]).start, words.within(sentence).start
    pointing = _pointing(words, content[0])
    if pointing is None:
        return tuple(part for part in content if _pointing(words, part) is None)
    if pointing == "that":
        noun = subject_before(words, at, start) if len(content) == 1 else None
    else:
        comma = next((n for n in (at - 1, at - 2) if words.low(n) == ","), None)
        noun = _related(words, comma, start) if comma is not None else None
    return (words.span(*noun),) if noun is not None else content


def _related(words: Words, end: int, start: int) -> tuple[int, int] | None:
    """The plan or offer before a comma and "which", back to the verb that governs it or to its clause's edge.

    A charge is none: what "which" denies there is the whole statement.
    """
    first = end
    while first > start and words.is_word(first - 1) | (words.low(first - 1) in ("-", "–")):
        low, before = words.low(first - 1), words.low(first - 2)
        named = before in word_class("determiners") or before == "to" or low.endswith("ing")
        verb = finite(words, first - 1) or any(
            one.form in ("third", "past") for one in cues(words, first - 1, first)
        )
        if auxiliary(low) or low in word_class("subordinators") or (verb and not named):
            break
        first -= 1
    while first < end and words.low(first) in word_class("prepositions") | word_class("adverbs"):
        first += 1
    offered = any(words.low(at) in words_of("content.yaml", "offered") for at in range(first, end))
    return (first, end) if offered else None


def _pointing(words: Words, part: Span) -> str | None:
    """The relative pronoun that is all of a part of a content: "that", "which", "to which"."""
    lows = [words.low(at) for at in words.within(part)]
    behind = lows[1:] if lows[:1] and lows[0] in word_class("prepositions") else lows
    return behind[0] if len(behind) == 1 and behind[0] in ("that", "which") else None


def _with_marks(words: Words, first: int, last: int) -> Span:
    """Words ``[first, last)`` with a quotation mark that opens or closes right beside them."""
    start, end = words.tokens[first].span.start, words.tokens[last - 1].span.end
    if start and words.text[start - 1] in '“"':
        quotation = words.quotation_at(start)
        if quotation is not None and quotation.start == start - 1 and quotation.end <= end + 2:
            start -= 1
    quotation = words.quotation_at(end - 1)
    if quotation is not None and quotation.start >= start and quotation.end - end in (1, 2):
        end = quotation.end
    return Span(start, end)


def house_source(words: Words, spans: Sequence[Span]) -> tuple[Span, ...]:
    """The source as one span, with the comma that closes its apposition."""
    if not spans:
        return ()
    last = spans[-1]
    inside = words.within(last)
    first, end = inside.start, inside.stop
    while first < end and words.low(first) in _EDGES:
        first += 1
    leaves = (
        at
        for at in range(first + 1, end - 1)
        if words.low(at) == "," and words.low(at + 1) in word_class("prepositions") - {"of"}
    )
    end = next(leaves, end)  # "X, speaking for Y," stays, "X, after the talks" does not
    while end > first and (
        words.low(end - 1) in _EDGES or (words.low(end - 1) == "both" and end > first + 1)
    ):
        end -= 1  # "Varland and Ostria both" say
    if first >= end or words.low(first) in ("yesterday", "today"):  # "yesterday's announcement"
        return ()
    apposed = any(words.low(at) == "," for at in range(first, end))
    if apposed and words.low(end) == ",":
        end += 1
    return (*spans[:-1], words.span(first, end))
