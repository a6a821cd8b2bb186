"""A county's own wording, given in an own folder, always wins: what it says itself is not objected to."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from assistant.bank import Bank
from assistant.bank.layers import own_layer
from assistant.bank.phrases import phrases_of
from assistant.model import Finding
from assistant.paths import own_bank_folder
from assistant.review.context import Context

_WORDING = ("terms.", "typography.")


def without_own_wording(findings: Iterable[Finding], context: Context) -> list[Finding]:
    """Return the findings without those on words that stand so in a phrase of the county's."""
    keys = tuple(part.key for part in context.form.objectives)
    sentences = context.bank.made(_Sentences(keys))
    if not sentences:
        return list(findings)
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
