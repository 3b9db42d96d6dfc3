CREATE TABLE device (
  id         BLOB PRIMARY KEY NOT NULL,
  public_key BLOB NOT NULL,
  name       TEXT NOT NULL,
  added_at   INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- The signing key of this installation. In the encrypted file only; never copied into a bundle.
CREATE TABLE device_secret (
  device BLOB PRIMARY KEY NOT NULL REFERENCES device (id),
  secret BLOB NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE journal (
  seq         INTEGER PRIMARY KEY NOT NULL,
  id          BLOB NOT NULL UNIQUE,
  stream      BLOB NOT NULL,
  device      BLOB NOT NULL REFERENCES device (id),
  device_seq  INTEGER NOT NULL,
  at          INTEGER NOT NULL,
  actor       BLOB NOT NULL,
  kind        TEXT NOT NULL,
  version     INTEGER NOT NULL,
  body_digest BLOB NOT NULL,
  prev_hash   BLOB NOT NULL,
  hash        BLOB NOT NULL,
  signature   BLOB NOT NULL,
  UNIQUE (device, device_seq)
) STRICT;

CREATE INDEX journal_stream ON journal (stream, seq);

CREATE TABLE body (
  seq   INTEGER PRIMARY KEY NOT NULL REFERENCES journal (seq),
  salt  BLOB NOT NULL,
  bytes BLOB NOT NULL
) STRICT;

-- Which entry's body was erased by which entry. Lets the trigger below tell an erasure from a mistake.
CREATE TABLE erasure (
  target INTEGER PRIMARY KEY NOT NULL REFERENCES journal (seq),
  by     INTEGER NOT NULL REFERENCES journal (seq)
) STRICT;

CREATE TRIGGER journal_no_update BEFORE UPDATE ON journal
BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;

CREATE TRIGGER journal_no_delete BEFORE DELETE ON journal
BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;

CREATE TRIGGER body_no_update BEFORE UPDATE ON body
BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;

CREATE TRIGGER body_no_delete BEFORE DELETE ON body
WHEN NOT EXISTS (SELECT 1 FROM erasure WHERE target = OLD.seq)
BEGIN SELECT RAISE(ABORT, 'a body goes only by a recorded erasure'); END;

CREATE TRIGGER device_no_update BEFORE UPDATE ON device
BEGIN SELECT RAISE(ABORT, 'a device record never changes'); END;

CREATE TRIGGER device_no_delete BEFORE DELETE ON device
BEGIN SELECT RAISE(ABORT, 'a device record never changes'); END;
