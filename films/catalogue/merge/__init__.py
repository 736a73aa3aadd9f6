"""What the pack said, what it says and what the catalogue holds, merged three ways into a plan."""
