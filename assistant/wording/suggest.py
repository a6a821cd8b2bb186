"""What is said about phrases that are offered."""

from __future__ import annotations

from assistant.model import Category
from assistant.wording.fields import CATEGORY_NAMES

FOUND = "搜到"
ELSEWHERE = "别的目标"
LAST_YEAR = "去年写过"
USED = "您常用"
OWN = "本单位"


def missing(category: Category) -> str:
    """The list has nothing of this category yet."""
    return f"还缺{CATEGORY_NAMES[category]}"
