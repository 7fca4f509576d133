"""A lecture on the screen: what the hall sees, the lecturer's desk, and the list of steps."""
