"""The catalogue written as packs again, in the one canonical way."""
