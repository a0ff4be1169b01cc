-- Leaves that have no place in the ledger yet: a short list, so that looking for work costs nothing.
CREATE TABLE ledger_queue (
  leaf_id uuid PRIMARY KEY REFERENCES ledger_leaf (id)
);
INSERT INTO ledger_queue (leaf_id) SELECT l.id FROM ledger_leaf l LEFT JOIN ledger_entry e ON e.leaf_id = l.id WHERE e.leaf_id IS NULL;
