-- Compiled annual reports: the working report, its texts, entered figures, frozen figures, review; supervision and analysis.
CREATE TABLE year_reports (
    id text PRIMARY KEY REFERENCES filed_reports (id),
    organ_id text NOT NULL REFERENCES organs (id),
    year integer NOT NULL,
    state text NOT NULL,
    round integer NOT NULL,
    route text NOT NULL,
    stage_index integer NOT NULL,
    stage_name text NOT NULL,
    started_by_id text,
    started_by text NOT NULL,
    submitted_by_id text,
    signed_by_id text,
    signed_by text NOT NULL,
    signed_at text,
    signed_on text,
    frozen_id text,
    publication_id text,
    carry_verdict text NOT NULL,
    carry_note text NOT NULL,
    carry_by text NOT NULL,
    version integer NOT NULL,
    UNIQUE (organ_id, year)
);

CREATE TABLE report_texts (
    report_id text NOT NULL REFERENCES year_reports (id),
    section integer NOT NULL,
    number integer NOT NULL,
    organ_id text NOT NULL,
    text text NOT NULL,
    author_id text,
    author text NOT NULL,
    saved_at text NOT NULL,
    note text NOT NULL,
    PRIMARY KEY (report_id, section, number)
);

CREATE TABLE report_comments (
    id text PRIMARY KEY,
    report_id text NOT NULL REFERENCES year_reports (id),
    organ_id text NOT NULL,
    section integer NOT NULL,
    text text NOT NULL,
    author text NOT NULL,
    written_at text NOT NULL,
    resolved_at text,
    resolved_by text NOT NULL,
    version integer NOT NULL
);
CREATE INDEX report_comments_report ON report_comments (report_id, section);

CREATE TABLE report_reviews (
    id text PRIMARY KEY,
    report_id text NOT NULL REFERENCES year_reports (id),
    organ_id text NOT NULL,
    round integer NOT NULL,
    stage_name text NOT NULL,
    decision text NOT NULL,
    reviewer_id text NOT NULL,
    reviewer text NOT NULL,
    opinion text NOT NULL,
    decided_at text NOT NULL
);
CREATE INDEX report_reviews_report ON report_reviews (report_id, round);

CREATE TABLE frozen_reports (
    id text PRIMARY KEY,
    report_id text NOT NULL REFERENCES year_reports (id),
    organ_id text NOT NULL,
    frozen_at text NOT NULL,
    frozen_by text NOT NULL,
    rules_version text NOT NULL,
    figures text NOT NULL,
    cases text NOT NULL,
    checksum text NOT NULL
);
CREATE INDEX frozen_reports_report ON frozen_reports (report_id, frozen_at);

CREATE TABLE entered_figures (
    organ_id text NOT NULL REFERENCES organs (id),
    year integer NOT NULL,
    cell text NOT NULL,
    value text NOT NULL,
    source text NOT NULL,
    file_id text,
    entered_by text NOT NULL,
    entered_at text NOT NULL,
    version integer NOT NULL,
    PRIMARY KEY (organ_id, year, cell)
);

CREATE TABLE kept_sources (
    organ_id text NOT NULL REFERENCES organs (id),
    source text NOT NULL,
    since_year integer NOT NULL,
    declared_by text NOT NULL,
    declared_at text NOT NULL,
    PRIMARY KEY (organ_id, source)
);

CREATE TABLE text_templates (
    id text PRIMARY KEY,
    organ_id text NOT NULL REFERENCES organs (id),
    section integer NOT NULL,
    name text NOT NULL,
    text text NOT NULL,
    kept_by text NOT NULL,
    kept_at text NOT NULL,
    version integer NOT NULL
);
CREATE INDEX text_templates_organ ON text_templates (organ_id, section);

CREATE TABLE rectifications (
    id text PRIMARY KEY,
    organ_id text NOT NULL REFERENCES organs (id),
    report_id text REFERENCES filed_reports (id),
    year integer NOT NULL,
    demand text NOT NULL,
    due_on text NOT NULL,
    ordered_by text NOT NULL,
    ordered_at text NOT NULL,
    reply text NOT NULL,
    replied_by text NOT NULL,
    replied_at text,
    recheck text NOT NULL,
    rechecked_by text NOT NULL,
    rechecked_at text,
    state text NOT NULL,
    version integer NOT NULL
);
CREATE INDEX rectifications_organ ON rectifications (organ_id, year, state);

CREATE TABLE report_reminders (
    id text PRIMARY KEY,
    organ_id text NOT NULL REFERENCES organs (id),
    year integer NOT NULL,
    text text NOT NULL,
    sent_by text NOT NULL,
    sent_at text NOT NULL
);
CREATE INDEX report_reminders_organ ON report_reminders (organ_id, year);

CREATE TABLE report_facts (
    report_id text PRIMARY KEY REFERENCES filed_reports (id),
    organ_id text NOT NULL REFERENCES organs (id),
    year integer NOT NULL,
    kind text NOT NULL,
    is_public integer NOT NULL,
    received integer,
    carried_in integer,
    granted integer,
    partly integer,
    denied integer,
    unable integer,
    not_handled integer,
    other integer,
    closed integer,
    carried_out integer,
    reviews integer,
    reviews_overturned integer,
    suits integer,
    suits_overturned integer,
    issued integer,
    in_force integer
);
CREATE INDEX report_facts_year ON report_facts (year, kind);
CREATE INDEX report_facts_organ ON report_facts (organ_id, year);

ALTER TABLE filed_reports ADD COLUMN published_at text;
