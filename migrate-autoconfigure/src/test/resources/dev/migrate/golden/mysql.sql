-- 20261121_020355_before-1
CREATE TABLE customer (id BIGINT NOT NULL, active BIT(1) NOT NULL, discount numeric(10, 2) DEFAULT 0 NOT NULL COMMENT 'As agreed', since date NULL, code BINARY(16) NOT NULL, name VARCHAR(80) NOT NULL, email VARCHAR(255) NOT NULL, notes LONGTEXT NULL, CONSTRAINT pk_customer PRIMARY KEY (id));
--   undo: DROP TABLE customer;
-- 20261121_020355_before-2
CREATE TABLE customer_seq (next_val BIGINT NULL);
--   undo: DROP TABLE customer_seq;
-- 20261121_020355_before-3
CREATE TABLE purchase (id BIGINT AUTO_INCREMENT NOT NULL, amount INT NOT NULL, weight DOUBLE PRECISION NOT NULL, customer_id BIGINT NOT NULL, placed datetime(6) NULL, remark VARCHAR(255) NOT NULL, receipt VARBINARY(255) NULL, status ENUM('NEW', 'PAID') NULL, CONSTRAINT pk_purchase PRIMARY KEY (id));
--   undo: DROP TABLE purchase;
-- 20261121_020355_before-4
ALTER TABLE `customer` ADD CONSTRAINT `UKdwk6cx0afu8bs9o4t536v1j5v` UNIQUE (`email`);
--   undo: ALTER TABLE `customer` DROP KEY `UKdwk6cx0afu8bs9o4t536v1j5v`;
-- 20261121_020355_before-5
ALTER TABLE `customer` ADD CONSTRAINT `UKrm1bp9bhtiih5foj17t8l500j` UNIQUE (`code`);
--   undo: ALTER TABLE `customer` DROP KEY `UKrm1bp9bhtiih5foj17t8l500j`;
-- 20261121_020355_before-6
alter table purchase add constraint ck_amount check (amount > 0);
--   undo: alter table purchase drop check ck_amount;
-- 20261121_020355_before-7
CREATE INDEX ix_customer_since ON customer(since DESC, name);
--   undo: DROP INDEX ix_customer_since ON customer;
-- 20261121_020355_before-8
ALTER TABLE `purchase` ADD CONSTRAINT `FK2pehe23hwdcyql94c531rbf70` FOREIGN KEY (`customer_id`) REFERENCES `customer` (`id`);
--   undo: ALTER TABLE `purchase` DROP FOREIGN KEY `FK2pehe23hwdcyql94c531rbf70`;
--   undo: set @migrate_drop = (select if(count(*) = 0, 'do 0', 'alter table purchase drop index `FK2pehe23hwdcyql94c531rbf70`') from information_schema.statistics where table_schema = database() and table_name = 'purchase' and index_name = 'FK2pehe23hwdcyql94c531rbf70');
--   undo: prepare migrate_drop from @migrate_drop;
--   undo: execute migrate_drop;
--   undo: deallocate prepare migrate_drop;
-- 20261121_020355_before-9
CREATE VIEW payer AS select id, name from customer where active = 1;
--   undo: DROP VIEW payer;

-- 20261121_020356_after-1
DROP VIEW payer;
--   undo: CREATE VIEW payer AS select id, name from customer where active = 1;
-- 20261121_020356_after-2
alter table customer rename column name to full_name;
--   undo: alter table customer rename column full_name to name;
-- 20261121_020356_after-3
DROP INDEX ix_customer_since ON customer;
--   undo: CREATE INDEX ix_customer_since ON customer(since DESC, full_name);
-- 20261121_020356_after-4
ALTER TABLE `customer` DROP KEY `UKdwk6cx0afu8bs9o4t536v1j5v`;
--   undo: ALTER TABLE `customer` ADD CONSTRAINT `UKdwk6cx0afu8bs9o4t536v1j5v` UNIQUE (`email`);
-- 20261121_020356_after-5
alter table purchase drop check ck_amount;
--   undo: alter table purchase add constraint ck_amount check (amount > 0);
-- 20261121_020356_after-6
ALTER TABLE customer ADD points INT NULL;
--   undo: ALTER TABLE customer DROP COLUMN points;
-- 20261121_020356_after-7
alter table customer modify column discount numeric(10,2) not null comment 'As agreed';
--   undo: ALTER TABLE customer ALTER discount SET DEFAULT 0;
-- 20261121_020356_after-8
alter table customer modify column discount numeric(12,2) not null comment 'As agreed';
--   undo: alter table customer modify column discount numeric(10,2) not null comment 'As agreed';
-- 20261121_020356_after-9
alter table customer modify column full_name varchar(200) not null;
--   undo: alter table customer modify column full_name varchar(80) not null;
-- 20261121_020356_after-10
alter table purchase modify column amount bigint not null;
--   undo: alter table purchase modify column amount integer not null;
-- 20261121_020356_after-11
ALTER TABLE customer ALTER discount SET DEFAULT 1;
--   undo: alter table customer modify column discount numeric(12,2) not null comment 'As agreed';
-- 20261121_020356_after-12
UPDATE customer SET points = 0 WHERE points is null;
-- 20261121_020356_after-13
ALTER TABLE customer MODIFY points INT NOT NULL;
--   undo: ALTER TABLE customer MODIFY points INT NULL;
-- 20261121_020356_after-14
ALTER TABLE purchase MODIFY customer_id BIGINT NULL;
--   undo: ALTER TABLE purchase MODIFY customer_id BIGINT NOT NULL;
-- 20261121_020356_after-15
ALTER TABLE customer COMMENT = 'Everybody who bought';
--   undo: ALTER TABLE customer COMMENT = '';
-- 20261121_020356_after-16
alter table customer modify column discount numeric(12,2) default 1 not null;
--   undo: alter table customer modify column discount numeric(12,2) default 1 not null comment 'As agreed';
-- 20261121_020356_after-17
CREATE INDEX ix_customer_since ON customer(since);
--   undo: DROP INDEX ix_customer_since ON customer;
-- 20261121_020356_after-18
ALTER TABLE purchase DROP COLUMN remark;
--   undo: ALTER TABLE purchase ADD remark VARCHAR(255) NULL;
--   undo: UPDATE purchase SET remark = '' WHERE remark is null;
--   undo: ALTER TABLE purchase MODIFY remark VARCHAR(255) NOT NULL;
-- 20261121_020356_after-19
CREATE VIEW payer AS select id, full_name from customer where active = 1;
--   undo: DROP VIEW payer;

