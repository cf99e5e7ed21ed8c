"""The parts of a questionnaire in words: expressions, questions, rules."""
