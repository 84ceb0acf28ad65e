"""The scores of coreference on cases that can be counted by hand."""

from __future__ import annotations

import pytest

from evals.coreference import b_cubed, ceaf_e, conll, muc


def test_what_is_right_scores_one() -> None:
    """In every score, whatever the order."""
    assert set(conll([[1, 2], [3]], [[3], [2, 1]]).values()) == {1.0}


def test_one_cluster_cut_in_two() -> None:
    """MUC loses one of two links; B³ and CEAF-e by hand."""
    gold, found = [[1, 2, 3]], [[1, 2], [3]]
    assert muc(gold, found) == pytest.approx(2 * 0.5 * 1.0 / 1.5)
    assert b_cubed(gold, found) == pytest.approx(2 * (5 / 9) / (5 / 9 + 1))
    assert ceaf_e(gold, found) == pytest.approx(2 * 0.8 * 0.4 / 1.2)


def test_the_alignment_is_the_best_one_and_not_the_first() -> None:
    """Taking the largest pair first would give 0.8 + 0; the best sum is two middling pairs."""
    gold = [[1, 2, 3], [4, 5]]
    found = [[1, 2, 4, 5], [3]]
    # similarities: (4 with 3) 4/7, (4 with 2) 4/6; (1 with 3) 2/4. Best: 4/6 + 2/4.
    assert ceaf_e(gold, found) == pytest.approx((4 / 6 + 2 / 4) / 2)
