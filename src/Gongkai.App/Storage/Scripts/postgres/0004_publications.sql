-- Publications: columns, items, versions, review, relations, search.
CREATE TABLE catalog_columns (
    id uuid PRIMARY KEY,
    parent_id uuid REFERENCES catalog_columns (id),
    organ_id uuid REFERENCES organs (id),
    code text NOT NULL,
    path text NOT NULL,
    name text NOT NULL,
    basis text NOT NULL,
    rhythm text NOT NULL,
    kind text NOT NULL,
    position integer NOT NULL,
    is_active boolean NOT NULL,
    version integer NOT NULL
);
CREATE UNIQUE INDEX catalog_columns_path ON catalog_columns (path) WHERE organ_id IS NULL;
CREATE UNIQUE INDEX catalog_columns_own_path ON catalog_columns (organ_id, path) WHERE organ_id IS NOT NULL;

CREATE TABLE publications (
    id uuid PRIMARY KEY,
    organ_id uuid NOT NULL REFERENCES organs (id),
    unit_id uuid REFERENCES organ_units (id),
    author_id uuid NOT NULL,
    author_name text NOT NULL,
    created_at timestamptz NOT NULL,
    state text NOT NULL,
    disclosure_class text NOT NULL,
    column_id uuid NOT NULL REFERENCES catalog_columns (id),
    kind text NOT NULL,
    sequence bigint,
    published_at timestamptz,
    published_year integer,
    published_month integer,
    title text NOT NULL,
    title_key text COLLATE "C" NOT NULL,
    index_number text,
    document_number text NOT NULL,
    genre text,
    issuing_organ text NOT NULL,
    dated_on date,
    effective_on date,
    lapses_on date,
    partly_lapses_on date,
    amended_on date,
    repealed_on date,
    theme_code text NOT NULL,
    keywords text NOT NULL,
    summary text NOT NULL,
    class text NOT NULL,
    disclosure_reason text NOT NULL,
    disclosure_provision text NOT NULL,
    reassess_on date,
    is_reprint boolean NOT NULL,
    source_name text NOT NULL,
    source_address text NOT NULL,
    channel text NOT NULL,
    editor text NOT NULL,
    scheduled_for timestamptz,
    corrected_at timestamptz,
    withdrawn_at timestamptz,
    public_reason text NOT NULL,
    shows_title boolean NOT NULL,
    replaced_by_id uuid REFERENCES publications (id),
    round integer NOT NULL,
    route text NOT NULL,
    stage_index integer NOT NULL,
    stage_name text NOT NULL,
    stage_duty text,
    stage_unit_id uuid,
    stage_delegate_id uuid,
    stage_entered_at timestamptz,
    latest_version integer NOT NULL,
    current_version integer NOT NULL,
    version integer NOT NULL,
    body_html text NOT NULL
);
CREATE UNIQUE INDEX publications_index_number ON publications (index_number);
CREATE UNIQUE INDEX publications_sequence ON publications (sequence);
CREATE INDEX publications_public ON publications (sequence) WHERE state = 'published' AND disclosure_class = 'proactive';
CREATE INDEX publications_public_column ON publications (column_id, sequence) WHERE state = 'published' AND disclosure_class = 'proactive';
CREATE INDEX publications_public_column_year ON publications (column_id, published_year, sequence) WHERE state = 'published' AND disclosure_class = 'proactive';
CREATE INDEX publications_public_organ ON publications (organ_id, sequence) WHERE state = 'published' AND disclosure_class = 'proactive';
CREATE INDEX publications_public_organ_column ON publications (organ_id, column_id, sequence) WHERE state = 'published' AND disclosure_class = 'proactive';
CREATE INDEX publications_public_counts ON publications (organ_id, column_id, published_year, published_month, kind, published_at, sequence) WHERE state = 'published' AND disclosure_class = 'proactive';
CREATE INDEX publications_public_kind ON publications (kind, sequence) WHERE state = 'published' AND disclosure_class = 'proactive';
CREATE INDEX publications_public_title ON publications (title_key, sequence) WHERE state = 'published' AND disclosure_class = 'proactive';
CREATE INDEX publications_desk ON publications (organ_id, state, created_at);
CREATE INDEX publications_author ON publications (author_id, created_at);
CREATE INDEX publications_review ON publications (organ_id, stage_entered_at) WHERE state = 'in-review';
CREATE INDEX publications_due ON publications (scheduled_for) WHERE state = 'scheduled';
CREATE INDEX publications_filed ON publications (organ_id, reassess_on) WHERE state = 'filed';
CREATE INDEX publications_ledger ON publications (organ_id, published_year, published_month, unit_id, is_reprint) WHERE sequence IS NOT NULL;
CREATE INDEX publications_column ON publications (column_id);

CREATE TABLE publication_versions (
    publication_id uuid NOT NULL REFERENCES publications (id),
    number integer NOT NULL,
    organ_id uuid NOT NULL,
    saved_at timestamptz NOT NULL,
    author_id uuid NOT NULL,
    author_name text NOT NULL,
    note text NOT NULL,
    is_proposed boolean NOT NULL,
    content text NOT NULL,
    PRIMARY KEY (publication_id, number)
);
CREATE INDEX publication_versions_proposed ON publication_versions (organ_id, saved_at) WHERE is_proposed;

CREATE TABLE publication_attachments (
    publication_id uuid NOT NULL REFERENCES publications (id),
    file_id uuid NOT NULL REFERENCES stored_files (id),
    name text NOT NULL,
    position integer NOT NULL,
    PRIMARY KEY (publication_id, file_id)
);
CREATE INDEX publication_attachments_file ON publication_attachments (file_id);

CREATE TABLE publication_relations (
    from_id uuid NOT NULL REFERENCES publications (id),
    to_id uuid NOT NULL REFERENCES publications (id),
    kind text NOT NULL,
    PRIMARY KEY (from_id, to_id, kind)
);
CREATE INDEX publication_relations_to ON publication_relations (to_id);

CREATE TABLE public_changes (
    id uuid PRIMARY KEY,
    publication_id uuid NOT NULL REFERENCES publications (id),
    happened_at timestamptz NOT NULL,
    kind text NOT NULL,
    reason text NOT NULL
);
CREATE INDEX public_changes_item ON public_changes (publication_id, happened_at);

CREATE TABLE review_records (
    id uuid PRIMARY KEY,
    organ_id uuid NOT NULL,
    publication_id uuid NOT NULL REFERENCES publications (id),
    round integer NOT NULL,
    stage_index integer NOT NULL,
    stage_name text NOT NULL,
    entered_at timestamptz NOT NULL,
    decided_at timestamptz NOT NULL,
    item_version integer NOT NULL,
    decision text NOT NULL,
    reviewer_id uuid NOT NULL,
    reviewer_name text NOT NULL,
    is_delegated boolean NOT NULL,
    political text NOT NULL,
    legal text NOT NULL,
    policy text NOT NULL,
    confidentiality text NOT NULL,
    wording text NOT NULL,
    opinion text NOT NULL,
    marks text NOT NULL
);
CREATE INDEX review_records_item ON review_records (publication_id, decided_at);
CREATE INDEX review_records_time ON review_records (organ_id, decided_at);

CREATE TABLE organ_rules (
    organ_id uuid NOT NULL REFERENCES organs (id),
    name text NOT NULL,
    content text NOT NULL,
    version integer NOT NULL,
    PRIMARY KEY (organ_id, name)
);

CREATE TABLE counters (
    name text PRIMARY KEY,
    last bigint NOT NULL
);

CREATE TABLE index_numbers (
    number text PRIMARY KEY,
    publication_id uuid NOT NULL REFERENCES publications (id)
);

CREATE TABLE attachment_texts (
    file_id uuid PRIMARY KEY REFERENCES stored_files (id),
    content text NOT NULL,
    fault text NOT NULL
);

CREATE TABLE search_texts (
    id bigint PRIMARY KEY,
    publication_id uuid NOT NULL REFERENCES publications (id),
    title text NOT NULL,
    numbers text NOT NULL,
    body text NOT NULL,
    facets text NOT NULL,
    token_rules integer NOT NULL,
    tokens tsvector NOT NULL
);
CREATE INDEX search_texts_item ON search_texts (publication_id);
CREATE INDEX search_texts_tokens ON search_texts USING gin (tokens);

CREATE TABLE search_misses (
    day date NOT NULL,
    words text NOT NULL,
    count integer NOT NULL,
    PRIMARY KEY (day, words)
);
