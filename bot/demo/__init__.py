"""The demonstration: a fictional region, half-way through its season, and phones to hold."""
