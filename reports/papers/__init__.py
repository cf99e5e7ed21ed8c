"""Papers with a number: where each stands, the letter on the results, who has not submitted."""
