"""How dates are written in each language, where Django's own ways do not fit between words."""
