// The branches of the decisions in play, and the lanes of a question in which they end, course by course.

/** @import { Branch, BranchEnd, BranchMap, CourseEnd } from "../types" */
/** @import { Column, Engine } from "../engine/evaluation.js" */
/** @import { Casebook } from "../engine/casebook.js" */

import { asItHappened, branchKey, branchOf } from "../engine/branches.js";
import { got } from "../engine/casebook.js";
import { folded } from "./folding.js";
import { strongest } from "./verdicts.js";

/** Up to so many decisions in play, every branch of them is on the map; more fold. */
const MOST_SPREAD = 4;
/** So do few decisions of many options, if they make more branches than this. */
const MOST_BRANCHES = 256;

/** @typedef {{ choices: Map<string, string>, branch: Branch }} Made */

/**
 * Return the branches that the map shows, what happened first.
 *
 * @param {Casebook} casebook
 * @param {Map<string, string>} given The choices of the branch on show, one for every decision.
 * @param {string[]} inPlay
 * @returns {Made[]}
 */
export function branchesOnMap(casebook, given, inPlay) {
    const history = asItHappened(casebook);
    const all = isFolded(casebook, inPlay)
        ? [history, ...single(casebook, history, inPlay), given]
        : [history, ...spread(casebook, given, inPlay)];
    const [said, kept] = [JSON.stringify([...given]), new Map()];
    for (const choices of all) {
        const branch = branchOf(casebook, choices);
        const key = branchKey(branch);
        if (!kept.has(key) || JSON.stringify([...choices]) === said) kept.set(key, { choices, branch });
    }
    return [...kept.values()];
}

/**
 * Return whether too many decisions are in play for all their branches.
 *
 * @param {Casebook} casebook
 * @param {string[]} inPlay
 */
export function isFolded(casebook, inPlay) {
    const branches = inPlay.reduce((count, id) => count * casebook.decision(id).options.length, 1);
    return inPlay.length > MOST_SPREAD || branches > MOST_BRANCHES;
}

/**
 * Every combination of the options in play, those that happened first.
 *
 * @param {Casebook} casebook
 * @param {Map<string, string>} given
 * @param {string[]} inPlay
 */
function spread(casebook, given, inPlay) {
    let all = [given];
    for (const id of inPlay) {
        const { options } = casebook.decision(id);
        const ordered = [...options.filter((one) => one.actual), ...options.filter((one) => !one.actual)];
        all = all.flatMap((choices) => ordered.map((option) => new Map(choices).set(id, option.id)));
    }
    return all;
}

/**
 * Each single departure from what happened.
 *
 * @param {Casebook} casebook
 * @param {Map<string, string>} history
 * @param {string[]} inPlay
 */
function single(casebook, history, inPlay) {
    return inPlay.flatMap((id) =>
        casebook
            .decision(id)
            .options.filter((option) => !option.actual)
            .map((option) => new Map(history).set(id, option.id)),
    );
}

/**
 * Return where branches end for an outcome.
 *
 * @param {Engine} engine
 * @param {Made[]} made
 * @param {Column[][]} columns The courses of each.
 * @param {Branch} shown
 * @param {string} questionId
 * @param {string[]} inPlay
 * @returns {BranchMap}
 */
export function branchMap(engine, made, columns, shown, questionId, inPlay) {
    return mapOf(engine, made, shown, questionId, inPlay, (number) =>
        courseEnds(engine, columns[number], questionId),
    );
}

/**
 * Return where branches end for a debate: all of them at the same.
 *
 * @param {Engine} engine
 * @param {Made[]} made
 * @param {CourseEnd} end
 * @param {Branch} shown
 * @param {string} questionId
 * @param {string[]} inPlay
 * @returns {BranchMap}
 */
export function debateMap(engine, made, end, shown, questionId, inPlay) {
    return mapOf(engine, made, shown, questionId, inPlay, () => [end]);
}

/**
 * @param {Engine} engine
 * @param {Made[]} made
 * @param {Branch} shown
 * @param {string} questionId
 * @param {string[]} inPlay
 * @param {(number: number) => CourseEnd[]} endsOf
 * @returns {BranchMap}
 */
function mapOf(engine, made, shown, questionId, inPlay, endsOf) {
    const key = branchKey(shown);
    /** @type {BranchEnd[]} */
    const ends = made.map(({ choices, branch }, number) => ({
        choices,
        branch,
        ends: endsOf(number),
        isHistory: !branch.departures.length,
        isShown: branchKey(branch) === key,
        leaves: branch.departures.map((id) => [id, got(choices, id)]),
    }));
    const lanes = [...engine.casebook.question(questionId).positions.map((one) => one.id), null];
    /** @type {Map<string | null, number>} */
    const counts = new Map(
        lanes.map((lane) => [
            lane,
            ends.filter((end) => end.ends.some((course) => course.lane === lane)).length,
        ]),
    );
    return { question: questionId, lanes, ends, counts, folded: isFolded(engine.casebook, inPlay) };
}

/**
 * @param {Engine} engine
 * @param {Column[]} columns
 * @param {string} questionId
 * @returns {CourseEnd[]}
 */
function courseEnds(engine, columns, questionId) {
    const { positions } = engine.casebook.question(questionId);
    const isHinge = engine.hinges.includes(questionId);
    const found = columns.map((column) => {
        const { status, pooled } = column.question(questionId);
        const held = isHinge ? (column.held.get(questionId) ?? null) : null;
        if (status === "silent") return { lane: held, status, strength: null, leadingTied: false };
        let [place, tied] = strongest(pooled);
        if (held !== null && held !== positions[place].id) {
            place = positions.findIndex((position) => position.id === held);
            tied = false;
        }
        return { lane: positions[place].id, status, strength: pooled[place], leadingTied: tied };
    });
    const folds = folded(
        engine.hinges,
        columns.map((column) => column.held),
        (course) => found[course].lane,
    );
    return folds.map((fold) => ({ ...found[fold.courses[0]], ...fold }));
}
