"""Screens are drawn from plain values; here the values of any question of any survey."""
