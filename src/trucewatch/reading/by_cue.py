"""Attributions found by their cue alone: a verb of the lexicon, its subject, and what it governs.

The stage behind the model, for what the model passes over: headline style, terse agency items, participles
("…, accusing X of …"), passives with an agent ("proposed by X"), "according to".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from trucewatch.model.span import Span
from trucewatch.model.vocabulary import Method
from trucewatch.reading.clauses import (
    Range,
    content_end,
    main_subject,
    phrase_after,
    subject_before,
    verb_group,
)
from trucewatch.reading.cues import Cue, auxiliary, cues, withheld
from trucewatch.reading.drafts import Draft
from trucewatch.reading.wording import word_class
from trucewatch.reading.words import Words, words_of

CONFIDENCE = 0.6
"""Of a row that a rule found: what the rule rows of claims_dev score in precision, rounded."""

_ADDRESSED = frozenset({"tell", "inform", "remind", "assure", "warn", "brief"})
_LOOSE = frozenset({"estimate", "naming"})  # what somebody thinks or calls a thing: only the model finds it
_SUBJECTS = frozenset({"that", "which", "this", "further", "all", "both", "many", "some", "few", "each"})
_BEFORE_PARTICIPLES = frozenset({"after", "before", "by", "in", "since"})
_PLURALS = frozenset(
    {"people", "police", "media", "many", "some", "both", "men", "women", "military", "government"}
)
_REACH = 14  # words between a verb of saying and its "that": "said on Monday in a statement that"


def by_cue(words: Words, sentences: Sequence[Span], taken: Sequence[Span]) -> Iterator[Draft]:
    """Drafts for the cues that overlap none of ``taken`` (the cues that have their row already)."""
    for sentence in sentences:
        inside = words.within(sentence)
        for cue in cues(words, inside.start, inside.stop):
            place = words.span(cue.first, cue.last)
            if any(place.overlaps(span) for span in taken) or words.quotation_at(place.start) is not None:
                continue
            draft = attribution(words, cue, sentence)
            if draft is not None:
                yield draft


def attribution(words: Words, cue: Cue, sentence: Span) -> Draft | None:
    """What is attributed by ``cue`` in its sentence, if anything is."""
    inside = words.within(sentence)
    end = inside.stop
    if cue.form == "noun":
        return _nominal(words, cue, inside)
    if cue.form == "fixed":
        return _according(words, cue, inside) if cue.lemma == "according to" else None
    if cue.lemma.endswith(" as"):
        return _seen_as(words, cue, sentence)
    if cue.group.name in _LOOSE or cue.lemma in words_of("cues.yaml", "loose") or not_said(words, cue):
        return None
    if cue.form == "past" and words.low(cue.last) == "by":
        return _passive(words, cue, inside)
    broken = interrupting(words, cue, sentence)
    if broken is not None:
        return broken
    content = complement(words, cue, end) or _stated_before(words, cue, inside)
    source = speaker(words, cue, sentence)
    return _draft(words, cue, source, content) if content is not None and source is not None else None


def _draft(words: Words, cue: Cue, source: Range | None, content: Sequence[Range]) -> Draft:
    return Draft(
        source=(words.span(*source),) if source is not None else (),
        cue=(words.span(cue.first, cue.last),),
        content=tuple(words.span(*part) for part in content),
        method=Method.CUE,
        confidence=CONFIDENCE,
    )


def not_said(words: Words, cue: Cue) -> bool:
    """Whether a verb reports no speech: negated, an infinitive, still to come, an adjective, a bare passive."""
    if cue.form == "noun" or cue.form == "fixed":
        return withheld(words, cue)
    if withheld(words, cue) and cue.lemma != "want":
        return True
    before = words.low(cue.first - 1)
    if cue.form == "base":
        return (
            before == "to"
            or before in word_class("modals")
            or not _plural(words, verb_group(words, cue, 0) - 1)
        )
    if cue.form == "ing":
        behind = words.low(verb_group(words, cue, 0) - 1)
        return behind in word_class("prepositions") - _BEFORE_PARTICIPLES
    if cue.form == "third" and (before in word_class("determiners") - _SUBJECTS or before.endswith("'s")):
        return True
    if cue.form == "past":
        passive = before in word_class("be") and words.low(cue.last) != "by"
        adjective = before in word_class("determiners") - _SUBJECTS or before in word_class("prepositions")
        return passive or adjective
    return False


def _plural(words: Words, at: int) -> bool:
    """Whether the word at ``at`` can end a subject in the plural."""
    low = words.low(at)
    if low in word_class("prepositions") or (
        low in word_class("determiners") and low not in ("both", "many", "some")
    ):
        return False
    named = at >= 0 and words.tokens[at].is_name
    return (
        named
        or low.endswith("s")
        or low in word_class("pronouns")
        or low in _PLURALS
        or low in (",", "”", '"', ")")
    )


# --- who speaks --------------------------------------------------------------------------------------


def speaker(words: Words, cue: Cue, sentence: Span) -> Range | None:
    """The words that name who speaks by ``cue``: subject, antecedent, or who stands after a quotation."""
    inside = words.within(sentence)
    group = verb_group(words, cue, inside.start)
    before = words.low(group - 1) if group > inside.start else ""
    if before in ("who", "which", "that") and group - 1 > inside.start:
        return _antecedent(words, group - 1, inside.start)
    if cue.form == "ing" and not any(words.low(at) in word_class("be") for at in range(group, cue.first)):
        found = main_subject(words, sentence)
        return found if found is None or found[1] <= cue.first or cue.first == inside.start else found
    apposed = subject_before(words, group, inside.start) if before == "," else None
    if apposed is not None:
        return apposed
    if before in (",", "”", '"', "’"):
        after = phrase_after(words, cue.last, inside.stop)
        if after is not None and words.low(cue.last) != "that" and not _object_follows(words, cue, after):
            return after
    found = subject_before(words, group, inside.start)
    if found is None or before in ("and", "but", "or", ";"):
        found = main_subject(words, sentence)
        found = found if found is not None and found[1] <= cue.first else None
    return found


def _object_follows(words: Words, cue: Cue, after: Range) -> bool:
    """Whether what follows is what the cue governs and no speaker: more comes after it than a full stop."""
    return cue.group.name not in (
        "say",
        "report",
        "claim",
        "allege",
        "counter",
        "announce",
        "warn",
        "confirm",
    ) or (words.low(after[1]) in ("that", "of", "to"))


def _antecedent(words: Words, relative: int, start: int) -> Range | None:
    end = relative - 1 if words.low(relative - 1) == "," else relative
    return subject_before(words, end, start)


# --- what is said ------------------------------------------------------------------------------------


def complement(words: Words, cue: Cue, end: int) -> list[Range] | None:
    """What the cue governs on its right, by the frames of its group."""
    at, frames = cue.last, cue.group.frames
    if at >= end:
        return None
    if "clause" in frames:
        that = _that(words, cue, end)
        if that is not None:
            return _range(words, that, end, clause=True)
    quoted = _quotation(words, at, end)
    if quoted is not None and ("quote" in frames or "np" in frames):
        return _range(words, quoted, end, clause=True)
    low = words.low(at)
    if low == "to" and ("to" in frames or cue.lemma == "agree"):
        onto = at + 1 if words.low(at + 1) in word_class("determiners") else at
        return _range(words, onto, end, clause=False)
    if cue.lemma.endswith("complaint"):
        over = next(
            (n for n in range(at, min(end, at + 9)) if words.low(n) in ("over", "about", "against")), None
        )
        return _range(words, over + 1, end, clause=False) if over is not None else None
    if low in ("on", "with", "at", "in", "from", "into", "against") or not words.is_word(at):
        return None
    if low == "for" and "for" in frames:
        return _range(words, at + 1, end, clause=False)
    if "of" in frames or "np" in frames:
        if low in word_class("prepositions") - {"for", "that"} or auxiliary(low) or low in ("and", "or"):
            return None
        return _range(words, at, end, clause="clause" in frames and _has_verb(words, at, end))
    if "clause" in frames and _has_verb(words, at, end):
        return _range(words, _after_addressee(words, cue, at, end), end, clause=True)
    return None


def _range(words: Words, first: int, end: int, *, clause: bool) -> list[Range] | None:
    last = content_end(words, first, end, clause=clause)
    return [(first, last)] if first < last else None


def _that(words: Words, cue: Cue, end: int) -> int | None:
    """Index after the "that" of a cue's clause, over addressee and circumstances."""
    for at in range(cue.last, min(end, cue.last + _REACH)):
        low = words.low(at)
        if low == "that":
            return at + 1
        if auxiliary(low) or low in ("“", '"', ";", ":", "to", "who", "which") or low in ("said", "says"):
            return None
        if low == "," and at - cue.last > 0 and words.low(at + 1) not in word_class("weekdays"):
            return at + 2 if words.low(at + 1) == "that" else None
        if at == cue.last and cue.lemma not in _ADDRESSED and not _circumstance(words, at):
            return None
    return None


def _circumstance(words: Words, at: int) -> bool:
    low = words.low(at)
    return low in word_class("prepositions") or low in word_class("weekdays") or low in word_class("adverbs")


def _quotation(words: Words, at: int, end: int) -> int | None:
    """Index of the opening mark of a quotation right behind a cue (after ":" or ",", or "that")."""
    while at < end and words.low(at) in (":", ",", "that"):
        at += 1
    return at if at < end and words.low(at) in ("“", '"') else None


def _has_verb(words: Words, at: int, end: int) -> bool:
    """Whether a finite verb comes before the next mark."""
    for ahead in range(at + 1, min(end, at + 20)):
        low = words.low(ahead)
        if auxiliary(low) or low.endswith("n't"):
            return True
        if low in ("“", '"', ",", ";"):
            continue
        if next(iter(cues(words, ahead, ahead + 1)), None) is not None and low.endswith(("s", "ed")):
            return True
        if low.endswith(("ed", "es")) and words.low(ahead - 1) not in word_class("determiners"):
            return True
    return False


def _after_addressee(words: Words, cue: Cue, at: int, end: int) -> int:
    """Over one noun behind "told": "told reporters the road was shut"."""
    if cue.lemma not in _ADDRESSED or at + 2 >= end:
        return at
    if words.low(at) in word_class("determiners"):
        at += 1
    following = words.low(at + 1)
    if (
        following in word_class("determiners")
        or following in word_class("pronouns")
        or words.tokens[at + 1].is_name
    ):
        return at + 1
    return at


def _stated_before(words: Words, cue: Cue, inside: range) -> list[Range] | None:
    """Content that stands before its cue: “…,” X said; it was over, said X; X, said Y, was over."""
    if "quote" not in cue.group.frames:
        return None
    parenthetical = cue.lemma in words_of("cues.yaml", "parenthetical")
    for at in range(cue.first - 1, inside.start, -1):
        if words.low(at) in ("”", '"') or (words.low(at) == "," and at > inside.start):
            first = inside.start
            quotation = words.quotation_at(words.tokens[at].span.start)
            if quotation is None and not parenthetical:
                return None
            if quotation is not None:
                first = max(first, words.within(quotation).start)
            last = at + 1 if quotation is not None else at
            parts = [(first, last)] if first < last else []
            return parts + _resumed(words, cue, inside, last) or None
        if cue.first - at > 20:
            break
    return None


def _resumed(words: Words, cue: Cue, inside: range, before: int) -> list[Range]:
    """The second half of a content that is broken by "he said" or "said X" between commas."""
    comma = next(
        (at for at in range(cue.last, min(inside.stop, cue.last + 16)) if words.low(at) == ","), None
    )
    if comma is None or comma + 2 >= inside.stop or before >= inside.stop:
        return []
    last = content_end(words, comma + 1, inside.stop, clause=True)
    return [(comma + 1, last)] if last > comma + 1 else []


# --- other shapes ------------------------------------------------------------------------------------


def interrupting(words: Words, cue: Cue, sentence: Span) -> Draft | None:
    """ "It, said X, was over", "it, X said, was over": cue and speaker between commas, content on both sides."""
    inside = words.within(sentence)
    if cue.form not in ("third", "past", "base") or "quote" not in cue.group.frames:
        return None
    if words.low(cue.first - 1) == ",":
        source, opens = phrase_after(words, cue.last, inside.stop), cue.first - 1
        closes = source[1] - (words.low(source[1] - 1) == ",") if source is not None else opens
        source = (source[0], closes) if source is not None else None
    else:
        source, closes = subject_before(words, verb_group(words, cue, inside.start), inside.start), cue.last
        opens = source[0] - 1 if source is not None else closes
    if source is None or opens <= inside.start or words.low(opens) != "," or words.low(closes) != ",":
        return None
    if closes + 1 >= inside.stop or not _goes_on(words, closes + 1):
        return None
    if any(words.low(at) in ("“", '"', ",") for at in range(inside.start, opens)):
        return None
    last = content_end(words, closes + 1, inside.stop, clause=True)
    return _draft(words, cue, source, [(inside.start, opens), (closes + 1, last)])


def _goes_on(words: Words, at: int) -> bool:
    """Whether the clause that was broken off goes on with its verb."""
    low = words.low(at)
    return auxiliary(low) or low.endswith(("s", "ed")) or low in word_class("adverbs") or low in ("“", '"')


def _seen_as(words: Words, cue: Cue, sentence: Span) -> Draft | None:
    """ "X sees them as Y": what somebody takes a thing for."""
    verb = cue._replace(last=cue.first + 1)
    source = speaker(words, verb, sentence)
    if not_said(words, verb) or source is None or verb.form == "ing":
        return None
    last = content_end(words, verb.last, words.within(sentence).stop, clause=False)
    last = max(last, min(cue.last + 1, words.within(sentence).stop))
    last = (
        content_end(words, cue.last, words.within(sentence).stop, clause=False)
        if last <= cue.last + 1
        else last
    )
    return _draft(words, verb, source, [(verb.last, last)])


def _passive(words: Words, cue: Cue, inside: range) -> Draft | None:
    """ "A plan proposed by X", "the offer was rejected by X": the content stands before the cue."""
    source = phrase_after(words, cue.last + 1, inside.stop)
    group = verb_group(words, cue, inside.start)
    content = subject_before(words, group, inside.start)
    if source is None or content is None:
        return None
    return _draft(words, cue, source, [content])


def _according(words: Words, cue: Cue, inside: range) -> Draft | None:
    """ "According to X, …" and "…, according to X"."""
    source = phrase_after(words, cue.last, inside.stop)
    if source is None:
        return None
    if cue.first - inside.start <= 2:
        last = source[1]
        if words.low(last - 1) == "," and words.lows[source[0] : last].count(",") == 1:
            source = (source[0], last - 1)
        first = last + 1 if words.low(last) == "," else last
        content = _range(words, first, inside.stop, clause=True)
        return _draft(words, cue, source, content) if content is not None else None
    comma = next((at for at in range(*source) if words.low(at) == ","), None)
    if comma is not None and words.low(comma + 1) not in word_class("determiners"):
        source = (source[0], comma)  # what follows goes on with the content and describes nobody
    first = next(
        (at + 1 for at in range(cue.first - 1, inside.start, -1) if words.low(at) == ";"), inside.start
    )
    stop = cue.first
    while stop > first and not words.is_word(stop - 1) and words.low(stop - 1) not in ("”", '"'):
        stop -= 1
    return _draft(words, cue, source, [(first, stop)]) if stop > first else None


def _nominal(words: Words, cue: Cue, inside: range) -> Draft | None:
    """ "X's claim that …", "accusations of …", "calls for …": a noun with its content spelt out."""
    if withheld(words, cue) or cue.group.name in ("say", "sentiment", "hope", "estimate", "report", "pledge"):
        return None
    at = cue.last
    low = words.low(at)
    owner = _possessor(words, cue, inside)
    pointing = words.low(cue.first - 1) in ("the", "this", "that", "such", "these", "those")
    if owner is None and (cue.lemma not in words_of("cues.yaml", "unowned") or (pointing and low == "that")):
        return None
    spelt_out = low in word_class("pronouns") and "clause" in cue.group.frames  # "claims it is …"
    if (low == "that" or spelt_out) and "clause" in cue.group.frames and at + 1 < inside.stop:
        content = _range(words, at + (not spelt_out), inside.stop, clause=True)
    elif low in ("of", "for", "to") and at + 1 < inside.stop:
        if low == "to" and words.low(at + 1) in word_class("determiners"):
            return None
        first = at if low == "to" else at + 1
        last = next(
            (n for n in range(first + 1, inside.stop) if words.low(n) in word_class("be")), inside.stop
        )
        content = _range(words, first, last, clause=False)
    else:
        return None
    if content is None or content[0][1] - content[0][0] < 2:
        return None
    return _draft(words, cue, owner, content)


def _possessor(words: Words, cue: Cue, inside: range) -> Range | None:
    """Whose claim it is: "Varland's claim that"."""
    at = cue.first
    while at > inside.start and words.is_word(at - 1) and cue.first - at < 3:
        if words.low(at - 1).startswith("'") or words.low(at - 1).endswith("s'"):
            found = subject_before(words, at - 1, inside.start)
            return found
        at -= 1
    return None
