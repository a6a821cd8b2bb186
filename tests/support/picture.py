"""The README's picture of the interview; `python -m tests.support.picture` draws it anew."""

from __future__ import annotations

import asyncio
import html
import os
import re
import tempfile
import time
from pathlib import Path

from rich.cells import cell_len
from textual import events

PICTURE = Path(__file__).resolve().parents[1] / "data" / "interview-80x24.svg"
SIZE = (80, 24)
CELL = 12.2
"""Width of a cell in Rich's SVG, pixels."""
TYPED = [
    "青禾县云溪乡人民政府",
    "",
    "2027",
    "13,286,000元",
    "跳到 16",
    "硬化通组公路3.2公里，10月31日前完工通车",
    "安装太阳能路灯60盏，9月30日前亮灯",
    "例子",
]


async def draw_interview() -> str:
    """Return the interview at 80×24 in the middle of an objective, as SVG that names no font from elsewhere."""
    from assistant.session import Session
    from assistant.tui.app import ShenbaoApp

    session = Session.new("picture")
    session.draft._clock = lambda: "2026-11-24T13:04:00Z"
    app = ShenbaoApp(session)
    async with app.run_test(size=SIZE) as pilot:
        for line in TYPED:
            if line:
                app.post_message(events.Paste(line))
            await pilot.press("enter")
            await pilot.pause()
        app.post_message(events.Paste("清淤加固山塘4口，"))
        await pilot.pause()
        return plain_svg(app.export_screenshot(title="shenbao"))


def plain_svg(svg: str) -> str:
    """Return an SVG without foreign fonts and without the random names that differ at every drawing."""
    svg = re.sub(r"@font-face \{.*?\}\s*", "", svg, flags=re.DOTALL)
    svg = re.sub(r"<!--.*?-->\s*", "", svg, flags=re.DOTALL)
    svg = re.sub(r"terminal-\d+", "terminal", svg)
    svg = re.sub(r"\s*font-variant-east-asian: full-width;", "", svg)
    svg = svg.replace("Fira Code", "Sarasa Mono SC, Noto Sans Mono CJK SC")
    svg = re.sub(r'textLength="[^"]*"([^>]*)>(.*?)</text>', _full_length, svg, flags=re.DOTALL)
    return "\n".join(line.rstrip() for line in svg.splitlines()) + "\n"


def _full_length(match: re.Match[str]) -> str:
    # Rich counts a Chinese character as one cell here, which squeezes it to half its width.
    cells = cell_len(html.unescape(match.group(2)))
    return f'textLength="{cells * CELL:.1f}"{match.group(1)}>{match.group(2)}</text>'


def words(svg: str) -> str:
    """Return what can be read in an SVG, without blanks."""
    return re.sub(r"\s", "", html.unescape("".join(re.findall(r"<text[^>]*>(.*?)</text>", svg, re.DOTALL))))


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as home:
        os.environ.update(SHENBAO_HOME=home, TZ="UTC")
        time.tzset()
        PICTURE.write_text(asyncio.run(draw_interview()), encoding="utf-8")
