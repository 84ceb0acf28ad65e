"""Linking: claims to incidents and duties, relations between claims, and the origins behind them."""

from trucewatch.linking.link import link

__all__ = ["link"]
