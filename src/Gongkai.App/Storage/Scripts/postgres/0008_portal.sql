-- The portal's own records: disputes over disclosure classes, consultations, error reports, subscriptions, visits, what was handed upward.
CREATE TABLE disclosure_disputes (
    id uuid PRIMARY KEY,
    organ_id uuid NOT NULL,
    publication_id uuid NOT NULL REFERENCES publications (id),
    raised_at timestamptz NOT NULL,
    raised_by_id uuid NOT NULL,
    raised_by_name text NOT NULL,
    proposed text NOT NULL,
    reason text NOT NULL,
    provision text NOT NULL,
    reassess_on date,
    decided_at timestamptz,
    decided_by_id uuid,
    decided_by_name text NOT NULL,
    decision text,
    opinion text NOT NULL,
    version integer NOT NULL
);
CREATE INDEX disclosure_disputes_item ON disclosure_disputes (publication_id);
CREATE INDEX disclosure_disputes_open ON disclosure_disputes (organ_id, raised_at) WHERE decided_at IS NULL;

CREATE TABLE consultations (
    publication_id uuid PRIMARY KEY REFERENCES publications (id),
    organ_id uuid NOT NULL,
    opens_on date NOT NULL,
    closes_on date NOT NULL,
    feedback text NOT NULL,
    feedback_at timestamptz,
    version integer NOT NULL
);
CREATE INDEX consultations_closes ON consultations (closes_on);

CREATE TABLE opinions (
    id uuid PRIMARY KEY,
    organ_id uuid NOT NULL,
    publication_id uuid NOT NULL REFERENCES consultations (publication_id),
    sent_at timestamptz NOT NULL,
    words text NOT NULL,
    sealed_sender text NOT NULL,
    adoption text NOT NULL,
    reply text NOT NULL,
    version integer NOT NULL
);
CREATE INDEX opinions_item ON opinions (publication_id, sent_at);

CREATE TABLE fault_reports (
    id uuid PRIMARY KEY,
    organ_id uuid NOT NULL,
    page text NOT NULL,
    publication_id uuid REFERENCES publications (id),
    sent_at timestamptz NOT NULL,
    words text NOT NULL,
    sealed_contact text NOT NULL,
    handled_at timestamptz,
    handled_by_name text NOT NULL,
    outcome text NOT NULL,
    version integer NOT NULL
);
CREATE INDEX fault_reports_open ON fault_reports (organ_id, sent_at);

CREATE TABLE subscriptions (
    id uuid PRIMARY KEY,
    mail_index text NOT NULL,
    sealed_mail text NOT NULL,
    column_id uuid REFERENCES catalog_columns (id),
    created_at timestamptz NOT NULL,
    confirmed_at timestamptz,
    last_sequence bigint NOT NULL,
    version integer NOT NULL
);
CREATE INDEX subscriptions_mail ON subscriptions (mail_index);
CREATE INDEX subscriptions_waiting ON subscriptions (last_sequence) WHERE confirmed_at IS NOT NULL;

CREATE TABLE upward_submissions (
    id uuid PRIMARY KEY,
    organ_id uuid NOT NULL,
    publication_id uuid NOT NULL REFERENCES publications (id),
    platform text NOT NULL,
    submitted_on date NOT NULL,
    adopted_on date,
    points integer NOT NULL,
    version integer NOT NULL
);
CREATE INDEX upward_submissions_time ON upward_submissions (organ_id, submitted_on);

CREATE TABLE page_visits (
    day date NOT NULL,
    page text NOT NULL,
    section text NOT NULL,
    count bigint NOT NULL,
    PRIMARY KEY (day, page)
);
