"""Small widgets that more than one panel uses; they know the theme and nothing of a casebook."""
