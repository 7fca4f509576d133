// The strengths of arguments and positions in the courses of a branch; the arithmetic of `scenarios/engine`.
//
// Everything is worked out when it is asked for, and remembered: what a hinge rests on is asked for when the hinge is
// decided, and depends on no later one.

/** @import { Edge, Numbers, Reading, Semantics, Status } from "../types" */

import { asItHappened, branchOf, firstDeparture, holds } from "./branches.js";
import { Bearings, Graph, got, parted } from "./casebook.js";
import { credenceOf, hears } from "./reading.js";
import { SEMANTICS } from "./semantics.js";

/** @import { Casebook } from "./casebook.js" */

/** A strength that sums up to 0.5999999999 is a 0.6 that was rounded on the way. */
export const ROUNDING = 1e-9;
export const SILENT_BELOW = 0.05;
const FAINT_BELOW = 0.3;
export const FOLLOWED_FROM = 0.05;
const NOT_SETTLED = -1;

/** A casebook, made ready. */
export class Engine {
    /** @param {Casebook} casebook */
    constructor(casebook) {
        this.casebook = casebook;
        this.graph = new Graph(casebook);
        this.bearings = new Bearings(casebook);
        this.hinges = casebook.hinges;
        /** For each question what options establish on it, the latest decision last. */
        this.established = this.#establishments();
    }

    /**
     * Return the courses of a branch, the leading one first.
     *
     * @param {Map<string, string | null>} taken What it took, by choices alone.
     * @param {Map<string, string>} supposed
     * @param {Reading} reading
     * @returns {Column[]}
     */
    follow(taken, supposed, reading) {
        const first = firstDeparture(this.casebook, taken);
        let columns = [new Column(this, reading, new Map(taken), new Map(supposed), first)];
        for (const hinge of this.hinges) {
            columns = columns.flatMap((column) => column.split(hinge));
        }
        return columns;
    }

    /**
     * Return the debates in history: with its options, a premise holding where it is the actual position.
     *
     * @param {Reading} reading
     * @returns {Column}
     */
    debates(reading) {
        const { taken } = branchOf(this.casebook, asItHappened(this.casebook));
        const held = new Map();
        for (const hinge of this.hinges) {
            const actual = this.casebook.question(hinge).positions.find((position) => position.actual);
            if (actual) held.set(hinge, actual.id);
        }
        const column = new Column(this, reading, taken, held, null);
        for (const hinge of this.hinges) column.withdraw(hinge);
        return column;
    }

    /** @returns {Map<string, [string, string, number][]>} */
    #establishments() {
        /** @type {Map<string, [string, string, number][]>} */
        const found = new Map([...this.casebook.questions.keys()].map((id) => [id, []]));
        for (const decision of this.casebook.inTime) {
            for (const option of this.casebook.decision(decision).options) {
                for (const target of option.establishes) {
                    const [question, position] = parted(target);
                    const place = this.casebook
                        .question(question)
                        .positions.findIndex((one) => one.id === position);
                    got(found, question).push([decision, option.id, place]);
                }
            }
        }
        return found;
    }
}

/** A branch on its way to a course: what it took, and what is supposed or holds at its hinges. */
export class Column {
    /** @type {Map<string, number>} */
    #strengths;
    /** @type {Map<string, number>} */
    #energies;
    /** @type {Map<string, Numbers>} */
    #questions;
    /** @type {Semantics} */
    #semantics;

    /**
     * @param {Engine} engine
     * @param {Reading} reading
     * @param {Map<string, string | null>} taken
     * @param {Map<string, string>} held
     * @param {number | null} first The place in time of the first departure; null where nothing is settled.
     */
    constructor(engine, reading, taken, held, first) {
        this.engine = engine;
        this.reading = reading;
        this.taken = taken;
        this.held = held;
        this.first = first;
        this.#semantics = got(SEMANTICS, reading.semantics);
        this.#strengths = new Map();
        this.#energies = new Map();
        this.#questions = new Map();
    }

    /**
     * Return the columns in which this one goes on from a hinge.
     *
     * @param {string} hinge
     * @returns {Column[]}
     */
    split(hinge) {
        const numbers = this.question(hinge);
        const { positions } = this.engine.casebook.question(hinge);
        if (numbers.settled !== NOT_SETTLED) this.held.set(hinge, positions[numbers.settled].id);
        if (this.held.has(hinge) || numbers.reach < SILENT_BELOW - ROUNDING) {
            this.withdraw(hinge);
            return [this];
        }
        const answers = this.#followed(hinge, numbers.pooled);
        const columns = answers.map((_, number) => (number ? this.#copy() : this));
        for (const [number, column] of columns.entries()) {
            column.held.set(hinge, positions[answers[number]].id);
            column.withdraw(hinge);
        }
        return columns;
    }

    /**
     * Take back the decisions that presuppose another answer of a hinge than the one held, and what arises from them.
     *
     * @param {string} hinge
     */
    withdraw(hinge) {
        const { casebook } = this.engine;
        for (const id of casebook.inTime) {
            const decision = casebook.decision(id);
            const fails = decision.presupposes.some((target) => {
                const [question, position] = parted(target);
                return question === hinge && this.held.get(question) !== position;
            });
            if (fails || !holds(decision.arises, this.taken)) this.taken.set(id, null);
        }
    }

    /** The same course with nothing settled in it: the documents' own case, also for what is a fact. */
    unsettled() {
        return new Column(this.engine, this.reading, this.taken, this.held, null);
    }

    /** @param {string} document */
    credence(document) {
        return credenceOf(this.reading, document);
    }

    /**
     * Return the strength of an argument, 0 where it is not active or dormant; of one declared unknowable as well.
     *
     * @param {string} id
     * @returns {number}
     */
    strength(id) {
        let found = this.#strengths.get(id);
        if (found === undefined) {
            const argument = this.engine.casebook.argument(id);
            found = 0;
            if (argument.base !== null && this.#isOpen(id)) {
                found = this.#semantics.influence(argument.base, this.energy(id));
            }
            this.#strengths.set(id, found);
        }
        return found;
    }

    /**
     * Return what an argument's supporters and attackers come to; 0 where nothing bears on it.
     *
     * @param {string} id
     */
    energy(id) {
        let found = this.#energies.get(id);
        if (found === undefined) {
            found = this.#energy(got(this.engine.graph.into, id));
            this.#energies.set(id, found);
        }
        return found;
    }

    /**
     * Return how strong an argument would be at either end of its certainty, all else staying.
     *
     * @param {string} id
     * @param {[number, number]} ends
     * @returns {[number, number]}
     */
    strengthsBetween(id, ends) {
        const energy = this.energy(id);
        return [this.#semantics.influence(ends[0], energy), this.#semantics.influence(ends[1], energy)];
    }

    /**
     * Return how a question stands.
     *
     * @param {string} id
     * @returns {Numbers}
     */
    question(id) {
        let found = this.#questions.get(id);
        if (!found) {
            found = this.#weigh(id);
            this.#questions.set(id, found);
        }
        return found;
    }

    /**
     * @param {string} id
     * @returns {Numbers}
     */
    #weigh(id) {
        const { graph, casebook } = this.engine;
        const views = new Map();
        /** @type {number[]} */
        const pooled = casebook.question(id).positions.map(() => 0);
        let [reach, total] = [0, 0];
        for (const [document, said] of got(graph.speakers, id)) {
            const firmness = Math.max(...said.map((one) => this.strength(one)));
            const weight = firmness * this.credence(document);
            const view = got(got(graph.views, id), document).map((edges) =>
                this.#semantics.influence(0.5, this.#energy(edges)),
            );
            for (const [place, one] of view.entries()) pooled[place] += weight * one;
            reach = Math.max(reach, weight);
            total += weight;
            if (firmness >= SILENT_BELOW - ROUNDING) views.set(document, view);
        }
        const silent = reach < SILENT_BELOW - ROUNDING;
        const [settled, fact] = this.#settle(id);
        return {
            status: statusOf(settled, fact, reach),
            reach,
            settled,
            pooled: pooled.map((strength, place) => {
                if (settled !== NOT_SETTLED) return settled === place ? 1 : 0;
                return silent ? Number.NaN : strength / total;
            }),
            views,
        };
    }

    /**
     * The settled position of a question, and whether it is a fact rather than established.
     *
     * @param {string} id
     * @returns {[number, boolean]}
     */
    #settle(id) {
        if (this.first === null) return [NOT_SETTLED, false];
        const { casebook, established } = this.engine;
        const question = casebook.question(id);
        const actual = question.kind === "debate" ? -1 : question.positions.findIndex((one) => one.actual);
        let fact = actual >= 0 && this.first >= (question.late ?? casebook.inTime.length);
        let settled = fact ? actual : NOT_SETTLED;
        for (const [decision, option, position] of got(established, id)) {
            if (this.taken.get(decision) === option) {
                settled = position;
                fact = false;
            }
        }
        return [settled, fact];
    }

    /** @param {Edge[]} edges */
    #energy(edges) {
        const supports = [];
        const attacks = [];
        for (const { source, scale, across } of edges) {
            const weighed = this.strength(source) * (across === null ? 1 : this.credence(across));
            if (scale > 0) supports.push(weighed * scale);
            else attacks.push(weighed * -scale);
        }
        return this.#semantics.energy(supports, attacks);
    }

    /** @param {string} id */
    #isOpen(id) {
        const argument = this.engine.casebook.argument(id);
        if (!hears(this.reading, argument)) return false;
        if (!holds(argument.when, this.taken)) return false;
        for (const [decision, options] of argument.unless) {
            const option = this.taken.get(decision) ?? null;
            if (option !== null && options.includes(option)) return false;
        }
        return argument.presupposes.every((target) => {
            const [question, position] = parted(target);
            return this.held.get(question) === position;
        });
    }

    /**
     * The positions of a hinge that are followed, the stronger first.
     *
     * @param {string} hinge
     * @param {number[]} pooled
     */
    #followed(hinge, pooled) {
        const { graph, casebook } = this.engine;
        const rank = ranks(pooled);
        let followed = got(graph.on, hinge).map((edges) =>
            edges.some((edge) => {
                const { document } = casebook.argument(edge.source);
                return (
                    edge.scale > 0 &&
                    this.strength(edge.source) * this.credence(document) >= FOLLOWED_FROM - ROUNDING
                );
            }),
        );
        if (!followed.includes(true)) followed = rank.map((one) => one === 0);
        const places = [...pooled.keys()].sort((a, b) => rank[a] - rank[b]);
        return places.filter((place) => followed[place]);
    }

    #copy() {
        const copied = new Column(
            this.engine,
            this.reading,
            new Map(this.taken),
            new Map(this.held),
            this.first,
        );
        copied.#strengths = new Map(this.#strengths);
        copied.#energies = new Map(this.#energies);
        copied.#questions = new Map(this.#questions);
        return copied;
    }
}

/**
 * @param {number} settled
 * @param {boolean} fact
 * @param {number} reach
 * @returns {Status}
 */
function statusOf(settled, fact, reach) {
    if (fact) return "fact";
    if (settled !== NOT_SETTLED) return "established";
    if (reach < SILENT_BELOW - ROUNDING) return "silent";
    return reach < FAINT_BELOW - ROUNDING ? "faint" : "projected";
}

/**
 * How many positions stand before each: stronger ones, and as strong ones earlier in the file.
 *
 * @param {number[]} pooled
 */
function ranks(pooled) {
    return pooled.map(
        (own, place) =>
            pooled.filter(
                (other, number) =>
                    other > own + ROUNDING || (number < place && Math.abs(other - own) <= ROUNDING),
            ).length,
    );
}
