"""Loads the libraries without what they do for others.

What they do as they are imported is, for a program that shows a window, more work than the window itself.
Each file here leaves one such thing out; where a library is made otherwise one day, it is loaded as it is.
"""
