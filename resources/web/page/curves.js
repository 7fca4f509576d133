// Points and curves in pixels.

/** @typedef {{ x: number, y: number }} Point */

/** A cubic curve whose x never turns back. */
export class Cubic {
    /**
     * @param {Point} start
     * @param {Point} first
     * @param {Point} second
     * @param {Point} end
     */
    constructor(start, first, second, end) {
        this.start = start;
        this.first = first;
        this.second = second;
        this.end = end;
    }

    /**
     * Return a curve that leaves with a slope and arrives level.
     *
     * @param {Point} start
     * @param {number} slope
     * @param {Point} end
     */
    static bend(start, slope, end) {
        const reach = (end.x - start.x) / 2;
        return new Cubic(
            start,
            { x: start.x + reach, y: start.y + reach * slope },
            { x: end.x - reach, y: end.y },
            end,
        );
    }

    /** @param {Point} start @param {Point} end */
    static straight(start, end) {
        return Cubic.bend(start, (end.y - start.y) / Math.max(end.x - start.x, 1e-9), end);
    }

    /** The parameter at which the curve has an x. @param {number} x */
    parameterAt(x) {
        let [low, high] = [0, 1];
        for (let step = 0; step < 40; step += 1) {
            const middle = (low + high) / 2;
            if (this.at(middle).x < x) low = middle;
            else high = middle;
        }
        return (low + high) / 2;
    }

    /** @param {number} t */
    at(t) {
        return this.#split(t)[2];
    }

    /** @param {number} t */
    slopeAt(t) {
        const [, before, , after] = this.#split(t);
        const across = after.x - before.x;
        return across ? (after.y - before.y) / across : 0;
    }

    /** The part of the curve up to a parameter. @param {number} t */
    until(t) {
        const [first, second, end] = this.#split(t);
        return new Cubic(this.start, first, second, end);
    }

    /** How the curve is written in a drawing, after the point where it starts. */
    get path() {
        return `C ${said(this.first)} ${said(this.second)} ${said(this.end)}`;
    }

    /**
     * De Casteljau: the two inner points of the first part, the point on the curve, and the next inner point.
     *
     * @param {number} t
     */
    #split(t) {
        const a = between(this.start, this.first, t);
        const b = between(this.first, this.second, t);
        const c = between(this.second, this.end, t);
        const [d, e] = [between(a, b, t), between(b, c, t)];
        return [a, d, between(d, e, t), e];
    }
}

/**
 * Return the way along curves, as a drawing has it.
 *
 * @param {Cubic[]} pieces
 */
export function pathOf(pieces) {
    return pieces.map((piece, place) => (place ? "" : `M ${said(piece.start)} `) + piece.path).join(" ");
}

/** @param {Point} one @param {Point} other @param {number} t */
function between(one, other, t) {
    return { x: one.x + (other.x - one.x) * t, y: one.y + (other.y - one.y) * t };
}

/** @param {Point} point */
function said({ x, y }) {
    return `${x.toFixed(1)} ${y.toFixed(1)}`;
}
