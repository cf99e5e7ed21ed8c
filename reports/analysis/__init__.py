"""What the answers of many say together: factors, likeness, the region against municipalities."""
