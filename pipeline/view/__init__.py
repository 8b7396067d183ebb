"""A record for people: on the terminal, over the page, line by line."""
