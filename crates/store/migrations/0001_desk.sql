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
  kind      TEXT NOT NULL CHECK (kind IN ('name', 'phone', 'post', 'note', 'certificate')),
  value     TEXT,                            -- NULL once erased
  salt      BLOB,
  shown_on  BLOB,                            -- the record whose page shows it, as a thing in `touch`
  CHECK ((value IS NULL) = (salt IS NULL))
) STRICT;
CREATE INDEX personal_person ON personal (person) WHERE person IS NOT NULL;
CREATE INDEX personal_name ON personal (value, id, person) WHERE kind = 'name' AND person IS NOT NULL AND value IS NOT NULL;
CREATE INDEX personal_nameless ON personal (person) WHERE kind <> 'name' AND person IS NOT NULL AND value IS NOT NULL;

-- Texts of which a part was erased, each with the hash of what is left: it counts in place of the one that events name.
CREATE TABLE redacted (
  id    BLOB PRIMARY KEY,
  hash  TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- The persons of whom something is held, the names that are held, each with in how many values, and how many there are of both.
CREATE TABLE person (
  id    BLOB    PRIMARY KEY,
  held  INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE person_name (
  name  TEXT    PRIMARY KEY,
  held  INTEGER NOT NULL
) STRICT;
CREATE INDEX person_name_listed ON person_name (pinyin_order(name), name);
CREATE TABLE persons_held (
  what    TEXT    PRIMARY KEY,
  number  INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO persons_held (what, number) VALUES ('person', 0), ('name', 0);

CREATE TRIGGER personal_comes AFTER INSERT ON personal WHEN new.person IS NOT NULL AND new.value IS NOT NULL BEGIN
  INSERT INTO person (id, held) VALUES (new.person, 1) ON CONFLICT (id) DO UPDATE SET held = held + 1;
  INSERT INTO person_name (name, held) SELECT new.value, 1 WHERE new.kind = 'name' ON CONFLICT (name) DO UPDATE SET held = held + 1;
END;
CREATE TRIGGER personal_goes AFTER DELETE ON personal WHEN old.person IS NOT NULL AND old.value IS NOT NULL BEGIN
  UPDATE person SET held = held - 1 WHERE id = old.person;
  UPDATE person_name SET held = held - 1 WHERE name = old.value AND old.kind = 'name';
  DELETE FROM person WHERE id = old.person AND held = 0;
  DELETE FROM person_name WHERE name = old.value AND held = 0;
END;
CREATE TRIGGER personal_is_erased AFTER UPDATE OF value ON personal WHEN old.person IS NOT NULL AND old.value IS NOT NULL AND new.value IS NULL BEGIN
  UPDATE person SET held = held - 1 WHERE id = old.person;
  UPDATE person_name SET held = held - 1 WHERE name = old.value AND old.kind = 'name';
  DELETE FROM person WHERE id = old.person AND held = 0;
  DELETE FROM person_name WHERE name = old.value AND held = 0;
END;
CREATE TRIGGER person_comes AFTER INSERT ON person BEGIN UPDATE persons_held SET number = number + 1 WHERE what = 'person'; END;
CREATE TRIGGER person_goes AFTER DELETE ON person BEGIN UPDATE persons_held SET number = number - 1 WHERE what = 'person'; END;
CREATE TRIGGER person_name_comes AFTER INSERT ON person_name BEGIN UPDATE persons_held SET number = number + 1 WHERE what = 'name'; END;
CREATE TRIGGER person_name_goes AFTER DELETE ON person_name BEGIN UPDATE persons_held SET number = number - 1 WHERE what = 'name'; END;

CREATE TABLE desk (
  id                BLOB    PRIMARY KEY,
  name              TEXT    NOT NULL,
  is_demonstration  INTEGER NOT NULL CHECK (is_demonstration IN (0, 1)),
  member            BLOB    NOT NULL,        -- whose desk it is
  created_on        TEXT    NOT NULL
) STRICT;

CREATE TABLE member (
  id          BLOB PRIMARY KEY,
  body        TEXT NOT NULL CHECK (json_valid(body)),
  removed_on  TEXT
) STRICT;

CREATE TABLE organisation (
  row          INTEGER PRIMARY KEY,
  id           BLOB NOT NULL UNIQUE,
  body         TEXT NOT NULL CHECK (json_valid(body)),
  removed_on   TEXT,
  next_action  TEXT CHECK (json_valid(next_action)),
  name         TEXT NOT NULL GENERATED ALWAYS AS (body ->> 'name') VIRTUAL,
  code         TEXT          GENERATED ALWAYS AS (body ->> 'code') VIRTUAL,
  list_code    TEXT          GENERATED ALWAYS AS (body ->> 'list_code') VIRTUAL,
  region       TEXT          GENERATED ALWAYS AS (body ->> 'region') VIRTUAL,
  next_on      TEXT          GENERATED ALWAYS AS (next_action ->> 'on') VIRTUAL
) STRICT;
CREATE INDEX organisation_listed ON organisation (pinyin_order(name)) WHERE removed_on IS NULL;
CREATE INDEX organisation_placed ON organisation (region) WHERE removed_on IS NULL;
CREATE INDEX organisation_binned ON organisation (name, id) WHERE removed_on IS NOT NULL;
-- By what two names have in common that nobody can tell apart.
CREATE INDEX organisation_named ON organisation (comparable(name)) WHERE removed_on IS NULL;
CREATE INDEX organisation_code ON organisation (code) WHERE code IS NOT NULL;
CREATE INDEX organisation_list_code ON organisation (list_code) WHERE list_code IS NOT NULL;
CREATE INDEX organisation_due ON organisation (next_on) WHERE removed_on IS NULL AND next_on IS NOT NULL;

-- What was written into an organisation's own log.
CREATE TABLE organisation_note (
  id            BLOB PRIMARY KEY,
  organisation  BLOB NOT NULL REFERENCES organisation (id),
  body          TEXT NOT NULL CHECK (json_valid(body)),
  on_day        TEXT NOT NULL GENERATED ALWAYS AS (body ->> 'on') VIRTUAL
) STRICT;
CREATE INDEX organisation_note_logged ON organisation_note (organisation, on_day);

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
CREATE INDEX result_owned ON result (pinyin_order(owner_name)) WHERE removed_on IS NULL;
CREATE INDEX result_binned ON result (title, id) WHERE removed_on IS NOT NULL;
CREATE INDEX result_titled ON result (comparable(title)) WHERE removed_on IS NULL;
CREATE INDEX result_number ON result (application_number) WHERE application_number IS NOT NULL;
CREATE INDEX result_publication ON result (publication_number) WHERE publication_number IS NOT NULL;
CREATE INDEX result_owner ON result (owner_unit, removed_on) WHERE owner_unit IS NOT NULL;
-- Those whose owner is a name and no organisation of the desk.
CREATE INDEX result_owner_named ON result (comparable(owner_name)) WHERE owner_unit IS NULL AND owner_name IS NOT NULL AND removed_on IS NULL;

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
  proven       TEXT,                         -- the stage that its papers and money prove; NULL where they prove none
  kept         TEXT,                         -- the stage over whose proof the broker kept the present one
  next_action  TEXT CHECK (json_valid(next_action)),
  amount_fen   INTEGER,                      -- the contract's price as last amended; before there is one, the first result's asking price
  is_agreed    INTEGER NOT NULL DEFAULT 0 CHECK (is_agreed IN (0, 1)), -- a contract says so
  received_fen INTEGER NOT NULL DEFAULT 0,   -- receipts less their refunds
  earned_fen   INTEGER,                      -- the commission of its lines, for all payees; NULL where there is none
  title        TEXT NOT NULL GENERATED ALWAYS AS (body ->> 'title') VIRTUAL,
  client       BLOB          GENERATED ALWAYS AS (unhex(body ->> 'client', '-')) VIRTUAL REFERENCES organisation (id),
  first_result BLOB          GENERATED ALWAYS AS (unhex(body ->> '$.results[0]', '-')) VIRTUAL REFERENCES result (id),
  since        TEXT NOT NULL GENERATED ALWAYS AS (ifnull(moved_on, body ->> 'opened_on')) VIRTUAL,
  ahead        TEXT          GENERATED ALWAYS AS (iif(stage <> 'P18' AND proven > max(stage, ifnull(kept, '')), proven, NULL)) VIRTUAL,
  next_on      TEXT          GENERATED ALWAYS AS (iif(stage <> 'P18', next_action ->> 'on', NULL)) VIRTUAL, -- a closed deal asks for nothing
  received_share REAL        GENERATED ALWAYS AS (iif(is_agreed AND amount_fen > 0, CAST(received_fen AS REAL) / amount_fen, NULL)) VIRTUAL, -- orders a list, and is no amount
  stands_since TEXT          GENERATED ALWAYS AS (iif(stage <> 'P18', ifnull(moved_on, body ->> 'opened_on'), NULL)) VIRTUAL -- while it is open
) STRICT;
-- In the order of the path, then of the next day; those without one last.
CREATE INDEX deal_listed ON deal (stage, next_on IS NULL, next_on) WHERE removed_on IS NULL;
CREATE INDEX deal_titled ON deal (pinyin_order(title)) WHERE removed_on IS NULL;
CREATE INDEX deal_by_amount ON deal (amount_fen) WHERE removed_on IS NULL;
CREATE INDEX deal_by_share ON deal (received_share) WHERE removed_on IS NULL;
CREATE INDEX deal_by_earned ON deal (earned_fen) WHERE removed_on IS NULL;
CREATE INDEX deal_by_days ON deal (stands_since) WHERE removed_on IS NULL;
CREATE INDEX deal_binned ON deal (title, id) WHERE removed_on IS NOT NULL;
CREATE INDEX deal_due ON deal (next_on) WHERE removed_on IS NULL;
CREATE INDEX deal_idle ON deal (since) WHERE removed_on IS NULL AND stage <> 'P18' AND next_action IS NULL;
CREATE INDEX deal_ahead ON deal (since) WHERE removed_on IS NULL AND ahead IS NOT NULL;
CREATE INDEX deal_client ON deal (client) WHERE client IS NOT NULL;

-- The results that a deal names, from the side of the result.
CREATE TABLE deal_result (
  result  BLOB NOT NULL REFERENCES result (id),
  deal    BLOB NOT NULL REFERENCES deal (id),
  PRIMARY KEY (result, deal)
) STRICT, WITHOUT ROWID;
CREATE INDEX deal_result_deal ON deal_result (deal);

-- Whom a deal is with: its client, the owners of its results, and whoever signed its mandate and contract.
CREATE TABLE deal_party (
  organisation  BLOB    NOT NULL REFERENCES organisation (id),
  deal          BLOB    NOT NULL REFERENCES deal (id),
  buys          INTEGER NOT NULL CHECK (buys IN (0, 1)),
  sells         INTEGER NOT NULL CHECK (sells IN (0, 1)),
  PRIMARY KEY (organisation, deal)
) STRICT, WITHOUT ROWID;
CREATE INDEX deal_party_deal ON deal_party (deal);

-- How many records of a list are in use, which a count would read the whole list for. Deals are counted by stage, with their amounts.
CREATE TABLE in_use (
  list     TEXT    PRIMARY KEY,
  records  INTEGER NOT NULL,
  fen      INTEGER NOT NULL DEFAULT 0
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
CREATE TRIGGER deal_goes AFTER DELETE ON deal WHEN old.removed_on IS NULL BEGIN
  UPDATE in_use SET records = records - 1, fen = fen - ifnull(old.amount_fen, 0) WHERE list = 'deal ' || old.stage;
  DELETE FROM in_use WHERE list = 'deal ' || old.stage AND records = 0;
END;
CREATE TRIGGER deal_moves AFTER UPDATE OF removed_on, stage, amount_fen ON deal BEGIN
  UPDATE in_use SET records = records - 1, fen = fen - ifnull(old.amount_fen, 0) WHERE list = 'deal ' || old.stage AND old.removed_on IS NULL;
  INSERT INTO in_use (list, records, fen) SELECT 'deal ' || new.stage, 1, ifnull(new.amount_fen, 0) WHERE new.removed_on IS NULL
    ON CONFLICT (list) DO UPDATE SET records = records + 1, fen = fen + excluded.fen;
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
  id               BLOB PRIMARY KEY,
  body             TEXT    NOT NULL CHECK (json_valid(body)),
  tail_ends_on     TEXT,                  -- the last day of the time after its end
  deal             BLOB    NOT NULL GENERATED ALWAYS AS (unhex(body ->> 'deal', '-')) VIRTUAL REFERENCES deal (id),
  ends_on          TEXT             GENERATED ALWAYS AS (body ->> 'ends_on') VIRTUAL,
  follows_rates    INTEGER NOT NULL GENERATED ALWAYS AS (body LIKE '%"guideline_in_force"%') VIRTUAL -- its rates change with new versions
) STRICT;
CREATE UNIQUE INDEX mandate_deal ON mandate (deal);
CREATE INDEX mandate_follows_rates ON mandate (deal) WHERE follows_rates;
CREATE INDEX mandate_ending ON mandate (ends_on) WHERE ends_on IS NOT NULL;
CREATE INDEX mandate_tail ON mandate (tail_ends_on) WHERE tail_ends_on IS NOT NULL;

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
  deal     BLOB NOT NULL GENERATED ALWAYS AS (unhex(body ->> 'deal', '-')) VIRTUAL REFERENCES deal (id),
  kind     TEXT NOT NULL GENERATED ALWAYS AS (body ->> 'kind') VIRTUAL
) STRICT;
CREATE UNIQUE INDEX contract_deal ON contract (deal);
CREATE INDEX contract_kind ON contract (kind, deal);

-- The payments that a deal's contract plans as its last amendment left it, and what has come in for each.
CREATE TABLE instalment (
  deal          BLOB    NOT NULL REFERENCES deal (id),
  n             INTEGER NOT NULL,
  id            BLOB    NOT NULL,
  amount_fen    INTEGER NOT NULL,
  due_on        TEXT,
  received_fen  INTEGER NOT NULL,            -- receipts less their refunds
  is_over       INTEGER NOT NULL CHECK (is_over IN (0, 1)), -- the clause that covers it is completed: nothing more is to come
  PRIMARY KEY (deal, n)
) STRICT, WITHOUT ROWID;
CREATE INDEX instalment_open ON instalment (due_on, deal, n) WHERE due_on IS NOT NULL AND received_fen < amount_fen AND NOT is_over;

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
  payee         BLOB NOT NULL GENERATED ALWAYS AS (unhex(draft ->> 'payee', '-')) VIRTUAL REFERENCES payee (id),
  ends_on       TEXT NOT NULL GENERATED ALWAYS AS (draft ->> 'to') VIRTUAL,
  standing      TEXT NOT NULL GENERATED ALWAYS AS (state ->> 'state') VIRTUAL,
  year          INTEGER       GENERATED ALWAYS AS (state ->> '$.number.year') VIRTUAL,
  sequence      INTEGER       GENERATED ALWAYS AS (state ->> '$.number.sequence') VIRTUAL,
  gross_fen     INTEGER       GENERATED ALWAYS AS (CAST(replace(totals ->> 'gross', '.', '') AS INTEGER)) VIRTUAL,
  withheld_fen  INTEGER       GENERATED ALWAYS AS (CAST(replace(totals ->> 'withheld', '.', '') AS INTEGER)) VIRTUAL,
  net_fen       INTEGER       GENERATED ALWAYS AS (CAST(replace(totals ->> 'net', '.', '') AS INTEGER)) VIRTUAL
) STRICT;
-- Lists, their filters and sums look at these alone: a row itself is as long as the statement.
CREATE INDEX statement_listed ON statement (ends_on, payee, standing, year, sequence, gross_fen, withheld_fen, net_fen);
CREATE INDEX statement_period ON statement (payee, standing, ends_on);
CREATE INDEX statement_draft ON statement (payee, id) WHERE standing = 'draft';
CREATE UNIQUE INDEX statement_number ON statement (payee, year, sequence) WHERE sequence IS NOT NULL;

-- Which deals a statement has lines of, on which day it says so, and what these come to.
CREATE TABLE statement_deal (
  deal        BLOB    NOT NULL REFERENCES deal (id),
  statement   BLOB    NOT NULL REFERENCES statement (id),
  on_day      TEXT    NOT NULL,
  amount_fen  INTEGER NOT NULL,
  PRIMARY KEY (deal, statement)
) STRICT, WITHOUT ROWID;

-- What each payee has of each line of commission as it computes today, and what the statements that stand have stated for it. The
-- deals that an entry of the journal moves are counted anew at its end.
CREATE TABLE earned (
  deal        BLOB    NOT NULL REFERENCES deal (id) DEFERRABLE INITIALLY DEFERRED,
  payee       BLOB    NOT NULL REFERENCES payee (id) DEFERRABLE INITIALLY DEFERRED,
  line        BLOB    NOT NULL,              -- the first clause of its chain, then the ledger's entry; the clause alone for the signing
  due_on      TEXT    NOT NULL,              -- its day; empty for one that was stated, of which whatever has changed is due at once
  part_fen    INTEGER NOT NULL,
  stated_fen  INTEGER NOT NULL,
  stated      INTEGER NOT NULL,              -- on how many statements
  open_fen    INTEGER NOT NULL GENERATED ALWAYS AS (part_fen - stated_fen) VIRTUAL,
  PRIMARY KEY (deal, payee, line)
) STRICT, WITHOUT ROWID;
CREATE INDEX earned_open ON earned (payee, due_on, open_fen) WHERE open_fen <> 0;

-- Not journaled: what the search looks at, which can be built anew from the tables above. A row's number is the kind of record in
-- its highest bits and the `row` of its table below them. What persons are called stands apart, so that it can be erased at once.
CREATE VIRTUAL TABLE search_record USING fts5 (grams, content = '', contentless_delete = 1, detail = none, tokenize = 'ascii');
CREATE VIRTUAL TABLE search_personal USING fts5 (grams, content = '', contentless_delete = 1, detail = none, tokenize = 'ascii');
-- The pieces that the first of them holds.
CREATE VIRTUAL TABLE search_term USING fts5vocab (search_record, 'row');

-- An import puts in many texts between two writes: they are gathered to 4 MiB and merged late, so that each piece is written about once.
INSERT INTO search_record (search_record, rank) VALUES ('hashsize', 4194304), ('automerge', 8);
INSERT INTO search_personal (search_personal, rank) VALUES ('hashsize', 4194304), ('automerge', 8);

-- Not journaled: views of lists that were kept under a name.
CREATE TABLE list_view (
  list   TEXT NOT NULL,
  name   TEXT NOT NULL,
  shows  TEXT NOT NULL CHECK (json_valid(shows)),
  PRIMARY KEY (list, name)
) STRICT, WITHOUT ROWID;

-- Not journaled: how a header was mapped the last time.
CREATE TABLE remembered_mapping (
  fingerprint  TEXT PRIMARY KEY,
  mapping      TEXT NOT NULL CHECK (json_valid(mapping))
) STRICT;
