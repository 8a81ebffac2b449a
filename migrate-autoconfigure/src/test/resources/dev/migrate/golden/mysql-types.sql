-- 20261121_020355_types-1
CREATE TABLE by_identity (id BIGINT AUTO_INCREMENT NOT NULL, CONSTRAINT pk_by_identity PRIMARY KEY (id));
--   undo: DROP TABLE by_identity;
-- 20261121_020355_types-2
CREATE TABLE by_sequence (id BIGINT NOT NULL, CONSTRAINT pk_by_sequence PRIMARY KEY (id));
--   undo: DROP TABLE by_sequence;
-- 20261121_020355_types-3
CREATE TABLE by_sequence_seq (next_val BIGINT NULL);
--   undo: DROP TABLE by_sequence_seq;
-- 20261121_020355_types-4
CREATE TABLE by_small (id SMALLINT AUTO_INCREMENT NOT NULL, CONSTRAINT pk_by_small PRIMARY KEY (id));
--   undo: DROP TABLE by_small;
-- 20261121_020355_types-5
CREATE TABLE by_table (id BIGINT NOT NULL, CONSTRAINT pk_by_table PRIMARY KEY (id));
--   undo: DROP TABLE by_table;
-- 20261121_020355_types-6
CREATE TABLE by_text (id VARCHAR(36) NOT NULL, CONSTRAINT pk_by_text PRIMARY KEY (id));
--   undo: DROP TABLE by_text;
-- 20261121_020355_types-7
CREATE TABLE by_uuid (id BINARY(16) NOT NULL, CONSTRAINT pk_by_uuid PRIMARY KEY (id));
--   undo: DROP TABLE by_uuid;
-- 20261121_020355_types-8
CREATE TABLE bytes (id BIGINT NOT NULL, fixed BINARY(8) NULL, hash VARBINARY(16) NULL, uuid BINARY(16) NULL, uuid_bytes BINARY(16) NULL, uuid_text CHAR(36) NULL, longer VARBINARY(32600) NULL, anything VARBINARY(255) NULL, plain VARBINARY(255) NULL, `unbounded` LONGBLOB NULL, big_blob LONGBLOB NULL, lob LONGBLOB NULL, longest LONGBLOB NULL, CONSTRAINT pk_bytes PRIMARY KEY (id));
--   undo: DROP TABLE bytes;
-- 20261121_020355_types-9
CREATE TABLE hibernate_sequences (sequence_name VARCHAR(255) NOT NULL, next_val BIGINT NULL, CONSTRAINT pk_hibernate_sequences PRIMARY KEY (sequence_name));
--   undo: DROP TABLE hibernate_sequences;
-- 20261121_020355_types-10
CREATE TABLE lamp (id BIGINT NOT NULL, as_integer INT NULL, converted VARCHAR(1) NULL, ordinal TINYINT NULL, as_varchar VARCHAR(255) NULL, mandatory ENUM('GREEN', 'RED') NOT NULL, named ENUM('GREEN', 'RED') NULL, CONSTRAINT pk_lamp PRIMARY KEY (id));
--   undo: DROP TABLE lamp;
-- 20261121_020355_types-11
CREATE TABLE lamp_every_light (lamp_id BIGINT NOT NULL, every_light ENUM('GREEN', 'RED') NULL);
--   undo: DROP TABLE lamp_every_light;
-- 20261121_020355_types-12
CREATE TABLE lamp_ordered (ordered_order INT NOT NULL, lamp_id BIGINT NOT NULL, ordered TINYINT NULL, CONSTRAINT pk_lamp_ordered PRIMARY KEY (ordered_order, lamp_id));
--   undo: DROP TABLE lamp_ordered;
-- 20261121_020355_types-13
CREATE TABLE moment (id BIGINT NOT NULL, automatic_tz INT NULL, date date NULL, legacy_day date NULL, legacy_time /**/TIME(6) NULL, split_zone INT NULL, sql_date date NULL, sql_time /**/TIME(6) NULL, time /**/TIME(6) NULL, time_with_offset /**/TIME(6) NULL, whole_time /**/TIME(6) NULL, automatic datetime(6) NULL, calendar datetime(6) NULL, created datetime(6) NULL, current datetime(6) NULL, date_time datetime(6) NULL, instant datetime(6) NULL, legacy datetime(6) NULL, local_instant datetime(6) NULL, milli_instant datetime(3) NULL, millis datetime(6) NULL, normalized datetime(6) NULL, seconds datetime NULL, split datetime(6) NULL, sql_timestamp datetime(6) NULL, utc datetime(6) NULL, version datetime(6) NULL, whole_instant datetime(6) NULL, with_offset datetime(6) NULL, zoned datetime(6) NULL, CONSTRAINT pk_moment PRIMARY KEY (id));
--   undo: DROP TABLE moment;
-- 20261121_020355_types-14
CREATE TABLE paper (id BIGINT NOT NULL, facts JSON NULL, words JSON NULL, CONSTRAINT pk_paper PRIMARY KEY (id));
--   undo: DROP TABLE paper;
-- 20261121_020355_types-15
CREATE TABLE quantity (id BIGINT NOT NULL, amount numeric(38, 2) NULL, bit BIT(1) NULL, flag BIT(1) NOT NULL, huge numeric(38, 0) NULL, in_year INT NULL, maybe BIT(1) NULL, price numeric(12, 4) NULL, rate numeric(20, 10) NULL, scientific DOUBLE PRECISION NULL, single FLOAT NOT NULL, small SMALLINT NOT NULL, tiny TINYINT NOT NULL, tiny_flag TINYINT NULL, true_false CHAR(1) NULL, twelve numeric(12, 0) NULL, twice DOUBLE PRECISION NOT NULL, whole INT NOT NULL, yes_no CHAR(1) NULL, zero_one INT NULL, big BIGINT NULL, widened BIGINT NULL, CONSTRAINT pk_quantity PRIMARY KEY (id));
--   undo: DROP TABLE quantity;
-- 20261121_020355_types-16
CREATE TABLE span (id BIGINT NOT NULL, exact numeric(15, 3) NULL, plain numeric(21, 0) NULL, nanos BIGINT NULL, CONSTRAINT pk_span PRIMARY KEY (id));
--   undo: DROP TABLE span;
-- 20261121_020355_types-17
CREATE TABLE thing (id BIGINT NOT NULL, currency VARCHAR(3) NULL, temperature SMALLINT NULL, zone_offset VARCHAR(6) NULL, address VARBINARY(19) NULL, described VARCHAR(255) NULL, locale VARCHAR(255) NULL, time_zone VARCHAR(255) NULL, type VARCHAR(255) NULL, url VARCHAR(255) NULL, zone VARCHAR(255) NULL, CONSTRAINT pk_thing PRIMARY KEY (id));
--   undo: DROP TABLE thing;
-- 20261121_020355_types-18
CREATE TABLE writing (id BIGINT NOT NULL, fixed CHAR(3) NULL, letter CHAR(1) NOT NULL, maybe CHAR(1) NULL, one VARCHAR(1) NULL, national_short VARCHAR(20) NULL, shorter VARCHAR(40) NULL, defined VARCHAR(77) NULL, defined_whole VARCHAR(17) DEFAULT 'x' NOT NULL, letters VARCHAR(255) NULL, national VARCHAR(255) NULL, plain VARCHAR(255) NULL, `unbounded` LONGTEXT NULL, long_varchar TEXT NULL, longer TEXT NULL, as_clob LONGTEXT NULL, big_clob LONGTEXT NULL, letter_lob LONGTEXT NULL, lob LONGTEXT NULL, longest LONGTEXT NULL, CONSTRAINT pk_writing PRIMARY KEY (id));
--   undo: DROP TABLE writing;
-- 20261121_020355_types-19
alter table lamp add constraint ck_lamp_as_integer check (as_integer between 0 and 1);
--   undo: alter table lamp drop check ck_lamp_as_integer;
-- 20261121_020355_types-20
alter table lamp add constraint ck_lamp_as_varchar check (as_varchar in ('GREEN', 'RED'));
--   undo: alter table lamp drop check ck_lamp_as_varchar;
-- 20261121_020355_types-21
alter table lamp add constraint ck_lamp_ordinal check (ordinal between 0 and 1);
--   undo: alter table lamp drop check ck_lamp_ordinal;
-- 20261121_020355_types-22
alter table lamp_ordered add constraint ck_lamp_ordered_ordered check (ordered between 0 and 1);
--   undo: alter table lamp_ordered drop check ck_lamp_ordered_ordered;
-- 20261121_020355_types-23
alter table quantity add constraint ck_quantity_true_false check (true_false in ('F', 'T'));
--   undo: alter table quantity drop check ck_quantity_true_false;
-- 20261121_020355_types-24
alter table quantity add constraint ck_quantity_yes_no check (yes_no in ('N', 'Y'));
--   undo: alter table quantity drop check ck_quantity_yes_no;
-- 20261121_020355_types-25
alter table quantity add constraint ck_quantity_zero_one check (zero_one in (0, 1));
--   undo: alter table quantity drop check ck_quantity_zero_one;
-- 20261121_020355_types-26
ALTER TABLE `lamp_every_light` ADD CONSTRAINT `FKgo8xmvx4tiher7pbqq4kcs0vi` FOREIGN KEY (`lamp_id`) REFERENCES `lamp` (`id`);
--   undo: ALTER TABLE `lamp_every_light` DROP FOREIGN KEY `FKgo8xmvx4tiher7pbqq4kcs0vi`;
--   undo: set @migrate_drop = (select if(count(*) = 0, 'do 0', 'alter table lamp_every_light drop index `FKgo8xmvx4tiher7pbqq4kcs0vi`') from information_schema.statistics where table_schema = database() and table_name = 'lamp_every_light' and index_name = 'FKgo8xmvx4tiher7pbqq4kcs0vi');
--   undo: prepare migrate_drop from @migrate_drop;
--   undo: execute migrate_drop;
--   undo: deallocate prepare migrate_drop;
-- 20261121_020355_types-27
ALTER TABLE `lamp_ordered` ADD CONSTRAINT `FKqom5tj890xr6e79ucolwlewls` FOREIGN KEY (`lamp_id`) REFERENCES `lamp` (`id`);
--   undo: ALTER TABLE `lamp_ordered` DROP FOREIGN KEY `FKqom5tj890xr6e79ucolwlewls`;
--   undo: set @migrate_drop = (select if(count(*) = 0, 'do 0', 'alter table lamp_ordered drop index `FKqom5tj890xr6e79ucolwlewls`') from information_schema.statistics where table_schema = database() and table_name = 'lamp_ordered' and index_name = 'FKqom5tj890xr6e79ucolwlewls');
--   undo: prepare migrate_drop from @migrate_drop;
--   undo: execute migrate_drop;
--   undo: deallocate prepare migrate_drop;

