-- The file behind what an organ entered for a metric of its own.

ALTER TABLE own_metric_values ADD COLUMN file_id text REFERENCES stored_files (id);
