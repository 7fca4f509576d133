"""The domain of Otherwise: casebooks, branches, projections and scenarios; it must not know the screen."""
