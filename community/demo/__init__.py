"""A made-up community for sites that are only being tried out: YAML read, checked, and acted out with the verbs."""
