-- 20261121_020355_types-1
CREATE SEQUENCE by_sequence_seq START WITH 1 INCREMENT BY 50;
--   undo: DROP SEQUENCE by_sequence_seq;
-- 20261121_020355_types-2
CREATE TABLE by_identity (id bigint IDENTITY (1, 1) NOT NULL, CONSTRAINT pk_by_identity PRIMARY KEY (id));
--   undo: DROP TABLE by_identity;
-- 20261121_020355_types-3
CREATE TABLE by_sequence (id bigint NOT NULL, CONSTRAINT pk_by_sequence PRIMARY KEY (id));
--   undo: DROP TABLE by_sequence;
-- 20261121_020355_types-4
CREATE TABLE by_small (id smallint IDENTITY (1, 1) NOT NULL, CONSTRAINT pk_by_small PRIMARY KEY (id));
--   undo: DROP TABLE by_small;
-- 20261121_020355_types-5
CREATE TABLE by_table (id bigint NOT NULL, CONSTRAINT pk_by_table PRIMARY KEY (id));
--   undo: DROP TABLE by_table;
-- 20261121_020355_types-6
CREATE TABLE by_text (id varchar(36) NOT NULL, CONSTRAINT pk_by_text PRIMARY KEY (id));
--   undo: DROP TABLE by_text;
-- 20261121_020355_types-7
CREATE TABLE by_uuid (id uniqueidentifier NOT NULL, CONSTRAINT pk_by_uuid PRIMARY KEY (id));
--   undo: DROP TABLE by_uuid;
-- 20261121_020355_types-8
CREATE TABLE bytes (id bigint NOT NULL, fixed binary(8), hash varbinary(16), uuid uniqueidentifier, uuid_bytes binary(16), uuid_text char(36), anything varbinary(255), plain varbinary(255), unbounded varbinary(MAX), big_blob varbinary(MAX), lob varbinary(MAX), longer varbinary(MAX), longest varbinary(MAX), CONSTRAINT pk_bytes PRIMARY KEY (id));
--   undo: DROP TABLE bytes;
-- 20261121_020355_types-9
CREATE TABLE hibernate_sequences (sequence_name varchar(255) NOT NULL, next_val bigint, CONSTRAINT pk_hibernate_sequences PRIMARY KEY (sequence_name));
--   undo: DROP TABLE hibernate_sequences;
-- 20261121_020355_types-10
CREATE TABLE lamp (id bigint NOT NULL, as_integer int, converted varchar(1), ordinal smallint, mandatory varchar(12) NOT NULL, as_varchar varchar(255), named varchar(255), CONSTRAINT pk_lamp PRIMARY KEY (id));
--   undo: DROP TABLE lamp;
-- 20261121_020355_types-11
CREATE TABLE lamp_every_light (lamp_id bigint NOT NULL, every_light varchar(255));
--   undo: DROP TABLE lamp_every_light;
-- 20261121_020355_types-12
CREATE TABLE lamp_ordered (ordered_order int NOT NULL, lamp_id bigint NOT NULL, ordered smallint, CONSTRAINT pk_lamp_ordered PRIMARY KEY (ordered_order, lamp_id));
--   undo: DROP TABLE lamp_ordered;
-- 20261121_020355_types-13
CREATE TABLE moment (id bigint NOT NULL, date date, legacy_day date, legacy_time time, split_zone int, sql_date date, sql_time time, time time, time_with_offset datetimeoffset(6), whole_time time, automatic datetimeoffset(6), calendar datetime2(6), created datetimeoffset(6), [current] datetime2(6), date_time datetime2(6), instant datetimeoffset(6), legacy datetime2(6), local_instant datetime2(6), milli_instant datetimeoffset(3), millis datetime2(6), normalized datetime2(6), seconds datetime2(0), split datetimeoffset(6), sql_timestamp datetime2(6), utc datetimeoffset(6), version datetimeoffset(6), whole_instant datetimeoffset(6), with_offset datetimeoffset(6), zoned datetimeoffset(6), CONSTRAINT pk_moment PRIMARY KEY (id));
--   undo: DROP TABLE moment;
-- 20261121_020355_types-14
CREATE TABLE paper (id bigint NOT NULL, facts varchar(MAX), words varchar(MAX), CONSTRAINT pk_paper PRIMARY KEY (id));
--   undo: DROP TABLE paper;
-- 20261121_020355_types-15
CREATE TABLE quantity (id bigint NOT NULL, amount numeric(38, 2), bit bit, flag bit NOT NULL, huge numeric(38, 0), in_year int, maybe bit, price numeric(12, 4), rate numeric(20, 10), scientific float(53), single real NOT NULL, small smallint NOT NULL, tiny smallint NOT NULL, tiny_flag smallint, true_false char(1), twelve numeric(12, 0), twice float(53) NOT NULL, whole int NOT NULL, yes_no char(1), zero_one int, big bigint, widened bigint, CONSTRAINT pk_quantity PRIMARY KEY (id));
--   undo: DROP TABLE quantity;
-- 20261121_020355_types-16
CREATE TABLE span (id bigint NOT NULL, exact numeric(15, 3), plain numeric(21, 0), nanos bigint, CONSTRAINT pk_span PRIMARY KEY (id));
--   undo: DROP TABLE span;
-- 20261121_020355_types-17
CREATE TABLE thing (id bigint NOT NULL, currency varchar(3), temperature smallint, zone_offset varchar(6), address varbinary(19), described varchar(255), locale varchar(255), time_zone varchar(255), type varchar(255), url varchar(255), zone varchar(255), CONSTRAINT pk_thing PRIMARY KEY (id));
--   undo: DROP TABLE thing;
-- 20261121_020355_types-18
CREATE TABLE writing (id bigint NOT NULL, fixed char(3), letter char(1) NOT NULL, maybe char(1), one varchar(1), national_short nvarchar(20), shorter varchar(40), defined varchar(77), defined_whole varchar(17) CONSTRAINT DF_writing_defined_whole DEFAULT 'x' NOT NULL, letters varchar(255), [national] nvarchar(255), plain varchar(255), unbounded varchar(MAX), long_varchar varchar(MAX), as_clob varchar(MAX), big_clob varchar(MAX), letter_lob varchar(MAX), lob varchar(MAX), longer varchar(MAX), longest varchar(MAX), CONSTRAINT pk_writing PRIMARY KEY (id));
--   undo: DROP TABLE writing;
-- 20261121_020355_types-19
alter table lamp add constraint ck_lamp_as_integer check (as_integer between 0 and 1);
--   undo: alter table lamp drop constraint ck_lamp_as_integer;
-- 20261121_020355_types-20
alter table lamp add constraint ck_lamp_as_varchar check (as_varchar in ('GREEN', 'RED'));
--   undo: alter table lamp drop constraint ck_lamp_as_varchar;
-- 20261121_020355_types-21
alter table lamp add constraint ck_lamp_mandatory check (mandatory in ('GREEN', 'RED'));
--   undo: alter table lamp drop constraint ck_lamp_mandatory;
-- 20261121_020355_types-22
alter table lamp add constraint ck_lamp_named check (named in ('GREEN', 'RED'));
--   undo: alter table lamp drop constraint ck_lamp_named;
-- 20261121_020355_types-23
alter table lamp add constraint ck_lamp_ordinal check (ordinal between 0 and 1);
--   undo: alter table lamp drop constraint ck_lamp_ordinal;
-- 20261121_020355_types-24
alter table lamp_every_light add constraint ck_lamp_every_light_every_light check (every_light in ('GREEN', 'RED'));
--   undo: alter table lamp_every_light drop constraint ck_lamp_every_light_every_light;
-- 20261121_020355_types-25
alter table lamp_ordered add constraint ck_lamp_ordered_ordered check (ordered between 0 and 1);
--   undo: alter table lamp_ordered drop constraint ck_lamp_ordered_ordered;
-- 20261121_020355_types-26
alter table quantity add constraint ck_quantity_true_false check (true_false in ('F', 'T'));
--   undo: alter table quantity drop constraint ck_quantity_true_false;
-- 20261121_020355_types-27
alter table quantity add constraint ck_quantity_yes_no check (yes_no in ('N', 'Y'));
--   undo: alter table quantity drop constraint ck_quantity_yes_no;
-- 20261121_020355_types-28
alter table quantity add constraint ck_quantity_zero_one check (zero_one in (0, 1));
--   undo: alter table quantity drop constraint ck_quantity_zero_one;
-- 20261121_020355_types-29
ALTER TABLE lamp_every_light ADD CONSTRAINT fkgo8xmvx4tiher7pbqq4kcs0vi FOREIGN KEY (lamp_id) REFERENCES lamp (id);
--   undo: ALTER TABLE lamp_every_light DROP CONSTRAINT fkgo8xmvx4tiher7pbqq4kcs0vi;
-- 20261121_020355_types-30
ALTER TABLE lamp_ordered ADD CONSTRAINT fkqom5tj890xr6e79ucolwlewls FOREIGN KEY (lamp_id) REFERENCES lamp (id);
--   undo: ALTER TABLE lamp_ordered DROP CONSTRAINT fkqom5tj890xr6e79ucolwlewls;

