"""What is said about how a typed answer was read."""

from decimal import Decimal

from assistant.text import clip
from assistant.wording.findings import plain_number

READ_AS_NONE = "记为：无（纸上这一格空着）。"


def read_as_amount(value: Decimal) -> str:
    """The amount as it will stand on the form."""
    return f"读作 {plain_number(value)} 万元。"


def no_amount(text: str) -> str:
    """No amount could be read."""
    return f"“{clip(text, 16)}”没有读成金额，请只打数字，如 922.75（单位万元）；没有就打 无。"


def no_year(text: str) -> str:
    """No year could be read."""
    return f"“{clip(text, 16)}”没有读成年度，请打四位数字，如 2027。"


def no_category(text: str) -> str:
    """No category could be read."""
    return f"“{clip(text, 16)}”不在五类里，请打 1 到 5：1 经济 2 社会 3 生态 4 可持续影响 5 满意度。"
