-- Marks of what is public, quiz papers, evidence of appraisals, and answers that go out by mail.
CREATE TABLE integrity_marks (
    id uuid PRIMARY KEY,
    organ_id uuid NOT NULL REFERENCES organs (id),
    kind text NOT NULL,
    title text NOT NULL,
    mark text NOT NULL,
    marked_at timestamptz NOT NULL,
    checked_at timestamptz NOT NULL,
    finding text NOT NULL,
    found_at timestamptz,
    record_id uuid,
    version integer NOT NULL
);
CREATE INDEX integrity_marks_found ON integrity_marks (organ_id, found_at) WHERE found_at IS NOT NULL;

CREATE TABLE quiz_papers (
    id uuid PRIMARY KEY REFERENCES ledger_records (id),
    organ_id uuid NOT NULL REFERENCES organs (id),
    content text NOT NULL,
    version integer NOT NULL
);

CREATE TABLE quiz_sheets (
    id uuid PRIMARY KEY,
    paper_id uuid NOT NULL REFERENCES quiz_papers (id),
    organ_id uuid NOT NULL REFERENCES organs (id),
    person_id uuid NOT NULL,
    answers text NOT NULL,
    score integer NOT NULL,
    handed_in_at timestamptz NOT NULL
);
CREATE UNIQUE INDEX quiz_sheets_one ON quiz_sheets (paper_id, person_id);

ALTER TABLE appraisal_scores ADD COLUMN evidence_id uuid REFERENCES stored_files (id);

ALTER TABLE letters ADD COLUMN wants_mail boolean NOT NULL DEFAULT false;
