"""What the columns of a table nobody has described yet seem to mean, with the reason for each guess."""

from onrecord.records.guesses.answers import Answers
from onrecord.records.guesses.guess import Guess, Question, Reason
from onrecord.records.guesses.guess_block import guess_block
from onrecord.records.guesses.look import ColumnLook, TableLook, look_at

__all__ = ["Answers", "ColumnLook", "Guess", "Question", "Reason", "TableLook", "guess_block", "look_at"]
