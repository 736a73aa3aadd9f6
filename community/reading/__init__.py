"""How far a reader has got and what they chose to see less of, applied as rows are read."""
