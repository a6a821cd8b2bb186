"""Characters of Word's symbol fonts as ordinary ones."""

from __future__ import annotations

from typing import Final

_SYMBOL: Final = {
    0x2D: "−",
    0x44: "Δ",
    0x53: "Σ",
    0x57: "Ω",
    0x61: "α",
    0x62: "β",
    0x6D: "μ",
    0x70: "π",
    0xA2: "′",
    0xA3: "≤",
    0xA5: "∞",
    0xAC: "←",
    0xAE: "→",
    0xB0: "°",
    0xB1: "±",
    0xB2: "″",
    0xB3: "≥",
    0xB4: "×",
    0xB7: "•",
    0xB8: "÷",
    0xB9: "≠",
    0xBA: "≡",
    0xBB: "≈",
    0xBC: "…",
    0xD7: "·",
    0xE5: "Σ",
}
# The boxes that people tick; their other signs are pictures.
_BOXES: Final = {
    "wingdings": {0x6F: "□", 0xA8: "□", 0xFD: "☒", 0xFE: "☑"},
    "wingdings 2": {0x2A: "□", 0x51: "☒", 0x52: "☑", 0xA3: "□"},
}
PRIVATE: Final = range(0xE000, 0xF900)
"""Codes that mean something only in one font."""


def symbol_of(font: str, code: int) -> str | None:
    """Return the character that `code` shows in `font`; None if only that font can show it."""
    if font.casefold() == "symbol" and (code in PRIVATE or code < 0x100):
        return _SYMBOL.get(code & 0xFF)
    box = _BOXES.get(font.casefold(), {}).get(code & 0xFF) if code in PRIVATE else None
    return box or (None if code in PRIVATE else chr(code))
