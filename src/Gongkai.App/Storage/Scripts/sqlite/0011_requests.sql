-- Requests: the letter that one came of, the fields and the document of a paper as it was sent, replies that everybody may read.
ALTER TABLE requests ADD COLUMN letter_id text REFERENCES letters (id);
CREATE UNIQUE INDEX requests_letter ON requests (letter_id) WHERE letter_id IS NOT NULL;
ALTER TABLE request_papers ADD COLUMN fields text NOT NULL DEFAULT '';

CREATE TABLE request_answers (
    request_id text PRIMARY KEY REFERENCES requests (id),
    organ_id text NOT NULL REFERENCES organs (id),
    title text NOT NULL,
    answer text NOT NULL,
    outcome text NOT NULL,
    answered_on text NOT NULL,
    published_at text NOT NULL,
    version integer NOT NULL
);
CREATE INDEX request_answers_new ON request_answers (published_at);
