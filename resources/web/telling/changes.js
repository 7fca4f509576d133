// What a branch changes, in words: kinds of change, their count, history's line under an outcome.

/** @import { Change, OutcomeChange, VoiceStanding } from "../types" */
/** @import { Snapshot } from "../projection/snapshot.js" */

import { filled, tr } from "./language.js";
import { countedCourses } from "./provisions.js";
import { standingWords } from "./statuses.js";

/**
 * Return a kind of change in a few words.
 *
 * @param {Change} change
 */
export function changeWords(change) {
    return {
        otherwise: tr("leads otherwise"),
        silent: tr("fallen silent"),
        weaker: tr("weaker"),
        stronger: tr("stronger"),
        argued: tr("no longer a fact, argued the same"),
        same: tr("as in history"),
    }[change];
}

/**
 * Return how many outcomes show a change: `9 lead otherwise`.
 *
 * @param {Change} change
 * @param {number} count
 */
export function countedChanges(change, count) {
    return {
        otherwise: count === 1 ? tr("1 leads otherwise") : tr("{count} lead otherwise", { count }),
        silent: tr("{count} fallen silent", { count }),
        weaker: tr("{count} weaker", { count }),
        stronger: tr("{count} stronger", { count }),
        argued: tr("{count} argued the same", { count }),
        same: tr("{count} as in history", { count }),
    }[change];
}

/**
 * Return what becomes of an outcome and where: `leads otherwise in 2 of 3 courses`.
 *
 * @param {OutcomeChange} change
 */
export function outcomeChange(change) {
    const where = countedCourses(change.courses, change.of);
    const words = changeWords(change.kind);
    if (!where || change.kind === "same") return words;
    if (change.silent.length) {
        const said = { change: words, where, silent: changeWords("silent"), count: change.silent.length };
        return tr("{change} {where}, {silent} in {count}", said);
    }
    return filled`${words} ${where}`;
}

/**
 * Return how an argument stands against history.
 *
 * @param {VoiceStanding} voice
 */
export function voiceWords(voice) {
    return {
        new: tr("Speaks because of your choice"),
        kept: tr("Speaks in history too"),
        gone: tr("Fallen away here"),
        elsewhere: tr("Would speak in another branch or course"),
    }[voice];
}

/**
 * Return history's line on an outcome: `in history: Stalin keeps it`.
 *
 * @param {Snapshot} snapshot
 * @param {string} questionId
 */
export function inHistory(snapshot, questionId) {
    const question = snapshot.history.question(questionId);
    const leading = question.positions.find((position) => position.id === question.leading);
    if (!leading) return tr("in history: the documents do not say");
    if (leading.verdict === null) return tr("in history: {position}", { position: leading.label });
    return tr("in history: {position}, {standing}", {
        position: leading.label,
        standing: standingWords(question, leading),
    });
}
