-- The same for H2 and PostgreSQL. Handles are SHA-256 in hex, instants are milliseconds since 1970, and whatever
-- else there is to know stands in sealed.
CREATE TABLE assay_transaction (
  id VARCHAR(64) PRIMARY KEY,
  service VARCHAR(255) NOT NULL,
  request_handle VARCHAR(64) NOT NULL UNIQUE,
  response_handle VARCHAR(64) NOT NULL UNIQUE,
  page_handle VARCHAR(64) NOT NULL UNIQUE,
  version BIGINT NOT NULL,
  created BIGINT NOT NULL,
  expires BIGINT NOT NULL,
  forgotten BIGINT NOT NULL,
  state VARCHAR(16) NOT NULL,
  key_id VARCHAR(64) NOT NULL,
  sealed BYTEA NOT NULL
);

CREATE INDEX assay_transaction_expires ON assay_transaction (expires, state);

CREATE INDEX assay_transaction_forgotten ON assay_transaction (forgotten);
