// What a reading hears; what `scenarios/model/reading.py` says of a reading.

/** @import { Argument, Reading } from "../types" */

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
