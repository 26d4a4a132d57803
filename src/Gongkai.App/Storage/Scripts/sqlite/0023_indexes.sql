-- The tokens of the index are small letters, digits and Chinese characters already: the plain tokenizer cuts them alike and faster.
DROP TABLE search_index;
CREATE VIRTUAL TABLE search_index USING fts5 (title, numbers, body, facets, content = '', tokenize = 'ascii');

-- The next waiting file of a batch, and the file that is a given organ's, without reading the batch.
DROP INDEX report_batch_files_batch;
CREATE INDEX report_batch_files_state ON report_batch_files (batch_id, state, id);
CREATE INDEX report_batch_files_matched ON report_batch_files (batch_id, matched_id);
