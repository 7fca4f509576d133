"""Run first in the bundle, which holds no Pillow: what writes PDF need not say it misses it."""

import warnings

warnings.filterwarnings("ignore", message="Pillow could not be imported")
