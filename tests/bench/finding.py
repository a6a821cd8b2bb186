"""How long finding takes, cold and warm: `python -m tests.bench.finding`.

Prints milliseconds of processor time (other programs count less than on the clock), the fewest of some runs, beside
what each has for a goal; every cold figure is of a fresh interpreter.
"""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable, Sequence

from assistant.pinyin import Key, key_of, search_for
from assistant.places import find_townships, places_in, township_of
from assistant.resources import data_folder

TIMES = 5
PHRASES = 800
QUERIES = ("gbznt", "gaobiaozhun 农田", "gbz农田", "gaobznt", "农田", "高标农田", "gaobiaozhunnongtianjianshe", "g")
TOWNSHIPS = ("snhk", "绥宁河口", "hekoumiaozuxiang", "hk", "h")
HEKOU = "430527212"
# What is imported and done before the clock, what is timed, and the goal in ms.
COLD = (
    ("the table of readings", "from assistant import pinyin", "pinyin._known()", 10),
    ("the largest province", "from assistant.places import store; store.province_codes()", "store.sheet('37')", 15),
    ("a county's villages", "from assistant.places import store; own = store.township_of('430527212')", "store.villages_of(own)", 15),
    ("all townships searched first", "from assistant import pinyin, places; pinyin._known()", "places.find_townships('snhk')", 120),
    ("the first text's places", "from assistant import places; own = places.township_of('430527212')", "places.places_in('河口苗族乡', own)", 150),
)  # fmt: skip


def cold(before: str, act: str) -> float:
    """Return the milliseconds that `act` takes in a fresh interpreter, after `before`."""
    code = f"import time\n{before}\nbegin = time.process_time()\n{act}\nprint(time.process_time() - begin)"
    runs = [subprocess.run([sys.executable, "-c", code], capture_output=True, check=True) for _ in range(TIMES)]
    return min(float(run.stdout) for run in runs) * 1000


def warm(act: Callable[[], object]) -> float:
    """Return the fewest milliseconds of some runs."""
    took = []
    for _ in range(TIMES):
        begin = time.process_time()
        act()
        took.append(time.process_time() - begin)
    return min(took) * 1000


def texts() -> str:
    """Return the Chinese of the bank's own questions, as one line."""
    folder = data_folder("question_bank") / "questions"
    names = sorted(entry.name for entry in folder.iterdir())
    text = "".join((folder / name).read_text(encoding="utf-8") for name in names)
    return "".join(char for char in text if "\u4e00" <= char <= "\u9fff")


def phrases(text: str) -> list[tuple[Key, Key, Key]]:
    """Return keys as a bank of phrases has them: a name, a sentence and keywords each."""
    step = (len(text) - 40) // PHRASES
    starts = range(0, step * PHRASES, step)
    return [(key_of(text[at : at + 9]), key_of(text[at : at + 40]), key_of(text[at : at + 14])) for at in starts]


def matched(query: str, keys: Sequence[tuple[Key, ...]]) -> int:
    """Count what answers, the query compiled anew."""
    search = search_for.__wrapped__(query)
    return sum(search.best(some) is not None for some in keys)


def show(label: str, took: float, goal: float) -> None:
    """Print one line."""
    print(f"{took:8.2f} ms  goal {goal:6.2f}  {label}")


def main() -> None:
    """Measure and print everything."""
    for label, before, act, goal in COLD:
        show(label, cold(before, act), goal)
    text = texts()
    keys = phrases(text)
    for query in QUERIES:
        show(f"{PHRASES} phrases: {query}", warm(lambda query=query: matched(query, keys)), 10)
    own = township_of(HEKOU)
    for query in TOWNSHIPS:
        show(f"all townships: {query}", warm(lambda query=query: find_townships(query, own)), 50)
    lines = [text[at : at + 100] for at in range(0, len(text) - 100, 100)]
    took = warm(lambda: [places_in.__wrapped__(line, own) for line in lines])
    show("the places in a line of 100 characters", took / len(lines), 0.3)


if __name__ == "__main__":
    main()
