"""Who a member is to others: names that may be taken, pictures, what they are fond of and keep."""
