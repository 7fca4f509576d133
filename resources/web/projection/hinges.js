// What a branch turns on: how each hinge is decided, and in which courses.

/** @import { Decided, HingeStanding } from "../types" */
/** @import { Course } from "./course.js" */

import { got } from "../engine/casebook.js";
import { FOLLOWED_FROM, ROUNDING } from "../engine/evaluation.js";
import { credenceOf } from "../engine/reading.js";

/** What a branch turns on: the documents do not decide it. @type {Decided[]} */
const TURNED_ON = ["open", "silent", "unsupported"];

/**
 * Return how every hinge stands, in the order in which they are taken.
 *
 * @param {string[]} hinges
 * @param {Course[]} courses The leading one first.
 * @returns {HingeStanding[]}
 */
export function hingeStandings(hinges, courses) {
    return hinges.map((hinge, place) => standing(hinge, hinges.slice(0, place), courses));
}

/**
 * @param {string} hinge
 * @param {string[]} before
 * @param {Course[]} courses
 * @returns {HingeStanding}
 */
function standing(hinge, before, courses) {
    const supposed = courses[0].standpoint.supposed.get(hinge) ?? null;
    /** @type {Map<string, Course[]>} */
    const ways = new Map();
    /** @param {Course} course */
    const way = (course) => JSON.stringify(before.map((earlier) => course.holds.get(earlier) ?? null));
    for (const course of courses) ways.set(way(course), [...(ways.get(way(course)) ?? []), course]);
    /** @type {Map<Decided, number[]>} */
    const found = new Map();
    /** @type {Decided | null} */
    let first = null;
    for (const alike of ways.values()) {
        const decided = decidedIn(hinge, alike, supposed);
        first ??= decided; // the leading course comes first
        found.set(decided, [...(found.get(decided) ?? []), ...alike.map((course) => course.number)]);
    }
    const decided = /** @type {Decided} */ (TURNED_ON.find((one) => found.has(one)) ?? first);
    const numbers = [...(found.get(decided) ?? [])].sort((a, b) => a - b);
    return {
        id: hinge,
        decided,
        courses: numbers,
        answers: [...new Set(numbers.map((number) => courses[number].holds.get(hinge) ?? null))],
        supposed,
        idle: supposed !== null && !found.has("supposed"),
    };
}

/**
 * How a hinge is decided in courses that agree on the hinges before it.
 *
 * @param {string} hinge
 * @param {Course[]} alike
 * @param {string | null} supposed
 * @returns {Decided}
 */
function decidedIn(hinge, alike, supposed) {
    const { status } = alike[0].question(hinge);
    if (status === "fact" || status === "established") return status;
    if (supposed !== null) return "supposed";
    if (status === "silent") return "silent";
    if (new Set(alike.map((course) => course.holds.get(hinge))).size > 1) return "open";
    return isSupported(hinge, alike[0]) ? "argued" : "unsupported";
}

/**
 * Whether an argument speaks for the answer that is followed.
 *
 * @param {string} hinge
 * @param {Course} course
 */
function isSupported(hinge, course) {
    const answer = `${hinge}/${course.holds.get(hinge)}`;
    return got(course.engine.bearings.onQuestion, hinge).some((argument) => {
        const { strength } = course.argument(argument.id);
        if (strength === null || !argument.supports.includes(answer)) return false;
        return (
            strength * credenceOf(course.standpoint.reading, argument.document) >= FOLLOWED_FROM - ROUNDING
        );
    });
}

/**
 * Whether the branch turns on a hinge: the documents leave it open, or the user supposes an answer.
 *
 * @param {HingeStanding} hinge
 */
export function isTurnedOn(hinge) {
    return TURNED_ON.includes(hinge.decided) || hinge.supposed !== null;
}
