"""What is said at a question that a screen sent the person to."""

from __future__ import annotations

from assistant.wording.session import Message, Tone

Keys = tuple[tuple[str, ...], tuple[str, ...]]
"""As (on a wide screen, on a narrow one)."""


def keys(usual: Keys, name: str) -> Keys:
    """The keys of the interview where they lead back to the screen of that name."""
    changed = {"Esc 上一题": f"Esc 回{name}", "回车 下一步": "回车 改好"}
    wide, narrow = usual
    return tuple(changed.get(key, key) for key in wide), tuple(changed.get(key, key) for key in narrow)


def comes_back(name: str) -> tuple[Message, ...]:
    """How to get back to the screen of that name."""
    return (Message(Tone.PLAIN, f"改好回车就回{name}；不改按 Esc，也回{name}。"),)
