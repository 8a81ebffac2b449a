-- 20261121_020355_depots-1
CREATE SEQUENCE article_numbers AS BIGINT START WITH 1 INCREMENT BY 50;
--   undo: DROP SEQUENCE article_numbers;
-- 20261121_020355_depots-2
CREATE SEQUENCE depot_seq AS BIGINT START WITH 1 INCREMENT BY 50;
--   undo: DROP SEQUENCE depot_seq;
-- 20261121_020355_depots-3
CREATE TABLE "OWNER" ("ID" INTEGER NOT NULL, "LABEL" VARCHAR(20), CONSTRAINT "PK_OWNER" PRIMARY KEY ("ID"));
--   undo: DROP TABLE "OWNER";
-- 20261121_020355_depots-4
CREATE TABLE article (id BIGINT NOT NULL, keeper_id INTEGER NOT NULL, owner_id INTEGER, rating INTEGER DEFAULT 5, shelf INTEGER NOT NULL, sold /**/BOOLEAN NOT NULL, weight INTEGER NOT NULL, code VARCHAR(10) NOT NULL, status VARCHAR(10), colour VARCHAR(255), origin VARCHAR(255), state VARCHAR(255) DEFAULT 'new', CONSTRAINT pk_article PRIMARY KEY (id));
--   undo: DROP TABLE article;
-- 20261121_020355_depots-5
CREATE TABLE depot (id BIGINT NOT NULL, town VARCHAR(40), CONSTRAINT pk_depot PRIMARY KEY (id));
--   undo: DROP TABLE depot;
-- 20261121_020355_depots-6
ALTER TABLE article ADD CONSTRAINT uk3otu0qlvnsc9wsl3uv7mq8l9w UNIQUE (code);
--   undo: ALTER TABLE article DROP CONSTRAINT uk3otu0qlvnsc9wsl3uv7mq8l9w;
-- 20261121_020355_depots-7
alter table article add constraint ck_article_status check (status in ('NEW', 'PAID'));
--   undo: alter table article drop constraint ck_article_status;
-- 20261121_020355_depots-8
alter table article add constraint ck_article_weight check (weight > 0);
--   undo: alter table article drop constraint ck_article_weight;
-- 20261121_020355_depots-9
CREATE INDEX ix_article_origin ON article(origin);
--   undo: DROP INDEX ix_article_origin;
-- 20261121_020355_depots-10
CREATE INDEX ix_article_shelf ON article(shelf);
--   undo: DROP INDEX ix_article_shelf;
-- 20261121_020355_depots-11
ALTER TABLE article ADD CONSTRAINT fkbvrfw1sb5cmym3ox4w6ivmvsh FOREIGN KEY (keeper_id) REFERENCES owner (id);
--   undo: ALTER TABLE article DROP CONSTRAINT fkbvrfw1sb5cmym3ox4w6ivmvsh;
-- 20261121_020355_depots-12
ALTER TABLE article ADD CONSTRAINT fkcvtgu9j4jhd9w1fdhw9uoqvjv FOREIGN KEY (owner_id) REFERENCES owner (id);
--   undo: ALTER TABLE article DROP CONSTRAINT fkcvtgu9j4jhd9w1fdhw9uoqvjv;

-- 20261121_020356_warehouses-1
RENAME depot TO warehouse;
CALL SYSPROC.ADMIN_CMD ('REORG TABLE warehouse');
--   undo: RENAME warehouse TO depot;
--   undo: CALL SYSPROC.ADMIN_CMD ('REORG TABLE depot');
-- 20261121_020356_warehouses-2
-- Change: {"renameSequence": {"oldSequenceName": "depot_seq", "newSequenceName": "warehouse_seq"}}
begin declare migrate_create varchar(1000); set migrate_create = (select 'create sequence warehouse_seq as bigint start with ' concat varchar(nextcachefirstvalue) concat ' increment by ' concat varchar(increment) from syscat.sequences where seqschema = current schema and seqname = 'DEPOT_SEQ'); execute immediate migrate_create; execute immediate 'drop sequence depot_seq'; end;
--   undo: -- Change: {"renameSequence": {"oldSequenceName": "warehouse_seq", "newSequenceName": "depot_seq"}}
begin declare migrate_create varchar(1000); set migrate_create = (select 'create sequence depot_seq as bigint start with ' concat varchar(nextcachefirstvalue) concat ' increment by ' concat varchar(increment) from syscat.sequences where seqschema = current schema and seqname = 'WAREHOUSE_SEQ'); execute immediate migrate_create; execute immediate 'drop sequence warehouse_seq'; end;
-- 20261121_020356_warehouses-3
ALTER TABLE article DROP CONSTRAINT fkbvrfw1sb5cmym3ox4w6ivmvsh;
--   undo: ALTER TABLE article ADD CONSTRAINT fkbvrfw1sb5cmym3ox4w6ivmvsh FOREIGN KEY (keeper_id) REFERENCES owner (id);
-- 20261121_020356_warehouses-4
alter table article drop constraint ck_article_status;
--   undo: alter table article add constraint ck_article_status check (status in ('NEW', 'PAID'));
-- 20261121_020356_warehouses-5
alter sequence article_numbers increment by 20;
--   undo: alter sequence article_numbers increment by 50;
-- 20261121_020356_warehouses-6
ALTER TABLE article ALTER COLUMN rating DROP DEFAULT;
--   undo: ALTER TABLE article ALTER COLUMN  rating SET DEFAULT 5;
-- 20261121_020356_warehouses-7
ALTER TABLE article ALTER COLUMN code SET DATA TYPE VARCHAR(30);
CALL SYSPROC.ADMIN_CMD ('REORG TABLE article');
--   undo: ALTER TABLE article ALTER COLUMN code SET DATA TYPE VARCHAR(10);
--   undo: CALL SYSPROC.ADMIN_CMD ('REORG TABLE article');
-- 20261121_020356_warehouses-8
ALTER TABLE article ALTER COLUMN keeper_id SET DATA TYPE BIGINT;
CALL SYSPROC.ADMIN_CMD ('REORG TABLE article');
--   undo: ALTER TABLE article ALTER COLUMN keeper_id SET DATA TYPE INTEGER;
--   undo: CALL SYSPROC.ADMIN_CMD ('REORG TABLE article');
-- 20261121_020356_warehouses-9
ALTER TABLE article ALTER COLUMN owner_id SET DATA TYPE BIGINT;
CALL SYSPROC.ADMIN_CMD ('REORG TABLE article');
--   undo: ALTER TABLE article ALTER COLUMN owner_id SET DATA TYPE INTEGER;
--   undo: CALL SYSPROC.ADMIN_CMD ('REORG TABLE article');
-- 20261121_020356_warehouses-10
ALTER TABLE article ALTER COLUMN shelf SET DATA TYPE BIGINT;
CALL SYSPROC.ADMIN_CMD ('REORG TABLE article');
--   undo: ALTER TABLE article ALTER COLUMN shelf SET DATA TYPE INTEGER;
--   undo: CALL SYSPROC.ADMIN_CMD ('REORG TABLE article');
-- 20261121_020356_warehouses-11
ALTER TABLE article ALTER COLUMN weight SET DATA TYPE BIGINT;
CALL SYSPROC.ADMIN_CMD ('REORG TABLE article');
--   undo: ALTER TABLE article ALTER COLUMN weight SET DATA TYPE INTEGER;
--   undo: CALL SYSPROC.ADMIN_CMD ('REORG TABLE article');
-- 20261121_020356_warehouses-12
ALTER TABLE owner ALTER COLUMN id SET DATA TYPE BIGINT;
CALL SYSPROC.ADMIN_CMD ('REORG TABLE owner');
--   undo: ALTER TABLE owner ALTER COLUMN id SET DATA TYPE INTEGER;
--   undo: CALL SYSPROC.ADMIN_CMD ('REORG TABLE owner');
-- 20261121_020356_warehouses-13
ALTER TABLE article ALTER COLUMN  colour SET DEFAULT 'red';
--   undo: ALTER TABLE article ALTER COLUMN colour DROP DEFAULT;
-- 20261121_020356_warehouses-14
ALTER TABLE article ALTER COLUMN  state SET DEFAULT 'old';
--   undo: ALTER TABLE article ALTER COLUMN  state SET DEFAULT 'new';
-- 20261121_020356_warehouses-15
UPDATE article SET origin = 0 WHERE origin is null;
-- 20261121_020356_warehouses-16
ALTER TABLE article ALTER COLUMN  origin SET NOT NULL;
CALL SYSPROC.ADMIN_CMD ('REORG TABLE article');
CALL SYSPROC.ADMIN_CMD ('REORG TABLE article');
--   undo: ALTER TABLE article ALTER COLUMN  origin DROP NOT NULL;
--   undo: CALL SYSPROC.ADMIN_CMD ('REORG TABLE article');
-- 20261121_020356_warehouses-17
ALTER TABLE article ADD CONSTRAINT uk_article_place UNIQUE (shelf, code);
--   undo: ALTER TABLE article DROP CONSTRAINT uk_article_place;
-- 20261121_020356_warehouses-18
alter table article add constraint ck_article_status check (status in ('NEW', 'PAID', 'SENT'));
--   undo: alter table article drop constraint ck_article_status;
-- 20261121_020356_warehouses-19
ALTER TABLE article ADD CONSTRAINT fkk679cbt7k0b70qh8o3s2ao6ja FOREIGN KEY (keeper_id) REFERENCES warehouse (id);
--   undo: ALTER TABLE article DROP CONSTRAINT fkk679cbt7k0b70qh8o3s2ao6ja;

