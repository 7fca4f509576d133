// Every figure of the branch on show as a table: of each question, course and position the pooled strength and the
// documents' own views.

/** @import { QuestionStanding } from "../types" */
/** @import { Desk } from "./desk.js" */

import { folded } from "../projection/folding.js";
import { tr } from "../telling/language.js";
import { foldWords } from "../telling/provisions.js";
import { statusWords } from "../telling/statuses.js";
import { el, folding, refill } from "./dom.js";

/**
 * Fill the table when it is opened, and keep it filled while it is open.
 *
 * @param {Desk} desk
 * @param {HTMLElement} place
 */
export function showFigures(desk, place) {
    const show = () =>
        refill(
            place,
            folding(desk.opened, "all-figures", tr("Every figure of this branch"), () => [
                el(
                    "p",
                    { class: "small soft" },
                    tr("Strength of the case in hundredths; not a chance. A dash: the documents do not say."),
                ),
                el(
                    "div",
                    { class: "wide", tabindex: "0", role: "region", "aria-label": tr("Table of figures") },
                    table(desk),
                ),
            ]),
        );
    desk.listen(show);
    show();
}

/** @param {Desk} desk */
function table(desk) {
    const { casebook } = desk;
    const documents = [...casebook.documents.values()];
    return el(
        "table",
        { id: "figures-table" },
        el(
            "thead",
            {},
            el(
                "tr",
                {},
                [tr("Question"), tr("Course"), tr("Status"), tr("Position"), tr("Strength")].map((text) =>
                    el("th", { scope: "col" }, text),
                ),
                documents.map((one) => el("th", { scope: "col", title: one.title }, one.mark)),
            ),
        ),
        el(
            "tbody",
            {},
            [...casebook.questions.keys()].flatMap((id) => questionRows(desk, id)),
        ),
    );
}

/**
 * Courses that a card tells together may differ in their figures, and these are told apart here.
 *
 * @param {Desk} desk
 * @param {string} id
 */
function questionRows(desk, id) {
    const { snapshot, casebook } = desk;
    if (casebook.question(id).kind === "debate") {
        return positionRows(desk, snapshot.debates.question(id), [0], tr("in history"));
    }
    const standing = snapshot.courses.map((course) => course.question(id));
    const folds = folded(
        snapshot.engine.hinges,
        snapshot.courses.map((course) => course.holds),
        (course) => {
            const { status, answer, positions } = standing[course];
            return JSON.stringify([
                status,
                answer,
                positions.map((one) => [one.strength, ...one.byDocument]),
            ]);
        },
    );
    return folds.flatMap((fold) =>
        positionRows(
            desk,
            standing[fold.courses[0]],
            fold.courses,
            foldWords(casebook, fold, snapshot.courses.length),
        ),
    );
}

/**
 * @param {Desk} desk
 * @param {QuestionStanding} question
 * @param {number[]} courses
 * @param {string} told
 */
function positionRows({ casebook }, question, courses, told) {
    return question.positions.map((position, place) =>
        el(
            "tr",
            {
                "data-question": question.id,
                "data-position": position.id,
                "data-courses": courses.join(" "),
                "data-status": question.status,
                class: place ? null : "first",
            },
            el("th", { scope: "row" }, casebook.question(question.id).title),
            el("td", {}, told),
            el("td", {}, statusWords(question.status)),
            el("td", {}, question.answer === position.id ? el("strong", {}, position.label) : position.label),
            figure(position.strength),
            [...casebook.documents.keys()].map((id) => figure(position.byDocument.get(id) ?? null)),
        ),
    );
}

/** @param {number | null} strength */
function figure(strength) {
    const text = strength === null ? "–" : `${Math.round(100 * strength)}`;
    return el("td", { class: "figure", "data-strength": strength === null ? "" : String(strength) }, text);
}
