-- Cells that a person read in place of the reader; metrics that an organ defines itself; platforms as data.
CREATE TABLE report_cell_entries (
    id uuid PRIMARY KEY,
    report_id uuid NOT NULL REFERENCES filed_reports (id),
    file_id uuid,
    organ_id uuid NOT NULL,
    cell text NOT NULL,
    before text NOT NULL,
    entered text NOT NULL,
    reason text NOT NULL,
    entered_by text NOT NULL,
    entered_at timestamptz NOT NULL
);
CREATE INDEX report_cell_entries_report ON report_cell_entries (report_id, entered_at);

-- Reports of before script 0014 have no grounds yet: a job takes them from the kept cells.
ALTER TABLE report_facts ADD COLUMN has_grounds boolean NOT NULL DEFAULT false;

CREATE TABLE own_metrics (
    id uuid PRIMARY KEY,
    organ_id uuid NOT NULL REFERENCES organs (id),
    code text NOT NULL,
    name text NOT NULL,
    unit text NOT NULL,
    definition text NOT NULL,
    formula text NOT NULL,
    parts text NOT NULL,
    since date NOT NULL,
    created_by text NOT NULL,
    created_at timestamptz NOT NULL,
    retired_at timestamptz,
    version integer NOT NULL
);
CREATE UNIQUE INDEX own_metrics_code ON own_metrics (organ_id, code);

CREATE TABLE own_metric_values (
    metric_id uuid NOT NULL REFERENCES own_metrics (id),
    month date NOT NULL,
    organ_id uuid NOT NULL,
    value numeric NOT NULL,
    evidence text NOT NULL,
    entered_by text NOT NULL,
    entered_at timestamptz NOT NULL,
    version integer NOT NULL,
    PRIMARY KEY (metric_id, month)
);

CREATE TABLE platforms (
    id uuid PRIMARY KEY,
    organ_id uuid NOT NULL REFERENCES organs (id),
    name text NOT NULL,
    kind text NOT NULL,
    address text NOT NULL,
    retired_at timestamptz,
    version integer NOT NULL
);
CREATE UNIQUE INDEX platforms_name ON platforms (organ_id, name);
