"""Events: heads, how each is told, who acts on whom, and what stands around them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.reading.dispatches import LEXICON, OSTRIA, VARLAND, claim, document, events, lexicon
from trucewatch.model.event import Event
from trucewatch.model.event import Sequence as Order
from trucewatch.model.span import Span
from trucewatch.model.vocabulary import Aux, PloverRoot, Stance, SubType
from trucewatch.reading.actuality import happened
from trucewatch.reading.events import find_events
from trucewatch.reading.masking import mask
from trucewatch.reading.quantities import find_casualties
from trucewatch.reading.sentences import sentences
from trucewatch.reading.wording import data, table


def counted(text: str, **more: object) -> list[tuple[str, str]]:
    """The heads and roots of what is told as having happened."""
    return [(event.trigger.text, str(event.plover)) for event in events(text, **more) if event.countable]  # type: ignore[arg-type]


def only(text: str) -> Event:
    """The single event of ``text``."""
    (event,) = events(text)
    return event


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Varland declared a one-week truce.", [("declared", "CONCEDE")]),
        ("Varland and Ostria agreed to a truce.", [("agreed", "AGREE")]),
        ("The two sides reached a ceasefire deal.", [("reached", "AGREE")]),
        ("Varland accepted the plan.", [("accepted", "AGREE")]),
        ("Varland signed the accord.", [("signed", "SUPPORT")]),
        ("The truce took effect at noon.", [("took effect", "RETREAT")]),
        ("Ostrian troops withdrew from the valley.", [("withdrew", "RETREAT")]),
        ("Ostria withdrew from the agreement.", [("withdrew", "REJECT")]),
        ("The mission withdrew two hundred peacekeepers.", [("withdrew", "SANCTION")]),
        ("Ostria released nine prisoners.", [("released", "RETREAT")]),
        ("Ostria released a statement.", []),
        ("Envoys held talks with Varland.", [("talks", "CONSULT")]),
        ("The envoy called for a ceasefire.", [("called for", "REQUEST")]),
        ("Varland broke the truce.", [("broke", "ASSAULT")]),
        ("Varland ended the truce.", [("ended", "REJECT")]),
        ("Varland announced the end of its truce.", [("announced", "REJECT")]),
        ("Varland announced that it would not extend the truce.", [("announced", "REJECT")]),
        ("Varland announced that it will extend the truce.", [("announced", "CONCEDE")]),
        ("Varland announced that Ostria broke the truce.", [("broke", "ASSAULT")]),
        ("Varland accused Ostria.", [("accused", "ACCUSE")]),
        ("Ostria massed tanks on the border.", [("massed", "MOBILIZE")]),
        ("Ostria closed the road.", [("closed", "COERCE")]),
        ("Ostria suspended the talks.", [("suspended", "SANCTION")]),
        ("Ostria withdrew from the talks.", [("withdrew", "SANCTION")]),
        ("Ostria left the negotiations.", [("left", "SANCTION")]),
        ("The units moved their tanks back from the ridge.", [("moved their tanks back", "RETREAT")]),
        ("Ostria pulled its soldiers from the ridge.", [("pulled", "RETREAT")]),
        ("Ostria moved soldiers to the ridge.", [("moved", "MOBILIZE")]),
        ("Ostria launched an operation in the valley.", [("operation", "ASSAULT")]),
        ("Ostria launched a rescue operation in the valley.", []),
        ("Ostria opened an operation near the road.", [("operation", "ASSAULT")]),
        ("Ostria opened an offensive.", [("offensive", "ASSAULT")]),
        ("Ostria opened the road.", [("opened", "RETREAT")]),
        ("Gunners fire rockets at Kesk.", [("fire", "ASSAULT")]),
        ("Ostria fires rockets at Kesk.", [("fires", "ASSAULT")]),
        ("Thousands of Varlandics protested in Kesk.", [("protested", "PROTEST")]),
    ],
)
def test_heads_get_their_root_from_what_stands_with_them(text: str, expected: list[tuple[str, str]]) -> None:
    """The same verb is another event with another object; without a fitting one it is none."""
    assert counted(text)[: len(expected) or None] == expected


@pytest.mark.parametrize(
    ("text", "sub_type"),
    [
        ("Varland shelled the village.", SubType.SHELLING),
        ("A drone attack hit the depot.", SubType.AIR_OR_DRONE_STRIKE),
        ("Varland fired mortar rounds at the post.", SubType.SHELLING),
        ("The two armies exchanged fire.", SubType.EXCHANGE_OF_FIRE),
        ("Varlandic troops stormed the outpost.", SubType.GROUND_ASSAULT),
        ("Varland captured two villages.", SubType.CAPTURE_OF_POSITION),
        ("Varland captured two soldiers.", SubType.ABDUCTION_DETENTION),
        ("Varland took control of the ridge.", SubType.CHANGE_OF_CONTROL),
        ("Varland blockaded the port.", SubType.OBSTRUCTION_OF_MOVEMENT),
    ],
)
def test_kind_of_incident_follows_means_and_object(text: str, sub_type: SubType) -> None:
    """The neutral kind is read from head, object and means."""
    assert events(text)[0].sub_type is sub_type


@pytest.mark.parametrize(
    ("text", "aux"),
    [
        ("There are fears of an attack on the town.", Aux.FEARED),
        ("Villagers face the threat of shelling.", Aux.FEARED),
        ("Varland will withdraw its troops.", Aux.FUTURE),
        ("Varland plans to attack the ridge.", Aux.FUTURE),
        ("Talks will begin in Kesk.", Aux.FUTURE),
        ("Envoys are expected to hold talks.", Aux.FUTURE),
        ("Varland must withdraw its troops.", Aux.HYPOTHETICAL),
        ("Varland could attack the ridge.", Aux.HYPOTHETICAL),
        ("If Ostria attacks the ridge, the deal is dead.", Aux.HYPOTHETICAL),
        ("If we wanted to attack the ridge, we would.", Aux.COUNTERFACTUAL),
        ("Varland did not attack the ridge.", Aux.NEGATED),
        ("Varland never attacked the ridge.", Aux.NEGATED),
        ("The guards acted to prevent an attack on the ridge.", Aux.HYPOTHETICAL),
        ("Varland regularly shells the village.", Aux.HABITUAL),
        ("Varland continues to shell the village.", Aux.HABITUAL),
        ("Varland attacked the ridge in 2009.", Aux.HISTORICAL),
        ("Varland attacked the ridge three decades ago.", Aux.HISTORICAL),
        ("Varland attacked the ridge.", Aux.ACTUAL),
        ("Varland began to withdraw its troops.", Aux.ACTUAL),
        ("Varland claimed to have attacked the ridge.", Aux.ACTUAL),
        ("The fence is to prevent the ridge from being captured.", Aux.HYPOTHETICAL),
        ("Varland will resume attacks on the ridge.", Aux.FUTURE),
        ("Varland resumed attacks on the ridge.", Aux.ACTUAL),
        ("Varland plotted attacks on the ridge.", Aux.FUTURE),
        ("Envoys called for calm, a truce and the release of prisoners.", Aux.FUTURE),
        ("No accord was signed.", Aux.NEGATED),
        ("No timetable for the new checkpoints was agreed.", Aux.NEGATED),
        ("None of the captives were released.", Aux.NEGATED),
        ("Not a single outpost was attacked.", Aux.NEGATED),
        ("The envoys reached no accord.", Aux.NEGATED),
        ("The shells killed no fewer than two guards.", Aux.ACTUAL),
        ("Monitors found no evidence of shelling.", Aux.NEGATED),
        ("There was no answer to the shelling.", Aux.ACTUAL),
        ("Varland opened an offensive on the ridge.", Aux.ACTUAL),
        ("Reth called the shelling a mistake.", Aux.ACTUAL),
        ("Patrols protect the farmers from attacks.", Aux.HYPOTHETICAL),
        ("Varland stops the shelling.", Aux.HABITUAL),
    ],
)
def test_how_an_event_is_told(text: str, aux: Aux) -> None:
    """Fears, plans, duties, conditions, negation, habits and background are told apart, and do not count."""
    event = next(event for event in events(text) if event.plover not in {PloverRoot.REQUEST})
    assert event.aux is aux
    assert event.countable is (aux is Aux.ACTUAL)


def test_what_a_demand_takes_as_given_still_counts() -> None:
    """A raid after which something is demanded has happened; the withdrawal that is demanded has not."""
    text = "Ostria demanded a withdrawal of troops after a raid on Kesk."
    told = {event.trigger.text: event.aux for event in events(text)}
    assert told["raid"] is Aux.ACTUAL
    assert told["withdrawal"] is Aux.FUTURE


@pytest.mark.parametrize(
    ("text", "aux"),
    [
        ("Varlandic forces moved into three districts after the war ended in 1994.", Aux.HISTORICAL),
        ("Varland shelled Kelm after the truce made in 1994 broke down.", Aux.ACTUAL),
        ("Varland shelled Kelm after the talks ended in failure.", Aux.ACTUAL),
    ],
)
def test_a_clause_that_a_year_ends_dates_the_one_before(text: str, aux: Aux) -> None:
    """A year inside the later clause dates its noun, and not what is told."""
    assert events(text)[0].aux is aux


def test_a_year_is_background_only_where_the_date_is_known() -> None:
    """Without a publication date no year is called long past."""
    assert events("Varland attacked the ridge in 2009.", published=None)[0].aux is Aux.ACTUAL


def test_a_denied_event_does_not_count_and_an_accusation_does() -> None:
    """The claim that holds the head decides where the words of its sentence do not."""
    denied = "Varland denied that its troops attacked the ridge."
    (told,) = events(denied, claim(denied, "its troops attacked the ridge", stance=Stance.DENY, cue="denied"))
    assert (told.aux, told.countable) == (Aux.NEGATED, False)
    accused = "Varland accused Ostria of shelling the ridge."
    accuse, shelling = events(
        accused, claim(accused, "Ostria of shelling the ridge", stance=Stance.ACCUSE, cue="accused")
    )
    assert accuse.claim == shelling.claim is not None
    assert shelling.countable


def test_what_a_denial_takes_as_given_has_happened() -> None:
    """Who denies a part in an attack does not deny the attack; who denies the attack does."""
    part = "Varland denied any involvement in the attack on Kesk."
    (told,) = events(
        part, claim(part, "any involvement in the attack on Kesk", stance=Stance.DENY, cue="denied")
    )
    assert told.countable
    (told,) = events("Varland denied an attack on Kesk.")
    assert told.aux is Aux.NEGATED


def test_innermost_claim_tells_the_event() -> None:
    """Of two claims that hold the head the shorter one tells it."""
    text = "Reth said that Ostria admitted that its troops attacked the ridge."
    outer = claim(text, "Ostria admitted that its troops attacked the ridge")
    inner = claim(text, "its troops attacked the ridge")
    assert [event.claim for event in events(text, outer, inner) if event.trigger.text == "attacked"] == [
        inner.id
    ]


@pytest.mark.parametrize(
    ("text", "initiator", "target"),
    [
        ("Varland attacked the Ostrian garrison.", "Varland", "the Ostrian garrison"),
        ("The Ostrian garrison was attacked by Varland.", "Varland", "The Ostrian garrison"),
        ("The Ostrian garrison was attacked.", None, "The Ostrian garrison"),
        ("Varland’s shelling of Kesk went on for hours.", "Varland", "Kesk"),
        ("An attack on Kesk by Varlandic troops was reported.", "Varlandic troops", "Kesk"),
        ("Varlandic airstrikes hit the depot.", "Varlandic", None),
        ("Varland launched an attack on Kesk.", "Varland", "Kesk"),
        ("Kesk came under fire from Varlandic positions.", "Varlandic positions", None),
        ("Ilja Dorn, the Ostrian minister, accused Varland of lying.", "Ilja Dorn", "Varland"),
        (
            "Accusing Ostria of bad faith, the Varlandic army left the village.",
            "the Varlandic army",
            "Ostria",
        ),
        ("They shelled the Ostrian garrison.", "They", "the Ostrian garrison"),
        ("On Monday Varlandic troops shelled Kesk.", "Varlandic troops", "Kesk"),
        ("Fighting was reported near Kesk.", None, None),
        ("Ana Reth found the raid unjustified.", None, None),
        ("In Kesk and the raids elsewhere nobody was seen.", None, None),
        ("Varlandic jets made no strike on Kesk.", "Varlandic jets", "Kesk"),
        ("Guards carried amid continuing raids two flags.", None, None),
        ("Airstrikes on barns killed four farmers.", None, "barns"),
    ],
)
def test_participants_are_read_off_the_construction(
    text: str, initiator: str | None, target: str | None
) -> None:
    """Active, passive, nominal and participial constructions name the same parties; none is guessed."""
    event = events(text)[0]
    assert (event.initiator.text if event.initiator else None) == initiator
    assert (event.target.text if event.target else None) == target


@pytest.mark.parametrize(
    "text",
    [
        "Varland and Ostria exchanged fire.",
        "Varland exchanged fire with Ostria.",
        "There was an exchange of fire between Varland and Ostria.",
        "Clashes between Varland and Ostria were reported.",
    ],
)
def test_a_clash_has_two_parties_and_no_order(text: str) -> None:
    """Whoever is named first in a clash did not begin it."""
    event = events(text)[0]
    assert event.both_sides
    assert event.sequence is Order.UNSTATED
    assert {event.initiator.text, event.target.text} == {"Varland", "Ostria"}  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("text", "order"),
    [
        ("Ostrian troops opened fire first.", Order.FIRST),
        ("Ostrian troops attacked first and then fled.", Order.FIRST),
        ("It was an unprovoked attack on Kesk.", Order.FIRST),
        ("Ostrian troops returned fire.", Order.RESPONSE),
        ("Ostrian troops shelled Kesk in response to a raid.", Order.RESPONSE),
        ("It was the first attack on Kesk.", Order.UNSTATED),
        ("Ostrian troops shelled Kesk.", Order.UNSTATED),
    ],
)
def test_who_began_is_kept_as_told(text: str, order: Order) -> None:
    """First, response, or nothing said; "the first attack" counts attacks and says nothing of who began."""
    assert events(text)[0].sequence is order


def test_place_means_name_and_hedge_stand_by_their_own_event() -> None:
    """What belongs to one event of a sentence is not given to the next."""
    text = "Varland reportedly shelled the village of Kesk with mortars, and Ostria sent tanks to the border."
    shelled, sent = events(text)
    assert shelled.hedge is not None
    assert shelled.hedge.text == "reportedly"
    assert (shelled.means, sent.hedge) == (("artillery", "mortar"), None)
    named = only("Varland opened an offensive, code-named “Operation Dawn,” against the Ostrian army.")
    assert named.name is not None
    assert named.name.text == "Operation Dawn"
    assert named.target is not None
    assert named.target.text == "the Ostrian army"
    assert only("Ostrian troops clashed with rebels near the town of Kesk.").place.text == "the town of Kesk"  # type: ignore[union-attr]


def test_a_name_in_quotation_marks_stands_right_after_the_operation() -> None:
    """Between the operation and whom it was against only its name stands."""
    told = only("Varland launched the operation “Thaw” against Ostria.")
    assert told.name is not None
    assert told.name.text == "Thaw"
    assert told.target is not None
    assert told.target.text == "Ostria"


def test_a_denied_act_lends_its_actor_to_no_other() -> None:
    """Who does not fly strikes is not told to be behind the blasts that are reported beside."""
    strikes, blasts = events("Varland is not conducting airstrikes following reports of explosions in Kesk.")
    assert (strikes.aux, blasts.trigger.text, blasts.initiator) == (Aux.NEGATED, "explosions", None)


@pytest.mark.parametrize(
    ("text", "means"),
    [
        ("Varland struck a drone depot.", ()),
        ("Varland struck the depot with drones.", ("drone",)),
        ("Drones struck the depot.", ("drone",)),
        ("Strikes on tanks were reported.", ()),
        ("Varland used drones in an attack on Kesk.", ("drone",)),
        ("Varland fired rockets at a tank.", ("rocket",)),
        ("Varland fired at least two rockets.", ("rocket",)),
    ],
)
def test_what_was_struck_is_no_means(text: str, means: tuple[str, ...]) -> None:
    """Arms are the means where something is done with them, and not where they are hit."""
    assert events(text)[0].means == means


def test_arms_sent_are_no_means_of_a_breach_beside() -> None:
    """Jets that are deployed do not make an air strike of the breaches that are mentioned with them."""
    deployed, breach = events("Varland deployed jets with rockets amid truce violations by Ostria.")
    assert deployed.plover is PloverRoot.MOBILIZE
    assert (breach.means, breach.sub_type) == ((), SubType.OTHER)


def test_a_withdrawal_is_no_build_up() -> None:
    """Leaving and coming never share a kind, so that one is not taken for the other."""
    assert only("Ostrian troops withdrew from the valley.").sub_type is None
    assert only("Ostria massed tanks on the border.").sub_type is SubType.MOVEMENT_OR_BUILDUP


def test_one_act_is_one_event() -> None:
    """An outcome, a breach and "the attack" are the act that was told, not further ones."""
    text = "Airstrikes killed nine people in Kesk, violating the truce. The attack was the worst this year."
    assert counted(text) == [("Airstrikes", "ASSAULT")]
    assert counted("Nine people were killed in Kesk.") == [("killed", "ASSAULT")]
    assert counted("Varland shelled Kesk. Nine people were killed.") == [("shelled", "ASSAULT")]
    assert counted("A fire on the road killed nine people.") == [("killed", "ASSAULT")]
    assert counted("Varland shelled Kesk. An attack by Ostria on Mell followed.") == [
        ("shelled", "ASSAULT"),
        ("attack", "ASSAULT"),
    ]


def test_words_that_only_look_like_events_are_none() -> None:
    """A compound, a modifier, a month or a name in capitals is no event."""
    for text in (
        "The March meeting hall is closed.",
        "A Varlandic-brokered plan is on the table.",
        "The captured soldiers are well.",
        "The cessation of hostilities holds.",
        "The truce is holding.",
        "A carrier battle group lies off the coast.",
        "Varlandic attack helicopters lie idle.",
        "A mortar and shell manufacturer is bankrupt.",
    ):
        assert counted(text) in ([], [("meeting", "CONSULT")]), text


SENTENCES = [
    "{name} shelled {town} on Monday, killing two soldiers.",
    "{other_name} denied that {adjective} troops opened fire first.",
    "{person} accused {other_name} of violating the truce and shelling {town}.",
    "An attack on {other_town} by {adjective} forces left nine {other_people} dead.",
    "{capital} and {other_capital} exchanged fire near {town}.",
    "If {other_name} attacks, {name} will return fire.",
    "{people} protested in {other_town} against the {adjective} offensive.",
]


def written(chosen: list[str], first: dict[str, str], second: dict[str, str]) -> str:
    """The sentences with two parties' names filled in."""
    others = {f"other_{form}": surface for form, surface in second.items()}
    return " ".join(sentence.format(**first, **others) for sentence in chosen)


NORTH = {
    "name": "Iverland",
    "adjective": "Iverish",
    "people": "Ivers",
    "capital": "Ock",
    "person": "T. Am",
    "town": "Oe",
}
SOUTH = {
    "name": "Uru",
    "adjective": "Uruan",
    "people": "Uruans",
    "capital": "San Est",
    "person": "Bo Li",
    "town": "Il",
}


@given(st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=4))
def test_names_decide_nothing(chosen: list[str]) -> None:
    """Exchanged or renamed parties give the same rows in the same order, with the names changed."""

    def shape(first: dict[str, str], second: dict[str, str]) -> list[tuple[object, ...]]:
        """The rows without their words, but for which participants they have."""
        found = events(written(chosen, first, second), names=lexicon(first, second))
        return [
            (
                *(e.plover, e.sub_type, e.aux, e.sequence, e.both_sides, e.means, e.sentence),
                *(quote is not None for quote in (e.initiator, e.target, e.place, e.hedge)),
            )
            for e in found
        ]

    assert shape(VARLAND, OSTRIA) == shape(OSTRIA, VARLAND) == shape(NORTH, SOUTH)


@given(st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=4), st.text(max_size=30))
def test_every_span_slices(chosen: list[str], noise: str) -> None:
    """Whatever surrounds it, a row's words stand where it says."""
    text = f"{noise} {written(chosen, VARLAND, OSTRIA)} {noise}"
    for event in events(text):
        for quote in (event.trigger, event.initiator, event.target, event.place, event.name, event.hedge):
            assert quote is None or quote.span.of(text) == quote.text


@given(st.text(max_size=200))
def test_any_text_is_read(text: str) -> None:
    """No text breaks the rules, however it is cut."""
    masked = mask(text, LEXICON)
    whole = [Span(0, len(masked.text))] if masked.text else []
    told = find_events(masked, document(text), whole, ())
    assert all(event.trigger.span.of(text) for event in told)
    assert all(row.phrase.span.of(text) for row in find_casualties(masked, document(text), whole, (), told))


def test_ids_are_of_the_words_and_unique() -> None:
    """The same text gives the same ids, and no two rows share one."""
    text = "Varland shelled Kesk. Ostria shelled Upper Mell. Varland and Ostria agreed to a truce."
    ids = [event.id for event in events(text)]
    assert ids == [event.id for event in events(text)]
    assert len(set(ids)) == len(ids) == 3


def test_the_lexicon_is_well_formed() -> None:
    """Every line names a known root, kind and class."""
    classes = set(data("classes.yaml")) | {"jointly", "name"}
    keys = [(word, part, wants) for word, part, _, _, wants in table("events.tsv")]
    assert len(keys) == len(set(keys))
    bare = [(word, part) for word, part, _, _, wants in table("events.tsv") if wants == "-"]
    assert len(bare) == len(set(bare))
    for word, part, root, sub_type, wants in table("events.tsv"):
        assert part in {"v", "n"}, word
        assert root == "-" or PloverRoot(root)
        assert sub_type == "-" or SubType(sub_type)
        for want in wants.split("&"):
            where, _, name = want.partition(":")
            assert want == "-" or (where in _WHERE and name.lstrip("!") in classes), (word, want)


_WHERE = {"object", "direct", "subject", "either", "near", "sentence", "by", "next", "own", "agentless"}


def test_words_read_as_words() -> None:
    """No list of the data holds what YAML reads as something else than a word ("no", "on")."""

    def walk(value: object) -> None:
        if isinstance(value, dict):
            for key, inner in value.items():
                assert not isinstance(key, bool)
                walk(inner)
        elif isinstance(value, list):
            for inner in value:
                walk(inner)
        else:
            assert isinstance(value, str | int), value
            assert not isinstance(value, bool)

    for name in (
        "actuality",
        "acts",
        "circumstances",
        "classes",
        "irregular",
        "means",
        "outcomes",
        "participants",
    ):
        walk(data(f"{name}.yaml"))
    for name in ("people", "quantities", "words"):
        walk(data(f"{name}.yaml"))
    assert LEXICON.get("Varland")


def test_the_network_decides_where_words_are_silent() -> None:
    """What it finds unlikely is no fact; words that say how something is told stand against it."""

    def aux(text: str, likely: float) -> Aux:
        masked = mask(text, LEXICON)
        (event,) = find_events(masked, document(text), sentences(masked.text), (), likely=lambda _: likely)
        return event.aux

    assert aux("Varland shelled Kesk.", 0.9) is Aux.ACTUAL
    assert aux("Varland shelled Kesk.", 0.1) is Aux.HYPOTHETICAL
    assert aux("After the shelling, Varland fell silent.", 0.1) is Aux.ACTUAL
    assert aux("Varland will shell Kesk.", 0.9) is Aux.FUTURE
    assert aux("Varland did not shell Kesk.", 0.99) is Aux.NEGATED


@pytest.mark.parametrize(
    ("by_words", "likely", "expected"),
    [
        (None, 0.6, True),
        (None, 0.2, False),
        (Aux.ACTUAL, 0.6, True),
        (Aux.NEGATED, 0.75, False),
        (Aux.NEGATED, 0.95, True),
        (Aux.HYPOTHETICAL, 0.55, False),
        (Aux.FUTURE, 0.8, True),
    ],
)
def test_words_and_network_together(by_words: Aux | None, likely: float, *, expected: bool) -> None:
    """The more the words put an event off, the surer the network must be that it came about."""
    assert happened(by_words, likely) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A freight plane crashed in the hills, killing its crew of nine.", []),
        ("A quake shook Kesk; the landslide killed nine people.", []),
        ("Rebels shot at a lorry, killing nine people.", [("shot", "ASSAULT")]),
        ("A bomb kills three soldiers.", [("kills", "ASSAULT")]),
        ("Ostrian tanks shell the suburb.", [("shell", "ASSAULT")]),
        ("Tank shells hit the suburb.", [("hit", "ASSAULT")]),
        ("The drone strikes went on.", [("strikes", "ASSAULT")]),
        ("The guards left their fighting positions.", []),
        ("They planned a new full-scale assault against Kesk.", []),
        ("They launched a new full-scale assault against Kesk.", [("assault", "ASSAULT")]),
    ],
)
def test_accidents_and_arms(text: str, expected: list[tuple[str, str]]) -> None:
    """An accident is nobody's act; arms before a verb that agrees with them act, otherwise they modify."""
    assert counted(text) == expected


@pytest.mark.parametrize(
    ("text", "initiator", "target"),
    [
        ("Rebels ambushed more than twenty soldiers.", "Rebels", "twenty soldiers"),
        ("Ostrian troops crossed the border.", "Ostrian troops", None),
        ("There was an ambush near the border with Ostria.", None, None),
        ("There were talks in Kesk with Ostria.", None, "Ostria"),
        ("Rockets hit Kesk.", None, "Kesk"),
        ("Ostrian rockets hit Kesk.", "Ostrian rockets", "Kesk"),
        ("The minister quit in the face of protests.", None, None),
        ("A gang praised the beheading of nine soldiers.", None, "nine soldiers"),
        ("Rebels set fire to the mill.", "Rebels", None),
    ],
)
def test_who_is_somebody(text: str, initiator: str | None, target: str | None) -> None:
    """Arms, borders and what only stands beside a place take no part; numbers are read over estimates."""
    found = [event for event in events(text) if event.countable] or events(text)
    told = found[0] if found else None
    given = (told and told.initiator and told.initiator.text, told and told.target and told.target.text)
    assert given == (initiator, target)


def test_a_place_ends_before_another_deed() -> None:
    """What "and" adds after a place is no part of it."""
    (first, *_) = events("Varland bombed a bridge in Kesk and wounding nine soldiers it left.")
    assert first.place is not None
    assert first.place.text == "Kesk"


def acting(text: str) -> list[tuple[str, str | None, str | None]]:
    """Head, who acts and upon whom, for each event."""
    return [
        (e.trigger.text, e.initiator and e.initiator.text, e.target and e.target.text) for e in events(text)
    ]


@pytest.mark.parametrize(("accuser", "accused"), [("Varland", "Ostria"), ("Ostria", "Varland")])
def test_a_charge_of_several_deeds_lays_all_on_the_accused(accuser: str, accused: str) -> None:
    """The second gerund is the accused's deed, like the first; the truce is broken and the road blocked."""
    assert acting(f"{accuser} accuses {accused} of breaking the truce and blocking the road.") == [
        ("accuses", accuser, accused),
        ("breaking", accused, None),
        ("blocking", accused, "the road"),
    ]
    assert acting(f"{accused} is accused by {accuser} of attacking its post.") == [
        ("accused", accuser, accused),
        ("attacking", accused, "its post"),
    ]
    assert acting(f"{accuser} accuses {accused} of breaking the truce and demands the return of the crew.")[
        -1
    ] == ("demands", accuser, "the return of the crew")


def test_a_demand_in_the_subjunctive_is_no_event() -> None:
    """What is to be closed is not closed."""
    assert counted("The scouts demanded that the bridge be closed.") == [("demanded", "REQUEST")]
    assert counted("The bridge was closed.") == [("closed", "COERCE")]


def test_gunfire_does_not_act() -> None:
    """Another deed beside "by" is nobody's agent."""
    assert all(
        who is None for _, who, _ in acting("Two died by a drone strike in Kelm and one by gunfire in Sarn.")
    )


def test_an_envoy_is_no_place() -> None:
    """A title that follows a place's name makes it a person's."""
    (free,) = [
        e
        for e in events("Ostria frees nine crews after a plea from Valley envoy Jon Berk.")
        if e.trigger.text == "frees"
    ]
    assert free.place is None


def test_a_year_that_opens_the_sentence_makes_it_history() -> None:
    """What is told of a year long past is not counted among the news."""
    assert counted("In 2014, Ostrian guns shelled Kelm.") == []
    assert counted("Ostrian guns shelled Kelm every day.") == []
    assert counted("Ostrian guns shelled Kelm in breach of the 2014 truce.") == [("shelled", "ASSAULT")]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Rockets were launched from the woods at Hamn on Friday.", None),
        ("Rockets were launched from Kelm at Sarn.", "Sarn"),
        ("Rockets landed near Sarn.", "Sarn"),
    ],
)
def test_where_fire_came_from_is_not_where_it_struck(text: str, place: str | None) -> None:
    """An incident lies where the shells fall."""
    told = {event.place.text for event in events(text) if event.place is not None}
    assert told == ({place} if place else set())


def test_the_verb_of_what_is_said_is_no_participle() -> None:
    """Without "that" before it a clause has its own subject and verb."""
    (event,) = events("Ostria said Varlandic troops attacked without warning.")
    assert event.initiator is not None
    assert event.target is None


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("Varland answered Ostrian fire.", "answered Ostrian fire"),
        ("Two heights changed hands on Friday.", "changed hands"),
        ("Villagers threw stones at a patrol.", "threw stones"),
        ("A mortar exchange was heard at Sarn.", "mortar exchange"),
    ],
)
def test_more_that_happens(text: str, trigger: str) -> None:
    """Fire that is answered, ground that changes hands, stones."""
    assert [event.trigger.text for event in events(text)] == [trigger]


def test_a_name_may_end_the_text() -> None:
    """Nothing stands behind it, not even a full stop."""
    for end in ("”", "”.", ""):
        (event,) = events(f"Varland began an operation, “Long Winter{end}")
        assert event.place is None


def test_the_clause_of_an_operation_goes_on_after_its_name() -> None:
    """The name in quotation marks does not cut off where it was."""
    (event,) = events("Varland began an operation, “Long Winter”, near the village of Drisk.")
    assert event.name is not None
    assert event.place is not None
    assert event.place.text.endswith("Drisk")
