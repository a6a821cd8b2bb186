"""The rehearsal of a review makes ready what the first one needs, and harms none that runs beside it."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

from assistant.bank import Bank, shipped_layer
from assistant.rehearsal import rehearse
from assistant.review import Known, check_declaration
from tests.support.faulty import faulty


def test_a_rehearsal_leaves_a_review_hardly_anything_to_make(example, form):
    bank = Bank([shipped_layer()])
    rehearse(bank, example.filer, example.year)
    made = set(bank._made)
    found = check_declaration(faulty(example), form, Known(bank))
    assert found
    assert len(set(bank._made) - made) * 10 < len(made)


def test_reviews_that_run_at_once_find_what_each_finds_alone(example, form):
    declaration = faulty(example)
    alone = check_declaration(declaration, form, Known(Bank([shipped_layer()])))
    shared = Known(Bank([shipped_layer()]))
    with ThreadPoolExecutor(4) as threads:
        found = list(threads.map(lambda _: check_declaration(declaration, form, shared), range(4)))
    assert found == [alone] * 4
