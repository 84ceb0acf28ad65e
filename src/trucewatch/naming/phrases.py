"""Noun phrases: who is meant by the words of a source, an accused, an initiator or a target.

A phrase is taken apart by its small words, by the nouns of the tables and by known names:

    Ana Reth, Varland’s defence minister    name Ana Reth, role defence-minister, owner Varland
    a spokesman for the rebels              role spokesman, owner [body rebels]
    the country’s armed forces              body armed-forces, owner [body country, definite]
    Hamas and Islamic Jihad                 members [..], [..]

Nothing is resolved here; who Varland is, and which country is "the country", is said elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from trucewatch.model.lexicon import NameForm
from trucewatch.model.span import Span
from trucewatch.model.vocabulary import ActorKind
from trucewatch.naming.nouns import Body, Pronoun, Role, connectives, longest_noun, pronouns
from trucewatch.naming.words import Word

_BEFORE = frozenset(
    {",", ".", ";", ":", "—", "–", "-", '"', "“", "”", "‘", "’", "'", "(", "[", "according", "to", "by"}
)
_AFTER = _BEFORE | {"'s", ")", "]", "!", "?", "themselves", "itself", "himself", "herself", "also"}
_MILITARY = "armed-forces"
_NAMELESS = frozenset(
    {ActorKind.POPULATION_GROUP, ActorKind.DOCUMENT, ActorKind.ANONYMOUS, ActorKind.MEDIATOR}
)
_COMMAS = frozenset({",", "—", "–", ";"})


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase taken apart. Whatever it does not have is ``None``, empty or false."""

    words: tuple[Word, ...]
    known: Word | None = None
    """The known name that is the phrase's head."""
    name: tuple[Word, ...] = ()
    """Capitalised words that are a name in no list: a person's, or a body's own."""
    role: Role | None = None
    body: Body | None = None
    noun: str | None = None
    """The head noun as printed, in lower case."""
    pronoun: Pronoun | None = None
    pair: bool = False
    """``both sides`` and its like."""
    owner: Phrase | None = None
    """Whose: ``Varland’s``, ``of the ministry``, ``their``, ``the country’s``."""
    whereabouts: Phrase | None = None
    """Where, when nothing else tells whose: ``officials in Torhaven``."""
    attached: Word | None = None
    """The name in ``pro-Varland forces`` and ``Varland-backed forces``: they are not Varland's."""
    tie: str | None = None
    """How it is attached: ``pro``, ``backed``."""
    definite: bool = False
    plural: bool = False
    acronym: str | None = None
    """``(VLA)`` after a name."""
    members: tuple[Phrase, ...] = ()
    """The phrases that are joined by *and*; then nothing else is set."""

    @property
    def span(self) -> Span:
        """From the first word to the last."""
        return Span(self.words[0].span.start, self.words[-1].span.end)

    @property
    def empty(self) -> bool:
        """Whether nothing in the words tells who is meant."""
        return not (
            self.known or self.name or self.role or self.body or self.pronoun or self.pair or self.members
        )


@dataclass(frozen=True, slots=True)
class _Item:
    """A noun of the tables, a known name, or a plain word, as a piece of a phrase."""

    words: tuple[Word, ...]
    noun: Role | Body | None = None
    plural: bool = False
    tie: str | None = None

    @property
    def attached(self) -> bool:
        return self.tie is not None

    @property
    def known(self) -> Word | None:
        word = self.words[0]
        return word if word.actor is not None and not self.attached else None

    @property
    def lower(self) -> str:
        return " ".join(word.lower for word in self.words)

    @property
    def proper(self) -> bool:
        """A capitalised word that no list knows."""
        word = self.words[0]
        common = any(word.lower in connectives(use) for use in ("determiner", "quantity", "rank"))
        return (
            self.noun is None and not word.entries and word.capital and word.text[0].isalpha() and not common
        )


def analyse(words: Sequence[Word]) -> Phrase:
    """The phrase that ``words`` (at least one) make up."""
    bare = _stripped(tuple(words)) or tuple(words)
    pronoun = None if bare[0].entries else pronouns().get(bare[0].lower)
    if pronoun is not None and (len(bare) == 1 or bare[1].lower in {",", "who", "also"}):
        return Phrase(bare, pronoun=pronoun, noun=bare[0].lower, plural=bool(pronoun.plural))
    if _begins_with_pair(bare):
        return Phrase(bare, pair=True, plural=True)
    bare, acronym = _without_brackets(bare)
    parts = _parts(_items(bare))
    members = [part for part in parts if not part.empty]
    if len(members) > 1:
        return Phrase(bare, members=tuple(members), plural=True)
    phrase = members[0] if members else Phrase(bare)
    return replace(phrase, words=bare, acronym=acronym)


def introducing(words: Sequence[Word]) -> Iterator[Phrase]:
    """The phrases of a text that tell somebody outright: title and name, a body's name, an owner's body."""
    items = _items(words)
    done = 0
    for at, item in enumerate(items):
        if item.noun is None or at < done or (isinstance(item.noun, Body) and item.noun.kind in _NAMELESS):
            continue
        start, end = _extent(items, at)
        done = end
        phrase = analyse([word for part in items[start:end] for word in part.words])
        for one in phrase.members or (phrase,):
            owned = one.owner is not None and one.owner.known is not None and one.body is not None
            if one.name or one.acronym or owned:
                yield one


def _extent(items: list[_Item], at: int) -> tuple[int, int]:
    """The bounds of the phrase around the noun ``items[at]``, appositions of a name included."""
    start, end = at, at + 1
    while start > 0 and _in_phrase(items[start - 1]):
        start -= 1
    if (
        start > 1
        and items[start - 1].lower == ","
        and (items[start - 2].proper or _is_person(items[start - 2].known))
    ):
        start -= 2
        while start > 0 and items[start - 1].proper:
            start -= 1
    while end < len(items) and (
        _in_phrase(items[end]) or items[end].lower in {"of", "for", *connectives("particle")}
    ):
        end += 1
    if end + 2 < len(items) and items[end].lower == "(" and items[end + 2].lower == ")":
        end += 3
    if end + 1 < len(items) and items[end].lower == "," and items[end + 1].proper:
        follows = end + 1
        while follows < len(items) and (
            items[follows].proper or items[follows].lower in connectives("particle")
        ):
            follows += 1
        end = follows
    return start, end


def _in_phrase(item: _Item) -> bool:
    known = bool(item.words[0].entries) and item.words[0].actor is not None
    linked = item.lower in {"'s", "-", "the", "a", "an"} or item.lower in connectives("rank")
    return known or item.proper or item.noun is not None or linked


def _stripped(words: tuple[Word, ...]) -> tuple[Word, ...]:
    start, end = 0, len(words)
    while start < end and words[start].lower in _BEFORE and not words[start].entries:
        start += 1
    while end > start and words[end - 1].lower in _AFTER and not words[end - 1].entries:
        end -= 1
    return words[start:end]


def _begins_with_pair(words: Sequence[Word]) -> bool:
    text = " ".join(word.lower for word in words)
    if text in connectives("collective_pair"):
        return True
    return any(
        len(pair.split()) > 1 and text.startswith(pair + " ") for pair in connectives("collective_pair")
    )


def _without_brackets(words: tuple[Word, ...]) -> tuple[tuple[Word, ...], str | None]:
    """The words without what stands in round brackets, and an acronym that does."""
    opened = next((at for at, word in enumerate(words) if word.lower == "("), None)
    if opened is None:
        return words, None
    closed = next((at for at in range(opened, len(words)) if words[at].lower == ")"), len(words))
    inside = words[opened + 1 : closed]
    acronym = inside[0].text if len(inside) == 1 and inside[0].text.isupper() else None
    rest = words[:opened] + words[closed + 1 :]
    return (rest, acronym) if rest else (words, None)


def _items(words: Sequence[Word]) -> list[_Item]:
    items: list[_Item] = []
    lowers = [word.lower if not word.entries else "\0" for word in words]
    at = 0
    while at < len(words):
        word = words[at]
        if word.entries:
            items.append(_Item((word,), tie=_tie(lowers, at)))
            at += 1
            continue
        noun = longest_noun(lowers, at)
        length = noun.length if noun is not None else 1
        piece = tuple(words[at : at + length])
        items.append(_Item(piece, noun.meaning, noun.plural) if noun is not None else _Item(piece))
        at += length
    return items


def _tie(lowers: Sequence[str], at: int) -> str | None:
    """How a name is only attached: somebody is for it, against it, backed or led by it."""
    if at >= 2 and lowers[at - 1] in {"-", "–"} and lowers[at - 2] in connectives("affinity"):
        return lowers[at - 2]
    if at + 2 < len(lowers) and lowers[at + 1] in {"-", "–"} and lowers[at + 2] in connectives("attached"):
        return lowers[at + 2]
    return None


def _parts(items: list[_Item]) -> list[Phrase]:
    """Coordinated phrases; what stands in apposition is folded into the phrase that it explains."""
    pieces, joints = _pieces(items)
    phrases = [_simple(piece) for piece in pieces]
    parts: list[Phrase] = []
    for phrase, joint, piece in zip(phrases, joints, pieces, strict=True):
        merged = _merged(parts[-1], phrase) if parts and joint == "," else None
        if merged is not None:
            parts[-1] = merged
        elif parts and joint == "," and "and" not in joints:
            continue  # a clause or an addition after the comma tells nothing about who speaks
        else:
            parts.append(replace(phrase, words=tuple(word for item in piece for word in item.words)))
    return parts


def _pieces(items: list[_Item]) -> tuple[list[list[_Item]], list[str]]:
    """The items between commas and coordinating *and*; with each piece the joint before it."""
    pieces: list[list[_Item]] = [[]]
    joints = ["start"]
    for at, item in enumerate(items):
        if item.lower in _COMMAS and pieces[-1]:
            pieces.append([])
            joints.append(",")
        elif item.lower in {"and", "&"} and _coordinates(pieces[-1], items[at + 1 :], joints[-1]):
            if pieces[-1]:
                pieces.append([])
                joints.append("and")
            else:
                joints[-1] = "and"
        elif item.lower in {"who", "which", "whose", "where", "that"} and pieces[-1]:
            break  # a relative clause
        else:
            pieces[-1].append(item)
    if not pieces[-1]:
        pieces.pop()
        joints.pop()
    return pieces, joints


def _coordinates(left: list[_Item], right: list[_Item], joint: str) -> bool:
    """Whether *and* between ``left`` and ``right`` joins two speakers, not two words of one name or title."""
    if not left:
        return True
    if not right or right[0].lower in connectives("complement"):
        return False  # "in and around"
    first, second = _simple(left), _simple(right)
    if first.empty or second.empty:
        return False
    if left[-1].proper and right[0].proper and second.body is not None and second.name and first.definite:
        return False  # "the Truth and Dignity Movement": one name, unless each has its article
    opened = next((at for at, item in enumerate(left) if at and item.lower in {"of", "for", "between"}), None)
    if opened is not None and not second.definite and not (second.name and second.role):
        # "the ministers of Varland and Ostria", "Centre for Truth and Rights": one speaker's complement
        return bool(first.name and first.role)
    if (
        first.role is not None
        and not first.name
        and not first.plural
        and not first.definite
        and joint == "start"
    ):
        indefinite = left[0].lower in {"a", "an"}
        return indefinite and right[0].lower in {"a", "an", "the"}  # "negotiator and adviser NAME"
    return True


def _merged(left: Phrase, right: Phrase) -> Phrase | None:
    """``left`` with what the apposition ``right`` adds, or ``None`` if it is no apposition."""
    if right.empty or right.pronoun or right.members or left.members:
        return None
    bare_name = bool(right.name) and right.role is None and right.body is None
    if left.role is not None and not left.name and (bare_name or _is_person(right.known)):
        return replace(left, name=right.name, known=right.known or left.known)
    if _is_person(left.known) or (left.name and left.role is None and left.body is None and not left.owner):
        if right.role is not None and not right.name:
            return replace(right, name=left.name, known=left.known)
        if right.body is not None and not right.name and not right.plural:
            return replace(right, name=left.name, known=left.known)
    if left.body is not None and not left.name and (bare_name or right.known is not None):
        return replace(left, name=right.name, known=right.known, owner=left.owner)
    if (
        (left.known or left.body)
        and (right.role or right.body)
        and (right.definite or right.owner or right.known)
    ):
        return left
    return None


def _is_person(word: Word | None) -> bool:
    return word is not None and word.actor is not None and word.actor.form is NameForm.PERSON


def _simple(items: list[_Item]) -> Phrase:
    """A phrase without apposition and coordination."""
    words = tuple(word for item in items for word in item.words)
    if not items:
        return Phrase(words)
    definite = items[0].lower in connectives("definite")
    core_start = 0
    owner: Phrase | None = None
    if items[0].lower in pronouns() and not items[0].words[0].entries and len(items) > 1:
        pronoun = pronouns()[items[0].lower]
        owner = Phrase(items[0].words, pronoun=pronoun, noun=items[0].lower, plural=bool(pronoun.plural))
        core_start = 1
    core_start += _quantity(items[core_start:])
    core_end = next(
        (
            at
            for at in range(core_start + 1, len(items))
            if items[at].lower in connectives("complement")
            and not items[at].words[0].capital
            and not _links_name(items, at)
        ),
        len(items),
    )
    core, complements = items[core_start:core_end], items[core_end:]
    head = _head(core, owner)
    tie = next((item.tie for item in core if item.attached), None)
    phrase = replace(head, words=words, tie=tie, definite=definite or head.owner is not None)
    return _with_complements(phrase, core, complements)


def _links_name(items: list[_Item], at: int) -> bool:
    """Whether *and* stands inside an own name: "Justice and Harvest Movement"."""
    inside = 0 < at < len(items) - 1 and items[at].lower == "and"
    return inside and items[at - 1].proper and items[at + 1].proper


def _quantity(items: list[_Item]) -> int:
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


def _head(core: list[_Item], owner: Phrase | None) -> Phrase:
    """What the words before any complement say: head noun, name, owner."""
    words = tuple(word for item in core for word in item.words)
    nouns = [at for at, item in enumerate(core) if item.noun is not None]
    knowns = [at for at, item in enumerate(core) if item.known is not None]
    tied = next((item for item in core if item.attached), None)
    attached = None if tied is None else tied.words[0]
    head_at = nouns[-1] if nouns else None
    if knowns and (head_at is None or knowns[-1] > head_at):
        return _known_head(core, knowns, nouns, owner, attached)
    if head_at is None:
        name = _proper_run(core)
        return Phrase(words, name=name, owner=owner, attached=attached)
    ranks = [at for at in nouns if isinstance(core[at].noun, Role)]
    if head_at in ranks and len(ranks) > 1 and _is_honorific(core[head_at]):
        head_at = ranks[-2]  # "the prime minister, Sheikh NAME"
    head = core[head_at]
    owner = _owner(core, head_at, knowns, owner)
    after = _proper_run(core[head_at + 1 :])
    if isinstance(head.noun, Role):
        body = next(
            (
                core[at].noun
                for at in reversed(nouns[: nouns.index(head_at)])
                if isinstance(core[at].noun, Body)
            ),
            None,
        )
        own_before = _proper_run([item for item in core[:head_at] if item.noun is None])
        if owner is None and own_before and body is None:
            owner = Phrase(own_before, name=own_before)  # "Orvale Region governor NAME": a body in no list
        elif isinstance(body, Body) and (owner is None or owner.body is None):
            at = next(at for at in reversed(nouns) if core[at].noun is body)
            owner = _body_phrase(core[: at + 1], body, owner, core[at].plural)
        return Phrase(
            words,
            name=after,
            role=head.noun,
            noun=head.lower,
            owner=owner,
            attached=attached,
            plural=head.plural,
        )
    assert head.noun is not None
    phrase = _body_phrase(core[: head_at + 1], head.noun, owner, head.plural)
    return replace(phrase, words=words, name=phrase.name or after, attached=attached)


def _is_honorific(item: _Item) -> bool:
    return isinstance(item.noun, Role) and (
        item.noun.kind == ActorKind.PERSON_PRIVATE or item.noun.organ == _MILITARY
    )


def _body_phrase(core: list[_Item], body: Body, owner: Phrase | None, plural: bool) -> Phrase:
    head = core[-1]
    name = _own_name(core) if body.kind not in _NAMELESS else ()
    return Phrase(
        tuple(word for item in core for word in item.words),
        name=name,
        body=body,
        noun=head.lower,
        owner=owner,
        plural=plural,
    )


def _own_name(core: list[_Item]) -> tuple[Word, ...]:
    """A body's own name that ends in a capitalised noun: the capitalised words right before and the noun."""
    start = len(core) - 1
    while start > 0 and (
        core[start - 1].proper or core[start - 1].lower.isdigit() or _links_name(core, start - 1)
    ):
        start -= 1
    while start < len(core) - 1 and not core[start].proper:
        start += 1
    if start == len(core) - 1:
        return ()
    return tuple(word for item in core[start:] for word in item.words)


def _known_head(
    core: list[_Item], knowns: list[int], nouns: list[int], owner: Phrase | None, attached: Word | None
) -> Phrase:
    """A phrase whose last noun is a known name, perhaps followed by words in no list."""
    words = tuple(word for item in core for word in item.words)
    at = knowns[-1]
    known = core[at].words[0]
    after = _proper_run(core[at + 1 :])
    entry = known.actor
    assert entry is not None
    if after and entry.form is not NameForm.PERSON:
        return Phrase(words, name=after, owner=Phrase((known,), known=known), attached=attached)
    role = next((core[n].noun for n in reversed(nouns) if isinstance(core[n].noun, Role)), None)
    body = next((core[n].noun for n in reversed(nouns) if isinstance(core[n].noun, Body)), None)
    before = (
        Phrase((core[knowns[-2]].words[0],), known=core[knowns[-2]].words[0]) if len(knowns) > 1 else owner
    )
    plural = entry.form is NameForm.PEOPLE
    return Phrase(
        words,
        known=known,
        role=role if isinstance(role, Role) else None,
        body=body if isinstance(body, Body) and role is None else None,
        owner=before,
        attached=attached,
        plural=plural,
    )


def _owner(core: list[_Item], head_at: int, knowns: list[int], owner: Phrase | None) -> Phrase | None:
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
        return replace(_simple(core[:possessive]), definite=True)
    name = _proper_run(core[:possessive])
    return Phrase(name, name=name) if name else owner


def _proper_run(items: Sequence[_Item]) -> tuple[Word, ...]:
    """The last run of capitalised words in no list, with the particles between them."""
    run: list[Word] = []
    for item in items:
        word = item.words[0]
        if item.proper or (
            run and item.noun is None and word.lower in connectives("particle") and not word.entries
        ):
            run.append(word)
        elif word.lower in {"'s", "'"} or (run and word.lower in {"-", "."}):
            continue
        elif run and item is not items[-1]:
            run = []
    while run and not run[-1].capital:
        run.pop()
    return tuple(run)


def _with_complements(phrase: Phrase, core: list[_Item], complements: list[_Item]) -> Phrase:
    """``phrase`` with what *of*, *for*, *from* and *in* add."""
    if not complements:
        return phrase
    own = _long_name(core, complements) if phrase.body is not None and phrase.owner is None else ()
    if own:
        return replace(phrase, name=own)
    for lead, items in _complement_pieces(complements):
        if not items:
            continue
        if lead == "of" and phrase.role is not None and not phrase.name:
            items, name = _name_after_owner(items)
            phrase = replace(phrase, name=name)
            if not items:
                continue
        by_issuer = lead == "by" and phrase.body is not None and phrase.body.kind is ActorKind.DOCUMENT
        if (lead in {"of", "for", "from", "loyal"} or by_issuer) and phrase.owner is None:
            inner = _joined(items[1:] if lead == "loyal" else items)
            if not inner.empty:
                phrase = replace(phrase, owner=inner)
        elif lead in {"in", "at", "within", "inside"} and phrase.whereabouts is None:
            inner = _joined(items)
            if not inner.empty:
                phrase = replace(phrase, whereabouts=inner)
    return phrase


def _joined(items: list[_Item]) -> Phrase:
    parts = [part for part in _parts(items) if not part.empty]
    if len(parts) > 1:
        return Phrase(tuple(word for part in parts for word in part.words), members=tuple(parts), plural=True)
    return parts[0] if parts else Phrase(tuple(word for item in items for word in item.words))


def _complement_pieces(items: list[_Item]) -> list[tuple[str, list[_Item]]]:
    """Each complement's leading word and what follows it; *of* after *of* belongs to the first."""
    pieces: list[tuple[str, list[_Item]]] = []
    for item in items:
        leads = item.lower in connectives("complement") and item.lower != "and" and not item.words[0].capital
        if leads and not (item.lower == "of" and pieces and pieces[-1][0] in {"of", "for"}):
            pieces.append((item.lower, []))
        elif pieces:
            pieces[-1][1].append(item)
    return pieces


def _name_after_owner(items: list[_Item]) -> tuple[list[_Item], tuple[Word, ...]]:
    """``France Nicolas N.`` after ``president of``: the owner's items, and the person's name."""
    at = next((at for at, item in enumerate(items) if item.known is not None), None)
    if at is None or any(item.noun is not None for item in items):
        return items, ()
    rest = items[at + 1 :]
    if rest and _is_person(rest[-1].known):
        return items[: at + 1], rest[-1].words
    name = _proper_run(rest)
    return (items[: at + 1], name) if name else (items, ())


def _long_name(core: list[_Item], complements: list[_Item]) -> tuple[Word, ...]:
    """``Movement for the Freedom of the Orvale Delta``: a body's name with linking words inside."""
    head = core[-1]
    if head.noun is None or not head.words[0].capital or any(item.known for item in core):
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
