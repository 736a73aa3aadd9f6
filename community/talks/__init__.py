"""How talk is read: threads, lists of posts, and the place where each comment stands."""
