"""What is said about categories, their number and their place."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Final

from assistant.model import Category
from assistant.text import clip
from assistant.wording.fields import CATEGORY_NAMES

MATRIX_BASIS = "产出和效益的各个维度都要有，不适用的写明理由"
ORPHAN_BASIS = "效益由产出带来"
COUNT_BASIS = "每个目标至少一条数量或质量产出、一条效益"
BASES: Final[Mapping[str, str]] = {
    "dimensions.label": "分类要和内容一致",
    "dimensions.objective": "内容写在对应的绩效目标下",
}
"""What the rules of single lines rest on."""

_MOST_LISTED: Final = 9
_WHERE: Final[Mapping[Category, str]] = {
    Category.TIMELINESS: "没写什么时候，请补上日期或时限，或改归别类",
    Category.COST: "没有钱和费用，请补上控制数，或改归别类",
    Category.ECOLOGICAL: "和山水环境不沾边，请改归社会效益，或不写",
    Category.SATISFACTION: "没写谁满意，请写“……满意度不低于90%”",
}
_EXAMPLES: Final[Mapping[Category, str]] = {
    Category.QUANTITY: "做多少",
    Category.QUALITY: "合格率、达标率",
    Category.TIMELINESS: "哪天前完成",
    Category.COST: "花钱不超过多少",
    Category.ECONOMIC: "收入、产量、节支",
    Category.SOCIAL: "谁受益、什么没发生",
    Category.ECOLOGICAL: "山水林田、污染的变化",
    Category.SUSTAINABILITY: "以后谁管、管多久",
    Category.SATISFACTION: "满意度不低于90%",
}


def label_without_words(category: Category) -> str:
    """A sentence holds none of the words that its category cannot do without."""
    return f"标的是“{CATEGORY_NAMES[category]}”，{_WHERE[category]}。"


def is_satisfaction(category: Category) -> str:
    """A satisfaction value stands under another category."""
    return f"这是满意度，不是“{CATEGORY_NAMES[category]}”，请把类别改成满意度。"


def is_output(word: str) -> str:
    """An output stands among the benefits."""
    return f"“{clip(word, 8)}”说的是做完没有，属于产出，请移到产出，这里写谁得了什么好处。"


def foreign_word(word: str, category: Category) -> str:
    """A sentence has nothing of its category and a word of another."""
    return f"说的是“{clip(word, 8)}”，不是“{CATEGORY_NAMES[category]}”，请改归社会效益或可持续影响。"


def rate_as_quantity() -> str:
    """A rate is labelled as a quantity."""
    return "标的是“数量”，写的是率，请改归质量，或补上做多少。"


def count_as_quality() -> str:
    """A count is labelled as a quality."""
    return "标的是“质量”，写的是做多少，请改归数量，或补上合格率这样的标准。"


def wrong_objective(word: str, title: str) -> str:
    """A text belongs under another objective."""
    named = clip(title.replace("“", "").replace("”", ""), 16)
    return f"“{clip(word, 8)}”归“{named}”这个目标，请移过去写。"


def missing(categories: Sequence[Category]) -> str:
    """The form lacks categories."""
    if len(categories) > 2:
        named = "、".join(CATEGORY_NAMES[part] for part in categories)
    else:
        named = "、".join(f"{CATEGORY_NAMES[part]}（{_EXAMPLES[part]}）" for part in categories)
    return f"全表没有{named}，请各补一条，或写明不适用的理由。"


def no_satisfaction(numbers: Sequence[int]) -> str:
    """Objectives that serve the public have no satisfaction."""
    return f"目标{_list(numbers)}为群众办事却没有满意度，请各补一条，写明怎么调查。"


def without_outputs(numbers: Sequence[int]) -> str:
    """Objectives have no output."""
    return f"目标{_list(numbers)}没有产出，请至少写一条做多少或做多好。"


def without_count(numbers: Sequence[int]) -> str:
    """Objectives have outputs, none of them a quantity or a quality."""
    return f"目标{_list(numbers)}的产出没有数量也没有质量，请至少补一条。"


def without_benefits(numbers: Sequence[int]) -> str:
    """Objectives have no benefit."""
    return f"目标{_list(numbers)}没有效益，请至少写一条谁得了什么好处。"


def too_few(number: int) -> str:
    """The whole form has too few indicators."""
    return f"全表只有{number}条指标，请至少写3条。"


def many_outputs(most: int) -> Callable[[Sequence[int]], str]:
    """Objectives have more than `most` outputs; the sentence is made of their numbers."""
    return lambda numbers: f"目标{_list(numbers)}的产出超过{most}条，请挑要紧的留下，其余合并或删去。"


def many_benefits(most: int) -> Callable[[Sequence[int]], str]:
    """Objectives have more than `most` benefits; the sentence is made of their numbers."""
    return lambda numbers: f"目标{_list(numbers)}的效益超过{most}条，请把同类的合并，留下查得出的。"


def orphan() -> str:
    """No output of the objective stands behind a benefit."""
    return "上面的产出里没有和它对得上的事，请补一条产出，或换一条效益。"


def _list(numbers: Sequence[int]) -> str:
    more = f"等{len(numbers)}个" if len(numbers) > _MOST_LISTED else ""
    return "、".join(map(str, numbers[:_MOST_LISTED])) + more
