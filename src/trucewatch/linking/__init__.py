"""Linking: claims to incidents and duties, relations between claims, and the origins behind them."""

from trucewatch.linking.chronology import document_key
from trucewatch.linking.link import link, proposals
from trucewatch.linking.linker import Added, Linker

__all__ = ["Added", "Linker", "document_key", "link", "proposals"]
