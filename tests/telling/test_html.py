"""The brief as one HTML file: whole, accessible, quiet, and deaf to what an article says."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from html.parser import HTMLParser

import pytest

from tests.telling.sample import Dispatch, Sample
from trucewatch.model.vocabulary import ActorKind
from trucewatch.telling.brief import Brief
from trucewatch.telling.html import brief_html

_VOID = {"meta", "link", "br", "line", "rect", "img"}


class _Page(HTMLParser):
    """Tags with their attributes, and the text outside of them."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []
        self.faults: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in _VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.faults.append(tag)

    def handle_data(self, data: str) -> None:
        if not self.open or self.open[-1] != "style":
            self.words.append(data)


@pytest.fixture(scope="module")
def page(brief: Brief) -> _Page:
    """The sample's brief, parsed."""
    parsed = _Page()
    parsed.feed(brief_html(brief))
    return parsed


def test_every_tag_closes(page: _Page) -> None:
    """The document is well formed."""
    assert page.faults == []
    assert page.open == []


def test_nothing_is_loaded_and_nothing_runs(page: _Page) -> None:
    """No script, no address of a resource, and a policy that forbids both."""
    assert not {"script", "img", "link", "iframe", "object", "form"} & {tag for tag, _ in page.tags}
    for _, attributes in page.tags:
        assert "src" not in attributes
        assert not any(name.startswith("on") for name in attributes)
    policies = [
        a["content"]
        for tag, a in page.tags
        if tag == "meta" and a.get("http-equiv") == "Content-Security-Policy"
    ]
    assert policies == ["default-src 'none'; style-src 'unsafe-inline'"]


def test_links_lead_to_what_is_there(page: _Page) -> None:
    """Each id is given once, and each link inside the file finds it."""
    ids = [attributes["id"] for _, attributes in page.tags if "id" in attributes]
    assert len(ids) == len(set(ids))
    targets = {a["href"] for tag, a in page.tags if tag == "a" and (a.get("href") or "").startswith("#")}
    assert targets
    assert {target[1:] for target in targets if target} <= set(ids)


def test_landmarks_captions_and_headings(page: _Page) -> None:
    """A screen reader finds header, navigation, main part, a caption on every table, labelled sections."""
    tags = [tag for tag, _ in page.tags]
    for landmark in ("header", "nav", "main", "footer"):
        assert tags.count(landmark) == 1
    assert tags.count("h1") == 1
    assert tags.count("table") == tags.count("caption")
    assert all("aria-labelledby" in attributes for tag, attributes in page.tags if tag == "section")
    assert ("html", {"lang": "en"}) in page.tags


def test_pictures_have_words(page: _Page) -> None:
    """The balance bar has a label; bars that repeat a row's words are hidden from screen readers."""
    labels = [a.get("aria-label") for _, a in page.tags if a.get("role") == "img"]
    assert len(labels) == 1
    assert labels[0] is not None
    assert labels[0].startswith("Share of claims: Ostria 31 per cent")
    assert all(a.get("aria-hidden") == "true" for tag, a in page.tags if tag == "svg")


def test_parties_have_colours_of_equal_weight(page: _Page) -> None:
    """Colours go by the alphabet; none is red and all have the same lightness."""
    assert any(attributes.get("class") == "side p1" for _, attributes in page.tags)
    assert any(attributes.get("class") == "side p2" for _, attributes in page.tags)


@pytest.mark.parametrize("scheme", [0, 1])
def test_party_colours_contrast_alike(brief: Brief, scheme: int) -> None:
    """Every party colour stands out from its card by 4.5 to 1 at least, and no one by much more than another."""
    style = brief_html(brief).split("<style>")[1]
    block = re.findall(r":root \{(.*?)\}", style, flags=re.DOTALL)[scheme]
    colours = dict(re.findall(r"--(\w+): (#[0-9a-f]{6})", block))
    contrasts = [_contrast(colours[f"p{number}"], colours["card"]) for number in range(1, 7)]
    assert min(contrasts) >= 4.5
    assert max(contrasts) / min(contrasts) < 1.15
    for number in range(1, 7):
        red, green, blue = (int(colours[f"p{number}"][at : at + 2], 16) for at in (1, 3, 5))
        assert not red > 1.6 * max(green, blue)


def _contrast(one: str, other: str) -> float:
    """WCAG 2's contrast ratio of two ``#rrggbb`` colours."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def test_evidence_marks_the_words(brief: Brief) -> None:
    """The sentence with source, cue and content marked, the document and its hash."""
    text = brief_html(brief)
    assert '<mark class="source">The army of Ostria</mark> <mark class="cue">accused</mark>' in text
    assert all(f"SHA-256 {item.sha256}" in text for item in brief.evidence)


def test_hostile_text_stays_text(brief_of: Callable[[Sample], Brief]) -> None:
    """Tags, attributes, escapes, overrides and script addresses of a document are shown, never obeyed."""
    hostile = Dispatch(
        "evil",
        'The army <script>alert(1)</script> said "><img src=x onerror=alert(2)> {{ 7*7 }} \x1b[2J \u202etxt.exe.',
        published=date(2031, 8, 1),
        publisher="<b>Bold</b> \u202eWire",
        title="<svg onload=alert(3)>",
    )
    hostile.document = hostile.document.model_copy(update={"url": "javascript:alert(4)"})
    hostile.claim(
        '"><img src=x onerror=alert(2)> {{ 7*7 }} \x1b[2J \u202etxt.exe',
        source="The army <script>alert(1)</script>",
        cue="said",
        side="ostria\"'><i>",
        kind=ActorKind.ARMED_FORCE,
    )
    text = brief_html(brief_of(Sample((), (hostile.reading(),))))
    parsed = _Page()
    parsed.feed(text)
    assert parsed.faults == []
    assert not {"script", "img", "i", "b"} & {tag for tag, _ in parsed.tags}
    assert not any("javascript:" in (a.get("href") or "") for _, a in parsed.tags)
    for bad in ("\x1b", "\u202e"):
        assert bad not in text
    assert "{{ 7*7 }}" in "".join(parsed.words)
    assert "⟨U+202E⟩" in text


def test_empty_brief_is_whole(brief_of: Callable[[Sample], Brief]) -> None:
    """A record with nothing in it makes a page that says so in every section."""
    parsed = _Page()
    parsed.feed(brief_html(brief_of(Sample())))
    assert parsed.faults == []
    assert "".join(parsed.words).count("None recorded in 0 documents.") >= 18
