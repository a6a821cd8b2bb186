"""The README's picture of the interview and snapshots of other screens; `python -m tests.support.picture` draws them anew."""

from __future__ import annotations

import asyncio
import html
import os
import re
import tempfile
import time
from collections.abc import Sequence
from functools import partial
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


SNAPSHOTS = Path(__file__).resolve().parents[1] / "data" / "snapshots"
SCENES = {
    "home": (),
    "problems": ("跳到 13", "进一步加强油茶产业发展，疫情防控工作全覆盖", "ctrl+f"),
    "list": ("跳到 13", "油茶低产林改造300亩，11月30日前通过县级验收", "农业实用技术培训〔待填：农业站〕期", "ctrl+b"),
}
"""Of each screen what is typed and pressed on the way to it; nothing is the first screen."""
SIZES = ((80, 24), (40, 12))


async def draw_interview() -> str:
    """Return the interview at 80×24 in the middle of an objective, as SVG that names no font from elsewhere."""
    return await _draw([*TYPED, "清淤加固山塘4口，"], SIZE, hands_in_last=False)


async def draw_scene(name: str, size: tuple[int, int]) -> str:
    """Return one of SCENES at a size, as SVG that names no font from elsewhere."""
    return await _draw([*TYPED[:3], *SCENES[name]] if SCENES[name] else None, size)


async def _draw(typed: Sequence[str] | None, size: tuple[int, int], hands_in_last: bool = True) -> str:
    from assistant.session import Session
    from assistant.tui.app import ShenbaoApp

    session = None if typed is None else Session.new("picture")
    if session is not None:
        session.draft._clock = lambda: "2026-11-24T13:04:00Z"
    app = ShenbaoApp(session)
    async with app.run_test(size=size) as pilot:
        for number, line in enumerate(typed or (), 1):
            if line.startswith("ctrl+"):
                await pilot.press(line)
            elif line:
                app.post_message(events.Paste(line))
            if not line.startswith("ctrl+") and (hands_in_last or number < len(typed or ())):
                await pilot.press("enter")
            await pilot.pause()
        await pilot.pause(0.3)
        return plain_svg(app.export_screenshot(title="shenbao"))


def snapshot(name: str, size: tuple[int, int]) -> Path:
    """Return where a scene's snapshot lies."""
    return SNAPSHOTS / f"{name}-{size[0]}x{size[1]}.svg"


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


async def draw_all() -> None:
    """Draw every picture anew, each on a home of its own."""
    for path, draw in (
        (PICTURE, draw_interview),
        *((snapshot(name, size), partial(draw_scene, name, size)) for name in SCENES for size in SIZES),
    ):
        with tempfile.TemporaryDirectory() as home:
            os.environ.update(SHENBAO_HOME=home, TZ="UTC")
            time.tzset()
            path.write_text(await draw(), encoding="utf-8")


if __name__ == "__main__":
    asyncio.run(draw_all())
