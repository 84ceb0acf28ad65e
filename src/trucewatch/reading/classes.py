"""Classes: the words that a rule may ask for beside its head, as ``classes.yaml`` lists them."""

from __future__ import annotations

from functools import cache

from trucewatch.model.lexicon import NameForm
from trucewatch.reading.masking import form_of, is_placeholder
from trucewatch.reading.wording import Wording, data, forms_of, inflect

_OF_VERBS = frozenset({"giving", "imposing", "launching"})
"""Classes of verbs, whose past and gerund count too."""

_FORM_CLASSES = {
    "place": {NameForm.NAME, NameForm.PLACE, NameForm.METONYM},
    "route": {NameForm.PLACE},
    "people": {NameForm.PEOPLE, NameForm.PERSON},
    "official": {NameForm.PERSON},
    "agreement": {NameForm.INSTRUMENT},
}


@cache
def modifiers() -> frozenset[str]:
    """Modifiers of an event noun that name nobody: arms, sizes, kinds; what follows one is a noun."""
    classes = data("classes.yaml")
    return (
        frozenset(classes["weapon"])
        | frozenset(classes["vehicle"])
        | frozenset(data("participants.yaml")["plain"])
    )


@cache
def class_words(name: str) -> frozenset[str]:
    """The class ``name`` of ``classes.yaml`` with plurals."""
    words = data("classes.yaml")[name]
    if name in _OF_VERBS:
        return frozenset(form for word in words for form in forms_of(word))
    return frozenset(form for word in words for form in (word, inflect(word).third))


def belongs(w: Wording, at: int, name: str) -> bool:
    """Whether the token at ``at`` belongs to the class ``name``; a placeholder may by its form."""
    text = w.tokens[at].text
    if is_placeholder(text[0]):
        return form_of(text) in _FORM_CLASSES.get(name, ())
    lower = w.lower(at)
    return lower in class_words(name) or ("-" in lower and lower.rsplit("-", 1)[1] in class_words(name))


def is_pact(w: Wording, at: int) -> bool:
    """Whether a truce or an agreement stands at ``at``, which does not act itself."""
    return at >= 0 and (belongs(w, at, "truce") or belongs(w, at, "agreement"))
