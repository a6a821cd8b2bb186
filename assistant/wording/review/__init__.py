"""Sentences of the review, one module per family of rule."""
