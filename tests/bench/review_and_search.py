"""How long a review and a search take: `python -m tests.bench.review_and_search [FILE]`.

FILE is a declaration; without one the example is taken with clean lines added until it is as long as the real form,
which makes a text of many more figures than clerks write.

Prints milliseconds of processor time, the fewest and the median of some runs, and the ratio of the fewest to that of
writing and reading the same declaration as JSON in the same run. The fewest is what the code takes; the median tells
what else the machine was doing, which on a shared one may be as much again. A full review is of texts that were never
seen before: each run has its own. The goals, for the fewest: a full review of a declaration as large as the real form
30 ms, again after one changed answer, the schema included, 5 ms, a search over the bank 10 ms.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from statistics import median

from assistant.bank import load_bank
from assistant.codec import declaration_json, parse_declaration, parse_json
from assistant.form import load_form
from assistant.importing import import_file
from assistant.model import Absent, Category, Declaration, Indicator
from assistant.resources import data_folder
from assistant.review.context import Context
from assistant.review.reviewer import Reviewer
from assistant.suggest import Asking, suggest
from tests.support.review_cases import cases

TIMES = 40
QUERIES = ("gbznt", "农田", "gaobiaozhun 农田", "满意度", "dtjs", "zhuanghu", "低保 复核", "hlhd")
SIZE = 10_000
"""Characters of a declaration as large as the one real form."""


def milliseconds(work: Callable[[], object]) -> tuple[float, float]:
    """Return the fewest and the median milliseconds of processor time that `work` takes, once it has been done."""
    work()
    taken = []
    for _ in range(TIMES):
        before = time.process_time()
        work()
        taken.append((time.process_time() - before) * 1000)
    return min(taken), median(taken)


def as_large_as_the_real_form(example: Declaration, keys: Sequence[str]) -> Declaration:
    """Return the example with clean paragraphs and lines added until it has as many characters as the real form.

    `keys` are those of the example's objectives.
    """
    assert not isinstance(example.objectives, Absent)
    added: dict[str, list[Indicator]] = {key: [] for key in keys}
    length = sum(len(line.text) for part in example.objectives for line in (*part.outputs, *part.benefits))  # type: ignore[misc]
    for case in sorted(cases("clean"), key=lambda case: -len(case.text)):
        if length < SIZE and case.text and case.role == "output":
            added[case.objective].append(Indicator(case.text, Category(case.category) if case.category else None))
            length += len(case.text)
    objectives = tuple(
        replace(part, outputs=(*(part.outputs or ()), *added[key]))
        for part, key in zip(example.objectives, keys, strict=True)
    )
    return replace(example, objectives=objectives)


def with_texts_of_its_own(declaration: Declaration, number: int) -> Declaration:
    """Return the declaration with every duty, output and benefit changed in a way that no other number changes it.

    A word of its own stands in the place of the last one, so that they are as long as before and have no clause in
    common that they had not.
    """
    assert not isinstance(declaration.duties, Absent)
    assert not isinstance(declaration.objectives, Absent)
    words = iter(range(0x4E00 + 400 * number, 0x4E00 + 400 * (number + 1)))

    def otherwise(text: str) -> str:
        return f"{text[:-2]}{chr(next(words))}{text[-1:]}"

    def other(lines: tuple[Indicator, ...] | Absent) -> tuple[Indicator, ...] | Absent:
        return lines if isinstance(lines, Absent) else tuple(replace(line, text=otherwise(line.text)) for line in lines)

    objectives = tuple(
        replace(part, outputs=other(part.outputs), benefits=other(part.benefits)) for part in declaration.objectives
    )
    return replace(declaration, duties=tuple(map(otherwise, declaration.duties)), objectives=objectives)


def main() -> None:
    """Measure each and print a line for it."""
    form, bank = load_form(), load_bank()
    if len(sys.argv) > 1:
        large = import_file(Path(sys.argv[1]), form).declaration
    else:
        text = (data_folder("question_bank") / "examples" / "yunxi-2027.json").read_text(encoding="utf-8")
        large = as_large_as_the_real_form(parse_declaration(parse_json(text)), [part.key for part in form.objectives])
    context = Context(form, bank, 2027, str(large.filer))
    known = Reviewer()
    known.check_schema(large)
    known.check(large, context)
    changes = iter(range(10**6))
    unseen = iter([with_texts_of_its_own(large, number) for number in range(TIMES + 1)])

    def changed() -> None:
        assert not isinstance(large.objectives, Absent)
        first = large.objectives[0]
        assert not isinstance(first.outputs, Absent)
        line = replace(first.outputs[0], text=f"硬化通组公路{next(changes)}.2公里，10月31日前完工通车")
        objective = replace(first, outputs=(line, *first.outputs[1:]))
        declaration = replace(large, objectives=(objective, *large.objectives[1:]))
        known.check_schema(declaration)
        known.check(declaration, context)

    asking = Asking(tuple(part.key for part in form.objectives))
    reference = milliseconds(lambda: parse_declaration(parse_json(json.dumps(declaration_json(large), default=float))))
    rows = [
        ("JSON and back", reference),
        ("full review", milliseconds(lambda: Reviewer().check(next(unseen), context))),
        ("full review of texts seen before", milliseconds(lambda: Reviewer().check(large, context))),
        ("review after one changed answer", milliseconds(changed)),
        *((f"search {query}", milliseconds(lambda query=query: suggest(bank, asking, query))) for query in QUERIES),
    ]
    print(f"{'fewest':>10}  {'median':>10}  {'JSON':>6} ×")
    for name, (least, usual) in rows:
        print(f"{least:7.2f} ms  {usual:7.2f} ms  {least / reference[0]:6.2f} ×  {name}")


if __name__ == "__main__":
    main()
