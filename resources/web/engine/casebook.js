// A casebook, and what bears on what in it, by name.

/** @import { Argument, ArgumentData, CasebookData, Decision, DecisionData } from "../types" */
/** @import { Document, Edge, Question, QuestionData, Voice } from "../types" */

/**
 * Return what a map holds; what is not there is a fault of the program.
 *
 * @template K, V
 * @param {Map<K, V>} map
 * @param {K} key
 * @returns {V}
 */
export function got(map, key) {
    const found = map.get(key);
    if (found === undefined) throw new Error(`there is no ${String(key)}`);
    return found;
}

/**
 * Return question and position of a target; the position is empty where there is no slash.
 *
 * @param {string} target
 * @returns {[string, string]}
 */
export function parted(target) {
    const slash = target.indexOf("/");
    return slash < 0 ? [target, ""] : [target.slice(0, slash), target.slice(slash + 1)];
}

/** A casebook; every look-up by an id that is not there throws. */
export class Casebook {
    /** @param {CasebookData} data */
    constructor(data) {
        this.id = data.id;
        this.revision = data.revision;
        this.title = data.title;
        this.licence = data.licence;
        this.authors = data.authors;
        this.span = data.span;
        this.inTime = data.in_time;
        this.hinges = data.hinges;
        /** @type {Map<string, Document>} */
        this.documents = byId(
            data.documents.map((one) => ({ author: "", published: "", about: "", ...one })),
        );
        /** @type {Map<string, Voice>} */
        this.voices = byId(data.voices);
        this.decisions = byId(data.decisions.map(decision));
        this.questions = byId(data.questions.map(question));
        this.arguments = byId(data.arguments.map(argument));
    }

    /** @param {string} id */
    document(id) {
        return got(this.documents, id);
    }

    /** @param {string} id */
    voice(id) {
        return got(this.voices, id);
    }

    /** @param {string} id */
    decision(id) {
        return got(this.decisions, id);
    }

    /** @param {string} id */
    question(id) {
        return got(this.questions, id);
    }

    /** @param {string} id */
    argument(id) {
        return got(this.arguments, id);
    }

    /**
     * @param {string} decisionId
     * @param {string} optionId
     */
    option(decisionId, optionId) {
        return found(this.decision(decisionId).options, optionId);
    }

    /**
     * @param {string} questionId
     * @param {string} positionId
     */
    position(questionId, positionId) {
        return found(this.question(questionId).positions, positionId);
    }

    /** @param {string} decisionId */
    actual(decisionId) {
        const taken = this.decision(decisionId).options.find((option) => option.actual);
        if (!taken) throw new Error(`${decisionId} has no actual option`);
        return taken;
    }
}

/** The edges of a casebook. Arguments declared unknowable weigh nothing: no edge comes from them or leads to them. */
export class Graph {
    /** @param {Casebook} casebook */
    constructor(casebook) {
        this.casebook = casebook;
        /** For each argument the edges into it. @type {Map<string, Edge[]>} */
        this.into = new Map();
        /** For each question and position the edges from arguments directly on it. @type {Map<string, Edge[][]>} */
        this.on = new Map();
        for (const id of casebook.arguments.keys()) this.into.set(id, []);
        for (const asked of casebook.questions.values()) {
            this.on.set(
                asked.id,
                asked.positions.map(() => []),
            );
        }
        for (const one of casebook.arguments.values()) {
            if (one.base !== null) {
                this.#add(one, one.supports, 1);
                this.#add(one, one.attacks, -1);
            }
        }
        /** For each question the documents with an argument directly on it, with these. */
        this.speakers = new Map([...this.on].map(([id, edges]) => [id, this.#speakers(edges)]));
        /** For each question and speaker the edges into its view of every position. */
        this.views = new Map(
            [...this.speakers].map(([id, speakers]) => [
                id,
                new Map([...speakers.keys()].map((document) => [document, this.#view(id, document)])),
            ]),
        );
    }

    /**
     * @param {Argument} one
     * @param {string[]} targets
     * @param {number} scale
     */
    #add(one, targets, scale) {
        for (const target of new Set(targets)) {
            const [questionId, positionId] = parted(target);
            if (positionId) {
                const place = this.casebook
                    .question(questionId)
                    .positions.findIndex((position) => position.id === positionId);
                got(this.on, questionId)[place].push({ source: one.id, scale, across: null });
                continue;
            }
            const reached = this.casebook.argument(target);
            if (reached.base !== null) {
                const across = reached.document === one.document ? null : one.document;
                got(this.into, target).push({ source: one.id, scale, across });
            }
        }
    }

    /**
     * @param {Edge[][]} positions
     * @returns {Map<string, string[]>}
     */
    #speakers(positions) {
        const direct = new Set(positions.flat().map((edge) => edge.source));
        /** @type {Map<string, string[]>} */
        const found = new Map();
        for (const document of this.casebook.documents.keys()) {
            const said = [...direct].filter((id) => this.casebook.argument(id).document === document);
            if (said.length) found.set(document, said);
        }
        return found;
    }

    /**
     * The edges into a document's view: its arguments on a position and, turned round, on the rivals.
     *
     * @param {string} questionId
     * @param {string} document
     * @returns {Edge[][]}
     */
    #view(questionId, document) {
        const on = got(this.on, questionId);
        return on.map((_, place) =>
            on.flatMap((edges, number) =>
                edges
                    .filter((edge) => this.casebook.argument(edge.source).document === document)
                    .map((edge) =>
                        number === place ? edge : { ...edge, scale: -edge.scale / (on.length - 1) },
                    ),
            ),
        );
    }
}

/** What names what, for those who ask by name. */
export class Bearings {
    /** @param {Casebook} casebook */
    constructor(casebook) {
        this.casebook = casebook;
        /** For each question the arguments directly on it. @type {Map<string, Argument[]>} */
        this.onQuestion = new Map([...casebook.questions.keys()].map((id) => [id, []]));
        /** For each argument those that support or attack it. @type {Map<string, Argument[]>} */
        this.onArgument = new Map([...casebook.arguments.keys()].map((id) => [id, []]));
        for (const one of casebook.arguments.values()) {
            for (const id of questionsOf(one)) got(this.onQuestion, id).push(one);
            for (const id of argumentsOf(one)) got(this.onArgument, id).push(one);
        }
        /** @type {Map<string, Set<string>>} */
        this.reached = new Map();
    }

    /**
     * Return the questions that an argument bears on, itself or through the arguments it bears on.
     *
     * @param {string} argumentId
     * @returns {Set<string>}
     */
    touched(argumentId) {
        let found = this.reached.get(argumentId);
        if (!found) {
            const one = this.casebook.argument(argumentId);
            found = new Set(questionsOf(one));
            for (const target of argumentsOf(one)) for (const id of this.touched(target)) found.add(id);
            this.reached.set(argumentId, found);
        }
        return found;
    }

    /**
     * Return the arguments that declare a question unknowable, in the order of the file.
     *
     * @param {string} questionId
     */
    unknowableOn(questionId) {
        return [...this.casebook.arguments.values()]
            .filter((one) => one.base === null && this.touched(one.id).has(questionId))
            .map((one) => one.id);
    }
}

/** @param {Argument} one */
function questionsOf(one) {
    const targets = [...one.supports, ...one.attacks].filter((target) => target.includes("/"));
    return new Set(targets.map((target) => parted(target)[0]));
}

/** @param {Argument} one */
function argumentsOf(one) {
    return new Set([...one.supports, ...one.attacks].filter((target) => !target.includes("/")));
}

/**
 * @template {{ id: string }} T
 * @param {T[]} items
 * @returns {Map<string, T>}
 */
function byId(items) {
    return new Map(items.map((item) => [item.id, item]));
}

/**
 * @template {{ id: string }} T
 * @param {T[]} items
 * @param {string} id
 */
function found(items, id) {
    const one = items.find((item) => item.id === id);
    if (!one) throw new Error(`there is no ${id}`);
    return one;
}

/**
 * A part of the casebook with all its keys. Ids may be any word, so what is keyed by them is a map.
 *
 * @param {DecisionData} raw
 * @returns {Decision}
 */
function decision(raw) {
    return {
        actors: [],
        happened: "",
        alternative: "",
        note: "",
        arises_reason: "",
        presupposes: [],
        ...raw,
        arises: new Map(Object.entries(raw.arises ?? {})),
        tellings: new Map(Object.entries(raw.tellings ?? {})),
        options: raw.options.map((option) => ({ actual: false, establishes: [], ...option })),
    };
}

/**
 * @param {QuestionData} raw
 * @returns {Question}
 */
function question(raw) {
    return {
        theme: "",
        kind: "outcome",
        late: null,
        note: "",
        ...raw,
        positions: raw.positions.map((position) => ({ actual: false, clause: "", ...position })),
    };
}

/**
 * @param {ArgumentData} raw
 * @returns {Argument}
 */
function argument(raw) {
    return {
        page: null,
        cue: "",
        firm: "",
        base: null,
        interval: null,
        supports: [],
        attacks: [],
        presupposes: [],
        kind: "",
        inferred: false,
        note: "",
        ...raw,
        when: new Map(Object.entries(raw.when ?? {})),
        unless: new Map(Object.entries(raw.unless ?? {})),
    };
}
