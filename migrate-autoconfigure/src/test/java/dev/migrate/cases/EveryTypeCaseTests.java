package dev.migrate.cases;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.URL;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.NClob;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Year;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Calendar;
import java.util.Currency;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TimeZone;
import java.util.UUID;

import dev.migrate.change.AddCheckConstraint;
import dev.migrate.change.AddForeignKey;
import dev.migrate.change.AddUniqueConstraint;
import dev.migrate.change.CreateSequence;
import dev.migrate.change.CreateTable;
import dev.migrate.change.CreateType;
import dev.migrate.change.InsertRow;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Converter;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Lob;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Temporal;
import jakarta.persistence.TemporalType;
import jakarta.persistence.Version;
import org.hibernate.Length;
import org.hibernate.annotations.Array;
import org.hibernate.annotations.Check;
import org.hibernate.annotations.ColumnDefault;
import org.hibernate.annotations.Comment;
import org.hibernate.annotations.CreationTimestamp;
import org.hibernate.annotations.CurrentTimestamp;
import org.hibernate.annotations.Formula;
import org.hibernate.annotations.FractionalSeconds;
import org.hibernate.annotations.JavaType;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.Nationalized;
import org.hibernate.annotations.PartitionKey;
import org.hibernate.annotations.SoftDelete;
import org.hibernate.annotations.SoftDeleteType;
import org.hibernate.annotations.TenantId;
import org.hibernate.annotations.TimeZoneColumn;
import org.hibernate.annotations.TimeZoneStorage;
import org.hibernate.annotations.TimeZoneStorageType;
import org.hibernate.annotations.UuidGenerator;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.type.NumericBooleanConverter;
import org.hibernate.type.SqlTypes;
import org.hibernate.type.TrueFalseConverter;
import org.hibernate.type.YesNoConverter;
import org.hibernate.type.descriptor.java.StringJavaType;
import org.hibernate.usertype.UserType;
import org.junit.jupiter.api.DisplayName;

/**
 * Every type that Hibernate gives a column, as long as an engine has it: Hibernate's own
 * schema, from nothing and back.
 */
class EveryTypeCaseTests {

	@CaseTest
	@DisplayName("numbers and truth values of every kind")
	void numbers(String engine) {
		created(engine, Numbers.class).writes(CreateTable.class, AddCheckConstraint.class, AddCheckConstraint.class,
				AddCheckConstraint.class);
	}

	@CaseTest
	@DisplayName("texts of every kind")
	void texts(String engine) {
		created(engine, Texts.class).writes(CreateTable.class);
	}

	@CaseTest
	@DisplayName("large texts and letters in the national character set")
	void nationalTexts(String engine) {
		Case.on(engine)
			.exceptOn("hsqldb", "HSQLDB has neither nclob nor nchar, which Hibernate asks for")
			.notValidatedOn("h2")
			.from(Elsewhere.class)
			.to(Elsewhere.class, NationalTexts.class)
			.writes(CreateTable.class);
	}

	@CaseTest
	@DisplayName("dates and times of every kind")
	void times(String engine) {
		created(engine, Times.class).writes(CreateTable.class);
	}

	@CaseTest
	@DisplayName("durations as numbers and as intervals")
	void durations(String engine) {
		created(engine, engine.equals("postgresql") || engine.equals("h2") ? Durations.class : NumericDurations.class)
			.writes(CreateTable.class);
	}

	@CaseTest
	@DisplayName("binary values of every kind")
	void binaries(String engine) {
		created(engine, Binaries.class).writes(CreateTable.class);
	}

	@CaseTest
	@DisplayName("documents and arrays")
	void documents(String engine) {
		Case.on(engine)
			.notValidatedOn("mariadb")
			.from(Elsewhere.class)
			.to(Elsewhere.class, engine.equals("hsqldb") ? Arrays.class : Documents.class)
			.writes(CreateTable.class);
	}

	@CaseTest
	@DisplayName("structures, addresses of the net and XML")
	void structures(String engine) {
		Case.on(engine)
			.onlyOn("postgresql", "Hibernate has these types on PostgreSQL only")
			.notValidatedOn("postgresql")
			.from(Elsewhere.class)
			.to(Elsewhere.class, Structures.class)
			.writes(CreateType.class, CreateType.class, CreateTable.class, AddCheckConstraint.class);
	}

	@CaseTest
	@DisplayName("enumerations of every kind")
	void enumerations(String engine) {
		created(engine, Enumerations.class)
			.writesOn("h2", CreateTable.class, CreateTable.class, CreateTable.class, AddForeignKey.class,
					AddForeignKey.class, AddCheckConstraint.class, AddCheckConstraint.class, AddCheckConstraint.class,
					AddCheckConstraint.class)
			.writesOn("mariadb", CreateTable.class, CreateTable.class, CreateTable.class, AddForeignKey.class,
					AddForeignKey.class, AddCheckConstraint.class, AddCheckConstraint.class, AddCheckConstraint.class,
					AddCheckConstraint.class)
			.writes(CreateTable.class, CreateTable.class, CreateTable.class, AddForeignKey.class, AddForeignKey.class,
					AddCheckConstraint.class, AddCheckConstraint.class, AddCheckConstraint.class,
					AddCheckConstraint.class, AddCheckConstraint.class, AddCheckConstraint.class,
					AddCheckConstraint.class);
	}

	@CaseTest
	@DisplayName("values with a text of their own, converters and user types")
	void values(String engine) {
		created(engine, Values.class).writes(CreateTable.class);
	}

	@CaseTest
	@DisplayName("defaults, checks, comments, formulas, soft delete, tenants, partitions")
	void attributes(String engine) {
		created(engine, Attributes.class).writes(CreateTable.class, CreateTable.class, CreateTable.class,
				AddCheckConstraint.class, AddCheckConstraint.class, AddCheckConstraint.class, AddCheckConstraint.class,
				AddUniqueConstraint.class);
	}

	@CaseTest
	@DisplayName("generated keys of every kind")
	void keys(String engine) {
		Case.on(engine)
			.notValidatedOn("sqlite")
			.from(Elsewhere.class)
			.to(Elsewhere.class, Keys.class)
			.writesOn("sqlite", CreateTable.class, CreateTable.class, CreateTable.class, CreateTable.class,
					CreateTable.class, CreateTable.class, CreateTable.class, CreateTable.class, InsertRow.class,
					InsertRow.class)
			.writes(CreateTable.class, CreateTable.class, CreateTable.class, CreateTable.class, CreateTable.class,
					CreateTable.class, CreateTable.class, CreateSequence.class, InsertRow.class);
	}

	private static Case created(String engine, Class<?> entities) {
		return Case.on(engine).from(Elsewhere.class).to(Elsewhere.class, entities);
	}

	static class Elsewhere {

		@Entity(name = "Other")
		static class Other {

			@Id
			Long id;

		}

	}

	static class Numbers {

		@Entity(name = "Quantity")
		static class Quantity {

			@Id
			Long id;

			boolean flag;

			Boolean maybe;

			@Convert(converter = YesNoConverter.class)
			Boolean yesNo;

			@Convert(converter = TrueFalseConverter.class)
			Boolean trueFalse;

			@Convert(converter = NumericBooleanConverter.class)
			Boolean zeroOne;

			@JdbcTypeCode(SqlTypes.BIT)
			Boolean bit;

			@JdbcTypeCode(SqlTypes.TINYINT)
			Boolean tinyFlag;

			byte tiny;

			short small;

			int whole;

			Long big;

			float single;

			double twice;

			BigInteger huge;

			@Column(precision = 12)
			BigInteger twelve;

			BigDecimal amount;

			@Column(precision = 12, scale = 4)
			BigDecimal price;

			@JdbcTypeCode(SqlTypes.DECIMAL)
			@Column(precision = 20, scale = 10)
			BigDecimal rate;

			@JdbcTypeCode(SqlTypes.FLOAT)
			Double scientific;

			@JdbcTypeCode(SqlTypes.BIGINT)
			Integer widened;

			Year inYear;

		}

	}

	static class Texts {

		@Entity(name = "Writing")
		static class Writing {

			@Id
			Long id;

			char letter;

			Character maybe;

			String plain;

			@Column(length = 40)
			String shorter;

			@Column(length = Length.LONG)
			String longer;

			@Column(length = Length.LONG32)
			String longest;

			@Column(length = 1)
			String one;

			@Lob
			String lob;

			@JdbcTypeCode(SqlTypes.LONGVARCHAR)
			String longVarchar;

			@JdbcTypeCode(SqlTypes.LONG32VARCHAR)
			String unbounded;

			@JdbcTypeCode(SqlTypes.CHAR)
			@Column(length = 3)
			String fixed;

			@Nationalized
			String national;

			@Nationalized
			@Column(length = 20)
			String nationalShort;

			Clob bigClob;

			char[] letters;

			@Lob
			char[] letterLob;

			@JdbcTypeCode(SqlTypes.CLOB)
			String asClob;

			@Column(columnDefinition = "varchar(77)")
			String defined;

			@Column(columnDefinition = "varchar(17) default 'x' not null")
			String definedWhole;

		}

	}

	static class NationalTexts {

		@Entity(name = "Writing")
		static class Writing {

			@Id
			Long id;

			@Nationalized
			@Lob
			String lob;

			NClob bigLob;

			@Nationalized
			Character letter;

		}

	}

	static class Times {

		@Entity(name = "Moment")
		static class Moment {

			@Id
			Long id;

			LocalDate date;

			LocalTime time;

			@Column(precision = 0)
			LocalTime wholeTime;

			OffsetTime timeWithOffset;

			LocalDateTime dateTime;

			@Column(precision = 3)
			LocalDateTime millis;

			@FractionalSeconds(0)
			LocalDateTime seconds;

			Instant instant;

			@Column(precision = 0)
			Instant wholeInstant;

			@FractionalSeconds(3)
			Instant milliInstant;

			@JdbcTypeCode(SqlTypes.TIMESTAMP)
			Instant localInstant;

			OffsetDateTime withOffset;

			ZonedDateTime zoned;

			@TimeZoneStorage(TimeZoneStorageType.NORMALIZE)
			ZonedDateTime normalized;

			@TimeZoneStorage(TimeZoneStorageType.NORMALIZE_UTC)
			ZonedDateTime utc;

			@TimeZoneStorage(TimeZoneStorageType.AUTO)
			ZonedDateTime automatic;

			@TimeZoneStorage(TimeZoneStorageType.COLUMN)
			@TimeZoneColumn(name = "split_zone")
			OffsetDateTime split;

			@Temporal(TemporalType.TIMESTAMP)
			Date legacy;

			@Temporal(TemporalType.DATE)
			Date legacyDay;

			@Temporal(TemporalType.TIME)
			Date legacyTime;

			Calendar calendar;

			java.sql.Date sqlDate;

			java.sql.Time sqlTime;

			java.sql.Timestamp sqlTimestamp;

			@CreationTimestamp
			Instant created;

			@CurrentTimestamp
			LocalDateTime current;

			@Version
			Instant version;

		}

	}

	static class NumericDurations {

		@Entity(name = "Span")
		static class Span {

			@Id
			Long id;

			Duration plain;

			@Column(precision = 15, scale = 3)
			Duration exact;

			@JdbcTypeCode(SqlTypes.BIGINT)
			Duration nanos;

		}

	}

	static class Durations {

		@Entity(name = "Span")
		static class Span {

			@Id
			Long id;

			Duration plain;

			@JdbcTypeCode(SqlTypes.BIGINT)
			Duration nanos;

			@JdbcTypeCode(SqlTypes.INTERVAL_SECOND)
			Duration asInterval;

		}

	}

	static class Binaries {

		@Entity(name = "Bytes")
		static class Bytes {

			@Id
			Long id;

			byte[] plain;

			@Column(length = 16)
			byte[] hash;

			@Column(length = Length.LONG)
			byte[] longer;

			@Column(length = Length.LONG32)
			byte[] longest;

			@JdbcTypeCode(SqlTypes.LONG32VARBINARY)
			byte[] unbounded;

			@JdbcTypeCode(SqlTypes.BINARY)
			@Column(length = 8)
			byte[] fixed;

			@Lob
			byte[] lob;

			Blob bigBlob;

			java.io.Serializable anything;

			UUID uuid;

			@JdbcTypeCode(SqlTypes.CHAR)
			UUID uuidText;

			@JdbcTypeCode(SqlTypes.BINARY)
			UUID uuidBytes;

		}

	}

	static class Arrays {

		@Entity(name = "Shelf")
		static class Shelf {

			@Id
			Long id;

			List<String> tags;

			int[] numbers;

			Set<Long> longs;

			@Array(length = 5)
			@Column(length = 30)
			String[] limited;

			@JdbcTypeCode(SqlTypes.ARRAY)
			Light[] lights;

			UUID[] uuids;

			Boolean[] flags;

			Double[] twice;

			BigDecimal[] amounts;

			LocalDate[] dates;

			LocalDateTime[] moments;

		}

	}

	static class Documents {

		@Entity(name = "Shelf")
		static class Shelf {

			@Id
			Long id;

			@JdbcTypeCode(SqlTypes.JSON)
			Map<String, String> json;

			@JdbcTypeCode(SqlTypes.JSON)
			List<String> jsonTags;

			List<String> tags;

			int[] numbers;

			Set<Long> longs;

			@Array(length = 5)
			@Column(length = 30)
			String[] limited;

			Light[] lights;

			UUID[] uuids;

			Boolean[] flags;

			Double[] twice;

			BigDecimal[] amounts;

			LocalDate[] dates;

			LocalDateTime[] moments;

		}

	}

	static class Structures {

		@Entity(name = "Shelf")
		static class Shelf {

			@Id
			Long id;

			InetAddress address;

			@JdbcTypeCode(SqlTypes.INTERVAL_SECOND)
			Duration asInterval;

			@JdbcTypeCode(SqlTypes.SQLXML)
			String xml;

			@JdbcTypeCode(SqlTypes.NAMED_ENUM)
			Light light;

			@JdbcTypeCode(SqlTypes.JSON)
			Part part;

			Size size;

			Size[] sizes;

			ZoneOffset zoneOffset;

		}

		@Embeddable
		static class Part {

			@Column(nullable = false)
			int count;

			String name;

		}

		@Embeddable
		@org.hibernate.annotations.Struct(name = "size_type")
		static class Size {

			@Column(precision = 10, scale = 2)
			BigDecimal width;

			@Column(length = 9)
			String unit;

			Instant measured;

		}

	}

	enum Light {

		GREEN, RED

	}

	static class Enumerations {

		@Entity(name = "Lamp")
		static class Lamp {

			@Id
			Long id;

			Light ordinal;

			@Enumerated(EnumType.STRING)
			Light named;

			@Enumerated(EnumType.STRING)
			@Column(nullable = false, length = 12)
			Light mandatory;

			@Enumerated(EnumType.STRING)
			@JdbcTypeCode(SqlTypes.VARCHAR)
			Light asVarchar;

			@Enumerated
			@JdbcTypeCode(SqlTypes.INTEGER)
			Light asInteger;

			@Convert(converter = LightConverter.class)
			@Column(length = 1)
			Light converted;

			@ElementCollection
			@Enumerated(EnumType.STRING)
			Set<Light> everyLight;

			@ElementCollection
			@OrderColumn
			List<Light> ordered;

		}

	}

	@Converter
	static class LightConverter implements AttributeConverter<Light, String> {

		@Override
		public String convertToDatabaseColumn(Light light) {
			return (light != null) ? light.name().substring(0, 1) : null;
		}

		@Override
		public Light convertToEntityAttribute(String value) {
			return (value == null) ? null : value.equals("G") ? Light.GREEN : Light.RED;
		}

	}

	static class Values {

		@Entity(name = "Thing")
		static class Thing {

			@Id
			Long id;

			Locale locale;

			Currency currency;

			Class<?> type;

			URL url;

			TimeZone timeZone;

			ZoneId zone;

			ZoneOffset zoneOffset;

			@JdbcTypeCode(SqlTypes.VARBINARY)
			InetAddress address;

			@JavaType(StringJavaType.class)
			String described;

			@org.hibernate.annotations.Type(Celsius.class)
			Integer temperature;

		}

	}

	static class Celsius implements UserType<Integer> {

		@Override
		public int getSqlType() {
			return Types.SMALLINT;
		}

		@Override
		public Class<Integer> returnedClass() {
			return Integer.class;
		}

		@Override
		public boolean equals(Integer one, Integer other) {
			return java.util.Objects.equals(one, other);
		}

		@Override
		public int hashCode(Integer value) {
			return value.hashCode();
		}

		@Override
		public Integer nullSafeGet(ResultSet row, int position, SharedSessionContractImplementor session, Object owner)
				throws SQLException {
			return row.getInt(position);
		}

		@Override
		public void nullSafeSet(PreparedStatement statement, Integer value, int index,
				SharedSessionContractImplementor session) throws SQLException {
			statement.setObject(index, value, Types.SMALLINT);
		}

		@Override
		public Integer deepCopy(Integer value) {
			return value;
		}

		@Override
		public boolean isMutable() {
			return false;
		}

		@Override
		public java.io.Serializable disassemble(Integer value) {
			return value;
		}

		@Override
		public Integer assemble(java.io.Serializable cached, Object owner) {
			return (Integer) cached;
		}

	}

	static class Attributes {

		@Entity(name = "Article")
		@Comment("What we sell")
		@Check(name = "positive", constraints = "price > 0")
		@Check(constraints = "stock >= 0")
		@SoftDelete
		static class Article {

			@Id
			Long id;

			@ColumnDefault("'new'")
			@Comment("How it is")
			@Column(length = 10)
			String state;

			@ColumnDefault("1")
			int price;

			@ColumnDefault("0")
			Integer stock;

			@Check(constraints = "weight < 100")
			Integer weight;

			@Formula("price * 2")
			Integer twice;

			@TenantId
			String tenant;

			@PartitionKey
			Integer region;

			@Column(length = 20, unique = true)
			String code;

		}

		@Entity(name = "Shelf")
		@SoftDelete(columnName = "active", strategy = SoftDeleteType.ACTIVE, converter = YesNoConverter.class)
		static class Shelf {

			@Id
			Long id;

			int width;

		}

		@Entity(name = "Basket")
		static class Basket {

			@Id
			Long id;

			@Version
			int version;

		}

	}

	static class Keys {

		@Entity(name = "ByIdentity")
		static class ByIdentity {

			@Id
			@GeneratedValue(strategy = GenerationType.IDENTITY)
			Long id;

		}

		@Entity(name = "BySequence")
		static class BySequence {

			@Id
			@GeneratedValue
			Long id;

		}

		@Entity(name = "ByTable")
		static class ByTable {

			@Id
			@GeneratedValue(strategy = GenerationType.TABLE)
			Long id;

		}

		@Entity(name = "ByUuid")
		static class ByUuid {

			@Id
			@UuidGenerator
			UUID id;

		}

		@Entity(name = "ByText")
		static class ByText {

			@Id
			@GeneratedValue(strategy = GenerationType.UUID)
			@Column(length = 36)
			String id;

		}

		@Entity(name = "BySmall")
		static class BySmall {

			@Id
			@GeneratedValue(strategy = GenerationType.IDENTITY)
			Short id;

		}

	}

}
