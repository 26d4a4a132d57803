-- Requests: the register, its events, parties, files, papers, drafts, remedies. No due date is stored: it is calculated from the events.
CREATE TABLE requests (
    id text PRIMARY KEY,
    organ_id text NOT NULL REFERENCES organs (id),
    number text NOT NULL,
    kind text NOT NULL,
    channel text NOT NULL,
    submitted_on text NOT NULL,
    registered_at text NOT NULL,
    registered_by_id text,
    submission_key text NOT NULL,
    query_key text NOT NULL,
    applicant_kind text NOT NULL,
    applicant text NOT NULL,
    applicant_key text NOT NULL,
    name_key text NOT NULL,
    title text NOT NULL,
    document_number text NOT NULL,
    description text NOT NULL,
    period_asked text NOT NULL,
    purpose text NOT NULL,
    delivery_form text NOT NULL,
    delivery_channel text NOT NULL,
    accepts_other_form integer NOT NULL,
    asks_fee_reduction integer NOT NULL,
    parent_id text REFERENCES requests (id),
    merged_into_id text REFERENCES requests (id),
    unit_id text REFERENCES organ_units (id),
    handler_id text,
    state text NOT NULL,
    received_on text,
    ended_on text,
    outcome text,
    correction text,
    counted_outcome text,
    counted_on text,
    is_divided integer NOT NULL,
    event_count integer NOT NULL,
    version integer NOT NULL
);
CREATE UNIQUE INDEX requests_number ON requests (organ_id, number);
CREATE UNIQUE INDEX requests_submission ON requests (submission_key);
CREATE UNIQUE INDEX requests_query ON requests (query_key);
CREATE INDEX requests_open ON requests (organ_id, submitted_on, id) WHERE ended_on IS NULL;
CREATE INDEX requests_submitted ON requests (organ_id, submitted_on, number);
CREATE INDEX requests_received ON requests (organ_id, received_on, counted_on) WHERE kind = 'disclosure';
CREATE INDEX requests_counted ON requests (organ_id, counted_on, counted_outcome, applicant_kind, received_on) WHERE kind = 'disclosure';
CREATE INDEX requests_uncounted ON requests (organ_id, received_on) WHERE kind = 'disclosure' AND counted_on IS NULL;
CREATE INDEX requests_applicant ON requests (organ_id, applicant_key, submitted_on);
CREATE INDEX requests_name ON requests (organ_id, name_key, submitted_on);
CREATE INDEX requests_parent ON requests (parent_id) WHERE parent_id IS NOT NULL;
CREATE INDEX requests_merged ON requests (merged_into_id) WHERE merged_into_id IS NOT NULL;

CREATE TABLE request_events (
    request_id text NOT NULL REFERENCES requests (id),
    number integer NOT NULL,
    organ_id text NOT NULL,
    action text NOT NULL,
    happened_on text NOT NULL,
    channel text,
    kind text,
    consultation text,
    party text,
    working_days integer,
    until_on text,
    outcome text,
    correction text,
    undoes integer,
    unit_id text,
    handler_id text,
    recorded_at text NOT NULL,
    person_id text,
    person_name text NOT NULL,
    details text NOT NULL,
    PRIMARY KEY (request_id, number)
);

CREATE TABLE request_parties (
    request_id text NOT NULL REFERENCES requests (id),
    label text NOT NULL,
    organ_id text NOT NULL,
    kind text NOT NULL,
    contact text NOT NULL,
    PRIMARY KEY (request_id, label)
);

CREATE TABLE request_files (
    id text PRIMARY KEY,
    request_id text NOT NULL REFERENCES requests (id),
    organ_id text NOT NULL,
    file_id text NOT NULL REFERENCES stored_files (id),
    role text NOT NULL,
    name text NOT NULL,
    released_from_id text REFERENCES request_files (id),
    party text,
    added_at text NOT NULL,
    added_by text NOT NULL,
    removed_at text
);
CREATE INDEX request_files_request ON request_files (request_id);
CREATE INDEX request_files_file ON request_files (file_id);

CREATE TABLE request_papers (
    id text PRIMARY KEY,
    request_id text NOT NULL REFERENCES requests (id),
    organ_id text NOT NULL,
    kind text NOT NULL,
    series text NOT NULL,
    year integer NOT NULL,
    sequence integer,
    number text NOT NULL,
    event_number integer NOT NULL,
    party text,
    made_on text NOT NULL,
    content text NOT NULL,
    file_id text REFERENCES stored_files (id),
    version integer NOT NULL
);
CREATE INDEX request_papers_request ON request_papers (request_id);
CREATE UNIQUE INDEX request_papers_number ON request_papers (organ_id, series, year, sequence) WHERE sequence IS NOT NULL;

CREATE TABLE request_drafts (
    request_id text PRIMARY KEY REFERENCES requests (id),
    organ_id text NOT NULL,
    content text NOT NULL,
    makers text NOT NULL,
    saved_at text NOT NULL,
    version integer NOT NULL
);

CREATE TABLE request_texts (
    id integer PRIMARY KEY,
    request_id text NOT NULL,
    organ_id text NOT NULL
);
CREATE INDEX request_texts_request ON request_texts (request_id);
CREATE VIRTUAL TABLE request_index USING fts5 (title, numbers, body, facets, content = '', tokenize = 'unicode61 remove_diacritics 0');

CREATE TABLE remedies (
    id text PRIMARY KEY,
    organ_id text NOT NULL REFERENCES organs (id),
    request_id text NOT NULL REFERENCES requests (id),
    kind text NOT NULL,
    filed_on text,
    accepted_on text NOT NULL,
    decided_on text,
    result text NOT NULL,
    authority text NOT NULL,
    case_number text NOT NULL,
    note text NOT NULL,
    version integer NOT NULL
);
CREATE INDEX remedies_request ON remedies (request_id);
CREATE INDEX remedies_count ON remedies (organ_id, accepted_on, decided_on);
