// A branch in one sentence, and where it ends.

/** @import { BranchEnd, CourseEnd } from "../types" */
/** @import { Casebook } from "../engine/casebook.js" */

import { verdict, written } from "../projection/verdicts.js";
import { filled, listed, oneLine, together, tr } from "./language.js";
import { numberedCourses, provisionWords } from "./provisions.js";
import { statusWords } from "./statuses.js";

/**
 * Return a branch in one sentence: its departures, and where it ends.
 *
 * @param {Casebook} casebook
 * @param {string} questionId
 * @param {BranchEnd} end
 */
export function branchSentence(casebook, questionId, end) {
    const ending = endingWords(casebook, questionId, end);
    if (!end.leaves.length) {
        return end.isShown
            ? tr("Your branch, as it happened → {ending}", { ending })
            : tr("As it happened → {ending}", { ending });
    }
    const departures = listed(end.leaves.map(([decision, option]) => departure(casebook, decision, option)));
    return end.isShown
        ? tr("Your branch: {departures} → {ending}", { departures, ending })
        : tr("If {departures} → {ending}", { departures, ending });
}

/**
 * Return a departure in a few words.
 *
 * @param {Casebook} casebook
 * @param {string} decisionId
 * @param {string} optionId
 */
export function departure(casebook, decisionId, optionId) {
    return tr("{decision}: {option}", {
        decision: oneLine(casebook.decision(decisionId).title),
        option: oneLine(casebook.option(decisionId, optionId).label),
    });
}

/**
 * Where a branch ends, and how firmly; course by course where its courses part.
 *
 * @param {Casebook} casebook
 * @param {string} questionId
 * @param {BranchEnd} end
 */
function endingWords(casebook, questionId, end) {
    if (end.ends.length === 1) return courseEnding(casebook, questionId, end.ends[0]);
    const told = end.ends.map((course) => {
        const said = {
            courses: numberedCourses(course.courses),
            clauses: listed(course.provisions.map((one) => provisionWords(casebook, one))),
            ending: courseEnding(casebook, questionId, course),
        };
        return end.isShown
            ? tr("{courses}, if {clauses}: {ending}", said)
            : tr("if {clauses}: {ending}", said);
    });
    return together("; ", told);
}

/**
 * Where courses end that lead to the same, and how firmly.
 *
 * @param {Casebook} casebook
 * @param {string} questionId
 * @param {CourseEnd} end
 */
function courseEnding(casebook, questionId, end) {
    if (end.lane === null) return tr("the documents do not say");
    const position = oneLine(casebook.position(questionId, end.lane).label);
    const settled = end.status === "fact" || end.status === "established" || end.status === "silent";
    if (settled || end.strength === null) {
        return tr("{position} ({status})", { position, status: statusWords(end.status) });
    }
    let words = tr("{position}: {verdict}", { position, verdict: written(verdict(end.strength)) });
    if (end.leadingTied) words = tr("{sentence}, level with another position", { sentence: words });
    return end.status === "faint" ? filled`${words}, ${statusWords(end.status)}` : words;
}
