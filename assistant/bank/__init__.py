"""The question bank: questions, phrases, terms and small tables, shipped ones and a county's own on top."""

from assistant.bank.layers import Bank, Layer, load_bank, shipped_layer
from assistant.bank.overlays import bank_for, own_notice, own_problems, trouble_of
from assistant.bank.own import Saved, own_rows, own_table, save_own_phrase
from assistant.bank.questions import Question, load_questions, question, read_questions
from assistant.bank.tables import CellError, Problem, Row

__all__ = [
    "Bank",
    "CellError",
    "Layer",
    "Problem",
    "Question",
    "Row",
    "Saved",
    "bank_for",
    "load_bank",
    "load_questions",
    "own_notice",
    "own_problems",
    "own_rows",
    "own_table",
    "question",
    "read_questions",
    "save_own_phrase",
    "shipped_layer",
    "trouble_of",
]
