CREATE TABLE journal_entry (
  n              INTEGER PRIMARY KEY,
  at_ms          INTEGER NOT NULL,           -- milliseconds since 1970, UTC
  actor          TEXT    NOT NULL,
  action         TEXT    NOT NULL,           -- the command that made it
  undoes         INTEGER REFERENCES journal_entry (n),
  previous_hash  TEXT    NOT NULL,           -- SHA-256 of the entry before, empty for the first
  hash           TEXT    NOT NULL
) STRICT;

CREATE UNIQUE INDEX journal_entry_undoes ON journal_entry (undoes) WHERE undoes IS NOT NULL;

CREATE TABLE journal_event (
  entry  INTEGER NOT NULL REFERENCES journal_entry (n) DEFERRABLE INITIALLY DEFERRED,
  n      INTEGER NOT NULL,
  kind   TEXT    NOT NULL,
  deal   TEXT,                               -- the deal that it belongs to, for the deal's time line
  body   TEXT    NOT NULL CHECK (json_valid(body)),
  PRIMARY KEY (entry, n)
) STRICT;

CREATE INDEX journal_event_deal ON journal_event (deal) WHERE deal IS NOT NULL;

CREATE TRIGGER journal_entry_is_never_changed BEFORE UPDATE ON journal_entry BEGIN SELECT RAISE(ABORT, 'the journal is never changed'); END;

CREATE TRIGGER journal_entry_is_never_deleted BEFORE DELETE ON journal_entry BEGIN SELECT RAISE(ABORT, 'the journal is never changed'); END;

CREATE TRIGGER journal_event_is_never_changed BEFORE UPDATE ON journal_event BEGIN SELECT RAISE(ABORT, 'the journal is never changed'); END;

CREATE TRIGGER journal_event_is_never_deleted BEFORE DELETE ON journal_event BEGIN SELECT RAISE(ABORT, 'the journal is never changed'); END;

CREATE TABLE touch (
  thing  TEXT    NOT NULL,
  entry  INTEGER NOT NULL,
  touch  TEXT    NOT NULL CHECK (touch IN ('used', 'changed', 'made')),
  PRIMARY KEY (thing, entry)
) STRICT, WITHOUT ROWID;

CREATE TABLE personal (
  id         TEXT PRIMARY KEY,
  person_id  TEXT,
  kind       TEXT NOT NULL CHECK (kind IN ('name', 'phone', 'note')),
  value      TEXT,                           -- NULL once erased
  salt       BLOB,
  CHECK ((value IS NULL) = (salt IS NULL))
) STRICT;

CREATE INDEX personal_person ON personal (person_id) WHERE person_id IS NOT NULL;

CREATE TABLE desk (
  id                TEXT    PRIMARY KEY,
  name              TEXT    NOT NULL,
  is_demonstration  INTEGER NOT NULL CHECK (is_demonstration IN (0, 1)),
  created_on        TEXT    NOT NULL
) STRICT;

CREATE TABLE organisation (
  id          TEXT PRIMARY KEY,
  body        TEXT NOT NULL CHECK (json_valid(body)),
  removed_on  TEXT,
  name        TEXT NOT NULL GENERATED ALWAYS AS (body ->> 'name') VIRTUAL,
  code        TEXT          GENERATED ALWAYS AS (body ->> 'code') VIRTUAL,
  list_code   TEXT          GENERATED ALWAYS AS (body ->> 'list_code') VIRTUAL
) STRICT;

CREATE INDEX organisation_name ON organisation (name);

CREATE INDEX organisation_code ON organisation (code) WHERE code IS NOT NULL;

CREATE INDEX organisation_list_code ON organisation (list_code) WHERE list_code IS NOT NULL;

CREATE TABLE research_result (
  id                  TEXT PRIMARY KEY,
  body                TEXT NOT NULL CHECK (json_valid(body)),
  removed_on          TEXT,
  title               TEXT NOT NULL GENERATED ALWAYS AS (body ->> 'title') VIRTUAL,
  owner_name          TEXT          GENERATED ALWAYS AS (body ->> 'owner_name') VIRTUAL,
  owner_unit          TEXT          GENERATED ALWAYS AS (body ->> 'owner_unit') VIRTUAL REFERENCES organisation (id),
  application_number  TEXT          GENERATED ALWAYS AS (body ->> 'application_number') VIRTUAL
) STRICT;

CREATE INDEX research_result_title ON research_result (title);

CREATE INDEX research_result_number ON research_result (application_number) WHERE application_number IS NOT NULL;

CREATE TABLE import (
  id    TEXT PRIMARY KEY,
  body  TEXT NOT NULL CHECK (json_valid(body))
) STRICT;

CREATE TABLE payee (
  id    TEXT PRIMARY KEY,
  body  TEXT NOT NULL CHECK (json_valid(body))
) STRICT;

CREATE TABLE rate_table (
  id              TEXT PRIMARY KEY,
  body            TEXT NOT NULL CHECK (json_valid(body)),
  effective_from  TEXT NOT NULL GENERATED ALWAYS AS (body ->> 'effective_from') VIRTUAL
) STRICT;

CREATE TABLE deal (
  id           TEXT PRIMARY KEY,
  body         TEXT NOT NULL CHECK (json_valid(body)),
  stage        TEXT NOT NULL DEFAULT 'P00',
  next_action  TEXT CHECK (json_valid(next_action)),
  removed_on   TEXT,
  title        TEXT NOT NULL GENERATED ALWAYS AS (body ->> 'title') VIRTUAL,
  client       TEXT          GENERATED ALWAYS AS (body ->> 'client') VIRTUAL REFERENCES organisation (id),
  next_on      TEXT          GENERATED ALWAYS AS (next_action ->> 'on') VIRTUAL
) STRICT;

CREATE INDEX deal_stage ON deal (stage);

CREATE INDEX deal_next_on ON deal (next_on) WHERE next_on IS NOT NULL;

CREATE TABLE deal_step (
  deal  TEXT    NOT NULL REFERENCES deal (id),
  n     INTEGER NOT NULL,
  body  TEXT    NOT NULL CHECK (json_valid(body)),
  PRIMARY KEY (deal, n)
) STRICT, WITHOUT ROWID;

CREATE TABLE evidence (
  deal  TEXT NOT NULL REFERENCES deal (id),
  item  TEXT NOT NULL,
  body  TEXT NOT NULL CHECK (json_valid(body)),
  PRIMARY KEY (deal, item)
) STRICT, WITHOUT ROWID;

CREATE TABLE note (
  id       TEXT PRIMARY KEY,
  deal     TEXT NOT NULL REFERENCES deal (id),
  on_day   TEXT NOT NULL,
  text_id  TEXT NOT NULL,
  text_hash TEXT NOT NULL
) STRICT;

CREATE INDEX note_deal ON note (deal);

CREATE TABLE mandate (
  id    TEXT PRIMARY KEY,
  body  TEXT NOT NULL CHECK (json_valid(body)),
  deal  TEXT NOT NULL GENERATED ALWAYS AS (body ->> 'deal') VIRTUAL REFERENCES deal (id)
) STRICT;

CREATE UNIQUE INDEX mandate_deal ON mandate (deal);

CREATE TABLE contract (
  id       TEXT PRIMARY KEY,
  body     TEXT NOT NULL CHECK (json_valid(body)),
  changes  TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(changes)),
  deal     TEXT NOT NULL GENERATED ALWAYS AS (body ->> 'deal') VIRTUAL REFERENCES deal (id)
) STRICT;

CREATE UNIQUE INDEX contract_deal ON contract (deal);

CREATE TABLE ledger_entry (
  id       TEXT PRIMARY KEY,
  body     TEXT NOT NULL CHECK (json_valid(body)),
  deal     TEXT NOT NULL GENERATED ALWAYS AS (body ->> 'deal') VIRTUAL REFERENCES deal (id),
  entered  INTEGER NOT NULL GENERATED ALWAYS AS (body ->> 'order') VIRTUAL,
  on_day   TEXT NOT NULL GENERATED ALWAYS AS (body ->> 'on') VIRTUAL
) STRICT;

CREATE UNIQUE INDEX ledger_entry_deal ON ledger_entry (deal, entered);

CREATE TABLE statement (
  id        TEXT PRIMARY KEY,
  draft     TEXT NOT NULL CHECK (json_valid(draft)),
  state     TEXT NOT NULL CHECK (json_valid(state)),
  body      TEXT CHECK (json_valid(body)),          -- NULL for a draft
  payee     TEXT NOT NULL GENERATED ALWAYS AS (draft ->> 'payee') VIRTUAL REFERENCES payee (id),
  standing  TEXT NOT NULL GENERATED ALWAYS AS (state ->> 'state') VIRTUAL,
  year      INTEGER       GENERATED ALWAYS AS (state ->> '$.number.year') VIRTUAL,
  sequence  INTEGER       GENERATED ALWAYS AS (state ->> '$.number.sequence') VIRTUAL
) STRICT;

CREATE UNIQUE INDEX statement_number ON statement (payee, year, sequence) WHERE sequence IS NOT NULL;

CREATE TABLE remembered_mapping (
  fingerprint  TEXT PRIMARY KEY,
  mapping      TEXT NOT NULL CHECK (json_valid(mapping))
) STRICT;

CREATE INDEX organisation_listed ON organisation (name, id, code, list_code) WHERE removed_on IS NULL;

CREATE INDEX research_result_listed ON research_result (title, id, owner_name, application_number) WHERE removed_on IS NULL;
