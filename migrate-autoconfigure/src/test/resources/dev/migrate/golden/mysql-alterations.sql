-- 20261121_020355_depots-1
CREATE TABLE owner (id INT NOT NULL, label VARCHAR(20) NULL, CONSTRAINT pk_owner PRIMARY KEY (id));
--   undo: DROP TABLE owner;
-- 20261121_020355_depots-2
CREATE TABLE article (id BIGINT NOT NULL, keeper_id INT NOT NULL, owner_id INT NULL, rating INT DEFAULT 5 NULL, shelf INT NOT NULL, sold BIT(1) NOT NULL, weight INT NOT NULL, code VARCHAR(10) NOT NULL, colour VARCHAR(255) NULL, origin VARCHAR(255) NULL, state VARCHAR(255) DEFAULT 'new' NULL, status ENUM('NEW', 'PAID') NULL, CONSTRAINT pk_article PRIMARY KEY (id));
--   undo: DROP TABLE article;
-- 20261121_020355_depots-3
CREATE TABLE article_numbers (next_val BIGINT NULL);
--   undo: DROP TABLE article_numbers;
-- 20261121_020355_depots-4
CREATE TABLE depot (id BIGINT NOT NULL, town VARCHAR(40) NULL, CONSTRAINT pk_depot PRIMARY KEY (id));
--   undo: DROP TABLE depot;
-- 20261121_020355_depots-5
CREATE TABLE depot_seq (next_val BIGINT NULL);
--   undo: DROP TABLE depot_seq;
-- 20261121_020355_depots-6
ALTER TABLE `article` ADD CONSTRAINT `UK3otu0qlvnsc9wsl3uv7mq8l9w` UNIQUE (`code`);
--   undo: ALTER TABLE `article` DROP KEY `UK3otu0qlvnsc9wsl3uv7mq8l9w`;
-- 20261121_020355_depots-7
alter table article add constraint ck_article_weight check (weight > 0);
--   undo: alter table article drop check ck_article_weight;
-- 20261121_020355_depots-8
CREATE INDEX ix_article_origin ON article(origin);
--   undo: DROP INDEX ix_article_origin ON article;
-- 20261121_020355_depots-9
CREATE INDEX ix_article_shelf ON article(shelf);
--   undo: DROP INDEX ix_article_shelf ON article;
-- 20261121_020355_depots-10
ALTER TABLE `article` ADD CONSTRAINT `FKbvrfw1sb5cmym3ox4w6ivmvsh` FOREIGN KEY (`keeper_id`) REFERENCES `owner` (`id`);
--   undo: ALTER TABLE `article` DROP FOREIGN KEY `FKbvrfw1sb5cmym3ox4w6ivmvsh`;
--   undo: set @migrate_drop = (select if(count(*) = 0, 'do 0', 'alter table article drop index `FKbvrfw1sb5cmym3ox4w6ivmvsh`') from information_schema.statistics where table_schema = database() and table_name = 'article' and index_name = 'FKbvrfw1sb5cmym3ox4w6ivmvsh');
--   undo: prepare migrate_drop from @migrate_drop;
--   undo: execute migrate_drop;
--   undo: deallocate prepare migrate_drop;
-- 20261121_020355_depots-11
ALTER TABLE `article` ADD CONSTRAINT `FKcvtgu9j4jhd9w1fdhw9uoqvjv` FOREIGN KEY (`owner_id`) REFERENCES `owner` (`id`);
--   undo: ALTER TABLE `article` DROP FOREIGN KEY `FKcvtgu9j4jhd9w1fdhw9uoqvjv`;
--   undo: set @migrate_drop = (select if(count(*) = 0, 'do 0', 'alter table article drop index `FKcvtgu9j4jhd9w1fdhw9uoqvjv`') from information_schema.statistics where table_schema = database() and table_name = 'article' and index_name = 'FKcvtgu9j4jhd9w1fdhw9uoqvjv');
--   undo: prepare migrate_drop from @migrate_drop;
--   undo: execute migrate_drop;
--   undo: deallocate prepare migrate_drop;

-- 20261121_020356_warehouses-1
ALTER TABLE depot RENAME warehouse;
--   undo: ALTER TABLE warehouse RENAME depot;
-- 20261121_020356_warehouses-2
ALTER TABLE depot_seq RENAME warehouse_seq;
--   undo: ALTER TABLE warehouse_seq RENAME depot_seq;
-- 20261121_020356_warehouses-3
ALTER TABLE `article` DROP FOREIGN KEY `FKcvtgu9j4jhd9w1fdhw9uoqvjv`;
--   undo: ALTER TABLE `article` ADD CONSTRAINT `FKcvtgu9j4jhd9w1fdhw9uoqvjv` FOREIGN KEY (`owner_id`) REFERENCES `owner` (`id`);
-- 20261121_020356_warehouses-4
set @migrate_drop = (select if(count(*) = 0, 'do 0', 'alter table article drop index `FKcvtgu9j4jhd9w1fdhw9uoqvjv`') from information_schema.statistics where table_schema = database() and table_name = 'article' and index_name = 'FKcvtgu9j4jhd9w1fdhw9uoqvjv');
prepare migrate_drop from @migrate_drop;
execute migrate_drop;
deallocate prepare migrate_drop;
-- 20261121_020356_warehouses-5
ALTER TABLE `article` DROP FOREIGN KEY `FKbvrfw1sb5cmym3ox4w6ivmvsh`;
--   undo: ALTER TABLE `article` ADD CONSTRAINT `FKbvrfw1sb5cmym3ox4w6ivmvsh` FOREIGN KEY (`keeper_id`) REFERENCES `owner` (`id`);
-- 20261121_020356_warehouses-6
set @migrate_drop = (select if(count(*) = 0, 'do 0', 'alter table article drop index `FKbvrfw1sb5cmym3ox4w6ivmvsh`') from information_schema.statistics where table_schema = database() and table_name = 'article' and index_name = 'FKbvrfw1sb5cmym3ox4w6ivmvsh');
prepare migrate_drop from @migrate_drop;
execute migrate_drop;
deallocate prepare migrate_drop;
-- 20261121_020356_warehouses-7
alter table article modify column rating integer null;
--   undo: ALTER TABLE article ALTER rating SET DEFAULT 5;
-- 20261121_020356_warehouses-8
alter table article modify column code varchar(30) not null;
--   undo: alter table article modify column code varchar(10) not null;
-- 20261121_020356_warehouses-9
alter table article modify column keeper_id bigint not null;
--   undo: alter table article modify column keeper_id integer not null;
-- 20261121_020356_warehouses-10
ALTER TABLE article MODIFY owner_id BIGINT;
--   undo: ALTER TABLE article MODIFY owner_id INT;
-- 20261121_020356_warehouses-11
alter table article modify column shelf bigint not null;
--   undo: alter table article modify column shelf integer not null;
-- 20261121_020356_warehouses-12
ALTER TABLE article MODIFY status ENUM('NEW', 'PAID', 'SENT');
--   undo: ALTER TABLE article MODIFY status ENUM('NEW', 'PAID');
-- 20261121_020356_warehouses-13
alter table article modify column weight bigint not null;
--   undo: alter table article modify column weight integer not null;
-- 20261121_020356_warehouses-14
alter table owner modify column id bigint not null;
--   undo: alter table owner modify column id integer not null;
-- 20261121_020356_warehouses-15
ALTER TABLE article ALTER colour SET DEFAULT 'red';
--   undo: alter table article modify column colour varchar(255) null;
-- 20261121_020356_warehouses-16
ALTER TABLE article ALTER state SET DEFAULT 'old';
--   undo: ALTER TABLE article ALTER state SET DEFAULT 'new';
-- 20261121_020356_warehouses-17
UPDATE article SET origin = 0 WHERE origin is null;
-- 20261121_020356_warehouses-18
ALTER TABLE article MODIFY origin VARCHAR(255) NOT NULL;
--   undo: ALTER TABLE article MODIFY origin VARCHAR(255) NULL;
-- 20261121_020356_warehouses-19
ALTER TABLE article ADD CONSTRAINT uk_article_place UNIQUE (shelf, code);
--   undo: ALTER TABLE article DROP KEY uk_article_place;
-- 20261121_020356_warehouses-20
ALTER TABLE `article` ADD CONSTRAINT `FKcvtgu9j4jhd9w1fdhw9uoqvjv` FOREIGN KEY (`owner_id`) REFERENCES `owner` (`id`);
--   undo: ALTER TABLE `article` DROP FOREIGN KEY `FKcvtgu9j4jhd9w1fdhw9uoqvjv`;
--   undo: set @migrate_drop = (select if(count(*) = 0, 'do 0', 'alter table article drop index `FKcvtgu9j4jhd9w1fdhw9uoqvjv`') from information_schema.statistics where table_schema = database() and table_name = 'article' and index_name = 'FKcvtgu9j4jhd9w1fdhw9uoqvjv');
--   undo: prepare migrate_drop from @migrate_drop;
--   undo: execute migrate_drop;
--   undo: deallocate prepare migrate_drop;
-- 20261121_020356_warehouses-21
ALTER TABLE `article` ADD CONSTRAINT `FKk679cbt7k0b70qh8o3s2ao6ja` FOREIGN KEY (`keeper_id`) REFERENCES `warehouse` (`id`);
--   undo: ALTER TABLE `article` DROP FOREIGN KEY `FKk679cbt7k0b70qh8o3s2ao6ja`;
--   undo: set @migrate_drop = (select if(count(*) = 0, 'do 0', 'alter table article drop index `FKk679cbt7k0b70qh8o3s2ao6ja`') from information_schema.statistics where table_schema = database() and table_name = 'article' and index_name = 'FKk679cbt7k0b70qh8o3s2ao6ja');
--   undo: prepare migrate_drop from @migrate_drop;
--   undo: execute migrate_drop;
--   undo: deallocate prepare migrate_drop;

