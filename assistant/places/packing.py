"""How the gazetteer lies in its files: one of concatenated xz streams for each province.

The first stream lists the province, every prefecture with the length of its own stream, its counties and their
townships; then one stream a prefecture lists the villages, one line a township. The text is UTF-16-LE, which packs
best; `xz -dc 43.xz | iconv -f UTF-16LE` shows it.
"""

from __future__ import annotations

import lzma
from collections.abc import Sequence

FOLDER = "places"
"""Where the gazetteer lies in question_bank/."""
COMMON = "common.xz"
"""The stems that many villages share, with how many do."""
ENDING_OF = {
    "α": "社区居民委员会",
    "β": "社区村民委员会",
    "γ": "社区居委会",
    "δ": "社区村委会",
    "ε": "村民委员会",
    "ζ": "居民委员会",
    "η": "村委会",
    "θ": "居委会",
    "ι": "生活区",
    "κ": "社区",
    "λ": "嘎查",
    "ω": "",
}
"""Every village's name ends with one of these marks, which stands for the ending; the longer ones come first."""
# Two bytes a character; no stream is longer than the dictionary, and a greater one costs time and memory.
_FILTERS = [{"id": lzma.FILTER_LZMA2, "preset": 9, "dict_size": 2**20, "lc": 3, "lp": 1, "pb": 1}]


def pack(lines: Sequence[str]) -> bytes:
    """Compress lines of text; the same lines give the same bytes."""
    data = "\n".join(lines).encode("utf-16-le")
    return lzma.compress(data, format=lzma.FORMAT_XZ, check=lzma.CHECK_CRC32, filters=_FILTERS)


def unpack(data: bytes) -> tuple[list[str], bytes]:
    """Return the lines of the first stream and what follows it; ValueError, EOFError or LZMAError if it is damaged."""
    reader = lzma.LZMADecompressor(format=lzma.FORMAT_XZ)
    text = reader.decompress(data)
    if not reader.eof:
        raise EOFError("the stream ends early")
    return text.decode("utf-16-le").split("\n"), reader.unused_data


def pack_names(names: Sequence[str]) -> str:
    """Write a township's villages as one line."""
    return "".join(_marked(name) for name in names)


def _marked(name: str) -> str:
    for mark, ending in ENDING_OF.items():
        if name.endswith(ending) and len(name) > len(ending):
            return name[: len(name) - len(ending)] + mark
    raise ValueError("a village without a name")


def unpack_names(line: str) -> list[str]:
    """Read a township's villages off their line, as they are listed."""
    names, start = [], 0
    for place, char in enumerate(line):
        if char in ENDING_OF:
            names.append(line[start:place] + ENDING_OF[char])
            start = place + 1
    return names
