// Folding the courses of a branch: those that lead to the same fall together, hinge by hinge.

/** @import { Fold } from "../types" */

/**
 * Return the courses of a branch, folded, in the order of their first courses.
 *
 * @param {string[]} hinges In the order in which they are taken.
 * @param {Map<string, string>[]} courses What holds in each course, the leading one first.
 * @param {(course: number) => string | number | boolean | null} key Tells what a course leads to.
 * @returns {Fold[]}
 */
export function folded(hinges, courses, key) {
    return fold(hinges, courses, key, [...courses.keys()]);
}

/**
 * @param {string[]} hinges
 * @param {Map<string, string>[]} courses
 * @param {(course: number) => string | number | boolean | null} key
 * @param {number[]} members
 * @returns {Fold[]}
 */
function fold(hinges, courses, key, members) {
    if (new Set(members.map(key)).size === 1) return [{ provisions: [], courses: members }];
    const [hinge, ...rest] = hinges;
    /** @type {Map<string | null, number[]>} */
    const ways = new Map();
    for (const member of members) {
        const answer = courses[member].get(hinge) ?? null;
        ways.set(answer, [...(ways.get(answer) ?? []), member]);
    }
    if (ways.size === 1) return fold(rest, courses, key, members);
    /** @type {Map<string, { answers: (string | null)[], below: Fold[][] }>} */
    const told = new Map();
    for (const [answer, below] of ways) {
        const folds = fold(rest, courses, key, below);
        // What the folds below say, whichever answer leads to them.
        const same = JSON.stringify(folds.map((one) => [one.provisions, key(one.courses[0])]));
        const alike = told.get(same) ?? { answers: [], below: [] };
        alike.answers.push(answer);
        alike.below.push(folds);
        told.set(same, alike);
    }
    const found = [];
    for (const { answers, below } of told.values()) {
        // Where every answer leads to the same, the hinge does not matter.
        const own = told.size === 1 ? [] : [{ hinge, positions: answers }];
        for (const place of below[0].keys()) {
            const numbers = below.flatMap((folds) => folds[place].courses).sort((a, b) => a - b);
            found.push({ provisions: [...own, ...below[0][place].provisions], courses: numbers });
        }
    }
    return found.sort((a, b) => a.courses[0] - b.courses[0]);
}
