"""What a hall sees: few words, large, one idea a step."""
