"""What every list over the interview says."""

from __future__ import annotations

from typing import Final

from assistant.text import clip

SEEK_LABEL: Final = "找 >"
NO_SUCH_KEY = "没有这个键。看最下面一行；要找就直接打字、拼音或首字母。"
KEYS_SEEKING = (("回车 就去", "Tab 下一处", "上下键 移动", "Esc 不找了"), ("回车 就去", "Tab 下一处", "Esc 不找了"))


def no_number(digits: str) -> str:
    """A number that no row has."""
    return f"没有 {digits} 这个号。"


def nothing_like(text: str) -> str:
    """What is sought is not there."""
    return f"没有找到“{clip(text, 16)}”。"


def found(count: int) -> str:
    """Several rows answer."""
    return f"有 {count} 处，Tab 看下一处。"
