// What lies on the page: the standpoint, what is in focus, and what the documents make of it.

/** @import { PageData, Reading, Standpoint } from "../types" */
/** @typedef {Pick<Reading, "credence" | "muted">} Heard Whom a reading hears, however it weighs them. */

import { asItHappened } from "../engine/branches.js";
import { Casebook } from "../engine/casebook.js";
import { Engine } from "../engine/evaluation.js";
import { Snapshot } from "../projection/snapshot.js";

/** The desk: every change goes through it, and is told to those who listen. */
export class Desk {
    /** @type {(() => void)[]} */
    #listeners = [];

    /** @param {PageData} data */
    constructor(data) {
        this.data = data;
        this.casebook = new Casebook(data.casebook);
        this.engine = new Engine(this.casebook);
        this.inPlay = data.scenario.in_play;
        /** Which readings there are, by name: the scenario's own, all documents, each alone. */
        this.readings = this.#readings();
        this.reading = [...this.readings.keys()][0];
        this.standpoint = this.opening();
        this.snapshot = new Snapshot(this.engine, this.standpoint, this.inPlay);
        /** @type {string | null} */
        this.question = data.scenario.question;
        /** @type {string | null} */
        this.position = data.scenario.position;
        this.course = data.scenario.course;
        /** Ids of the details that are open. @type {Set<string>} */
        this.opened = new Set();
    }

    /** Call someone after every change. @param {() => void} listener */
    listen(listener) {
        this.#listeners.push(listener);
    }

    /** The standpoint of the scenario. @returns {Standpoint} */
    opening() {
        const { scenario } = this.data;
        const choices = asItHappened(this.casebook);
        for (const [decision, option] of Object.entries(scenario.choices)) choices.set(decision, option);
        return {
            choices,
            supposed: new Map(Object.entries(scenario.supposed)),
            reading: {
                credence: new Map(Object.entries(scenario.credence)),
                muted: new Set(scenario.muted),
                semantics: scenario.semantics,
                withoutInferences: scenario.without_inferences,
            },
        };
    }

    /**
     * Take an option of a decision.
     *
     * @param {string} decision
     * @param {string} option
     */
    choose(decision, option) {
        this.take(new Map(this.standpoint.choices).set(decision, option));
    }

    /**
     * Take all choices of a branch.
     *
     * @param {Map<string, string>} choices
     */
    take(choices) {
        this.#stand({ ...this.standpoint, choices });
    }

    /**
     * Suppose a position of a hinge, or with null follow the documents there.
     *
     * @param {string} hinge
     * @param {string | null} position
     */
    suppose(hinge, position) {
        const supposed = new Map(this.standpoint.supposed);
        if (position === null) supposed.delete(hinge);
        else supposed.set(hinge, position);
        this.#stand({ ...this.standpoint, supposed });
    }

    /**
     * Hear the documents as one of the readings has it; how they are weighed, and whether the editors' inferences
     * count, is another matter and stays.
     *
     * @param {string} name
     */
    read(name) {
        const heard = this.readings.get(name);
        if (!heard) return;
        this.reading = name;
        this.#stand({ ...this.standpoint, reading: { ...this.standpoint.reading, ...heard } });
    }

    /** Weigh by other semantics. @param {string} semantics */
    weighBy(semantics) {
        this.#stand({ ...this.standpoint, reading: { ...this.standpoint.reading, semantics } });
    }

    /** Leave out what the editors infer, or let it in. @param {boolean} withoutInferences */
    leaveOut(withoutInferences) {
        this.#stand({ ...this.standpoint, reading: { ...this.standpoint.reading, withoutInferences } });
    }

    /** Let everything go as it happened, and suppose nothing. */
    happen() {
        this.#stand({ ...this.standpoint, choices: asItHappened(this.casebook), supposed: new Map() });
    }

    /**
     * Stand again where the reader stood.
     *
     * @param {Standpoint} standpoint
     * @param {string} reading
     */
    restore(standpoint, reading) {
        this.reading = reading;
        this.#stand(standpoint);
    }

    /** Go back to the scenario as it came. */
    reopen() {
        this.restore(this.opening(), [...this.readings.keys()][0]);
    }

    /**
     * Put a question in focus, with one of its positions or, with null, the one that the course takes.
     *
     * @param {string} question
     * @param {string | null} position
     */
    focus(question, position = null) {
        this.question = question;
        this.position = position;
        this.#tell();
    }

    /**
     * Put a course in focus.
     *
     * @param {number} course
     * @param {string | null} question
     */
    focusCourse(course, question = this.question) {
        this.course = course;
        this.question = question;
        this.position = null;
        this.#tell();
    }

    /** The position in focus: the one asked for, else the course's answer, else the question's first. */
    get shownPosition() {
        if (this.question === null) return null;
        const { positions } = this.casebook.question(this.question);
        if (this.position !== null && positions.some((one) => one.id === this.position)) return this.position;
        return this.snapshot.question(this.question, this.course).answer ?? positions[0].id;
    }

    /** @param {Standpoint} standpoint */
    #stand(standpoint) {
        const held = sameness(this.snapshot.courses[this.course]?.holds);
        this.standpoint = standpoint;
        this.snapshot = new Snapshot(this.engine, standpoint, this.inPlay);
        // The course in focus is kept where a course with the same answers is still there.
        const kept = this.snapshot.courses.findIndex((course) => sameness(course.holds) === held);
        this.course = Math.max(kept, 0);
        this.#tell();
    }

    #tell() {
        for (const listener of this.#listeners) listener();
    }

    /** @returns {Map<string, Heard>} */
    #readings() {
        const { credence, muted } = this.opening().reading;
        const own = { credence, muted };
        const ids = [...this.casebook.documents.keys()];
        /** @type {[string, Heard][]} */
        const plain = [["all", { credence: new Map(), muted: new Set() }]];
        if (ids.length > 1) {
            for (const alone of ids) {
                const credence = new Map(ids.map((id) => [id, id === alone ? 1 : 0]));
                plain.push([`alone:${alone}`, { credence, muted: new Set() }]);
            }
        }
        const same = plain.find(([, reading]) => alike(reading, own, ids));
        if (!same) return new Map([["own", own], ...plain]);
        return new Map([same, ...plain.filter((one) => one !== same)]);
    }
}

/**
 * @param {Heard} one
 * @param {Heard} other
 * @param {string[]} documents
 */
function alike(one, other, documents) {
    return (
        documents.every((id) => (one.credence.get(id) ?? 1) === (other.credence.get(id) ?? 1)) &&
        one.muted.size === other.muted.size &&
        [...one.muted].every((voice) => other.muted.has(voice))
    );
}

/** @param {Map<string, string> | undefined} holds */
function sameness(holds) {
    return holds ? JSON.stringify([...holds].sort()) : "";
}
