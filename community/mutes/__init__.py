"""What a reader wants to see less of: rules, how they are matched, and the file they travel in."""
