"""A robot at the keyboard: whatever it presses, the program neither falls nor forgets."""

from __future__ import annotations

import random

import pytest
from textual import events

from assistant.codec import declaration_json
from assistant.folding import fold
from assistant.session import Session
from assistant.tui.app import ShenbaoApp
from tests.support.lastyear import NAMES, old_form

KEYS = (
    *["enter"] * 12, "escape", "escape", "tab", "shift+tab", "up", "up", "down", "down", "left", "right", "home", "end",
    "pageup", "pagedown", "backspace", "backspace", "delete", "space", "ctrl+a", "ctrl+b", "ctrl+c", "ctrl+d", "ctrl+e", "ctrl+f",
    "ctrl+g", "ctrl+j", "ctrl+k", "ctrl+l", "ctrl+n", "ctrl+o", "ctrl+p", "ctrl+q", "ctrl+r", "ctrl+s", "ctrl+t", "ctrl+u", "ctrl+v",
    "ctrl+w", "ctrl+x", "ctrl+y", "ctrl+z", *"0123456789", *"abcdefghijklmnopqrstuvwxyz", *"FKJN/?-+.,[]<>", *"无年乡村亩户率的",
)  # fmt: skip
"""Keys, those that clerks press most several times."""
WORDS = (
    "青禾县云溪乡人民政府", "2027", "900", "922.75万", "无", "待填", "跳过", "上一题", "撤销", "重做", "目录", "核对",
    "预审", "改 1", "删 1", "跳到 13", "跳到 写出", "快填", "长文", "其余为空", "换金额", "金额后填", "同上年", "更多",
    "找 农田", "照改 1", "保留 1 县里这么叫", "写出", "送审稿", "帮助", "改动", "基本数据 村10", "存为常用语",
    "全留", "没毛病的都留", "留 1", "换题库 1 1", "照改 全部", "一览 2", "拆 1 全部", "移到 1 目标5", "对照", "外部编辑",
    "油茶低产林改造300亩，11月30日前通过县级验收", "满意度：群众满意度不低于90%", "1、甲乙丙丁\n2、戊己庚辛",
    "硬化公路〔待填：村建站〕公里", "[/x][bold]", "\x1b[31m红\x07", "９" * 40, "啊" * 300,
)  # fmt: skip
"""Whole lines that are pasted."""


async def press_at_random(session: Session, keys: int, chance: random.Random) -> int:
    """Press keys until there are none left or the robot has left; returns how many are left."""
    app = ShenbaoApp(session)
    async with app.run_test(size=chance.choice([(80, 24), (40, 12), (132, 43)])) as pilot:
        while keys and app.is_running and app.session is not None and app.return_code is None:
            keys -= 1
            if chance.random() < 0.25:
                app.post_message(events.Paste(chance.choice(WORDS)))
                await pilot.pause()
            elif chance.random() < 0.01:
                await pilot.resize_terminal(*chance.choice([(80, 24), (40, 12), (20, 5)]))
            else:
                await pilot.press(chance.choice(KEYS))
    assert app.fault is None
    return keys


async def survives(seed: int, keys: int) -> None:
    """Press keys on a new draft; every other one is begun with an old form, whose lines wait for decisions."""
    chance = random.Random(seed)
    file = None if seed % 2 else ("去年.docx", old_form(chance.choice(NAMES)))
    Session.new("robot", file, 2027 if file else None).close()
    while keys:
        session = Session.open("robot")
        keys = await press_at_random(session, keys, chance)
        state, declaration = session.interview.state, declaration_json(session.declaration())
        session.close()
        again = Session.open("robot")
        assert declaration_json(again.declaration()) == declaration
        assert again.interview.state.stale == state.stale
        assert fold(again.interview.entries) == again.interview.state
        assert not again.draft.found.losses
        again.close()


@pytest.mark.parametrize("seed", [1, 2])
async def test_a_robot_neither_breaks_the_program_nor_loses_anything(seed):
    await survives(seed, 150)


@pytest.mark.full
@pytest.mark.parametrize("seed", range(10, 18))
async def test_a_robot_presses_two_thousand_keys(seed):
    await survives(seed, 2000)
