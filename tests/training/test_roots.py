"""The head for categories: marks, folds, the fit, and what cross-validation keeps apart."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from training.roots import (
    FOLDS,
    Example,
    best,
    cross_validated,
    fit,
    folds,
    macro_f1,
    save,
    unmarked,
)
from trucewatch.model.span import Span
from trucewatch.reading.roots import RootHead
from trucewatch.reading.ties import Tie
from trucewatch.reading.wording import Wording

_VERBS = {"AID": ("assisted", "donated to", "resettled"), "ACCUSE": ("sued", "condemned", "indicted")}


def example(sentence: str, root: str) -> Example:
    """A sentence whose first word acts on its last, with states that say nothing."""
    w = Wording.of(sentence, 0, Span(0, len(sentence)))
    tie = Tie(w, range(1), range(len(w) - 1, len(w)))
    return Example(sentence, tie, np.zeros(8, np.float32), root)


LISTED = [
    example(f"Varland {verb} {name}", root)
    for root, verbs in _VERBS.items()
    for verb in verbs
    for name in ("Ostria", "Kesk", "Mell", "Zembla", "Tarn")
]


def test_marks_are_taken_out() -> None:
    """The spans slice to what was marked, the first of either where it is marked twice."""
    text, parties = unmarked("In May <t>Kesk</t> saw <s>the guard</s> leave <t>Kesk</t>.")
    assert text == "In May Kesk saw the guard leave Kesk."
    assert {party: span.of(text) for party, span in parties.items()} == {"t": "Kesk", "s": "the guard"}
    assert parties["t"].start == 7


def test_no_sentence_stands_in_two_folds() -> None:
    """A sentence that stands twice is drawn once; the draw repeats; all folds are used alike."""
    sentences = [f"sentence {number % 20}" for number in range(40)]
    place = folds(sentences)
    assert (place == folds(sentences)).all()
    assert all(place[number] == place[number + 20] for number in range(20))
    assert np.bincount(place, minlength=FOLDS).tolist() == [8] * FOLDS


def test_the_fit_generalises_over_the_evidence() -> None:
    """Every example is read rightly by a head that saw neither it nor its sentence."""
    given = cross_validated(LISTED, lambda part: fit(part, ""))
    assert given == [one.root for one in LISTED]


def test_cross_validation_fits_without_the_fold_it_reads() -> None:
    """With categories drawn at random by sentence there is nothing to learn."""
    draw = np.random.default_rng(5)
    noisy = [
        Example(
            one.sentence,
            example(f"Varland saw {number}", "").tie,
            one.states,
            str(draw.choice(["AID", "ACCUSE"])),
        )
        for number, one in enumerate(LISTED)
    ]
    given = cross_validated(noisy, lambda part: fit(part, ""))
    right = sum(a == one.root for a, one in zip(given, noisy, strict=True))
    assert right < 0.8 * len(noisy)


def test_macro_f1_counts_every_category_alike() -> None:
    """One of two right in one category, all right in the other."""
    assert macro_f1(["A", "A", "B"], ["A", "B", "B"]) == pytest.approx((2 / 3 + 2 / 3) / 2)
    assert macro_f1(["A", "B"], ["A", "A"]) == pytest.approx((2 / 3) / 2)


def test_what_is_saved_reads_the_same(tmp_path: Path) -> None:
    """The file gives back categories, features and the digest; 16 bits change no answer."""
    head = fit(LISTED, "digest")
    save(head, tmp_path / "roots.npz")
    loaded = RootHead.load(tmp_path / "roots.npz")
    assert (loaded.roots, loaded.names, loaded.fitted_on) == (head.roots, head.names, "digest")
    assert [best(loaded, one) for one in LISTED] == [best(head, one) for one in LISTED]
