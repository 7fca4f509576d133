// The browser's own Back and Forward undo and redo what the reader changed; links within the page leave no step behind.

/** @import { Standpoint } from "../types" */
/** @import { Desk } from "./desk.js" */

import { el } from "./dom.js";

/**
 * Keep every standpoint as a step of the browser.
 *
 * @param {Desk} desk
 */
export function keepSteps(desk) {
    const now = () => ({ standpoint: desk.standpoint, reading: desk.reading });
    // Opened anew, a page begins with its scenario, whatever step it was left in.
    history.replaceState(now(), "");
    let { standpoint } = desk;
    desk.listen(() => {
        if (desk.standpoint !== standpoint) step(now());
        standpoint = desk.standpoint;
    });
    window.addEventListener("popstate", (event) => {
        /** @type {{ standpoint: Standpoint, reading: string } | null} */
        const earlier = event.state;
        if (!earlier) return;
        standpoint = earlier.standpoint;
        desk.restore(earlier.standpoint, earlier.reading);
    });
}

/** @param {unknown} state */
function step(state) {
    try {
        history.pushState(state, "");
    } catch {
        // Some browsers take a hundred steps in half a minute and no more: then one is not undone by itself.
        history.replaceState(state, "");
    }
}

/**
 * Return a link to a part of the page.
 *
 * @param {string} id
 * @param {string} text
 */
export function linkTo(id, text) {
    return el(
        "a",
        {
            href: `#${id}`,
            click: (event) => {
                event.preventDefault();
                const part = document.getElementById(id);
                part?.scrollIntoView();
                part?.focus({ preventScroll: true });
            },
        },
        text,
    );
}
