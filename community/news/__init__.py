"""How members hear of what concerns them: on the page, in their feed, by mail."""
