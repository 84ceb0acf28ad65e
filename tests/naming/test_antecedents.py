"""The cast: nearness against prominence, agreement, and what direct speech hides."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from trucewatch.model.span import Span
from trucewatch.model.vocabulary import ActorKind
from trucewatch.naming.actors import Referent
from trucewatch.naming.antecedents import MODIFIER, OBJECT, SPEAKER, SUBJECT, Cameo, Cast, Spot
from trucewatch.naming.nouns import Body, pronouns

HE = pronouns()["he"]
SHE = pronouns()["she"]
IT = pronouns()["it"]
THEY = pronouns()["they"]


def person(name: str, gender: str | None = None) -> Referent:
    """An official."""
    return Referent(name, ActorKind.PERSON_OFFICIAL, party="varland", name=(name,), gender=gender)


def state(name: str) -> Referent:
    """A state."""
    return Referent(name, ActorKind.STATE, party=name)


def cast(*cameos: tuple[Referent, int, int, int]) -> Cast:
    """Everybody as ``(referent, start, sentence, weight)``; each mention is five characters long."""
    found = Cast()
    for referent, start, sentence, weight in cameos:
        found.add(Cameo(Span(start, start + 5), sentence, referent, weight))
    return found


def test_a_speaker_outweighs_a_nearer_mention() -> None:
    """The last speaker goes on speaking, although somebody was named since."""
    speaker, named = person("a"), person("b")
    found = cast((speaker, 0, 0, SPEAKER), (named, 20, 1, OBJECT))
    assert found.pronoun(HE, Spot(40, 1)) == speaker


def test_distance_tells_in_the_end() -> None:
    """Three sentences on, the nearer one wins."""
    speaker, named = person("a"), person("b")
    found = cast((speaker, 0, 0, SPEAKER), (named, 60, 3, OBJECT))
    assert found.pronoun(HE, Spot(80, 3)) == named


def test_pronouns_agree() -> None:
    """Gender where the text gives it, persons for he and she, bodies for it, groups for they."""
    she, he, land = person("a", "f"), person("b", "m"), state("ostria")
    guard = Referent("guard", ActorKind.ARMED_GROUP, party="guard", plural=True)
    found = cast((guard, 0, 0, SUBJECT), (land, 10, 0, SUBJECT), (she, 20, 0, SUBJECT), (he, 30, 0, SUBJECT))
    spot = Spot(50, 0)
    assert found.pronoun(SHE, spot) == she
    assert found.pronoun(HE, spot) == he
    assert found.pronoun(IT, spot) == land
    assert found.pronoun(THEY, spot) == guard


def test_they_are_the_authorities_rather_than_a_ministry() -> None:
    """A plural noun outdoes a singular body that spoke before; a singular body outdoes what is farther off."""
    authorities = Referent("oldan", ActorKind.DE_FACTO_AUTHORITY, party="oldan", plural=True)
    ministry = Referent("varland/ministry", ActorKind.STATE_ORGAN, party="varland/ministry")
    both_near = cast((ministry, 0, 0, SPEAKER), (authorities, 20, 1, SPEAKER))
    assert both_near.pronoun(THEY, Spot(40, 2)) == authorities
    in_its_words = cast((ministry, 0, 0, SPEAKER), (authorities, 20, 0, SUBJECT))
    assert in_its_words.pronoun(THEY, Spot(40, 1)) == authorities
    assert in_its_words.pronoun(IT, Spot(40, 1)) == ministry
    far = cast((authorities, 0, 0, OBJECT), (ministry, 20, 3, SPEAKER))
    assert far.pronoun(THEY, Spot(40, 4)) == ministry


def test_a_plural_noun_takes_up_a_plural() -> None:
    """Of two called alike "the troops" are those who were told as several."""
    army = Referent("varland/armed-forces", ActorKind.ARMED_FORCE, noun="armed-forces")
    troops = Referent("ostria/armed-forces", ActorKind.ARMED_FORCE, noun="armed-forces", plural=True)
    forces = Body("armed-forces", "armed-forces", ActorKind.ARMED_FORCE)
    found = cast((troops, 0, 0, OBJECT), (army, 20, 0, OBJECT))
    assert found.body(forces, Spot(40, 0), plural=True) == troops
    assert found.body(forces, Spot(40, 0)) == army


def test_a_country_is_they_only_if_nobody_else_is_there() -> None:
    """News says "they" of a government that has just spoken; one named earlier is not taken up."""
    assert cast((state("ostria"), 0, 0, SPEAKER)).pronoun(THEY, Spot(20, 1)) == state("ostria")
    assert cast((state("ostria"), 0, 0, SPEAKER)).pronoun(THEY, Spot(20, 2)) is None
    assert cast((state("ostria"), 0, 0, OBJECT)).pronoun(THEY, Spot(20, 1)) is None


def test_nobody_after_the_word_is_its_antecedent() -> None:
    """Antecedents stand before."""
    found = cast((person("a"), 30, 0, SUBJECT))
    assert found.pronoun(HE, Spot(10, 0)) is None


def test_direct_speech_hides_its_names_from_outside() -> None:
    """Whom the speaker names is not who speaks on."""
    found = Cast()
    found.add(Cameo(Span(0, 5), 0, person("a"), SPEAKER))
    found.add(Cameo(Span(10, 15), 0, person("b"), SPEAKER, quoted=True))
    assert found.pronoun(HE, Spot(30, 0)) == person("a")
    assert found.pronoun(HE, Spot(30, 0, quoted=True)) == person("b")


def test_a_source_is_not_somebody_in_its_own_words() -> None:
    """“B is wrong, he said”: he is not B."""
    found = cast((person("a"), 0, 0, SPEAKER), (person("b"), 10, 1, SUBJECT))
    assert found.pronoun(HE, Spot(30, 1, apart=(Span(8, 25),))) == person("a")


def test_the_country_is_the_subject_not_an_adjective() -> None:
    """An adjective brings a country to mind less than a clause about it does."""
    found = cast((state("ostria"), 0, 0, SUBJECT), (state("varland"), 20, 1, MODIFIER))
    assert found.state(Spot(40, 1)) == state("ostria")


def test_the_only_state() -> None:
    """One state in the sentence, or in the text, is the one; of two neither is guessed."""
    found = cast((state("ostria"), 0, 0, OBJECT), (state("varland"), 20, 1, OBJECT))
    assert found.only_state(Spot(5, 0)) == state("ostria")
    assert found.only_state(Spot(60, 2)) is None


@given(
    st.permutations(range(6)),
    st.lists(st.sampled_from([MODIFIER, OBJECT, SUBJECT, SPEAKER]), min_size=6, max_size=6),
)
def test_names_take_no_part(order: list[int], weights: list[int]) -> None:
    """However the actors are called, the same mention wins."""
    starts = [10 * at for at in range(6)]

    def winner(names: list[str]) -> int:
        found = cast(*((state(names[at]), starts[at], at // 2, weights[at]) for at in range(6)))
        chosen = found.state(Spot(100, 2))
        assert chosen is not None
        assert chosen.actor is not None
        return names.index(chosen.actor)

    assert winner([f"n{at}" for at in range(6)]) == winner([f"n{at}" for at in order])
