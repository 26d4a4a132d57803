-- Work: whose an outbox item is, and runs of jobs. Counters of rates and the schedule live in memory: there is one node.
ALTER TABLE outbox ADD COLUMN organ_id text NOT NULL DEFAULT '00000000-0000-0000-0000-000000000000';
CREATE INDEX outbox_done ON outbox (done_at) WHERE done_at IS NOT NULL;
CREATE INDEX sign_in_sessions_ended ON sign_in_sessions (ended_at) WHERE ended_at IS NOT NULL;

CREATE TABLE job_runs (
    code text PRIMARY KEY,
    started_at text,
    ended_at text,
    has_failed integer NOT NULL,
    outcome text NOT NULL,
    node text NOT NULL
);
