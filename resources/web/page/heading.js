// The head of the page: what it is about, how the documents are heard, what goes otherwise and what is supposed.

/** @import { Desk } from "./desk.js" */

import { departure } from "../telling/branches.js";
import { countedChanges } from "../telling/changes.js";
import { idleWords } from "../telling/hinges.js";
import { capital, listed, tr } from "../telling/language.js";
import { clause } from "../telling/provisions.js";
import { allDocuments, credenceWords, oneDocument } from "../telling/readings.js";
import { el, refill } from "./dom.js";
import { handBack } from "./scenario_file.js";

/**
 * Fill the head of the page, and keep it filled.
 *
 * @param {Desk} desk
 * @param {HTMLElement} place
 */
export function showHeading(desk, place) {
    const { casebook, data } = desk;
    const readings = select(
        "reading",
        tr("Reading"),
        [...desk.readings.keys()].map((name) => [name, offerWords(desk, name)]),
        (name) => desk.read(name),
    );
    const semantics = select(
        "semantics",
        tr("Weighed by"),
        data.semantics.map(({ key, title }) => [key, title]),
        (key) => desk.weighBy(key),
    );
    const inferences = leftOut(desk);
    const theme = select(
        "theme",
        tr("Light or dark"),
        [
            ["system", tr("as the system")],
            ["light", tr("light")],
            ["dark", tr("dark")],
        ],
        (name) => {
            if (name === "system") document.documentElement.removeAttribute("data-theme");
            else document.documentElement.setAttribute("data-theme", name);
        },
    );
    const stand = el("div", { class: "stand" });
    refill(
        place,
        el("h1", {}, data.scenario.title || casebook.title),
        data.scenario.title ? el("p", { class: "soft" }, casebook.title) : null,
        stand,
        el(
            "div",
            { class: "controls" },
            readings.label,
            inferences?.label ?? null,
            semantics.label,
            theme.label,
            el("button", { id: "happen", type: "button", click: () => desk.happen() }, tr("As it happened")),
            el(
                "button",
                { id: "reopen", type: "button", click: () => desk.reopen() },
                tr("As the scenario has it"),
            ),
            el(
                "button",
                { id: "hand-back", type: "button", click: () => handBack(desk) },
                tr("Keep as a scenario file"),
            ),
        ),
    );
    const show = () => {
        readings.box.value = desk.reading;
        semantics.box.value = desk.standpoint.reading.semantics;
        if (inferences) inferences.box.checked = desk.standpoint.reading.withoutInferences;
        refill(stand, standLines(desk));
    };
    desk.listen(show);
    show();
}

/**
 * Return what is to be read aloud after a change.
 *
 * @param {Desk} desk
 */
export function announcement(desk) {
    const { snapshot } = desk;
    const counts = snapshot.compared.counts
        .filter(([, count]) => count)
        .map(([change, count]) => countedChanges(change, count));
    const courses = snapshot.courses.length;
    const many = courses > 1 ? tr("The documents lead on in {count} courses", { count: courses }) : "";
    return [departuresLine(desk), many, counts.join(", ")].filter(Boolean).join(". ");
}

/** @param {Desk} desk */
function standLines(desk) {
    const { snapshot, casebook } = desk;
    const supposed = snapshot.hinges.filter((hinge) => hinge.supposed !== null);
    const counts = snapshot.compared.counts
        .filter(([, count]) => count)
        .map(([change, count]) => countedChanges(change, count));
    return [
        el("p", { class: "departures", id: "departures" }, departuresLine(desk)),
        ...supposed.map((hinge) =>
            el(
                "p",
                { class: "supposed" },
                "◇ ",
                hinge.idle
                    ? idleWords(snapshot, hinge)
                    : tr("You suppose that {clause}", { clause: clause(casebook, hinge.id, hinge.supposed) }),
            ),
        ),
        el(
            "p",
            { class: "small soft" },
            tr("Against history: {changes}", { changes: counts.join(", ") }),
            " · ",
            tr("Figures, from 0 to 100, are the strength of the documents' case, not a chance."),
        ),
        el("p", { class: "small soft" }, readingLine(desk)),
    ];
}

/**
 * How the documents are heard and weighed, of which casebook, and when it was written down.
 *
 * @param {Desk} desk
 */
function readingLine({ casebook, data, standpoint }) {
    const { semantics, muted, withoutInferences } = standpoint.reading;
    const silenced = [...muted]
        .map((voice) => casebook.voices.get(voice)?.name)
        .filter((name) => name !== undefined);
    return [
        tr("Heard: {reading}", { reading: credenceWords(casebook, standpoint.reading) }),
        silenced.length ? tr("muted: {voices}", { voices: silenced.join(", ") }) : "",
        withoutInferences ? tr("without the editors' inferences") : "",
        tr("weighed by: {semantics}", {
            semantics: data.semantics.find(({ key }) => key === semantics)?.title ?? semantics,
        }),
        casebook.revision ? tr("casebook revision {revision}", { revision: casebook.revision }) : casebook.id,
        data.written.spoken,
    ]
        .filter(Boolean)
        .join(" · ");
}

/** @param {Desk} desk */
function departuresLine({ snapshot, casebook }) {
    const { choices } = snapshot.standpoint;
    const told = snapshot.departures.map((id) =>
        departure(casebook, id, choices.get(id) ?? casebook.actual(id).id),
    );
    return told.length ? capital(listed(told)) : tr("Everything goes as it happened.");
}

/**
 * @param {Desk} desk
 * @param {string} name
 */
function offerWords({ casebook }, name) {
    if (name === "own") return tr("The scenario's own reading");
    if (name === "all") return allDocuments(casebook);
    return oneDocument(casebook, casebook.document(name.slice("alone:".length)));
}

/**
 * The switch that leaves out what the editors infer, where there is something to leave out or to let in again.
 *
 * @param {Desk} desk
 */
function leftOut(desk) {
    const some = [...desk.casebook.arguments.values()].some((argument) => argument.inferred);
    if (!some && !desk.standpoint.reading.withoutInferences) return null;
    const box = el("input", {
        id: "without-inferences",
        type: "checkbox",
        change: () => desk.leaveOut(box.checked),
    });
    return {
        box,
        label: el("label", { class: "switch" }, box, el("span", {}, tr("Leave out the editors' inferences"))),
    };
}

/**
 * @param {string} id
 * @param {string} words
 * @param {[string, string][]} choices
 * @param {(value: string) => void} chosen
 */
function select(id, words, choices, chosen) {
    const box = el(
        "select",
        { id, change: () => chosen(box.value) },
        choices.map(([value, text]) => el("option", { value }, text)),
    );
    return { box, label: el("label", { class: "control" }, el("span", { class: "small soft" }, words), box) };
}
