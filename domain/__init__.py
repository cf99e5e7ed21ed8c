"""What people can do and when they may not: one function an operation, for every way in."""
