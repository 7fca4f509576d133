"""The help page: how to read the screen in one minute."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from gui.commands import key_sheet
from gui.help.page import PageDialog
from gui.language import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from gui.theme import Theme

GUIDE = QT_TRANSLATE_NOOP(
    "help",
    """
<h1>How to read the screen</h1>
<p>Otherwise asks one thing: <b>had a decision gone the other way, how far do the documents' own arguments
carry each outcome?</b> It does not predict. It shows who argues what, how firmly, on which page, against
whom, and where nobody says anything.</p>

<h2>1. Left: decision points</h2>
<p>Choose what happens at each fork. One option is marked <i>as it happened</i>; any other is a
<span class="yours">departure</span>. A grey card <i>does not arise</i>: an earlier choice took away the
ground it stood on, or what it presupposes holds in no course, and the card says which.</p>

<h2>2. Centre, above: the branch map</h2>
<p>Time runs to the right. The thick dark line is history and never moves.
<span class="yours">Your branch</span> leaves it where you first departed and ends beside the position that
the documents argue best, or beside <i>the documents do not say</i>. Click a branch to take it. “2 of 4
branches” is a count of lines drawn, not a chance.</p>

<h2>3. Right, above: what the branch turns on</h2>
<p>A question on which others rest is a <span class="yours">hinge</span> ◇. Where the documents argue more
than one answer, the branch splits, and each answer is followed as a <i>course</i>; neither is likelier for
that. Where they do not say, what rests on an answer is silent. You may <span class="yours">suppose</span> an
answer: that is your assumption and not the documents', and it is marked as yours wherever it shows.</p>

<h2>4. Right: outcomes in this branch</h2>
<p>For every question the position – one answer to it – with the best case, in words and, in brackets, a band
from 0 to 100:</p>
<table>
<tr><td class="for">strong case for (80–100)</td><td>the arguments carry it far</td></tr>
<tr><td class="for">case for (60–80)</td><td>more for it than against</td></tr>
<tr><td><b>evenly contested (40–60)</b></td><td>as much against as for</td></tr>
<tr><td class="against">case against (20–40)</td><td>more against it than for</td></tr>
<tr><td class="against">strong case against (0–20)</td><td>the arguments speak against it</td></tr>
</table>
<p>The letters are the documents: a letter in a solid box speaks here, and its sign says to which side; a
dashed one is silent; one struck out is not heard, as the reading leaves it out. <i>Documents disagree</i>
means what it says, and is often the finding. Beneath stands
what becomes of the outcome against history: <b>◆</b> another position leads, <b>○</b> it has fallen silent,
<b>▽ △</b> the same leads with a weaker or stronger case, <b>≈</b> no longer a fact, argued the same. Where
the courses part, each has a line; click one to see its <i>why</i>. Brackets on a bar hold the middle 90 of
100 readings of how firmly the documents' words are meant.</p>

<h2>5. Centre, below: why</h2>
<p>Every argument for or against the position in focus, in the course in focus, grouped by whether it speaks
because of your choice, speaks in history too, or has fallen away:
<span class="for">solid dots to the right are for</span>,
<span class="against">hollow dots to the left are against</span>, and the further out, the firmer. The line
through a dot shows how far it moves if the document's wording is read more, or less, firmly. Open a row to
see what bears on it, what it takes for granted, and where it applies. A square in place of a dot is a step
that the editors of the casebook infer; it stands under a heading of its own. <i>Kinds</i> lists some kinds of
argument alone – reports, reasons, counterfactuals, judgements – and a line says how many it hides.</p>

<h2>6. Above: the reading</h2>
<p>Hear all documents, one alone, or give each as much credence as you like. One document counts once, however
long it is. <i>Custom…</i> also mutes voices, and leaves out what the editors infer.</p>

<h2>7. In the menu <i>View</i>: what next</h2>
<p><i>What matters</i> shows which choices change which outcomes, and which pairs do more together. <i>What
would it take</i> searches the least that would have to go otherwise for a position to lead, and what
unseats one that does. <i>How firm</i> reads the words, the documents and the voices otherwise, and says in
one word whether the lead holds: <b>firm</b>, <b>leaning</b> or <b>open</b>; how often a position leads is a
count of readings, never a chance. <i>Compare with…</i> lays this branch beside another scenario, history,
another course or another reading. <i>Criteria</i> counts what makes a good counterfactual.</p>

<h2>Keys</h2>
<table>
<tr><td><b>Tab, arrows</b></td><td>from control to control and inside a panel; Return takes</td></tr>
<tr><td><b>Ctrl+C</b></td><td>in <i>why</i>: copy the argument with its source</td></tr>
{keys}
</table>
""",
)


class GuideDialog(PageDialog):
    """How to read the screen."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, self.tr("How to read the screen"), guide(), parent)


def guide() -> str:
    """Return the page as rich text, with the keys of every command that tells them."""
    rows = (f"<tr><td><b>{escape(keys)}</b></td><td>{escape(told)}</td></tr>" for keys, told in key_sheet())
    return QCoreApplication.translate("help", GUIDE).format(keys="\n".join(rows))
