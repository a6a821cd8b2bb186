"""The package of a blank: only the parts that the page needs, without traces of earlier work, and our own facts."""

from __future__ import annotations

import posixpath
from typing import Final

from docx.opc.oxml import serialize_part_xml
from docx.oxml import parse_xml
from docx.oxml.ns import qn

from assistant.errors import InputError
from assistant.exporting.into.scrub import (
    accept_revisions,
    empty_placeholders,
    join_cells,
    remove_hidden,
    scrub_settings,
)
from assistant.exporting.into.texts import Element
from assistant.exporting.oxml import RELATIONS
from assistant.exporting.package import CORE_PART, Core, core_part, package_parts, zip_files
from assistant.importing.package import Package
from assistant.importing.styles import Styles, read_styles
from assistant.importing.visible import plain_text
from assistant.wording import into as say

MAIN_TYPE: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
HEADER_TYPE: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml"
_RELATIONSHIPS: Final = "http://schemas.openxmlformats.org/package/2006/relationships"
_TYPES: Final = "{http://schemas.openxmlformats.org/package/2006/content-types}"
# By the last word of a relationship's type: what the page needs, and what tells of earlier work or runs.
_KEPT: Final = frozenset(
    {"styles", "settings", "fontTable", "theme", "numbering", "header", "footer", "footnotes", "endnotes"}
    | {"image", "hyperlink", "font"}
)
_LEFT_OUT: Final = frozenset(
    {"comments", "commentsExtended", "commentsIds", "commentsExtensible", "people", "documentTasks"}
    | {"customXml", "customXmlProps", "xmlMaps", "vbaProject", "wordVbaData", "keyMapCustomizations"}
    | {"attachedTemplate", "glossaryDocument", "webSettings", "stylesWithEffects", "printerSettings"}
    | {"mailMergeSource", "mailMergeHeaderSource", "mailMergeRecipientData"}
)
_STORIES: Final = frozenset({"header", "footer", "footnotes", "endnotes"})


class Container:
    """The parts of one blank, cleaned; the document and what else is changed are trees, the rest is bytes."""

    def __init__(self, package: Package) -> None:
        self.package = package
        self.hidden: list[str] = []
        """Hidden texts that were taken out."""
        self.main, self.document = package.main_part()
        self.trees: dict[str, Element] = {self.main: self.document}
        self.files: dict[str, bytes] = {}
        self.relations: dict[str, Element] = {}
        """Root of the relationships of a part, by the part's name."""
        self.types = _content_types(package)
        self.kinds: dict[str, str] = {self.main: "document"}
        self._gather(self.main)
        self._scrub()

    def _gather(self, part: str) -> None:
        """Take over what `part` names, as far as the page needs it; InputError for what cannot be taken over."""
        folder, base = posixpath.split(part)
        rels = posixpath.join(folder, "_rels", f"{base}.rels")
        if not self.package.holds(rels):
            return
        root = self.package.parse(rels)
        targets = {relation.key: relation.target for relation in self.package.relations(part)}
        for element in list(root):
            kind, target = element.get("Type", "").rpartition("/")[2], targets.get(element.get("Id", ""))
            if kind in _LEFT_OUT or (kind == "settings" and target is None):
                root.remove(element)
            elif kind not in _KEPT or (target is None and kind != "hyperlink"):
                raise InputError(say.foreign_content(self.package.name, kind))
            elif target is not None and target not in self.kinds:
                self.kinds[target] = kind
                self._take(target, kind)
                self._gather(target)
        self.relations[part] = root

    def _take(self, part: str, kind: str) -> None:
        if kind in _STORIES or kind in ("settings", "styles"):
            self.trees[part] = self.package.parse(part)
        else:
            self.files[part] = self.package.read(part)

    def _scrub(self) -> None:
        styles = self.tree_of("styles")
        hidden = Styles() if styles is None else read_styles(styles, {})
        for part, root in self.trees.items():
            if self.kinds[part] in _STORIES or part == self.main:
                accept_revisions(root)
                empty_placeholders(root)
                join_cells(root)
                self.hidden += remove_hidden(root, hidden)
            elif self.kinds[part] == "settings":
                scrub_settings(root)

    def tree_of(self, kind: str) -> Element | None:
        """Return the root of the first part of that kind."""
        return next((root for part, root in self.trees.items() if self.kinds[part] == kind), None)

    def locked(self) -> bool:
        """Tell whether the settings keep people from editing."""
        settings = self.tree_of("settings")
        mark = None if settings is None else settings.find(qn("w:documentProtection"))
        return mark is not None and mark.get(qn("w:enforcement")) in ("1", "true", "on")

    def tab(self) -> int:
        """Return the twips between the tab stops that no paragraph sets."""
        settings = self.tree_of("settings")
        mark = None if settings is None else settings.find(qn("w:defaultTabStop"))
        value = "" if mark is None else mark.get(qn("w:val"), "")
        return int(value) if value.isdecimal() and int(value) else 720

    def put_document(self, root: Element) -> None:
        """Let `root` be the document."""
        self.document = self.trees[self.main] = root

    def headers(self) -> list[Element]:
        """Return the roots of all header parts."""
        return [root for part, root in self.trees.items() if self.kinds[part] == "header"]

    def margins(self) -> list[str]:
        """Return the texts of all headers and footers."""
        roots = [root for part, root in self.trees.items() if self.kinds[part] in ("header", "footer")]
        return [text for root in roots if (text := plain_text(root).strip())]

    def add_header(self, root: Element) -> str:
        """Add a header part and return the r:id by which the document may name it."""
        folder = posixpath.dirname(self.main)
        names = (posixpath.join(folder, f"header-proof{number or ''}.xml") for number in range(len(self.kinds) + 1))
        part = next(name for name in names if name.lower() not in map(str.lower, self.kinds))
        self.trees[part], self.kinds[part], self.types[part] = root, "header", HEADER_TYPE
        relations = self.relations.setdefault(self.main, parse_xml(f'<Relationships xmlns="{_RELATIONSHIPS}"/>'))
        taken = {element.get("Id") for element in relations}
        key = next(name for number in range(len(taken) + 1) if (name := f"rProof{number or ''}") not in taken)
        relation = relations.makeelement(f"{{{_RELATIONSHIPS}}}Relationship", {})
        relation.set("Id", key)
        relation.set("Type", f"{RELATIONS}/header")
        relation.set("Target", posixpath.basename(part))
        relations.append(relation)
        return key

    def pack(self, core: Core) -> bytes:
        """Return the package; the same parts give the same bytes."""
        files = {**self.files, **{part: serialize_part_xml(root) for part, root in self.trees.items()}}
        types = {part: self.types[part] for part in files if part in self.types}
        types[self.main] = MAIN_TYPE
        for part, root in self.relations.items():
            folder, base = posixpath.split(part)
            files[posixpath.join(folder, "_rels", f"{base}.rels")] = serialize_part_xml(root)
        files[CORE_PART] = core_part(core)
        files |= package_parts(self.main, types)
        return zip_files(files)


def _content_types(package: Package) -> dict[str, str]:
    """Return the content type of every member that has one."""
    root = package.parse("[Content_Types].xml")
    defaults = {
        element.get("Extension", "").lower(): element.get("ContentType", "")
        for element in root.iter(f"{_TYPES}Default")
    }
    named = {
        element.get("PartName", "").lstrip("/").lower(): element.get("ContentType", "")
        for element in root.iter(f"{_TYPES}Override")
    }
    found = {}
    for member in package.members:
        kind = named.get(member.lstrip("/").lower()) or defaults.get(member.rpartition(".")[2].lower())
        if kind:
            found[member] = kind
    return found
