// The branch map: history as a straight trunk, every other branch into the lane in which it ends, and all of it in words.

/** @import { BranchEnd, BranchMap, CourseEnd, QuestionStanding } from "../types" */
/** @import { Casebook } from "../engine/casebook.js" */
/** @import { Desk } from "./desk.js" */
/** @import { Field, Route } from "./map_layout.js" */

import { got } from "../engine/casebook.js";
import { written } from "../projection/verdicts.js";
import { branchSentence } from "../telling/branches.js";
import { listed, oneLine, tr } from "../telling/language.js";
import { provisionWords, supposing } from "../telling/provisions.js";
import { statusWords } from "../telling/statuses.js";
import { pathOf } from "./curves.js";
import { drawn, el, folding, refill } from "./dom.js";
import { forkPlaces, routes, ticks, timeScale } from "./map_layout.js";

const FOOT = 34;
const EDGE = 8;
const YEAR = 34;
const LETTERS = "abcdefghijklmnopqrstuvwxyz";

/**
 * Fill the map, and keep it filled and as large as there is room.
 *
 * @param {Desk} desk
 * @param {HTMLElement} place
 */
export function showMap(desk, place) {
    const { casebook } = desk;
    if (!casebook.questions.size) {
        place.hidden = true;
        return;
    }
    const box = el(
        "select",
        { id: "map-question", change: () => desk.focus(box.value) },
        [...casebook.questions.values()].map((one) => el("option", { value: one.id }, one.title)),
    );
    const live = el("p", { class: "small", id: "your-branch" });
    const lanes = el("ol", { class: "lanes" });
    const picture = el("div", { class: "picture" });
    const legend = el("ul", { class: "small diamonds" });
    const outline = el("div", {});
    refill(
        place,
        el("h2", { id: "map-title" }, tr("Branch map")),
        el(
            "label",
            { class: "control" },
            el("span", { class: "small soft" }, tr("Where each branch ends")),
            box,
        ),
        live,
        el("div", { class: "map-body" }, picture, lanes),
        legend,
        outline,
    );
    const draw = () => {
        if (desk.question === null) return;
        const map = desk.snapshot.map(desk.question);
        refill(picture, drawing(desk, map, picture, lanes));
    };
    let waiting = false;
    // The words decide how much room there is; they are laid out once, with all the rest of the page.
    const drawSoon = () => {
        if (waiting) return;
        waiting = true;
        requestAnimationFrame(() => {
            waiting = false;
            draw();
        });
    };
    const show = () => {
        if (desk.question === null) return;
        const map = desk.snapshot.map(desk.question);
        const shown = shownEnd(map);
        box.value = desk.question;
        const supposed = supposing(desk.snapshot);
        live.textContent = branchSentence(casebook, map.question, shown) + (supposed ? `; ${supposed}` : "");
        refill(lanes, ...map.lanes.map((lane) => laneItem(desk, map, lane)));
        refill(legend, ...hingesOf(shown).map((hinge, number) => diamondItem(casebook, hinge, number)));
        refill(outline, words(desk, map));
        drawSoon();
    };
    desk.listen(show);
    show();
    const watch = new ResizeObserver(drawSoon);
    watch.observe(lanes);
    watch.observe(picture);
    // What is printed is laid out before it is known how wide the paper is: the map is drawn for any that there is.
    window.addEventListener("beforeprint", () => {
        document.documentElement.setAttribute("data-printing", "");
        draw();
    });
    window.addEventListener("afterprint", () => {
        document.documentElement.removeAttribute("data-printing");
        draw();
    });
}

/** @param {BranchMap} map */
function shownEnd(map) {
    return map.ends.find((end) => end.isShown) ?? map.ends[0];
}

/**
 * The hinges at which the branch on show splits, in the order in which their diamonds are lettered.
 *
 * @param {BranchEnd} end
 */
function hingesOf(end) {
    return [...new Set(end.ends.flatMap((course) => course.provisions.map((one) => one.hinge)))];
}

/** @param {Casebook} casebook @param {string} hinge @param {number} number */
function diamondItem(casebook, hinge, number) {
    const title = casebook.question(hinge).title;
    return el(
        "li",
        {},
        el("strong", {}, `◇ ${letter(number)} `),
        tr("your branch splits: {question}", { question: title }),
    );
}

/** @param {number} number */
function letter(number) {
    return LETTERS[number % LETTERS.length];
}

/**
 * @param {Desk} desk
 * @param {BranchMap} map
 * @param {string | null} lane
 */
function laneItem({ casebook, snapshot, course }, map, lane) {
    const shown = shownEnd(map).ends;
    const standing = snapshot.question(map.question, course);
    const label =
        lane === null ? tr("The documents do not say") : casebook.position(map.question, lane).label;
    const yours =
        shown.length === 1
            ? standingIn(lane, standing)
            : ofCourses(
                  casebook,
                  shown.filter((end) => end.lane === lane),
              );
    const [count, total] = [map.counts.get(lane) ?? 0, map.ends.length];
    const counted = total === 1 ? tr("1 of 1 branch") : tr("{count} of {total} branches", { count, total });
    const isEnd = shown.some((end) => end.lane === lane);
    return el(
        "li",
        { class: isEnd ? "lane end" : "lane" },
        el("span", { class: lane === null ? "soft" : null }, oneLine(label)),
        yours ? el("span", { class: "small yours" }, yours) : null,
        count ? el("span", { class: "small soft" }, counted) : null,
    );
}

/** @param {string | null} lane @param {QuestionStanding} standing */
function standingIn(lane, standing) {
    if (lane === null) return "";
    if (standing.status === "fact" || standing.status === "established") {
        return lane === standing.answer
            ? tr("yours: {verdict}", { verdict: statusWords(standing.status) })
            : "";
    }
    const judged = standing.positions.find((position) => position.id === lane)?.verdict;
    return judged ? tr("yours: {verdict}", { verdict: written(judged) }) : "";
}

/** @param {Casebook} casebook @param {CourseEnd[]} ends */
function ofCourses(casebook, ends) {
    if (!ends.length) return "";
    const told = ends.map((end) => listed(end.provisions.map((one) => provisionWords(casebook, one))));
    return tr("yours, if {clauses}", { clauses: told.join(tr("; if ")) });
}

/**
 * The drawing, for those who see it; the same stands below it in words.
 *
 * @param {Desk} desk
 * @param {BranchMap} map
 * @param {HTMLElement} picture
 * @param {HTMLElement} lanes
 */
function drawing(desk, map, picture, lanes) {
    const { casebook, snapshot, inPlay } = desk;
    const width = Math.max(picture.clientWidth, 120);
    const height = lanes.clientHeight + FOOT;
    const items = [...lanes.children];
    const top = lanes.getBoundingClientRect().top;
    const places = new Map(
        map.lanes.map((lane, number) => {
            const at = items[number].getBoundingClientRect();
            return [lane, { y: at.top - top + at.height / 2, room: at.height / 2 }];
        }),
    );
    const history = map.ends.find((end) => end.isHistory) ?? map.ends[0];
    const shown = casebook.inTime.filter(
        (id) =>
            inPlay.includes(id) || map.ends.some((end) => end.leaves.some(([decision]) => decision === id)),
    );
    const [left, right] = [EDGE, width - 2];
    const years = shown.map((id) => casebook.decision(id).year);
    const scale = timeScale(casebook.span, years, left, right);
    const forks = forkPlaces(
        scale,
        shown.map((id) => [id, casebook.decision(id).year]),
    );
    /** @type {Field} */
    const field = { left, right, trunk: got(places, history.ends[0].lane).y, lanes: places, forks };
    const axis = height - FOOT + 12;
    const numbers = casebook.inTime.filter((id) => inPlay.includes(id));
    return drawn(
        "svg",
        {
            viewBox: `0 0 ${width} ${height}`,
            width,
            height,
            role: "img",
            "aria-label": branchSentence(casebook, map.question, shownEnd(map)),
        },
        ticks(scale, YEAR).flatMap(({ year, x }) => [
            drawn("line", { class: "grid", x1: x, y1: 0, x2: x, y2: axis }),
            drawn(
                "text",
                { class: "year", x: Math.min(Math.max(x, 14), width - 14), y: axis + 15 },
                `${year}`,
            ),
        ]),
        routes(map, field).map((route) => strokes(desk, map, route)),
        [...forks].map(([id, x]) =>
            fork(
                snapshot.departures.includes(id),
                snapshot.notArising.includes(id),
                casebook.decision(id).title,
                x,
                field.trunk,
                numbers.indexOf(id) + 1,
            ),
        ),
    );
}

/**
 * @param {boolean} departs
 * @param {boolean} removed
 * @param {string} title
 * @param {number} x
 * @param {number} y
 * @param {number} number
 */
function fork(departs, removed, title, x, y, number) {
    const kind = departs ? "fork departs" : removed ? "fork removed" : "fork";
    return drawn(
        "g",
        { class: kind },
        drawn("title", {}, title),
        drawn("circle", { cx: x, cy: y, r: number ? 8.5 : 5 }),
        number ? drawn("text", { x, y: y + 3.5 }, `${number}`) : null,
    );
}

/**
 * @param {Desk} desk
 * @param {BranchMap} map
 * @param {Route} route
 */
function strokes(desk, map, route) {
    const { casebook, snapshot, course } = desk;
    const sentence = branchSentence(casebook, map.question, route.end);
    const hinges = hingesOf(route.end);
    const folds = route.end.ends;
    const kind = route.end.isHistory ? "trunk" : route.end.isShown ? "branch shown" : "branch";
    const whole = route.end.isShown && !route.end.isHistory ? [...route.inherited, ...route.own] : route.own;
    const silent = folds.length === 1 && folds[0].lane === null ? " silent" : "";
    /** @param {number} first */
    const current = (first) =>
        folds.some((end) => end.courses.includes(first) && end.courses.includes(course));
    return drawn(
        "g",
        {},
        drawn("path", { class: `${kind}${silent}`, d: pathOf(whole) }),
        drawn(
            "path",
            { class: "hit", d: pathOf(route.own), click: () => desk.take(route.end.choices) },
            drawn("title", {}, sentence),
        ),
        route.strokes.flatMap(({ way, pieces }) => [
            drawn("path", {
                class: `branch shown course${current(way.course) ? " current" : ""}${way.lane === null && !way.split ? " silent" : ""}`,
                d: pathOf(pieces),
            }),
            drawn("path", { class: "hit", d: pathOf(pieces), click: () => desk.focusCourse(way.course) }),
        ]),
        route.diamonds.map(({ hinge, at: { x, y } }) =>
            drawn(
                "g",
                { class: snapshot.standpoint.supposed.has(hinge) ? "hinge-mark supposed" : "hinge-mark" },
                drawn("title", {}, casebook.question(hinge).title),
                drawn("path", { d: `M ${x - 9} ${y} L ${x} ${y - 9} L ${x + 9} ${y} L ${x} ${y + 9} Z` }),
                drawn("text", { x, y: y + 3.5 }, letter(hinges.indexOf(hinge))),
            ),
        ),
    );
}

/**
 * The map in words, with a button for every branch that is not on show.
 *
 * @param {Desk} desk
 * @param {BranchMap} map
 */
function words(desk, map) {
    const { casebook } = desk;
    return folding(desk.opened, "map-in-words", tr("The map in words"), () => [
        map.folded
            ? el(
                  "p",
                  { class: "small soft" },
                  tr(
                      "So many decisions are in play that only what happened, each single departure and your branch are drawn.",
                  ),
              )
            : null,
        el(
            "ul",
            { class: "small branches" },
            map.ends.map((end, number) =>
                el(
                    "li",
                    {},
                    end.isShown
                        ? el("strong", {}, branchSentence(casebook, map.question, end))
                        : el(
                              "button",
                              {
                                  id: `branch:${number}`,
                                  type: "button",
                                  class: "plain",
                                  click: () => desk.take(end.choices),
                              },
                              branchSentence(casebook, map.question, end),
                          ),
                ),
            ),
        ),
    ]);
}
