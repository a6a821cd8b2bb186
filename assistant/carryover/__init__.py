"""From the declaration of an old form to what may be carried into a new draft, line by line."""

from assistant.carryover.declaration import carry
from assistant.carryover.opened import opened
from assistant.carryover.whose import Whose, is_neighbours

__all__ = ["Whose", "carry", "is_neighbours", "opened"]
