"""Film pages written as plain text: read whole, planned, stored beside what is there."""
