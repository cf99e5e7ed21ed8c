"""Screens: pure functions from what the domain tells to what the phone shows."""
