// One course of a branch, by name: what holds, what arises, how every question and argument stands.

/** @import { ArgumentStanding, Branch, Condition, NotArising, QuestionStanding, Standpoint } from "../types" */
/** @import { Column, Engine } from "../engine/evaluation.js" */

import { holds } from "../engine/branches.js";
import { got, parted } from "../engine/casebook.js";
import { ROUNDING } from "../engine/evaluation.js";
import { hears } from "../engine/reading.js";
import { DISAGREE_FROM, strongest, verdict } from "./verdicts.js";

/** A branch with one answer at each of its hinges. */
export class Course {
    /** @type {Column} */
    #column;
    /** @type {Map<string, QuestionStanding>} */
    #questions = new Map();
    /** @type {Map<string, ArgumentStanding>} */
    #arguments = new Map();
    /** @type {Course | null} */
    #unsettled = null;

    /**
     * @param {Engine} engine
     * @param {Standpoint} standpoint
     * @param {Column} column
     * @param {Branch} branch What its choices alone make of it.
     * @param {number} number Its place among the courses of its branch.
     * @param {"outcome" | "debate"} kind
     */
    constructor(engine, standpoint, column, branch, number, kind = "outcome") {
        this.engine = engine;
        this.casebook = engine.casebook;
        this.standpoint = standpoint;
        this.branch = branch;
        this.number = number;
        this.kind = kind;
        this.holds = column.held;
        this.taken = column.taken;
        this.departures = branch.departures.filter((id) => got(column.taken, id) !== null);
        this.#column = column;
    }

    /** The same course with nothing settled in it. @returns {Course} */
    get unsettled() {
        const { engine, standpoint, branch, number, kind } = this;
        this.#unsettled ??= new Course(engine, standpoint, this.#column.unsettled(), branch, number, kind);
        return this.#unsettled;
    }

    /** The decisions that do not arise. @returns {NotArising[]} */
    get notArising() {
        return [...this.casebook.decisions.values()]
            .filter((decision) => got(this.taken, decision.id) === null)
            .map((decision) => {
                if (!holds(decision.arises, this.taken)) {
                    return { decision: decision.id, reason: decision.arises_reason, failing: [] };
                }
                const failing = decision.presupposes.filter((target) => !this.keeps(target));
                return { decision: decision.id, reason: "", failing };
            });
    }

    /**
     * Return how a question stands.
     *
     * @param {string} id
     */
    question(id) {
        let found = this.#questions.get(id);
        if (!found) {
            found = this.#named(id);
            this.#questions.set(id, found);
        }
        return found;
    }

    /**
     * Return how an argument stands.
     *
     * @param {string} id
     */
    argument(id) {
        let found = this.#arguments.get(id);
        if (!found) {
            const { base } = this.casebook.argument(id);
            const inactive = this.#closed(id);
            const failing = this.#failing(id);
            found = {
                id,
                active: !inactive.length,
                dormant: !inactive.length && failing.length > 0,
                base,
                strength: base === null ? null : this.#column.strength(id),
                waitingFor: [...inactive, ...failing],
            };
            this.#arguments.set(id, found);
        }
        return found;
    }

    /**
     * Return how strong an argument would be at either end of its certainty, all else staying.
     *
     * @param {string} id
     * @param {[number, number]} ends
     */
    strengthsBetween(id, ends) {
        return this.#column.strengthsBetween(id, ends);
    }

    /**
     * Return whether a premise, `question/position`, holds.
     *
     * @param {string} target
     */
    keeps(target) {
        const [question, position] = parted(target);
        return this.holds.get(question) === position;
    }

    /**
     * Return whether the reading hears an argument at all.
     *
     * @param {string} id
     */
    hears(id) {
        return hears(this.standpoint.reading, this.casebook.argument(id));
    }

    /**
     * Return the hinges on which no position holds and a question waits: supposing one makes it speak.
     *
     * @param {string} questionId
     */
    unsaid(questionId) {
        if (this.kind === "debate") return [];
        const awaited = new Set(
            [...this.casebook.arguments.values()]
                .filter(
                    (one) =>
                        this.engine.bearings.touched(one.id).has(questionId) && this.argument(one.id).dormant,
                )
                .flatMap((one) => one.presupposes.map((target) => parted(target)[0])),
        );
        return this.engine.hinges.filter(
            (hinge) => !this.holds.has(hinge) && (awaited.has(hinge) || hinge === questionId),
        );
    }

    /**
     * @param {string} id
     * @returns {QuestionStanding}
     */
    #named(id) {
        const numbers = this.#column.question(id);
        const question = this.casebook.question(id);
        const silent = numbers.status === "silent";
        const settled = numbers.settled >= 0;
        const [leading, tied] = silent ? [-1, false] : strongest(numbers.pooled);
        const ofLeading = silent ? [] : [...numbers.views.values()].map((view) => view[leading]);
        const leads = silent ? null : question.positions[leading].id;
        return {
            id,
            status: numbers.status,
            reach: numbers.reach,
            leading: leads,
            leadingTied: tied,
            answer: (this.engine.hinges.includes(id) ? this.holds.get(id) : null) ?? leads,
            positions: question.positions.map((position, place) => ({
                id: position.id,
                label: position.label,
                strength: silent ? null : numbers.pooled[place],
                verdict: silent || settled ? null : verdict(numbers.pooled[place]),
                byDocument: new Map(
                    [...this.casebook.documents.keys()].map((document) => [
                        document,
                        numbers.views.get(document)?.[place] ?? null,
                    ]),
                ),
            })),
            documentsDisagree:
                ofLeading.length > 0 &&
                Math.max(...ofLeading) - Math.min(...ofLeading) >= DISAGREE_FROM - ROUNDING,
            unknowableBy: this.engine.bearings
                .unknowableOn(id)
                .filter((argument) => !this.argument(argument).waitingFor.length),
            speaking: [...numbers.views.keys()],
        };
    }

    /**
     * @param {string} id
     * @returns {Condition[]}
     */
    #closed(id) {
        const argument = this.casebook.argument(id);
        /** @type {Condition[]} */
        const found = [];
        for (const [decision, options] of argument.when) {
            const option = got(this.taken, decision);
            if (option === null || !options.includes(option)) {
                found.push({ kind: "taken", subject: decision, values: options });
            }
        }
        for (const [decision, options] of argument.unless) {
            const option = got(this.taken, decision);
            if (option !== null && options.includes(option)) {
                found.push({ kind: "not-taken", subject: decision, values: options });
            }
        }
        if (this.#column.credence(argument.document) === 0) {
            found.push({ kind: "credence", subject: argument.document, values: [] });
        }
        if (this.standpoint.reading.muted.has(argument.voice)) {
            found.push({ kind: "heard", subject: argument.voice, values: [] });
        }
        if (argument.inferred && this.standpoint.reading.withoutInferences) {
            found.push({ kind: "inferences", subject: id, values: [] });
        }
        return found;
    }

    /**
     * @param {string} id
     * @returns {Condition[]}
     */
    #failing(id) {
        return this.casebook
            .argument(id)
            .presupposes.filter((target) => !this.keeps(target))
            .map((target) => {
                const [subject, position] = parted(target);
                return { kind: /** @type {const} */ ("holds"), subject, values: [position] };
            });
    }
}
