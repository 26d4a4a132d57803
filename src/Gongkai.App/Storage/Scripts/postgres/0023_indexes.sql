-- The next waiting file of a batch, and the file that is a given organ's, without reading the batch.
DROP INDEX report_batch_files_batch;
CREATE INDEX report_batch_files_state ON report_batch_files (batch_id, state, id);
CREATE INDEX report_batch_files_matched ON report_batch_files (batch_id, matched_id);

-- Texts and tokens of search are read again for phrases and excerpts; this packs and unpacks them several times faster. A server built without it keeps its own way.
DO $$
BEGIN
    ALTER TABLE search_texts ALTER COLUMN body SET COMPRESSION lz4, ALTER COLUMN tokens SET COMPRESSION lz4;
EXCEPTION WHEN feature_not_supported THEN
    NULL;
END $$;
