-- The same for H2 and PostgreSQL. transaction_id is the SHA-256 of the request's id in hex, which itself stands in
-- sealed; instants are milliseconds since 1970. Whoever sends one moves due to the end of its lease.
CREATE TABLE assay_callback (
  id VARCHAR(64) PRIMARY KEY,
  transaction_id VARCHAR(64) NOT NULL,
  service VARCHAR(255) NOT NULL,
  event VARCHAR(16) NOT NULL,
  happened BIGINT NOT NULL,
  key_id VARCHAR(64) NOT NULL,
  sealed BYTEA NOT NULL,
  state VARCHAR(16) NOT NULL,
  due BIGINT NOT NULL,
  give_up BIGINT NOT NULL,
  attempts INTEGER NOT NULL,
  version BIGINT NOT NULL
);

CREATE INDEX assay_callback_due ON assay_callback (service, state, due);

CREATE INDEX assay_callback_transaction ON assay_callback (transaction_id);

CREATE INDEX assay_callback_give_up ON assay_callback (give_up);
