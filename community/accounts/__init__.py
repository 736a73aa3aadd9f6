"""How allauth speaks and behaves here: its adapters and the forms that say more than its own."""
