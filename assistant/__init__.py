"""shenbao: a guided interview that drafts a township's performance target declaration."""

__version__ = "0.1.0"
