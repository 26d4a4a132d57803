-- Foundation: organs, people, audit, files, work.
CREATE TABLE organs (
    id text PRIMARY KEY,
    parent_id text REFERENCES organs (id),
    number integer NOT NULL UNIQUE,
    path text NOT NULL UNIQUE,
    name text NOT NULL,
    short_name text NOT NULL,
    kind text NOT NULL,
    has_rule_making_power integer NOT NULL,
    credit_code text,
    site_code text,
    office_name text NOT NULL,
    office_address text NOT NULL,
    office_post_code text NOT NULL,
    office_phone text NOT NULL,
    office_fax text NOT NULL,
    office_email text NOT NULL,
    office_hours text NOT NULL,
    office_supervision_phone text NOT NULL,
    is_active integer NOT NULL,
    version integer NOT NULL
);
CREATE INDEX organs_parent ON organs (parent_id);
CREATE UNIQUE INDEX organs_name ON organs (name);

CREATE TABLE organ_units (
    id text PRIMARY KEY,
    organ_id text NOT NULL REFERENCES organs (id),
    name text NOT NULL,
    position integer NOT NULL,
    is_active integer NOT NULL,
    version integer NOT NULL
);
CREATE INDEX organ_units_organ ON organ_units (organ_id, position);

CREATE TABLE people (
    id text PRIMARY KEY,
    organ_id text NOT NULL REFERENCES organs (id),
    unit_id text REFERENCES organ_units (id),
    sign_in_name text NOT NULL,
    normalized_name text NOT NULL UNIQUE,
    name text NOT NULL,
    email text NOT NULL,
    password_hash text NOT NULL,
    security_stamp text NOT NULL,
    has_second_factor integer NOT NULL,
    authenticator_key text,
    recovery_codes text NOT NULL,
    failed_sign_ins integer NOT NULL,
    locked_until text,
    last_sign_in_at text,
    last_sign_in_from text NOT NULL,
    is_disabled integer NOT NULL,
    version integer NOT NULL
);
CREATE INDEX people_organ ON people (organ_id, name);

CREATE TABLE role_assignments (
    person_id text NOT NULL REFERENCES people (id) ON DELETE CASCADE,
    role text NOT NULL,
    PRIMARY KEY (person_id, role)
);

CREATE TABLE sign_in_sessions (
    id text PRIMARY KEY,
    person_id text NOT NULL REFERENCES people (id) ON DELETE CASCADE,
    started_at text NOT NULL,
    last_seen_at text NOT NULL,
    from_address text NOT NULL,
    device text NOT NULL,
    ended_at text
);
CREATE INDEX sign_in_sessions_person ON sign_in_sessions (person_id, ended_at);

CREATE TABLE case_events (
    organ_id text NOT NULL,
    number integer NOT NULL,
    happened_at text NOT NULL,
    person_id text,
    person_name text NOT NULL,
    from_address text NOT NULL,
    subject_kind text NOT NULL,
    subject_id text,
    action text NOT NULL,
    reason text NOT NULL,
    provision text NOT NULL,
    payload text NOT NULL,
    payload_version integer NOT NULL,
    algorithm text NOT NULL,
    previous_hash text NOT NULL,
    hash text NOT NULL,
    PRIMARY KEY (organ_id, number)
) WITHOUT ROWID;
CREATE INDEX case_events_subject ON case_events (subject_id, number);
CREATE INDEX case_events_time ON case_events (organ_id, happened_at);

CREATE TABLE chain_heads (
    organ_id text PRIMARY KEY,
    number integer NOT NULL,
    hash text NOT NULL
);

CREATE TABLE stored_files (
    id text PRIMARY KEY,
    organ_id text NOT NULL,
    name text NOT NULL,
    media_type text NOT NULL,
    length integer NOT NULL,
    checksum text NOT NULL,
    stored_name text NOT NULL UNIQUE,
    is_sealed integer NOT NULL,
    stored_at text NOT NULL
);
CREATE INDEX stored_files_organ ON stored_files (organ_id, stored_at);

CREATE TABLE outbox (
    id text PRIMARY KEY,
    kind text NOT NULL,
    payload text NOT NULL,
    created_at text NOT NULL,
    available_at text NOT NULL,
    attempts integer NOT NULL,
    leased_until text,
    last_error text NOT NULL,
    done_at text,
    given_up_at text
);
CREATE INDEX outbox_open ON outbox (available_at) WHERE done_at IS NULL AND given_up_at IS NULL;
CREATE INDEX outbox_failed ON outbox (given_up_at) WHERE given_up_at IS NOT NULL;

CREATE TABLE site_settings (
    name text PRIMARY KEY,
    value text NOT NULL
);

CREATE TABLE protection_keys (
    name text PRIMARY KEY,
    content text NOT NULL,
    created_at text NOT NULL
);
