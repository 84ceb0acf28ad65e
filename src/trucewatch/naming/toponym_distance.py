"""Distances on the globe between many points at once."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

_DIAMETER = 12742.0  # kilometres; the globe's mean


def distances(points: Sequence[tuple[float, float]]) -> NDArray[np.float64]:
    """Kilometres between every two of ``points`` (latitude, longitude in degrees), as a square matrix."""
    lat = np.radians([point[0] for point in points])
    lon = np.radians([point[1] for point in points])
    half = (
        np.sin((lat[:, None] - lat) / 2) ** 2
        + np.cos(lat[:, None]) * np.cos(lat) * np.sin((lon[:, None] - lon) / 2) ** 2
    )
    found: NDArray[np.float64] = _DIAMETER * np.arcsin(np.sqrt(np.clip(half, 0, 1)))
    return found
