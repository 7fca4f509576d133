// How a question stands, in words: one wording for each status, wherever it shows.

/** @import { PositionStanding, QuestionStanding, Status } from "../types" */

import { answerPosition } from "../projection/comparing.js";
import { written } from "../projection/verdicts.js";
import { tr } from "./language.js";

/**
 * Return a status in a few words.
 *
 * @param {Status} status
 */
export function statusWords(status) {
    return {
        fact: tr("as it happened"),
        established: tr("follows from a choice"),
        projected: tr("argued"),
        faint: tr("barely argued here"),
        silent: tr("the documents do not say"),
    }[status];
}

/**
 * Return how a position stands: its verdict, or what settles the question.
 *
 * @param {QuestionStanding} question
 * @param {PositionStanding} position
 */
export function standingWords(question, position) {
    const leads = question.answer === position.id;
    if (question.status === "fact" && !leads) return tr("not what happened");
    if (question.status === "established" && !leads) return tr("ruled out by a choice");
    if (position.verdict === null) return statusWords(question.status);
    const verdict = written(position.verdict);
    if (question.status === "faint") {
        return tr("{verdict}, {status}", { verdict, status: statusWords(question.status) });
    }
    return verdict;
}

/**
 * Return how one answer stands in several courses: by one verdict, or from its weakest to its strongest.
 *
 * @param {QuestionStanding[]} questions The question in each of the courses, with the same answer in all.
 */
export function standingBetween(questions) {
    const told = [...new Set(questions.map(answerWords))];
    const verdicts = questions.map((question) => answerPosition(question)?.verdict ?? null);
    const lows = verdicts.map((one) => one?.low ?? -1);
    if (told.length === 1 || new Set(lows).size === 1 || lows.includes(-1)) return told.join(tr(" or "));
    const strong = verdicts[lows.indexOf(Math.max(...lows))];
    const weak = verdicts[lows.indexOf(Math.min(...lows))];
    if (!strong || !weak) return "";
    return tr("{weak} to {strong} ({low}–{high})", {
        weak: weak.words,
        strong: strong.words,
        low: weak.low,
        high: strong.high,
    });
}

/**
 * Return how the answer of a course stands; that the documents do not say where there is none.
 *
 * @param {QuestionStanding} question
 */
export function answerWords(question) {
    const answer = answerPosition(question);
    return answer === null ? statusWords(question.status) : standingWords(question, answer);
}
