-- Every change of the list of subjects makes an edition that stays; since when a class is retired.
ALTER TABLE themes ADD COLUMN retired_on text;

CREATE TABLE theme_changes (
    edition integer PRIMARY KEY,
    code text NOT NULL,
    action text NOT NULL,
    changed_at text NOT NULL,
    person_name text NOT NULL,
    former_name text NOT NULL,
    name text NOT NULL,
    former_position integer,
    position integer NOT NULL
);
