"""Widgets show what they are given and say what happened."""
