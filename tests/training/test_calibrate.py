"""The fitted confidence is a share."""

from __future__ import annotations

import numpy as np
import pytest

pytest.importorskip("torch", reason="training requirements are not installed")

from training.calibrate import fitted


def test_a_known_slope_and_offset_are_found_again() -> None:
    """On rows drawn from them."""
    draw = np.random.default_rng(1)
    odds = draw.normal(size=20000)
    right = draw.random(20000) < 1 / (1 + np.exp(-(2.0 * odds + 0.5)))
    slope, offset = fitted(odds, right.astype(float))
    assert slope == pytest.approx(2.0, abs=0.1)
    assert offset == pytest.approx(0.5, abs=0.1)
