// Why a position stands as it does: every argument as a dot, for to the right and against to the left of the line.

/** @import { QuestionStanding, Reason } from "../types" */
/** @import { Course } from "../projection/course.js" */
/** @import { Voices } from "../telling/case.js" */
/** @import { Desk } from "./desk.js" */

import { answerPosition } from "../projection/comparing.js";
import { under } from "../projection/reasons.js";
import { verdict, written } from "../projection/verdicts.js";
import { facts, source } from "../telling/arguments.js";
import { apart, byVoice, inferredLast, isAllInferred, leftOut } from "../telling/case.js";
import { spokeWhile, wouldApply } from "../telling/conditions.js";
import { decimals, tr } from "../telling/language.js";
import { clause, courseWords, supposing } from "../telling/provisions.js";
import { standingWords } from "../telling/statuses.js";
import { drawn, el, folding, refill, unseen } from "./dom.js";
import { dot, plainMark } from "./marks.js";

const WIDTH = 144;
const HEIGHT = 18;

/**
 * Fill the panel of arguments, and keep it filled.
 *
 * @param {Desk} desk
 * @param {HTMLElement} place
 */
export function showWhy(desk, place) {
    const show = () => refill(place, panel(desk));
    desk.listen(show);
    show();
}

/** @param {Desk} desk */
function panel(desk) {
    const { casebook, snapshot, question: asked, shownPosition } = desk;
    if (asked === null || shownPosition === null) {
        return [el("h2", { id: "why-title" }, tr("Why")), el("p", {}, tr("This casebook asks no question."))];
    }
    const side = snapshot.sideOf(asked, desk.course);
    const question = side.question(asked);
    const position = question.positions.find((one) => one.id === shownPosition) ?? question.positions[0];
    const silent = question.status === "silent";
    const subject = silent ? casebook.question(asked).title : position.label;
    const voices = byVoice(snapshot, desk.course, side, asked, position.id);
    const left = leftOut(side, asked);
    return [
        el(
            "h2",
            { id: "why-title" },
            el("span", { class: "kicker" }, `${tr("Why")} `),
            `${subject} — ${standingWords(question, position)}`,
        ),
        question.documentsDisagree ? el("p", { class: "dispute small" }, tr("Documents disagree")) : null,
        courseBar(desk, asked),
        positionBox(desk, asked, question, position.id),
        el(
            "p",
            { class: "small soft views" },
            [...casebook.documents.values()].map((one) => {
                const view = position.byDocument.get(one.id) ?? null;
                return el(
                    "span",
                    {},
                    `${one.mark}: ${view === null ? tr("silent") : written(verdict(view))} `,
                );
            }),
        ),
        silence(side, question, [...voices.new, ...voices.kept]).map((said) => el("p", {}, said)),
        left ? el("p", { class: "small soft", id: "left-out" }, left) : null,
        el(
            "p",
            { class: "legend small", "aria-hidden": "true" },
            el("span", { class: "against-word" }, tr("← against")),
            el("span", { class: "for-word" }, tr("for →")),
        ),
        listOf(desk, side, voices, asked),
    ];
}

/**
 * The rows under their headings; without a heading those that speak as in history, where nothing else does.
 *
 * @param {Desk} desk
 * @param {Course} side
 * @param {Voices} voices
 * @param {string} asked
 */
function listOf(desk, side, voices, asked) {
    const plain = !voices.new.length && !voices.gone.length;
    const parts = [];
    for (const voice of /** @type {const} */ (["new", "kept"])) {
        for (const group of apart(side, voice, voices[voice], plain)) {
            if (group.heading !== null) parts.push(el("h3", {}, group.heading));
            parts.push(rows(desk, side, group.reasons, "", false));
        }
    }
    parts.push(...restsOn(desk, asked));
    for (const voice of /** @type {const} */ (["gone", "elsewhere"])) {
        for (const group of apart(side, voice, voices[voice], false)) {
            parts.push(
                folding(desk.opened, group.key, group.heading, () => [
                    rows(desk, side, group.reasons, voice, voice === "gone"),
                ]),
            );
        }
    }
    return parts;
}

/**
 * What the course in focus rests on, where other courses lead elsewhere: a heading a hinge.
 *
 * @param {Desk} desk
 * @param {string} asked
 */
function restsOn(desk, asked) {
    const { snapshot, casebook } = desk;
    const course = snapshot.courses[desk.course];
    const folds = snapshot.folds(asked).filter((fold) => fold.courses.includes(desk.course));
    const parts = [];
    for (const { hinge } of folds.flatMap((fold) => fold.provisions)) {
        const held = course.holds.get(hinge);
        if (held === undefined || hinge === asked) continue;
        const found = byVoice(snapshot, desk.course, course, hinge, held);
        const speaking = inferredLast(course, [...found.new, ...found.kept]);
        const heading = tr("Rests on: {clause} ({count})", {
            clause: clause(casebook, hinge, held),
            count: speaking.length,
        });
        parts.push(
            folding(desk.opened, `rests-on:${hinge}`, heading, () => [
                rows(desk, course, speaking, `rests-on:${hinge}`, false),
            ]),
        );
    }
    return parts;
}

/**
 * @param {Desk} desk
 * @param {Course} side
 * @param {Reason[]} found
 * @param {string} inside Where the rows stand, so that what is open stays so.
 * @param {boolean} gone
 */
function rows(desk, side, found, inside, gone) {
    return el(
        "ol",
        { class: "reasons" },
        found.map((reason) => row(desk, side, reason, inside, gone)),
    );
}

/**
 * @param {Desk} desk
 * @param {Course} side
 * @param {Reason} reason
 * @param {string} inside
 * @param {boolean} gone
 * @returns {HTMLElement}
 */
function row(desk, side, reason, inside, gone) {
    const { casebook } = desk;
    const argument = casebook.argument(reason.argument);
    const document = casebook.document(argument.document);
    const speaks = !reason.waitingFor.length;
    const tell = gone ? spokeWhile : wouldApply;
    const said = [source(casebook, argument), speaks ? "" : tell(casebook, reason.waitingFor)];
    const key = `argument:${inside}/${argument.id}/${reason.on}`;
    const strength = decimals(Math.abs(reason.signed));
    const spoken =
        reason.signed >= 0
            ? tr("For, strength {strength}. ", { strength })
            : tr("Against, strength {strength}. ", { strength });
    return el(
        "li",
        { class: speaks ? "reason" : "reason dim" },
        el("div", { class: "plot" }, speaks ? plot(reason) : null),
        plainMark(document),
        el(
            "div",
            { class: "said" },
            el("p", {}, unseen(`${speaks ? spoken : ""}${document.title}. `), argument.text),
            el("p", { class: "small soft" }, said.filter(Boolean).join(" · ")),
            folding(desk.opened, key, tr("More"), () => {
                const below = under(side, argument.id);
                return [
                    below.length ? rows(desk, side, below, `${inside}/${argument.id}`, false) : null,
                    el(
                        "ul",
                        { class: "facts small" },
                        facts(side, argument).map((fact) => el("li", {}, fact)),
                    ),
                ];
            }),
        ),
    );
}

/** @param {Reason} reason */
function plot(reason) {
    const middle = HEIGHT / 2;
    /** @param {number} signed */
    const at = (signed) => WIDTH / 2 + signed * (WIDTH / 2 - 6);
    const side = reason.signed >= 0 ? "for" : "against";
    return drawn(
        "svg",
        {
            viewBox: `0 0 ${WIDTH} ${HEIGHT}`,
            width: WIDTH,
            height: HEIGHT,
            "aria-hidden": "true",
        },
        drawn("line", {
            class: `whisker ${side}`,
            x1: at(reason.interval[0]),
            y1: middle,
            x2: at(reason.interval[1]),
            y2: middle,
        }),
        dot(side, at(reason.signed), middle, 5),
    );
}

/**
 * Which course is shown, and the others.
 *
 * @param {Desk} desk
 * @param {string} asked
 */
function courseBar(desk, asked) {
    const { snapshot, casebook } = desk;
    const several = snapshot.courses.length > 1;
    const supposed = supposing(snapshot);
    if (casebook.question(asked).kind === "debate" || (!several && !supposed)) return null;
    const course = snapshot.courses[desk.course];
    const where = several ? tr("in the course: {clauses}", { clauses: courseWords(snapshot, course) }) : "";
    const count = snapshot.courses.length;
    /** @param {string} id @param {string} sign @param {string} words @param {number} by */
    const step = (id, sign, words, by) =>
        el(
            "button",
            {
                id,
                type: "button",
                "aria-label": words,
                click: () => desk.focusCourse((desk.course + by + count) % count),
            },
            sign,
        );
    return el(
        "div",
        { class: "course-bar" },
        el("span", { class: "yours small" }, [where, supposed].filter(Boolean).join(", ")),
        several
            ? el(
                  "span",
                  { class: "steps small" },
                  step("earlier-course", "‹", tr("Earlier course"), -1),
                  tr("course {number} of {count}", { number: desk.course + 1, count }),
                  step("later-course", "›", tr("Later course"), 1),
              )
            : null,
    );
}

/**
 * @param {Desk} desk
 * @param {string} asked
 * @param {QuestionStanding} question
 * @param {string} shown
 */
function positionBox(desk, asked, question, shown) {
    if (question.positions.length < 2) return null;
    const answer = answerPosition(question);
    const box = el(
        "select",
        { id: "why-position", change: () => desk.focus(asked, box.value) },
        question.positions.map((one) =>
            el(
                "option",
                { value: one.id, selected: one.id === shown },
                `${one === answer ? "› " : ""}${one.label} — ${standingWords(question, one)}`,
            ),
        ),
    );
    return el("label", { class: "control" }, el("span", { class: "small soft" }, tr("Position")), box);
}

/**
 * Why there is little to see, and what might be supposed so that something speaks.
 *
 * @param {Course} side
 * @param {QuestionStanding} question
 * @param {Reason[]} speaking
 */
function silence(side, question, speaking) {
    const { casebook } = side;
    const said = [];
    if (question.status === "silent") {
        said.push(tr("Here no document's argument reaches the question."));
        for (const hinge of side.unsaid(question.id)) {
            const title = casebook.question(hinge).title;
            said.push(
                tr("The documents do not say: “{question}”; suppose an answer in the outcomes.", {
                    question: title,
                }),
            );
        }
    } else if (!speaking.length) {
        said.push(tr("No argument bears on this position here."));
    } else if (isAllInferred(side, speaking)) {
        said.push(tr("All that speaks for it here is the editors' inference."));
    }
    for (const id of question.unknowableBy) {
        const argument = casebook.argument(id);
        const voice = casebook.voice(argument.voice).name;
        said.push(tr("Declared unknowable by {voice}: {text}", { voice, text: argument.text }));
    }
    return said;
}
