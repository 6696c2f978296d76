"""Which ages move together: the three components of migration shocks, by sex and five-year row.

First three principal components of the differences between successive census ratios of
municipalities above 20,000 persons, 国勢調査 1980–2015, weighted by the nation's persons of 2010 (rows
0–4 … 80–84, and 85 and over): docs/methods/ensemble.md, 3. Written by `demography.ensemble.estimate`.
"""

from __future__ import annotations

import numpy as np

from sosei.base.arrays import frozen

_TABLE = """
 1.605  0.883  0.672  1.175  1.855  2.077  1.857  1.214  0.766
 0.591  0.490  0.395  0.298  0.263  0.188  0.134  0.081  0.050
 1.645  0.916  0.617  1.044  1.745  2.081  1.486  0.874  0.586
 0.509  0.442  0.386  0.299  0.258  0.225  0.222  0.190  0.060
 1.441  0.788 -0.190 -2.791 -3.958 -0.348  1.071  0.716  0.238
 0.100  0.079  0.164  0.169  0.180  0.053  0.053  0.189  0.236
 1.588  0.828  0.148 -1.400 -1.728  0.891  1.196  0.613  0.268
 0.146  0.200  0.233  0.178  0.154  0.123  0.090  0.220  0.069
-0.033  0.540  2.526  3.665 -1.955 -1.554 -0.484  0.257  0.407
 0.379  0.221  0.197  0.280  0.371  0.550  0.685  0.745  0.742
 0.046  0.473  1.463  1.634 -1.389 -0.976  0.106  0.441  0.459
 0.320  0.220  0.211  0.310  0.378  0.564  0.820  0.995  0.860
"""
"""Two lines for males, then two for females, of each component."""

LOADINGS = frozen(np.array(_TABLE.split(), dtype=float).reshape(3, 2, 18))
"""L, ``[component, sex, row]``: young families and adults; students against families; teenagers
against young adults. Net migrants per person of the row, per unit of shock."""
