-- Users: one-time links for passwords, and the last time step whose code was accepted.
CREATE TABLE one_time_links (
    hash text PRIMARY KEY,
    person_id uuid NOT NULL REFERENCES people (id) ON DELETE CASCADE,
    created_at timestamptz NOT NULL,
    expires_at timestamptz NOT NULL,
    used_at timestamptz
);
CREATE INDEX one_time_links_person ON one_time_links (person_id);

ALTER TABLE people ADD COLUMN last_code_step bigint NOT NULL DEFAULT 0;
