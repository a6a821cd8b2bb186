"""The README's promises that a machine can check."""

import re
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parents[2]
README = (CHECKOUT / "README.md").read_text(encoding="utf-8")


def quick_start() -> list[str]:
    section = README.split("## 快速开始 / Quick start", 1)[1].split("\n## ", 1)[0]
    return re.findall(r"^```sh\n(.*?)^```$", section, re.DOTALL | re.MULTILINE)


def test_the_quick_start_is_two_blocks_of_one_line_each():
    blocks = quick_start()
    assert len(blocks) == 2
    assert all(block.count("\n") == 1 for block in blocks)
    assert "shenbao" in blocks[0]
    assert "pytest" in blocks[1]


def test_the_readme_has_no_other_commands_to_paste():
    fences = re.findall(r"^ {0,3}(?:```+|~~~+) *(\w*)", README, re.MULTILINE)
    opened = fences[::2]
    assert len(fences) % 2 == 0
    assert [word for word in opened if word in ("sh", "bash", "shell", "console", "")] == ["sh", "sh"]


def test_there_is_one_picture_and_it_exists():
    pictures = re.findall(r"!\[[^\]]+\]\(([^)]+)\)", README)
    assert len(pictures) == 1
    assert (CHECKOUT / pictures[0]).is_file()


def test_every_command_that_the_readme_names_exists():
    from assistant.cli import _MODULES

    named = set(re.findall(r"`shenbao ([a-z]+)", README))
    assert named
    assert named <= set(_MODULES)
