"""Printed pages as black-and-white pictures, and the ruled lines in them.

`python -m tests.support.pages` draws the pictures in tests/data/pages anew, with LibreOffice and poppler.
"""

from __future__ import annotations

import re
import struct
import subprocess
import tempfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from assistant.codec import parse_declaration, parse_json
from assistant.exporting.docx import render_docx
from assistant.form import load_form
from assistant.model import Declaration
from assistant.resources import data_folder

FOLDER = Path(__file__).resolve().parents[1] / "data" / "pages"
DPI = 72
MILLIMETRE = DPI / 25.4
# Longer than any stroke of the title: a row of the form is at least 8 mm high, a column 19 mm wide.
LONG_ACROSS, LONG_DOWN = round(15 * MILLIMETRE), round(7.5 * MILLIMETRE)
FULL = 0.08
"""Share of ink in a row whose text makes its height."""
PATIENCE = 180
"""Seconds for one run of LibreOffice."""


@dataclass(frozen=True)
class Picture:
    """One page; a line of pixels is bytes of 0 (paper) and 1 (ink)."""

    lines: tuple[bytes, ...]
    """From top to bottom, all of the same length."""


@dataclass(frozen=True)
class Band:
    """What stands between two ruled lines that follow each other down a page."""

    height: float
    """mm."""
    verticals: tuple[float, ...]
    """Where upright lines cross it, mm from the page's left edge."""
    ink: float
    """Share of ink inside it, 0 to 1."""


def convert(folder: Path) -> None:
    """Print every .docx of `folder` as a PDF beside it, in one run: LibreOffice's start is most of the time."""
    profile = (folder / "profile").as_uri()
    command = [
        "soffice",
        "--headless",
        f"-env:UserInstallation={profile}",
        "--convert-to",
        "pdf",
        "--outdir",
        str(folder),
    ]
    files = sorted(map(str, folder.glob("*.docx")))
    subprocess.run([*command, *files], check=True, capture_output=True, timeout=PATIENCE)


def pictures_of(pdf: Path) -> list[Picture]:
    """Return the pages of a PDF."""
    command = ["pdftoppm", "-mono", "-r", str(DPI), str(pdf)]
    data = subprocess.run(command, check=True, capture_output=True, timeout=PATIENCE).stdout
    found = []
    start = 0
    while head := re.compile(rb"P4\s+(\d+)\s+(\d+)\s").match(data, start):
        width, height = int(head[1]), int(head[2])
        step = (width + 7) // 8
        rows = (data[head.end() + y * step : head.end() + (y + 1) * step] for y in range(height))
        found.append(Picture(tuple(_pixels(row, width) for row in rows)))
        start = head.end() + step * height
    return found


def _pixels(packed: bytes, width: int) -> bytes:
    bits = f"{int.from_bytes(packed, 'big'):0{len(packed) * 8}b}"[:width]
    return bits.encode("ascii").translate(bytes.maketrans(b"01", b"\x00\x01"))


def write_png(picture: Picture, path: Path) -> None:
    """Write a picture as a PNG of one bit a pixel."""
    width = len(picture.lines[0])
    lines = (
        line.translate(bytes.maketrans(b"\x00\x01", b"10")).ljust((width + 7) // 8 * 8, b"0") for line in picture.lines
    )
    raw = b"".join(b"\0" + int(line, 2).to_bytes(len(line) // 8, "big") for line in lines)
    header = struct.pack(">IIBBBBB", width, len(picture.lines), 1, 0, 0, 0, 0)
    chunks = ((b"IHDR", header), (b"IDAT", zlib.compress(raw, 9)), (b"IEND", b""))
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(*chunk) for chunk in chunks))


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def read_png(path: Path) -> Picture:
    """Read a picture that `write_png` wrote."""
    data = path.read_bytes()
    width, height = struct.unpack(">II", data[16:24])
    start = data.index(b"IDAT")
    raw = zlib.decompress(data[start + 4 : start + 4 + struct.unpack(">I", data[start - 4 : start])[0]])
    step = (width + 7) // 8 + 1
    rows = (_pixels(raw[y * step + 1 : (y + 1) * step], width) for y in range(height))
    return Picture(tuple(row.translate(bytes.maketrans(b"\x00\x01", b"\x01\x00")) for row in rows))


def bands_of(picture: Picture) -> list[Band]:
    """Return the bands between the ruled lines of a page, from top to bottom."""
    across = [y for y, line in enumerate(picture.lines) if b"\x01" * LONG_ACROSS in line]
    ruled = [y for y in across if y - 1 not in across]
    columns = tuple(map(bytes, zip(*picture.lines, strict=True)))
    upright = {
        x: [match.span() for match in re.finditer(b"\x01{%d,}" % LONG_DOWN, line)] for x, line in enumerate(columns)
    }
    found = []
    for top, bottom in pairwise(ruled):
        middle = (top + bottom) / 2
        crossed = [x for x, spans in upright.items() if any(start <= middle < end for start, end in spans)]
        lines = tuple(x / MILLIMETRE for x in crossed if x - 1 not in crossed)
        inside = b"".join(line[crossed[0] : crossed[-1]] for line in picture.lines[top + 2 : bottom - 1])
        found.append(Band((bottom - top) / MILLIMETRE, lines, inside.count(1) / len(inside)))
    return found


def differences(before: list[Picture], now: list[Picture]) -> list[str]:
    """Return what sets two prints of one document apart, however their fonts and page ends differ.

    Ruled lines may stand 3 mm aside, rows be 2 mm higher or lower, or by half if they are full of text, and ink be
    half as much or twice: another Chinese font and another LibreOffice stay within that, a row that is gone or a
    column that moved does not.
    """
    old, new = ([band for page in pages for band in bands_of(page)] for pages in (before, now))
    if len(old) != len(new):
        return [f"{len(new)} rows instead of {len(old)}"]
    found = []
    for number, (was, band) in enumerate(zip(old, new, strict=True), start=1):
        if len(was.verticals) != len(band.verticals):
            found.append(f"row {number}: {len(band.verticals)} upright lines instead of {len(was.verticals)}")
        elif any(abs(a - b) > 3 for a, b in zip(was.verticals, band.verticals, strict=True)):
            found.append(f"row {number}: upright lines at {band.verticals} instead of {was.verticals}")
        if abs(was.height - band.height) > (was.height / 2 if was.ink > FULL else 2.0):
            found.append(f"row {number}: {band.height:.1f} mm high instead of {was.height:.1f}")
        if not was.ink / 2 - 0.01 <= band.ink <= was.ink * 2 + 0.01:
            found.append(f"row {number}: {band.ink:.1%} ink instead of {was.ink:.1%}")
    return found


def subjects() -> dict[str, Declaration]:
    """Return what pictures are kept of: the repository's example and the empty form."""
    example = data_folder("question_bank") / "examples" / "yunxi-2027.json"
    empty = Declaration(load_form().id)
    return {"empty": empty, "example": parse_declaration(parse_json(example.read_text(encoding="utf-8")))}


def kept(name: str) -> list[Picture]:
    """Return the pages kept of a subject."""
    return [read_png(file) for file in sorted(FOLDER.glob(f"{name}-*.png"))]


def draw() -> Iterator[tuple[str, Picture]]:
    """Yield every page to keep with its file's name."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        for name, declaration in subjects().items():
            (folder / f"{name}.docx").write_bytes(render_docx(declaration, load_form()))
        convert(folder)
        for name in subjects():
            for number, picture in enumerate(pictures_of(folder / f"{name}.pdf"), start=1):
                yield f"{name}-{number}.png", picture


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    for old in FOLDER.glob("*.png"):
        old.unlink()
    for file, page in draw():
        write_png(page, FOLDER / file)
