-- Indexes that a million requests and a hundred thousand reports need: the fee notices of an organ's year, and the state of a report without its text.
CREATE INDEX request_events_fees ON request_events (organ_id, happened_on) WHERE action = 'notify-fee';
CREATE INDEX filed_reports_state ON filed_reports (id, state);
