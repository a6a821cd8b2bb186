"""The question bank: questions, phrases, terms and small tables, shipped ones and a county's own on top."""

from assistant.bank.layers import Bank, Layer, load_bank, shipped_layer
from assistant.bank.questions import Question, load_questions, question, read_questions
from assistant.bank.tables import CellError, Problem, Row

__all__ = [
    "Bank",
    "CellError",
    "Layer",
    "Problem",
    "Question",
    "Row",
    "load_bank",
    "load_questions",
    "question",
    "read_questions",
    "shipped_layer",
]
