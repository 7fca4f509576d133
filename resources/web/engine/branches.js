// Branches: which decisions arise, what was taken, and where a branch leaves what happened.

/** @import { Branch, Decision } from "../types" */
/** @import { Casebook } from "./casebook.js" */

import { parted } from "./casebook.js";

/**
 * Return whether every key of the conditions holds: the branch took one of its options.
 *
 * @param {Map<string, string[]>} conditions
 * @param {Map<string, string | null>} taken
 */
export function holds(conditions, taken) {
    for (const [decision, options] of conditions) {
        const option = taken.get(decision) ?? null;
        if (option === null || !options.includes(option)) return false;
    }
    return true;
}

/**
 * Return what happened: the actual option of every decision, in the order of the file.
 *
 * @param {Casebook} casebook
 * @returns {Map<string, string>}
 */
export function asItHappened(casebook) {
    return new Map([...casebook.decisions.keys()].map((id) => [id, casebook.actual(id).id]));
}

/**
 * Return the branch that choices make, one for every decision.
 *
 * @param {Casebook} casebook
 * @param {Map<string, string>} choices
 * @returns {Branch}
 */
export function branchOf(casebook, choices) {
    /** @type {Map<string, string | null>} */
    const taken = new Map([...casebook.decisions.keys()].map((id) => [id, null]));
    const departures = [];
    for (const id of casebook.inTime) {
        if (!holds(casebook.decision(id).arises, taken)) continue;
        const option = choices.get(id) ?? casebook.actual(id).id;
        taken.set(id, option);
        if (option !== casebook.actual(id).id) departures.push(id);
    }
    return { taken, departures };
}

/**
 * Return whether a decision presupposes a position that is not the actual one: then some earlier departure led to it.
 *
 * @param {Casebook} casebook
 * @param {Decision} decision
 */
export function presupposesOtherwise(casebook, decision) {
    return decision.presupposes.some((target) => !casebook.position(...parted(target)).actual);
}

/**
 * Return the place in time of the first departure, by choices alone; the number of decisions where there is none.
 *
 * @param {Casebook} casebook
 * @param {Map<string, string | null>} taken
 */
export function firstDeparture(casebook, taken) {
    const place = casebook.inTime.findIndex((id) => {
        const option = taken.get(id) ?? null;
        return (
            option !== null &&
            option !== casebook.actual(id).id &&
            !presupposesOtherwise(casebook, casebook.decision(id))
        );
    });
    return place < 0 ? casebook.inTime.length : place;
}

/**
 * What tells this branch from others: two sets of choices that make one branch have one key.
 *
 * @param {Branch} branch
 */
export function branchKey(branch) {
    return JSON.stringify([...branch.taken]);
}
