// Where everything stands on the branch map: pure geometry, as `gui/branches` of the program lays it out.
//
// The trunk is history, a straight line that never moves. A branch with two departures follows the branch of the first
// until the second, as a child follows its parent. The branch on show splits at a diamond for each hinge at which its
// courses part; a hinge has no date, so its diamond's place says order and not time.

/** @import { BranchEnd, BranchMap, CourseEnd } from "../types" */

import { got } from "../engine/casebook.js";
import { Cubic } from "./curves.js";

/** @import { Point } from "./curves.js" */

/** @typedef {{ course: number, lane: string | null, split: Split | null }} Way */
/** @typedef {{ hinge: string, ways: Way[] }} Split */
/** @typedef {{ way: Way, pieces: Cubic[] }} Stroke */
/** @typedef {{ hinge: string, at: Point }} Diamond */
/** @typedef {{ end: BranchEnd, inherited: Cubic[], own: Cubic[], strokes: Stroke[], diamonds: Diamond[] }} Route */
/** @typedef {{ left: number, right: number, trunk: number, lanes: Map<string | null, { y: number, room: number }>,
 *     forks: Map<string, number> }} Field */

const LARGEST_SHARE = 0.64;
const SAME_DATE = 0.05;
const STEP = 7;
const STAND_OFF = 9;
const TRUNK_SPLITS_AT = 0.6;
const NEIGHBOURS = 19;

/**
 * Return years to pixels. Where decisions crowd, the years with decisions get more room than those after the last.
 *
 * @param {[number, number]} span
 * @param {number[]} dates
 * @param {number} left
 * @param {number} right
 * @returns {{ years: number[], xs: number[] }}
 */
export function timeScale([start, last], dates, left, right) {
    const end = last > start ? last : start + 1;
    const even = { years: [start, end], xs: [left, right] };
    const inside = [...new Set(dates)].filter((date) => date >= start && date <= end).sort((a, b) => a - b);
    const gaps = inside.slice(1).map((date, place) => date - inside[place]);
    const least = Math.min(...gaps.filter((gap) => gap > SAME_DATE));
    if (!Number.isFinite(least) || (least * (right - left)) / (end - start) >= NEIGHBOURS) return even;
    const turn = Math.floor(inside[inside.length - 1]) + 2;
    if (turn >= end - 1) return even;
    const share = Math.min(LARGEST_SHARE, ((NEIGHBOURS / least) * (turn - start)) / (right - left));
    if (share <= (turn - start) / (end - start)) return even;
    return { years: [start, turn, end], xs: [left, left + share * (right - left), right] };
}

/**
 * Return the pixel of a year; years outside the span lie at its ends.
 *
 * @param {{ years: number[], xs: number[] }} scale
 * @param {number} year
 */
export function pixel({ years, xs }, year) {
    const inside = Math.min(Math.max(year, years[0]), years[years.length - 1]);
    const piece = years.length > 2 && inside > years[1] ? 1 : 0;
    const share = (inside - years[piece]) / (years[piece + 1] - years[piece]);
    return xs[piece] + share * (xs[piece + 1] - xs[piece]);
}

/**
 * Return the years to write under the axis: as many as can be read, evenly chosen in each piece.
 *
 * @param {{ years: number[], xs: number[] }} scale
 * @param {number} room How wide a year is written.
 */
export function ticks({ years, xs }, room) {
    const found = [];
    let edge = Number.NEGATIVE_INFINITY;
    for (let piece = 0; piece + 1 < years.length; piece += 1) {
        const [from, to] = [years[piece], years[piece + 1]];
        const pixels = (xs[piece + 1] - xs[piece]) / (to - from);
        const step =
            [1, 2, 5, 10, 20, 25, 50, 100, 200, 500, 1000].find((one) => one * pixels >= room * 1.3) ?? 1000;
        for (let year = Math.ceil(from / step) * step; year <= Math.floor(to); year += step) {
            const x = pixel({ years, xs }, year);
            if (x - room / 2 >= edge) {
                found.push({ year, x });
                edge = x + room * 0.7;
            }
        }
    }
    return found;
}

/**
 * Return where the decisions stand, apart from one another as far as there is room.
 *
 * @param {{ years: number[], xs: number[] }} scale
 * @param {[string, number][]} decisions Ids and years, in the order of time.
 * @returns {Map<string, number>}
 */
export function forkPlaces(scale, decisions) {
    const found = new Map();
    let least = scale.xs[0] + NEIGHBOURS / 2;
    for (const [id, year] of decisions) {
        const x = Math.max(pixel(scale, year), least);
        found.set(id, x);
        least = x + NEIGHBOURS;
    }
    return found;
}

/**
 * Return the way of every branch, history first and the branch on show last.
 *
 * @param {BranchMap} map
 * @param {Field} field
 * @returns {Route[]}
 */
export function routes(map, field) {
    const history = map.ends.find((end) => end.isHistory) ?? map.ends[0];
    const ys = endYs(map, history, field);
    const trunk = [Cubic.straight({ x: field.left, y: field.trunk }, { x: field.right, y: field.trunk })];
    /** @type {Route} */
    const first = { end: history, inherited: [], own: trunk, strokes: [], diamonds: [] };
    if (history.isShown && history.ends.length > 1) {
        const start = { x: field.left + TRUNK_SPLITS_AT * (field.right - field.left), y: field.trunk };
        first.own = [Cubic.straight({ x: field.left, y: field.trunk }, start)];
        Object.assign(first, strokesFrom(splitOf(history.ends), start, got(ys, history), field));
    }
    /** @type {Map<string, Route>} */
    const found = new Map([[leavesKey([]), first]]);
    const others = map.ends.filter((end) => end !== history);
    others.sort((a, b) => a.leaves.length - b.leaves.length);
    for (const end of others) {
        let size = end.leaves.length - 1;
        while (!found.has(leavesKey(end.leaves.slice(0, size)))) size -= 1;
        const parent = got(found, leavesKey(end.leaves.slice(0, size)));
        found.set(leavesKey(end.leaves), route(end, parent, end.leaves[size][0], got(ys, end), field));
    }
    return [...found.values()].sort((a, b) => Number(a.end.isShown) - Number(b.end.isShown));
}

/**
 * @param {BranchEnd} end
 * @param {Route} parent
 * @param {string} decision Where the two part.
 * @param {number[]} ys
 * @param {Field} field
 * @returns {Route}
 */
function route(end, parent, decision, ys, field) {
    const x = got(field.forks, decision);
    const inherited = [];
    let start = { x, y: field.trunk };
    let slope = 0;
    if (parent.end.leaves.length) {
        for (const piece of [...parent.inherited, ...parent.own]) {
            if (piece.end.x <= x) {
                inherited.push(piece);
                continue;
            }
            const t = piece.parameterAt(x);
            start = piece.at(t);
            slope = piece.slopeAt(t);
            inherited.push(piece.until(t));
            break;
        }
    }
    const splits = end.isShown && end.ends.length > 1;
    const y = splits ? diamondY(ys, field) : ys[0];
    const width = field.right - field.left;
    let run = Math.min(
        Math.max(0.15 * width, 0.7 * Math.abs(y - start.y)),
        0.3 * width,
        0.8 * (field.right - start.x),
    );
    if (splits) run = Math.min(run, 0.3 * (field.right - start.x));
    const bent = { x: start.x + run, y };
    const bend = Cubic.bend(start, slope, bent);
    if (!splits) {
        const level = Cubic.straight(bent, { x: field.right, y });
        return { end, inherited, own: [bend, level], strokes: [], diamonds: [] };
    }
    return { end, inherited, own: [bend], ...strokesFrom(splitOf(end.ends), bent, ys, field) };
}

/**
 * The ways on from the first diamond, which stands at `start`.
 *
 * @param {Split} split
 * @param {Point} start
 * @param {number[]} ys
 * @param {Field} field
 */
function strokesFrom(split, start, ys, field) {
    const step = (field.right - start.x) / (depth(split) + 0.7);
    /** @type {Stroke[]} */
    const strokes = [];
    /** @type {Diamond[]} */
    const diamonds = [];
    const left = [...ys];
    /** @param {Split} one @param {Point} at */
    const draw = (one, at) => {
        diamonds.push({ hinge: one.hinge, at });
        for (const way of one.ways) {
            const mine = left.splice(0, leaves(way));
            if (!way.split) {
                const bent = { x: Math.min(at.x + step, field.right - 1), y: mine[0] };
                const level = Cubic.straight(bent, { x: field.right, y: mine[0] });
                strokes.push({ way, pieces: [Cubic.bend(at, 0, bent), level] });
                continue;
            }
            left.unshift(...mine);
            const there = { x: at.x + step, y: mine.reduce((sum, y) => sum + y, 0) / mine.length };
            strokes.push({ way, pieces: [Cubic.bend(at, 0, there)] });
            draw(way.split, there);
        }
    };
    draw(split, start);
    return { strokes, diamonds };
}

/**
 * The hinges at which courses part, as their provisions tell them.
 *
 * @param {CourseEnd[]} ends
 * @param {number} told How many provisions are told already.
 * @returns {Split}
 */
export function splitOf(ends, told = 0) {
    /** @type {Map<string, CourseEnd[]>} */
    const ways = new Map();
    for (const end of ends) {
        const key = JSON.stringify(end.provisions[told]);
        ways.set(key, [...(ways.get(key) ?? []), end]);
    }
    return {
        hinge: ends[0].provisions[told].hinge,
        ways: [...ways.values()].map((mine) => ({
            course: mine[0].courses[0],
            lane: mine[0].lane,
            split: mine.length > 1 ? splitOf(mine, told + 1) : null,
        })),
    };
}

/** @param {Split} split @returns {number} */
function depth({ ways }) {
    return 1 + Math.max(0, ...ways.map((way) => (way.split ? depth(way.split) : 0)));
}

/** @param {Way} way @returns {number} */
function leaves({ split }) {
    return split ? split.ways.reduce((sum, way) => sum + leaves(way), 0) : 1;
}

/** @param {Way} way @returns {Way[]} */
function leafWays(way) {
    return way.split ? way.split.ways.flatMap(leafWays) : [way];
}

/**
 * The height of a first diamond: amid its ways on, and clear of the trunk.
 *
 * @param {number[]} ys
 * @param {Field} field
 */
function diamondY(ys, field) {
    const middle = ys.reduce((sum, y) => sum + y, 0) / ys.length;
    const clear = 3 * STAND_OFF;
    if (Math.abs(middle - field.trunk) >= clear) return middle;
    return field.trunk + (middle >= field.trunk ? clear : -clear);
}

/**
 * The ys at which each branch ends: those of one lane a little apart, so that none hides another.
 *
 * @param {BranchMap} map
 * @param {BranchEnd} history
 * @param {Field} field
 * @returns {Map<BranchEnd, number[]>}
 */
function endYs(map, history, field) {
    /** @type {Map<BranchEnd, number[]>} */
    const found = new Map();
    /** @type {Map<string | null, { end: BranchEnd, place: number }[]>} */
    const byLane = new Map();
    for (const end of map.ends) {
        const splits = end.isShown && end.ends.length > 1;
        const lanes = splits ? leafWays(asWay(end)).map((way) => way.lane) : [end.ends[0].lane];
        found.set(
            end,
            lanes.map(() => field.trunk),
        );
        if (end === history && !splits) continue;
        for (const [place, lane] of lanes.entries())
            byLane.set(lane, [...(byLane.get(lane) ?? []), { end, place }]);
    }
    for (const [lane, ends] of byLane) {
        const { y: middle, room } = got(field.lanes, lane);
        // Who leaves later comes from nearer the trunk: in this order few lines cross.
        ends.sort((a, b) => lateness(a.end, field) - lateness(b.end, field));
        if (middle >= field.trunk) ends.reverse();
        const beside = lane === history.ends[0].lane;
        const shift = beside ? STAND_OFF : 0;
        const step = Math.min(STEP, (room - shift) / Math.max(1, ends.length - 1));
        const top = beside ? field.trunk + shift : middle - (step * (ends.length - 1)) / 2;
        if (beside) ends.sort((a, b) => Number(b.end.isShown) - Number(a.end.isShown));
        for (const [number, { end, place }] of ends.entries()) got(found, end)[place] = top + step * number;
    }
    return found;
}

/** @param {BranchEnd} end @returns {Way} */
function asWay(end) {
    return { course: 0, lane: null, split: splitOf(end.ends) };
}

/** @param {BranchEnd} end @param {Field} field */
function lateness(end, field) {
    return end.leaves.length ? got(field.forks, end.leaves[0][0]) : 0;
}

/** @param {[string, string][]} parts */
function leavesKey(parts) {
    return JSON.stringify(parts);
}
