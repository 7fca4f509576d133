// The small signs: a document's mark with the side it leans to, and a strength on its track.

/** @import { Document, PositionStanding, Verdict } from "../types" */
/** @import { Casebook } from "../engine/casebook.js" */

import { verdict, written } from "../projection/verdicts.js";
import { tr } from "../telling/language.js";
import { drawn, el, unseen } from "./dom.js";

const WIDTH = 110;
const HEIGHT = 14;
const RADIUS = 4.5;

/** @typedef {"for" | "against" | "contested"} Side */

/**
 * Return the side that a verdict's band lies on.
 *
 * @param {Verdict} one
 * @returns {Side}
 */
export function sideOf({ low, high }) {
    if (low >= 50) return "for";
    return high <= 50 ? "against" : "contested";
}

/**
 * Return the documents by their marks, each with its own view of a position; of a position in several courses,
 * contested where a document leans to one side in one and to another in another.
 *
 * @param {Casebook} casebook
 * @param {(PositionStanding | null)[]} positions The position in each of the courses.
 */
export function documentMarks(casebook, positions) {
    const marks = [...casebook.documents.values()].map((one) => {
        const views = positions.map((position) => position?.byDocument.get(one.id) ?? null);
        return documentMark(
            one,
            views.filter((view) => view !== null).map((view) => verdict(view)),
        );
    });
    return el("span", { class: "marks" }, marks);
}

/**
 * @param {Document} one
 * @param {Verdict[]} views
 */
function documentMark(one, views) {
    if (!views.length) {
        const said = tr("{document}: {said}", { document: one.title, said: tr("does not speak here") });
        return el(
            "span",
            { class: "mark silent", title: said },
            el("span", { "aria-hidden": "true" }, one.mark),
        );
    }
    const sides = new Set(views.map(sideOf));
    const side = sides.size === 1 ? [...sides][0] : "contested";
    const words = [...new Set(views.map(written))].join(tr(" or "));
    const said = tr("{document}: {said}", { document: one.title, said: words });
    return el(
        "span",
        { class: `mark ${side}`, title: said },
        el("span", { "aria-hidden": "true" }, one.mark),
        el(
            "span",
            { "aria-hidden": "true", class: "sign" },
            { for: "+", against: "−", contested: "±" }[side],
        ),
        unseen(`${said}. `),
    );
}

/**
 * Return a document's mark by itself.
 *
 * @param {Document} one
 */
export function plainMark(one) {
    return el("span", { class: "mark alone", title: one.title, "aria-hidden": "true" }, one.mark);
}

/**
 * Return a strength on a track of five zones: a solid dot for, a ring against, a lozenge where it is contested, so
 * that the shape says what the hue says.
 *
 * @param {number | null} strength
 * @param {Verdict | null} judged
 */
export function strengthBar(strength, judged) {
    const middle = HEIGHT / 2;
    const picture = drawn("svg", {
        class: "bar",
        viewBox: `0 0 ${WIDTH} ${HEIGHT}`,
        width: WIDTH,
        height: HEIGHT,
        "aria-hidden": "true",
    });
    if (strength === null || judged === null) {
        picture.append(drawn("line", { class: "bar-silent", x1: 2, y1: middle, x2: WIDTH - 2, y2: middle }));
        return picture;
    }
    const side = sideOf(judged);
    for (let zone = 0; zone < 5; zone += 1) {
        const claimed = judged.low === zone * 20 ? " claimed" : "";
        const given = { x: (WIDTH * zone) / 5 + 1, y: middle - 1.5, width: WIDTH / 5 - 2, height: 3 };
        picture.append(drawn("rect", { class: `bar-zone${claimed}`, ...given }));
    }
    const x = Math.min(Math.max(WIDTH * strength, RADIUS), WIDTH - RADIUS);
    const [from, to] = [Math.min(x, WIDTH / 2), Math.max(x, WIDTH / 2)];
    picture.append(
        drawn("line", { class: "bar-middle", x1: WIDTH / 2, y1: 1, x2: WIDTH / 2, y2: HEIGHT - 1 }),
        drawn("rect", { class: `case ${side}`, x: from, y: middle - 2, width: to - from, height: 4 }),
        dot(side, x, middle, RADIUS),
    );
    return picture;
}

/**
 * Return a dot: filled for, a ring against, a lozenge where contested.
 *
 * @param {Side} side
 * @param {number} x
 * @param {number} y
 * @param {number} radius
 */
export function dot(side, x, y, radius) {
    if (side === "contested") {
        const given = { x: x - radius / 2, y: y - radius, width: radius, height: 2 * radius, rx: radius / 2 };
        return drawn("rect", { class: `dot ${side}`, ...given });
    }
    return drawn("circle", {
        class: `dot ${side}`,
        cx: x,
        cy: y,
        r: side === "against" ? radius - 1 : radius,
    });
}
