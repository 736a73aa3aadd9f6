"""Taking a text out of its row, whole, so that nothing can show it by mistake; and putting it back."""
