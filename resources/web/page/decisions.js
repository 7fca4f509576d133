// The decisions in play: what was taken, and what could have been.

/** @import { Decision } from "../types" */
/** @import { Desk } from "./desk.js" */

import { got } from "../engine/casebook.js";
import { departure } from "../telling/branches.js";
import { arisesOnly, notArisingWords } from "../telling/hinges.js";
import { capital, oneLine, tr } from "../telling/language.js";
import { el, folding, refill } from "./dom.js";

/**
 * Fill the list of decisions, and keep it up to date. The cards stay where they are, so that the keyboard does too.
 *
 * @param {Desk} desk
 * @param {HTMLElement} place
 */
export function showDecisions(desk, place) {
    const { casebook } = desk;
    const shown = casebook.inTime.filter((id) => desk.inPlay.includes(id));
    const cards = shown.map((id, number) => card(desk, casebook.decision(id), number + 1));
    const others = el("div", { class: "small soft", id: "fixed" });
    refill(
        place,
        el("h2", { id: "decisions-title" }, tr("Decision points")),
        shown.length ? null : el("p", { class: "soft" }, tr("No decision is in play.")),
        ...cards.map((one) => one.element),
        others,
    );
    const show = () => {
        for (const one of cards) one.show();
        refill(others, fixed(desk));
    };
    desk.listen(show);
    show();
}

/**
 * @param {Desk} desk
 * @param {Decision} decision
 * @param {number} number
 */
function card(desk, decision, number) {
    const reason = el("p", { class: "small why-not", id: `reason:${decision.id}` });
    const inputs = decision.options.map((option) =>
        el("input", {
            type: "radio",
            name: `decision:${decision.id}`,
            id: `option:${decision.id}/${option.id}`,
            value: option.id,
            "aria-describedby": `reason:${decision.id}`,
            change: () => desk.choose(decision.id, option.id),
        }),
    );
    const element = el(
        "fieldset",
        { class: "card decision", id: `decision:${decision.id}` },
        el(
            "legend",
            {},
            el("span", { class: "number", "aria-hidden": "true" }, `${number}`),
            el("span", { class: "small soft" }, decision.date, " "),
            el("strong", {}, decision.title),
        ),
        decision.options.map((option, place) =>
            el(
                "label",
                { class: "option" },
                inputs[place],
                el(
                    "span",
                    {},
                    option.label,
                    option.actual ? el("span", { class: "soft" }, ` ${tr("(as it happened)")}`) : null,
                ),
            ),
        ),
        reason,
        hasMore(decision)
            ? folding(desk.opened, `more:${decision.id}`, tr("More about this decision"), () =>
                  more(desk, decision),
              )
            : null,
    );
    const show = () => {
        const { snapshot } = desk;
        const chosen = got(snapshot.standpoint.choices, decision.id);
        const removed = snapshot.notArising.includes(decision.id);
        for (const [place, input] of inputs.entries()) {
            input.checked = decision.options[place].id === chosen;
            input.disabled = removed;
        }
        element.classList.toggle("departure", snapshot.departures.includes(decision.id));
        element.classList.toggle("not-arising", removed);
        reason.textContent = said(desk, decision);
    };
    return { element, show };
}

/**
 * Why a decision does not arise, or where it does.
 *
 * @param {Desk} desk
 * @param {Decision} decision
 */
function said({ snapshot, casebook }, decision) {
    if (!snapshot.notArising.includes(decision.id)) return arisesOnly(snapshot, decision.id);
    const item = snapshot.courses[0].notArising.find((one) => one.decision === decision.id);
    const words = item ? oneLine(notArisingWords(casebook, item)) : "";
    return tr("Does not arise: {reason}", { reason: /[.!?…]$/.test(words) ? words : `${words}.` });
}

/** @param {Decision} decision */
function hasMore({ actors, happened, alternative, note, tellings }) {
    return actors.length > 0 || Boolean(happened || alternative || note) || tellings.size > 0;
}

/**
 * @param {Desk} desk
 * @param {Decision} decision
 */
function more({ casebook }, { actors, happened, alternative, note, tellings }) {
    /** @param {string} term @param {string} text */
    const part = (term, text) =>
        text ? el("p", { class: "small" }, el("strong", {}, `${term} `), text) : null;
    return [
        part(tr("Who:"), actors.join(", ")),
        part(tr("What happened:"), happened),
        part(tr("The other road:"), alternative),
        part(tr("Note:"), note),
        ...[...tellings].map(([document, text]) => part(`${casebook.document(document).title}:`, text)),
    ];
}

/**
 * The departures among the decisions that are not in play: they stay as the scenario has them.
 *
 * @param {Desk} desk
 */
function fixed({ snapshot, casebook, inPlay }) {
    const told = snapshot.departures.filter((id) => !inPlay.includes(id));
    if (!told.length) return [];
    return [
        el("h3", {}, capital(tr("Also otherwise in this scenario"))),
        el(
            "ul",
            {},
            told.map((id) => el("li", {}, departure(casebook, id, got(snapshot.standpoint.choices, id)))),
        ),
    ];
}
