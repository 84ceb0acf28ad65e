"""The model's attributions as drafts: brought into the house convention, what reports no speech left out.

Where the grammar around the cue is plain and the model's spans go against it, the grammar is right: a cue
between commas ("it, said X, was over"), a noun with its content spelt out, the agent of a passive.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Protocol

from trucewatch.model.span import Span, overlap
from trucewatch.model.vocabulary import Method
from trucewatch.reading.by_cue import attribution, charged, interrupting, not_said, spoken_by_somebody
from trucewatch.reading.clauses import phrase_after
from trucewatch.reading.complements import complement
from trucewatch.reading.convention import (
    antecedent,
    before_main_clause,
    house_content,
    house_cue,
    house_source,
    one_line,
    relative,
    renames,
    to_its_end,
)
from trucewatch.reading.cover import Cover
from trucewatch.reading.cues import Cue, head, no_cues
from trucewatch.reading.drafts import Draft
from trucewatch.reading.sentences import sentence_at
from trucewatch.reading.speakers import of_its_noun, speaker
from trucewatch.reading.words import Words, negation, words_of

_BEGUN = 4  # words; a content that is shorter, and not all that follows, is no clause


class Found(Protocol):
    """What the attribution model returns for each attribution (`attribution.Attribution`)."""

    @property
    def source(self) -> tuple[Span, ...]: ...  # noqa: D102 - told in Attribution
    @property
    def cue(self) -> tuple[Span, ...]: ...  # noqa: D102
    @property
    def content(self) -> tuple[Span, ...]: ...  # noqa: D102
    @property
    def confidence(self) -> float: ...  # noqa: D102


def from_model(
    words: Words, sentences: Sequence[Span], found: Sequence[Found], hedging: Cover
) -> Iterator[Draft]:
    """A draft for each of the model's attributions that reports speech; ``hedging`` covers the hedges."""
    for one in found:
        cue = house_cue(words, one.cue)
        content = house_content(words, one.content, cue)
        if not cue or not content or renames(words, content, cue) or not _attributes(words, one, cue):
            continue
        lexical = head(words, cue)
        sentence = sentence_at(sentences, cue[0].start)
        plain = _plain_grammar(words, lexical, sentence, content)
        if plain is not None:
            yield replace(plain, method=Method.MODEL, confidence=one.confidence)
            continue
        content = _of_its_paragraph(words, content, cue, one.source)
        content = _whole_clause(words, lexical, one.content, content, sentence)
        content = before_main_clause(words, lexical, content, sentence)
        content = one_line(words, to_its_end(words, antecedent(words, content, sentence), sentence), cue)
        source = _of_participle(words, lexical, sentence) or house_source(words, one.source)[:1]
        if not source and not any(map(hedging.touches, cue)):
            source = _speaker(words, cue, content, sentences)
        yield Draft(source, cue, relative(words, content, source), Method.MODEL, one.confidence)


def _plain_grammar(words: Words, cue: Cue | None, sentence: Span, content: Sequence[Span]) -> Draft | None:
    """The draft that the grammar gives, where it leaves no doubt."""
    if cue is None:
        return None
    broken = interrupting(words, cue, sentence) or charged(words, cue, sentence)
    if cue.form == "fixed" and broken is None:
        return _whole_report(words, cue, sentence, content)
    if broken is not None or cue.form != "noun":
        return broken
    spelt_out = attribution(words, cue, sentence)
    if spelt_out is None or not spoken_by_somebody(words, spelt_out):
        return None
    return spelt_out if overlap(spelt_out.content, content) else None


def _of_its_paragraph(
    words: Words, content: tuple[Span, ...], cue: Sequence[Span], source: Sequence[Span]
) -> tuple[Span, ...]:
    """The content without quotations of paragraphs before one in which "X said …" begins anew."""
    kept = tuple(part for part in content if "\n" not in words.text[part.end : cue[0].start])
    begins = bool(kept) and bool(source) and source[0].start < cue[0].start < kept[0].start
    return house_content(words, kept, cue) if begins and kept != content else content


def _whole_report(words: Words, cue: Cue, sentence: Span, content: Sequence[Span]) -> Draft | None:
    """What "According to X, …" opens, where the model took no more of it than its first words."""
    report = attribution(words, cue, sentence) if cue.first == words.within(sentence).start else None
    if report is None or len(content) != 1 or len(report.content) != 1:
        return None
    begun = report.content[0].start == content[0].start and len(words.within(content[0])) < _BEGUN
    return report if begun and report.content[0].end > content[0].end else None


def _whole_clause(
    words: Words, cue: Cue | None, found: Sequence[Span], content: tuple[Span, ...], sentence: Span
) -> tuple[Span, ...]:
    """The clause that the cue governs, where the model's content trails off at a relative pronoun."""
    trails_off = len(found) > 1 and found[-1].of(words.text).strip(", ").lower() == "which"
    governed = complement(words, cue, words.within(sentence).stop) if trails_off and cue is not None else None
    if governed is None or words.tokens[governed[0][0]].span.start != content[0].start:
        return content
    return house_content(words, [words.span(*part) for part in governed], ()) or content


def _attributes(words: Words, one: Found, cue: Sequence[Span]) -> bool:
    """Whether the model's cue reports that something was said, and not that nothing was."""
    lexical = head(words, cue)
    if lexical is None:
        if any(words.low(at) in no_cues() for span in cue for at in words.within(span)):
            return False
        first = words.within(one.content[0]).start
        quoted = any(words.quotation_at(span.start) is not None for span in one.content)
        return quoted or words.low(first) == "that"
    spoken = words.within(one.cue[0])
    chained = (
        words.low(spoken.start) != "to" and "to" in words.lows[spoken.start : lexical.first]
    )  # "went on to say"
    unsaid = any(
        negation(low) or low in words_of("cues.yaml", "unsaid")
        for low in words.lows[spoken.start : lexical.first]
    )
    if not_said(words, lexical) and (unsaid or not chained):  # "failed to acknowledge"
        return False
    if lexical.lemma in words_of("cues.yaml", "loose") and lexical.form == "ing":
        return False
    if lexical.form == "noun" and lexical.group.name in ("sentiment", "hope", "announce") and not one.source:
        return False
    return words.low(words.within(one.content[0]).start) not in ("following", "after")


def _of_participle(words: Words, cue: Cue | None, sentence: Span) -> tuple[Span, ...]:
    """Who speaks by a participle that belongs to a noun, whatever subject the model took for it."""
    noun = of_its_noun(words, cue, sentence) if cue is not None else None
    return (words.span(*noun),) if noun is not None else ()


def _speaker(
    words: Words, cue: Sequence[Span], content: Sequence[Span], sentences: Sequence[Span]
) -> tuple[Span, ...]:
    """The source that stands beside the cue, where the model named none."""
    lexical = head(words, cue)
    if lexical is None or lexical.form in ("noun", "fixed"):
        return ()
    sentence = sentence_at(sentences, cue[0].start)
    if lexical.form == "past" and words.low(lexical.last) == "by":
        found = phrase_after(words, lexical.last + 1, words.within(sentence).stop)
    else:
        found = speaker(words, lexical, sentence)
    if found is None:
        return ()
    span = words.span(*found)
    return () if any(span.overlaps(part) for part in content) else (span,)
