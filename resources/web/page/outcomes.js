// What becomes of every question in this branch: a card each, course by course where the courses part.

/** @import { Change, Fold, PositionStanding, Question, QuestionStanding } from "../types" */
/** @import { Casebook } from "../engine/casebook.js" */
/** @import { Desk } from "./desk.js" */

import { answerPosition, CHANGES } from "../projection/comparing.js";
import { written } from "../projection/verdicts.js";
import { changeWords, inHistory, outcomeChange } from "../telling/changes.js";
import { idleWords } from "../telling/hinges.js";
import { capital, tr } from "../telling/language.js";
import { clause, countedCourses, foldWords } from "../telling/provisions.js";
import { answerWords, standingBetween, standingWords } from "../telling/statuses.js";
import { el, refill, unseen } from "./dom.js";
import { documentMarks, strengthBar } from "./marks.js";
import { linkTo } from "./steps.js";

// A shape for each change, so that it is not told by colour alone.
const SIGNS = { otherwise: "◆", silent: "○", weaker: "▽", stronger: "△", argued: "≈", same: "" };

/**
 * Fill the list of outcomes and debates, and keep it filled.
 *
 * @param {Desk} desk
 * @param {HTMLElement} place
 */
export function showOutcomes(desk, place) {
    /** @type {Change | ""} */
    let wanted = "";
    const filter = el(
        "select",
        {
            id: "filter",
            change: () => {
                wanted = /** @type {Change | ""} */ (filter.value);
                show();
            },
        },
        el("option", { value: "" }, tr("all outcomes")),
        CHANGES.map((change) => el("option", { value: change }, changeWords(change))),
    );
    const list = el("div", {});
    refill(
        place,
        el("label", { class: "control" }, el("span", { class: "small soft" }, tr("Show")), filter),
        list,
    );
    const show = () => {
        const { casebook, snapshot } = desk;
        const questions = [...casebook.questions.values()];
        const outcomes = questions.filter(
            (one) =>
                one.kind === "outcome" &&
                (!wanted || snapshot.compared.outcomes.get(one.id)?.kind === wanted),
        );
        const debates = wanted ? [] : questions.filter((one) => one.kind === "debate");
        refill(
            list,
            outcomes.length ? null : el("p", { class: "soft" }, tr("No outcome of this kind.")),
            themed(desk, outcomes),
            debates.length
                ? [
                      el("h3", {}, tr("Debates about history as it ran")),
                      el("p", { class: "small soft" }, tr("No choice changes them, only the reading does.")),
                      debates.map((one) => card(desk, one)),
                  ]
                : null,
        );
    };
    desk.listen(show);
    show();
}

/**
 * @param {Desk} desk
 * @param {Question[]} questions
 */
function themed(desk, questions) {
    const parts = [];
    let theme = "";
    for (const one of questions) {
        if (one.theme !== theme) {
            theme = one.theme;
            if (theme) parts.push(el("h3", {}, theme));
        }
        parts.push(card(desk, one));
    }
    return parts;
}

/**
 * @param {Desk} desk
 * @param {Question} asked
 */
function card(desk, asked) {
    const { snapshot, casebook } = desk;
    const folds = snapshot.folds(asked.id);
    const question = snapshot.question(asked.id, desk.course);
    const inFocus = desk.question === asked.id;
    const change = snapshot.compared.outcomes.get(asked.id);
    const changed = change && change.kind !== "same";
    return el(
        "article",
        { class: inFocus ? "card outcome focused" : "card outcome", "data-question": asked.id },
        el(
            "h4",
            {},
            el(
                "button",
                {
                    id: `question:${asked.id}`,
                    type: "button",
                    class: "plain title",
                    "aria-pressed": inFocus ? "true" : "false",
                    click: () => desk.focus(asked.id),
                },
                asked.title,
            ),
        ),
        folds.length === 1
            ? single(desk, asked, question, folds[0])
            : folds.map((fold) => line(desk, asked, fold)),
        remarks(desk, asked, inAll(desk, asked, folds)).map((remark) =>
            el("p", { class: "small" }, el("strong", {}, remark)),
        ),
        changed
            ? [
                  el("p", { class: "small yours" }, `${SIGNS[change.kind]} ${outcomeChange(change)}`),
                  el("p", { class: "small soft" }, inHistory(snapshot, asked.id)),
              ]
            : null,
        inFocus
            ? el(
                  "ul",
                  { class: "positions", "aria-label": tr("Positions") },
                  question.positions.map((one) => position(desk, casebook, asked, question, one)),
              )
            : null,
        inFocus
            ? el("p", { class: "small to-why" }, linkTo("why", tr("Why: the arguments for and against")))
            : null,
    );
}

/**
 * @param {Desk} desk
 * @param {Question} asked
 * @param {QuestionStanding} question
 * @param {Fold} fold
 */
function single(desk, asked, question, fold) {
    const { snapshot, casebook } = desk;
    const all = inAll(desk, asked, [fold]);
    const answer = answerPosition(question);
    const told = asked.kind === "debate" ? "" : foldWords(casebook, fold, snapshot.courses.length);
    return el(
        "div",
        { class: "line" },
        told ? el("span", { class: "small yours told" }, told) : null,
        el(
            "span",
            { class: answer ? "answer" : "answer none" },
            answer ? answer.label : capital(answerWords(question)),
        ),
        documentMarks(casebook, all.map(answerPosition)),
        answer
            ? el(
                  "span",
                  { class: "small case-words" },
                  settled(question) ? null : strengthBar(answer.strength, answer.verdict),
                  standingBetween(all),
              )
            : strengthBar(null, null),
    );
}

/** @param {QuestionStanding} question */
function settled(question) {
    return question.status === "fact" || question.status === "established";
}

/**
 * @param {Desk} desk
 * @param {Question} asked
 * @param {Fold} fold
 */
function line(desk, asked, fold) {
    const { snapshot, casebook } = desk;
    const all = fold.courses.map((course) => snapshot.question(asked.id, course));
    const answer = answerPosition(all[0]);
    const current = fold.courses.includes(desk.course);
    return el(
        "button",
        {
            type: "button",
            class: current ? "plain line course current" : "plain line course",
            id: `course:${asked.id}/${fold.courses[0]}`,
            "aria-pressed": current ? "true" : "false",
            click: () => desk.focusCourse(fold.courses[0], asked.id),
        },
        el(
            "span",
            { class: "small yours told" },
            foldWords(casebook, fold, snapshot.courses.length),
            unseen(": "),
        ),
        el(
            "span",
            { class: answer ? "answer" : "answer none" },
            answer ? answer.label : capital(answerWords(all[0])),
        ),
        documentMarks(casebook, all.map(answerPosition)),
        answer ? el("span", { class: "small case-words" }, standingBetween(all)) : null,
    );
}

/**
 * @param {Desk} desk
 * @param {Casebook} casebook
 * @param {Question} asked
 * @param {QuestionStanding} question
 * @param {PositionStanding} one
 */
function position(desk, casebook, asked, question, one) {
    const shown = desk.shownPosition === one.id;
    const words = one.verdict
        ? written(one.verdict)
        : question.status === "silent"
          ? ""
          : standingWords(question, one);
    return el(
        "li",
        {},
        el(
            "button",
            {
                type: "button",
                class: shown ? "plain line current" : "plain line",
                id: `position:${asked.id}/${one.id}`,
                "aria-pressed": shown ? "true" : "false",
                click: () => desk.focus(asked.id, one.id),
            },
            el("span", { class: "answer small" }, question.answer === one.id ? `${one.label} ‹` : one.label),
            documentMarks(casebook, [one]),
            el(
                "span",
                { class: "small case-words" },
                one.verdict ? strengthBar(one.strength, one.verdict) : null,
                words,
            ),
        ),
    );
}

/**
 * The question in every course of which the head of its card is told, the one in focus first.
 *
 * @param {Desk} desk
 * @param {Question} asked
 * @param {Fold[]} folds
 */
function inAll({ snapshot, course }, asked, folds) {
    const told = folds.length === 1 ? folds[0].courses : [course];
    return [...told]
        .sort((a, b) => Number(a !== course) - Number(b !== course))
        .map((number) => snapshot.question(asked.id, number));
}

/**
 * What is supposed here, that another position is as strong, that documents disagree, who declares it unknowable.
 *
 * @param {Desk} desk
 * @param {Question} asked
 * @param {QuestionStanding[]} questions The question in every course of which this is told.
 */
function remarks({ snapshot, casebook }, asked, questions) {
    const said = [];
    const hinge = snapshot.hinges.find((one) => one.id === asked.id);
    if (hinge && hinge.supposed !== null) {
        const supposed = clause(casebook, hinge.id, hinge.supposed);
        said.push(
            `◇ ${hinge.idle ? idleWords(snapshot, hinge) : tr("You suppose that {clause}", { clause: supposed })}`,
        );
    }
    const tied = questions.filter((one) => one.leadingTied && one.answer === one.leading);
    const disagreeing = questions.filter((one) => one.documentsDisagree);
    for (const { words, found } of [
        { words: tr("= Another position is as strong"), found: tied },
        { words: tr("≠ Documents disagree"), found: disagreeing },
    ]) {
        if (found.length === questions.length) said.push(words);
        else if (found.length) said.push(`${words} ${countedCourses([...found.keys()], questions.length)}`);
    }
    const voices = new Set(
        questions
            .flatMap((one) => one.unknowableBy)
            .map((id) => {
                const argument = casebook.argument(id);
                const mark = casebook.document(argument.document).mark;
                return tr("{voice} ({mark})", { voice: casebook.voice(argument.voice).name, mark });
            }),
    );
    if (voices.size) said.push(tr("? Declared unknowable by {voices}", { voices: [...voices].join(", ") }));
    return said;
}
