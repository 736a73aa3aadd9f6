"""How votes are counted, offered, kept for a visitor, and explained."""
