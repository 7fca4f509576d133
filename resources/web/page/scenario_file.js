// The standpoint as a scenario file, which the program opens.

/** @import { Desk } from "./desk.js" */

import { el } from "./dom.js";

const ENDING = ".otherwise";
const MEDIA_TYPE = "application/vnd.otherwise.scenario+json";

/**
 * Return the scenario as it stands on the page.
 *
 * @param {Desk} desk
 * @param {string} now ISO 8601 in UTC.
 */
export function scenarioOf(desk, now) {
    const { casebook, data, inPlay, standpoint } = desk;
    const { reading } = standpoint;
    const otherwise = [...standpoint.choices].filter(([id, option]) => option !== casebook.actual(id).id);
    return {
        ...data.file,
        title: data.scenario.title,
        author: data.scenario.author,
        created: now,
        modified: now,
        choices: Object.fromEntries(otherwise),
        supposed: Object.fromEntries(standpoint.supposed),
        credence: Object.fromEntries(reading.credence),
        muted: [...reading.muted],
        semantics: reading.semantics,
        without_inferences: reading.withoutInferences,
        in_play: inPlay,
    };
}

/**
 * Hand the scenario to the reader as a file.
 *
 * @param {Desk} desk
 */
export function handBack(desk) {
    const now = `${new Date().toISOString().slice(0, 19)}+00:00`;
    const text = `${JSON.stringify(scenarioOf(desk, now), null, 2)}\n`;
    const address = URL.createObjectURL(new Blob([text], { type: MEDIA_TYPE }));
    const link = el("a", { href: address, download: fileName(desk.data.scenario.title) + ENDING });
    document.body.append(link);
    link.click();
    link.remove();
    // The browser reads it after the click; a minute is more than it needs.
    setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

/** @param {string} title */
function fileName(title) {
    // What no file system takes in a name, and dots at its ends.
    const plain = title
        .replace(/[\p{C}\\/:*?"<>|]+/gu, " ")
        .replace(/\s+/g, " ")
        .trim()
        .replace(/^\.+|\.+$/g, "");
    return plain.slice(0, 80).trim() || "scenario";
}
