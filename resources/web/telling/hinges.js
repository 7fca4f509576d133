// What a branch turns on, in words.

/** @import { HingeStanding, NotArising, QuestionStanding } from "../types" */
/** @import { Casebook } from "../engine/casebook.js" */
/** @import { Snapshot } from "../projection/snapshot.js" */

import { parted } from "../engine/casebook.js";
import { folded } from "../projection/folding.js";
import { filled, listed, together, tr } from "./language.js";
import { clause, foldWords, provisionWords } from "./provisions.js";
import { standingWords } from "./statuses.js";

/**
 * Return how a hinge is decided, in one sentence.
 *
 * @param {Snapshot} snapshot
 * @param {HingeStanding} hinge
 */
export function decidedWords(snapshot, hinge) {
    const { casebook } = snapshot;
    const question = snapshot.question(hinge.id, hinge.courses[0]);
    if (hinge.supposed !== null) {
        if (hinge.idle) return idleWords(snapshot, hinge);
        return tr("You suppose that {clause}. The documents' own case: {case}.", {
            clause: clause(casebook, hinge.id, hinge.supposed),
            case: ownCase(snapshot, hinge),
        });
    }
    if (hinge.decided === "silent") {
        return tr("The documents do not say. Suppose an answer, and what rests on it speaks.");
    }
    if (hinge.decided === "open") {
        const answers = cases(question, hinge.answers);
        return tr("Arguments speak for {count} answers, and each is followed: {answers}.", {
            count: answers.length,
            answers: together("; ", answers),
        });
    }
    if (hinge.decided === "argued" && hinge.answers.length > 1) {
        return tr("The documents argue one answer each way: {answers}.", {
            answers: byCourse(snapshot, hinge).join("; "),
        });
    }
    const said = { clause: clause(casebook, hinge.id, hinge.answers[0]) };
    return {
        fact: tr("As it happened: {clause}.", said),
        established: tr("A choice settles it: {clause}.", said),
        unsupported: question.leadingTied
            ? tr(
                  "No argument speaks for any answer. Of those argued against least the first in the casebook is followed: {clause}. Suppose another.",
                  said,
              )
            : tr(
                  "No argument speaks for any answer. The one argued against least is followed: {clause}. Suppose another.",
                  said,
              ),
        argued: tr("The documents argue one answer: {clause}.", said),
        supposed: tr("You suppose that {clause}.", said),
    }[hinge.decided];
}

/**
 * The answers of a hinge that follow from earlier ones: `if he keeps the post: Stalin leads`.
 *
 * @param {Snapshot} snapshot
 * @param {HingeStanding} hinge
 */
function byCourse(snapshot, hinge) {
    const held = hinge.courses.map((course) => snapshot.courses[course].holds);
    const before = snapshot.engine.hinges.slice(0, snapshot.engine.hinges.indexOf(hinge.id));
    return folded(before, held, (place) => held[place].get(hinge.id) ?? null).map((fold) => {
        const answer = held[fold.courses[0]].get(hinge.id) ?? null;
        const where = foldWords(snapshot.casebook, fold, held.length);
        return `${where}: ${clause(snapshot.casebook, hinge.id, answer)}`;
    });
}

/**
 * What the documents make of a hinge that is supposed, told apart where its courses differ.
 *
 * @param {Snapshot} snapshot
 * @param {HingeStanding} hinge
 */
function ownCase(snapshot, hinge) {
    /** @param {number} course @param {number} most */
    const told = (course, most = Number.POSITIVE_INFINITY) => {
        const question = snapshot.question(hinge.id, course);
        if (question.status === "silent") return tr("none");
        const all = question.positions.map((position) => position.id);
        return together("; ", cases(question, all).slice(0, most));
    };
    const held = hinge.courses.map((course) => snapshot.courses[course].holds);
    const before = snapshot.engine.hinges.slice(0, snapshot.engine.hinges.indexOf(hinge.id));
    const all = folded(before, held, (place) => told(hinge.courses[place])).map((fold) => {
        const where = foldWords(snapshot.casebook, fold, 1);
        // Told apart, the best argued answer of each will do.
        return where ? filled`${where}: ${told(hinge.courses[fold.courses[0]], 1)}` : told(hinge.courses[0]);
    });
    return together(" · ", all);
}

/**
 * Return why a supposition changes nothing.
 *
 * @param {Snapshot} snapshot
 * @param {HingeStanding} hinge
 */
export function idleWords(snapshot, hinge) {
    const { status } = snapshot.question(hinge.id, hinge.courses[0]);
    const said = { clause: clause(snapshot.casebook, hinge.id, hinge.supposed) };
    return status === "fact"
        ? tr("You suppose that {clause}: idle, since here it stands as it happened.", said)
        : tr("You suppose that {clause}: idle, since a choice settles it.", said);
}

/**
 * Return in which courses a hinge is open, where it is not in all: `only if Trotsky leads`.
 *
 * @param {Snapshot} snapshot
 * @param {HingeStanding} hinge
 */
export function onlyIn(snapshot, hinge) {
    if (hinge.courses.length === snapshot.courses.length) return "";
    const before = snapshot.engine.hinges.slice(0, snapshot.engine.hinges.indexOf(hinge.id));
    const held = snapshot.courses.map((course) => course.holds);
    const told = folded(before, held, (number) => hinge.courses.includes(number))
        .filter((fold) => hinge.courses.includes(fold.courses[0]))
        .map((fold) => listed(fold.provisions.map((one) => provisionWords(snapshot.casebook, one))));
    return tr("only if {clauses}", { clauses: together(tr("; or if "), told) });
}

/**
 * Positions with what the documents make of each, the best argued first.
 *
 * @param {QuestionStanding} question
 * @param {(string | null)[]} answers
 */
function cases(question, answers) {
    return question.positions
        .filter((position) => answers.includes(position.id))
        .sort((a, b) => (b.strength ?? 0) - (a.strength ?? 0))
        .map((position) => filled`${position.label}, ${standingWords(question, position)}`);
}

/**
 * Return the offer to suppose a position.
 *
 * @param {Casebook} casebook
 * @param {string} hingeId
 * @param {string} positionId
 */
export function supposeWords(casebook, hingeId, positionId) {
    return tr("suppose {clause}", { clause: clause(casebook, hingeId, positionId) });
}

/**
 * Return the offer to follow the documents at a hinge.
 *
 * @param {HingeStanding} hinge
 */
export function followWords(hinge) {
    if (hinge.decided !== "open") return tr("follow the documents");
    const count = hinge.answers.length;
    return count === 2 ? tr("follow both") : tr("follow all {count}", { count });
}

/**
 * Return why a decision does not arise: the choices that removed it, or the premises that fail.
 *
 * @param {Casebook} casebook
 * @param {NotArising} item
 */
export function notArisingWords(casebook, item) {
    if (item.failing.length) {
        const parts = item.failing.map((target) => clause(casebook, ...parted(target)));
        return tr("it arises only if {clauses}", { clauses: listed(parts) });
    }
    if (!item.removedBy.length) return tr("what it follows from does not arise");
    const choices = item.removedBy.map(
        ([decision, option]) =>
            filled`“${casebook.option(decision, option).label}” (${casebook.decision(decision).title})`,
    );
    return tr("removed by {choices}", { choices: listed(choices) });
}

/**
 * Return on what premise a decision arises and in how many courses; nothing where it arises in all.
 *
 * @param {Snapshot} snapshot
 * @param {string} decisionId
 */
export function arisesOnly(snapshot, decisionId) {
    const { presupposes } = snapshot.casebook.decision(decisionId);
    const [count, of] = [snapshot.arisesIn(decisionId).length, snapshot.courses.length];
    if (!presupposes.length || count === of) return "";
    const clauses = listed(presupposes.map((target) => clause(snapshot.casebook, ...parted(target))));
    const where = of > 1 ? tr("in {count} of {of} courses", { count, of }) : tr("here it does not");
    return tr("Arises only if {clauses}: {where}.", { clauses, where });
}
