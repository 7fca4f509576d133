// A reading and its documents in words.

/** @import { Document, Reading } from "../types" */
/** @import { Casebook } from "../engine/casebook.js" */

import { tr } from "./language.js";

/**
 * Return what a document is called in a sentence: by its author, where it has one who wrote no other.
 *
 * @param {Casebook} casebook
 * @param {Document} one
 */
function documentName(casebook, one) {
    const alone =
        [...casebook.documents.values()].filter((other) => other.author === one.author).length === 1;
    return one.author && alone ? one.author : one.title;
}

/**
 * Return every document heard in full, in words that fit their number.
 *
 * @param {Casebook} casebook
 */
export function allDocuments(casebook) {
    const count = casebook.documents.size;
    if (count === 0) return tr("No documents");
    if (count === 1) return tr("The one document");
    if (count === 2) return tr("Both documents");
    return tr("All {count} documents", { count: numbers()[count] ?? `${count}` });
}

/**
 * Return one document heard and no other; its mark first, so that a narrow list still says which.
 *
 * @param {Casebook} casebook
 * @param {Document} one
 */
export function oneDocument(casebook, one) {
    return tr("{mark} alone · {document}", { mark: one.mark, document: documentName(casebook, one) });
}

/**
 * Return how far each document counts: all, one alone, or each with its credence.
 *
 * @param {Casebook} casebook
 * @param {Reading} reading
 */
export function credenceWords(casebook, { credence }) {
    const documents = [...casebook.documents.values()];
    const heard = documents.filter((one) => (credence.get(one.id) ?? 1) > 0);
    if (documents.every((one) => (credence.get(one.id) ?? 1) === 1)) return allDocuments(casebook);
    if (!heard.length) return tr("No document counts");
    if (heard.length === 1 && (credence.get(heard[0].id) ?? 1) === 1) return oneDocument(casebook, heard[0]);
    const each = documents.map((one) => `${one.mark} ${Number((credence.get(one.id) ?? 1).toPrecision(4))}`);
    return tr("Custom: {credence}", { credence: each.join(" ") });
}

function numbers() {
    return [
        tr("no"),
        tr("one"),
        tr("two"),
        tr("three"),
        tr("four"),
        tr("five"),
        tr("six"),
        tr("seven"),
        tr("eight"),
        tr("nine"),
        tr("ten"),
        tr("eleven"),
        tr("twelve"),
    ];
}
