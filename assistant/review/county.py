"""A county's own wording, given in an own folder, always wins: what it says itself is not objected to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.bank import Bank
from assistant.bank.layers import own_layer
from assistant.bank.phrases import phrases_of
from assistant.model import Finding
from assistant.paths import own_bank_folder
from assistant.review.context import Context

_WORDING = ("terms.", "typography.")


def own_wording(context: Context) -> tuple[str, ...]:
    """Return the sentences of the county's own phrases."""
    return context.bank.made(_Sentences(tuple(part.key for part in context.form.objectives)))


def without_own_wording(findings: list[Finding], sentences: Sequence[str]) -> list[Finding]:
    """Return the findings without those on words that stand so in a sentence of the county's."""
    if not sentences:
        return findings
    return [
        part
        for part in findings
        if not (part.rule.startswith(_WORDING) and part.excerpt and any(part.excerpt in text for text in sentences))
    ]


@dataclass(frozen=True)
class _Sentences:
    """Makes the sentences of own folders; what a person saved from an answer is no word of the county."""

    keys: tuple[str, ...]
    """Keys of the form's objectives."""

    def __call__(self, bank: Bank) -> tuple[str, ...]:
        saved = own_layer(own_bank_folder()).name
        if all(layer.name in ("", saved) for layer in bank.layers):
            return ()
        phrases = [phrase for key in self.keys for phrase in phrases_of(bank, key)]
        return tuple(phrase.sentence for phrase in phrases if phrase.layer not in ("", saved))
