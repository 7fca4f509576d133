"""One field that finds decisions, outcomes, arguments, passages and commands, and goes there."""
