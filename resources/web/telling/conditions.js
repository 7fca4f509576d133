// What an argument waits for, in words: "would apply if ..." and "spoke in history, where ...".

/** @import { Condition } from "../types" */
/** @import { Casebook } from "../engine/casebook.js" */

import { filled, listed, tr } from "./language.js";
import { clause } from "./provisions.js";

/**
 * Return under what an argument would apply; nothing where it applies.
 *
 * @param {Casebook} casebook
 * @param {Condition[]} waiting
 */
export function wouldApply(casebook, waiting) {
    if (!waiting.length) return "";
    const parts = waiting.map((condition) => conditionWords(casebook, condition));
    return tr("would apply if {conditions}", { conditions: listed(parts) });
}

/**
 * Return what silenced an argument that spoke in history, said of history.
 *
 * @param {Casebook} casebook
 * @param {Condition[]} waiting
 */
export function spokeWhile(casebook, waiting) {
    if (!waiting.length) return "";
    const parts = waiting.map((condition) => inHistory(casebook, condition));
    return tr("spoke in history, where {conditions}", { conditions: listed(parts) });
}

/**
 * Return a condition as it follows "if".
 *
 * @param {Casebook} casebook
 * @param {Condition} condition
 */
export function conditionWords(casebook, { kind, subject, values }) {
    if (kind === "holds") {
        return listed(
            values.map((position) => clause(casebook, subject, position)),
            tr("or"),
        );
    }
    if (kind === "credence") {
        return tr("“{document}” is given credence", { document: casebook.document(subject).title });
    }
    if (kind === "heard") return tr("{voice} is heard", { voice: casebook.voice(subject).name });
    if (kind === "inferences") return tr("the editors' inferences are let in");
    const decision = casebook.decision(subject);
    let options = values;
    if (kind === "not-taken") {
        // Said by what may be chosen instead: "if it is not" reads badly, and worse after another "not".
        options = decision.options.map((one) => one.id).filter((id) => !values.includes(id));
        if (!options.length) return tr("“{decision}” does not arise", { decision: decision.title });
    }
    return tr("“{decision}” is {options}", {
        decision: decision.title,
        options: labels(casebook, subject, options),
    });
}

/**
 * @param {Casebook} casebook
 * @param {Condition} condition
 */
function inHistory(casebook, condition) {
    if (condition.kind !== "not-taken") return conditionWords(casebook, condition);
    // It spoke because the decision went as it did, which can be said without a "not".
    const { subject } = condition;
    return tr("“{decision}” is {options}", {
        decision: casebook.decision(subject).title,
        options: labels(casebook, subject, [casebook.actual(subject).id]),
    });
}

/**
 * @param {Casebook} casebook
 * @param {string} decisionId
 * @param {string[]} options
 */
function labels(casebook, decisionId, options) {
    return listed(
        options.map((option) => filled`“${casebook.option(decisionId, option).label}”`),
        tr("or"),
    );
}
