"""A Word file's package behind its limits: members, relations and XML, nothing fetched and nothing run."""

from __future__ import annotations

import io
import posixpath
import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, Final

from docx.oxml import parse_xml
from docx.oxml.ns import qn

from assistant.errors import InputError
from assistant.wording import importing as say
from assistant.wording import word_files as say_word

MOST_PART_BYTES: Final = 6 * 2**20
"""Of one XML part; a filled form has half a megabyte."""
MOST_TAGS: Final = 200_000
"""Of all XML that is parsed, end tags included; a tag of four bytes takes 200 in memory. A filled form has 20,000."""
MOST_ATTRIBUTES: Final = 200_000
MOST_BYTES: Final = 64 * 2**20
"""Of the whole package, unpacked."""
MOST_PARTS: Final = 2000

_ENTRY: Final = b"PK\x01\x02"
_DOCTYPES: Final = ("<!DOCTYPE".encode("ascii"), "<!DOCTYPE".encode("utf-16-le"), "<!DOCTYPE".encode("utf-16-be"))
# The strict dialect differs from the usual one in its namespaces only.
_STRICT: Final = (
    (
        b"http://purl.oclc.org/ooxml/wordprocessingml/main",
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    ),
    (
        b"http://purl.oclc.org/ooxml/officeDocument/relationships",
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    ),
)
_MACROS: Final = frozenset({"vbaproject.bin", "vbadata.xml"})
_RELATIONSHIP: Final = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_OPEN_TEXT: Final = b"application/vnd.oasis.opendocument.text"
_OPEN_SHEET: Final = b"application/vnd.oasis.opendocument.spreadsheet"

Element = Any
"""An lxml element; python-docx's own classes are not typed."""


@dataclass(frozen=True)
class Relation:
    """What one part says about another."""

    key: str
    """Its r:id in the part that says it."""
    kind: str
    """The last word of its type: officeDocument, styles, header …"""
    target: str | None
    """Name of the member it leads to; None where it leads out of the package or to no member."""


@contextmanager
def open_package(data: bytes, name: str) -> Iterator[Package]:
    """Open the .docx in `data`; InputError says in one line why it, or what is read of it inside, cannot be used.

    `name` stands in what is said.
    """
    try:
        # Before zipfile sees it: it makes an object of half a kilobyte of every entry.
        if data.count(_ENTRY) > MOST_PARTS:
            raise InputError(say.oversized_docx(name))
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            yield Package(archive, name)
    except (zipfile.BadZipFile, zlib.error, struct.error, EOFError, SyntaxError, OSError):
        raise InputError(say.broken_docx(name)) from None
    except (ValueError, LookupError, RuntimeError, ArithmeticError):  # any other way in which bytes can be off
        raise InputError(say.broken_docx(name)) from None


class Package:
    """The members of a package that was found to be within its limits; only what is asked for is unpacked."""

    def __init__(self, archive: zipfile.ZipFile, name: str) -> None:
        self.name = name
        self._archive = archive
        self._tags = self._attributes = 0
        self._relations: dict[str, tuple[Relation, ...]] = {}
        members = archive.infolist()
        if any(member.flag_bits & 1 for member in members):
            raise InputError(say.locked_docx(name))
        # What no word processor writes: bzip2 and LZMA have errors of their own, which zipfile lets through.
        if any(member.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED) for member in members):
            raise InputError(say.broken_docx(name))
        # zipfile reads no more of a member than it declares, so the declared sizes bound the memory.
        if len(members) > MOST_PARTS or sum(member.file_size for member in members) > MOST_BYTES:
            raise InputError(say.oversized_docx(name))
        self._members = {_key(member.filename): member for member in members}
        if any(key.rpartition("/")[2] in _MACROS for key in self._members):
            raise InputError(say.macros_docx(name))
        # Of two members of one name every program could read another one.
        if len(self._members) < len(members):
            raise InputError(say.broken_docx(name))

    @property
    def members(self) -> tuple[str, ...]:
        """The names of all members, in the order of the package."""
        return tuple(self._archive.namelist())

    def holds(self, part: str) -> bool:
        """Tell whether there is a member `part`; names differ in more than the case of their letters."""
        return _key(part) in self._members

    def size(self, part: str) -> int:
        """Return how many bytes the member `part` says that it unpacks to."""
        return self._members[_key(part)].file_size

    def read(self, part: str) -> bytes:
        """Return the content of the member `part`, bounded only by MOST_BYTES."""
        return self._archive.read(self._members[_key(part)])

    def parse(self, part: str) -> Element:
        """Return the root element of the XML in `part`; InputError for a part that is too large, or has a DOCTYPE."""
        if self.size(part) > MOST_PART_BYTES:
            raise InputError(say.oversized_docx(self.name))
        data = self.read(part)
        if any(mark in data for mark in _DOCTYPES):
            raise InputError(say.unsafe_docx(self.name))
        self._tags += data.count(b"<")
        self._attributes += data.count(b"=")
        if self._tags > MOST_TAGS or self._attributes > MOST_ATTRIBUTES:
            raise InputError(say.oversized_docx(self.name))
        for strict, usual in _STRICT:
            data = data.replace(strict, usual)
        # The parser of python-docx fetches nothing, expands nothing, and nests 256 deep at most.
        root = parse_xml(data)
        if root.getroottree().docinfo.internalDTD is not None:  # one that an unusual encoding hid above
            raise InputError(say.unsafe_docx(self.name))
        return root

    def main_part(self) -> tuple[str, Element]:
        """Return the name and the root of the part that holds the document; InputError where there is none."""
        self._look_for_ways_out()
        main = self.related("", "officeDocument")
        if not main:
            raise InputError(self._other_kind())
        document = self.parse(main[0])
        if document.tag != qn("w:document") or document.find(qn("w:body")) is None:
            raise InputError(self._other_kind())
        return main[0], document

    def _other_kind(self) -> str:
        """Return what is said of a package that holds no Word document."""
        if self.holds("mimetype") and self.size("mimetype") < 100:
            kind = self.read("mimetype")
            if kind.startswith(_OPEN_TEXT):
                return say_word.open_document(self.name)
            if kind.startswith(_OPEN_SHEET):
                return say_word.spreadsheet(self.name)
        if self.holds("xl/workbook.xml") or self.holds("xl/workbook.bin"):
            return say_word.spreadsheet(self.name)
        return say_word.slides(self.name) if self.holds("ppt/presentation.xml") else say.no_word_part(self.name)

    def _look_for_ways_out(self) -> None:
        """Raise InputError where a part would have a word processor fetch something from elsewhere."""
        for member in self.members:
            folder, name = posixpath.split(_key(member))
            if name.endswith(".rels") and posixpath.basename(folder) == "_rels":
                for relation in self.parse(member).iter(_RELATIONSHIP):
                    if relation.get("TargetMode") == "External" and not _may_lead_out(relation):
                        raise InputError(say.external_docx(self.name))

    def related(self, part: str, kind: str) -> tuple[str, ...]:
        """Return the members that `part`, or with "" the package, names as its `kind`."""
        found = (relation.target for relation in self.relations(part) if relation.kind == kind)
        return tuple(target for target in found if target is not None)

    def relations(self, part: str) -> tuple[Relation, ...]:
        """Return what `part`, or with "" the package, says about other parts, in the order of the file."""
        if part not in self._relations:
            folder, base = posixpath.split(part)
            rels = posixpath.join(folder, "_rels", f"{base}.rels")
            said = self.parse(rels).iter(_RELATIONSHIP) if self.holds(rels) else ()
            self._relations[part] = tuple(self._relation(element, folder) for element in said)
        return self._relations[part]

    def _relation(self, element: Element, folder: str) -> Relation:
        inside = element.get("TargetMode") != "External"
        target = _key(posixpath.normpath(posixpath.join("/", folder, element.get("Target", ""))))
        member = self._members.get(target) if inside else None
        kind = element.get("Type", "").rpartition("/")[2]
        return Relation(element.get("Id", ""), kind, None if member is None else member.filename)


def _may_lead_out(relation: Element) -> bool:
    """Tell whether an external relation fetches nothing: a link to click, or a template on the writer's own disk."""
    kind, target = relation.get("Type", "").rpartition("/")[2], relation.get("Target", "").casefold()
    local = target.startswith("file:///") or ("/" not in target.replace("\\", "/")[:2] and "://" not in target)
    return kind == "hyperlink" or (kind == "attachedTemplate" and local)


def _key(name: str) -> str:
    """Return a member's name as names are compared: careless programs write backslashes and other cases."""
    return name.replace("\\", "/").lstrip("/").casefold()
