"""The schema of a draft's lines says what it describes, and describes what the program makes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import MISSING, fields
from typing import Any, get_args

import pytest

from assistant.events import Event, ListStatus, Source
from assistant.resources import load_schema
from assistant.text import MOST_KEPT

SCHEMA = load_schema("draft")
EVENTS = {part["properties"]["type"]["const"]: part for part in SCHEMA["$defs"]["event"]["oneOf"]}
CONDITIONS = {"if", "then", "allOf"}


def properties(schema: Any, where: str = "") -> Iterator[tuple[str, Any]]:
    """Yield every property that the schema describes, with where it stands; conditions describe none."""
    if isinstance(schema, list):
        schema = dict(enumerate(schema))
    if isinstance(schema, dict):
        yield from ((f"{where}/{name}", part) for name, part in schema.get("properties", {}).items())
        for key, value in schema.items():
            if key not in CONDITIONS:
                yield from properties(value, f"{where}/{key}")


def test_the_schema_explains_every_property_in_chinese():
    found = list(properties(SCHEMA))
    assert len(found) > 80
    for where, part in found:
        for name in ("title", "description"):
            assert re.search(r"[一-鿿]", part.get(name, "")), (where, name)


@pytest.mark.parametrize("kind", get_args(Event), ids=lambda kind: kind.__name__)
def test_an_event_has_the_members_that_the_program_knows(kind):
    described = EVENTS[kind.__name__]
    assert list(described["properties"]) == ["type", *(part.name for part in fields(kind))]
    needed = {part.name for part in fields(kind) if part.default is MISSING}
    # A single answer that is cleared has no value.
    assert set(described["required"]) == {"type", *needed} - ({"value"} if kind.__name__ == "FieldSet" else set())


def test_closed_lists_are_those_of_the_program():
    assert SCHEMA["$defs"]["source"]["enum"] == [part.value for part in Source]
    assert EVENTS["ListMarked"]["properties"]["status"]["enum"] == [part.value for part in ListStatus]
    assert SCHEMA["$defs"]["text"]["maxLength"] == MOST_KEPT


def test_every_reference_leads_somewhere():
    known = {SCHEMA["$id"]: SCHEMA, "urn:shenbao:declaration": load_schema("declaration")}
    found = re.findall(r"'\$ref': '([^']+)'", str(SCHEMA))
    assert len(found) > 50
    for reference in found:
        base, _, pointer = reference.partition("#")
        node: Any = known[base or SCHEMA["$id"]]
        for key in pointer.split("/")[1:]:
            node = node[key]
        assert node
