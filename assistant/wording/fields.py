"""What the parts of a declaration are called when the program talks about them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from assistant.model import BENEFIT_CATEGORIES, Category
from assistant.text import clip

CATEGORY_NAMES: Mapping[Category, str] = {
    Category.QUANTITY: "数量",
    Category.QUALITY: "质量",
    Category.TIMELINESS: "时效",
    Category.COST: "成本",
    Category.OTHER: "其他",
    Category.ECONOMIC: "经济效益",
    Category.SOCIAL: "社会效益",
    Category.ECOLOGICAL: "生态效益",
    Category.SUSTAINABILITY: "可持续影响",
    Category.SATISFACTION: "满意度",
}
"""Short names of the categories, for lists and choices."""


def label_of_benefit(category: Category | None) -> str:
    """What stands in front of a benefit on the form; outputs carry no label, whatever their category."""
    return f"{CATEGORY_NAMES[category]}：" if category in BENEFIT_CATEGORIES else ""


_NUMBERED: Mapping[str, str] = {
    "objectives": "目标{}",
    "outputs": "第{}条产出",
    "benefits": "第{}条效益",
    "duties": "第{}条职责",
    "targets": "第{}个目标值",
    "not_applicable": "第{}个不适用",
}
# Members whose own name adds nothing after what they lie in.
_SILENT = frozenset({"text", "income", "expenditure"})


def field_label(path: str, schema: Mapping[str, Any]) -> str:
    """Return what the member at JSON Pointer `path` is called, as 目标3第2条产出 or 资金总额."""
    node: Mapping[str, Any] = schema
    label = ""
    keys = [part.replace("~1", "/").replace("~0", "~") for part in path.split("/")[1:]]
    for index, key in enumerate(keys):
        child = _child(node, key, schema)
        if _is_index(key):
            label += _NUMBERED.get(keys[index - 1], "第{}项").format(int(key) + 1)
        elif child is None:
            label += f"“{clip(key, 40)}”"
        elif index + 1 < len(keys) and (_is_index(keys[index + 1]) or key in ("budget", *_SILENT)):
            pass
        elif key not in _SILENT or not label:
            label += ("的" if label else "") + str(resolve(child, schema).get("title", key))
        node = child if child is not None else {}
    return label or str(schema.get("title", ""))


def form_order(path: str, schema: Mapping[str, Any]) -> tuple[int, ...]:
    """Return a key that sorts JSON Pointers as their members stand in the schema, which is the form's order."""
    node: Mapping[str, Any] | None = schema
    order = []
    for key in path.split("/")[1:]:
        properties = list(resolve(node, schema).get("properties", {})) if node else []
        order.append(properties.index(key) if key in properties else int(key) if _is_index(key) else 999)
        node = _child(node, key, schema) if node else None
    return tuple(order)


def _is_index(key: str) -> bool:
    # Not "²" and not a number of a thousand digits, which may be keys of a wrong file.
    return key.isascii() and key.isdigit() and len(key) < 10


def _child(node: Mapping[str, Any], key: str, schema: Mapping[str, Any]) -> Mapping[str, Any] | None:
    node = resolve(node, schema)
    properties: Mapping[str, Any] = node.get("properties", {})
    if key in properties:
        found: Mapping[str, Any] = properties[key]
        return found
    if _is_index(key) and "items" in node:
        items: Mapping[str, Any] = node["items"]
        return items
    return None


def resolve(node: Mapping[str, Any], schema: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return `node` with its local $ref followed; the node's own members win."""
    while "$ref" in node:
        target: Mapping[str, Any] = schema["$defs"][node["$ref"].rsplit("/", 1)[1]]
        own = {key: value for key, value in node.items() if key != "$ref"}
        node = {**target, **own}
    return node
