-- Foundation: departments, accounts, calendar, subjects, catalogue, records, disclosure, imports, ledger.

CREATE EXTENSION IF NOT EXISTS pg_trgm;

-- Time-ordered identifiers (UUID version 7, RFC 9562), also before PostgreSQL 18.
CREATE FUNCTION new_id() RETURNS uuid LANGUAGE sql VOLATILE PARALLEL SAFE AS $$
  SELECT encode(
    set_bit(set_bit(
      overlay(uuid_send(gen_random_uuid())
        PLACING substring(int8send((extract(epoch FROM clock_timestamp()) * 1000)::bigint) FROM 3) FROM 1 FOR 6),
      52, 1), 53, 1),
    'hex')::uuid
$$;

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $$;

-- platform -----------------------------------------------------------------------------------------------------------

CREATE TABLE setting (
  key text PRIMARY KEY,
  value jsonb NOT NULL
);

CREATE TABLE encryption_key (
  id integer PRIMARY KEY,
  wrapped bytea NOT NULL,
  created_at timestamptz(3) NOT NULL DEFAULT now(),
  retired_at timestamptz(3)
);

CREATE TABLE signing_key (
  id text PRIMARY KEY,
  public_key bytea NOT NULL,
  private_key bytea NOT NULL,
  created_at timestamptz(3) NOT NULL DEFAULT now(),
  retired_at timestamptz(3)
);

-- ledger -------------------------------------------------------------------------------------------------------------

CREATE TABLE audit_entry (
  id uuid PRIMARY KEY,
  at timestamptz(3) NOT NULL,
  event text NOT NULL,
  actor_id text NOT NULL,
  actor_role text NOT NULL,
  department_key text,
  target_type text NOT NULL,
  target_id text NOT NULL,
  outcome text NOT NULL CHECK (outcome IN ('done', 'denied')),
  facts jsonb NOT NULL,
  salt bytea NOT NULL CHECK (octet_length(salt) = 16)
);
CREATE INDEX audit_entry_target ON audit_entry (target_type, target_id, id);

CREATE TABLE ledger_leaf (
  id uuid PRIMARY KEY REFERENCES audit_entry (id),
  hash bytea NOT NULL CHECK (octet_length(hash) = 32)
);

CREATE TABLE ledger_entry (
  seq bigint PRIMARY KEY CHECK (seq >= 0),
  leaf_id uuid NOT NULL UNIQUE REFERENCES ledger_leaf (id),
  hash bytea NOT NULL CHECK (octet_length(hash) = 32)
);

CREATE TABLE ledger_checkpoint (
  size bigint PRIMARY KEY CHECK (size > 0),
  root bytea NOT NULL CHECK (octet_length(root) = 32),
  frontier bytea[] NOT NULL,
  note text NOT NULL,
  at timestamptz(3) NOT NULL
);

CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_entry EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger_leaf EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger_entry EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger_checkpoint EXECUTE FUNCTION refuse_change();

-- departments and accounts -------------------------------------------------------------------------------------------

CREATE TABLE department (
  key text PRIMARY KEY CHECK (key ~ '^[a-z][a-z0-9-]{1,30}$'),
  name text NOT NULL,
  full_name text NOT NULL,
  aliases text[] NOT NULL,
  kind text NOT NULL CHECK (kind IN ('government', 'office', 'committee', 'department', 'party', 'court', 'town', 'management_committee')),
  uscc text,
  uscc_verified boolean NOT NULL DEFAULT false,
  registers_subjects boolean NOT NULL DEFAULT false,
  lead_articles integer[] NOT NULL,
  support_articles integer[] NOT NULL,
  verified boolean NOT NULL,
  source text NOT NULL,
  note text NOT NULL DEFAULT '',
  sort integer NOT NULL
);

CREATE TABLE account (
  id uuid PRIMARY KEY DEFAULT new_id(),
  username text NOT NULL UNIQUE CHECK (username ~ '^[a-z0-9][a-z0-9.-]{1,60}$'),
  name text NOT NULL,
  password_hash text NOT NULL,
  department_key text REFERENCES department (key),
  subject_code text,
  totp_secret bytea,
  totp_confirmed_at timestamptz(3),
  totp_last_step integer,
  totp_required boolean NOT NULL DEFAULT false,
  must_change_password boolean NOT NULL DEFAULT false,
  password_changed_at timestamptz(3) NOT NULL DEFAULT now(),
  disabled_at timestamptz(3),
  created_at timestamptz(3) NOT NULL DEFAULT now()
);

CREATE TABLE account_role (
  account_id uuid NOT NULL REFERENCES account (id),
  role text NOT NULL CHECK (role IN ('officer', 'reviewer', 'credit-office', 'auditor', 'admin', 'enterprise', 'association', 'agency')),
  granted_by uuid REFERENCES account (id),
  granted_at timestamptz(3) NOT NULL DEFAULT now(),
  PRIMARY KEY (account_id, role)
);

CREATE TABLE session (
  id uuid PRIMARY KEY DEFAULT new_id(),
  account_id uuid NOT NULL REFERENCES account (id),
  created_at timestamptz(3) NOT NULL DEFAULT now(),
  seen_at timestamptz(3) NOT NULL DEFAULT now(),
  expires_at timestamptz(3) NOT NULL,
  revoked_at timestamptz(3),
  agent text NOT NULL
);
CREATE INDEX session_account ON session (account_id, created_at DESC);

CREATE TABLE sign_in_throttle (
  key text PRIMARY KEY,
  failures integer NOT NULL,
  last_failed_at timestamptz(3) NOT NULL,
  locked_until timestamptz(3)
);

-- calendar -----------------------------------------------------------------------------------------------------------

CREATE TABLE calendar_year (
  year integer PRIMARY KEY CHECK (year BETWEEN 2000 AND 2100),
  source text NOT NULL,
  verified boolean NOT NULL,
  imported_by uuid REFERENCES account (id),
  imported_at timestamptz(3) NOT NULL DEFAULT now()
);

CREATE TABLE calendar_day (
  date date PRIMARY KEY,
  kind text NOT NULL CHECK (kind IN ('holiday', 'workday')),
  name text NOT NULL
);

-- subjects -----------------------------------------------------------------------------------------------------------

CREATE TABLE subject (
  code text PRIMARY KEY,
  kind text NOT NULL CHECK (kind IN ('enterprise', 'sole_trader', 'cooperative', 'agency', 'institution', 'social_organisation', 'village', 'law_firm', 'other', 'natural_person')),
  name text NOT NULL CHECK (name <> ''),
  name_key text NOT NULL CHECK (name_key <> ''),
  status text NOT NULL CHECK (status IN ('active', 'cancelled', 'revoked', 'moved', 'unknown')),
  region_code text,
  town_key text REFERENCES department (key),
  address text,
  industry text,
  scope text,
  established_on date,
  registration_no text,
  authority text,
  sealed bytea,
  verified_at timestamptz(3),
  content_hash bytea,
  created_at timestamptz(3) NOT NULL DEFAULT now(),
  updated_at timestamptz(3) NOT NULL DEFAULT now(),
  -- Natural persons never appear under an identity number: their key is a keyed hash (prefix P), and so is that of a
  -- business without a code (prefix T). Everything else is keyed by its USCC.
  CHECK (CASE kind
    WHEN 'natural_person' THEN code ~ '^P[0-9A-HJKMNP-TV-Z]{26}$'
    WHEN 'sole_trader' THEN code ~ '^([0-9A-HJ-NPQRTUWXY]{18}|T[0-9A-HJKMNP-TV-Z]{26})$'
    ELSE code ~ '^[0-9A-HJ-NPQRTUWXY]{18}$' END)
);
CREATE INDEX subject_name_trgm ON subject USING gin (name_key gin_trgm_ops) WHERE kind <> 'natural_person';
CREATE INDEX subject_name ON subject (name_key, code);

CREATE TABLE former_name (
  subject_code text NOT NULL REFERENCES subject (code),
  name_key text NOT NULL,
  name text NOT NULL,
  until_on date,
  PRIMARY KEY (subject_code, name_key)
);
CREATE INDEX former_name_trgm ON former_name USING gin (name_key gin_trgm_ops);

CREATE TABLE post (
  id uuid PRIMARY KEY DEFAULT new_id(),
  subject_code text NOT NULL REFERENCES subject (code),
  role text NOT NULL CHECK (role IN ('legal_representative', 'principal', 'operator')),
  person_name text NOT NULL,
  person_code text REFERENCES subject (code),
  since_on date,
  until_on date
);
CREATE UNIQUE INDEX post_current ON post (subject_code, role) WHERE until_on IS NULL;
CREATE INDEX post_person ON post (person_code) WHERE person_code IS NOT NULL;

-- catalogue and records ----------------------------------------------------------------------------------------------

CREATE TABLE catalogue_item (
  key text PRIMARY KEY CHECK (key ~ '^[a-z][a-z0-9-]{1,40}$'),
  code text NOT NULL UNIQUE,
  class_no integer NOT NULL CHECK (class_no BETWEEN 1 AND 13),
  name text NOT NULL,
  template text NOT NULL,
  subject_kinds text[] NOT NULL,
  publicity text NOT NULL CHECK (publicity IN ('public', 'government', 'authorised', 'closed')),
  share_scope text NOT NULL,
  update_frequency text NOT NULL,
  time_limit_workdays integer,
  department_keys text[] NOT NULL,
  departments text NOT NULL,
  legal_basis text NOT NULL,
  retention text NOT NULL,
  verified boolean NOT NULL,
  sort integer NOT NULL
);

CREATE TABLE severity_rule (
  id text PRIMARY KEY,
  rule_set text NOT NULL,
  subject_scope text NOT NULL CHECK (subject_scope IN ('any', 'organisation', 'person')),
  procedure text CHECK (procedure IN ('simple', 'ordinary')),
  penalty_types text[] NOT NULL,
  fine_over numeric(18, 6),
  fine_up_to numeric(18, 6),
  severity text NOT NULL CHECK (severity IN ('minor', 'ordinary', 'serious')),
  effective_from date NOT NULL,
  effective_to date,
  legal_basis text NOT NULL,
  verified boolean NOT NULL,
  note text NOT NULL DEFAULT ''
);

CREATE TABLE publicity_rule (
  id text PRIMARY KEY,
  rule_set text NOT NULL,
  item_key text NOT NULL REFERENCES catalogue_item (key),
  severity text CHECK (severity IN ('minor', 'ordinary', 'serious')),
  special_field boolean,
  natural_person boolean,
  disclose boolean NOT NULL,
  min_months integer,
  max_months integer,
  until_field text,
  effective_from date NOT NULL,
  effective_to date,
  legal_basis text NOT NULL,
  verified boolean NOT NULL,
  note text NOT NULL DEFAULT ''
);

CREATE TABLE record (
  id uuid PRIMARY KEY,
  item_key text NOT NULL REFERENCES catalogue_item (key),
  department_key text NOT NULL REFERENCES department (key),
  subject_code text NOT NULL REFERENCES subject (code),
  doc_no text NOT NULL,
  doc_no_key text NOT NULL CHECK (doc_no_key <> ''),
  created_at timestamptz(3) NOT NULL DEFAULT now(),
  -- what follows is the released revision's
  revision integer,
  content jsonb,
  authority text,
  decided_on date,
  severity text CHECK (severity IN ('minor', 'ordinary', 'serious')),
  publicity text CHECK (publicity IN ('open', 'minor', 'exempt', 'closed')),
  publicity_rule text REFERENCES publicity_rule (id),
  public_from timestamptz(3),
  public_until timestamptz(3),
  repairable_on date,
  withdrawn_at timestamptz(3),
  due_on date,
  first_public_at timestamptz(3),
  workdays_used integer,
  CHECK (revision IS NULL OR (content IS NOT NULL AND decided_on IS NOT NULL AND publicity IS NOT NULL)),
  CHECK (public_from IS NULL OR (revision IS NOT NULL AND publicity = 'open'))
);
-- The same document number of the same department for the same subject is the same record.
CREATE UNIQUE INDEX record_natural_key ON record (subject_code, department_key, item_key, doc_no_key);
CREATE INDEX record_public_list ON record (decided_on DESC, id DESC) WHERE public_from IS NOT NULL;
CREATE INDEX record_public_item ON record (item_key, decided_on DESC, id DESC) WHERE public_from IS NOT NULL;
CREATE INDEX record_public_department ON record (department_key, item_key, decided_on DESC, id DESC) WHERE public_from IS NOT NULL;
CREATE INDEX record_public_subject ON record (subject_code, decided_on DESC, id DESC) WHERE public_from IS NOT NULL;
CREATE INDEX record_doc_no_trgm ON record USING gin (doc_no_key gin_trgm_ops);

CREATE TABLE record_revision (
  id uuid PRIMARY KEY,
  record_id uuid NOT NULL REFERENCES record (id),
  no integer NOT NULL CHECK (no > 0),
  kind text NOT NULL CHECK (kind IN ('entry', 'update', 'correction', 'withdrawal')),
  state text NOT NULL CHECK (state IN ('draft', 'returned', 'released', 'superseded', 'discarded')),
  item_key text NOT NULL,
  department_key text NOT NULL,
  subject_code text NOT NULL,
  content jsonb NOT NULL,
  sealed bytea,
  content_hash bytea NOT NULL,
  authority text NOT NULL,
  decided_on date NOT NULL,
  severity text CHECK (severity IN ('minor', 'ordinary', 'serious')),
  severity_rule text REFERENCES severity_rule (id),
  severity_reason text,
  publicity text NOT NULL CHECK (publicity IN ('open', 'minor', 'exempt', 'closed')),
  publicity_reason text NOT NULL,
  publicity_rule text REFERENCES publicity_rule (id),
  public_until_on date,
  repairable_on date,
  due_on date,
  reason text,
  import_id uuid,
  entered_by uuid NOT NULL REFERENCES account (id),
  entered_at timestamptz(3) NOT NULL,
  released_by uuid REFERENCES account (id),
  released_at timestamptz(3),
  returned_by uuid REFERENCES account (id),
  returned_at timestamptz(3),
  return_reason text,
  UNIQUE (record_id, no),
  -- four eyes: whoever entered it can neither release it nor send it back
  CONSTRAINT four_eyes_release CHECK (released_by IS NULL OR released_by <> entered_by),
  CONSTRAINT four_eyes_return CHECK (returned_by IS NULL OR returned_by <> entered_by),
  CONSTRAINT released_by_someone CHECK ((state = 'released') = (released_by IS NOT NULL AND released_at IS NOT NULL)),
  CONSTRAINT returned_with_reason CHECK (state <> 'returned' OR (returned_by IS NOT NULL AND return_reason IS NOT NULL)),
  CONSTRAINT change_with_reason CHECK (kind NOT IN ('correction', 'withdrawal') OR reason IS NOT NULL),
  CONSTRAINT manual_severity_with_reason CHECK (severity IS NULL OR severity_rule IS NOT NULL OR severity_reason IS NOT NULL)
);
-- one open revision a record
CREATE UNIQUE INDEX revision_open ON record_revision (record_id) WHERE state IN ('draft', 'returned');
CREATE INDEX revision_queue ON record_revision (department_key, state, due_on, id) WHERE state IN ('draft', 'returned');
CREATE INDEX revision_import ON record_revision (import_id, id) WHERE import_id IS NOT NULL;
CREATE INDEX revision_department ON record_revision (department_key, id DESC);

-- A released, superseded or discarded revision stays as it was; an open one changes its state only.
CREATE FUNCTION guard_revision() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.state NOT IN ('draft', 'returned') THEN
    RAISE EXCEPTION 'revision % of record % is closed', OLD.no, OLD.record_id USING ERRCODE = 'restrict_violation';
  END IF;
  IF (NEW.content, NEW.sealed, NEW.content_hash, NEW.record_id, NEW.no, NEW.kind, NEW.entered_by, NEW.entered_at, NEW.decided_on, NEW.severity, NEW.publicity)
     IS DISTINCT FROM
     (OLD.content, OLD.sealed, OLD.content_hash, OLD.record_id, OLD.no, OLD.kind, OLD.entered_by, OLD.entered_at, OLD.decided_on, OLD.severity, OLD.publicity) THEN
    RAISE EXCEPTION 'a revision is superseded, never edited' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER guard BEFORE UPDATE ON record_revision FOR EACH ROW EXECUTE FUNCTION guard_revision();
CREATE TRIGGER no_delete BEFORE DELETE OR TRUNCATE ON record_revision EXECUTE FUNCTION refuse_change();

-- A record shows released revisions only.
CREATE FUNCTION guard_record() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.revision IS NOT NULL AND (TG_OP = 'INSERT' OR NEW.revision IS DISTINCT FROM OLD.revision OR NEW.content IS DISTINCT FROM OLD.content) THEN
    PERFORM 1 FROM record_revision v
      WHERE v.record_id = NEW.id AND v.no = NEW.revision AND v.state = 'released' AND v.released_by <> v.entered_by
        AND (NEW.content IS NOT DISTINCT FROM v.content);
    IF NOT FOUND THEN
      RAISE EXCEPTION 'record % has no released revision %', NEW.id, NEW.revision USING ERRCODE = 'restrict_violation';
    END IF;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER guard BEFORE INSERT OR UPDATE OF revision, content ON record FOR EACH ROW EXECUTE FUNCTION guard_record();
CREATE TRIGGER no_delete BEFORE DELETE OR TRUNCATE ON record EXECUTE FUNCTION refuse_change();

-- disclosure ---------------------------------------------------------------------------------------------------------

-- Public is computed, not scheduled: the one condition, from the row and the instant.
CREATE FUNCTION is_public(public_from timestamptz, public_until timestamptz, withdrawn_at timestamptz, at timestamptz)
RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT public_from IS NOT NULL AND public_from <= at AND withdrawn_at IS NULL AND (public_until IS NULL OR at < public_until)
$$;

-- Every public channel reads records through this view.
CREATE VIEW public_record AS
SELECT r.id, r.item_key, i.name AS item_name, i.class_no, i.template, r.department_key, d.name AS department_name,
       r.subject_code, s.name AS subject_name, s.name_key AS subject_name_key, s.kind AS subject_kind,
       r.doc_no, r.doc_no_key, r.revision, r.content, r.authority, r.decided_on, r.severity,
       r.publicity_rule, r.public_from, r.public_until, r.repairable_on, r.due_on, r.first_public_at, r.workdays_used
FROM record r
JOIN subject s ON s.code = r.subject_code
JOIN catalogue_item i ON i.key = r.item_key
JOIN department d ON d.key = r.department_key
WHERE r.public_from IS NOT NULL AND is_public(r.public_from, r.public_until, r.withdrawn_at, now());

-- A subject is public when the register has confirmed it, or when something about it is public.
CREATE VIEW public_subject AS
SELECT s.code, s.kind, s.name, s.name_key, s.status, s.region_code, s.town_key, s.address, s.industry, s.scope,
       s.established_on, s.authority, s.verified_at
FROM subject s
WHERE (s.verified_at IS NOT NULL AND s.kind <> 'natural_person')
   OR EXISTS (SELECT 1 FROM record r WHERE r.subject_code = s.code AND r.public_from IS NOT NULL
              AND is_public(r.public_from, r.public_until, r.withdrawn_at, now()));

-- imports ------------------------------------------------------------------------------------------------------------

CREATE TABLE import (
  id uuid PRIMARY KEY DEFAULT new_id(),
  kind text NOT NULL,
  department_key text NOT NULL REFERENCES department (key),
  file_name text NOT NULL,
  file_size integer NOT NULL,
  file_hash bytea NOT NULL,
  state text NOT NULL CHECK (state IN ('received', 'checking', 'checked', 'refused', 'writing', 'written', 'releasing', 'released', 'cancelled')),
  sheet_name text,
  header_row integer,
  columns jsonb,
  notes jsonb NOT NULL DEFAULT '[]',
  refusal text,
  rows integer NOT NULL DEFAULT 0,
  done integer NOT NULL DEFAULT 0,
  lease_until timestamptz(3),
  created_by uuid NOT NULL REFERENCES account (id),
  created_at timestamptz(3) NOT NULL DEFAULT now(),
  checked_at timestamptz(3),
  confirmed_at timestamptz(3),
  written_at timestamptz(3),
  release_by uuid REFERENCES account (id),
  released_at timestamptz(3),
  CONSTRAINT four_eyes_import CHECK (release_by IS NULL OR release_by <> created_by)
);
CREATE INDEX import_department ON import (department_key, id DESC);
CREATE INDEX import_running ON import (lease_until) WHERE state IN ('received', 'checking', 'writing', 'releasing');

CREATE TABLE import_chunk (
  import_id uuid NOT NULL REFERENCES import (id) ON DELETE CASCADE,
  no integer NOT NULL,
  bytes bytea NOT NULL,
  PRIMARY KEY (import_id, no)
);

CREATE TABLE import_row (
  import_id uuid NOT NULL REFERENCES import (id) ON DELETE CASCADE,
  row_no integer NOT NULL,
  outcome text NOT NULL CHECK (outcome IN ('new', 'changed', 'unchanged', 'faulty')),
  key text,
  hash bytea,
  payload jsonb,
  sealed bytea,
  faults jsonb NOT NULL DEFAULT '[]',
  result text CHECK (result IN ('created', 'updated', 'unchanged')),
  record_id uuid,
  PRIMARY KEY (import_id, row_no)
);
CREATE INDEX import_row_pending ON import_row (import_id, row_no) WHERE result IS NULL AND outcome <> 'faulty';
