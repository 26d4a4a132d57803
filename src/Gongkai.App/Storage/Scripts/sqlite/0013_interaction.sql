-- Marks of what is public, quiz papers, evidence of appraisals, and answers that go out by mail.
CREATE TABLE integrity_marks (
    id text PRIMARY KEY,
    organ_id text NOT NULL REFERENCES organs (id),
    kind text NOT NULL,
    title text NOT NULL,
    mark text NOT NULL,
    marked_at text NOT NULL,
    checked_at text NOT NULL,
    finding text NOT NULL,
    found_at text,
    record_id text,
    version integer NOT NULL
);
CREATE INDEX integrity_marks_found ON integrity_marks (organ_id, found_at) WHERE found_at IS NOT NULL;

CREATE TABLE quiz_papers (
    id text PRIMARY KEY REFERENCES ledger_records (id),
    organ_id text NOT NULL REFERENCES organs (id),
    content text NOT NULL,
    version integer NOT NULL
);

CREATE TABLE quiz_sheets (
    id text PRIMARY KEY,
    paper_id text NOT NULL REFERENCES quiz_papers (id),
    organ_id text NOT NULL REFERENCES organs (id),
    person_id text NOT NULL,
    answers text NOT NULL,
    score integer NOT NULL,
    handed_in_at text NOT NULL
);
CREATE UNIQUE INDEX quiz_sheets_one ON quiz_sheets (paper_id, person_id);

ALTER TABLE appraisal_scores ADD COLUMN evidence_id text REFERENCES stored_files (id);

ALTER TABLE letters ADD COLUMN wants_mail integer NOT NULL DEFAULT 0;
