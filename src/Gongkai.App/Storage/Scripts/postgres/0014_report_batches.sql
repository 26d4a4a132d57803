-- Batches of uploaded report files; what people are asked about a file; grounds of decisions for the analysis.
CREATE TABLE report_batches (
    id uuid PRIMARY KEY,
    organ_id uuid NOT NULL REFERENCES organs (id),
    year integer NOT NULL,
    state text NOT NULL,
    uploaded_by_id uuid,
    uploaded_by text NOT NULL,
    uploaded_at timestamptz NOT NULL,
    finished_at timestamptz,
    version integer NOT NULL
);
CREATE INDEX report_batches_organ ON report_batches (organ_id, uploaded_at);

CREATE TABLE report_batch_files (
    id uuid PRIMARY KEY,
    batch_id uuid NOT NULL REFERENCES report_batches (id),
    organ_id uuid NOT NULL,
    file_id uuid NOT NULL REFERENCES stored_files (id),
    name text NOT NULL,
    state text NOT NULL,
    matched_id uuid,
    report_id uuid REFERENCES filed_reports (id),
    message text NOT NULL,
    note text NOT NULL,
    decided_by text NOT NULL,
    decided_at timestamptz,
    version integer NOT NULL
);
CREATE INDEX report_batch_files_batch ON report_batch_files (batch_id, state);

CREATE TABLE report_grounds (
    report_id uuid NOT NULL REFERENCES filed_reports (id),
    ground text NOT NULL,
    organ_id uuid NOT NULL,
    year integer NOT NULL,
    kind text NOT NULL,
    is_public boolean NOT NULL,
    cases bigint,
    PRIMARY KEY (report_id, ground)
);
CREATE INDEX report_grounds_year ON report_grounds (year, ground);
