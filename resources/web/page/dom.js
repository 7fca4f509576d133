// Making elements: text is always text, and nothing is ever parsed as markup.

/** @import { Child } from "../types" */
/** @typedef {Record<string, string | number | boolean | null | ((event: Event) => void)>} Given */

const DRAWN = "http://www.w3.org/2000/svg";

/**
 * Return a new element.
 *
 * @template {keyof HTMLElementTagNameMap} K
 * @param {K} tag
 * @param {Given} given Attributes; one that is null or false is left out; functions listen to the event named.
 * @param {Child[]} children
 * @returns {HTMLElementTagNameMap[K]}
 */
export function el(tag, given = {}, ...children) {
    return filled(document.createElement(tag), given, children);
}

/**
 * Return a new element of a drawing.
 *
 * @template {keyof SVGElementTagNameMap} K
 * @param {K} tag
 * @param {Given} given
 * @param {Child[]} children
 * @returns {SVGElementTagNameMap[K]}
 */
export function drawn(tag, given = {}, ...children) {
    return filled(document.createElementNS(DRAWN, tag), given, children);
}

/**
 * Return text that is read aloud and not seen.
 *
 * @param {string} text
 */
export function unseen(text) {
    return el("span", { class: "unseen" }, text);
}

/**
 * Put new children into an element. What had the keyboard keeps it, if something with its id is still there.
 *
 * @param {Element} parent
 * @param {Child[]} children
 */
export function refill(parent, ...children) {
    const active = document.activeElement;
    const id = active && parent.contains(active) ? active.id : "";
    parent.replaceChildren(...flat(children));
    if (id) document.getElementById(id)?.focus({ preventScroll: true });
}

/**
 * Return details that stay open or closed when the page is filled anew.
 *
 * @param {Set<string>} opened The ids of those that are open.
 * @param {string} id
 * @param {Child} summary
 * @param {() => Child[]} fill Makes what is inside, when it is first seen.
 */
export function folding(opened, id, summary, fill) {
    const details = el("details", { id }, el("summary", { id: `${id}-summary` }, summary));
    let made = false;
    const show = () => {
        if (details.open && !made) {
            made = true;
            details.append(...flat(fill()));
        }
        if (details.open) opened.add(id);
        else opened.delete(id);
    };
    details.open = opened.has(id);
    show();
    details.addEventListener("toggle", show);
    return details;
}

/**
 * @template {Element} E
 * @param {E} element
 * @param {Given} given
 * @param {Child[]} children
 * @returns {E}
 */
function filled(element, given, children) {
    for (const [name, value] of Object.entries(given)) {
        if (typeof value === "function") element.addEventListener(name, value);
        else if (value !== null && value !== false)
            element.setAttribute(name, value === true ? "" : String(value));
    }
    element.append(...flat(children));
    return element;
}

/**
 * @param {Child[]} children
 * @returns {(string | Node)[]}
 */
function flat(children) {
    return children.flatMap((child) => {
        if (child === null || child === false) return [];
        return Array.isArray(child) ? flat(child) : [child];
    });
}
