"""The structure that the project promises: imports point down, one place for each dangerous thing."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).resolve().parents[2]
PACKAGE = CHECKOUT / "assistant"
MODULES = sorted(PACKAGE.rglob("*.py"))

# Imports point down this list only; within a line, to the left only.
TIERS = [
    ["errors", "text", "model", "events", "wording", "codec", "eventcodec", "state", "declared", "history"],
    ["paths", "files", "resources"],
    ["answers", "form", "bank", "categories", "validation"],
    ["review", "importing", "exporting", "agenda", "step", "lines", "interview", "commands", "draft"],
    ["outline", "session"],
    ["plain", "tui"],
    ["cli"],
    ["__main__"],
]
ORDER = {name: (tier, place) for tier, names in enumerate(TIERS) for place, name in enumerate(names)}
# What a sentence may need to know besides the model is for type hints only.
TYPE_HINTS_ONLY = {"wording"}


def module_name(path: Path) -> str:
    return ".".join(path.relative_to(CHECKOUT).with_suffix("").parts).removesuffix(".__init__")


def imports_of(path: Path, running_only: bool = False) -> list[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    hints = [
        node for node in ast.walk(tree)
        if isinstance(node, ast.If) and isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING"
    ]  # fmt: skip
    skipped = {id(part) for node in hints for part in ast.walk(node)} if running_only else set()
    found = []
    for node in ast.walk(tree):
        if id(node) in skipped:
            continue
        if isinstance(node, ast.Import):
            found += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path} imports relatively"
            found += [f"{node.module}.{alias.name}" for alias in node.names]
    return found


def part_of(name: str) -> str | None:
    parts = name.split(".")
    return parts[1] if parts[0] == "assistant" and len(parts) > 1 and parts[1] in ORDER else None


def test_every_module_has_a_tier():
    parts = {module_name(path).split(".")[1] for path in MODULES if path.parent != PACKAGE or path.stem != "__init__"}
    assert parts == set(ORDER)


@pytest.mark.parametrize("path", MODULES, ids=module_name)
def test_imports_point_down_only(path):
    here = part_of(f"{module_name(path)}.")
    if here is None:
        return
    for name in imports_of(path, running_only=here in TYPE_HINTS_ONLY):
        there = part_of(name)
        if there is not None and there != here:
            assert ORDER[there] < ORDER[here], f"{here} imports {name}"


def test_widgets_know_the_model_the_wording_and_their_messages_only():
    allowed = (
        "assistant.model",
        "assistant.text",
        "assistant.wording",
        "assistant.tui.messages",
        "assistant.tui.widgets",
    )
    for path in (PACKAGE / "tui" / "widgets").rglob("*.py"):
        for name in imports_of(path):
            assert not name.startswith("assistant.") or name.startswith(allowed), f"{path.name} imports {name}"


@pytest.mark.parametrize(
    ("library", "places"),
    [
        ("jsonschema", ["assistant.validation"]),
        ("referencing", ["assistant.validation"]),
        ("docx", ["assistant.importing.docx"]),
        ("textual", ["assistant.tui"]),
        ("rich", ["assistant.tui"]),
        ("platformdirs", ["assistant.paths"]),
    ],
)
def test_a_library_is_imported_in_its_own_place_only(library, places):
    users = {module_name(path) for path in MODULES for name in imports_of(path) if name.split(".")[0] == library}
    assert all(any(user == place or user.startswith(f"{place}.") for place in places) for user in users), users


def test_there_is_no_network_code():
    network = {"socket", "ssl", "http", "urllib", "ftplib", "smtplib", "xmlrpc", "socketserver", "requests", "aiohttp"}
    for path in MODULES:
        used = {name.split(".")[0] for name in imports_of(path)} & network
        assert not used, f"{path} imports {used}"


def called_names(path: Path) -> list[tuple[str, ast.Call]]:
    calls = [node for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(node, ast.Call)]
    return [
        (node.func.id if isinstance(node.func, ast.Name) else node.func.attr, node)
        for node in calls
        if isinstance(node.func, ast.Name | ast.Attribute)
    ]


@pytest.mark.parametrize("path", [path for path in MODULES if path.name != "files.py"], ids=module_name)
def test_files_are_written_in_one_place_only(path):
    writers = {"write_text", "write_bytes", "mkstemp", "mkdir", "unlink", "rmdir", "rename", "symlink_to", "touch"}
    for name, node in called_names(path):
        assert name not in writers, f"{path.name}:{node.lineno} calls {name}"
        # os.open on the null device is how a broken pipe is silenced.
        if name == "open" and isinstance(node.func, ast.Name):
            modes = [part.value for part in [*node.args[1:2], *[k.value for k in node.keywords if k.arg == "mode"]]
                     if isinstance(part, ast.Constant)]  # fmt: skip
            assert not any(set(str(mode)) & set("wax+") for mode in modes), f"{path.name}:{node.lineno}"


def test_only_the_command_line_and_the_plain_front_end_print():
    for path in MODULES:
        if path.parent.name != "cli" and path.name != "plain.py":
            assert "print" not in [name for name, _ in called_names(path)], path


def test_no_file_is_too_long_to_be_read_in_one_go():
    for path in [*MODULES, *sorted((CHECKOUT / "tests").rglob("*.py"))]:
        lines = len(path.read_text(encoding="utf-8").splitlines())
        limit = 350 if path.is_relative_to(PACKAGE) else 500
        assert lines <= limit, f"{path.relative_to(CHECKOUT)} has {lines} lines"


def test_the_top_level_is_what_its_user_asked_for():
    listed = subprocess.run(["git", "ls-files"], cwd=CHECKOUT, capture_output=True, text=True, check=False)
    if listed.returncode:
        names = {path.name for path in CHECKOUT.iterdir()} - {"PKG-INFO", "build", "dist"}
    else:
        names = {line.split("/")[0] for line in listed.stdout.splitlines()}
    visible = {name for name in names if not name.startswith(".")}
    assert visible == {"pyproject.toml", "assistant", "question_bank", "schema", "tests", "README.md"}


def test_the_data_folders_hold_no_code():
    for folder in ("question_bank", "schema"):
        assert not list((CHECKOUT / folder).rglob("*.py"))


LOADED = """
import sys
{code}
print(" ".join(sorted({{name.split(".")[0] for name in sys.modules}})))
"""


@pytest.mark.parametrize(
    ("code", "unwanted"),
    [
        ("import assistant.session", {"textual", "jsonschema", "docx", "lxml", "rich"}),
        ("import assistant.plain", {"textual", "rich"}),
        ("from assistant.session import Session; Session.new().view()", {"textual", "jsonschema", "docx", "lxml"}),
        ("from assistant.__main__ import main; main(['list'])", {"textual", "jsonschema", "docx", "lxml"}),
        ("import assistant.review", {"textual", "docx", "lxml"}),
    ],
)
def test_a_clean_interpreter_loads_no_more_than_it_needs(code, unwanted):
    done = subprocess.run([sys.executable, "-c", LOADED.format(code=code)], capture_output=True, text=True, check=True)
    assert not unwanted & set(done.stdout.splitlines()[-1].split())
