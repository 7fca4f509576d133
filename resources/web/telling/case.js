// The case for a position by what the choice did to each argument; the editors' inferences stand apart.

/** @import { Reason, VoiceStanding } from "../types" */
/** @import { Course } from "../projection/course.js" */
/** @import { Snapshot } from "../projection/snapshot.js" */
/** @typedef {Record<VoiceStanding, Reason[]>} Voices */
/** @typedef {{ key: string, heading: string | null, reasons: Reason[] }} Group */

import { got } from "../engine/casebook.js";
import { hears } from "../engine/reading.js";
import { reasons } from "../projection/reasons.js";
import { voiceWords } from "./changes.js";
import { tr } from "./language.js";

/**
 * Return the direct reasons on a position, by how they stand against history.
 *
 * @param {Snapshot} snapshot
 * @param {number} number The course in focus.
 * @param {Course} side Where they stand: a course, or history's debates.
 * @param {string} question
 * @param {string} position
 * @returns {Voices}
 */
export function byVoice(snapshot, number, side, question, position) {
    /** @type {Voices} */
    const found = { new: [], kept: [], gone: [], elsewhere: [] };
    for (const reason of reasons(side, question, position)) {
        found[voiceOf(snapshot, number, question, reason.argument)].push(reason);
    }
    return found;
}

/**
 * Return the reasons of a voice under their heading, the editors' inferences under another; plain ones need no heading.
 *
 * @param {Course} side
 * @param {VoiceStanding} voice
 * @param {Reason[]} found
 * @param {boolean} plain
 */
export function apart(side, voice, found, plain) {
    const inferred = found.filter((reason) => isInferred(side, reason));
    const said = found.filter((reason) => !isInferred(side, reason));
    /** @type {Group[]} */
    const groups = [];
    if (said.length) {
        const heading = plain ? null : `${voiceWords(voice)} (${said.length})`;
        groups.push({ key: `voice:${voice}`, heading, reasons: said });
    }
    if (inferred.length) {
        const count = inferred.length;
        const heading = plain
            ? tr("The editors' inferences ({count})", { count })
            : tr("{voice}: the editors' inferences ({count})", { voice: voiceWords(voice), count });
        groups.push({ key: `inferred:${voice}`, heading, reasons: inferred });
    }
    return groups;
}

/**
 * Return reasons with the editors' inferences last.
 *
 * @param {Course} side
 * @param {Reason[]} found
 */
export function inferredLast(side, found) {
    return [...found].sort((a, b) => Number(isInferred(side, a)) - Number(isInferred(side, b)));
}

/**
 * Return whether all that speaks for the position is the editors' inference.
 *
 * @param {Course} side
 * @param {Reason[]} speaking
 */
export function isAllInferred(side, speaking) {
    const forIt = speaking.filter((reason) => reason.signed > 0);
    return forIt.length > 0 && forIt.every((reason) => isInferred(side, reason));
}

/**
 * Return how many of the editors' inferences on a question the reading leaves out, in words; nothing for none.
 *
 * @param {Course} side
 * @param {string} question
 */
export function leftOut(side, question) {
    const { reading } = side.standpoint;
    if (!reading.withoutInferences) return "";
    const otherwise = { ...reading, withoutInferences: false };
    const count = got(side.engine.bearings.onQuestion, question).filter(
        (argument) => argument.inferred && hears(otherwise, argument),
    ).length;
    if (count === 0) return "";
    if (count === 1) return tr("1 inference of the editors is left out by the reading");
    return tr("{count} inferences of the editors are left out by the reading", { count });
}

/**
 * @param {Course} side
 * @param {Reason} reason
 */
function isInferred(side, reason) {
    return side.casebook.argument(reason.argument).inferred;
}

/**
 * @param {Snapshot} snapshot
 * @param {number} number
 * @param {string} question
 * @param {string} argument
 * @returns {VoiceStanding}
 */
function voiceOf({ casebook, compared, debates }, number, question, argument) {
    if (casebook.question(question).kind === "debate") {
        return debates.argument(argument).waitingFor.length ? "elsewhere" : "kept";
    }
    return compared.voice(argument, number);
}
