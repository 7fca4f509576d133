"""The branch map: where each branch leaves history and where it ends, as a drawing and as an outline.

The only package that imports pyqtgraph; it is imported after the first paint. The pure geometry is in
``geometry``, ``timescale``, ``lanes``, ``routes``, ``labels`` and ``layout``, none of which knows Qt.
"""
