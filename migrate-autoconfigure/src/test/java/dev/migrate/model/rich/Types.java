package dev.migrate.model.rich;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.Year;
import java.time.ZonedDateTime;
import java.util.Currency;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Basic;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Converter;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Lob;
import jakarta.persistence.Temporal;
import jakarta.persistence.TemporalType;
import org.hibernate.Length;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.TimeZoneStorage;
import org.hibernate.annotations.TimeZoneStorageType;
import org.hibernate.type.NumericBooleanConverter;
import org.hibernate.type.SqlTypes;
import org.hibernate.type.YesNoConverter;

/**
 * Every type of a column.
 */
public final class Types {

	private Types() {
	}

	@Entity(name = "Numbers")
	public static class Numbers {

		@Id
		Long id;

		boolean flag;

		Boolean maybe;

		byte tiny;

		short small;

		int whole;

		Long big;

		float single;

		double twice;

		BigInteger huge;

		BigDecimal amount;

		@Column(precision = 12, scale = 4)
		BigDecimal price;

		Year year0;

		Duration duration;

		@Convert(converter = YesNoConverter.class)
		Boolean yesNo;

		@Convert(converter = NumericBooleanConverter.class)
		Boolean zeroOne;

	}

	@Entity(name = "Texts")
	public static class Texts {

		@Id
		Long id;

		char letter;

		String plain;

		@Column(length = 40)
		String shorter;

		@Column(length = Length.LONG)
		String longer;

		@Column(length = Length.LONG32)
		String longest;

		@Lob
		String lob;

		@JdbcTypeCode(SqlTypes.CHAR)
		@Column(length = 3)
		String fixed;

		@JdbcTypeCode(SqlTypes.LONG32VARCHAR)
		String unbounded;

		@Convert(converter = LowerCase.class)
		@Column(length = 80)
		Word word;

		UUID uuid;

		Locale locale;

		Currency currency;

		Class<?> type;

		@Column(columnDefinition = "varchar(77)")
		String defined;

	}

	@Entity(name = "Times")
	public static class Times {

		@Id
		Long id;

		LocalDate date;

		LocalTime time;

		LocalDateTime dateTime;

		Instant instant;

		OffsetDateTime withOffset;

		@TimeZoneStorage(TimeZoneStorageType.NORMALIZE)
		ZonedDateTime zoned;

		@TimeZoneStorage(TimeZoneStorageType.COLUMN)
		OffsetDateTime split;

		@Column(precision = 3)
		LocalDateTime millis;

		@Column(precision = 0)
		Instant seconds;

		@Temporal(TemporalType.TIMESTAMP)
		Date legacy;

		@Temporal(TemporalType.DATE)
		Date legacyDay;

	}

	@Entity(name = "Bytes")
	public static class Bytes {

		@Id
		Long id;

		byte[] plain;

		@Column(length = 16)
		byte[] hash;

		@Lob
		@Basic
		byte[] lob;

		@Column(length = Length.LONG32)
		byte[] longest;

		@JdbcTypeCode(SqlTypes.JSON)
		Map<String, String> json;

		List<String> tags;

		int[] numbers;

		Suit[] suits;

	}

	@Entity(name = "Enums")
	public static class Enums {

		@Id
		Long id;

		Suit ordinal;

		@Enumerated(EnumType.STRING)
		@Column(nullable = false)
		Suit named = Suit.HEARTS;

		@Enumerated(EnumType.STRING)
		@JdbcTypeCode(SqlTypes.VARCHAR)
		@Column(length = 20)
		Suit text = Suit.SPADES;

		@Convert(converter = SuitConverter.class)
		@Column(length = 1)
		Suit converted = Suit.SPADES;

	}

	public enum Suit {

		SPADES, HEARTS

	}

	public record Word(String value) {
	}

	@Converter
	public static class LowerCase implements AttributeConverter<Word, String> {

		@Override
		public String convertToDatabaseColumn(Word word) {
			return (word != null) ? word.value().toLowerCase(Locale.ROOT) : null;
		}

		@Override
		public Word convertToEntityAttribute(String value) {
			return (value != null) ? new Word(value) : null;
		}

	}

	@Converter
	public static class SuitConverter implements AttributeConverter<Suit, String> {

		@Override
		public String convertToDatabaseColumn(Suit suit) {
			return (suit != null) ? suit.name().substring(0, 1) : null;
		}

		@Override
		public Suit convertToEntityAttribute(String value) {
			return (value != null) ? (value.equals("S") ? Suit.SPADES : Suit.HEARTS) : null;
		}

	}

}
