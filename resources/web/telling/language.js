// Into which language sentences are put; the page says in its data what is not English.

/** @type {Map<string, string>} */
const words = new Map();

/**
 * Put every sentence through a table from now on.
 *
 * @param {Record<string, string>} table
 */
export function translateWith(table) {
    words.clear();
    for (const [text, other] of Object.entries(table)) words.set(text, other);
}

const [isolate, pop] = ["\u2068", "\u2069"];
const turning = /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;

/**
 * Return a text as it may stand inside a sentence of another direction: one that is written from right to left
 * is set apart, unless all of it that is written so is set apart already.
 *
 * @param {string} text
 */
export function isolated(text) {
    let depth = 0;
    for (const letter of text) {
        if (letter === isolate) depth += 1;
        else if (letter === pop) depth = Math.max(0, depth - 1);
        else if (!depth && turning.test(letter)) return isolate + text + pop;
    }
    return text;
}

/**
 * Set texts beside other words, each set apart where it must be: filled`${title}: ${label}`.
 *
 * @param {TemplateStringsArray} words
 * @param {(string | number)[]} values
 */
export function filled(words, ...values) {
    return String.raw({ raw: words }, ...values.map((value) => isolated(String(value))));
}

/**
 * Return those parts that say anything with a separator between them, each set apart where it must be.
 *
 * @param {string} separator
 * @param {string[]} parts
 */
export function together(separator, parts) {
    const there = parts.filter(Boolean);
    return there.length === 1 ? there[0] : there.map(isolated).join(separator);
}

/**
 * Return a sentence, or a pattern of one, in the language in force, with its places filled.
 *
 * @param {string} text
 * @param {Record<string, string | number>} values
 */
export function tr(text, values = {}) {
    return (words.get(text) ?? text).replace(/\{(\w+)\}/g, (place, name) =>
        isolated(String(values[name] ?? place)),
    );
}

/**
 * Return parts in one phrase: `a, b and c`; `last` stands before the last one in place of "and".
 *
 * @param {string[]} parts
 * @param {string} last
 */
export function listed(parts, last = "") {
    if (parts.length < 2) return parts.join("");
    return tr("{parts} {joint} {last}", {
        parts: together(", ", parts.slice(0, -1)),
        joint: last || tr("and"),
        last: parts[parts.length - 1],
    });
}

/** @param {string} text */
export function oneLine(text) {
    return text.split(/\s+/).filter(Boolean).join(" ");
}

/** @param {string} text */
export function capital(text) {
    return text.slice(0, 1).toUpperCase() + text.slice(1);
}

/**
 * Write a number in [0, 1] with two decimals; a tie goes to the even one, as the program writes it.
 *
 * @param {number} number
 */
export function decimals(number) {
    const eighths = number * 8;
    return Number.isInteger(eighths) && eighths % 4 === 1 ? (number - 0.005).toFixed(2) : number.toFixed(2);
}
