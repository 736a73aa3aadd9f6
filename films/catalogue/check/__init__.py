"""What can be known to be wrong with packs before anything is stored."""
