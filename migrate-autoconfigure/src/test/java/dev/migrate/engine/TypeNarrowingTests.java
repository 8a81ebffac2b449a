package dev.migrate.engine;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class TypeNarrowingTests {

	@ParameterizedTest(name = "{0} to {1}")
	@CsvSource(delimiter = '|', quoteCharacter = '"',
			textBlock = """
					varchar(255)                | varchar(40)                 | values longer than 40 characters
					varchar                     | varchar(40)                 | values longer than 40 characters
					text                        | varchar(40)                 | values longer than 40 characters
					clob                        | varchar(40)                 | values longer than 40 characters
					char(10)                    | varchar(5)                  | values longer than 5 characters
					varbinary(255)              | varbinary(16)               | values longer than 16 bytes
					blob                        | varbinary(16)               | values longer than 16 bytes
					bigint                      | integer                     | values outside the range of integer
					integer                     | smallint                    | values outside the range of smallint
					smallint                    | tinyint                     | values outside the range of tinyint
					numeric(10,2)               | numeric(8,2)                | values with more than 6 digits before the decimal point
					numeric(10,2)               | numeric(10,1)               | digits beyond 1 after the decimal point
					numeric(10,2)               | numeric(10,4)               | values with more than 6 digits before the decimal point
					numeric(10,2)               | numeric(8,0)                | digits after the decimal point
					numeric(10,2)               | numeric(5,1)                | values with more than 4 digits before the decimal point and digits beyond 1 after the decimal point
					numeric                     | numeric(5,1)                | values with more than 4 digits before the decimal point and digits beyond 1 after the decimal point
					numeric(12,2)               | integer                     | values outside the range of integer and digits after the decimal point
					numeric(5,2)                | integer                     | digits after the decimal point
					numeric(10,0)               | integer                     | values outside the range of integer
					integer                     | numeric(10,2)               | values with more than 8 digits before the decimal point
					double precision            | real                        | digits beyond the precision of real
					bigint                      | double precision            | digits beyond the precision of double precision
					integer                     | real                        | digits beyond the precision of real
					double precision            | numeric(10,2)               | values that numeric(10,2) cannot hold exactly
					double precision            | integer                     | values that integer cannot hold exactly
					timestamp(6)                | timestamp(3)                | fractions of a second beyond 3 digits
					time(6)                     | time(0)                     | fractions of a second beyond 0 digits
					timestamp(6)                | date                        | the time of day
					timestamp(6)                | time(6)                     | the date
					timestamp(6) with time zone | timestamp(6)                | the time zone
					timestamp(6)                | timestamp(6) with time zone | the time zone in which values are meant
					date                        | timestamp(6) with time zone | the time zone in which values are meant
					time(6)                     | time(6) with time zone      | the time zone in which values are meant
					time(6) with time zone      | time(6)                     | the time zone
					enum('A','B','C')           | enum('A','C')               | the value 'B'
					enum('A','B','C')           | enum('D','A')               | the values 'B', 'C'
					varchar(10)                 | enum('A','B')               | values other than 'A', 'B'
					varchar(255)                | integer                     | values that cannot be converted to integer
					varchar(255)                | uuid                        | values that cannot be converted to uuid
					varchar(36)                 | timestamp(6)                | values that cannot be converted to timestamp(6)
					integer                     | boolean                     | values that cannot be converted to boolean
					boolean                     | double precision            | values that cannot be converted to double precision
					integer                     | varchar(5)                  | values whose text is longer than 5 characters
					uuid                        | varchar(32)                 | values whose text is longer than 32 characters
					enum('A','LONG')            | varchar(3)                  | values whose text is longer than 3 characters
					json                        | varchar(255)                | values whose text is longer than 255 characters
					bytea                       | text                        | values that cannot be converted to text
					oid                         | text                        | values that cannot be converted to text
					text                        | jsonb                       | values that cannot be converted to jsonb
					varchar(10)                 | varchar(10)[]               | values that cannot be converted to varchar(10)[]
					varchar(10)[]               | varchar(5)[]                | values longer than 5 characters
					mood                        | email                       | values that cannot be converted to email
					""")
	void saysWhatIsLost(String from, String to, String loss) {
		assertThat(TypeNarrowing.between(from, to)).isEqualTo(loss);
	}

	@ParameterizedTest(name = "{0} to {1}")
	@CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
			varchar(30)                 | varchar(40)
			varchar(30)                 | varchar
			varchar(255)                | text
			varchar(255)                | clob
			char(10)                    | varchar(10)
			varbinary(16)               | blob
			tinyint                     | smallint
			integer                     | bigint
			integer                     | numeric(10,0)
			smallint                    | numeric(38,2)
			integer                     | numeric
			numeric(10,2)               | numeric(12,2)
			numeric(10,2)               | numeric(12,4)
			numeric(5,2)                | numeric
			numeric(9,0)                | integer
			integer                     | double precision
			smallint                    | real
			bigint                      | decfloat
			real                        | double precision
			timestamp(3)                | timestamp(6)
			date                        | timestamp(6)
			time(0)                     | time(6)
			enum('A','B')               | enum('B','C','A')
			enum('A','LONG')            | varchar(255)
			integer                     | varchar(12)
			bigint                      | text
			uuid                        | varchar(36)
			boolean                     | varchar(5)
			json                        | jsonb
			jsonb                       | text
			varchar(5)[]                | varchar(10)[]
			integer array[3]            | integer array
			mood                        | mood
			""")
	void aSafeChangeLosesNothing(String from, String to) {
		assertThat(TypeNarrowing.between(from, to)).isNull();
	}

}
