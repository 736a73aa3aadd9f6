"""What is refused at the edge, before any code of ours reads it."""
