"""What changed in a text, from one version to the next."""
