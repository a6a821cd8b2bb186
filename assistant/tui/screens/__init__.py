"""Screens decide what is shown and passed on."""
