// A standpoint and all that the documents make of it: courses, hinges, debates, history and the map.

/** @import { BranchMap, Fold, Standpoint } from "../types" */
/** @import { Engine } from "../engine/evaluation.js" */

import { asItHappened, branchOf } from "../engine/branches.js";
import { unheard } from "../engine/reading.js";
import { branchesOnMap, branchMap, debateMap } from "./branch_map.js";
import { Comparison } from "./comparing.js";
import { Course } from "./course.js";
import { folded } from "./folding.js";
import { hingeStandings, isTurnedOn } from "./hinges.js";

/** What the documents make of a standpoint. */
export class Snapshot {
    /** @type {Comparison | null} */
    #compared = null;
    /** @type {Snapshot | null} */
    #history = null;
    /** @type {Map<string, BranchMap>} */
    #maps = new Map();

    /**
     * @param {Engine} engine
     * @param {Standpoint} standpoint
     * @param {string[]} inPlay
     */
    constructor(engine, standpoint, inPlay = []) {
        this.engine = engine;
        this.casebook = engine.casebook;
        this.standpoint = standpoint;
        this.inPlay = inPlay;
        this.branch = branchOf(engine.casebook, standpoint.choices);
        this.courses = engine
            .follow(this.branch.taken, standpoint.supposed, standpoint.reading)
            .map((column, number) => new Course(engine, standpoint, column, this.branch, number));
        const happened = branchOf(engine.casebook, asItHappened(engine.casebook));
        this.debates = new Course(
            engine,
            standpoint,
            engine.debates(standpoint.reading),
            happened,
            0,
            "debate",
        );
        /** How every hinge stands, in the order in which they are taken. */
        this.hinges = hingeStandings(engine.hinges, this.courses);
    }

    /** The same reading of what happened. @returns {Snapshot} */
    get history() {
        if (!this.#history) {
            const standpoint = {
                choices: asItHappened(this.casebook),
                supposed: new Map(),
                reading: this.standpoint.reading,
            };
            this.#history = new Snapshot(this.engine, standpoint);
        }
        return this.#history;
    }

    /** The documents that the reading leaves out. */
    get unheard() {
        return unheard(this.standpoint.reading, this.casebook);
    }

    /** What differs from history, outcome by outcome. */
    get compared() {
        this.#compared ??= new Comparison(this);
        return this.#compared;
    }

    /** The hinges that the documents leave open, and those supposed. */
    get turnsOn() {
        return this.hinges.filter(isTurnedOn);
    }

    /** The decisions that go otherwise than they did and arise in some course, in the order of time. */
    get departures() {
        return this.branch.departures.filter((id) =>
            this.courses.some((course) => course.departures.includes(id)),
        );
    }

    /** The decisions that arise in no course, in the order of the file. */
    get notArising() {
        return [...this.casebook.decisions.keys()].filter((id) => !this.arisesIn(id).length);
    }

    /**
     * Return the numbers of the courses in which a decision arises.
     *
     * @param {string} decisionId
     */
    arisesIn(decisionId) {
        return this.courses
            .filter((course) => (course.taken.get(decisionId) ?? null) !== null)
            .map((course) => course.number);
    }

    /**
     * Return where a question stands: an outcome in a course, a debate in history.
     *
     * @param {string} questionId
     * @param {number} course
     */
    sideOf(questionId, course = 0) {
        return this.#isDebate(questionId) ? this.debates : this.courses[course];
    }

    /**
     * Return how a question stands, an outcome in a course by its number.
     *
     * @param {string} questionId
     * @param {number} course
     */
    question(questionId, course = 0) {
        return this.sideOf(questionId, course).question(questionId);
    }

    /**
     * Return the courses, those folded that answer the question with the same position.
     *
     * @param {string} questionId
     * @returns {Fold[]}
     */
    folds(questionId) {
        if (this.#isDebate(questionId)) return [{ provisions: [], courses: [0] }];
        return folded(
            this.engine.hinges,
            this.courses.map((course) => course.holds),
            (number) => this.courses[number].question(questionId).answer,
        );
    }

    /**
     * Return the branches of the decisions in play, and where they end for a question.
     *
     * @param {string} questionId
     * @returns {BranchMap}
     */
    map(questionId) {
        let found = this.#maps.get(questionId);
        if (!found) {
            found = this.#map(questionId);
            this.#maps.set(questionId, found);
        }
        return found;
    }

    /**
     * @param {string} questionId
     * @returns {BranchMap}
     */
    #map(questionId) {
        const { choices, supposed, reading } = this.standpoint;
        const made = branchesOnMap(this.casebook, choices, this.inPlay);
        if (this.#isDebate(questionId)) {
            const { leading, status, leadingTied, positions } = this.debates.question(questionId);
            const strength = positions.find((position) => position.id === leading)?.strength ?? null;
            const end = { lane: leading, status, strength, leadingTied, provisions: [], courses: [0] };
            return debateMap(this.engine, made, end, this.branch, questionId, this.inPlay);
        }
        const columns = made.map(({ branch }) => this.engine.follow(branch.taken, supposed, reading));
        return branchMap(this.engine, made, columns, this.branch, questionId, this.inPlay);
    }

    /** @param {string} questionId */
    #isDebate(questionId) {
        return this.casebook.question(questionId).kind === "debate";
    }
}
