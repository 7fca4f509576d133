// The page: reads its data, lays out its parts, and lets each show what lies on the desk.

/** @import { PageData } from "./types" */

import { showAbout } from "./page/about.js";
import { showDecisions } from "./page/decisions.js";
import { Desk } from "./page/desk.js";
import { el } from "./page/dom.js";
import { showFigures } from "./page/figures.js";
import { announcement, showHeading } from "./page/heading.js";
import { showMap } from "./page/map.js";
import { showOutcomes } from "./page/outcomes.js";
import { keepSteps, linkTo } from "./page/steps.js";
import { showTurnsOn } from "./page/turns_on.js";
import { showWhy } from "./page/why.js";
import { tr, translateWith } from "./telling/language.js";

/** @type {PageData} */
const data = JSON.parse(document.getElementById("data")?.textContent ?? "");
translateWith(data.words);
const desk = new Desk(data);

/** @param {string} id */
const section = (id) => el("section", { id, "aria-labelledby": `${id}-title`, tabindex: "-1" });

const heading = el("header", { id: "heading" });
const decisions = section("decisions");
const map = section("map");
const why = section("why");
const turnsOn = el("div", { id: "turns-on", class: "card" });
const list = el("div", { id: "outcome-list" });
const outcomes = el(
    "section",
    { id: "outcomes", "aria-labelledby": "outcomes-title", tabindex: "-1" },
    el("h2", { id: "outcomes-title" }, tr("Outcomes in this branch")),
    turnsOn,
    list,
);
const figures = el("section", { id: "figures", "aria-label": tr("Figures") });
const about = el("footer", { id: "about" });
const said = el("p", { class: "unseen", role: "status" });

/** @type {[string, string][]} */
const parts = [
    ["decisions", tr("Decisions")],
    ["map", tr("Map")],
    ["outcomes", tr("Outcomes")],
    ["why", tr("Why")],
];
document.getElementById("page")?.append(
    heading,
    el(
        "nav",
        { id: "parts", "aria-label": tr("Parts of the page") },
        parts.map(([id, text]) => linkTo(id, text)),
    ),
    el("main", {}, decisions, el("div", { class: "middle" }, map, why), outcomes),
    figures,
    about,
    said,
);
showHeading(desk, heading);
showDecisions(desk, decisions);
showTurnsOn(desk, turnsOn);
showOutcomes(desk, list);
showMap(desk, map);
showWhy(desk, why);
showFigures(desk, figures);
showAbout(desk, about);

keepSteps(desk);

let standpoint = desk.standpoint;
desk.listen(() => {
    // Only what changes the branch is read aloud, not where the reader looks.
    if (desk.standpoint !== standpoint) said.textContent = announcement(desk);
    standpoint = desk.standpoint;
});
