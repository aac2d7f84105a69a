-- A record's body is the record as its event wrote it. Generated columns are what queries look at, so there is one place
-- to write and nothing that can drift; what a list shows and no body holds stands in columns that `apply` keeps. Identities
-- are the 16 bytes of a UUID; inside bodies they are text. Days are text (2026-11-22), amounts are text in yuan inside bodies
-- and fen in columns.

CREATE TABLE journal_entry (
  n              INTEGER PRIMARY KEY,
  at_ms          INTEGER NOT NULL,           -- milliseconds since 1970, UTC
  member         BLOB    NOT NULL,           -- who acted
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
  deal   BLOB,                               -- the deal that it belongs to, for the deal's time line
  body   TEXT    NOT NULL CHECK (json_valid(body)),
  PRIMARY KEY (entry, n)
) STRICT;                                    -- with a rowid: bodies of a kilobyte would each spill into a page of their own
CREATE INDEX journal_event_deal ON journal_event (deal) WHERE deal IS NOT NULL;

CREATE TRIGGER journal_entry_is_never_changed BEFORE UPDATE ON journal_entry BEGIN SELECT RAISE(ABORT, 'the journal is never changed'); END;
CREATE TRIGGER journal_entry_is_never_deleted BEFORE DELETE ON journal_entry BEGIN SELECT RAISE(ABORT, 'the journal is never changed'); END;
CREATE TRIGGER journal_event_is_never_changed BEFORE UPDATE ON journal_event BEGIN SELECT RAISE(ABORT, 'the journal is never changed'); END;
CREATE TRIGGER journal_event_is_never_deleted BEFORE DELETE ON journal_event BEGIN SELECT RAISE(ABORT, 'the journal is never changed'); END;

-- Which entries made, changed or relied on a thing: decides what may still be undone.
CREATE TABLE touch (
  thing  BLOB    NOT NULL,                   -- the kind of thing in one byte, then its identity
  entry  INTEGER NOT NULL,
  touch  INTEGER NOT NULL CHECK (touch BETWEEN 0 AND 2), -- 0 made, 1 changed, 2 used
  PRIMARY KEY (thing, entry)
) STRICT, WITHOUT ROWID;

-- Values about persons, outside the journal so that they can be erased. Not replayed.
CREATE TABLE personal (
  row       INTEGER PRIMARY KEY,
  id        BLOB NOT NULL UNIQUE,
  person    BLOB,
  kind      TEXT NOT NULL CHECK (kind IN ('name', 'phone', 'post', 'note')),
  value     TEXT,                            -- NULL once erased
  salt      BLOB,
  shown_on  BLOB,                            -- the record whose page shows it, as a thing in `touch`
  CHECK ((value IS NULL) = (salt IS NULL))
) STRICT;
CREATE INDEX personal_person ON personal (person) WHERE person IS NOT NULL;
CREATE INDEX personal_name ON personal (value, id, person) WHERE kind = 'name' AND person IS NOT NULL AND value IS NOT NULL;

CREATE TABLE desk (
  id                BLOB    PRIMARY KEY,
  name              TEXT    NOT NULL,
  is_demonstration  INTEGER NOT NULL CHECK (is_demonstration IN (0, 1)),
  member            BLOB    NOT NULL,        -- whose desk it is
  created_on        TEXT    NOT NULL
) STRICT;

CREATE TABLE organisation (
  row         INTEGER PRIMARY KEY,
  id          BLOB NOT NULL UNIQUE,
  body        TEXT NOT NULL CHECK (json_valid(body)),
  removed_on  TEXT,
  name        TEXT NOT NULL GENERATED ALWAYS AS (body ->> 'name') VIRTUAL,
  code        TEXT          GENERATED ALWAYS AS (body ->> 'code') VIRTUAL,
  list_code   TEXT          GENERATED ALWAYS AS (body ->> 'list_code') VIRTUAL
) STRICT;
CREATE INDEX organisation_listed ON organisation (pinyin_order(name)) WHERE removed_on IS NULL;
CREATE INDEX organisation_binned ON organisation (name, id) WHERE removed_on IS NOT NULL;
-- By what two names have in common that nobody can tell apart.
CREATE INDEX organisation_named ON organisation (comparable(name)) WHERE removed_on IS NULL;
CREATE INDEX organisation_code ON organisation (code) WHERE code IS NOT NULL;
CREATE INDEX organisation_list_code ON organisation (list_code) WHERE list_code IS NOT NULL;

CREATE TABLE result (
  row                 INTEGER PRIMARY KEY,
  id                  BLOB NOT NULL UNIQUE,
  body                TEXT NOT NULL CHECK (json_valid(body)),
  removed_on          TEXT,
  title               TEXT NOT NULL GENERATED ALWAYS AS (body ->> 'title') VIRTUAL,
  owner_name          TEXT          GENERATED ALWAYS AS (body ->> 'owner_name') VIRTUAL,
  owner_unit          BLOB          GENERATED ALWAYS AS (unhex(body ->> 'owner_unit', '-')) VIRTUAL REFERENCES organisation (id),
  application_number  TEXT          GENERATED ALWAYS AS (body ->> 'application_number') VIRTUAL,
  publication_number  TEXT          GENERATED ALWAYS AS (body ->> 'publication_number') VIRTUAL,
  asking_fen          INTEGER       GENERATED ALWAYS AS (CAST(replace(body ->> 'asking_amount', '.', '') AS INTEGER)) VIRTUAL,
  trl                 INTEGER       GENERATED ALWAYS AS (body ->> 'trl') VIRTUAL
) STRICT;
CREATE INDEX result_listed ON result (pinyin_order(title)) WHERE removed_on IS NULL;
CREATE INDEX result_priced ON result (asking_fen) WHERE removed_on IS NULL;
CREATE INDEX result_ready ON result (trl) WHERE removed_on IS NULL;
CREATE INDEX result_binned ON result (title, id) WHERE removed_on IS NOT NULL;
CREATE INDEX result_titled ON result (comparable(title)) WHERE removed_on IS NULL;
CREATE INDEX result_number ON result (application_number) WHERE application_number IS NOT NULL;
CREATE INDEX result_publication ON result (publication_number) WHERE publication_number IS NOT NULL;
CREATE INDEX result_owner ON result (owner_unit) WHERE owner_unit IS NOT NULL;

CREATE TABLE import (
  id    BLOB PRIMARY KEY,
  body  TEXT NOT NULL CHECK (json_valid(body))
) STRICT;

CREATE TABLE payee (
  row         INTEGER PRIMARY KEY,
  id          BLOB NOT NULL UNIQUE,
  body        TEXT NOT NULL CHECK (json_valid(body)),
  removed_on  TEXT
) STRICT;

CREATE TABLE rate_table (
  id              BLOB PRIMARY KEY,
  body            TEXT NOT NULL CHECK (json_valid(body)),
  effective_from  TEXT NOT NULL GENERATED ALWAYS AS (body ->> 'effective_from') VIRTUAL
) STRICT;

CREATE TABLE deal (
  row          INTEGER PRIMARY KEY,
  id           BLOB NOT NULL UNIQUE,
  body         TEXT NOT NULL CHECK (json_valid(body)),
  removed_on   TEXT,
  stage        TEXT NOT NULL DEFAULT 'P00',
  moved_on     TEXT,                         -- the day of the last step; NULL before the first
  next_action  TEXT CHECK (json_valid(next_action)),
  title        TEXT NOT NULL GENERATED ALWAYS AS (body ->> 'title') VIRTUAL,
  client       BLOB          GENERATED ALWAYS AS (unhex(body ->> 'client', '-')) VIRTUAL REFERENCES organisation (id),
  first_result BLOB          GENERATED ALWAYS AS (unhex(body ->> '$.results[0]', '-')) VIRTUAL REFERENCES result (id),
  since        TEXT NOT NULL GENERATED ALWAYS AS (ifnull(moved_on, body ->> 'opened_on')) VIRTUAL,
  next_on      TEXT          GENERATED ALWAYS AS (next_action ->> 'on') VIRTUAL
) STRICT;
-- In the order of the path, then of the next day; those without one last.
CREATE INDEX deal_listed ON deal (stage, next_on IS NULL, next_on) WHERE removed_on IS NULL;
CREATE INDEX deal_titled ON deal (pinyin_order(title)) WHERE removed_on IS NULL;
CREATE INDEX deal_binned ON deal (title, id) WHERE removed_on IS NOT NULL;
CREATE INDEX deal_due ON deal (next_on) WHERE removed_on IS NULL;
CREATE INDEX deal_stale ON deal (since) WHERE removed_on IS NULL AND stage <> 'P18';
CREATE INDEX deal_client ON deal (client) WHERE client IS NOT NULL;

-- How many records of a list are in use, which a count would read the whole list for. Deals are counted by stage.
CREATE TABLE in_use (
  list     TEXT    PRIMARY KEY,
  records  INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO in_use (list, records) VALUES ('organisation', 0), ('result', 0);

CREATE TRIGGER organisation_comes AFTER INSERT ON organisation BEGIN UPDATE in_use SET records = records + 1 WHERE list = 'organisation'; END;
CREATE TRIGGER organisation_goes AFTER DELETE ON organisation BEGIN UPDATE in_use SET records = records - (old.removed_on IS NULL) WHERE list = 'organisation'; END;
CREATE TRIGGER organisation_moves AFTER UPDATE OF removed_on ON organisation BEGIN UPDATE in_use SET records = records + (new.removed_on IS NULL) - (old.removed_on IS NULL) WHERE list = 'organisation'; END;
CREATE TRIGGER result_comes AFTER INSERT ON result BEGIN UPDATE in_use SET records = records + 1 WHERE list = 'result'; END;
CREATE TRIGGER result_goes AFTER DELETE ON result BEGIN UPDATE in_use SET records = records - (old.removed_on IS NULL) WHERE list = 'result'; END;
CREATE TRIGGER result_moves AFTER UPDATE OF removed_on ON result BEGIN UPDATE in_use SET records = records + (new.removed_on IS NULL) - (old.removed_on IS NULL) WHERE list = 'result'; END;
CREATE TRIGGER deal_comes AFTER INSERT ON deal BEGIN
  INSERT INTO in_use (list, records) VALUES ('deal ' || new.stage, 1) ON CONFLICT (list) DO UPDATE SET records = records + 1;
END;
CREATE TRIGGER deal_goes AFTER DELETE ON deal BEGIN
  UPDATE in_use SET records = records - (old.removed_on IS NULL) WHERE list = 'deal ' || old.stage;
  DELETE FROM in_use WHERE list = 'deal ' || old.stage AND records = 0;
END;
CREATE TRIGGER deal_moves AFTER UPDATE OF removed_on, stage ON deal BEGIN
  UPDATE in_use SET records = records - (old.removed_on IS NULL) WHERE list = 'deal ' || old.stage;
  INSERT INTO in_use (list, records) VALUES ('deal ' || new.stage, new.removed_on IS NULL)
    ON CONFLICT (list) DO UPDATE SET records = records + excluded.records;
  DELETE FROM in_use WHERE list IN ('deal ' || old.stage, 'deal ' || new.stage) AND records = 0;
END;

CREATE TABLE deal_step (
  deal  BLOB    NOT NULL REFERENCES deal (id),
  n     INTEGER NOT NULL,
  body  TEXT    NOT NULL CHECK (json_valid(body)),
  PRIMARY KEY (deal, n)
) STRICT, WITHOUT ROWID;

CREATE TABLE evidence (
  deal  BLOB NOT NULL REFERENCES deal (id),
  item  TEXT NOT NULL,
  body  TEXT NOT NULL CHECK (json_valid(body)),
  PRIMARY KEY (deal, item)
) STRICT, WITHOUT ROWID;

CREATE TABLE note (
  id      BLOB PRIMARY KEY,
  deal    BLOB NOT NULL REFERENCES deal (id),
  body    TEXT NOT NULL CHECK (json_valid(body)),
  on_day  TEXT NOT NULL GENERATED ALWAYS AS (body ->> 'on') VIRTUAL
) STRICT;
CREATE INDEX note_deal ON note (deal);

CREATE TABLE mandate (
  id    BLOB PRIMARY KEY,
  body  TEXT NOT NULL CHECK (json_valid(body)),
  deal  BLOB NOT NULL GENERATED ALWAYS AS (unhex(body ->> 'deal', '-')) VIRTUAL REFERENCES deal (id)
) STRICT;
CREATE UNIQUE INDEX mandate_deal ON mandate (deal);

-- Who has a share in a clause of a deal's mandate.
CREATE TABLE mandate_payee (
  payee  BLOB NOT NULL REFERENCES payee (id),
  deal   BLOB NOT NULL REFERENCES deal (id),
  PRIMARY KEY (payee, deal)
) STRICT, WITHOUT ROWID;
CREATE INDEX mandate_payee_deal ON mandate_payee (deal);

CREATE TABLE contract (
  id       BLOB PRIMARY KEY,
  body     TEXT NOT NULL CHECK (json_valid(body)),
  changes  TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(changes)),
  deal     BLOB NOT NULL GENERATED ALWAYS AS (unhex(body ->> 'deal', '-')) VIRTUAL REFERENCES deal (id)
) STRICT;
CREATE UNIQUE INDEX contract_deal ON contract (deal);

-- The payments that a deal's contract plans as its last amendment left it, and what has come in for each.
CREATE TABLE instalment (
  deal          BLOB    NOT NULL REFERENCES deal (id),
  n             INTEGER NOT NULL,
  id            BLOB    NOT NULL,
  amount_fen    INTEGER NOT NULL,
  due_on        TEXT,
  received_fen  INTEGER NOT NULL,            -- receipts less their refunds
  PRIMARY KEY (deal, n)
) STRICT, WITHOUT ROWID;
CREATE INDEX instalment_open ON instalment (due_on, deal, n) WHERE due_on IS NOT NULL AND received_fen < amount_fen;

CREATE TABLE ledger_entry (
  id       BLOB PRIMARY KEY,
  body     TEXT NOT NULL CHECK (json_valid(body)),
  deal     BLOB    NOT NULL GENERATED ALWAYS AS (unhex(body ->> 'deal', '-')) VIRTUAL REFERENCES deal (id),
  entered  INTEGER NOT NULL GENERATED ALWAYS AS (body ->> 'order') VIRTUAL,
  on_day   TEXT    NOT NULL GENERATED ALWAYS AS (body ->> 'on') VIRTUAL
) STRICT;
CREATE UNIQUE INDEX ledger_entry_deal ON ledger_entry (deal, entered);

CREATE TABLE statement (
  row       INTEGER PRIMARY KEY,
  id        BLOB NOT NULL UNIQUE,
  draft     TEXT NOT NULL CHECK (json_valid(draft)),
  state     TEXT NOT NULL CHECK (json_valid(state)),
  totals    TEXT CHECK (json_valid(totals)),        -- those of the body, which is long and stands behind them
  body      TEXT CHECK (json_valid(body)),          -- NULL for a draft
  payee     BLOB NOT NULL GENERATED ALWAYS AS (unhex(draft ->> 'payee', '-')) VIRTUAL REFERENCES payee (id),
  standing  TEXT NOT NULL GENERATED ALWAYS AS (state ->> 'state') VIRTUAL,
  year      INTEGER       GENERATED ALWAYS AS (state ->> '$.number.year') VIRTUAL,
  sequence  INTEGER       GENERATED ALWAYS AS (state ->> '$.number.sequence') VIRTUAL
) STRICT;
CREATE INDEX statement_listed ON statement (payee, sequence IS NULL, year, sequence, id);
CREATE INDEX statement_draft ON statement (payee, id) WHERE standing = 'draft';
CREATE UNIQUE INDEX statement_number ON statement (payee, year, sequence) WHERE sequence IS NOT NULL;

-- Which deals a statement has lines of, and what these come to.
CREATE TABLE statement_deal (
  deal        BLOB    NOT NULL REFERENCES deal (id),
  statement   BLOB    NOT NULL REFERENCES statement (id),
  amount_fen  INTEGER NOT NULL,
  PRIMARY KEY (deal, statement)
) STRICT, WITHOUT ROWID;

-- Not journaled: what the search looks at, which can be built anew from the tables above. A row's number is the kind of record in
-- its highest bits and the `row` of its table below them. What persons are called stands apart, so that it can be erased at once.
CREATE VIRTUAL TABLE search_record USING fts5 (grams, content = '', contentless_delete = 1, detail = none, tokenize = 'ascii');
CREATE VIRTUAL TABLE search_personal USING fts5 (grams, content = '', contentless_delete = 1, detail = none, tokenize = 'ascii');
-- The pieces that the first of them holds.
CREATE VIRTUAL TABLE search_term USING fts5vocab (search_record, 'row');

-- An import puts in many texts between two writes: they are gathered to 4 MiB and merged late, so that each piece is written about once.
INSERT INTO search_record (search_record, rank) VALUES ('hashsize', 4194304), ('automerge', 8);
INSERT INTO search_personal (search_personal, rank) VALUES ('hashsize', 4194304), ('automerge', 8);

-- Not journaled: how a header was mapped the last time.
CREATE TABLE remembered_mapping (
  fingerprint  TEXT PRIMARY KEY,
  mapping      TEXT NOT NULL CHECK (json_valid(mapping))
) STRICT;
