// The words for a strength, with the bands of `scenarios/model/verdicts.py`.

/** @import { Verdict } from "../types" */

import { ROUNDING } from "../engine/evaluation.js";
import { tr } from "../telling/language.js";

export const DISAGREE_FROM = 0.4;

const LEAST = [0.8, 0.6, 0.4, 0.2, Number.NEGATIVE_INFINITY];

/**
 * Return every verdict, the strongest first.
 *
 * @returns {Verdict[]}
 */
function verdicts() {
    return [
        { words: tr("strong case for"), low: 80, high: 100 },
        { words: tr("case for"), low: 60, high: 80 },
        { words: tr("evenly contested"), low: 40, high: 60 },
        { words: tr("case against"), low: 20, high: 40 },
        { words: tr("strong case against"), low: 0, high: 20 },
    ];
}

/**
 * Return the place of the verdict on a strength among the verdicts, the strongest first; a band holds its lower end.
 *
 * @param {number} strength
 */
export function grade(strength) {
    return LEAST.findIndex((least) => strength >= least - ROUNDING);
}

/**
 * Return the verdict on a strength in [0, 1].
 *
 * @param {number} strength
 */
export function verdict(strength) {
    return verdicts()[grade(strength)];
}

/**
 * Write a verdict with its band.
 *
 * @param {Verdict} one
 */
export function written(one) {
    return `${one.words} (${one.low}–${one.high})`;
}

/**
 * Return the place of the strongest, the first of several, and whether there are several.
 *
 * @param {number[]} strengths
 * @returns {[number, boolean]}
 */
export function strongest(strengths) {
    const most = Math.max(...strengths) - ROUNDING;
    const places = [...strengths.keys()].filter((place) => strengths[place] >= most);
    return [places[0], places.length > 1];
}
