-- Subjects as a site changes them; who answers for a column and within how many days; duties of organs and units; a ledger number only once.
CREATE TABLE themes (
    code text PRIMARY KEY,
    parent_code text,
    name text NOT NULL,
    position integer NOT NULL,
    is_retired integer NOT NULL,
    version integer NOT NULL
);

CREATE TABLE column_duties (
    column_id text NOT NULL REFERENCES catalog_columns (id),
    organ_id text NOT NULL REFERENCES organs (id),
    unit_id text REFERENCES organ_units (id),
    person_id text REFERENCES people (id),
    update_days integer,
    publish_days integer,
    version integer NOT NULL,
    PRIMARY KEY (column_id, organ_id)
);
CREATE INDEX column_duties_organ ON column_duties (organ_id);

ALTER TABLE organs ADD COLUMN duties text NOT NULL DEFAULT '';
ALTER TABLE organ_units ADD COLUMN duties text NOT NULL DEFAULT '';

-- Two that were added at the same moment before: the later one stays as a record and gives up the number until somebody corrects it.
UPDATE ledger_records SET record_key = ''
WHERE record_key <> '' AND removed_at IS NULL AND EXISTS (
    SELECT 1 FROM ledger_records earlier
    WHERE earlier.organ_id = ledger_records.organ_id AND earlier.ledger = ledger_records.ledger AND earlier.record_key = ledger_records.record_key
        AND earlier.removed_at IS NULL AND earlier.id < ledger_records.id
);
CREATE UNIQUE INDEX ledger_records_once ON ledger_records (organ_id, ledger, record_key) WHERE record_key <> '' AND removed_at IS NULL;
