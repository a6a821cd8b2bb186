"""The .docx package: named parts, content types, relationships, core properties, and a zip without a clock."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from assistant.exporting.oxml import RELATIONS, element, serialise

_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_CORE = "application/vnd.openxmlformats-package.core-properties+xml"
_EARLIEST = (1980, 1, 1, 0, 0, 0)
"""The first moment that a zip can hold."""


CORE_PART = "docProps/core.xml"


@dataclass(frozen=True)
class Core:
    """Core properties."""

    title: str
    """Of the document."""
    author: str
    """Creator and last editor; may be empty."""
    year: int | None
    """Both dates are its first day; None leaves them out."""


def pack(parts: Mapping[str, Element], core: Core) -> bytes:
    """Return the package of the WordprocessingML `parts`, keyed by kind (document, styles, header …).

    The same parts give the same bytes: entries are sorted and carry no date.
    """
    files = {f"word/{kind}.xml": serialise(part) for kind, part in parts.items()}
    files[CORE_PART] = core_part(core)
    files["word/_rels/document.xml.rels"] = serialise(
        _relationships({kind: (f"{RELATIONS}/{kind}", f"{kind}.xml") for kind in parts if kind != "document"})
    )
    types = {f"word/{kind}.xml": f"{_OFFICE}.{kind}+xml" for kind in parts}
    types["word/document.xml"] = f"{_OFFICE}.document.main+xml"
    return zip_files(files | package_parts("word/document.xml", types))


def package_parts(main: str, types: Mapping[str, str]) -> dict[str, bytes]:
    """Return the parts that make a package of others: their content types, by name, and where the `main` one is."""
    relations = {
        "document": (f"{RELATIONS}/officeDocument", main),
        "core": (f"{_PACKAGE}/relationships/metadata/core-properties", CORE_PART),
    }
    return {
        "[Content_Types].xml": serialise(_content_types({**types, CORE_PART: _CORE})),
        "_rels/.rels": serialise(_relationships(relations)),
    }


def zip_files(files: Mapping[str, bytes]) -> bytes:
    """Return a zip of `files` by name, sorted and without a clock: the same files give the same bytes."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name in sorted(files):
            info = zipfile.ZipInfo(name, _EARLIEST)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.create_system = 0  # the same on every system
            archive.writestr(info, files[name])
    return stream.getvalue()


def _content_types(types: Mapping[str, str]) -> Element:
    relationships = "application/vnd.openxmlformats-package.relationships+xml"
    return element(
        "Types",
        {"xmlns": f"{_PACKAGE}/content-types"},
        element("Default", {"Extension": "rels", "ContentType": relationships}),
        element("Default", {"Extension": "xml", "ContentType": "application/xml"}),
        *(element("Override", {"PartName": f"/{name}", "ContentType": kind}) for name, kind in sorted(types.items())),
    )


def _relationships(targets: Mapping[str, tuple[str, str]]) -> Element:
    return element(
        "Relationships",
        {"xmlns": f"{_PACKAGE}/relationships"},
        *(
            element("Relationship", {"Id": f"r-{name}", "Type": kind, "Target": target})
            for name, (kind, target) in sorted(targets.items())
        ),
    )


def relationship_id(kind: str) -> str:
    """Return the id by which the document refers to its part `kind`."""
    return f"r-{kind}"


def core_part(core: Core) -> bytes:
    """Return the part of the core properties."""
    return serialise(_core_properties(core))


def _core_properties(core: Core) -> Element:
    terms = "http://purl.org/dc/terms/"
    date = {"xsi:type": "dcterms:W3CDTF"}
    moment = f"{core.year:04d}-01-01T00:00:00Z" if core.year is not None else ""
    return element(
        "cp:coreProperties",
        {
            "xmlns:cp": f"{_PACKAGE}/metadata/core-properties",
            "xmlns:dc": "http://purl.org/dc/elements/1.1/",
            "xmlns:dcterms": terms,
            "xmlns:xsi": "http://www.w3.org/2001/XMLSchema-instance",
        },
        element("dc:title", {}, core.title),
        element("dc:creator", {}, core.author),
        element("cp:lastModifiedBy", {}, core.author),
        element("dcterms:created", dict(date), moment) if moment else None,
        element("dcterms:modified", dict(date), moment) if moment else None,
    )
