-- 20261121_020355_depots-1
CREATE SEQUENCE article_numbers START WITH 1 INCREMENT BY 50;
--   undo: DROP SEQUENCE article_numbers;
-- 20261121_020355_depots-2
CREATE SEQUENCE depot_seq START WITH 1 INCREMENT BY 50;
--   undo: DROP SEQUENCE depot_seq;
-- 20261121_020355_depots-3
CREATE TABLE owner (id int NOT NULL, label varchar(20), CONSTRAINT pk_owner PRIMARY KEY (id));
--   undo: DROP TABLE owner;
-- 20261121_020355_depots-4
CREATE TABLE article (id bigint NOT NULL, keeper_id int NOT NULL, owner_id int, rating int CONSTRAINT DF_article_rating DEFAULT 5, shelf int NOT NULL, sold bit NOT NULL, weight int NOT NULL, code varchar(10) NOT NULL, status varchar(10), colour varchar(255), origin varchar(255), state varchar(255) CONSTRAINT DF_article_state DEFAULT 'new', CONSTRAINT pk_article PRIMARY KEY (id));
--   undo: DROP TABLE article;
-- 20261121_020355_depots-5
CREATE TABLE depot (id bigint NOT NULL, town varchar(40), CONSTRAINT pk_depot PRIMARY KEY (id));
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
CREATE NONCLUSTERED INDEX ix_article_origin ON article(origin);
--   undo: DROP INDEX ix_article_origin ON article;
-- 20261121_020355_depots-10
CREATE NONCLUSTERED INDEX ix_article_shelf ON article(shelf);
--   undo: DROP INDEX ix_article_shelf ON article;
-- 20261121_020355_depots-11
ALTER TABLE article ADD CONSTRAINT fkbvrfw1sb5cmym3ox4w6ivmvsh FOREIGN KEY (keeper_id) REFERENCES owner (id);
--   undo: ALTER TABLE article DROP CONSTRAINT fkbvrfw1sb5cmym3ox4w6ivmvsh;
-- 20261121_020355_depots-12
ALTER TABLE article ADD CONSTRAINT fkcvtgu9j4jhd9w1fdhw9uoqvjv FOREIGN KEY (owner_id) REFERENCES owner (id);
--   undo: ALTER TABLE article DROP CONSTRAINT fkcvtgu9j4jhd9w1fdhw9uoqvjv;

-- 20261121_020356_warehouses-1
exec sp_rename 'depot', 'warehouse';
--   undo: exec sp_rename 'warehouse', 'depot';
-- 20261121_020356_warehouses-2
sp_rename depot_seq ,warehouse_seq;
--   undo: sp_rename warehouse_seq ,depot_seq;
-- 20261121_020356_warehouses-3
ALTER TABLE article DROP CONSTRAINT fkcvtgu9j4jhd9w1fdhw9uoqvjv;
--   undo: ALTER TABLE article ADD CONSTRAINT fkcvtgu9j4jhd9w1fdhw9uoqvjv FOREIGN KEY (owner_id) REFERENCES owner (id);
-- 20261121_020356_warehouses-4
ALTER TABLE article DROP CONSTRAINT fkbvrfw1sb5cmym3ox4w6ivmvsh;
--   undo: ALTER TABLE article ADD CONSTRAINT fkbvrfw1sb5cmym3ox4w6ivmvsh FOREIGN KEY (keeper_id) REFERENCES owner (id);
-- 20261121_020356_warehouses-5
DROP INDEX ix_article_origin ON article;
--   undo: CREATE NONCLUSTERED INDEX ix_article_origin ON article(origin);
-- 20261121_020356_warehouses-6
DROP INDEX ix_article_shelf ON article;
--   undo: CREATE NONCLUSTERED INDEX ix_article_shelf ON article(shelf);
-- 20261121_020356_warehouses-7
ALTER TABLE article DROP CONSTRAINT uk3otu0qlvnsc9wsl3uv7mq8l9w;
--   undo: ALTER TABLE article ADD CONSTRAINT uk3otu0qlvnsc9wsl3uv7mq8l9w UNIQUE (code);
-- 20261121_020356_warehouses-8
alter table article drop constraint ck_article_weight;
--   undo: alter table article add constraint ck_article_weight check (weight > 0);
-- 20261121_020356_warehouses-9
alter table article drop constraint ck_article_status;
--   undo: alter table article add constraint ck_article_status check (status in ('NEW', 'PAID'));
-- 20261121_020356_warehouses-10
ALTER TABLE owner DROP CONSTRAINT pk_owner;
--   undo: ALTER TABLE owner ADD CONSTRAINT pk_owner PRIMARY KEY (id);
-- 20261121_020356_warehouses-11
alter sequence article_numbers increment by 20;
--   undo: alter sequence article_numbers increment by 50;
-- 20261121_020356_warehouses-12
DECLARE @sql [nvarchar](MAX)
SELECT @sql = N'ALTER TABLE article DROP CONSTRAINT ' + QUOTENAME([df].[name]) FROM [sys].[columns] AS [c] INNER JOIN [sys].[default_constraints] AS [df] ON [df].[object_id] = [c].[default_object_id] WHERE [c].[object_id] = OBJECT_ID(N'article') AND [c].[name] = N'rating'
EXEC sp_executesql @sql;
--   undo: ALTER TABLE article ADD CONSTRAINT DF_article_rating DEFAULT 5 FOR rating;
-- 20261121_020356_warehouses-13
alter table article alter column code varchar(30) not null;
--   undo: alter table article alter column code varchar(10) not null;
-- 20261121_020356_warehouses-14
alter table article alter column keeper_id bigint not null;
--   undo: alter table article alter column keeper_id int not null;
-- 20261121_020356_warehouses-15
alter table article alter column owner_id bigint null;
--   undo: alter table article alter column owner_id int null;
-- 20261121_020356_warehouses-16
alter table article alter column shelf bigint not null;
--   undo: alter table article alter column shelf int not null;
-- 20261121_020356_warehouses-17
alter table article alter column weight bigint not null;
--   undo: alter table article alter column weight int not null;
-- 20261121_020356_warehouses-18
alter table owner alter column id bigint not null;
--   undo: alter table owner alter column id int not null;
-- 20261121_020356_warehouses-19
ALTER TABLE article ADD CONSTRAINT DF_article_colour DEFAULT 'red' FOR colour;
--   undo: DECLARE @sql [nvarchar](MAX)
SELECT @sql = N'ALTER TABLE article DROP CONSTRAINT ' + QUOTENAME([df].[name]) FROM [sys].[columns] AS [c] INNER JOIN [sys].[default_constraints] AS [df] ON [df].[object_id] = [c].[default_object_id] WHERE [c].[object_id] = OBJECT_ID(N'article') AND [c].[name] = N'colour'
EXEC sp_executesql @sql;
-- 20261121_020356_warehouses-20
DECLARE @sql [nvarchar](MAX)
SELECT @sql = N'ALTER TABLE article DROP CONSTRAINT ' + QUOTENAME([df].[name]) FROM [sys].[columns] AS [c] INNER JOIN [sys].[default_constraints] AS [df] ON [df].[object_id] = [c].[default_object_id] WHERE [c].[object_id] = OBJECT_ID(N'article') AND [c].[name] = N'state'
EXEC sp_executesql @sql;
--   undo: ALTER TABLE article ADD CONSTRAINT DF_article_state DEFAULT 'new' FOR state;
-- 20261121_020356_warehouses-21
ALTER TABLE article ADD CONSTRAINT DF_article_state DEFAULT 'old' FOR state;
--   undo: DECLARE @sql [nvarchar](MAX)
SELECT @sql = N'ALTER TABLE article DROP CONSTRAINT ' + QUOTENAME([df].[name]) FROM [sys].[columns] AS [c] INNER JOIN [sys].[default_constraints] AS [df] ON [df].[object_id] = [c].[default_object_id] WHERE [c].[object_id] = OBJECT_ID(N'article') AND [c].[name] = N'state'
EXEC sp_executesql @sql;
-- 20261121_020356_warehouses-22
UPDATE article SET origin = 0 WHERE origin is null;
-- 20261121_020356_warehouses-23
alter table article alter column origin varchar(255) not null;
--   undo: alter table article alter column origin varchar(255) null;
-- 20261121_020356_warehouses-24
ALTER TABLE owner ADD CONSTRAINT pk_owner PRIMARY KEY (id);
--   undo: ALTER TABLE owner DROP CONSTRAINT pk_owner;
-- 20261121_020356_warehouses-25
ALTER TABLE article ADD CONSTRAINT uk3otu0qlvnsc9wsl3uv7mq8l9w UNIQUE (code);
--   undo: ALTER TABLE article DROP CONSTRAINT uk3otu0qlvnsc9wsl3uv7mq8l9w;
-- 20261121_020356_warehouses-26
ALTER TABLE article ADD CONSTRAINT uk_article_place UNIQUE (shelf, code);
--   undo: ALTER TABLE article DROP CONSTRAINT uk_article_place;
-- 20261121_020356_warehouses-27
alter table article add constraint ck_article_weight check (weight > 0);
--   undo: alter table article drop constraint ck_article_weight;
-- 20261121_020356_warehouses-28
alter table article add constraint ck_article_status check (status in ('NEW', 'PAID', 'SENT'));
--   undo: alter table article drop constraint ck_article_status;
-- 20261121_020356_warehouses-29
CREATE NONCLUSTERED INDEX ix_article_origin ON article(origin);
--   undo: DROP INDEX ix_article_origin ON article;
-- 20261121_020356_warehouses-30
CREATE NONCLUSTERED INDEX ix_article_shelf ON article(shelf);
--   undo: DROP INDEX ix_article_shelf ON article;
-- 20261121_020356_warehouses-31
ALTER TABLE article ADD CONSTRAINT fkcvtgu9j4jhd9w1fdhw9uoqvjv FOREIGN KEY (owner_id) REFERENCES owner (id);
--   undo: ALTER TABLE article DROP CONSTRAINT fkcvtgu9j4jhd9w1fdhw9uoqvjv;
-- 20261121_020356_warehouses-32
ALTER TABLE article ADD CONSTRAINT fkk679cbt7k0b70qh8o3s2ao6ja FOREIGN KEY (keeper_id) REFERENCES warehouse (id);
--   undo: ALTER TABLE article DROP CONSTRAINT fkk679cbt7k0b70qh8o3s2ao6ja;

