"""Evidence: what the program promises, tried."""
