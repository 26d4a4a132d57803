-- The portal's own records: disputes over disclosure classes, consultations, error reports, subscriptions, visits, what was handed upward.
CREATE TABLE disclosure_disputes (
    id text PRIMARY KEY,
    organ_id text NOT NULL,
    publication_id text NOT NULL REFERENCES publications (id),
    raised_at text NOT NULL,
    raised_by_id text NOT NULL,
    raised_by_name text NOT NULL,
    proposed text NOT NULL,
    reason text NOT NULL,
    provision text NOT NULL,
    reassess_on text,
    decided_at text,
    decided_by_id text,
    decided_by_name text NOT NULL,
    decision text,
    opinion text NOT NULL,
    version integer NOT NULL
);
CREATE INDEX disclosure_disputes_item ON disclosure_disputes (publication_id);
CREATE INDEX disclosure_disputes_open ON disclosure_disputes (organ_id, raised_at) WHERE decided_at IS NULL;

CREATE TABLE consultations (
    publication_id text PRIMARY KEY REFERENCES publications (id),
    organ_id text NOT NULL,
    opens_on text NOT NULL,
    closes_on text NOT NULL,
    feedback text NOT NULL,
    feedback_at text,
    version integer NOT NULL
);
CREATE INDEX consultations_closes ON consultations (closes_on);

CREATE TABLE opinions (
    id text PRIMARY KEY,
    organ_id text NOT NULL,
    publication_id text NOT NULL REFERENCES consultations (publication_id),
    sent_at text NOT NULL,
    words text NOT NULL,
    sealed_sender text NOT NULL,
    adoption text NOT NULL,
    reply text NOT NULL,
    version integer NOT NULL
);
CREATE INDEX opinions_item ON opinions (publication_id, sent_at);

CREATE TABLE fault_reports (
    id text PRIMARY KEY,
    organ_id text NOT NULL,
    page text NOT NULL,
    publication_id text REFERENCES publications (id),
    sent_at text NOT NULL,
    words text NOT NULL,
    sealed_contact text NOT NULL,
    handled_at text,
    handled_by_name text NOT NULL,
    outcome text NOT NULL,
    version integer NOT NULL
);
CREATE INDEX fault_reports_open ON fault_reports (organ_id, sent_at);

CREATE TABLE subscriptions (
    id text PRIMARY KEY,
    mail_index text NOT NULL,
    sealed_mail text NOT NULL,
    column_id text REFERENCES catalog_columns (id),
    created_at text NOT NULL,
    confirmed_at text,
    last_sequence integer NOT NULL,
    version integer NOT NULL
);
CREATE INDEX subscriptions_mail ON subscriptions (mail_index);
CREATE INDEX subscriptions_waiting ON subscriptions (last_sequence) WHERE confirmed_at IS NOT NULL;

CREATE TABLE upward_submissions (
    id text PRIMARY KEY,
    organ_id text NOT NULL,
    publication_id text NOT NULL REFERENCES publications (id),
    platform text NOT NULL,
    submitted_on text NOT NULL,
    adopted_on text,
    points integer NOT NULL,
    version integer NOT NULL
);
CREATE INDEX upward_submissions_time ON upward_submissions (organ_id, submitted_on);

CREATE TABLE page_visits (
    day text NOT NULL,
    page text NOT NULL,
    section text NOT NULL,
    count integer NOT NULL,
    PRIMARY KEY (day, page)
);
