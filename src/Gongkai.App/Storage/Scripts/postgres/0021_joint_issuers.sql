-- Organs of the site that issued an item together with its own, and whom an item is meant for.
ALTER TABLE publications ADD COLUMN joint_organs text NOT NULL DEFAULT '';
ALTER TABLE publications ADD COLUMN audience text;

CREATE TABLE publication_issuers (
    publication_id uuid NOT NULL REFERENCES publications (id),
    issuer_id uuid NOT NULL REFERENCES organs (id),
    PRIMARY KEY (publication_id, issuer_id)
);
CREATE INDEX publication_issuers_issuer ON publication_issuers (issuer_id);
