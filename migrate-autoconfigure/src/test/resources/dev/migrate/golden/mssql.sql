-- 20261121_020355_before-1
CREATE SEQUENCE customer_seq START WITH 1 INCREMENT BY 50;
--   undo: DROP SEQUENCE customer_seq;
-- 20261121_020355_before-2
CREATE TABLE customer (id bigint NOT NULL, active bit NOT NULL, discount numeric(10, 2) CONSTRAINT DF_customer_discount DEFAULT 0 NOT NULL, since date, code uniqueidentifier NOT NULL, name varchar(80) NOT NULL, email varchar(255) NOT NULL, notes varchar(MAX), CONSTRAINT pk_customer PRIMARY KEY (id));
IF EXISTS(  SELECT extended_properties.value FROM sys.extended_properties WHERE major_id = OBJECT_ID('dbo.customer') AND name = N'MS_DESCRIPTION' AND minor_id = ( SELECT column_id FROM sys.columns WHERE name = 'discount' AND object_id = OBJECT_ID('dbo.customer')) ) BEGIN  EXEC sys.sp_updateextendedproperty @name = N'MS_Description' , @value = N'As agreed' , @level0type = N'SCHEMA' , @level0name = N'dbo' , @level1type = N'TABLE' , @level1name = N'customer' , @level2type = N'COLUMN' , @level2name = N'discount' END  ELSE  BEGIN  EXEC sys.sp_addextendedproperty @name = N'MS_Description' , @value = N'As agreed' , @level0type = N'SCHEMA' , @level0name = N'dbo' , @level1type = N'TABLE' , @level1name = N'customer' , @level2type = N'COLUMN' , @level2name = N'discount' END;
--   undo: DROP TABLE customer;
-- 20261121_020355_before-3
CREATE TABLE purchase (id bigint IDENTITY (1, 1) NOT NULL, amount int NOT NULL, weight float(53) NOT NULL, customer_id bigint NOT NULL, placed datetimeoffset(6), status varchar(10), receipt varbinary(255), remark varchar(255) NOT NULL, CONSTRAINT pk_purchase PRIMARY KEY (id));
--   undo: DROP TABLE purchase;
-- 20261121_020355_before-4
ALTER TABLE customer ADD CONSTRAINT ukdwk6cx0afu8bs9o4t536v1j5v UNIQUE (email);
--   undo: ALTER TABLE customer DROP CONSTRAINT ukdwk6cx0afu8bs9o4t536v1j5v;
-- 20261121_020355_before-5
ALTER TABLE customer ADD CONSTRAINT ukrm1bp9bhtiih5foj17t8l500j UNIQUE (code);
--   undo: ALTER TABLE customer DROP CONSTRAINT ukrm1bp9bhtiih5foj17t8l500j;
-- 20261121_020355_before-6
alter table purchase add constraint ck_purchase_status check (status in ('NEW', 'PAID'));
--   undo: alter table purchase drop constraint ck_purchase_status;
-- 20261121_020355_before-7
alter table purchase add constraint ck_amount check (amount > 0);
--   undo: alter table purchase drop constraint ck_amount;
-- 20261121_020355_before-8
CREATE NONCLUSTERED INDEX ix_customer_since ON customer(since DESC, name);
--   undo: DROP INDEX ix_customer_since ON customer;
-- 20261121_020355_before-9
ALTER TABLE purchase ADD CONSTRAINT fk2pehe23hwdcyql94c531rbf70 FOREIGN KEY (customer_id) REFERENCES customer (id);
--   undo: ALTER TABLE purchase DROP CONSTRAINT fk2pehe23hwdcyql94c531rbf70;
-- 20261121_020355_before-10
CREATE VIEW payer AS select id, name from customer where active = 1;
--   undo: DROP VIEW payer;

-- 20261121_020356_after-1
DROP VIEW payer;
--   undo: CREATE VIEW payer AS select id, name from customer where active = 1;
-- 20261121_020356_after-2
exec sp_rename 'customer.name', 'full_name', 'COLUMN';
--   undo: exec sp_rename 'customer.full_name', 'name', 'COLUMN';
-- 20261121_020356_after-3
DROP INDEX ix_customer_since ON customer;
--   undo: CREATE NONCLUSTERED INDEX ix_customer_since ON customer(since DESC, full_name);
-- 20261121_020356_after-4
ALTER TABLE customer DROP CONSTRAINT ukdwk6cx0afu8bs9o4t536v1j5v;
--   undo: ALTER TABLE customer ADD CONSTRAINT ukdwk6cx0afu8bs9o4t536v1j5v UNIQUE (email);
-- 20261121_020356_after-5
alter table purchase drop constraint ck_amount;
--   undo: alter table purchase add constraint ck_amount check (amount > 0);
-- 20261121_020356_after-6
ALTER TABLE customer ADD points int;
--   undo: DECLARE @sql [nvarchar](MAX)
SELECT @sql = N'ALTER TABLE customer DROP CONSTRAINT ' + QUOTENAME([df].[name]) FROM [sys].[columns] AS [c] INNER JOIN [sys].[default_constraints] AS [df] ON [df].[object_id] = [c].[default_object_id] WHERE [c].[object_id] = OBJECT_ID(N'customer') AND [c].[name] = N'points'
EXEC sp_executesql @sql;
--   undo: ALTER TABLE customer DROP COLUMN points;
-- 20261121_020356_after-7
DECLARE @sql [nvarchar](MAX)
SELECT @sql = N'ALTER TABLE customer DROP CONSTRAINT ' + QUOTENAME([df].[name]) FROM [sys].[columns] AS [c] INNER JOIN [sys].[default_constraints] AS [df] ON [df].[object_id] = [c].[default_object_id] WHERE [c].[object_id] = OBJECT_ID(N'customer') AND [c].[name] = N'discount'
EXEC sp_executesql @sql;
--   undo: ALTER TABLE customer ADD CONSTRAINT DF_customer_discount DEFAULT 0 FOR discount;
-- 20261121_020356_after-8
alter table customer alter column discount numeric(12,2) not null;
--   undo: alter table customer alter column discount numeric(10,2) not null;
-- 20261121_020356_after-9
alter table customer alter column full_name varchar(200) not null;
--   undo: alter table customer alter column full_name varchar(80) not null;
-- 20261121_020356_after-10
alter table purchase alter column amount bigint not null;
--   undo: alter table purchase alter column amount int not null;
-- 20261121_020356_after-11
ALTER TABLE customer ADD CONSTRAINT DF_customer_discount DEFAULT 1 FOR discount;
--   undo: DECLARE @sql [nvarchar](MAX)
SELECT @sql = N'ALTER TABLE customer DROP CONSTRAINT ' + QUOTENAME([df].[name]) FROM [sys].[columns] AS [c] INNER JOIN [sys].[default_constraints] AS [df] ON [df].[object_id] = [c].[default_object_id] WHERE [c].[object_id] = OBJECT_ID(N'customer') AND [c].[name] = N'discount'
EXEC sp_executesql @sql;
-- 20261121_020356_after-12
UPDATE customer SET points = 0 WHERE points is null;
-- 20261121_020356_after-13
alter table customer alter column points int not null;
--   undo: alter table customer alter column points int null;
-- 20261121_020356_after-14
alter table purchase alter column customer_id bigint null;
--   undo: alter table purchase alter column customer_id bigint not null;
-- 20261121_020356_after-15
IF EXISTS(  SELECT extended_properties.value FROM sys.extended_properties WHERE major_id = OBJECT_ID('dbo.customer') AND name = N'MS_DESCRIPTION' AND minor_id = 0 ) BEGIN  EXEC sys.sp_updateextendedproperty @name = N'MS_Description' , @value = N'Everybody who bought' , @level0type = N'SCHEMA' , @level0name = N'dbo' , @level1type = N'TABLE' , @level1name = N'customer' END  ELSE  BEGIN  EXEC sys.sp_addextendedproperty @name = N'MS_Description' , @value = N'Everybody who bought' , @level0type = N'SCHEMA' , @level0name = N'dbo' , @level1type = N'TABLE' , @level1name = N'customer' END;
--   undo: IF EXISTS(  SELECT extended_properties.value FROM sys.extended_properties WHERE major_id = OBJECT_ID('dbo.customer') AND name = N'MS_DESCRIPTION' AND minor_id = 0 ) BEGIN  EXEC sys.sp_updateextendedproperty @name = N'MS_Description' , @value = N'' , @level0type = N'SCHEMA' , @level0name = N'dbo' , @level1type = N'TABLE' , @level1name = N'customer' END  ELSE  BEGIN  EXEC sys.sp_addextendedproperty @name = N'MS_Description' , @value = N'' , @level0type = N'SCHEMA' , @level0name = N'dbo' , @level1type = N'TABLE' , @level1name = N'customer' END;
-- 20261121_020356_after-16
IF EXISTS(  SELECT extended_properties.value FROM sys.extended_properties WHERE major_id = OBJECT_ID('dbo.customer') AND name = N'MS_DESCRIPTION' AND minor_id = ( SELECT column_id FROM sys.columns WHERE name = 'discount' AND object_id = OBJECT_ID('dbo.customer')) ) BEGIN  EXEC sys.sp_updateextendedproperty @name = N'MS_Description' , @value = N'' , @level0type = N'SCHEMA' , @level0name = N'dbo' , @level1type = N'TABLE' , @level1name = N'customer' , @level2type = N'COLUMN' , @level2name = N'discount' END  ELSE  BEGIN  EXEC sys.sp_addextendedproperty @name = N'MS_Description' , @value = N'' , @level0type = N'SCHEMA' , @level0name = N'dbo' , @level1type = N'TABLE' , @level1name = N'customer' , @level2type = N'COLUMN' , @level2name = N'discount' END;
--   undo: IF EXISTS(  SELECT extended_properties.value FROM sys.extended_properties WHERE major_id = OBJECT_ID('dbo.customer') AND name = N'MS_DESCRIPTION' AND minor_id = ( SELECT column_id FROM sys.columns WHERE name = 'discount' AND object_id = OBJECT_ID('dbo.customer')) ) BEGIN  EXEC sys.sp_updateextendedproperty @name = N'MS_Description' , @value = N'As agreed' , @level0type = N'SCHEMA' , @level0name = N'dbo' , @level1type = N'TABLE' , @level1name = N'customer' , @level2type = N'COLUMN' , @level2name = N'discount' END  ELSE  BEGIN  EXEC sys.sp_addextendedproperty @name = N'MS_Description' , @value = N'As agreed' , @level0type = N'SCHEMA' , @level0name = N'dbo' , @level1type = N'TABLE' , @level1name = N'customer' , @level2type = N'COLUMN' , @level2name = N'discount' END;
-- 20261121_020356_after-17
CREATE NONCLUSTERED INDEX ix_customer_since ON customer(since);
--   undo: DROP INDEX ix_customer_since ON customer;
-- 20261121_020356_after-18
DECLARE @sql [nvarchar](MAX)
SELECT @sql = N'ALTER TABLE purchase DROP CONSTRAINT ' + QUOTENAME([df].[name]) FROM [sys].[columns] AS [c] INNER JOIN [sys].[default_constraints] AS [df] ON [df].[object_id] = [c].[default_object_id] WHERE [c].[object_id] = OBJECT_ID(N'purchase') AND [c].[name] = N'remark'
EXEC sp_executesql @sql;
ALTER TABLE purchase DROP COLUMN remark;
--   undo: ALTER TABLE purchase ADD remark varchar(255);
--   undo: UPDATE purchase SET remark = '' WHERE remark is null;
--   undo: alter table purchase alter column remark varchar(255) not null;
-- 20261121_020356_after-19
CREATE VIEW payer AS select id, full_name from customer where active = 1;
--   undo: DROP VIEW payer;

