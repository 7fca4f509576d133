// An argument put into words: where it stands, how firmly it is put, what it bears on, where it applies.

/** @import { Argument } from "../types" */
/** @import { Casebook } from "../engine/casebook.js" */
/** @import { Course } from "../projection/course.js" */

import { parted } from "../engine/casebook.js";
import { decimals, filled, listed, together, tr } from "./language.js";
import { clause } from "./provisions.js";

/**
 * Return where an argument stands: the page if one is printed, and the lines.
 *
 * @param {Argument} argument
 */
export function citation(argument) {
    const word = argument.lines.length === 1 ? "line" : "lines";
    const lines = argument.lines.length ? `${word} ${lineRanges(argument.lines)}` : "";
    const page = argument.page === null ? "" : `p. ${argument.page}`;
    return [page, lines].filter(Boolean).join(", ");
}

/**
 * Line numbers with runs drawn together: `3–5, 9`.
 *
 * @param {number[]} lines
 */
export function lineRanges(lines) {
    /** @type {[number, number][]} */
    const runs = [];
    for (const line of [...new Set(lines)].sort((a, b) => a - b)) {
        const last = runs[runs.length - 1];
        if (last && line === last[1] + 1) last[1] = line;
        else runs.push([line, line]);
    }
    return runs.map(([from, to]) => (from === to ? `${from}` : `${from}–${to}`)).join(", ");
}

/** @param {Argument} argument */
function kindWords(argument) {
    const kinds = new Map([
        ["report", tr("report")],
        ["reason", tr("reason")],
        ["counterfactual", tr("counterfactual")],
        ["judgement", tr("judgement")],
    ]);
    return [kinds.get(argument.kind) ?? "", argument.inferred ? tr("the editors' inference") : ""]
        .filter(Boolean)
        .join(", ");
}

/**
 * How firmly the document puts it, in its own few words where they are given; of an inference its editors say it.
 *
 * @param {Argument} argument
 */
function firmness(argument) {
    const cue = argument.cue ? filled`“${argument.cue}”` : "";
    if (!argument.inferred) return together(": ", [argument.firm, cue]);
    const firm = argument.firm && tr("{certainty} (the editors' word)", { certainty: argument.firm });
    return together(": ", [firm, cue && tr("from {cue}", { cue })]);
}

/**
 * Return who says it, where, and how firmly, in one line.
 *
 * @param {Casebook} casebook
 * @param {Argument} argument
 */
export function source(casebook, argument) {
    const voice = casebook.voice(argument.voice).name;
    return together(" · ", [voice, citation(argument), firmness(argument), kindWords(argument)]);
}

/**
 * What an argument bears on, named for a reader.
 *
 * @param {Casebook} casebook
 * @param {string} reference
 */
function target(casebook, reference) {
    const [questionId, positionId] = parted(reference);
    if (positionId) {
        const { label } = casebook.position(questionId, positionId);
        return filled`“${label}” (${casebook.question(questionId).title})`;
    }
    const other = casebook.argument(reference);
    return filled`“${other.text}” (${casebook.voice(other.voice).name})`;
}

/**
 * Return all there is to say about an argument beside its text and its source, a sentence each.
 *
 * @param {Course} course
 * @param {Argument} argument
 */
export function facts(course, argument) {
    const { casebook } = course;
    const { strength } = course.argument(argument.id);
    const said = [
        ...argument.supports.map((one) => filled`Supports ${target(casebook, one)}`),
        ...argument.attacks.map((one) => filled`Attacks ${target(casebook, one)}`),
        ...argument.presupposes.map((one) => premise(course, one)),
        ...[...argument.when].map((one) => filled`Applies only if ${choice(casebook, ...one)}`),
        ...[...argument.unless].map((one) => filled`Does not apply if ${choice(casebook, ...one)}`),
    ];
    if (argument.base !== null && strength !== null) {
        said.push(
            tr(
                "Its wording alone gives it {base} of 1, as the editors read it;" +
                    " with what is said for and against it here {strength}",
                { base: decimals(argument.base), strength: decimals(strength) },
            ),
        );
    }
    if (argument.note) said.push(filled`Note: ${argument.note}`);
    return said;
}

/**
 * What an argument takes for granted, and whether it holds here.
 *
 * @param {Course} course
 * @param {string} premised
 */
function premise(course, premised) {
    return tr("Takes for granted that {clause}: {standing}", {
        clause: clause(course.casebook, ...parted(premised)),
        standing: course.keeps(premised) ? tr("so it is in this course") : tr("not so in this course"),
    });
}

/**
 * @param {Casebook} casebook
 * @param {string} decisionId
 * @param {string[]} options
 */
function choice(casebook, decisionId, options) {
    const labels = options.map((option) => filled`“${casebook.option(decisionId, option).label}”`);
    return filled`${casebook.decision(decisionId).title} is ${listed(labels, tr("or"))}`;
}
