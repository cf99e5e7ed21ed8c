"""A stand-in for Telegram: the Bot API over HTTP on loopback and a page that shows phones."""

from phone.faults import Fault
from phone.handset import Phone
from phone.people import Message, Person, Press
from phone.serving import Served, serve
from phone.telegram import Telegram

__all__ = ["Fault", "Message", "Person", "Phone", "Press", "Served", "Telegram", "serve"]
