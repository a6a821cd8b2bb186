"""The filer's name on the form: as on the seal, the same in both places, and of the township that was chosen."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from assistant.model import Finding, Severity, Strength
from assistant.review.context import Context, found
from assistant.review.lines import Line, Role
from assistant.review.place.own import Own, own_place
from assistant.wording.review import place as say

_SEPARATORS: Final = re.compile(r"[\s/\\>＞→|,，、;；:：·_—–-]+")
_AUTHORITY: Final = re.compile(
    "人民政府$|办事处$|管理委员会$|委员会$|(?:农|林|牧|茶|渔|园艺|良种|原种|种畜|水产|垦殖)场$|公司$|兵团$|团场$|"
    "监狱管理局$|区公所$|管理区$|开发区$|园区$|管理处$|管理局$"
)
_ITSELF: Final = re.compile(r"[（(]?(?:本级|机关|本部)[）)]?$")
_TOWNSHIP: Final = re.compile("[乡镇]$|街道$|苏木$")


def filer_name(line: Line, context: Context) -> Iterator[Finding]:
    """填报单位 that is not the full name on the seal."""
    if line.role is not Role.FILER:
        return
    text = line.text
    own = own_place(context.filer, context.division_code)
    if own.written is not None:
        yield _found(line, Severity.WARNING, say.other_than_chosen(own.written.name, own.name), own.seal or None)
    elif mark := _SEPARATORS.search(text):
        yield _found(line, Severity.WARNING, say.filer_with_marks(mark.group().strip() or say.SPACE), _joined(text))
    elif not _AUTHORITY.search(text):
        yield _found(line, Severity.WARNING, say.no_authority(_authority(text)), _completed(text, own))
    elif own.township and own.name != own.township.name:
        yield _found(line, Severity.NOTE, say.renamed(own.township.name), None)
    elif own.seal and own.name not in text:
        yield _found(line, Severity.WARNING, say.filer_not_whole(own.name), own.seal)
    elif own.township and own.seal and text.startswith(own.name):
        yield _found(line, Severity.NOTE, say.filer_without_county(own.township.county.name), own.seal)


def department_name(line: Line, context: Context) -> Iterator[Finding]:
    """部门名称 that is another unit than 填报单位."""
    if line.role is Role.DEPARTMENT and context.filer and line.text != context.filer:
        yield _found(line, Severity.WARNING, say.other_department(), context.filer, Strength.CUSTOM)


def _found(
    line: Line, severity: Severity, message: str, fix: str | None, strength: Strength = Strength.RULE
) -> Finding:
    fix = None if fix == line.text else fix
    return found(
        "place.filer", severity, line, message, (0, line.text) if line.text else None, fix, say.BASIS_SEAL,
        strength,
    )  # fmt: skip


def _authority(text: str) -> str:
    return "办事处" if text.endswith("街道") else "人民政府"


def _joined(text: str) -> str | None:
    """Return the name without the marks of a path, its authority behind it and only its county before it."""
    parts = [part for part in _SEPARATORS.split(text) if part and not part.isascii()]
    for start in range(max(1, len(parts) - 1)):  # the last part alone may be a township far away
        if seal := own_place("".join(parts[start:])).seal:
            return seal
    name = "".join(parts[-2:])
    return name if _AUTHORITY.search(name) else _completed(name, own_place(name))


def _completed(text: str, own: Own) -> str | None:
    if own.seal:
        return own.seal
    if _AUTHORITY.search(bare := _ITSELF.sub("", text)):
        return own_place(bare).seal or bare
    if text.endswith("政府"):
        return f"{text.removesuffix('政府')}人民政府"
    return text + _authority(text) if _TOWNSHIP.search(text) else None
