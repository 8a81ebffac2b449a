--liquibase formatted sql
--changeset test:20261121_020355_notes-1
create table notes (id bigint not null primary key, text varchar(255));
--rollback drop table notes
