"""Submitting a form: the look before, the act, the recall and the receipt."""

from domain.submitting.receipts import receipt
from domain.submitting.sending import before_submitting, recall, submit
from domain.submitting.views import (
    Check,
    DoubtLine,
    Recalled,
    Receipt,
    ReceiptAnswer,
    ReceiptDocument,
    ReceiptPage,
)

__all__ = [
    "Check",
    "DoubtLine",
    "Recalled",
    "Receipt",
    "ReceiptAnswer",
    "ReceiptDocument",
    "ReceiptPage",
    "before_submitting",
    "recall",
    "receipt",
    "submit",
]
