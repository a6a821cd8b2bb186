"""Word files that mean harm, or are as large as careless programs make them: each a whole file, built when asked for."""

from __future__ import annotations

import io
import struct
import warnings
import zipfile
from collections.abc import Callable

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
TYPE = f"{R}/"
HEAD = "<w:p><w:r><w:t>附件2</w:t></w:r></w:p><w:p><w:r><w:t>乡镇部门整体支出绩效目标申报表</w:t></w:r></w:p>"
FORM = (
    f"{HEAD}<w:tbl><w:tr><w:tc><w:p><w:r><w:t>部门名称</w:t></w:r></w:p></w:tc>"
    "<w:tc><w:p><w:r><w:t>青禾县云溪乡人民政府</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
)
LAUGHS = (
    '<!DOCTYPE a [<!ENTITY a "ha">'
    + "".join(f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(12))
    + "]>"
)
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def document(body: str = FORM) -> str:
    """Return a main part with `body` in it."""
    return f'<w:document xmlns:w="{W}" xmlns:r="{R}"><w:body>{body}</w:body></w:document>'


def relations(*told: tuple[str, str], mode: str = "") -> str:
    """Return a .rels part; each relation is (kind, target), their ids count from rId1."""
    items = "".join(
        f'<Relationship Id="rId{n}" Type="{TYPE}{kind}" Target="{target}"{mode}/>'
        for n, (kind, target) in enumerate(told, 1)
    )
    return (
        f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{items}</Relationships>'
    )


TOLD = (("styles", "styles.xml"), ("comments", "comments.xml"), ("header", "header1.xml"), ("footnotes", "notes.xml"))
EXTERNAL = ' TargetMode="External"'


def parts(body: str = FORM, **changed: str | bytes) -> dict[str, str | bytes]:
    """Return the parts of a sound file, by name; `changed` replaces document, styles, comments, header, notes, rels."""
    usual: dict[str, str | bytes] = {
        "document": document(body),
        "styles": f'<w:styles xmlns:w="{W}"/>',
        "comments": f'<w:comments xmlns:w="{W}"/>',
        "header": f'<w:hdr xmlns:w="{W}"/>',
        "notes": f'<w:footnotes xmlns:w="{W}"/>',
        "rels": relations(*TOLD),
        "root": relations(("officeDocument", "word/document.xml")),
    } | changed
    names = {"header": "word/header1.xml", "rels": "word/_rels/document.xml.rels", "root": "_rels/.rels"}
    return {"[Content_Types].xml": "<Types/>"} | {
        names.get(kind, f"word/{kind}.xml"): content for kind, content in usual.items()
    }


def zipped(files: dict[str, str | bytes] | list[tuple[str, str | bytes]]) -> bytes:
    """Return a zip of the files; names may come twice in a list."""
    stream = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        warnings.simplefilter("ignore")  # zipfile warns of a name that comes twice
        for name, content in files.items() if isinstance(files, dict) else files:
            archive.writestr(name, content)
    return stream.getvalue()


def word(body: str = FORM, **changed: str | bytes) -> bytes:
    """Return a whole file."""
    return zipped(parts(body, **changed))


def patched(data: bytes, member: str, offset: int, value: bytes, local: int | None = None) -> bytes:
    """Return a zip with bytes of a member's central entry, and of its local one, overwritten."""
    changed, name = bytearray(data), member.encode()
    start = 0
    while (start := data.find(b"PK\x01\x02", start)) != -1:
        if data[start + 46 :].startswith(name):
            changed[start + offset : start + offset + len(value)] = value
        start += 4
    start = 0
    while local is not None and (start := data.find(b"PK\x03\x04", start)) != -1:
        if data[start + 30 :].startswith(name):
            changed[start + local : start + local + len(value)] = value
        start += 4
    return bytes(changed)


def paragraph(text: str) -> str:
    """Return a paragraph."""
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def cell(text: str = "") -> str:
    """Return a cell of one paragraph."""
    return f"<w:tc>{paragraph(text) if text else '<w:p/>'}</w:tc>"


def nested(name: str, depth: int, inner: str) -> str:
    """Return `inner` within `depth` elements."""
    return "".join(f"<w:{part}>" for part in name.split()) * depth + inner + "".join(
        f"</w:{part}>" for part in reversed(name.split())
    ) * depth  # fmt: skip


def with_laughs(kind: str) -> bytes:
    """Return a file with entities that grow to a terabyte in one of its parts."""
    text = parts()
    name = next(name for name in text if kind in name)
    root = "w:styles" if kind == "styles" else "a"
    body = f'{LAUGHS}<{root} xmlns:w="{W}">&m;</{root}>'
    return zipped(text | {name: body})


def overlapping() -> bytes:
    """Return a zip whose members all lie in the same place."""
    data = word(document=document(FORM), styles=document(FORM))
    start = data.find(b"PK\x01\x02")
    first = struct.unpack("<L", data[start + 42 : start + 46])[0]
    return patched(data, "word/", 42, struct.pack("<L", first))


def compound(*names: str, fib: int | None = None) -> bytes:
    """Return an OLE file with directory entries of these names; `fib` are the flags of a WordDocument stream."""
    header = bytearray(OLE + bytes(504))
    header[30:32] = (9).to_bytes(2, "little")
    directory = bytearray()
    for name in ("Root Entry", *names):
        entry = bytearray(128)
        raw = name.encode("utf-16-le") + b"\0\0"
        entry[: len(raw)] = raw
        entry[64:66] = len(raw).to_bytes(2, "little")
        entry[66] = 5 if name == "Root Entry" else 2
        entry[116:120] = (4).to_bytes(4, "little")
        directory += entry
    directory += bytes(-len(directory) % 2048)
    stream = bytearray(512)
    if fib is not None:
        stream[0:2], stream[10:12] = (0xA5EC).to_bytes(2, "little"), fib.to_bytes(2, "little")
    return bytes(header) + bytes(directory) + bytes(stream) + bytes(4096)


def comments(count: int) -> str:
    """Return a comments part."""
    inner = "".join(f'<w:comment w:id="{n}" w:author="甲">{paragraph("改")}</w:comment>' for n in range(count))
    return f'<w:comments xmlns:w="{W}">{inner}</w:comments>'


def based(count: int) -> str:
    """Return a styles part in which every style is based on the one before, and the first on the last."""
    inner = "".join(
        f'<w:style w:type="paragraph" w:styleId="s{n}"><w:basedOn w:val="s{(n or count) - 1}"/></w:style>'
        for n in range(count)
    )
    return f'<w:styles xmlns:w="{W}">{inner}</w:styles>'


def attributes(count: int) -> str:
    """Return an element with that many attributes."""
    return "<w:p " + " ".join(f'a{n}=""' for n in range(count)) + "/>"


def namespaces(count: int) -> str:
    """Return an element that declares that many namespaces."""
    return "<w:p " + " ".join(f'xmlns:a{n}="u{n}"' for n in range(count)) + "/>"


ROW = f"<w:tr>{cell('甲')}{cell('乙')}{cell('丙')}</w:tr>"
BLANK_ROW = f"<w:tr>{cell()}{cell()}{cell()}</w:tr>"

REFUSED: dict[str, Callable[[], bytes]] = {
    "bomb of one part": lambda: zipped(parts() | {"word/media/a.bin": bytes(100 * 2**20)}),
    "bomb in the document": lambda: word(FORM + " " * (40 * 2**20)),
    "hundred thousand members": lambda: zipped([(f"a{n}", "") for n in range(100_000)]),
    "declares four gigabytes": lambda: patched(word(), "word/document.xml", 24, b"\xf0\xff\xff\xff", 22),
    "declares less than it holds": lambda: patched(word(), "word/document.xml", 24, b"\x64\0\0\0", 22),
    "members in one place": overlapping,
    **{f"entities in {kind}": (lambda kind=kind: with_laughs(kind)) for kind in ("document.xml", "_rels/.rels",
       "document.xml.rels", "styles", "comments")},
    "entities in UTF-32": lambda: word(document=f'<?xml version="1.0" encoding="UTF-32"?>{LAUGHS}<a>&m;</a>'.encode("utf-32")),
    "main part elsewhere": lambda: word(root=relations(("officeDocument", "http://127.0.0.1:9/a"), mode=EXTERNAL)),
    "main part outside": lambda: word(root=relations(("officeDocument", "../../../../etc/passwd"))),
    "main part on the disk": lambda: word(root=relations(("officeDocument", "file:///etc/passwd"))),
    "one name twice": lambda: zipped([*parts().items(), ("word/document.xml", document(HEAD))]),
    "ten thousand rows": lambda: word(f"{FORM}<w:tbl>{ROW * 10_000}</w:tbl>"),
    "ten thousand blank rows": lambda: word(f"{FORM}<w:tbl>{BLANK_ROW * 10_000}</w:tbl>"),
    "hundred thousand paragraphs": lambda: word(FORM + paragraph("甲") * 100_000),
    "million empty paragraphs": lambda: word(FORM + "<w:p/>" * 1_000_000),
    "one run of five megabytes": lambda: word(FORM + paragraph("a" * 5 * 2**20)),
    "one run of five megabytes in Chinese": lambda: word(FORM + paragraph("甲" * (5 * 2**20 // 3))),
    "two million private characters": lambda: word(FORM + paragraph("".join(map(chr, range(0xE000, 0xF900))) * 300)),
    "tables nested ten thousand deep": lambda: word(FORM + nested("tbl tr tc", 10_000, "<w:p/>")),
    "controls nested ten thousand deep": lambda: word(FORM + nested("sdt sdtContent", 10_000, "<w:p/>")),
    "runs nested ten thousand deep": lambda: word(f"{FORM}<w:p>{nested('ins', 10_000, '<w:r/>')}</w:p>"),
    "half a million attributes": lambda: word(FORM + attributes(500_000)),
    "hundred thousand comments": lambda: word(comments=comments(100_000)),
    "twenty thousand comments": lambda: word(comments=comments(15_000)),
    "million tags in the styles": lambda: word(styles=f'<w:styles xmlns:w="{W}">{"<w:a/>" * 1_000_000}</w:styles>'),
    "tags without end in every part": lambda: word(
        f"{FORM}<w:p>{'<w:r/>' * 100_000}</w:p>",
        **{
            kind: f'<w:{root} xmlns:w="{W}">{"<w:a/>" * 100_000}</w:{root}>'
            for kind, root in (("styles", "styles"), ("header", "hdr"), ("comments", "comments"))
        },
    ),
    "bytes that are no UTF-8": lambda: word(document=document().encode()[:-60] + b"\xff\xfe\xfd" + document().encode()[-60:]),
    "half a UTF-16 character": lambda: word(document=("<?xml version='1.0' encoding='UTF-16'?>" + document()).encode("utf-16")[:-1]),
    "no XML": lambda: word(document=b"\0" * 1000),
    "empty main part": lambda: word(document=b""),
    "wrong checksum": lambda: patched(word(), "word/document.xml", 16, b"\0\0\0\1", 14),
    "password on the zip": lambda: patched(word(), "word/document.xml", 8, b"\1\0", 6),
    "password in an old wrapping": lambda: compound("EncryptionInfo", "EncryptedPackage"),
    "old file with a password": lambda: compound("WordDocument", "1Table", fib=0x0100),
    "old spreadsheet": lambda: compound("Workbook"),
    "old slides": lambda: compound("PowerPoint Document"),
    "installer": lambda: compound("\u4840\u3f3f\u4577"),
    "old file that is cut off": lambda: OLE,
    "unknown compression": lambda: patched(word(), "word/document.xml", 10, b"\x0e\0", 8),
    **{f"cut off at {part}": (lambda part=part: word()[: int(len(word()) * part)]) for part in (0.02, 0.2, 0.5, 0.8, 0.99)},
    "macros": lambda: zipped(parts() | {"word/vbaProject.bin": compound("VBA")}),
    "header and comments elsewhere": lambda: word(
        f'{FORM}<w:sectPr><w:headerReference r:id="rId3"/></w:sectPr>',
        rels=relations(*((kind, "http://127.0.0.1:9/a") for kind, _ in TOLD), mode=EXTERNAL),
    ),
    "template from elsewhere": lambda: zipped(
        parts() | {"word/_rels/settings.xml.rels": relations(("attachedTemplate", "http://127.0.0.1:9/a.dotm"), mode=EXTERNAL)}
    ),
    "picture from elsewhere": lambda: word(rels=relations(("image", "http://127.0.0.1:9/a.png"), mode=EXTERNAL)),
    "nothing but the end of a zip": lambda: b"PK\x05\x06" + bytes(18),
    "web page": lambda: "<html><body>附件2</body></html>".encode(),
}  # fmt: skip
"""Files that are refused, by what is wrong with them."""

READ: dict[str, Callable[[], bytes]] = {
    "sound": word,
    "link to click": lambda: word(rels=relations(("hyperlink", "http://127.0.0.1:9/"), mode=EXTERNAL)),
    "template on somebody's disk": lambda: zipped(
        parts()
        | {"word/_rels/settings.xml.rels": relations(("attachedTemplate", "file:///C:/Users/a/Normal.dotm"), mode=EXTERNAL)}
    ),
    "bomb in a bomb": lambda: zipped(parts() | {"word/media/a.zip": zipped({"b.zip": zipped({"c": bytes(2**24)})})}),
    "entities where nothing is read": lambda: zipped(parts() | {"[Content_Types].xml": f"{LAUGHS}<a>&m;</a>"}),
    "names that lead outside": lambda: zipped(parts() | {"../../../../tmp/shenbao-outside": "x", "/etc/shenbao": "x"}),
    "embedded object": lambda: word(f"{FORM}<w:p><w:r><w:object/></w:r></w:p>"),
    "two hundred thousand namespaces": lambda: word(FORM + namespaces(199_000)),
    "styles in a circle": lambda: word(styles=based(10_000)),
    "row of five thousand cells": lambda: word(f"{FORM}<w:tbl><w:tr>{cell() * 5_000}</w:tr></w:tbl>"),
    "two hundred thousand empty tags": lambda: word(f"{FORM}<w:p>{'<w:r/>' * 199_000}</w:p>"),
    "two hundred thousand attributes": lambda: word(FORM + attributes(199_000)),
    "as many tags and attributes as are read": lambda: word(f"{FORM}<w:p>{'<w:r/>' * 199_000}</w:p>{attributes(199_000)}"),
    "paragraph of forty thousand runs": lambda: word(f"{FORM}<w:p>{'<w:r><w:t>a</w:t></w:r>' * 9_000}{'<w:r/>' * 31_000}</w:p>"),
    "twenty thousand hidden texts": lambda: word(
        FORM + "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>甲</w:t></w:r></w:p>" * 15_000
    ),
    "nested as deep as a parser goes": lambda: word(FORM + nested("tbl tr tc", 80, "<w:p/>")),
}  # fmt: skip
"""Files that mean harm and are nevertheless the form."""
