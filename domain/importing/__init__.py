"""A list of organisations and people out of Excel: read, laid beside what is known, applied."""
