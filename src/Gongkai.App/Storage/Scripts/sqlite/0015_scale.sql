-- Indexes that a million requests and a hundred thousand reports need: the notices of an organ's year, and the state of a report without its text.
CREATE INDEX request_events_notices ON request_events (organ_id, happened_on, action);
CREATE INDEX filed_reports_state ON filed_reports (id, state);
