-- The same for H2 and PostgreSQL. What waits is found among what waits, however much has ended and is still kept.
DROP INDEX assay_transaction_expires;

CREATE INDEX assay_transaction_waiting ON assay_transaction (state, expires);
