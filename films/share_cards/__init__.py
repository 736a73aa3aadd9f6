"""Pictures of moments that travel without their page: said, fitted, drawn and kept, each apart from the others."""
