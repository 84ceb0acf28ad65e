"""One simple phrase: its head noun or name, whose it is, and what *of*, *for* and *in* add."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from trucewatch.model.lexicon import NameForm
from trucewatch.model.vocabulary import ActorKind
from trucewatch.naming.nouns import Body, Role, connectives, pronouns
from trucewatch.naming.phrase import NAMELESS, Item, Phrase, is_person, proper_run
from trucewatch.naming.words import Word

_MILITARY = "armed-forces"
_TIES = frozenset({"loyal", "belonging", "affiliated", "linked"})
_BELONGING = frozenset({"of", "for", "from"}) | _TIES
_LYING = frozenset({"in", "at", "within", "inside"})

_BARE = frozenset({NameForm.NAME, NameForm.METONYM})
_NAMED_BY_NOUNS = frozenset({ActorKind.NGO, ActorKind.MEDIA_OUTLET})  # "Doctors Network", "Farmers Daily"

Joiner = Callable[[list[Item]], Phrase]
"""Reads the items of a complement, which may be several phrases joined by *and*."""


def simple(items: list[Item], join: Joiner) -> Phrase:
    """The phrase that ``items`` make up, without apposition and coordination outside its complements."""
    words = tuple(word for item in items for word in item.words)
    if not items:
        return Phrase(words)
    definite = items[0].lower in connectives("definite")
    start = _quantity(items)
    owner: Phrase | None = None
    first = items[start]
    pronoun = pronouns().get(first.lower)
    if pronoun is not None and len(items) > start + 1:
        owner = Phrase(first.words, pronoun=pronoun, noun=first.lower, plural=bool(pronoun.plural))
        start += 1 + _quantity(items[start + 1 :])
    end = next((at for at in range(start + 1, len(items)) if _opens_complement(items, at)), len(items))
    core, complements = items[start:end], items[end:]
    head = _head(core, owner)
    tie = next((item.tie for item in core if item.attached), None)
    phrase = replace(head, words=words, tie=tie, definite=definite or head.owner is not None)
    return _with_complements(phrase, core, complements, join)


def _opens_complement(items: list[Item], at: int) -> bool:
    item = items[at]
    leads = item.lower in connectives("complement") and not item.words[0].capital
    return leads and not _links_name(items, at)


def _links_name(items: list[Item], at: int) -> bool:
    """Whether *and* stands inside an own name: "Justice and Harvest Movement"."""
    inside = 0 < at < len(items) - 1 and items[at].lower == "and"
    return inside and items[at - 1].proper and items[at + 1].proper


def _quantity(items: list[Item]) -> int:
    """How many items at the front only count or determine: "the", "more than 40", "tens of thousands of"."""
    end = at = 0
    while at < len(items) - 1:
        lower = items[at].lower
        counts = lower in connectives("quantity") or lower.replace(",", "").isdigit()
        if counts or lower in connectives("determiner"):
            end = at + 1
        elif not (lower in {",", "of"} and end == at and at > 0):
            break
        elif lower == "of":
            end = at + 1
        at += 1
    return end


def _head(core: list[Item], owner: Phrase | None) -> Phrase:
    """What the words before any complement say: head noun, name, owner."""
    words = tuple(word for item in core for word in item.words)
    nouns = [at for at, item in enumerate(core) if item.noun is not None]
    knowns = [at for at, item in enumerate(core) if item.known is not None]
    attached = next((item.words[0] for item in core if item.attached), None)
    if len(knowns) > 1 and nouns and nouns[-1] == knowns[-1] - 1 and _named_like_a_place(core, knowns[-1]):
        knowns.pop()
    if knowns and (not nouns or knowns[-1] > nouns[-1]):
        return replace(_known_head(core, knowns, nouns, owner), attached=attached)
    if not nouns:
        return Phrase(words, name=proper_run(core), owner=owner, attached=attached)
    at = _head_noun(core, nouns)
    owner = _owner(core, at, knowns, owner)
    after = proper_run(core[at + 1 :])
    noun = core[at].noun
    if isinstance(noun, Body):
        phrase = _body_phrase(core[: at + 1], noun, owner)
        return replace(phrase, words=words, name=phrase.name or after, attached=attached)
    return Phrase(
        words,
        name=after,
        role=noun,
        noun=core[at].lower,
        owner=_body_before(core, [other for other in nouns if other < at], owner)
        or _unlisted_body(core[:at]),
        attached=attached,
        plural=core[at].plural,
    )


def _named_like_a_place(core: list[Item], at: int) -> bool:
    """Whether a known name after a title is somebody's first name: "Ostrian minister Varland Onn"."""
    return isinstance(core[at - 1].noun, Role) and not is_person(core[at].words[0]) and core[-1].proper


def _head_noun(core: list[Item], nouns: list[int]) -> int:
    """The index of the head noun: the last, unless it is only an honorific ("prime minister Sheikh NAME")."""
    roles = [at for at in nouns if isinstance(core[at].noun, Role)]
    if nouns[-1] in roles and len(roles) > 1 and _is_honorific(core[nouns[-1]]):
        return roles[-2]
    return nouns[-1]


def _body_before(core: list[Item], nouns: list[int], owner: Phrase | None) -> Phrase | None:
    """The body that a role's words name before it ("defence ministry spokesman"), else its owner."""
    at = next((at for at in reversed(nouns) if isinstance(core[at].noun, Body)), None)
    body = None if at is None else core[at].noun
    if at is None or not isinstance(body, Body) or (owner is not None and owner.body is not None):
        return owner
    return _body_phrase(core[: at + 1], body, owner)


def _unlisted_body(core: list[Item]) -> Phrase | None:
    """A body in no list before a role: "Orvale Region governor NAME"."""
    name = proper_run([item for item in core if item.noun is None])
    return Phrase(name, name=name) if name else None


def _is_honorific(item: Item) -> bool:
    return isinstance(item.noun, Role) and (
        item.noun.kind == ActorKind.PERSON_PRIVATE or item.noun.organ == _MILITARY
    )


def _body_phrase(core: list[Item], body: Body, owner: Phrase | None) -> Phrase:
    head = core[-1]
    name = _own_name(core) if body.kind not in NAMELESS else ()
    if not name and body.kind in _NAMED_BY_NOUNS:
        name = _name_of_nouns(core)
    return Phrase(
        tuple(word for item in core for word in item.words),
        name=name,
        body=body,
        noun=head.lower,
        owner=owner,
        plural=head.plural,
    )


def _name_of_nouns(core: list[Item]) -> tuple[Word, ...]:
    """``Doctors Network``: a name that consists of the tables' nouns in capitals."""
    start = len(core) - 1
    while start > 0 and core[start - 1].noun is not None and core[start - 1].words[0].capital:
        start -= 1
    capital = core[-1].words[0].capital and start < len(core) - 1
    return tuple(word for item in core[start:] for word in item.words) if capital else ()


def _own_name(core: list[Item]) -> tuple[Word, ...]:
    """A body's own name that ends in a capitalised noun: the capitalised words right before and the noun."""
    start = len(core) - 1
    while start > 0 and _is_of_name(core, start - 1):
        start -= 1
    first = next((at for at, item in enumerate(core[:-1]) if item.proper), None)
    between = [] if first is None else core[first:-1]
    if any(item.known or item.noun or item.lower in {"'s", "'"} for item in between):
        first = None
    if not any(item.proper for item in core[start:-1]):
        if first is None:
            return ()
        start = first  # "the Orvale independence movement"
    return tuple(word for item in core[start:] for word in item.words)


def _is_of_name(core: list[Item], at: int) -> bool:
    """Whether a word right before a body's noun can be part of its name: "23", "National", "Orvale"."""
    item = core[at]
    capital_rank = item.lower in connectives("rank") and item.words[0].capital
    return item.proper or item.lower.isdigit() or capital_rank or _links_name(core, at)


def _known_head(core: list[Item], knowns: list[int], nouns: list[int], owner: Phrase | None) -> Phrase:
    """A phrase whose last noun is a known name, perhaps followed by words in no list."""
    words = tuple(word for item in core for word in item.words)
    known = core[knowns[-1]].words[0]
    after = proper_run(core[knowns[-1] + 1 :])
    if after and core[knowns[-1] + 1].proper and known.actor is not None and known.actor.form in _BARE:
        return Phrase(words, name=(known, *after))  # "Varland Tribune" is a name of its own, not Varland
    if after and not is_person(known):
        return Phrase(words, name=after, owner=Phrase((known,), known=known))
    meanings = [core[at].noun for at in reversed(nouns)]
    role = next((noun for noun in meanings if isinstance(noun, Role)), None)
    body = next((noun for noun in meanings if isinstance(noun, Body)), None)
    if len(knowns) > 1:
        before = core[knowns[-2]].words[0]
        owner = Phrase((before,), known=before)
    people = known.actor is not None and known.actor.form is NameForm.PEOPLE
    return Phrase(
        words,
        known=known,
        role=role,
        body=body if role is None else None,
        owner=owner,
        plural=people,
    )


def _owner(core: list[Item], head_at: int, knowns: list[int], owner: Phrase | None) -> Phrase | None:
    """Whose the head is, by a name or a possessive before it."""
    before = [at for at in knowns if at < head_at]
    if before:
        at = before[-1]
        word = core[at].words[0]
        return Phrase((word,), known=word)
    possessive = next((at for at in range(head_at - 1, 0, -1) if core[at].lower in {"'s", "'"}), None)
    if possessive is None:
        return owner
    holder = core[possessive - 1]
    if holder.noun is not None:
        return replace(_head(core[_quantity(core[:possessive]) : possessive], None), definite=True)
    name = proper_run(core[:possessive])
    return Phrase(name, name=name) if name else owner


def _with_complements(phrase: Phrase, core: list[Item], complements: list[Item], join: Joiner) -> Phrase:
    """``phrase`` with what *of*, *for*, *from* and *in* add."""
    own = _long_name(core, complements) if phrase.body is not None and phrase.owner is None else ()
    pieces = _complement_pieces(complements)
    if own:
        phrase = replace(phrase, name=own)
        pieces = [piece for piece in pieces if piece[0] == "of" and _is_known(piece[1])]
    for lead, items in pieces:
        if lead == "of" and phrase.role is not None and not phrase.name:
            owner, name = _name_after_owner(items)
            phrase = replace(phrase, name=name)
            inner = join(owner) if owner else None
        else:
            inner = join(items) if items else None
        if inner is None or inner.empty:
            continue
        if (lead in _BELONGING or _issues(lead, phrase)) and phrase.owner is None:
            phrase = replace(phrase, owner=inner)
        elif lead in _LYING and phrase.whereabouts is None:
            phrase = replace(phrase, whereabouts=inner)
    return phrase


def _is_known(items: list[Item]) -> bool:
    """Whether a complement is a known name alone: "the Foreign Intelligence Service of Varland"."""
    return [item.known is not None for item in items if item.lower != "the"] == [True]


def _issues(lead: str, phrase: Phrase) -> bool:
    """Whether *by* names who issued a paper."""
    return lead == "by" and phrase.body is not None and phrase.body.kind is ActorKind.DOCUMENT


def _complement_pieces(items: list[Item]) -> list[tuple[str, list[Item]]]:
    """Each complement's leading word and what follows it; *of* after *of* belongs to the first."""
    pieces: list[tuple[str, list[Item]]] = []
    for item in items:
        leads = item.lower in connectives("complement") and item.lower != "and" and not item.words[0].capital
        if item.lower in {"to", "with"} and pieces and not pieces[-1][1] and pieces[-1][0] in _TIES:
            continue
        if leads and not (item.lower == "of" and pieces and pieces[-1][0] in {"of", "for"}):
            pieces.append((item.lower, []))
        elif pieces:
            pieces[-1][1].append(item)
    return pieces


def _name_after_owner(items: list[Item]) -> tuple[list[Item], tuple[Word, ...]]:
    """``France Nicolas N.`` after ``president of``: the owner's items, and the person's name."""
    at = next((at for at, item in enumerate(items) if item.known is not None), None)
    if at is None or any(item.noun is not None for item in items):
        return items, ()
    rest = items[at + 1 :]
    if rest and is_person(rest[-1].known):
        return items[: at + 1], rest[-1].words
    name = proper_run(rest)
    return (items[: at + 1], name) if name else (items, ())


def _long_name(core: list[Item], complements: list[Item]) -> tuple[Word, ...]:
    """``Movement for the Freedom of the Orvale Delta``: a body's name with linking words inside."""
    head = core[-1] if core else None
    if head is None or head.noun is None or not head.words[0].capital or any(item.known for item in core):
        return ()
    name = list(_own_name(core) or head.words)
    linked: list[Word] = []
    for item in complements:
        if item.lower in connectives("name_link") and not item.words[0].capital:
            linked += item.words
        elif (item.proper or (item.noun is not None and item.words[0].capital)) and item.known is None:
            name += [*linked, *item.words]
            linked = []
        else:
            break
    return tuple(name) if len(name) > len(head.words) else ()
