-- Letters and their answers; appraisal; the key that no two records of a ledger share.
ALTER TABLE ledger_records ADD COLUMN record_key text NOT NULL DEFAULT '';
CREATE INDEX ledger_records_key ON ledger_records (organ_id, ledger, record_key) WHERE record_key <> '';

CREATE TABLE letters (
    id text PRIMARY KEY,
    organ_id text NOT NULL REFERENCES organs (id),
    number text NOT NULL,
    code_index text NOT NULL,
    external_number text NOT NULL,
    kind text NOT NULL,
    source text NOT NULL,
    state text NOT NULL,
    title text NOT NULL,
    sealed_content text NOT NULL,
    allows_publication integer NOT NULL,
    received_on text NOT NULL,
    route text,
    is_complex integer NOT NULL,
    unit_id text,
    reply text NOT NULL,
    drafted_by_id text,
    answered_on text,
    rating text,
    public_question text NOT NULL,
    public_reply text NOT NULL,
    published_at text,
    is_frequent integer NOT NULL,
    version integer NOT NULL
);
CREATE UNIQUE INDEX letters_number ON letters (number);
CREATE INDEX letters_list ON letters (organ_id, state, received_on);
CREATE INDEX letters_external ON letters (organ_id, source, external_number) WHERE external_number <> '';
CREATE INDEX letters_public ON letters (published_at) WHERE published_at IS NOT NULL;

CREATE TABLE appraisal_indicators (
    id text PRIMARY KEY,
    organ_id text NOT NULL REFERENCES organs (id),
    year integer NOT NULL,
    position integer NOT NULL,
    code text NOT NULL,
    name text NOT NULL,
    weight text NOT NULL,
    metric text NOT NULL,
    target text,
    basis text NOT NULL,
    version integer NOT NULL
);
CREATE UNIQUE INDEX appraisal_indicators_code ON appraisal_indicators (organ_id, year, code);

CREATE TABLE appraisal_scores (
    id text PRIMARY KEY,
    indicator_id text NOT NULL REFERENCES appraisal_indicators (id),
    organ_id text NOT NULL REFERENCES organs (id),
    fact text,
    fact_at text,
    self_score text,
    self_note text NOT NULL,
    review_score text,
    review_note text NOT NULL,
    objection text NOT NULL,
    final_score text,
    stage text NOT NULL,
    version integer NOT NULL
);
CREATE UNIQUE INDEX appraisal_scores_one ON appraisal_scores (indicator_id, organ_id);
