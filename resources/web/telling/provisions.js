// Courses in words: what is provided in them, and in how many of them something is so.

/** @import { Fold, Provision } from "../types" */
/** @import { Casebook } from "../engine/casebook.js" */
/** @import { Course } from "../projection/course.js" */
/** @import { Snapshot } from "../projection/snapshot.js" */

import { listed, oneLine, tr } from "./language.js";

/**
 * Return what holds so that it can follow "if": `Stalin keeps the post`.
 *
 * @param {Casebook} casebook
 * @param {string} questionId
 * @param {string | null} positionId
 */
export function clause(casebook, questionId, positionId) {
    const question = oneLine(casebook.question(questionId).title);
    if (positionId === null) return tr("nobody says: {question}", { question });
    const position = casebook.position(questionId, positionId);
    return (
        oneLine(position.clause) ||
        tr("{question} {position}", { question, position: oneLine(position.label) })
    );
}

/**
 * Return a provision as it follows "if".
 *
 * @param {Casebook} casebook
 * @param {Provision} provision
 */
export function provisionWords(casebook, provision) {
    return listed(
        provision.positions.map((position) => clause(casebook, provision.hinge, position)),
        tr("or"),
    );
}

/**
 * Return of which courses a line is told: `if Stalin keeps the post`, `either way`, or nothing.
 *
 * @param {Casebook} casebook
 * @param {Fold} fold
 * @param {number} courses How many courses the branch has in all.
 */
export function foldWords(casebook, fold, courses) {
    if (!fold.provisions.length) {
        if (courses === 1) return "";
        return courses === 2 ? tr("either way") : tr("in every course");
    }
    return tr("if {clauses}", {
        clauses: listed(fold.provisions.map((provision) => provisionWords(casebook, provision))),
    });
}

/**
 * Return a course by its answers at the hinges at which the branch's courses part.
 *
 * @param {Snapshot} snapshot
 * @param {Course} course
 */
export function courseWords(snapshot, course) {
    const parts = snapshot.engine.hinges
        .filter((hinge) => new Set(snapshot.courses.map((one) => one.holds.get(hinge))).size > 1)
        .filter((hinge) => course.holds.has(hinge))
        .map((hinge) => clause(snapshot.casebook, hinge, course.holds.get(hinge) ?? null));
    return listed(parts) || tr("the documents leave it open");
}

/**
 * Return what the user supposes: `supposing that Trotsky leads`; nothing where nothing is, or all of it is idle.
 *
 * @param {Snapshot} snapshot
 */
export function supposing(snapshot) {
    const idle = new Set(snapshot.hinges.filter((hinge) => hinge.idle).map((hinge) => hinge.id));
    const parts = [...snapshot.standpoint.supposed]
        .filter(([hinge]) => !idle.has(hinge))
        .map(([hinge, position]) => clause(snapshot.casebook, hinge, position));
    return parts.length ? tr("supposing that {clauses}", { clauses: listed(parts) }) : "";
}

/**
 * Return in how many courses something is so: `in 2 of 5 courses`; nothing where there is one course.
 *
 * @param {number[]} numbers
 * @param {number} of
 */
export function countedCourses(numbers, of) {
    if (of === 1) return "";
    if (numbers.length === of) return of === 2 ? tr("either way") : tr("in all {of} courses", { of });
    return tr("in {count} of {of} courses", { count: numbers.length, of });
}

/**
 * Return courses by their numbers, counted from 1 as in Why: `course 2`, `courses 1, 3–5`.
 *
 * @param {number[]} numbers
 */
export function numberedCourses(numbers) {
    /** @type {[number, number][]} */
    const runs = [];
    for (const number of numbers.map((one) => one + 1).sort((one, other) => one - other)) {
        const last = runs.at(-1);
        if (last && last[1] === number - 1) last[1] = number;
        else runs.push([number, number]);
    }
    const told = runs.map(([first, last]) => (first === last ? `${first}` : `${first}–${last}`)).join(", ");
    return numbers.length === 1
        ? tr("course {numbers}", { numbers: told })
        : tr("courses {numbers}", { numbers: told });
}
