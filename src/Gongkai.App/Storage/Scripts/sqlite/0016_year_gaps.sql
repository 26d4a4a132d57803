-- Cells that a person read in place of the reader; metrics that an organ defines itself; platforms as data.
CREATE TABLE report_cell_entries (
    id text PRIMARY KEY,
    report_id text NOT NULL REFERENCES filed_reports (id),
    file_id text,
    organ_id text NOT NULL,
    cell text NOT NULL,
    before text NOT NULL,
    entered text NOT NULL,
    reason text NOT NULL,
    entered_by text NOT NULL,
    entered_at text NOT NULL
);
CREATE INDEX report_cell_entries_report ON report_cell_entries (report_id, entered_at);

-- Reports of before script 0014 have no grounds yet: a job takes them from the kept cells.
ALTER TABLE report_facts ADD COLUMN has_grounds integer NOT NULL DEFAULT 0;

CREATE TABLE own_metrics (
    id text PRIMARY KEY,
    organ_id text NOT NULL REFERENCES organs (id),
    code text NOT NULL,
    name text NOT NULL,
    unit text NOT NULL,
    definition text NOT NULL,
    formula text NOT NULL,
    parts text NOT NULL,
    since text NOT NULL,
    created_by text NOT NULL,
    created_at text NOT NULL,
    retired_at text,
    version integer NOT NULL
);
CREATE UNIQUE INDEX own_metrics_code ON own_metrics (organ_id, code);

CREATE TABLE own_metric_values (
    metric_id text NOT NULL REFERENCES own_metrics (id),
    month text NOT NULL,
    organ_id text NOT NULL,
    value text NOT NULL,
    evidence text NOT NULL,
    entered_by text NOT NULL,
    entered_at text NOT NULL,
    version integer NOT NULL,
    PRIMARY KEY (metric_id, month)
);

CREATE TABLE platforms (
    id text PRIMARY KEY,
    organ_id text NOT NULL REFERENCES organs (id),
    name text NOT NULL,
    kind text NOT NULL,
    address text NOT NULL,
    retired_at text,
    version integer NOT NULL
);
CREATE UNIQUE INDEX platforms_name ON platforms (organ_id, name);
