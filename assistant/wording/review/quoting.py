"""How a word of the form is quoted in what the review says."""

from __future__ import annotations

from assistant.text import clip


def quoted(text: str, length: int) -> str:
    """Return at most `length` characters of `text` in quotation marks; what brings its own marks keeps them alone."""
    short = clip(text, length)
    return short if short[:1] in "“《「" else f"“{short}”"
