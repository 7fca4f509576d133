// How what speaks for and against a node moves it from its base score; the formulas of `scenarios/engine/semantics.py`.
//
// Quadratic energy: Potyka, KR 2018. DF-QuAD: Rago, Toni, Aurisicchio and Baroni, KR 2016. Euler-based: Amgoud and
// Ben-Naim, IJAR 2018. MLP-based: Potyka, AAAI 2021.

/** @import { Semantics } from "../types" */

// e to this power is still a finite number, and far beyond where any strength can be told from 0 or 1.
const FURTHEST_ENERGY = 700;

/**
 * Move a base by a share in [-1, 1]: base + (1 - base)·share upwards, base + base·share downwards.
 *
 * @param {number} base
 * @param {number} share
 */
function moved(base, share) {
    return (1 + share) * base + (1 - 2 * base) * Math.max(share, 0);
}

/**
 * The sum of what supports, less the sum of what attacks.
 *
 * @param {number[]} supports
 * @param {number[]} attacks
 */
function sum(supports, attacks) {
    let energy = 0;
    for (const strength of supports) energy += strength;
    for (const strength of attacks) energy -= strength;
    return energy;
}

/**
 * F(supports) - F(attacks), where F = 1 - Π(1 - s), or 0 where there is none.
 *
 * @param {number[]} supports
 * @param {number[]} attacks
 */
function product(supports, attacks) {
    let [left, other] = [1, 1];
    for (const strength of supports) left *= 1 - strength;
    for (const strength of attacks) other *= 1 - strength;
    return other - left;
}

/** @param {number} energy */
function clipped(energy) {
    return Math.min(Math.max(energy, -FURTHEST_ENERGY), FURTHEST_ENERGY);
}

/** @type {Semantics[]} */
const ALL = [
    {
        key: "quadratic-energy",
        energy: sum,
        influence: (base, energy) => moved(base, (energy * Math.abs(energy)) / (1 + energy * energy)),
    },
    { key: "df-quad", energy: product, influence: moved },
    {
        key: "euler",
        energy: sum,
        influence: (base, energy) => 1 - (1 - base * base) / (1 + base * Math.exp(clipped(energy))),
    },
    {
        key: "mlp",
        energy: sum,
        influence: (base, energy) => base / (base + (1 - base) * Math.exp(clipped(-energy))),
    },
];

/** Every semantics by its key. */
export const SEMANTICS = new Map(ALL.map((one) => [one.key, one]));
