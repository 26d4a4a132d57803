-- Wrong words in published items: with which edition of the lexicon each item was checked, and what was found.
CREATE TABLE wording_states (
    publication_id text PRIMARY KEY REFERENCES publications (id),
    organ_id text NOT NULL,
    sequence integer NOT NULL,
    edition integer NOT NULL,
    checked_at text,
    found integer NOT NULL,
    version integer NOT NULL
);
CREATE UNIQUE INDEX wording_states_sequence ON wording_states (sequence);
CREATE INDEX wording_states_due ON wording_states (edition, sequence);
CREATE INDEX wording_states_organ ON wording_states (organ_id, edition);

CREATE TABLE wording_findings (
    id text PRIMARY KEY,
    organ_id text NOT NULL,
    publication_id text NOT NULL REFERENCES publications (id),
    sequence integer NOT NULL,
    position integer NOT NULL,
    field text NOT NULL,
    paragraph integer NOT NULL,
    before text NOT NULL,
    wrong text NOT NULL,
    after text NOT NULL,
    suggestion text NOT NULL,
    note text NOT NULL,
    is_serious integer NOT NULL,
    found_at text NOT NULL,
    settled_at text,
    settled_by_name text NOT NULL,
    settled_reason text NOT NULL,
    version integer NOT NULL
);
CREATE INDEX wording_findings_item ON wording_findings (publication_id);
CREATE INDEX wording_findings_open ON wording_findings (organ_id, is_serious, sequence) WHERE settled_at IS NULL;
CREATE INDEX wording_findings_settled ON wording_findings (organ_id, settled_at) WHERE settled_at IS NOT NULL;
