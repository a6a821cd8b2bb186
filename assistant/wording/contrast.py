"""What 对照 says: the file that a draft began from beside the draft."""

from __future__ import annotations

from typing import Final

EVERYTHING: Final = ("全部",)
THIS_DRAFT: Final = "这份草稿"


def no_file(program: str) -> str:
    """The draft began from no file."""
    return f"这份草稿不是从旧表开始的，没有可对照的。要和一个文件比：退出后打 {program} diff 旧表.docx @草稿名。"
