// What the page is given, and the values that its modules hand to one another.

/** What may stand inside an element. */
export type Child = string | Node | null | false | Child[];

export type Conditions = Record<string, string[]>;

export interface Document {
    id: string;
    mark: string;
    title: string;
    author: string;
    published: string;
    about: string;
}

export interface Voice {
    id: string;
    name: string;
}

export interface Option {
    id: string;
    label: string;
    actual: boolean;
    establishes: string[];
}

export interface Decision {
    id: string;
    title: string;
    /** As one would say it. */
    date: string;
    /** As a year with its fraction. */
    year: number;
    actors: string[];
    happened: string;
    alternative: string;
    note: string;
    arises: Map<string, string[]>;
    arises_reason: string;
    presupposes: string[];
    tellings: Map<string, string>;
    options: Option[];
}

export interface Position {
    id: string;
    label: string;
    actual: boolean;
    clause: string;
}

export interface Question {
    id: string;
    title: string;
    theme: string;
    kind: "outcome" | "debate";
    /** How many decisions fall on the date by which it was settled or before it; null where none is given. */
    late: number | null;
    positions: Position[];
    note: string;
}

export interface Argument {
    id: string;
    document: string;
    voice: string;
    lines: number[];
    page: number | null;
    text: string;
    cue: string;
    /** How firmly it is put, in words. */
    firm: string;
    /** The base score; null where it declares something unknowable. */
    base: number | null;
    /** Lowest and highest base score; null where the base is a number. */
    interval: [number, number] | null;
    when: Map<string, string[]>;
    unless: Map<string, string[]>;
    supports: string[];
    attacks: string[];
    presupposes: string[];
    kind: string;
    inferred: boolean;
    note: string;
}

export type DecisionData = Pick<Decision, "id" | "title" | "date" | "year"> &
    Partial<Omit<Decision, "arises" | "tellings" | "options">> & {
        arises?: Conditions;
        tellings?: Record<string, string>;
        options: (Pick<Option, "id" | "label"> & Partial<Option>)[];
    };

export type QuestionData = Pick<Question, "id" | "title"> &
    Partial<Omit<Question, "positions">> & {
        positions: (Pick<Position, "id" | "label"> & Partial<Position>)[];
    };

export type ArgumentData = Pick<Argument, "id" | "document" | "voice" | "lines" | "text"> &
    Partial<Omit<Argument, "when" | "unless">> & { when?: Conditions; unless?: Conditions };

/** A casebook as it stands in the page: a key with an empty value is left out. */
export interface CasebookData {
    id: string;
    revision: string;
    title: string;
    licence: string;
    authors: string[];
    span: [number, number];
    documents: (Partial<Document> & Pick<Document, "id" | "mark" | "title">)[];
    voices: Voice[];
    decisions: DecisionData[];
    questions: QuestionData[];
    arguments: ArgumentData[];
    /** Decisions in the order of time. */
    in_time: string[];
    /** Hinges in the order in which they are taken. */
    hinges: string[];
}

/** The scenario that the page opens with. */
export interface ScenarioData {
    title: string;
    author: string;
    choices: Record<string, string>;
    supposed: Record<string, string>;
    credence: Record<string, number>;
    muted: string[];
    semantics: string;
    without_inferences: boolean;
    in_play: string[];
    /** What is in focus at first. */
    question: string | null;
    position: string | null;
    course: number;
}

export interface PageData {
    casebook: CasebookData;
    scenario: ScenarioData;
    /** What a scenario file handed back says of its format, its version and its casebook. */
    file: Record<string, unknown>;
    semantics: { key: string; title: string; references: string[] }[];
    /** When the page was written, ISO 8601 and as one would say it. */
    written: { date: string; spoken: string };
    program: string;
    /** Sentences in another language than English. */
    words: Record<string, string>;
}

export interface Reading {
    credence: Map<string, number>;
    muted: Set<string>;
    semantics: string;
    /** Whether arguments whose step is the editors' and not the document's are left out. */
    withoutInferences: boolean;
}

export interface Standpoint {
    /** Decision id to option id, one for every decision. */
    choices: Map<string, string>;
    /** Hinge id to the position that the user takes as given. */
    supposed: Map<string, string>;
    reading: Reading;
}

export interface Branch {
    /** Decision id to the option taken; null where the decision does not arise. */
    taken: Map<string, string | null>;
    /** Decisions that went otherwise, in the order of time. */
    departures: string[];
}

export interface Edge {
    source: string;
    /** Weight before credence; below 0 where it attacks. */
    scale: number;
    /** The document whose credence weighs it; null inside a document. */
    across: string | null;
}

export interface Semantics {
    key: string;
    energy: (supports: number[], attacks: number[]) => number;
    influence: (base: number, energy: number) => number;
}

export type Status = "fact" | "established" | "projected" | "faint" | "silent";

export interface Numbers {
    status: Status;
    reach: number;
    /** The place of the settled position; -1 where it is not settled. */
    settled: number;
    pooled: number[];
    /** By document the view of each position, of those that speak on it here. */
    views: Map<string, number[]>;
}

export interface Verdict {
    words: string;
    low: number;
    high: number;
}

export interface PositionStanding {
    id: string;
    label: string;
    strength: number | null;
    verdict: Verdict | null;
    byDocument: Map<string, number | null>;
}

export interface QuestionStanding {
    id: string;
    status: Status;
    reach: number;
    leading: string | null;
    leadingTied: boolean;
    answer: string | null;
    positions: PositionStanding[];
    documentsDisagree: boolean;
    unknowableBy: string[];
    speaking: string[];
}

export interface Condition {
    kind: "taken" | "not-taken" | "holds" | "credence" | "heard" | "inferences";
    subject: string;
    values: string[];
}

export interface ArgumentStanding {
    id: string;
    active: boolean;
    dormant: boolean;
    base: number | null;
    strength: number | null;
    waitingFor: Condition[];
}

export interface NotArising {
    decision: string;
    removedBy: [string, string][];
    failing: string[];
}

export interface Provision {
    hinge: string;
    positions: (string | null)[];
}

export interface Fold {
    provisions: Provision[];
    courses: number[];
}

export type Decided = "fact" | "established" | "supposed" | "silent" | "unsupported" | "argued" | "open";

export interface HingeStanding {
    id: string;
    decided: Decided;
    courses: number[];
    answers: (string | null)[];
    supposed: string | null;
    idle: boolean;
}

export type Change = "otherwise" | "silent" | "weaker" | "stronger" | "argued" | "same";

export interface OutcomeChange {
    question: string;
    kind: Change;
    courses: number[];
    of: number;
    /** The courses in which it has fallen silent, where that is not the gravest. */
    silent: number[];
}

export type VoiceStanding = "new" | "kept" | "gone" | "elsewhere";

export interface Reason {
    argument: string;
    signed: number;
    interval: [number, number];
    direct: boolean;
    on: string;
    dormant: boolean;
    waitingFor: Condition[];
}

export interface CourseEnd {
    lane: string | null;
    status: Status;
    strength: number | null;
    leadingTied: boolean;
    provisions: Provision[];
    courses: number[];
}

export interface BranchEnd {
    choices: Map<string, string>;
    branch: Branch;
    ends: CourseEnd[];
    isHistory: boolean;
    isShown: boolean;
    /** Its departures in the order of time, as decision and option. */
    leaves: [string, string][];
}

export interface BranchMap {
    question: string;
    lanes: (string | null)[];
    ends: BranchEnd[];
    counts: Map<string | null, number>;
    folded: boolean;
}
