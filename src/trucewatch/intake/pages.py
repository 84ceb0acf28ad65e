"""Web pages: main text and metadata by trafilatura, offline."""

from __future__ import annotations

import logging
import warnings
from datetime import date
from functools import cache
from typing import Any

from trucewatch.errors import EmptyInputError
from trucewatch.intake.metadata import Metadata
from trucewatch.model.document import MetadataOrigin

# A day that the page itself states; the extensive search would guess one from the text.
_DATE_SEARCH = {"extensive_search": False, "original_date": True}

_TALKATIVE = ("trafilatura", "htmldate", "courlan", "justext", "readability")


def read_page(markup: str) -> tuple[str, Metadata, str]:
    """A page's main text as extracted, what its metadata say, and the tool with its version.

    Raises:
        EmptyInputError: there is no main text in it.
    """
    trafilatura = _trafilatura()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        page = trafilatura.bare_extraction(
            markup, with_metadata=True, include_comments=False, date_extraction_params=_DATE_SEARCH
        )
    if page is None or not page.text:
        raise EmptyInputError("no main text was found in the page")
    said = Metadata(
        origin=MetadataOrigin.PAGE,
        published=date.fromisoformat(page.date) if page.date else None,
        publisher=page.sitename or None,
        url=page.url or None,
        title=page.title or None,
        byline=page.author or None,
    )
    return page.text, said, f"trafilatura {trafilatura.__version__}"


@cache
def _trafilatura() -> Any:
    """The library, imported with the first page (it takes long) and kept from writing to standard error."""
    for name in _TALKATIVE:
        logging.getLogger(name).addHandler(logging.NullHandler())
        logging.getLogger(name).propagate = False
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        import trafilatura
    return trafilatura
