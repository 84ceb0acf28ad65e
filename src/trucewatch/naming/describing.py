"""What the words of a phrase tell by themselves, whoever is meant."""

from __future__ import annotations

from trucewatch.model.lexicon import NameForm
from trucewatch.naming.nouns import Body, Noun, connectives, longest_noun
from trucewatch.naming.phrase import Phrase
from trucewatch.naming.words import Word, split_words


def is_one_of_its_kind(phrase: Phrase) -> bool:
    """Whether a body's noun without an owner can mean the one that a state has: "the army", "parliament".

    "Several countries", "an army" and "troops" can be anybody's.
    """
    first = phrase.words[0].lower
    counted = first in connectives("quantity") or first in connectives("determiner") - connectives("definite")
    if phrase.name or counted:
        return False
    if not phrase.plural:
        return True
    governing = any(word.lower in connectives("governing") for word in phrase.words)
    return governing or (phrase.definite and phrase.noun in connectives("institution"))


def is_adjective(phrase: Phrase) -> bool:
    """Whether it is a country's or people's adjective: "Varlandic"."""
    word = phrase.known
    return word is not None and word.actor is not None and word.actor.form is NameForm.ADJECTIVE


def head_of(word: Word) -> Noun | None:
    """The noun that a known phrase says who it is by: *authorities* of "the de facto authorities in Brezin".

    The last, or else the first that a complement follows.
    """
    words = list(split_words(word.lower))
    before_complement: Noun | None = None
    for at in range(len(words)):
        noun = longest_noun(words, at)
        if noun is None or not isinstance(noun.meaning, Body):
            continue
        after = at + noun.length
        if after == len(words):
            return noun
        if before_complement is None and words[after] in connectives("complement"):
            before_complement = noun
    return before_complement


def noun_id(phrase: Phrase, body: Body) -> str:
    """The id of a body that has no name of its own: its noun, and whom it is for or backed by."""
    attached = phrase.attached
    if attached is None or attached.actor is None:
        return body.concept
    tie = f"pro-{attached.actor.entity}" if phrase.tie == "pro" else f"{attached.actor.entity}-{phrase.tie}"
    return f"{tie}-{body.concept}"
