"""What is asked, and all that follows from a questionnaire and its answers alone."""
