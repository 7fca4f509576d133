// What the branch turns on: each open hinge, with the offer to follow the documents or to suppose an answer.

/** @import { HingeStanding } from "../types" */
/** @import { Desk } from "./desk.js" */

import { decidedWords, followWords, onlyIn, supposeWords } from "../telling/hinges.js";
import { capital, tr } from "../telling/language.js";
import { el, folding, refill } from "./dom.js";
import { documentMarks } from "./marks.js";

/**
 * Fill the band of hinges, and keep it filled.
 *
 * @param {Desk} desk
 * @param {HTMLElement} place
 */
export function showTurnsOn(desk, place) {
    const show = () => {
        const { snapshot } = desk;
        const open = snapshot.turnsOn;
        const settled = snapshot.hinges.filter(
            (hinge) => hinge.decided === "argued" && !open.includes(hinge),
        );
        place.hidden = !open.length && !settled.length;
        const offer =
            settled.length === 1
                ? tr("The documents settle 1 more; suppose otherwise")
                : tr("The documents settle {count} more; suppose otherwise", { count: settled.length });
        refill(
            place,
            el("h3", { class: "turns" }, tr("This branch turns on")),
            open.map((hinge) => row(desk, hinge)),
            settled.length
                ? folding(desk.opened, "settled", offer, () => settled.map((hinge) => row(desk, hinge)))
                : null,
        );
    };
    desk.listen(show);
    show();
}

/**
 * @param {Desk} desk
 * @param {HingeStanding} hinge
 */
function row(desk, hinge) {
    const { casebook, snapshot } = desk;
    const asked = casebook.question(hinge.id);
    const question = snapshot.question(hinge.id, hinge.courses[0]);
    const leading = question.positions.find((position) => position.id === question.leading) ?? null;
    // What the documents argue for is offered at once; the other answers on request.
    const argued = (hinge.decided === "open" || hinge.decided === "argued") && hinge.answers.some(Boolean);
    const offered = asked.positions
        .map((position) => position.id)
        .filter((id) => !argued || hinge.answers.includes(id) || id === hinge.supposed);
    const others = asked.positions.map((position) => position.id).filter((id) => !offered.includes(id));
    const only = onlyIn(snapshot, hinge);
    return el(
        "fieldset",
        { class: "hinge", id: `hinge:${hinge.id}` },
        el(
            "legend",
            {},
            el("span", { class: "diamond", "aria-hidden": "true" }, hinge.supposed === null ? "◇" : "◆"),
            el("strong", {}, asked.title),
        ),
        documentMarks(casebook, [leading]),
        only ? el("p", { class: "small yours" }, only) : null,
        el(
            "p",
            { class: hinge.supposed === null ? "small soft" : "small yours" },
            decidedWords(snapshot, hinge),
        ),
        el(
            "div",
            { class: "offers" },
            offerOf(desk, hinge, null, capital(followWords(hinge))),
            offered.map((id) => offerOf(desk, hinge, id, capital(supposeWords(casebook, hinge.id, id)))),
        ),
        others.length
            ? folding(desk.opened, `another:${hinge.id}`, tr("suppose another"), () => [
                  el(
                      "div",
                      { class: "offers" },
                      others.map((id) =>
                          offerOf(desk, hinge, id, capital(supposeWords(casebook, hinge.id, id))),
                      ),
                  ),
              ])
            : null,
    );
}

/**
 * @param {Desk} desk
 * @param {HingeStanding} hinge
 * @param {string | null} position
 * @param {string} words
 */
function offerOf(desk, hinge, position, words) {
    const input = el("input", {
        type: "radio",
        name: `hinge:${hinge.id}`,
        id: position === null ? `follow:${hinge.id}` : `suppose:${hinge.id}/${position}`,
        checked: hinge.supposed === position,
        change: () => desk.suppose(hinge.id, position),
    });
    return el("label", { class: "option small" }, input, el("span", {}, words));
}
