"""What the method rests on, as a bibliography has it."""

from __future__ import annotations

_ISSUES = (
    "Kunz, W. and Rittel, H. W. J.: Issues as Elements of Information Systems. Working Paper 131, Institute"
    " of Urban and Regional Development, University of California, Berkeley 1970."
)
_DEBATES = (
    "Baroni, P., Romano, M., Toni, F., Aurisicchio, M. and Bertanza, G.: Automatic Evaluation of Design"
    " Alternatives with Quantitative Argumentation. Argument & Computation 6 (2015), 24–49."
)
_POOL = "Stone, M.: The Opinion Pool. Annals of Mathematical Statistics 32 (1961), 1339–1342."
_CERTAINTY = (
    "Office of the Director of National Intelligence: Intelligence Community Directive 203, Analytic"
    " Standards. Washington 2015 (words of certainty); CAPphrase survey, doi:10.5281/zenodo.18750055 (what"
    " readers take them for)."
)
_SEMANTICS = {
    "quadratic-energy": (
        "Potyka, N.: Continuous Dynamical Systems for Weighted Bipolar Argumentation. Principles of Knowledge"
        " Representation and Reasoning (KR) 2018."
    ),
    "df-quad": (
        "Rago, A., Toni, F., Aurisicchio, M. and Baroni, P.: Discontinuity-Free Decision Support with"
        " Quantitative Argumentation Debates. Principles of Knowledge Representation and Reasoning (KR) 2016."
    ),
    "euler": (
        "Amgoud, L. and Ben-Naim, J.: Evaluation of Arguments in Weighted Bipolar Graphs. International"
        " Journal of Approximate Reasoning 99 (2018)."
    ),
    "mlp": (
        "Potyka, N.: Interpreting Neural Networks as Quantitative Argumentation Frameworks. AAAI Conference"
        " on Artificial Intelligence 2021."
    ),
}


def references(semantics: str) -> tuple[str, ...]:
    """Return the works that strengths under a semantics rest on, by author."""
    return tuple(sorted((_ISSUES, _DEBATES, _POOL, _CERTAINTY, _SEMANTICS[semantics])))
