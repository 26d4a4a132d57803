-- Batches of uploaded report files; what people are asked about a file; grounds of decisions for the analysis.
CREATE TABLE report_batches (
    id text PRIMARY KEY,
    organ_id text NOT NULL REFERENCES organs (id),
    year integer NOT NULL,
    state text NOT NULL,
    uploaded_by_id text,
    uploaded_by text NOT NULL,
    uploaded_at text NOT NULL,
    finished_at text,
    version integer NOT NULL
);
CREATE INDEX report_batches_organ ON report_batches (organ_id, uploaded_at);

CREATE TABLE report_batch_files (
    id text PRIMARY KEY,
    batch_id text NOT NULL REFERENCES report_batches (id),
    organ_id text NOT NULL,
    file_id text NOT NULL REFERENCES stored_files (id),
    name text NOT NULL,
    state text NOT NULL,
    matched_id text,
    report_id text REFERENCES filed_reports (id),
    message text NOT NULL,
    note text NOT NULL,
    decided_by text NOT NULL,
    decided_at text,
    version integer NOT NULL
);
CREATE INDEX report_batch_files_batch ON report_batch_files (batch_id, state);

CREATE TABLE report_grounds (
    report_id text NOT NULL REFERENCES filed_reports (id),
    ground text NOT NULL,
    organ_id text NOT NULL,
    year integer NOT NULL,
    kind text NOT NULL,
    is_public integer NOT NULL,
    cases integer,
    PRIMARY KEY (report_id, ground)
);
CREATE INDEX report_grounds_year ON report_grounds (year, ground);
