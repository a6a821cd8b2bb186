"""From the declaration of an old form to what may be carried into a new draft, line by line."""

from assistant.carryover.declaration import carry
from assistant.carryover.opened import opened
from assistant.carryover.strangers import foreign_places
from assistant.carryover.whose import Whose, is_neighbours

__all__ = ["Whose", "carry", "foreign_places", "is_neighbours", "opened"]
