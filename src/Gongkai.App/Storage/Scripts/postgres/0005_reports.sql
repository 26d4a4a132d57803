-- Annual reports as filed, and verdicts on their findings.
CREATE TABLE filed_reports (
    id uuid PRIMARY KEY,
    organ_id uuid NOT NULL REFERENCES organs (id),
    year integer NOT NULL,
    format text NOT NULL,
    origin text NOT NULL,
    source_name text NOT NULL,
    file_id uuid,
    title text NOT NULL,
    content text NOT NULL,
    figures text NOT NULL,
    errors integer NOT NULL,
    warnings integer NOT NULL,
    unreadable integer NOT NULL,
    state text NOT NULL,
    filed_at timestamptz,
    remark text NOT NULL,
    version integer NOT NULL,
    UNIQUE (organ_id, year)
);
CREATE INDEX filed_reports_year ON filed_reports (year, state);

CREATE TABLE finding_decisions (
    report_id uuid NOT NULL REFERENCES filed_reports (id),
    organ_id uuid NOT NULL,
    rule text NOT NULL,
    location text NOT NULL,
    verdict text NOT NULL,
    note text NOT NULL,
    decided_by text NOT NULL,
    decided_at timestamptz NOT NULL,
    version integer NOT NULL,
    PRIMARY KEY (report_id, rule, location)
);
