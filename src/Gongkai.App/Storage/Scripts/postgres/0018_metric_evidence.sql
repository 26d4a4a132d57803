-- The file behind what an organ entered for a metric of its own.

ALTER TABLE own_metric_values ADD COLUMN file_id uuid REFERENCES stored_files (id);
