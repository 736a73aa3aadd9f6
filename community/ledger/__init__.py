"""The public ledger: how an entry is written down, added, guarded and proved."""
