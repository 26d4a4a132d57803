-- Ledgers of daily work, and the values that statistics count.
CREATE TABLE ledger_records (
    id text PRIMARY KEY,
    organ_id text NOT NULL REFERENCES organs (id),
    ledger text NOT NULL,
    title text NOT NULL,
    happened_on text NOT NULL,
    content text NOT NULL,
    is_published integer NOT NULL,
    removed_at text,
    version integer NOT NULL
);
CREATE INDEX ledger_records_list ON ledger_records (organ_id, ledger, happened_on, id) WHERE removed_at IS NULL;
CREATE INDEX ledger_records_public ON ledger_records (ledger, happened_on) WHERE is_published = 1;

CREATE TABLE ledger_values (
    record_id text NOT NULL REFERENCES ledger_records (id),
    field text NOT NULL,
    organ_id text NOT NULL,
    ledger text NOT NULL,
    happened_on text NOT NULL,
    value text NOT NULL,
    amount text,
    PRIMARY KEY (record_id, field)
);
CREATE INDEX ledger_values_count ON ledger_values (organ_id, ledger, field, happened_on, value);
