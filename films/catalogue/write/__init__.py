"""A plan carried out, in few statements and one transaction a film."""
