// What a branch changes against history: outcome by outcome, and which arguments did it.

/** @import { Change, OutcomeChange, QuestionStanding, VoiceStanding } from "../types" */
/** @import { Snapshot } from "./snapshot.js" */

import { grade } from "./verdicts.js";

/** The kinds of change, the gravest first. @type {Change[]} */
export const CHANGES = ["otherwise", "silent", "weaker", "stronger", "argued", "same"];

/** A snapshot beside history. */
export class Comparison {
    /** @param {Snapshot} here */
    constructor(here) {
        this.here = here;
        this.history = here.history;
        /** @type {Map<string, OutcomeChange>} */
        this.outcomes = new Map();
        for (const question of here.casebook.questions.values()) {
            if (question.kind === "outcome") this.outcomes.set(question.id, this.#change(question.id));
        }
    }

    /** How many outcomes there are of each kind of change. @returns {[Change, number][]} */
    get counts() {
        const kinds = [...this.outcomes.values()].map((one) => one.kind);
        return CHANGES.map((kind) => [kind, kinds.filter((one) => one === kind).length]);
    }

    /**
     * Return what becomes of an outcome in one course.
     *
     * @param {string} questionId
     * @param {number} course
     * @returns {Change}
     */
    kindIn(questionId, course) {
        const here = this.here.courses[course].question(questionId);
        let past = this.history.courses[0].question(questionId);
        if (here.answer !== null && here.answer !== past.answer) return "otherwise";
        if (here.status === "silent") return past.status === "silent" ? "same" : "silent";
        const argued = isSettled(past) && !isSettled(here);
        // A fact is firmer than any case: what has changed is told by the case there was for it.
        if (argued) past = this.history.courses[0].unsettled.question(questionId);
        const [now, then] = [gradeOf(here, here.answer), gradeOf(past, here.answer)];
        if (now !== then) return now > then ? "weaker" : "stronger";
        return argued ? "argued" : "same";
    }

    /**
     * Return how an argument stands in a course against history.
     *
     * @param {string} argumentId
     * @param {number} course
     * @returns {VoiceStanding}
     */
    voice(argumentId, course) {
        const here = !this.here.courses[course].argument(argumentId).waitingFor.length;
        const past = !this.history.courses[0].argument(argumentId).waitingFor.length;
        if (here) return past ? "kept" : "new";
        return past ? "gone" : "elsewhere";
    }

    /**
     * @param {string} questionId
     * @returns {OutcomeChange}
     */
    #change(questionId) {
        const kinds = this.here.courses.map((course) => this.kindIn(questionId, course.number));
        const kind = CHANGES.find((one) => kinds.includes(one)) ?? "same";
        /** @param {Change} one */
        const of = (one) => [...kinds.keys()].filter((number) => kinds[number] === one);
        const silent = kind === "silent" ? [] : of("silent");
        return { question: questionId, kind, courses: of(kind), of: kinds.length, silent };
    }
}

/** @param {QuestionStanding} question */
function isSettled(question) {
    return question.status === "fact" || question.status === "established";
}

/**
 * The place of a position's verdict among the verdicts; what is settled, or not argued, has the first.
 *
 * @param {QuestionStanding} question
 * @param {string | null} positionId
 */
function gradeOf(question, positionId) {
    const position = question.positions.find((one) => one.id === positionId);
    return position?.verdict && position.strength !== null ? grade(position.strength) : 0;
}

/**
 * Return the position that a course takes; null where there is none.
 *
 * @param {QuestionStanding} question
 */
export function answerPosition(question) {
    return question.positions.find((position) => position.id === question.answer) ?? null;
}
