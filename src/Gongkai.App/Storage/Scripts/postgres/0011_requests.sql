-- Requests: the letter that one came of, the fields and the document of a paper as it was sent, replies that everybody may read.
ALTER TABLE requests ADD COLUMN letter_id uuid REFERENCES letters (id);
CREATE UNIQUE INDEX requests_letter ON requests (letter_id) WHERE letter_id IS NOT NULL;
ALTER TABLE request_papers ADD COLUMN fields text NOT NULL DEFAULT '';

CREATE TABLE request_answers (
    request_id uuid PRIMARY KEY REFERENCES requests (id),
    organ_id uuid NOT NULL REFERENCES organs (id),
    title text NOT NULL,
    answer text NOT NULL,
    outcome text NOT NULL,
    answered_on date NOT NULL,
    published_at timestamptz NOT NULL,
    version integer NOT NULL
);
CREATE INDEX request_answers_new ON request_answers (published_at);
