-- Users: one-time links for passwords, and the last time step whose code was accepted.
CREATE TABLE one_time_links (
    hash text PRIMARY KEY,
    person_id text NOT NULL REFERENCES people (id) ON DELETE CASCADE,
    created_at text NOT NULL,
    expires_at text NOT NULL,
    used_at text
);
CREATE INDEX one_time_links_person ON one_time_links (person_id);

ALTER TABLE people ADD COLUMN last_code_step integer NOT NULL DEFAULT 0;
