"""What views of several nouns share: the way in, the way back, parts, buttons that stay pressed."""
