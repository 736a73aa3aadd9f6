"""Packs read: from a file nobody trusts to validated entries that know their lines."""
