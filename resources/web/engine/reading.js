// What a reading hears; what `scenarios/model/reading.py` says of a reading.

/** @import { Argument, Reading } from "../types" */
/** @import { Casebook } from "./casebook.js" */

/**
 * Return the credence of a document: full unless the reading says otherwise.
 *
 * @param {Pick<Reading, "credence">} reading
 * @param {string} document
 */
export function credenceOf({ credence }, document) {
    return credence.get(document) ?? 1;
}

/**
 * Return whether a reading lets an argument speak at all.
 *
 * @param {Reading} reading
 * @param {Argument} argument
 */
export function hears(reading, { document, voice, inferred }) {
    return (
        credenceOf(reading, document) > 0 &&
        !reading.muted.has(voice) &&
        !(reading.withoutInferences && inferred)
    );
}

/**
 * Return the documents that a reading leaves out: without credence, or with no argument heard. What such a document
 * would say is not asked; it is not silent.
 *
 * @param {Reading} reading
 * @param {Casebook} casebook
 * @returns {Set<string>}
 */
export function unheard(reading, casebook) {
    const left = [...casebook.documents.keys()].filter((id) => {
        const own = [...casebook.arguments.values()].filter((one) => one.document === id);
        const none = own.length > 0 && !own.some((one) => hears(reading, one));
        return credenceOf(reading, id) === 0 || none;
    });
    return new Set(left);
}
