-- 20261121_020355_depots-1
CREATE SEQUENCE article_numbers START WITH 1 INCREMENT BY 50;
--   undo: DROP SEQUENCE article_numbers;
-- 20261121_020355_depots-2
CREATE SEQUENCE depot_seq START WITH 1 INCREMENT BY 50;
--   undo: DROP SEQUENCE depot_seq;
-- 20261121_020355_depots-3
CREATE TABLE owner (id NUMBER(10, 0) NOT NULL, label VARCHAR2(20 char), CONSTRAINT pk_owner PRIMARY KEY (id));
--   undo: DROP TABLE owner;
-- 20261121_020355_depots-4
CREATE TABLE article (id NUMBER(19, 0) NOT NULL, keeper_id NUMBER(10, 0) NOT NULL, owner_id NUMBER(10, 0), rating NUMBER(10, 0) DEFAULT 5, shelf NUMBER(10, 0) NOT NULL, sold NUMBER(1, 0) NOT NULL, weight NUMBER(10, 0) NOT NULL, code VARCHAR2(10 char) NOT NULL, status VARCHAR2(10 char), colour VARCHAR2(255 char), origin VARCHAR2(255 char), state VARCHAR2(255 char) DEFAULT 'new', CONSTRAINT pk_article PRIMARY KEY (id));
--   undo: DROP TABLE article;
-- 20261121_020355_depots-5
CREATE TABLE depot (id NUMBER(19, 0) NOT NULL, town VARCHAR2(40 char), CONSTRAINT pk_depot PRIMARY KEY (id));
--   undo: DROP TABLE depot;
-- 20261121_020355_depots-6
ALTER TABLE article ADD CONSTRAINT uk_article_code UNIQUE (code);
--   undo: ALTER TABLE article DROP CONSTRAINT uk_article_code DROP INDEX;
-- 20261121_020355_depots-7
alter table article add constraint ck_article_sold check (sold in (0, 1));
--   undo: alter table article drop constraint ck_article_sold;
-- 20261121_020355_depots-8
alter table article add constraint ck_article_status check (status in ('NEW', 'PAID'));
--   undo: alter table article drop constraint ck_article_status;
-- 20261121_020355_depots-9
alter table article add constraint ck_article_weight check (weight > 0);
--   undo: alter table article drop constraint ck_article_weight;
-- 20261121_020355_depots-10
CREATE INDEX ix_article_origin ON article(origin);
--   undo: DROP INDEX ix_article_origin;
-- 20261121_020355_depots-11
CREATE INDEX ix_article_shelf ON article(shelf);
--   undo: DROP INDEX ix_article_shelf;
-- 20261121_020355_depots-12
ALTER TABLE article ADD CONSTRAINT fkbvrfw1sb5cmym3ox4w6ivmvsh FOREIGN KEY (keeper_id) REFERENCES owner (id);
--   undo: ALTER TABLE article DROP CONSTRAINT fkbvrfw1sb5cmym3ox4w6ivmvsh;
-- 20261121_020355_depots-13
ALTER TABLE article ADD CONSTRAINT fkcvtgu9j4jhd9w1fdhw9uoqvjv FOREIGN KEY (owner_id) REFERENCES owner (id);
--   undo: ALTER TABLE article DROP CONSTRAINT fkcvtgu9j4jhd9w1fdhw9uoqvjv;

-- 20261121_020356_warehouses-1
ALTER TABLE depot RENAME TO warehouse;
--   undo: ALTER TABLE warehouse RENAME TO depot;
-- 20261121_020356_warehouses-2
RENAME depot_seq TO warehouse_seq;
--   undo: RENAME warehouse_seq TO depot_seq;
-- 20261121_020356_warehouses-3
ALTER TABLE article DROP CONSTRAINT fkcvtgu9j4jhd9w1fdhw9uoqvjv;
--   undo: ALTER TABLE article ADD CONSTRAINT fkcvtgu9j4jhd9w1fdhw9uoqvjv FOREIGN KEY (owner_id) REFERENCES owner (id);
-- 20261121_020356_warehouses-4
ALTER TABLE article DROP CONSTRAINT fkbvrfw1sb5cmym3ox4w6ivmvsh;
--   undo: ALTER TABLE article ADD CONSTRAINT fkbvrfw1sb5cmym3ox4w6ivmvsh FOREIGN KEY (keeper_id) REFERENCES owner (id);
-- 20261121_020356_warehouses-5
DROP INDEX ix_article_origin;
--   undo: CREATE INDEX ix_article_origin ON article(origin);
-- 20261121_020356_warehouses-6
DROP INDEX ix_article_shelf;
--   undo: CREATE INDEX ix_article_shelf ON article(shelf);
-- 20261121_020356_warehouses-7
ALTER TABLE article DROP CONSTRAINT uk_article_code DROP INDEX;
--   undo: ALTER TABLE article ADD CONSTRAINT uk_article_code UNIQUE (code);
-- 20261121_020356_warehouses-8
alter table article drop constraint ck_article_weight;
--   undo: alter table article add constraint ck_article_weight check (weight > 0);
-- 20261121_020356_warehouses-9
alter table article drop constraint ck_article_status;
--   undo: alter table article add constraint ck_article_status check (status in ('NEW', 'PAID'));
-- 20261121_020356_warehouses-10
ALTER TABLE owner DROP PRIMARY KEY DROP INDEX;
--   undo: ALTER TABLE owner ADD CONSTRAINT pk_owner PRIMARY KEY (id);
-- 20261121_020356_warehouses-11
alter sequence article_numbers increment by 20;
--   undo: alter sequence article_numbers increment by 50;
-- 20261121_020356_warehouses-12
ALTER TABLE article MODIFY rating DEFAULT NULL;
--   undo: ALTER TABLE article MODIFY rating DEFAULT 5;
-- 20261121_020356_warehouses-13
ALTER TABLE article MODIFY code VARCHAR2(30 char);
--   undo: ALTER TABLE article MODIFY code VARCHAR2(10 char);
-- 20261121_020356_warehouses-14
ALTER TABLE article MODIFY keeper_id NUMBER(19, 0);
--   undo: alter table article add migrate_keeper_id number(10,0);
--   undo: update article set migrate_keeper_id = keeper_id;
--   undo: alter table article drop column keeper_id;
--   undo: alter table article rename column migrate_keeper_id to keeper_id;
--   undo: alter table article modify keeper_id not null;
-- 20261121_020356_warehouses-15
ALTER TABLE article MODIFY owner_id NUMBER(19, 0);
--   undo: alter table article add migrate_owner_id number(10,0);
--   undo: update article set migrate_owner_id = owner_id;
--   undo: alter table article drop column owner_id;
--   undo: alter table article rename column migrate_owner_id to owner_id;
-- 20261121_020356_warehouses-16
ALTER TABLE article MODIFY shelf NUMBER(19, 0);
--   undo: alter table article add migrate_shelf number(10,0);
--   undo: update article set migrate_shelf = shelf;
--   undo: alter table article drop column shelf;
--   undo: alter table article rename column migrate_shelf to shelf;
--   undo: alter table article modify shelf not null;
-- 20261121_020356_warehouses-17
ALTER TABLE article MODIFY weight NUMBER(19, 0);
--   undo: alter table article add migrate_weight number(10,0);
--   undo: update article set migrate_weight = weight;
--   undo: alter table article drop column weight;
--   undo: alter table article rename column migrate_weight to weight;
--   undo: alter table article modify weight not null;
-- 20261121_020356_warehouses-18
ALTER TABLE owner MODIFY id NUMBER(19, 0);
--   undo: alter table owner add migrate_id number(10,0);
--   undo: update owner set migrate_id = id;
--   undo: alter table owner drop column id;
--   undo: alter table owner rename column migrate_id to id;
--   undo: alter table owner modify id not null;
-- 20261121_020356_warehouses-19
ALTER TABLE article MODIFY colour DEFAULT 'red';
--   undo: ALTER TABLE article MODIFY colour DEFAULT NULL;
-- 20261121_020356_warehouses-20
ALTER TABLE article MODIFY state DEFAULT 'old';
--   undo: ALTER TABLE article MODIFY state DEFAULT 'new';
-- 20261121_020356_warehouses-21
UPDATE article SET origin = 0 WHERE origin is null;
-- 20261121_020356_warehouses-22
ALTER TABLE article MODIFY origin NOT NULL;
--   undo: ALTER TABLE article MODIFY origin NULL;
-- 20261121_020356_warehouses-23
ALTER TABLE owner ADD CONSTRAINT pk_owner PRIMARY KEY (id);
--   undo: ALTER TABLE owner DROP PRIMARY KEY DROP INDEX;
-- 20261121_020356_warehouses-24
ALTER TABLE article ADD CONSTRAINT uk_article_code UNIQUE (code);
--   undo: ALTER TABLE article DROP CONSTRAINT uk_article_code DROP INDEX;
-- 20261121_020356_warehouses-25
ALTER TABLE article ADD CONSTRAINT uk_article_place UNIQUE (shelf, code);
--   undo: ALTER TABLE article DROP CONSTRAINT uk_article_place DROP INDEX;
-- 20261121_020356_warehouses-26
alter table article add constraint ck_article_weight check (weight > 0);
--   undo: alter table article drop constraint ck_article_weight;
-- 20261121_020356_warehouses-27
alter table article add constraint ck_article_status check (status in ('NEW', 'PAID', 'SENT'));
--   undo: alter table article drop constraint ck_article_status;
-- 20261121_020356_warehouses-28
CREATE INDEX ix_article_origin ON article(origin);
--   undo: DROP INDEX ix_article_origin;
-- 20261121_020356_warehouses-29
CREATE INDEX ix_article_shelf ON article(shelf);
--   undo: DROP INDEX ix_article_shelf;
-- 20261121_020356_warehouses-30
ALTER TABLE article ADD CONSTRAINT fkcvtgu9j4jhd9w1fdhw9uoqvjv FOREIGN KEY (owner_id) REFERENCES owner (id);
--   undo: ALTER TABLE article DROP CONSTRAINT fkcvtgu9j4jhd9w1fdhw9uoqvjv;
-- 20261121_020356_warehouses-31
ALTER TABLE article ADD CONSTRAINT fkk679cbt7k0b70qh8o3s2ao6ja FOREIGN KEY (keeper_id) REFERENCES warehouse (id);
--   undo: ALTER TABLE article DROP CONSTRAINT fkk679cbt7k0b70qh8o3s2ao6ja;

