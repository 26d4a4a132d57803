-- Publishing, finished: forms of interpretation, autosaved drafts, confidentiality review forms, key points, links to other sites, what attachments hide.
ALTER TABLE publications ADD COLUMN interpretation_form text;

CREATE TABLE draft_saves (
    publication_id text NOT NULL REFERENCES publications (id),
    person_id text NOT NULL,
    organ_id text NOT NULL,
    based_on integer NOT NULL,
    saved_at text NOT NULL,
    content text NOT NULL,
    version integer NOT NULL,
    PRIMARY KEY (publication_id, person_id)
);

CREATE TABLE confidentiality_reviews (
    id text PRIMARY KEY,
    organ_id text NOT NULL,
    publication_id text NOT NULL REFERENCES publications (id),
    item_version integer NOT NULL,
    reviewed_at text NOT NULL,
    reviewer_id text NOT NULL,
    reviewer_name text NOT NULL,
    answers text NOT NULL,
    conclusion text NOT NULL,
    opinion text NOT NULL
);
CREATE INDEX confidentiality_reviews_item ON confidentiality_reviews (publication_id, reviewed_at);

CREATE TABLE key_points (
    id text PRIMARY KEY,
    organ_id text NOT NULL,
    year integer NOT NULL,
    number text NOT NULL,
    matter text NOT NULL,
    unit_id text REFERENCES organ_units (id),
    due_on text NOT NULL,
    done_on text,
    evidence text NOT NULL,
    done_by_name text NOT NULL,
    version integer NOT NULL
);
CREATE INDEX key_points_year ON key_points (organ_id, year, due_on);

CREATE TABLE outside_links (
    address text PRIMARY KEY,
    checked_at text NOT NULL,
    is_dead integer NOT NULL,
    outcome text NOT NULL,
    dead_since text
);
CREATE INDEX outside_links_dead ON outside_links (dead_since) WHERE dead_since IS NOT NULL;

CREATE TABLE attachment_findings (
    file_id text PRIMARY KEY REFERENCES stored_files (id),
    content text NOT NULL
);
