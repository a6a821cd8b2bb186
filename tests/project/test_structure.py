"""The structure that the project promises: imports point down, one place for each dangerous thing."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from dataclasses import is_dataclass
from enum import Enum
from importlib import import_module
from pathlib import Path
from types import ModuleType

import pytest

CHECKOUT = Path(__file__).resolve().parents[2]
PACKAGE = CHECKOUT / "assistant"
MODULES = sorted(PACKAGE.rglob("*.py"))

# Imports point down this list only; within a line, to the left only.
TIERS = [
    [
        "errors",
        "text",
        "patterns",
        "model",
        "amounts",
        "events",
        "wording",
        "singles",
        "dependents",
        "codec",
        "structure",
        "eventmembers",
        "eventcodec",
        "ids",
        "state",
        "folding",
        "declared",
        "history",
    ],
    ["deadlines", "paths", "files", "resources", "pinyin", "crash"],
    ["numerals", "answers", "form", "bank", "places", "bankkeys", "categories", "validation"],
    [
        "review",
        "carryover",
        "importing",
        "exporting",
        "worksheet",
        "agenda",
        "oldform",
        "step",
        "remarks",
        "single",
        "budgeting",
        "builder",
        "lines",
        "pieces",
        "asking",
        "takeback",
        "suggest",
        "arranging",
        "carryover",
        "firstpass",
        "interview",
        "commands",
        "offers",
        "villages",
        "choosing",
        "draft",
        "diff",
        "bankcheck",
    ],
    [
        "outline",
        "owed",
        "overlook",
        "readback",
        "sample",
        "rehearsal",
        "paper",
        "habits",
        "mending",
        "problems",
        "inspection",
        "lineup",
        "listorders",
        "changes",
        "output",
        "replies",
        "consult",
        "custody",
        "outside",
        "carrying",
        "delivery",
        "ending",
        "occasions",
        "telling",
        "lastyear",
        "contrast",
        "rephrasing",
        "passing",
        "quickfill",
        "orders",
        "session",
        "handover",
        "overview",
        "home",
        "beginnings",
    ],
    ["lineedit", "plainhome", "plain", "tui"],
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
        (
            "docx",
            [
                *(f"assistant.importing.{name}" for name in ("docx", "package", "styles", "visible", "beside")),
                "assistant.exporting.into",
            ],
        ),
        ("textual", ["assistant.tui"]),
        ("rich", ["assistant.tui"]),
        ("platformdirs", ["assistant.paths"]),
        ("pypinyin", ["assistant.bankkeys"]),
    ],
)
def test_a_library_is_imported_in_its_own_place_only(library, places):
    users = {module_name(path) for path in MODULES for name in imports_of(path) if name.split(".")[0] == library}
    assert all(any(user == place or user.startswith(f"{place}.") for place in places) for user in users), users


def tree_of(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def dotted(node: ast.expr) -> str:
    """What is called, as it is written: os.open, open; a call or a literal in front counts as nothing."""
    if isinstance(node, ast.Name):
        return node.id
    return f"{dotted(node.value)}.{node.attr}" if isinstance(node, ast.Attribute) else ""


def calls_in(node: ast.AST) -> list[ast.Call]:
    return [part for part in ast.walk(node) if isinstance(part, ast.Call)]


# Writing

WRITERS = {"write_text", "write_bytes", "mkstemp", "mkdir", "makedirs", "unlink", "rmdir", "rename", "symlink_to",
           "hardlink_to", "touch", "chmod", "NamedTemporaryFile", "TemporaryDirectory", "mkdtemp"}  # fmt: skip
SYSTEM_WRITERS = {
    f"os.{name}" for name in ("open", "write", "replace", "link", "symlink", "remove", "truncate", "dup2")
}
# A broken pipe is silenced by putting the null device in the place of standard output.
BROKEN_PIPE = {"os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())", "os.open(os.devnull, os.O_WRONLY)"}


def writes(tree: ast.AST) -> list[str]:
    """The calls that could change a file."""
    return [ast.unparse(call) for call in calls_in(tree) if _writes(call) and ast.unparse(call) not in BROKEN_PIPE]


def _writes(call: ast.Call) -> bool:
    called = dotted(call.func)
    name = called.rsplit(".", 1)[-1]
    if name in WRITERS or called in SYSTEM_WRITERS or (called.startswith("shutil.") and name != "which"):
        return True
    if name == "replace" and called != name:  # Path.replace takes one argument, str.replace two
        return len(call.args) == 1 and not call.keywords and not isinstance(call.args[0], ast.Starred)
    if name != "open":
        return False
    given = [part.value for part in call.args if isinstance(part, ast.Constant)][-1:]
    given += [part.value.value for part in call.keywords if part.arg == "mode" and isinstance(part.value, ast.Constant)]
    return any(
        isinstance(mode, str) and re.fullmatch(r"[rwaxbt+]{1,4}", mode) and set(mode) & set("wax+") for mode in given
    )


@pytest.mark.parametrize("path", [path for path in MODULES if path.parent.name != "files"], ids=module_name)
def test_files_are_written_in_one_place_only(path):
    assert writes(tree_of(path)) == []


@pytest.mark.parametrize(
    ("code", "found"),
    [
        ("open(a, 'w')", 1),
        ("a.open('ab')", 1),
        ("a.open(mode='r+')", 1),
        ("os.open(a, os.O_RDWR)", 1),
        ("a.replace(b)", 1),
        ("os.replace(a, b)", 1),
        ("shutil.move(a, b)", 1),
        ("a.write_text('x')", 1),
        ("open(a)", 0),
        ("a.open('rb')", 0),
        ("a.replace('x', 'y')", 0),
        ("replace(a, text='x')", 0),
        ("Session.open('w a')", 0),
        ("os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())", 0),
    ],
)
def test_a_call_that_writes_is_known_from_one_that_does_not(code, found):
    assert len(writes(ast.parse(code))) == found


def speaks(tree: ast.AST) -> list[str]:
    """What puts text on standard output or error."""
    streams = ("sys.stdout", "sys.stderr", "sys.__stdout__", "sys.__stderr__")
    used = [dotted(part) for part in ast.walk(tree) if isinstance(part, ast.Attribute) and dotted(part) in streams]
    return used + [name for call in calls_in(tree) if (name := dotted(call.func)) in ("print", "input")]


@pytest.mark.parametrize(
    "path", [path for path in MODULES if path.parent.name != "cli" and path.name != "plain.py"], ids=module_name
)
def test_only_the_command_line_and_the_plain_front_end_speak_on_the_standard_streams(path):
    assert speaks(tree_of(path)) == []


@pytest.mark.parametrize(
    "code", ["print(1)", "sys.stdout.write('x')", "sys.stderr.buffer.write(b'x')", "x = sys.stdout"]
)
def test_speaking_on_a_standard_stream_is_seen(code):
    assert speaks(ast.parse(code))


# Size

LONGEST_FUNCTION = 45


def long_functions(tree: ast.AST) -> list[str]:
    """The functions that cannot be read in one go, with their length."""
    functions = [part for part in ast.walk(tree) if isinstance(part, ast.FunctionDef | ast.AsyncFunctionDef)]
    lengths = [(part.name, (part.end_lineno or part.lineno) - part.lineno + 1) for part in functions]
    return [f"{name}: {length} lines" for name, length in lengths if length > LONGEST_FUNCTION]


@pytest.mark.parametrize("path", MODULES, ids=module_name)
def test_no_function_is_too_long_to_be_read_in_one_go(path):
    assert long_functions(tree_of(path)) == []


@pytest.mark.parametrize(("lines", "found"), [(LONGEST_FUNCTION, 0), (LONGEST_FUNCTION + 1, 1)])
@pytest.mark.parametrize("head", ["def f():", "async def f():"])
def test_a_long_function_is_seen(head, lines, found):
    assert len(long_functions(ast.parse(head + "\n    x = 1" * (lines - 1)))) == found


def test_the_application_only_opens_screens_and_hands_on():
    tree = tree_of(PACKAGE / "tui" / "app.py")
    [app] = [part for part in tree.body if isinstance(part, ast.ClassDef) and part.name == "ShenbaoApp"]
    assert (app.end_lineno or app.lineno) - app.lineno + 1 < 100


# The full screen's own layers

TUI_LAYERS = ["messages", "driver", "thrift", "widgets", "screens", "app"]


@pytest.mark.parametrize("path", sorted((PACKAGE / "tui").rglob("*.py")), ids=module_name)
def test_the_full_screens_layers_know_only_what_is_below_them(path):
    parts = module_name(path).split(".")
    if len(parts) < 3:
        return
    for name in imports_of(path):
        there = name.split(".")
        if there[:2] == ["assistant", "tui"] and there[2] != parts[2]:
            assert TUI_LAYERS.index(there[2]) < TUI_LAYERS.index(parts[2]), f"{parts[2]} imports {name}"


# Importing does nothing

PURE = {
    "dataclass", "get_args", "lru_cache", "field", "fields", "frozenset", "set", "tuple", "list", "dict", "str", "int", "range", "len", "chr",
    "ord", "min", "max", "sum", "sorted", "zip", "enumerate", "auto",
    "re.compile", "re.escape", "str.maketrans", "MappingProxyType", "TypeVar", "Decimal", "qn",
}  # fmt: skip
PURE_METHODS = {"join", "fromkeys", "encode", "format", "split", "items", "values"}


def statements_at_import(tree: ast.Module) -> list[ast.stmt]:
    """What a module does besides defining things and importing them."""
    defining = (
        ast.Import,
        ast.ImportFrom,
        ast.FunctionDef,
        ast.AsyncFunctionDef,
        ast.ClassDef,
        ast.Assign,
        ast.AnnAssign,
    )
    return [part for part in tree.body if not isinstance(part, defining) and not _docstring(part) and not _hints(part)]


def _docstring(node: ast.stmt) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) and isinstance(node.value.value, str)


def _hints(node: ast.stmt) -> bool:
    return isinstance(node, ast.If) and dotted(node.test) == "TYPE_CHECKING"


def calls_at_import(node: ast.AST) -> list[ast.Call]:
    """The calls that happen when a module is imported: not those in bodies of functions."""
    found = [node] if isinstance(node, ast.Call) else []
    children = list(ast.iter_child_nodes(node))
    if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
        children = [*node.decorator_list, *node.args.defaults, *(part for part in node.args.kw_defaults if part)]
    elif isinstance(node, ast.Lambda):
        children = []
    return found + [call for child in children for call in calls_at_import(child)]


def is_pure(call: ast.Call, module: ModuleType) -> bool:
    """Whether a call makes a plain value and nothing else: a constant, a pattern, an immutable object."""
    called = dotted(call.func)
    if called in PURE:
        return True
    if isinstance(call.func, ast.Attribute) and isinstance(call.func.value, ast.Constant):
        return call.func.attr in PURE_METHODS
    made = getattr(module, called, None)
    if isinstance(made, type) and issubclass(made, Enum):
        return True
    return isinstance(made, type) and is_dataclass(made) and made.__dataclass_params__.frozen


@pytest.mark.parametrize("path", [path for path in MODULES if path.name != "__main__.py"], ids=module_name)
def test_importing_a_module_only_defines_things(path):
    module, tree = import_module(module_name(path)), tree_of(path)
    assert [ast.unparse(part) for part in statements_at_import(tree)] == []
    assert [ast.unparse(call) for call in calls_at_import(tree) if not is_pure(call, module)] == []


@pytest.mark.parametrize(
    "code",
    [
        "HOME = home_folder()",
        "DATA = Path('a').read_text()",
        "NOW = datetime.now()",
        "class A:\n    form = load_form()",
        "def f(at=now()): pass",
        "NAMES = [name for name in os.listdir('.')]",
        "LINES = open('a').read().split()",
    ],
)
def test_work_at_import_is_seen(code):
    assert [call for call in calls_at_import(ast.parse(code)) if not is_pure(call, ast)]


@pytest.mark.parametrize("code", ["sys.path.append('a')", "for name in ():\n    pass", "if True:\n    A = 1", "del a"])
def test_a_statement_at_import_is_seen(code):
    assert statements_at_import(ast.parse(code))


# Sentences

SENTENCE = re.compile("[\u4e00-\u9fff”》）〕][。？！]")


def sentences(tree: ast.AST) -> list[str]:
    """The Chinese sentences among the literals; what only describes the code is none."""
    described = {id(part.value) for part in ast.walk(tree) if isinstance(part, ast.Expr)}
    texts = [part for part in ast.walk(tree) if isinstance(part, ast.Constant) and isinstance(part.value, str)]
    return [part.value for part in texts if id(part) not in described and SENTENCE.search(part.value)]


@pytest.mark.parametrize(
    "path", [path for path in MODULES if not path.is_relative_to(PACKAGE / "wording")], ids=module_name
)
def test_sentences_to_people_stand_in_the_wording_only(path):
    assert sentences(tree_of(path)) == []


@pytest.mark.parametrize("code", ["print('请再试一次。')", "a = f'第{n}条不对。'", "raise E('“甲”。' + b)"])
def test_a_sentence_is_seen(code):
    assert sentences(ast.parse(code))


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
