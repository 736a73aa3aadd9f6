"""Every component of the stylesheet with its states, for who works on the site: made up in memory, shown in DEBUG."""
