// What the page is made of: casebook, documents, signs, method, date.

/** @import { Desk } from "./desk.js" */

import { tr } from "../telling/language.js";
import { el, refill, unseen } from "./dom.js";
import { plainMark } from "./marks.js";

/**
 * Fill the foot of the page, and name the works that the semantics in force rest on.
 *
 * @param {Desk} desk
 * @param {HTMLElement} place
 */
export function showAbout(desk, place) {
    const { casebook, data } = desk;
    const edition = casebook.revision
        ? tr("{title} ({id}), revision {revision}", {
              title: casebook.title,
              id: casebook.id,
              revision: casebook.revision,
          })
        : tr("{title} ({id})", { title: casebook.title, id: casebook.id });
    const works = el("ul", { class: "small works" });
    const signs = [
        tr("+ the document leans for the position, − against it, ± evenly; a dashed letter: silent here"),
        tr("(60–80) is the strength of the case in hundredths, as a band; it is not a probability"),
        tr("◇ the branch turns on this; ◆ an answer is supposed: it is yours, not the documents'"),
    ];
    refill(
        place,
        el("h2", {}, tr("About this page")),
        el(
            "dl",
            {},
            pair(tr("Casebook"), edition),
            casebook.authors.length ? pair(tr("Editors"), casebook.authors.join(", ")) : null,
            casebook.licence ? pair(tr("Licence"), casebook.licence) : null,
            data.scenario.author ? pair(tr("Made by"), data.scenario.author) : null,
            pair(tr("Date"), data.written.spoken),
            pair(tr("Made with"), data.program),
        ),
        el("h3", {}, tr("Documents")),
        el(
            "ul",
            { class: "documents" },
            [...casebook.documents.values()].map((one) =>
                el(
                    "li",
                    {},
                    plainMark(one),
                    el(
                        "span",
                        {},
                        unseen(`${one.mark}: `),
                        el("strong", {}, [one.author, one.title].filter(Boolean).join(": ")),
                        one.published ? ` (${one.published})` : "",
                        one.about ? el("span", { class: "small soft" }, ` ${one.about}`) : null,
                    ),
                ),
            ),
        ),
        el("h3", {}, tr("Signs")),
        el(
            "ul",
            { class: "small" },
            signs.map((text) => el("li", {}, text)),
        ),
        el("h3", {}, tr("Method")),
        el(
            "p",
            { class: "small" },
            tr(
                "Every argument has a base score, the editors' reading of how firmly its document puts it; what supports and attacks it moves it. Each document has one view of a position, and the views are pooled with one voice a document. The page reckons by itself and asks no other computer for anything.",
            ),
        ),
        works,
    );
    const show = () => {
        const { semantics } = desk.standpoint.reading;
        const { references } = data.semantics.find(({ key }) => key === semantics) ?? data.semantics[0];
        refill(
            works,
            references.map((text) => el("li", {}, text)),
        );
    };
    desk.listen(show);
    show();
}

/** @param {string} term @param {string} text */
function pair(term, text) {
    return [el("dt", {}, term), el("dd", {}, text)];
}
