"""Linking: claims to incidents and duties, relations between claims, and the origins behind them."""

from trucewatch.linking.link import link
from trucewatch.linking.same_actor import proposals

__all__ = ["link", "proposals"]
