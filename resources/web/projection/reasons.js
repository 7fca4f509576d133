// Why a position or an argument stands as it does: the arguments that bear on it, and how firmly.

/** @import { Argument, Reason } from "../types" */
/** @import { Course } from "./course.js" */

import { got } from "../engine/casebook.js";

const FOR = 1;
const AGAINST = -1;

/** @typedef {{ argument: Argument, sign: number, on: string, direct: boolean }} Bearing */

/**
 * Return the arguments directly on a question, as they bear on one of its positions; those for first, the firmest
 * first, then those that do not apply. Left out are those that the reading does not hear, and those declared
 * unknowable.
 *
 * @param {Course} course
 * @param {string} questionId
 * @param {string} positionId
 */
export function reasons(course, questionId, positionId) {
    const own = `${questionId}/${positionId}`;
    const direct = got(course.engine.bearings.onQuestion, questionId);
    return sorted(
        course,
        direct.map((argument) => onPosition(argument, questionId, own)),
    );
}

/**
 * Return the arguments that support or attack an argument, in the order of `reasons`.
 *
 * @param {Course} course
 * @param {string} argumentId
 */
export function under(course, argumentId) {
    const found = [];
    for (const argument of got(course.engine.bearings.onArgument, argumentId)) {
        if (argument.supports.includes(argumentId)) {
            found.push({ argument, sign: FOR, on: argumentId, direct: true });
        }
        if (argument.attacks.includes(argumentId)) {
            found.push({ argument, sign: AGAINST, on: argumentId, direct: true });
        }
    }
    return sorted(course, found);
}

/**
 * An argument on a rival position bears on this one the other way round: the positions exclude each other.
 *
 * @param {Argument} argument
 * @param {string} questionId
 * @param {string} own
 * @returns {Bearing}
 */
function onPosition(argument, questionId, own) {
    if (argument.supports.includes(own)) return { argument, sign: FOR, on: own, direct: true };
    if (argument.attacks.includes(own)) return { argument, sign: AGAINST, on: own, direct: true };
    const head = `${questionId}/`;
    const supported = argument.supports.find((target) => target.startsWith(head));
    if (supported !== undefined) return { argument, sign: AGAINST, on: supported, direct: false };
    const attacked = argument.attacks.find((target) => target.startsWith(head)) ?? own;
    return { argument, sign: FOR, on: attacked, direct: false };
}

/**
 * @param {Course} course
 * @param {Bearing[]} bearings
 * @returns {Reason[]}
 */
function sorted(course, bearings) {
    const heard = bearings.filter(({ argument }) => argument.base !== null && course.hears(argument.id));
    /** @type {Reason[]} */
    const found = heard.map(({ argument, sign, on, direct }) => {
        const { strength, dormant, waitingFor } = course.argument(argument.id);
        const signed = sign * (strength ?? 0);
        /** @type {[number, number]} */
        let interval = [signed, signed];
        if (argument.interval && !waitingFor.length) {
            const [low, high] = course.strengthsBetween(argument.id, argument.interval);
            interval = sign > 0 ? [low, high] : [-high, -low];
        }
        return { argument: argument.id, signed, interval, direct, on, dormant, waitingFor };
    });
    // Sorting keeps the order of the file where reasons are equally firm.
    return found.sort(
        (a, b) =>
            Number(a.waitingFor.length > 0) - Number(b.waitingFor.length > 0) ||
            Number(a.signed <= 0) - Number(b.signed <= 0) ||
            Math.abs(b.signed) - Math.abs(a.signed),
    );
}
