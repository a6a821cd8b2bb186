"""The lines that a draft is kept in: one JSON value each, with a checksum over its own bytes."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final

from assistant.codec import Json, load_json, render_line
from assistant.draft.migration import VERSION
from assistant.eventcodec import event_json, parse_event
from assistant.eventmembers import read_account, read_moment, read_seq
from assistant.events import Entry

_SUMMED = re.compile(rb'(\{.*),"sum":"([0-9a-f]{8})"\}', re.DOTALL)
SLIPS: Final = (ValueError, KeyError, TypeError, AttributeError, ArithmeticError, RecursionError, IndexError)
"""What a line that says nothing sensible may raise."""


@dataclass(frozen=True)
class Header:
    """The first line of a journal or a snapshot."""

    id: str
    """Of the draft, given once: two drafts of one name are never taken for each other."""
    version: int = VERSION
    through: int = 0
    """What is missing up to this sequence number was superfluous, and is not lost."""
    length: int = 0
    """Of a snapshot: the bytes of the journal that it stands for."""
    check: int = 0
    """Of a snapshot: the checksum of those bytes."""
    name: str = ""
    """Of a draft that is handed on as one file: the name it had."""


def render_header(header: Header) -> str:
    """Return a header as its line."""
    return _summed(
        {
            "shenbao": "draft",
            "schema_version": header.version,
            "id": header.id,
            "through": header.through,
            "length": header.length,
            "check": header.check,
            **({"name": header.name} if header.name else {}),
        }
    )


def render_entry(entry: Entry, more: int = 0) -> str:
    """Return an entry as one journal line with its checksum; `more` entries of the same step follow it."""
    members = {"seq": entry.seq, "at": entry.at, "by": entry.by, "event": event_json(entry.event)}
    marks = {"step": entry.step or 0, "more": more}
    return _summed({**members, **{name: number for name, number in marks.items() if number}})


def render_end(count: int, data: bytes) -> str:
    """Return the line that closes a snapshot of `count` entries, whose bytes so far are `data`."""
    return _summed({"end": count, "check": zlib.crc32(data)})


def _summed(members: Json) -> str:
    text = render_line(members)
    return f'{text[:-1]},"sum":"{zlib.crc32(text.encode("utf-8")):08x}"}}'


def parse_line(line: bytes) -> Json:
    """Return the members of a line without its checksum; one of SLIPS when it does not check."""
    match = _SUMMED.fullmatch(line)
    if match is None or int(match.group(2), 16) != zlib.crc32(b"}", zlib.crc32(match.group(1))):
        raise ValueError("checksum")
    return load_json(match.group(1).decode("utf-8") + "}")


def entry_of(members: Json) -> Entry:
    """Return the entry that the members of a line describe; one of SLIPS when they describe none."""
    if len(members) != 4 + ("step" in members):
        raise ValueError("entry")
    seq, at, by = read_seq(members["seq"]), read_moment(members["at"]), read_account(members["by"])
    step = read_seq(members["step"]) if "step" in members else None
    if step is not None and step >= seq:
        raise ValueError(step)
    return Entry(seq, at, by, parse_event(members["event"]), step)


def parse_entry(line: str) -> Entry:
    """Return the entry of a journal line; one of SLIPS when it does not check."""
    return entry_of(parse_line(line.encode("utf-8")))


def header_of(members: Json) -> Header:
    """Return the header that the members of a line describe; one of SLIPS when they describe none."""
    if members["shenbao"] != "draft":
        raise ValueError("header")
    version, through, length, check = numbers = [
        members[key] for key in ("schema_version", "through", "length", "check")
    ]
    texts = (members["id"], members.get("name", ""))
    if any(type(number) is not int or number < 0 for number in numbers) or not all(isinstance(t, str) for t in texts):
        raise ValueError("header")
    return Header(texts[0], version, through, length, check, texts[1])


@dataclass
class Reading:
    """What the bytes of a journal or a snapshot hold."""

    header: Header | None = None
    members: list[Json] = field(default_factory=list)
    """Of the entries' lines that check, in their order."""
    damaged: list[tuple[int, bytes]] = field(default_factory=list)
    """(how many entries stand before it, bytes) of every line that does not check."""
    torn: bool = False
    """The last step was not written to its end: what there is of it is left out."""
    unended: bool = False
    """The last line is whole but for its line feed."""
    closed: bool = False
    """Of a snapshot: its last line says that nothing is missing."""


def read_lines(data: bytes) -> Reading:
    """Take the lines of a journal or a snapshot apart; nothing that they may hold raises."""
    reading, position, more = Reading(), 0, [0]
    for number, line in enumerate(data.split(b"\n")):
        position += len(line) + 1
        last = position > len(data)
        if not line:
            continue
        closed, reading.closed = reading.closed, False
        try:
            members = parse_line(line)
            reading.unended = last
            if "end" in members and not closed:
                sound = members["check"] == zlib.crc32(data[: position - len(line) - 1])
                reading.closed = sound and members["end"] == len(reading.members)
            elif "shenbao" in members and number == 0:
                reading.header = header_of(members)
            else:
                more.append(members.pop("more", 0))
                reading.members.append(members)
        except SLIPS:
            reading.torn = last
            if not last:
                reading.damaged.append((len(reading.members), line))
    if not reading.damaged or reading.damaged[-1][0] < len(reading.members):
        # A list that was pasted is there whole or not at all: what was typed of it is on disk before it.
        while more.pop():
            reading.members.pop()
            reading.torn = True
    return reading


def render_lines(header: Header, entries: Iterable[Entry]) -> bytes:
    """Return a whole journal."""
    lines = [render_header(header), *map(render_entry, entries)]
    return "".join(f"{line}\n" for line in lines).encode("utf-8")
