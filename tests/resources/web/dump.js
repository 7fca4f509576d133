// What the page's modules make of a standpoint, in the shape in which the tests have it from the program.

import { Casebook } from "../../../resources/web/engine/casebook.js";
import { Engine } from "../../../resources/web/engine/evaluation.js";
import { reasons, under } from "../../../resources/web/projection/reasons.js";
import { Snapshot } from "../../../resources/web/projection/snapshot.js";
import { facts, source } from "../../../resources/web/telling/arguments.js";
import { branchSentence } from "../../../resources/web/telling/branches.js";
import { changeWords, inHistory, outcomeChange, voiceWords } from "../../../resources/web/telling/changes.js";
import { conditionWords, spokeWhile, wouldApply } from "../../../resources/web/telling/conditions.js";
import { arisesOnly, decidedWords, followWords, notArisingWords, onlyIn } from "../../../resources/web/telling/hinges.js";
import { courseWords, foldWords, supposing } from "../../../resources/web/telling/provisions.js";
import { credenceWords } from "../../../resources/web/telling/readings.js";
import { answerWords, standingBetween, standingWords } from "../../../resources/web/telling/statuses.js";

function snapshotOf({ casebook, scenario }) {
    const book = new Casebook(casebook);
    const choices = new Map([...book.decisions.keys()].map((id) => [id, book.actual(id).id]));
    for (const [decision, option] of Object.entries(scenario.choices)) choices.set(decision, option);
    const reading = {
        credence: new Map(Object.entries(scenario.credence)),
        muted: new Set(scenario.muted),
        semantics: scenario.semantics,
        withoutInferences: scenario.without_inferences,
    };
    const supposed = new Map(Object.entries(scenario.supposed));
    return new Snapshot(new Engine(book), { choices, supposed, reading }, scenario.in_play);
}

function held(snapshot, course) {
    return Object.fromEntries(snapshot.engine.hinges.map((hinge) => [hinge, course.holds.get(hinge) ?? null]));
}

function question(standing) {
    return {
        id: standing.id,
        status: standing.status,
        reach: standing.reach,
        leading: standing.leading,
        answer: standing.answer,
        positions: standing.positions.map((one) => ({
            id: one.id,
            strength: one.strength,
            band: one.verdict ? `${one.verdict.low}–${one.verdict.high}` : null,
            by_document: Object.fromEntries(one.byDocument),
            verdict: one.verdict ? one.verdict.words : null,
        })),
        documents_disagree: standing.documentsDisagree,
        unknowable_by: standing.unknowableBy,
    };
}

function argumentsOf(course) {
    return [...course.casebook.arguments.keys()].map((id) => {
        const { active, dormant, base, strength, waitingFor } = course.argument(id);
        const waiting_for = waitingFor.map((one) => conditionWords(course.casebook, one));
        const { inferred } = course.casebook.argument(id);
        return { id, active, dormant, base, strength, inferred, waiting_for };
    });
}

function questions(course, kind) {
    return [...course.casebook.questions.values()]
        .filter((one) => one.kind === kind)
        .map((one) => question(course.question(one.id)));
}

/** As `project --json` prints it. */
function projected(snapshot) {
    const { casebook, standpoint } = snapshot;
    const { reading } = standpoint;
    return {
        casebook: casebook.id,
        semantics: reading.semantics,
        choices: Object.fromEntries(
            [...snapshot.branch.taken].map(([id, option]) => [id, snapshot.notArising.includes(id) ? null : option]),
        ),
        supposed: Object.fromEntries(standpoint.supposed),
        not_arising: snapshot.notArising,
        departures: snapshot.departures,
        hinges: snapshot.engine.hinges,
        courses: snapshot.courses.map((course) => ({
            holds: held(snapshot, course),
            not_arising: course.notArising.map((item) => ({
                decision: item.decision,
                reason: notArisingWords(casebook, item),
            })),
            questions: questions(course, "outcome"),
            arguments: argumentsOf(course),
        })),
        debates: { questions: questions(snapshot.debates, "debate"), arguments: argumentsOf(snapshot.debates) },
        credence: Object.fromEntries([...casebook.documents.keys()].map((id) => [id, reading.credence.get(id) ?? 1])),
        muted: [...reading.muted].sort(),
        without_inferences: reading.withoutInferences,
    };
}

function reasonOf(course, reason) {
    const { casebook } = course;
    return {
        argument: reason.argument,
        signed: reason.signed,
        interval: reason.interval,
        direct: reason.direct,
        on: reason.on,
        dormant: reason.dormant,
        would_apply: wouldApply(casebook, reason.waitingFor),
        spoke_while: spokeWhile(casebook, reason.waitingFor),
    };
}

/** What is told of it: hinges, folds, changes, reasons, arguments, the map. */
function told(snapshot) {
    const { casebook, courses } = snapshot;
    const asked = [...casebook.questions.values()];
    return {
        reading: credenceWords(casebook, snapshot.standpoint.reading),
        supposing: supposing(snapshot),
        courses: courses.map((course) => courseWords(snapshot, course)),
        arises_only: [...casebook.decisions.keys()].map((id) => arisesOnly(snapshot, id)),
        hinges: snapshot.hinges.map((hinge) => ({
            ...hinge,
            turns: snapshot.turnsOn.includes(hinge),
            words: decidedWords(snapshot, hinge),
            only: onlyIn(snapshot, hinge),
            follow: followWords(hinge),
        })),
        counts: Object.fromEntries(snapshot.compared.counts),
        changes: [...snapshot.compared.outcomes.values()].map((change) => ({
            question: change.question,
            kind: change.kind,
            courses: change.courses,
            silent: change.silent,
            words: outcomeChange(change),
            each: courses.map((course) => changeWords(snapshot.compared.kindIn(change.question, course.number))),
            history: inHistory(snapshot, change.question),
        })),
        folds: asked.map((one) =>
            snapshot.folds(one.id).map((fold) => ({
                courses: fold.courses,
                provisions: fold.provisions.map(({ hinge, positions }) => [hinge, positions]),
                words: foldWords(casebook, fold, courses.length),
                standing: standingBetween(fold.courses.map((number) => snapshot.question(one.id, number))),
            })),
        ),
        standing: courses.map((course) =>
            asked.map((one) => {
                const side = snapshot.sideOf(one.id, course.number);
                const standing = side.question(one.id);
                return {
                    answer: standing.answer,
                    tied: standing.leadingTied,
                    speaking: standing.speaking,
                    words: answerWords(standing),
                    positions: standing.positions.map((position) => standingWords(standing, position)),
                    unsaid: side.unsaid(one.id),
                };
            }),
        ),
        reasons: courses.map((course) =>
            asked.map((one) => {
                const side = snapshot.sideOf(one.id, course.number);
                return one.positions.map((position) =>
                    reasons(side, one.id, position.id).map((reason) => reasonOf(side, reason)),
                );
            }),
        ),
        arguments: courses.map((course) =>
            [...casebook.arguments.values()].map((argument) => ({
                source: source(casebook, argument),
                facts: facts(course, argument),
                voice: voiceWords(snapshot.compared.voice(argument.id, course.number)),
                under: under(course, argument.id).map((reason) => reasonOf(course, reason)),
            })),
        ),
        maps: asked.map((one) => {
            const map = snapshot.map(one.id);
            return {
                lanes: map.lanes,
                folded: map.folded,
                counts: map.lanes.map((lane) => map.counts.get(lane)),
                ends: map.ends.map((end) => ({
                    choices: Object.fromEntries(end.choices),
                    leaves: end.leaves,
                    history: end.isHistory,
                    shown: end.isShown,
                    sentence: branchSentence(casebook, one.id, end),
                    ends: end.ends.map((course) => ({
                        lane: course.lane,
                        status: course.status,
                        strength: course.strength,
                        tied: course.leadingTied,
                        courses: course.courses,
                    })),
                })),
            };
        }),
    };
}

globalThis.projected = (data) => projected(snapshotOf(data));
globalThis.told = (data) => told(snapshotOf(data));

/** The pooled strengths of all outcomes in the courses of many standpoints that differ in what is supposed. */
globalThis.strengths = ({ casebook, scenario }, all) => {
    const opening = snapshotOf({ casebook, scenario });
    const { engine, branch, standpoint } = opening;
    const asked = [...opening.casebook.questions.values()].filter((one) => one.kind === "outcome");
    return all.map((supposed) =>
        engine
            .follow(branch.taken, new Map(Object.entries(supposed)), standpoint.reading)
            .map((column) =>
                asked.flatMap((one) => column.question(one.id).pooled.map((strength) => (Number.isNaN(strength) ? -1 : strength))),
            ),
    );
};
