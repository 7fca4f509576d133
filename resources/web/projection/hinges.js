// What a branch turns on: how each hinge is decided, and in which courses.

/** @import { Decided, HingeStanding } from "../types" */
/** @import { Course } from "./course.js" */

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
    const decided = /** @type {Decided} */ (
        found.has("open") ? "open" : found.has("silent") ? "silent" : first
    );
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
    return new Set(alike.map((course) => course.holds.get(hinge))).size > 1 ? "open" : "argued";
}
