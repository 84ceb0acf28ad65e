"""Distances on the globe."""

from __future__ import annotations

from collections.abc import Sequence
from math import asin, cos, radians, sin, sqrt

import numpy as np
from numpy.typing import NDArray

_DIAMETER = 12742.0  # kilometres; the globe's mean


def kilometres(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    """Kilometres along the great circle between two points in degrees."""
    half = (
        sin(radians(other_lat - lat) / 2) ** 2
        + cos(radians(lat)) * cos(radians(other_lat)) * sin(radians(other_lon - lon) / 2) ** 2
    )
    return _DIAMETER * asin(min(1.0, sqrt(half)))


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
